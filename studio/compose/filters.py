"""Values of merge fields, through the filters behind them, to the characters that are shown."""

from datetime import date
from decimal import Decimal, InvalidOperation

from studio.compose.characters import clean_line
from studio.compose.expressions import Constant, FilterCall
from studio.compose.fields import Value
from studio.compose.formats import DateStyle, Formats, Money, is_currency
from studio.domain.findings import Severity
from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a merge field has no value."""

    code: str
    text: str
    hint: str = ""
    severity: Severity = Severity.ERROR


_MAGNITUDE = 15
"""Digits before the point, or zeros behind it, that a number may have to be written out."""


def typed(constant: Constant) -> Value | Problem:
    """Give the value of a constant; numbers beyond all use are refused, for no format can write them."""
    if isinstance(constant, str):
        return constant
    number = Decimal(str(constant))
    return number if _is_usable(number) else refused(f"The number {str(number)[:40]} is out of range.")


def formatted(value: Value, formats: Formats) -> str:
    """Write a value as the language does; empty for nothing."""
    match value:
        case None:
            return ""
        case str():
            return clean_line(value)
        case date():
            return formats.day_in_text(value)
        case Decimal():
            return formats.number(value)
        case Money():
            return formats.money(value)


def filtered(value: Value, call: FilterCall, formats: Formats) -> Value | Problem:
    """Apply one filter; nothing stays nothing, except by `default`."""
    if call.name == "default":
        return _default(value, call)
    if _is_empty(value):
        return None
    match call.name:
        case "upper":
            return formatted(value, formats).upper()
        case "lower":
            return formatted(value, formats).lower()
        case "long" | "medium" | "short":
            return _dated(value, call, formats)
        case _:
            return _counted(value, call, formats)


def _default(value: Value, call: FilterCall) -> Value | Problem:
    if len(call.arguments) != 1:
        return refused("The filter “default” takes one text in quotes.")
    return typed(call.arguments[0]) if _is_empty(value) else value


def _is_empty(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not clean_line(value))


def _dated(value: Value, call: FilterCall, formats: Formats) -> Value | Problem:
    styles: dict[str, DateStyle] = {"long": "long", "medium": "medium", "short": "short"}
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value.strip())
        except ValueError:
            return refused(f"The filter “{call.name}” is for dates such as 2027-03-01, and the field says “{value}”.")
    if not isinstance(value, date) or call.arguments:
        return refused(f"The filter “{call.name}” is for dates and takes nothing in brackets.")
    return formats.day_in_text(value) if call.name == "long" else formats.day(value, styles[call.name])


def _counted(value: Value, call: FilterCall, formats: Formats) -> Value | Problem:
    amount = _amount(value)
    if amount is None:
        return refused(f"The filter “{call.name}” is for numbers, and the field says “{formatted(value, formats)}”.")
    match call:
        case FilterCall("number", ()):
            return formats.number(amount)
        case FilterCall("number", (int(digits),)) if 0 <= digits <= 6:  # noqa: PLR2004 - more is no number to read
            return formats.number(amount, digits)
        case FilterCall("money", ()):
            return value if isinstance(value, Money) else Money(amount, formats.currency)
        case FilterCall("money", (str(code),)) if is_currency(code):
            return Money(amount, code)
        case _:
            return refused(f"The filter “{call.name}” cannot use what stands in its brackets.")


def _amount(value: Value) -> Decimal | None:
    if isinstance(value, Money):
        return value.amount
    try:
        amount = Decimal(value.strip()) if isinstance(value, str) else value
    except InvalidOperation:
        return None
    return amount if isinstance(amount, Decimal) and _is_usable(amount) else None


def _is_usable(number: Decimal) -> bool:
    return number.is_finite() and abs(number.adjusted()) <= _MAGNITUDE


def refused(reason: str) -> Problem:
    """Give the problem of an expression that cannot be used."""
    return Problem(code="merge-field-refused", text=reason)
