"""Three versions of a field's value to texts, and to HTML with the words marked that somebody has changed."""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from html import escape
from pathlib import Path

from studio.app.updating import FieldUpdate
from studio.domain.pictures import Picture
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
    return stretches(*_texts(field))


def draft(field: FieldUpdate) -> str:
    """Give a text to go on writing from: both changes where they do not meet, mine where they do."""
    return "".join(part.mine if part.merged is None else part.merged for part in three_texts(field))


def then_html(field: FieldUpdate, colour: Colours) -> str:
    """Give the old text, what the library does not say any more struck through."""
    if field.then is None:
        return _muted(UNKNOWN, colour)
    then, _, now = _texts(field)
    style = f"color: {colour.muted}; text-decoration: line-through"
    return _html(((one.base, style if one.theirs != one.base else "") for one in stretches(then, then, now)), colour)


def now_html(field: FieldUpdate, colour: Colours) -> str:
    """Give the library's text, its changes marked."""
    then, _, now = _texts(field)
    return _html(((one.theirs, _theirs(one, colour)) for one in stretches(then, then, now)), colour)


def mine_html(field: FieldUpdate, colour: Colours) -> str:
    """Give what stands here, its changes marked."""
    then, mine, _ = _texts(field)
    return _html(((one.mine, _mine(one, colour)) for one in stretches(then, mine, then)), colour)


def together_html(field: FieldUpdate, colour: Colours) -> str:
    """Give the text with the changes of both sides, each marked as where it is from."""
    parts = ((one.merged or "", _theirs(one, colour) or _mine(one, colour)) for one in three_texts(field))
    return _html(parts, colour)


def _texts(field: FieldUpdate) -> tuple[str, str, str]:
    mine = value_text(field.mine)
    return mine if field.then is None else value_text(field.then), mine, value_text(field.now)


def _theirs(part: Stretch, colour: Colours) -> str:
    marked = part.theirs != part.base
    return f"color: {colour.accent}; background-color: {colour.accent_soft}" if marked else ""


def _mine(part: Stretch, colour: Colours) -> str:
    marked = part.mine != part.base
    return f"color: {colour.warning}; background-color: {colour.warning_soft}" if marked else ""


def _html(parts: Iterable[tuple[str, str]], colour: Colours) -> str:
    said = "".join(_marked(text, style) if style else _plain(text) for text, style in parts)
    return f'<p style="white-space: pre-wrap">{said}</p>' if said.strip() else _muted(NOTHING, colour)


def _marked(text: str, style: str) -> str:
    match = _PARTS.match(text)
    before, words, after = match.groups() if match else ("", text, "")
    return f'{_plain(before)}<span style="{style}">{_plain(words)}</span>{_plain(after)}' if words else _plain(text)


def _plain(text: str) -> str:
    return escape(_LONG_WORD.sub(lambda found: found.group() + "\u200b", text)).replace("\n", "<br>")


def _muted(text: str, colour: Colours) -> str:
    return f'<p style="color: {colour.muted}"><i>{escape(text)}</i></p>'
