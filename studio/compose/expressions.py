"""The inside of `{{ … }}` to the one thing it may say: a field, or a constant, through filters; all else is refused."""

import re
from functools import lru_cache

from studio.domain.frozen import dataclass

Constant = str | int | float

FILTERS = ("default", "long", "lower", "medium", "money", "number", "short", "upper")

_PLAIN = re.compile(r"\s*([a-z]\w*(?:\.[a-z]\w*)+)((?:\s*\|\s*[a-z]+)*)\s*", re.ASCII)
"""The common form. It needs no parser: importing one takes longer than composing a proposal."""
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_SOBER = re.compile(r"[\w\s.,|()\[\]]*")
_BRACKETS = 8
"""More than any accepted expression needs, and few enough for a recursive parser."""


@dataclass(frozen=True, slots=True)
class FilterCall:
    """A filter with its constant arguments."""

    name: str
    arguments: tuple[Constant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A field or a constant, and what is done with it."""

    path: tuple[str, ...] = ()
    """Names of the field, such as `client` and `name`; empty for a constant."""
    constant: Constant = ""
    filters: tuple[FilterCall, ...] = ()

    @property
    def name(self) -> str:
        """The field as authors write it."""
        return ".".join(self.path) or str(self.constant)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an expression is not accepted."""

    reason: str


@lru_cache(maxsize=1024)
def expression_of(source: str) -> Expression | Refused:
    """Read what stands between the braces."""
    if match := _PLAIN.fullmatch(source):
        calls = tuple(FilterCall(name.strip()) for name in match[2].split("|")[1:])
        return _checked(Expression(path=tuple(match[1].split(".")), filters=calls))
    bare = _STRING.sub("", source)
    if not bare.strip() and not source.strip():
        return Refused("There is no field between the braces.")
    if not _SOBER.fullmatch(bare) or sum(bare.count(bracket) for bracket in "([") > _BRACKETS:
        return Refused("Only a field with filters can stand here, no calculation.")
    from studio.compose.jinja_syntax import parse  # noqa: PLC0415 - costs 45 ms, and most fields are plain

    expression = parse(source)
    return _checked(expression) if isinstance(expression, Expression) else expression


def _checked(expression: Expression) -> Expression | Refused:
    if any(name.startswith("_") for name in expression.path):
        return Refused("Names that begin with an underscore cannot be used.")
    for call in expression.filters:
        if call.name not in FILTERS:
            return Refused(f"There is no filter “{call.name}”; there are {', '.join(FILTERS)}.")
    return expression
