"""Merge fields: cut out of a source text before its markup is read, and turned into inert characters afterwards."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from studio.compose.expressions import Constant, Expression, FilterCall, Refused, expression_of
from studio.compose.fields import OPEN, Fields, Path, Value
from studio.compose.formats import DateStyle, Formats, Money, is_currency
from studio.domain.findings import Severity

LONGEST = 300
"""Characters of one merge field."""

_FIELD = re.compile(r"\{\{((?>(?:[^\"'{}]|\"[^\"]*\"|'[^']*')*))\}\}")
_OTHER = re.compile(r"\{%[^{}]*%\}|\{#[^{}]*#\}")
_OPENING = re.compile(r"\{[{%#]")
_PRIVATE = range(0xF0000, 0xFFFFE)
"""Characters without a meaning, of which a text always leaves some unused."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """A merge field that was cut out of a text."""

    marker: str
    """The character that stands in its place."""
    source: str
    """The whole field as written, braces included."""
    expression: Expression | Refused | None
    """None for braces that are never closed; then `source` is only the braces."""
    line: int
    """Line of the text, from 0."""

    @property
    def name(self) -> str:
        """What the field is called in messages and marks."""
        expression = self.expression
        return expression.name if isinstance(expression, Expression) else self.source.strip("{} ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a merge field has no value."""

    code: str
    text: str
    hint: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Filled:
    """What a merge field says, or what is wrong with it; both when a value was found in spite of a doubt."""

    text: str | None
    problem: Problem | None = None
    shown: str = ""
    """What marks the place of a missing value."""


def cut(text: str) -> tuple[str, tuple[Cutting, ...]]:
    """Replace every merge field by a character that the text does not contain."""
    if "{" not in text:
        return text, ()
    cuttings: list[Cutting] = []
    parts: list[str] = []
    position = 0
    for marker, (start, end) in zip(_unused(text), _openings(text), strict=False):
        line = text.count("\n", 0, start)
        cuttings.append(_cutting(marker, text[start:end], line))
        parts += [text[position:start], marker]
        position = end
    return "".join([*parts, text[position:]]), tuple(cuttings)


def _unused(text: str) -> Iterator[str]:
    used = set(text)
    return (character for character in map(chr, _PRIVATE) if character not in used)


def _openings(text: str) -> Iterator[tuple[int, int]]:
    """Give where merge fields start and end; braces that never close end where they open."""
    position = 0
    while opening := _OPENING.search(text, position):
        start = opening.start()
        window = text[start : start + LONGEST]
        found = _FIELD.match(window) or _OTHER.match(window)
        if _escaped(text, start) or (found is None and opening[0] != "{{"):
            position = start + 1
            continue
        position = start + (found.end() if found else 2)
        yield start, position


def _escaped(text: str, start: int) -> bool:
    before = text[max(0, start - 50) : start]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _cutting(marker: str, source: str, line: int) -> Cutting:
    if source == "{{":
        return Cutting(marker, source, None, line)
    if not source.startswith("{{"):
        return Cutting(marker, source, Refused("Statements and comments cannot be used, only fields."), line)
    return Cutting(marker, source, expression_of(source[2:-2]), line)


def fill(cutting: Cutting, fields: Fields, formats: Formats) -> Filled:
    """Give the characters of a merge field, or what is wrong with it."""
    match cutting.expression:
        case None:
            text = "A merge field is opened with “{{” and never closed."
            hint = r"Close it with “}}”, or write “\{\{” for the braces themselves."
            return Filled(None, Problem(code="merge-field-unclosed", text=text, hint=hint))
        case Refused(reason):
            return Filled(None, _refused(f"“{cutting.source}” cannot be used. {reason}"))
        case Expression(path=path, constant=constant) as expression if not path:
            return _finished(expression, _typed(constant), formats)
        case expression:
            return _field(expression, fields, formats)


