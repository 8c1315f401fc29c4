"""Merge fields: cut out of a source text before its markup is read, and turned into inert characters afterwards."""

import re
from collections.abc import Iterator

from studio.compose.expressions import Expression, Refused, expression_of
from studio.compose.fields import OPEN, Fields, Path, Value
from studio.compose.filters import Problem, filtered, formatted, refused, typed
from studio.compose.formats import Formats
from studio.domain.findings import Severity
from studio.domain.frozen import dataclass

LONGEST = 300
"""Characters of one merge field."""
LONGEST_VALUE = 2_000
"""Characters of what stands in its place: a field can be named a thousand times."""

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
            return Filled(None, refused(f"“{cutting.source}” cannot be used. {reason}"))
        case Expression(path=path, constant=constant) as expression if not path:
            value = typed(constant)
            return Filled(None, value) if isinstance(value, Problem) else _finished(expression, value, formats)
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
        changed = filtered(value, call, formats)
        if isinstance(changed, Problem):
            return Filled(None, changed)
        value = changed
    text = formatted(value, formats)
    if len(text) > LONGEST_VALUE:
        fault = (
            f"The merge field “{expression.name}” has {len(text):,} characters; the first {LONGEST_VALUE:,} are used."
        )
        return Filled(text[:LONGEST_VALUE] + "…", Problem(code="text-too-long", text=fault))
    if text:
        return Filled(text)
    hint = 'Fill it in, or write what shall stand there instead: | default("…").'
    text = f"The merge field “{expression.name}” is empty."
    return Filled(None, Problem(code="merge-field-empty", text=text, hint=hint))
