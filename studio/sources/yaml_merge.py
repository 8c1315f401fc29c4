"""Three versions of a library's file to one, key by key and comment by comment, each line as somebody wrote it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import field

from studio.domain.frozen import dataclass, replace
from studio.domain.section_merge import merged_order
from studio.domain.three_way import merged_lines
from studio.sources.line_breaks import plain_lines, with_breaks_of
from studio.sources.proposals.file_spans import CannotMergeError
from studio.sources.yaml_outline import (
    ENTRIES,
    Item,
    Outline,
    Part,
    Value,
    comments_of,
    empty_outline,
    outline_of,
    said_in,
)

_HEAD_ALONE = re.compile(r"(?:[|>][-+0-9]*|:)\Z")
"""A first line behind which a comment may stand although the value goes on."""


def merged_file_text(base: str | None, mine: str, theirs: str, settled: str, known: Collection[str]) -> str:
    """Merge what two sides made of a file; what only one of them changed is as that one wrote it, byte for byte.

    `settled` is my text as it says what becomes of the keys that are `known`: it decides where both sides changed one.
    Of another key that both changed mine stays, and theirs is a comment above it.  No comment that somebody wrote is
    lost.  Line breaks are those of `mine`.  Raises CannotMergeError for files that cannot be taken apart.
    """
    was, own, other, decided = (None if text is None else plain_lines(text) for text in (base, mine, theirs, settled))
    before = empty_outline() if was is None else outline_of(was)
    sides = (outline_of(text or "") for text in (own, other, decided))
    run = _Merging(before, next(sides), next(sides), next(sides), frozenset(known))
    return with_breaks_of(_complete("\n".join(run.lines()), run), mine)


def with_comments_of(text: str, base: str | None, theirs: str) -> str:
    """Put what somebody else has newly said in comments at the end of a text that has no place for it.

    Raises CannotMergeError where one of the three is no YAML.
    """
    was, other, now = ({} if one is None else comments_of(plain_lines(one)) for one in (base, theirs, text))
    return with_breaks_of(
        _with_lines(plain_lines(text), (one for one in other if one not in was and one not in now)), text
    )


@dataclass(frozen=True, slots=True)
class _Merging:
    base: Outline
    mine: Outline
    theirs: Outline
    settled: Outline
    known: frozenset[str]
    values: dict[tuple[str, str], Value] = field(default_factory=dict)
    """What the result is to say."""
    orphans: list[str] = field(default_factory=list)
    """Comments of keys that are gone: they stand above what follows."""

    def lines(self) -> Iterator[str]:
        """Give the lines of the result."""
        known = [outline.parts for outline in (self.base, self.mine, self.theirs)]
        for name in merged_order(*map(tuple, known)):
            part = self._part("", *(parts.get(name) for parts in known))
            if part is None:
                continue
            self.values["", name] = part.value
            items = tuple(self._items()) if name == ENTRIES else ()
            kept = name != ENTRIES or (not items and self._is_alike(name, part))
            yield from _written(part if kept else _head_of_list(part, filled=bool(items)))
            yield from self._list(items)
        tails = (self.base.tail, self.mine.tail, self.theirs.tail)
        yield from (*self.orphans, *_merged_lead(*tails))

    def _is_alike(self, name: str, part: Part) -> bool:
        """Tell whether a part is on both sides as it is here, with nothing in its list that could be gone now."""
        sides = (self.mine, self.theirs)
        there = [side.parts.get(name) for side in sides]
        return all(one is not None and one.body == part.body for one in there) and not any(one.items for one in sides)

    def _list(self, items: tuple[Item, ...]) -> Iterator[str]:
        for item in items:
            for number, (name, part) in enumerate(item.parts.items()):
                self.values[item.id, name] = part.value
                yield from _written(part, None if number else item.dash)

    def _items(self) -> Iterator[Item]:
        known = [outline.items for outline in (self.base, self.mine, self.theirs)]
        dashes = [item.dash for item in self.mine.items.values()]
        for name in merged_order(*map(tuple, known)):
            base, mine, theirs = (items.get(name) for items in known)
            if theirs is not None:
                theirs = _at(theirs, mine, dashes)
            item = self._item(base, mine, theirs)
            if item is not None:
                yield replace(item, parts={key: self._with_orphans(part) for key, part in item.parts.items()})

    def _item(self, base: Item | None, mine: Item | None, theirs: Item | None) -> Item | None:
        if mine is None or theirs is None:
            return self._one_sided(base, mine, theirs)
        sides = [item.parts if item else {} for item in (base, mine, theirs)]
        names = merged_order(*map(tuple, sides))
        found = {name: self._part(mine.id, *(side.get(name) for side in sides)) for name in names}
        return replace(mine, parts={name: part for name, part in found.items() if part is not None})

    def _one_sided(self, base: Item | None, mine: Item | None, theirs: Item | None) -> Item | None:
        """Decide about an entry that one side does not have."""
        left = theirs if mine is None else mine
        if left is None:
            return None
        changed = base is None or left.values != base.values
        if base is None or (changed and left.id in self.settled.items):
            return left
        for name, part in left.parts.items():
            self._leave_comments(part, base.parts.get(name))
        return None

    def _part(self, entry: str, base: Part | None, mine: Part | None, theirs: Part | None) -> Part | None:
        if mine is not None:
            base, theirs = (part and _shifted(part, mine.indent - part.indent) for part in (base, theirs))
        taken = self._taken(entry, base, mine, theirs)
        if mine and base and theirs and mine.value == theirs.value and mine.body != base.body:
            taken = mine
        if taken is None:
            for part in (mine, theirs):
                self._leave_comments(part, base)
            return None
        part = _with_comments(taken, base, mine, theirs)
        return self._with_orphans(part if part.name in self.known else _with_other(part, base, theirs))

    def _with_orphans(self, part: Part) -> Part:
        """Put comments that have lost their place above the next key."""
        lines = tuple(" " * part.margin + one for one in self.orphans)
        self.orphans.clear()
        return replace(part, lead=(*lines, *part.lead)) if lines else part

    def _taken(self, entry: str, base: Part | None, mine: Part | None, theirs: Part | None) -> Part | None:
        """Give what is taken for a key: the part of a side, what was settled, or nothing."""
        was, own, other = (part.value if part else None for part in (base, mine, theirs))
        new = bool(entry) and entry not in self.base.items  # made on both sides: what one lacks it left out
        if own == was and not (new and other != own):
            return theirs
        if other == own or (other == was and not new):
            return mine
        name = next(part.name for part in (mine, theirs) if part is not None)
        if name not in self.known:
            return mine or theirs
        settled = self.settled.items[entry].parts if entry in self.settled.items else self.settled.parts
        part = settled.get(name)
        return next((one for one in (mine, theirs) if one and part and one.value == part.value), part)

    def _leave_comments(self, part: Part | None, base: Part | None) -> None:
        """Keep what one side has said of a key that is gone."""
        if part is None:
            return
        fresh = [*(part.comments - (base.comments if base else Counter[str]()))]
        if part.name not in self.known and (base is None or base.value != part.value):
            fresh += _as_comments(part)
        self.orphans.extend(one for one in fresh if one not in self.orphans)


def _with_other(part: Part, base: Part | None, theirs: Part | None) -> Part:
    """Give a key that nobody but people can merge, with what else was made of it as a comment above it."""
    if theirs is None or theirs.value in (part.value, base.value if base else None):
        return part
    return replace(part, lead=(*part.lead, *(" " * part.margin + line for line in _as_comments(theirs))))


def _as_comments(part: Part) -> list[str]:
    return [f"# {line[part.indent :]}".rstrip() for line in part.body]


def _written(part: Part, dash: int | None = None) -> Iterator[str]:
    """Give the lines of a part, with a dash before the first key of an entry."""
    yield from part.lead
    first = part.body[0] if dash is None else f"{' ' * dash}-{part.body[0][dash + 1 :]}"
    yield from (first + part.remark, *part.body[1:])


def _with_comments(taken: Part, base: Part | None, mine: Part | None, theirs: Part | None) -> Part:
    """Give a part with the comments of both sides around it; what has no place in its lines stands above them."""
    if mine is not None and theirs is not None:
        was = base.remark.strip() if base else ""
        remark = theirs.remark if mine.remark.strip() == was and theirs.remark.strip() != was else mine.remark
        if len(taken.body) > 1 and not _HEAD_ALONE.search(taken.body[0]):
            remark = taken.remark
        taken = replace(taken, lead=_merged_lead(base.lead if base else (), mine.lead, theirs.lead), remark=remark)
    known = base.comments if base else Counter[str]()
    own, other = (part.comments if part else Counter[str]() for part in (mine, theirs))
    wanted = dict.fromkeys((*(own - known), *(other - known), *(own & other)))
    more = (one for one in wanted if one not in taken.comments)
    return replace(taken, lead=(*taken.lead, *(" " * taken.margin + one for one in more)))


def _merged_lead(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Merge comments above a key; empty lines alone are no change."""
    was, own, other = map(said_in, (base, mine, theirs))
    if other in (was, own):
        return mine
    return theirs if own == was else merged_lines(base, mine, theirs)