def _field(expression: Expression, fields: Fields, formats: Formats) -> Filled:
    path = expression.path
    if path in fields.pending:
        text = f"“{expression.name}” cannot be used here: it is not known before this text is."
        return Filled(None, Problem(code="merge-field-cyclic", text=text))
    if path in fields.values:
        return _finished(expression, fields.values[path], formats)
    problem = _unknown(expression.name, path, fields)
    if path[0] not in OPEN or not any(call.name == "default" for call in expression.filters):
        return Filled(None, problem)
    # A field of one's own may be missing where there is a default; only what looks like a slip is told.
    filled = _finished(expression, None, formats)
    doubt = Problem(code=problem.code, text=problem.text, hint=problem.hint, severity=Severity.WARNING)
    return filled if filled.problem or not problem.hint else Filled(filled.text, doubt)


def _unknown(name: str, path: Path, fields: Fields) -> Problem:
    similar = fields.near(path)
    hint = f"Did you mean “{similar}”?" if similar else ""
    if path[0] == "estimate" and len(path) == 2:  # noqa: PLR2004 - `estimate` and the name of a sum
        chapters = sorted({known[1] for known in fields.values if known[0] == "estimate" and len(known) > 2})  # noqa: PLR2004
        hint = f'Write “estimate["{chapters[0]}"].{path[1]}” to name the chapter.' if len(chapters) > 1 else hint
        hint = hint if chapters else "The proposal has no estimate chapter."
    return Problem(code="merge-field-unknown", text=f"There is no merge field “{name}”.", hint=hint)


def _finished(expression: Expression, value: Value, formats: Formats) -> Filled:
    for call in expression.filters:
        changed = _filtered(value, call, formats)
        if isinstance(changed, Problem):
            return Filled(None, changed)
        value = changed
    text = _formatted(value, formats)
    if text:
        return Filled(text)
    hint = 'Fill it in, or write what shall stand there instead: | default("…").'
    text = f"The merge field “{expression.name}” is empty."
    return Filled(None, Problem(code="merge-field-empty", text=text, hint=hint))


def _typed(constant: Constant) -> Value:
    return constant if isinstance(constant, str) else Decimal(str(constant))


def _formatted(value: Value, formats: Formats) -> str:
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case date():
            return formats.day(value)
        case Decimal():
            return formats.number(value)
        case Money():
            return formats.money(value)


def _filtered(value: Value, call: FilterCall, formats: Formats) -> Value | Problem:
    if call.name == "default":
        return _default(value, call)
    if value is None or value == "":
        return None
    match call.name:
        case "upper":
            return _formatted(value, formats).upper()
        case "lower":
            return _formatted(value, formats).lower()
        case "long" | "medium" | "short":
            return _dated(value, call, formats)
        case _:
            return _counted(value, call, formats)


def _default(value: Value, call: FilterCall) -> Value | Problem:
    if len(call.arguments) != 1:
        return _refused("The filter “default” takes one text in quotes.")
    return _typed(call.arguments[0]) if value is None or (isinstance(value, str) and not value.strip()) else value


def _dated(value: Value, call: FilterCall, formats: Formats) -> Value | Problem:
    styles: dict[str, DateStyle] = {"long": "long", "medium": "medium", "short": "short"}
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value.strip())
        except ValueError:
            return _refused(f"The filter “{call.name}” is for dates such as 2027-03-01, and the field says “{value}”.")
    if not isinstance(value, date) or call.arguments:
        return _refused(f"The filter “{call.name}” is for dates and takes nothing in brackets.")
    return formats.day(value, styles[call.name])


def _counted(value: Value, call: FilterCall, formats: Formats) -> Value | Problem:
    amount = _amount(value)
    if amount is None:
        return _refused(f"The filter “{call.name}” is for numbers, and the field says “{_formatted(value, formats)}”.")
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
            return _refused(f"The filter “{call.name}” cannot use what stands in its brackets.")


def _amount(value: Value) -> Decimal | None:
    if isinstance(value, Money):
        return value.amount
    try:
        amount = Decimal(value.strip()) if isinstance(value, str) else value
    except InvalidOperation:
        return None
    usable = isinstance(amount, Decimal) and amount.is_finite() and abs(amount.adjusted()) <= 15  # noqa: PLR2004
    return amount if usable and isinstance(amount, Decimal) else None


def _refused(reason: str) -> Problem:
    return Problem(code="merge-field-refused", text=reason)
