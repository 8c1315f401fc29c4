"""The verbs of the outline on a session: each is one undoable step with a name, and tells what to select afterwards."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from studio.app.edits.chapters import add_chapter
from studio.app.edits.finding import all_picks, chapter_index, holder_of, new_ids
from studio.domain.proposal import Proposal
from studio.ui.outline import verbs
from studio.ui.outline.dropping import Cargo, Load, Spot
from studio.ui.outline.rows import Row
from studio.ui.outline.words import counted, step_label
from studio.ui.session import Session


class OutlineSteps:
    """Takes steps for rows of the outline."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def remove(self, rows: Sequence[Row]) -> None:
        """Remove chapters and picks."""
        self._take(partial(verbs.remove, ids=_ids(rows)), step_label("Remove", rows))

    def rename(self, row: Row, title: str) -> None:
        """Give a chapter or pick another title."""
        library = self._session.workspace.library
        change = partial(verbs.rename, library=library, source=row.source, text=title)
        self._take(change, step_label("Rename", (row,)))

    def shift(self, rows: Sequence[Row], step: int) -> None:
        """Move chapters or picks one place up (-1) or down (1)."""
        self._take(partial(verbs.shift, ids=_ids(rows), step=step), step_label("Move", rows))

    def can_shift(self, rows: Sequence[Row], step: int) -> bool:
        """Tell whether there is a place to move to."""
        proposal = self._session.proposal
        return verbs.shift(proposal, _ids(rows), step) is not proposal

    def duplicate(self, rows: Sequence[Row]) -> str:
        """Put a copy behind each; give the first copy's id."""
        return _first(self._take(partial(verbs.duplicate, ids=_ids(rows)), step_label("Duplicate", rows)))

    def pin(self, rows: Sequence[Row], *, on: bool) -> None:
        """Keep entries as they are here, or let them follow the library again."""
        change = partial(verbs.pin, library=self._session.workspace.library, ids=_ids(rows), on=on)
        self._take(change, step_label("Pin" if on else "Let go", rows))

    def add(self, kind: str, name: str) -> str:
        """Add a chapter of a kind behind what is selected; give its id."""
        proposal, selected = self._session.proposal, self._session.selection.source
        holder = holder_of(proposal, selected)
        at = chapter_index(proposal, holder.id if holder else selected)
        change = partial(add_chapter, kind=kind, index=None if at is None else at + 1)
        return _first(self._take(change, f"Add chapter “{name}”"))

    def drop(self, load: Load, spot: Spot, rows: Sequence[Row]) -> str:
        """Put what was dragged into its place; give the id of what came from the library."""
        match load.cargo:
            case Cargo.CHAPTERS:
                self._take(partial(verbs.drop_chapters, ids=load.ids, index=spot.index or 0), step_label("Move", rows))
            case Cargo.PICKS:
                change = partial(verbs.drop_picks, ids=load.ids, chapter_id=spot.chapter, index=spot.index)
                self._take(change, step_label("Move", rows))
            case Cargo.ENTRIES:
                return self._drop_entries(load.ids, spot)
        return ""

    def _drop_entries(self, entries: Collection[str], spot: Spot) -> str:
        library = self._session.workspace.library
        change = partial(
            verbs.drop_entries, library=library, entries=entries, chapter_id=spot.chapter, index=spot.index
        )
        self._take(change, f"Add {counted(len(entries), 'entry', 'entries')}")
        return _first(pick.id for _, pick in all_picks(self._session.proposal) if pick.entry in entries)

    def _take(self, change: Callable[[Proposal], Proposal], label: str) -> tuple[str, ...]:
        before = self._session.proposal
        self._session.edit(change, label)
        return new_ids(before, self._session.proposal)


def _ids(rows: Sequence[Row]) -> frozenset[str]:
    return frozenset(row.source for row in rows)


def _first(ids: Iterable[str]) -> str:
    return next(iter(ids), "")
