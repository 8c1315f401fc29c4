"""Updates of a proposal and its pinned entries to the rows of a list, as plain values."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from studio.app.edits.finding import all_picks
from studio.app.forms.specs import kind_label
from studio.app.pinning import pinned_entries
from studio.app.updating import Choices, EntryUpdate
from studio.compose.markup import line_markup
from studio.compose.picks import overridden
from studio.domain.chapters import Pick
from studio.domain.entries import AnyEntry, EntryId, headline
from studio.domain.frozen import dataclass
from studio.domain.languages import library_for
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.domain.text import plain_line


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRow:
    """A picked entry."""

    key: str
    """Id of its pick."""
    entry: EntryId
    title: str
    kind: str
    """What it is: `Benefit`."""
    about: str
    """What has changed, in a line."""
    update: EntryUpdate | None = None
    """None for one that is pinned."""
    to_choose: int = 0
    """How many of its fields somebody has to choose for still."""
    entry_type: type[AnyEntry] | None = None

    @property
    def pinned(self) -> bool:
        """Whether it stays as it is, whatever the library says."""
        return self.update is None

    @property
    def moved(self) -> bool:
        """Whether it stands in another topic now."""
        return self.update is not None and self.update.to is not None


def update_rows(
    proposal: Proposal, library: Library, updates: Sequence[EntryUpdate], chosen: Choices
) -> tuple[UpdateRow, ...]:
    """Give the entries that have changed, in the order of the proposal, then those that are pinned."""
    library = library_for(library, proposal.language)
    picks = {pick.id: pick for _, pick in all_picks(proposal)}
    changed = [_row(picks[one.pick], library, one, chosen) for one in updates if one.pick in picks]
    fixed, told = pinned_entries(proposal), {row.key for row in changed}
    rest = (pick for pick in picks.values() if pick.entry in fixed and pick.id not in told)
    return (*changed, *(_row(pick, library, None, chosen) for pick in rest))


def settled(updates: Sequence[EntryUpdate], chosen: Choices) -> tuple[EntryUpdate, ...]:
    """Give the updates that can be brought in: an entry of which nothing is to be chosen in any of its places."""
    waiting = {one.entry for one in updates if open_fields(one, chosen)}
    return tuple(one for one in updates if one.entry not in waiting)


def open_fields(update: EntryUpdate, chosen: Choices) -> int:
    """Count the fields for which somebody has to choose."""
    return sum((update.pick, one.name) not in chosen for one in update.open_fields)


def still_meant(
    chosen: Choices, before: Sequence[EntryUpdate], now: Sequence[EntryUpdate]
) -> dict[tuple[str, str], Any]:
    """Give the choices for fields that are in all versions what they were when somebody chose."""
    old, new = ({(one.pick, field.name): field for one in updates for field in one.fields} for updates in (before, now))
    return {key: value for key, value in chosen.items() if key in new and old.get(key) == new[key]}


def told(rows: Collection[UpdateRow]) -> str:
    """Say how much there is to do."""
    changed = [row for row in rows if not row.pinned]
    waiting = sum(row.to_choose > 0 for row in changed)
    if not changed:
        return "Everything is as the library has it."
    moved = sum(row.moved for row in changed)
    said = f"{entries_have(len(changed) - moved, moved)} in the library since you looked last."
    if not waiting:
        return said
    some = counted(waiting, "waits", "wait") if len(changed) > 1 else "It waits"
    return f"{said} {some} for your choice."


def entries_have(changed: int, moved: int) -> str:
    """Say how many entries have changed or were moved."""
    what = "changed or been moved" if changed and moved else "changed" if changed else "been moved"
    return f"{counted(changed + moved, 'entry has', 'entries have')} {what}"


def counted(number: int, one: str, many: str) -> str:
    """Give a number with its words."""
    return f"{number} {one if number == 1 else many}"


def _row(pick: Pick, library: Library, update: EntryUpdate | None, chosen: Choices) -> UpdateRow:
    entry = library.find(update.to if update and update.to else pick.entry)
    title = pick.entry.rpartition("/")[2] if entry is None else headline(overridden(entry, pick.overrides))
    waiting = open_fields(update, chosen) if update else 0
    return UpdateRow(
        key=pick.id,
        entry=pick.entry,
        title=plain_line(line_markup(title)) or "Untitled entry",
        kind="Entry" if entry is None else kind_label(type(entry)),
        about=" · ".join(_about(update, waiting)) if update else "Pinned",
        update=update,
        to_choose=waiting,
        entry_type=None if entry is None else type(entry),
    )


def _about(update: EntryUpdate, waiting: int) -> Iterator[str]:
    if update.to is not None:
        yield f"Moved to {update.topic}"
    if update.fields:
        yield counted(len(update.fields), "change", "changes")
    elif update.to is None or update.now is not None:
        yield "Other words in the library"
    if waiting:
        yield f"{waiting} to choose"
    elif update.open_fields:
        yield "chosen"
