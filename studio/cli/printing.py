"""Findings and progress to lines of text."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from studio.app.outputs import Output
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity, error
from studio.domain.frozen import replace
from studio.domain.places import Place

_NAMES = {Output.DECK: "deck", Output.SLIDES: "slides PDF", Output.PROPOSAL: "proposal PDF"}
_GAP = "merge-field-empty"
_OBEYED = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Characters that move the cursor, change colours or the direction of what follows."""


def print_findings(findings: Iterable[Finding], stream: TextIO) -> None:
    """Print findings as `file:line:column: severity: text [code]`, worst first, hints under them."""
    for finding in sorted(_gaps_once(findings), key=lambda finding: -finding.severity):
        place = _place(finding)
        print(_harmless(f"{place}{finding.severity.name.lower()}: {finding.text} [{finding.code}]"), file=stream)
        if finding.hint:
            print(f"    {_harmless(finding.hint)}", file=stream)


def _gaps_once(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Give findings with an empty field told once, however many texts name it: it is filled in one place."""
    places: dict[tuple[str, str], list[Finding]] = {}
    for number, finding in enumerate(findings):
        once = "" if finding.code == _GAP else str(number)
        places.setdefault((once, finding.text), []).append(finding)
    for first, *rest in places.values():
        if rest:
            more = f" (here and in {len(rest)} more place{'s' * (len(rest) > 1)})."
            yield replace(first, text=first.text.removesuffix(".") + more)
        else:
            yield first


def print_problem(problem: StudioError, stream: TextIO) -> None:
    """Print what stopped a command: what happened, why, and what to do."""
    print(f"error: {_harmless(problem.title)}", file=stream)
    for line in (*problem.detail.splitlines(), *problem.hint.splitlines()):
        print(f"  {_harmless(line)}", file=stream)


def _harmless(text: str) -> str:
    """Give a text of one line without what a terminal obeys: names of files can hold any character."""
    return _OBEYED.sub("\ufffd", text)


def _place(finding: Finding) -> str:
    if finding.place.file:
        return f"{_shown(finding.place.file)}{str(finding.place).removeprefix(finding.place.file)}: "
    return f"{finding.source}: " if finding.source else ""


@lru_cache(maxsize=64)
def _shown(file: str) -> str:
    """Give a path below the working folder as seen from there."""
    path = Path(file)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        return str(path.relative_to(Path.cwd()))
    return file


def summary(findings: Iterable[Finding]) -> str:
    """Count findings, as they are printed, in a sentence."""
    counts = dict.fromkeys(sorted(Severity, reverse=True), 0)
    for finding in _gaps_once(findings):
        counts[finding.severity] += 1
    parts = [f"{count} {severity.name.lower()}{'s' * (count != 1)}" for severity, count in counts.items() if count]
    return ", ".join(parts) + "." if parts else "No findings."


def as_json(finding: Finding) -> dict[str, object]:
    """Give a finding as JSON values; unknown line and column are null."""
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "text": finding.text,
        "hint": finding.hint,
        "file": finding.place.file or None,
        "line": finding.place.line or None,
        "column": finding.place.column or None,
        "field": finding.place.field or None,
        "source": finding.source or None,
    }


def problem_as_json(problem: StudioError, file: str = "") -> dict[str, object]:
    """Give what stopped a check as the values of a finding: nothing else was found out about the file."""
    text = " ".join(part for part in (problem.title, problem.detail) if part)
    return as_json(error("unusable", text, hint=problem.hint, place=Place(file=file)))


class ProgressLine:
    """Shows finished pages: one line that changes on a terminal, a line for each finished file elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._show("")

    def __call__(self, output: Output, done: int, total: int) -> None:
        """Take note of a finished page."""
        if self._terminal:
            self._show(f"{_NAMES[output]}: {done} of {total}")
        elif done == total:
            print(f"{_NAMES[output]}: {total} done", file=self._stream)

    def _show(self, text: str) -> None:
        if self._terminal and text != self._shown:
            print("\r" + text.ljust(len(self._shown)), end="" if text else "\r", file=self._stream, flush=True)
            self._shown = text