def _shifted(part: Part, by: int) -> Part:
    """Give a part that is indented by more spaces, or by fewer."""
    if not by:
        return part
    return replace(
        part, lead=_moved(part.lead, by), body=_moved(part.body, by), indent=part.indent + by, margin=part.margin + by
    )


def _moved(lines: tuple[str, ...], by: int) -> tuple[str, ...]:
    if by >= 0:
        return tuple(" " * by + line if line.strip() else line for line in lines)
    return tuple(line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines)


def _at(item: Item, mine: Item | None, dashes: list[int]) -> Item:
    """Give an entry of theirs in the column in which mine stand."""
    by = (mine.dash if mine else dashes[0] if dashes else item.dash) - item.dash
    parts = {name: _shifted(part, by) for name, part in item.parts.items()}
    return replace(item, dash=item.dash + by, parts=parts)


def _head_of_list(part: Part, *, filled: bool) -> Part:
    """Give the line above the entries; brackets stand for none."""
    written = part.body[0].endswith(":")
    if written == filled and len(part.body) == 1:
        return part
    return replace(part, body=(f"{' ' * part.indent}{ENTRIES}:{'' if filled else ' []'}",))


def _complete(text: str, run: _Merging) -> str:
    """Make sure that the result says what it is to say; a comment that found no place stands at the end."""
    found = outline_of(text)
    if found.values() != run.values:
        raise CannotMergeError
    base, mine, theirs = (one.comments for one in (run.base, run.mine, run.theirs))
    known = dict.fromkeys((*mine, *theirs))
    return _with_lines(
        text, (one for one in known if max(mine[one], theirs[one]) > base[one] and not found.comments[one])
    )


def _with_lines(text: str, lines: Iterable[str]) -> str:
    more = "".join(f"{line}\n" for line in lines)
    if not more:
        return text
    return f"{text}{more}" if text.endswith("\n") else f"{text}\n{more}".removesuffix("\n")
