"""Records of a proposal to trees of keys and values as they stand in its file."""

import os
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from studio.domain.chapters import AnyChapter, Pick, PicksChapter, TextChapter
from studio.domain.frozen import dataclass
from studio.domain.pictures import Picture
from studio.domain.proposal import Proposal
from studio.sources.names import ID
from studio.sources.proposals.chapters import Names, slug
from studio.sources.proposals.file_scalars import cleaned
from studio.sources.proposals.free_fields import FreeFields

LONGEST_ID = 48
"""Characters that a written id may have."""
NEVER_WRITTEN = frozenset(("id", "place", "places", "path", "purpose", "picks", "chapters", "unread"))
"""Fields that are no keys, or are written by rules of their own."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, a date or a word of YAML: written as it is."""

    text: str


Tree = str | Literal | None | dict[str, "Tree"] | list["Tree"]
"""None is a key without a value."""


def proposal_tree(proposal: Proposal) -> dict[str, Tree]:
    """Give the keys of a proposal in the documented order."""
    tree = record_tree(proposal, folder_of(proposal))
    explicit = explicit_ids(proposal)
    tree["chapters"] = [
        chapter_tree(chapter, folder_of(proposal), with_id=chapter.id in explicit) for chapter in proposal.chapters
    ]
    return tree


def folder_of(proposal: Proposal) -> Path | None:
    """Give the folder that a proposal's pictures are named from."""
    return proposal.path.parent if proposal.path else None


def chapter_tree(chapter: AnyChapter, folder: Path | None, *, with_id: bool) -> dict[str, Tree]:
    """Give the keys of a chapter, notes at the end."""
    tree: dict[str, Tree] = {}
    if not (isinstance(chapter, PicksChapter) and chapter.picks):
        tree["kind"] = Literal(file_kind(chapter))
    if with_id:
        tree["id"] = chapter.id
    tree |= record_tree(chapter, folder)
    if isinstance(chapter, PicksChapter) and chapter.picks:
        tree["picks"] = [pick_tree(pick, folder) for pick in chapter.picks]
    notes = tree.pop("notes", None)
    return tree if notes is None else {**tree, "notes": notes}


def pick_tree(pick: Pick, folder: Path | None) -> Tree:
    """Give a pick: the entry's id alone, or with the fields set for this client."""
    if not pick.overrides:
        return str(pick.entry)
    return {"entry": str(pick.entry), "set": {name: override_tree(value, folder) for name, value in pick.overrides}}


def override_tree(value: object, folder: Path | None) -> Tree:
    """Give the value of a changed field; one that is set to nothing is a key without a value."""
    return None if value == "" else value_tree(value, folder)


def record_tree(record: Any, folder: Path | None) -> dict[str, Tree]:
    """Give the keys of a record whose values are not the defaults."""
    tree: dict[str, Tree] = {}
    hints = hints_of(type(record))
    for one in fields(record):
        value = getattr(record, one.name)
        if one.name in NEVER_WRITTEN or value == default_of(one):
            continue
        if hints[one.name] == FreeFields:
            tree[one.name] = {name: cleaned(text) for name, text in value}
        else:
            tree[one.name] = value_tree(value, folder)
    return tree


def value_tree(value: Any, folder: Path | None) -> Tree:
    """Give a single value, a list or a record."""
    match value:
        case str() if not isinstance(value, StrEnum):
            return cleaned(value)
        case Picture():
            return {"file": file_of(value, folder), "alt": cleaned(value.alt)}
        case tuple():
            return [value_tree(item, folder) for item in value]
        case _:
            return record_tree(value, folder) if is_dataclass(value) else _literal(value)


def _literal(value: object) -> Literal | None:
    match value:
        case None:
            return None
        case bool():
            return Literal("true" if value else "false")
        case Decimal():
            return Literal(f"{value:f}")
        case _:
            return Literal(str(value))


def default_of(field: Any) -> object:
    """Give a field's default; MISSING for one that is required."""
    return field.default if field.default_factory is MISSING else field.default_factory()


def hints_of(cls: Any) -> dict[str, Any]:
    """Give the types of a record's fields."""
    return _hints_of(cls)


@cache
def _hints_of(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def file_kind(chapter: AnyChapter) -> str:
    """Give what stands after `kind:`."""
    return str(chapter.purpose) if isinstance(chapter, TextChapter) else chapter.kind


def explicit_ids(proposal: Proposal) -> frozenset[str]:
    """Give the ids of the chapters that have to be written, because the reader would make others of the titles."""
    names, written = Names(), set()
    for chapter in proposal.chapters:
        made = Names(set(names.taken)).unique(slug(cleaned(chapter.title)) or slug(file_kind(chapter)))
        if made != chapter.id and ID.match(chapter.id) and len(chapter.id) <= LONGEST_ID:
            written.add(chapter.id)
        names.taken.add(chapter.id if made == chapter.id or chapter.id in written else made)
    return frozenset(written)


def file_of(picture: Picture, folder: Path | None) -> str:
    """Name a picture from the folder of its file, with forward slashes."""
    path = picture.path
    if folder is None:
        return path.as_posix()
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()
