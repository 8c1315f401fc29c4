"""A folder of proposals to where each entry is used: in which of them, in which version, changed or not."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from studio.app.edits.finding import all_picks
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass, replace
from studio.domain.library import Library
from studio.domain.moved_entries import place_now
from studio.domain.origins import has_changed
from studio.domain.proposal import Origin, Proposal
from studio.sources.proposals.proposal import read_proposal
from studio.sources.proposals.unread import unseen

_CLIENT = re.compile(r"\{\{\s*client\.name\s*\}\}")
"""The field that titles of proposals have."""
MOST = 5000
"""Proposals of a folder that are looked at, unless somebody says otherwise."""


class Age(StrEnum):
    """In which version a proposal uses an entry."""

    CURRENT = "as it is now"
    EARLIER = "an earlier version"
    UNKNOWN = "version unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One proposal that uses an entry."""

    path: Path
    title: str
    client: str
    origin: Origin | None
    """What the proposal remembers of it; None where it does not say."""
    changed: tuple[str, ...]
    """Fields that say something else for this client."""
    was: EntryId | None = None
    """The place that the proposal names, where the entry was moved since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """What a folder of proposals uses."""

    folder: Path
    proposals: int
    """How many were read."""
    by_entry: Mapping[EntryId, tuple[Use, ...]]
    unreadable: tuple[Path, ...] = ()
    """Proposals that could not be read at all."""
    partly: tuple[Path, ...] = ()
    """Those of the read ones of which some picks could not be read."""
    beyond: int = 0
    """How many more there are in the folder, at which nobody looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How often an entry of a library is used."""

    entry: AnyEntry
    uses: tuple[Use, ...]
    """The proposals that use it; none where it never is."""

    def ages(self, library: Library) -> dict[Age, int]:
        """Count the proposals by the version in which they use it, without versions that none uses."""
        found = Counter(age_of(use, library) for use in self.uses)
        return {age: found[age] for age in Age if found[age]}


def read_uses(folder: Path, most: int = MOST) -> Uses:
    """Look through the proposals of a folder and the folders in it, `most` at most; what is not seen is named."""
    paths = sorted(path for path in folder.rglob("*.proposal.yaml") if path.is_file())
    read: list[tuple[Path, Proposal]] = []
    unreadable, partly = [], []
    for path in paths[:most]:
        try:
            proposal, findings = read_proposal(path)
        except StudioError:
            unreadable.append(path)
            continue
        read.append((path, proposal))
        if unseen(findings):
            partly.append(path)
    return Uses(
        folder=folder,
        proposals=len(read),
        by_entry=uses_in(read),
        unreadable=tuple(unreadable),
        partly=tuple(partly),
        beyond=max(0, len(paths) - most),
    )


def uses_in(proposals: Iterable[tuple[Path, Proposal]]) -> dict[EntryId, tuple[Use, ...]]:
    """Give for every entry the proposals that use it; one that picks it twice counts once."""
    found: defaultdict[EntryId, list[Use]] = defaultdict(list)
    for path, proposal in proposals:
        for entry, use in _uses(path, proposal):
            found[entry].append(use)
    return {entry: tuple(uses) for entry, uses in found.items()}


def age_of(use: Use, library: Library) -> Age:
    """Tell in which version a proposal uses an entry of a library, in the language of the proposal."""
    if use.origin is None:
        return Age.UNKNOWN
    return Age.EARLIER if has_changed(use.origin, library) else Age.CURRENT


def usage_of(uses: Uses, library: Library) -> tuple[Usage, ...]:
    """Give all entries of a library, the most used first, those that never are last, else as in the library."""
    found = (Usage(entry=entry, uses=uses.by_entry.get(entry.id, ())) for entry in library.index.values())
    return tuple(sorted(found, key=lambda one: -len(one.uses)))


def placed(uses: Uses, topics: Iterable[str], find: Callable[[str], object | None]) -> Uses:
    """Count proposals that name the old place of an entry that was moved as using it where it stands now.

    `topics` and `find` tell of a library, or of one that is being changed.
    """
    topics, known = tuple(topics), uses.by_entry
    now = {entry: place for entry in known if find(entry) is None and (place := place_now(entry, topics, find))}
    if not now:
        return uses
    picked = Counter((place, use.path) for place in set(now.values()) for use in known.get(place, ()))
    picked.update((place, use.path) for entry, place in now.items() for use in known[entry])
    found: defaultdict[EntryId, list[Use]] = defaultdict(list, {one: list(of) for one, of in known.items()})
    for entry, place in now.items():
        moved = [use for use in known[entry] if picked[place, use.path] == 1]
        found[entry] = [use for use in known[entry] if picked[place, use.path] > 1]
        found[place] += [replace(use, was=entry, origin=_moved(use.origin, place)) for use in moved]
    return replace(uses, by_entry={entry: tuple(of) for entry, of in found.items() if of})


def placed_in(uses: Uses, library: Library) -> Uses:
    """Count as `placed` does, in a library as it is."""
    return placed(uses, [topic.id for topic in library.topics], library.find)


def _moved(origin: Origin | None, place: EntryId) -> Origin | None:
    return None if origin is None else replace(origin, entry=place)


def gone_from(uses: Uses, library: Library) -> tuple[EntryId, ...]:
    """Give the entries that proposals use and the library does not have any more."""
    return tuple(sorted(entry for entry in uses.by_entry if entry not in library.index))


def _uses(path: Path, proposal: Proposal) -> Iterator[tuple[EntryId, Use]]:
    origins = {origin.entry: origin for origin in proposal.origins}
    picks: dict[EntryId, set[str]] = {}
    for _, pick in all_picks(proposal):
        picks.setdefault(pick.entry, set()).update(name for name, _ in pick.overrides)
    for entry, changed in picks.items():
        yield (
            entry,
            Use(
                path=path,
                title=_CLIENT.sub(lambda _: proposal.client.name, proposal.title),
                client=proposal.client.name,
                origin=origins.get(entry),
                changed=tuple(sorted(changed)),
            ),
        )


def missed(uses: Uses) -> tuple[str, ...]:
    """Say in words what was not looked at; nothing where all of a folder was."""
    found = (
        (len(uses.unreadable), "could not be read"),
        (len(uses.partly), "could be read only in part"),
        (uses.beyond, "more not looked at"),
    )
    return tuple(f"{count:,} {said}" for count, said in found if count)
