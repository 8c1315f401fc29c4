"""Two states of a proposal to the place of what differs, to go there after an undo."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass

from studio.app.concerns import Concern
from studio.domain.chapters import AnyChapter, Pick, PicksChapter
from studio.domain.proposal import Proposal

_BESIDE = frozenset(("path", "chapters", "origins", "unread"))
"""Of a proposal, what no form shows."""


def changed_place(before: Proposal, after: Proposal) -> Concern | None:
    """Give the first place where a proposal is another than before, or has something more.

    None when something only is not there any more, or nobody sees a difference.
    """
    if (field := _field(before, after, _BESIDE)) is not None:
        return Concern("", field)
    known = {chapter.id: chapter for chapter in before.chapters}
    places = (_in_chapter(known.get(chapter.id), chapter) for chapter in after.chapters)
    found = next((place for place in places if place is not None), None)
    moved = _moved(before.chapters, after.chapters)
    return found or (Concern(moved, "") if moved else None)


def _in_chapter(before: AnyChapter | None, after: AnyChapter) -> Concern | None:
    if before is after:
        return None
    if before is None or type(before) is not type(after):
        return Concern(after.id, "")
    if (field := _field(before, after, frozenset(("picks",)))) is not None:
        return Concern(after.id, field)
    if isinstance(before, PicksChapter) and isinstance(after, PicksChapter):
        return _in_picks(before.picks, after.picks)
    return None


def _in_picks(before: Sequence[Pick], after: Sequence[Pick]) -> Concern | None:
    known = {pick.id: pick for pick in before}
    for pick in after:
        old = known.get(pick.id)
        if old is None or old.entry != pick.entry:
            return Concern(pick.id, "")
        if old.overrides != pick.overrides:
            return Concern(pick.id, _override(dict(old.overrides), dict(pick.overrides)))
    moved = _moved(before, after)
    return Concern(moved, "") if moved else None


def _override(old: dict[str, object], new: dict[str, object]) -> str:
    name = next(name for name in (*new, *old) if name not in old or name not in new or old[name] != new[name])
    both = name in old and name in new
    return _joined(name, _within(old[name], new[name])) if both else name


def _field(old: object, new: object, without: frozenset[str] = frozenset()) -> str | None:
    """Give the path of the first field that differs; None when there is none."""
    for one in fields(new) if is_dataclass(new) else ():
        if one.compare and one.name not in without and getattr(old, one.name) != getattr(new, one.name):
            return _joined(one.name, _within(getattr(old, one.name), getattr(new, one.name)))
    return None


def _within(old: object, new: object) -> str:
    """Give the path of the first difference of two values that are not equal; empty for the values themselves."""
    if is_dataclass(new) and type(old) is type(new):
        return _field(old, new) or ""
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        at = next(n for n, (one, other) in enumerate(zip(old, new, strict=True)) if one != other)
        return _joined(str(at), _within(old[at], new[at]))
    return ""


def _joined(name: str, rest: str) -> str:
    return f"{name}.{rest}" if rest else name


def _moved(before: Sequence[AnyChapter | Pick], after: Sequence[AnyChapter | Pick]) -> str:
    """Give the id of what was moved, when the same stand in another order."""
    old, new = [one.id for one in before], [one.id for one in after]
    if old == new or sorted(old) != sorted(new):
        return ""
    first, last = next((one, other) for one, other in zip(old, new, strict=True) if one != other)
    without = [one for one in new if one != last]
    return last if without == [one for one in old if one != last] else first
