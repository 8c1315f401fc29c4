"""Three versions of a section to one, entry by entry and field by field; what both sides changed is a conflict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any, TypeVar

from studio.domain.entries import AnyEntry, EntryId
from studio.domain.frozen import dataclass, replace
from studio.domain.library import Section
from studio.domain.three_way import merged_text

Name = TypeVar("Name", bound=str)
WHOLE = ""
"""The field of a conflict about an entry as a whole: one side removed what the other changed."""
FIXED = frozenset(("id", "place", "places"))
"""Fields that say what an entry is called and where it stands, and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field that both sides changed, each in another way."""

    entry: EntryId | None
    """None for the title and the introduction of the section itself."""
    field: str
    """`WHOLE` where an entry was removed on one side."""
    base: Any
    """What both began with; None where there was nothing."""
    mine: Any
    theirs: Any

    @property
    def key(self) -> tuple[str, str, str]:
        """Name the conflict, for choosing a side; with other words of theirs it is another one, which nobody saw."""
        said = sha256(repr(_said(self.theirs)).encode("utf-8", "surrogatepass")).hexdigest()
        return self.entry or "", self.field, said


def _said(value: Any) -> object:
    """Give what makes two values equal: without where in a file they stand."""
    if is_dataclass(value) and not isinstance(value, type):
        names = (one.name for one in fields(value) if one.compare)
        return type(value).__name__, [(name, _said(getattr(value, name))) for name in names]
    if isinstance(value, tuple | list):
        return [_said(one) for one in value]
    if isinstance(value, Mapping):
        return sorted((repr(key), repr(_said(one))) for key, one in value.items())
    if isinstance(value, frozenset | set):
        return sorted(repr(_said(one)) for one in value)
    return value


Choices = Mapping[tuple[str, str, str], Any]
"""The value to take for each conflict, by its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A section with the changes of both sides; where they disagree and nobody chose, with mine."""

    section: Section
    conflicts: tuple[Conflict, ...]


def merge_sections(base: Section, mine: Section, theirs: Section, choices: Choices | None = None) -> Merged:
    """Merge what was made of `base` on two sides, settled by the choices that were made."""
    made = _Merging(choices or {}, [])
    known = tuple({entry.id: entry for entry in section.entries} for section in (base, mine, theirs))
    order = merged_order(*(tuple(section) for section in known))
    entries = (made.entry(*(section.get(name) for section in known)) for name in order)
    title = made.value(None, "title", base.title, mine.title, theirs.title)
    intro = made.value(None, "intro", base.intro, mine.intro, theirs.intro)
    section = replace(mine, title=title, intro=intro, entries=tuple(one for one in entries if one is not None))
    return Merged(section=section, conflicts=tuple(made.conflicts))


@dataclass(frozen=True, slots=True)
class _Merging:
    choices: Choices
    conflicts: list[Conflict]

    def entry(self, base: AnyEntry | None, mine: AnyEntry | None, theirs: AnyEntry | None) -> AnyEntry | None:
        if theirs in (base, mine):  # nearly all entries of a large section
            return mine
        if mine is not None and theirs is not None and type(mine) is type(theirs):
            return self._fields(base, mine, theirs)
        if mine == base:
            return theirs
        known = base or mine or theirs
        return None if known is None else self._decided(known.id, WHOLE, base, mine, theirs)

    def _fields(self, base: AnyEntry | None, mine: AnyEntry, theirs: AnyEntry) -> AnyEntry:
        changes = {
            one.name: self.value(
                mine.id, one.name, getattr(base, one.name, None), getattr(mine, one.name), getattr(theirs, one.name)
            )
            for one in fields(mine)
            if one.name not in FIXED
        }
        return replace(mine, **changes)

    def value(self, entry: EntryId | None, name: str, base: Any, mine: Any, theirs: Any) -> Any:
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        if all(isinstance(one, str) for one in (base, mine, theirs)) and type(mine) is str:
            merged = merged_text(base, mine, theirs)
            if merged is not None:
                return merged
        return self._decided(entry, name, base, mine, theirs)

    def _decided(self, entry: EntryId | None, name: str, base: Any, mine: Any, theirs: Any) -> Any:
        conflict = Conflict(entry=entry, field=name, base=base, mine=mine, theirs=theirs)
        if conflict.key in self.choices:
            return self.choices[conflict.key]
        self.conflicts.append(conflict)
        return mine


def merged_order(base: Sequence[Name], mine: Sequence[Name], theirs: Sequence[Name]) -> tuple[Name, ...]:
    """Give all names in the order of the side that moved some, mine if both did; others stand where they stood."""
    sets = tuple(frozenset(side) for side in (base, mine, theirs))
    kept_mine, kept_theirs = ([name for name in base if name in side] for side in sets[1:])
    moved = [name for name in mine if name in sets[0]] != kept_mine
    moved_there = [name for name in theirs if name in sets[0]] != kept_theirs
    leading, other = (theirs, mine) if moved_there and not moved else (mine, theirs)
    order, known = list(leading), set(leading)
    for before, name in _with_previous(other):
        if name not in known:
            order.insert(order.index(before) + 1 if before in known else 0, name)
            known.add(name)
    return tuple(order)


def _with_previous(names: Sequence[Name]) -> Iterator[tuple[Name | None, Name]]:
    previous: Name | None = None
    for name in names:
        yield previous, name
        previous = name
