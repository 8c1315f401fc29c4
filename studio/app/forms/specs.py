"""A type of record to the specifications of its fields, by introspection of its dataclass."""

import datetime as dt
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from studio.app.edits.paths import FIXED
from studio.app.forms.form import FieldKind, FieldSpec
from studio.domain.chapters import Discount, EstimateLine, PicksChapter, TextChapter
from studio.domain.entries import Comparison, Criterion, TextField
from studio.domain.pictures import Picture
from studio.domain.proposal import Client, Consultant, OutputOptions, Proposal
from studio.sources.proposals.free_fields import FreeFields
from studio.sources.record_types import bare, label_of

_UNSHOWN = frozenset(("state", "tags", "owner", "review_by"))
"""Fields of entries for those who look after the library, not for clients."""
_MERGING = frozenset(("href", "confidentiality"))
"""Texts without a description that may hold merge fields."""
_OFF_SLIDES = frozenset(("notes", "href"))
_SLIM_KINDS = frozenset((FieldKind.NUMBER, FieldKind.DATE, FieldKind.CHOICE))
_SLIM = frozenset(("label", "value", "this", "other", "party", "role", "phone", "industry", "category", "unit"))
_SLIM_PLACES = frozenset(
    ((Consultant, "name"), (Proposal, "language"), (Proposal, "currency"), (EstimateLine, "optional"))
)
_TABLES = frozenset(("lines", "phases"))
_LABELS: dict[tuple[type | None, str], str] = {
    (None, "href"): "Link of the action",
    (None, "intro"): "Introduction",
    (None, "notes"): "Speaker notes",
    (None, "key_points"): "Key points",
    (None, "excluded"): "Not included",
    (None, "users"): "Who uses it so",
    (None, "numbers"): "Headline numbers",
    (None, "quote_by"): "Who said it",
    (None, "choose_this"): "Reasons for this topic",
    (None, "choose_other"): "Reasons for the other",
    (None, "scale"): "Budget bands, lowest first",
    (None, "percent"): "Percent",
    (Client, "name"): "Company",
    (Client, "contact"): "Contact",
    (Consultant, "name"): "Your name",
    (TextChapter, "purpose"): "Kind of chapter",
    (Consultant, "company"): "Your company",
    (Proposal, "valid_until"): "Valid until",
    (OutputOptions, "page_size"): "Paper of the PDF",
    (OutputOptions, "agenda"): "Agenda slide and contents page",
    (OutputOptions, "dividers"): "Divider slide before each chapter",
    (OutputOptions, "notes"): "Speaker notes in the deck",
    (OutputOptions, "confidentiality"): "Words in every footer",
    (Comparison, "this"): "This topic",
    (Comparison, "other"): "Compared with",
    (Criterion, "this"): "This topic",
    (Criterion, "other"): "The other",
}
_HELP: dict[tuple[type | None, str], str] = {
    (None, "icon"): "drawn beside it where the design has room",
    (None, "href"): "a web or mail address, such as https://… or mailto:…",
    (None, "group"): "lines of one group stand together with a subtotal",
    (None, "optional"): "offered, not in the total",
    (None, "unit"): "such as days",
    (None, "band"): "one name of the scale, or the lowest and the highest",
    (None, "confidential"): "the title is never shown to clients; the industry takes its place",
    (Client, "name"): "the company the proposal is for",
    (Client, "contact"): "role and department of the person addressed",
    (OutputOptions, "confidentiality"): "such as Confidential",
    (PicksChapter, "intro"): "left out while this is empty",
    (Discount, "label"): "such as Early order",
    (Proposal, "currency"): "three letters, such as EUR",
    (Proposal, "language"): "choose one, or type a code such as en_GB",
    (Proposal, "valid_until"): "the last day of the offer",
}
_ITEMS = {
    "facts": "fact",
    "numbers": "number",
    "figures": "figure",
    "engagements": "project",
    "factors": "factor",
    "criteria": "row",
    "choose_this": "reason",
    "choose_other": "reason",
    "scale": "band",
    "key_points": "point",
    "lines": "line",
    "phases": "phase",
    "members": "role",
    "clauses": "clause",
    "signatories": "party",
}


