"""The types of translations, made of those of entries: the same texts, none required, and nothing else but an id."""

from dataclasses import MISSING, field, fields, is_dataclass, make_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Optional, get_args, get_origin, get_type_hints

from studio.domain.entries import ENTRY_TYPES, EntryId, SectionKind, TextField
from studio.domain.translation import holds_text, text_fields
from studio.sources.libraries.content_file import SectionFile, TopicFile

OF = "of"
"""Key of the version that was translated."""
_OF_HELP = "version of the original's texts when they were translated; `proposal-studio check` says which it is"
_Of = Annotated[str, TextField(_OF_HELP)]


@cache
def entry_translation(kind: SectionKind) -> type:
    """Give the type of the translations of one kind of entries."""
    cls = ENTRY_TYPES[kind]
    return _made(cls, [("id", EntryId), (OF, _Of, ""), *_optional(cls)])


@cache
def head_translation(kind: SectionKind | None) -> type:
    """Give the type of the translation of a section's head, or of a topic."""
    cls = SectionFile if kind else TopicFile
    names = [one for one in _optional(cls) if one[0] != "language"]
    return _made(cls, [(OF, _Of, ""), *names])


def _optional(cls: Any) -> list[tuple[str, Any, Any]]:
    hints = get_type_hints(cls, include_extras=True)
    return [(name, _translated(hints[name]), _nothing(hints[name])) for name in text_fields(cls)]


def _nothing(hint: Any) -> object:
    if get_origin(hint) is tuple:
        return ()
    return None if get_origin(hint) is UnionType else ""


@cache
def _item(cls: Any) -> type:
    """Give the type of the texts of a record within an entry; those that are required there are so here."""
    hints = get_type_hints(cls, include_extras=True)
    defaults = {one.name: one.default for one in fields(cls)}
    names = [(name, hints[name], defaults[name]) for name in text_fields(cls)]
    return _made(cls, [one[:2] if one[2] is MISSING else one for one in names])


def _translated(hint: Any) -> Any:
    """Give a field's hint with types of translations in place of records."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple and holds_text(inner[0]):
        return tuple[_translated(inner[0]), ...]  # type: ignore[misc] # made of what is only known at run time
    if origin is UnionType and NoneType in inner:
        return Optional[_translated(inner[0])]  # noqa: UP045 - as above
    return _item(hint) if isinstance(hint, type) and is_dataclass(hint) else hint


def _made(cls: type, names: list[tuple[Any, ...]]) -> type:
    described = [(one[0], one[1], field(default=one[2])) if len(one) > 2 else one for one in names]  # noqa: PLR2004
    more = {"__doc__": f"In another language: {_lowered(cls.__doc__ or '')}", "translates": cls}
    return make_dataclass(f"{cls.__name__}Translation", described, namespace=more, frozen=True, kw_only=True)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
