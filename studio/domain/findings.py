"""Expected imperfections as data: what is wrong, how bad, where, and what to do."""

from collections.abc import Iterable
from enum import IntEnum

from studio.domain.frozen import dataclass
from studio.domain.places import NOWHERE, Place


class Severity(IntEnum):
    """How much a finding matters; only ERROR makes the command line exit with 1."""

    HINT = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One imperfection of a file, a proposal or a laid-out page."""

    code: str
    """Stable and dashed, such as `unknown-key` or `text-too-long`."""
    severity: Severity
    text: str
    hint: str = ""
    place: Place = NOWHERE
    source: str = ""
    """Id of the pick, chapter or entry concerned, so that a window can jump there."""


def error(code: str, text: str, *, hint: str = "", place: Place = NOWHERE, source: str = "") -> Finding:
    """Give a finding that makes a check fail."""
    return Finding(code=code, severity=Severity.ERROR, text=text, hint=hint, place=place, source=source)


def warning(code: str, text: str, *, hint: str = "", place: Place = NOWHERE, source: str = "") -> Finding:
    """Give a finding that somebody should look at before sending."""
    return Finding(code=code, severity=Severity.WARNING, text=text, hint=hint, place=place, source=source)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Give the highest severity, None when there are no findings."""
    return max((finding.severity for finding in findings), default=None)