def specs_of(cls: type) -> tuple[FieldSpec, ...]:
    """Give the fields of a type of record that a form shows, in their order."""
    return _specs_of(cls)


@cache
def _specs_of(cls: type) -> tuple[FieldSpec, ...]:
    hints = get_type_hints(cls, include_extras=True)
    names = [one for one in fields(cls) if one.name not in FIXED and one.name not in _UNSHOWN]
    found = (
        _spec(cls, one.name, hints[one.name], required=one.default is MISSING and one.default_factory is MISSING)
        for one in names
    )
    known = tuple(spec for spec in found if spec is not None)
    last = ("icon", "picture", "notes") if cls is not OutputOptions else ()
    return tuple(sorted(known, key=lambda spec: last.index(spec.name) if spec.name in last else -1))


def spec_of(cls: type, name: str) -> FieldSpec:
    """Give one field of a type of record; raises KeyError for a field that no form shows."""
    return {spec.name: spec for spec in specs_of(cls)}[name]


def label_for(cls: type, name: str) -> str:
    """Give what a field is called in forms."""
    return _LABELS.get((cls, name)) or _LABELS.get((None, name)) or name.replace("_", " ").capitalize()


def kind_label(cls: type) -> str:
    """Give what a type of record is called: `Case study`."""
    return label_of(cls).capitalize()


def _spec(cls: type, name: str, hint: Any, *, required: bool) -> FieldSpec | None:
    kind = _kind(name, hint)
    if kind is None:
        return None
    text = _text_field(hint)
    note = _HELP.get((cls, name)) or (text.help if text else _HELP.get((None, name), ""))
    return FieldSpec(
        name=name,
        label=label_for(cls, name),
        kind=kind,
        help=note[:1].upper() + note[1:],
        required=required,
        choices=_choices(bare(hint), optional=NoneType in get_args(hint)),
        columns=_columns(bare(hint)),
        item=_ITEMS.get(name, "item"),
        slim=kind in _SLIM_KINDS or name in _SLIM or (cls, name) in _SLIM_PLACES,
        slide=name not in _OFF_SLIDES and kind in (FieldKind.LINE, FieldKind.LONG) and cls is not OutputOptions,
    )


def _kind(name: str, hint: Any) -> FieldKind | None:
    plain = bare(hint)
    if get_origin(plain) is tuple:
        return _list_kind(name, plain)
    if plain is Picture:
        return FieldKind.PICTURE
    if isinstance(plain, type) and is_dataclass(plain):
        return None
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return FieldKind.CHOICE
    if plain is str:
        return _text_kind(name, hint)
    return {Decimal: FieldKind.NUMBER, dt.date: FieldKind.DATE, bool: FieldKind.SWITCH}.get(plain)


def _text_kind(name: str, hint: Any) -> FieldKind:
    text = _text_field(hint)
    if text is not None:
        return FieldKind.LONG if text.long else FieldKind.LINE
    return FieldKind.LINE if name in _MERGING else FieldKind.WORD


def _list_kind(name: str, plain: Any) -> FieldKind:
    if plain == FreeFields:
        return FieldKind.FREE
    item = bare(get_args(plain)[0])
    if is_dataclass(item):
        return FieldKind.TABLE if name in _TABLES else FieldKind.RECORDS
    return FieldKind.WORDS if name == "band" else FieldKind.TEXTS


def _text_field(hint: Any) -> TextField | None:
    if get_origin(hint) is Annotated:
        return next((one for one in hint.__metadata__ if isinstance(one, TextField)), None)
    inner = get_args(hint)
    return _text_field(inner[0]) if get_origin(hint) is tuple and inner else None


def _choices(plain: Any, *, optional: bool) -> tuple[tuple[str, str], ...]:
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        none = (("", "Chosen by the design"),) if optional else ()
        return (*none, *((str(one), _called(str(one))) for one in plain))
    return ()


def _called(value: str) -> str:
    short = len(value) < 3  # noqa: PLR2004 - A4
    return value.upper() if short else value.replace("_", " ").replace("-", " ").capitalize()


def _columns(plain: Any) -> tuple[FieldSpec, ...]:
    if get_origin(plain) is tuple and plain != FreeFields:
        item = bare(get_args(plain)[0])
        return specs_of(item) if is_dataclass(item) and isinstance(item, type) else ()
    return ()
