"""How often the entries of a library are used to rows of a list, in words."""

from pathlib import Path

from studio.app.keeping.where_used import Age, Usage, Uses, missed, placed_in, usage_of
from studio.app.library_filters import STATE_TITLES
from studio.app.search_words import readable
from studio.domain.entries import EntryId, EntryState, SectionKind, headline
from studio.domain.frozen import dataclass
from studio.domain.library import Library

_NAMED = 12
"""Proposals that are named one by one."""
_AGES = {Age.CURRENT: "as it is now", Age.EARLIER: "earlier", Age.UNKNOWN: "version unknown"}


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageRow:
    """One entry."""

    entry: EntryId
    title: str
    about: str
    """Where it is used and in which version, in a line."""
    count: int
    """Proposals that use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All entries of a library, or of a part of it."""

    folder: Path
    rows: tuple[UsageRow, ...]
    """Those that are never used first, the most used last."""
    said: str
    """How many are used, in a line."""


def overview_of(uses: Uses, library: Library, place: tuple[str, str]) -> Overview:
    """Tell how often entries are used: of a section, of a topic for no section, or of all for neither."""
    start = "".join(f"{part}/" for part in place if part)
    usage = [one for one in usage_of(placed_in(uses, library), library) if one.entry.id.startswith(start)]
    rows = tuple(_row(one, library) for one in sorted(usage, key=lambda one: len(one.uses)))
    never = sum(not row.count for row in rows)
    said = said_of(uses, f"{len(rows) - never} of {len(rows)} entries are used in")
    return Overview(folder=uses.folder, rows=rows, said=said)


def said_of(uses: Uses, what: str) -> str:
    """Say `what` of the proposals of a folder, in a line; and what was not looked at."""
    proposals = "the one proposal" if uses.proposals == 1 else f"the {uses.proposals:,} proposals"
    known = f"{what} {proposals} of this folder" if uses.proposals else "There are no proposals in this folder"
    return "; ".join((known, *missed(uses)))


def unseen_paths(uses: Uses) -> str:
    """Give the proposals that could not be read, wholly or in part, each on a line; the first ones of many."""
    paths = [*uses.unreadable, *uses.partly]
    more = [f"and {len(paths) - _NAMED:,} more"] if len(paths) > _NAMED else []
    return "\n".join((*map(str, paths[:_NAMED]), *more))


def _row(usage: Usage, library: Library) -> UsageRow:
    entry, count = usage.entry, len(usage.uses)
    ages = ", ".join(f"{number} {_AGES[age]}" for age, number in usage.ages(library).items())
    changed = sum(bool(use.changed) for use in usage.uses)
    parts = [f"Used {'once' if count == 1 else f'{count} times'}: {ages}" if count else "Never used"]
    if changed:
        parts.append(f"{changed} with words of {'its' if changed == 1 else 'their'} own")
    if entry.state is not EntryState.APPROVED:
        parts.append(STATE_TITLES[entry.state])
    topic, kind, _ = entry.id.split("/")
    found = library.topic(topic)
    section = found.section(SectionKind(kind)) if found else None
    parts += [one.title for one in (found, section) if one is not None]
    title = readable(headline(entry)) or "Untitled"
    return UsageRow(entry=entry.id, title=title, about=" · ".join(parts), count=count)
