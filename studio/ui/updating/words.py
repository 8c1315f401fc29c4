"""Three versions of a field's value to texts, and to HTML with the words marked that somebody has changed."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from html import escape
from pathlib import Path

from studio.app.updating import FieldUpdate
from studio.domain.entries import Picture
from studio.domain.three_way import Stretch, stretches
from studio.ui.theme import Colours

UNKNOWN = "Not known any more"
NOTHING = "Nothing"
_UNSAID = frozenset(("place", "places"))
_LONGEST = 24
"""Characters of a word that are kept together: longer ones may break, so that nothing is cut."""
_LONG_WORD = re.compile(rf"\S{{{_LONGEST}}}(?=\S)")
_PARTS = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def value_text(value: object) -> str:
    """Write a value as people read it; lists have a line for each item."""
    if isinstance(value, tuple):
        return "\n".join(f"• {_item(one)}" for one in value)
    return _item(value)


def _item(value: object) -> str:
    match value:
        case None:
            said = ""
        case bool():
            said = "Yes" if value else "No"
        case Picture():
            said = " – ".join(part for part in (Path(value.path).name, value.alt) if part)
        case StrEnum():
            said = value.replace("-", " ").replace("_", " ")
        case Decimal():
            said = f"{value:f}"
        case tuple():
            said = ", ".join(map(_item, value))
        case _ if is_dataclass(value):
            inner = (getattr(value, one.name) for one in fields(value) if one.name not in _UNSAID)
            said = " · ".join(part for part in map(_item, inner) if part)
        case _:
            said = str(value)
    return said


def three_texts(field: FieldUpdate) -> tuple[Stretch, ...]:
    """Part the three texts of a field; where the first is not known, it is taken to be what stands here."""
    mine, now = value_text(field.mine), value_text(field.now)
    return stretches(mine if field.then is None else value_text(field.then), mine, now)


def draft(field: FieldUpdate) -> str:
    """Give a text to go on writing from: both changes where they do not meet, mine where they do."""
    return "".join(part.mine if part.merged is None else part.merged for part in three_texts(field))


def then_html(field: FieldUpdate, colour: Colours) -> str:
    """Give the old text, what somebody has changed of it struck through."""
    if field.then is None:
        return _muted(UNKNOWN, colour)
    style = f"color: {colour.muted}; text-decoration: line-through"
    parts = three_texts(field)
    return _html(((one.base, not one.base == one.mine == one.theirs) for one in parts), style, colour)


def now_html(field: FieldUpdate, colour: Colours) -> str:
    """Give the library's text, its changes marked."""
    style = f"color: {colour.accent}; background-color: {colour.accent_soft}"
    return _html(((one.theirs, one.theirs != one.base) for one in three_texts(field)), style, colour)


def mine_html(field: FieldUpdate, colour: Colours) -> str:
    """Give what stands here, its changes marked."""
    style = f"color: {colour.warning}; background-color: {colour.warning_soft}"
    return _html(((one.mine, one.mine != one.base) for one in three_texts(field)), style, colour)


def _html(parts: "Iterator[tuple[str, bool]]", style: str, colour: Colours) -> str:
    said = "".join(_marked(text, style) if marked else _plain(text) for text, marked in parts)
    return f'<p style="white-space: pre-wrap">{said}</p>' if said.strip() else _muted(NOTHING, colour)


def _marked(text: str, style: str) -> str:
    match = _PARTS.match(text)
    before, words, after = match.groups() if match else ("", text, "")
    return f'{_plain(before)}<span style="{style}">{_plain(words)}</span>{_plain(after)}' if words else _plain(text)


def _plain(text: str) -> str:
    return escape(_LONG_WORD.sub(lambda found: found.group() + "\u200b", text)).replace("\n", "<br>")


def _muted(text: str, colour: Colours) -> str:
    return f'<p style="color: {colour.muted}"><i>{escape(text)}</i></p>'
