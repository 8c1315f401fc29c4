"""What the library pane does to a proposal: each one undoable step with a name."""

from collections.abc import Sequence
from functools import partial

from studio.app.edits.finding import all_picks
from studio.app.edits.picks import toggle_entries
from studio.app.search_lines import title_line
from studio.domain.entries import EntryId
from studio.ui.session import Session

_LONGEST = 40
"""Characters of a title in the name of a step."""


def put(session: Session, entries: Sequence[EntryId], *, on: bool) -> None:
    """Pick entries where they belong, or let go of all their picks."""
    library = session.workspace.library
    change = partial(toggle_entries, library=library, entries=tuple(entries), on=on)
    session.edit(change, f"{'Add' if on else 'Remove'} {_named(session, entries)}")


def pick_id_of(session: Session, entry: EntryId) -> str:
    """Give the id of an entry's first pick; empty when it is not picked."""
    return next((pick.id for _, pick in all_picks(session.proposal) if pick.entry == entry), "")


def _named(session: Session, entries: Sequence[EntryId]) -> str:
    if len(entries) != 1:
        return f"{len(entries)} entries"
    entry = session.workspace.library.find(entries[0])
    title = title_line(entry) if entry else entries[0]
    return f"“{title if len(title) <= _LONGEST else title[:_LONGEST].rstrip() + '…'}”"
