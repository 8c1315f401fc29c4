"""What somebody typed into a field to a value of the field's type, or to what is wrong with it."""

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from studio.domain.frozen import dataclass
from studio.sources.record_types import bare
from studio.sources.scalars import DECIMALS, LARGEST, LONGEST_NUMBER

_AROUND = re.compile(r"^[\s$€£¥%]+|[\s$€£¥%]+$|(?<=\d)[\s'’_](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"[-+]?\d+(?:\.\d*)?\Z|[-+]?\.\d+\Z", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\Z", re.ASCII)
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}([.,])\d{3}\Z", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """What somebody typed cannot be taken: what is wrong, and what to type instead."""

    text: str
    hint: str = ""


def read_typed(hint: Any, text: str, language: str = "en") -> object | Misread:
    """Read what was typed for a type: text, number, date, true or false, a choice.

    An empty text for an optional number or date gives None.
    """
    kind = bare(hint)
    if kind is str:
        return text
    if not text.strip():
        return None if kind is not hint else Misread(text="This cannot be empty.", hint="Type a value.")
    if kind is Decimal:
        return read_number(text, language)
    return read_day(text) if kind is dt.date else _read_choice(kind, text.strip().lower())


def _read_choice(kind: Any, word: str) -> object | Misread:
    choices: dict[str, object] = {}
    if kind is bool:
        choices = {"true": True, "false": False}
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        choices = {str(member): member for member in kind}
    if not choices:
        return Misread(text="This cannot be typed.")
    return choices.get(word, Misread(text=f"Choose one of {', '.join(choices)}."))


def read_number(text: str, language: str = "en") -> Decimal | Misread:
    """Read a number in any of the usual ways to write one: `1200`, `1,200.50`, `1.200,50`, `1 200,5`, `€ 1'200`.

    Only where one separator stands before exactly three digits (`1,200`) does the language decide what it means.
    """
    bare_text = _AROUND.sub("", text.replace("\N{MINUS SIGN}", "-").strip())
    digits = _with_point(bare_text, language)
    if len(digits) > LONGEST_NUMBER or not _DIGITS.match(digits):
        return Misread(text=f"“{text.strip()[:40]}” is not a number.", hint="Type digits, such as 1200 or 1200.50.")
    number = Decimal(digits)
    if abs(number) >= LARGEST or number != round(number, DECIMALS):
        hint = f"Numbers are below {LARGEST:,.0f} and have at most {DECIMALS} decimal places."
        return Misread(text="This number is out of range.", hint=hint)
    return number


def number_text(number: Decimal, language: str = "en") -> str:
    """Write a number for editing, with all its digits, so that `read_number` gives the same number again."""
    return f"{number:f}".replace(".", _decimal_sign(language))


def read_day(text: str) -> dt.date | Misread:
    """Read a date written as `2027-02-28` or `28.2.2027`."""
    iso, dotted = _ISO.match(text.strip()), _DOTTED.match(text.strip())
    parts = iso.groups() if iso else dotted.groups()[::-1] if dotted else None
    try:
        if parts:
            return dt.date(*(int(part) for part in parts))
    except ValueError:
        pass
    return Misread(text=f"“{text.strip()[:40]}” is not a date.", hint="Type year, month and day: 2027-02-28.")


def _with_point(text: str, language: str) -> str:
    """Give the digits without groups and with a decimal point."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    sign = text[last]
    other = "," if sign == "." else "."
    grouped = _GROUPED.match(text)
    if text.count(sign) > 1 or (grouped and sign != _decimal_sign(language)):
        valid = re.fullmatch(r"[-+]?\d{1,3}(?:[.,]\d{3})+", text) and other not in text
        return text.replace(sign, "") if valid else "?"
    whole, fraction = text[:last], text[last + 1 :]
    if other in whole and not re.fullmatch(r"[-+]?\d{1,3}(?:[.,]\d{3})+", whole):
        return "?"
    return f"{whole.replace(other, '')}.{fraction}"


@cache
def _decimal_sign(language: str) -> str:
    try:
        symbols: dict[str, Any] = Locale.parse(language.replace("-", "_")).number_symbols.get("latn", {})
    except (ValueError, UnknownLocaleError):
        return "."
    return "," if symbols.get("decimal") == "," else "."
