"""Findings to the rows of the findings pane: in plain words, with where it is, worst first."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from studio.app.concerns import Concern, Concerns
from studio.app.edits.finding import all_picks
from studio.compose.markup import line_markup
from studio.domain.chapters import AnyChapter
from studio.domain.entries import headline
from studio.domain.findings import Finding, Severity
from studio.domain.frozen import dataclass
from studio.domain.languages import library_for
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.domain.text import plain_line
from studio.sources.reading import shortened

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.HINT)
GROUPS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.HINT: "Hints"}
_HEADLINES = frozenset(("title", "name", "question"))
_QUOTED = re.compile(r"`([^`]*)`")
_LONGEST = 48
"""Characters of a title that are shown where something is."""
_REMEMBERED = 4096
"""Texts whose plain form is kept: every state of a proposal has nearly the same."""
_FIRST_PARTS = {"client": "Client", "consultant": "Consultant", "output": "Paper, agenda and footer", "set": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding as it is shown."""

    key: str
    """The same for what is wrong in the same place, though the words or the line differ."""
    severity: Severity
    text: str
    hint: str
    where: str
    code: str = ""
    """What kind of finding it is."""
    concern: Concern | None
    """Where to go; None for what is not in the proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """The heading of the findings of one severity."""

    key: str
    severity: Severity
    count: int


AnyRow = FindingRow | GroupRow


def finding_rows(proposal: Proposal, library: Library, findings: Iterable[Finding]) -> tuple[FindingRow, ...]:
    """Give the rows of findings: the worst first, and then in the order of the proposal; other files come last."""
    concerns, titles = Concerns(proposal), _Titles(proposal, library_for(library, proposal.language))
    met: Counter[str] = Counter()
    rows = []
    for finding in findings:
        key = f"{finding.severity}|{finding.code}|{finding.source}|{finding.place.file}|{finding.place.field}"
        met[key] += 1
        concern = concerns.of(finding)
        row = FindingRow(
            key=f"{key}|{met[key]}",
            severity=finding.severity,
            code=finding.code,
            text=sentence(finding.text),
            hint=sentence(finding.hint),
            where=titles.where(concern) if concern else _file(finding),
            concern=concern,
        )
        rows.append((-finding.severity, titles.position(concern), row))
    return tuple(row for _, _, row in sorted(rows, key=lambda one: one[:2]))


def shown_rows(rows: Sequence[FindingRow], severities: Iterable[Severity], words: str) -> tuple[AnyRow, ...]:
    """Give the rows of these severities (none: of all) that hold all the words, under a heading for each severity."""
    wanted, parts = frozenset(severities) or frozenset(SEVERITIES), words.casefold().split()
    shown: list[AnyRow] = []
    for severity in SEVERITIES:
        found = [row for row in rows if row.severity is severity and severity in wanted and _holds(row, parts)]
        if found:
            shown.append(GroupRow(key=f"group {severity}", severity=severity, count=len(found)))
            shown.extend(found)
    return tuple(shown)


@lru_cache(_REMEMBERED)
def sentence(text: str) -> str:
    """Write a finding's words as a sentence; names in backticks are quoted."""
    said = _QUOTED.sub("“\\1”", text.strip())
    if not said:
        return ""
    said = said[0].upper() + said[1:]
    return said if said[-1] in ".?!:…" else f"{said}."


def copied(row: FindingRow) -> str:
    """Give all that is known of a finding as lines of text."""
    return "\n".join(line for line in (row.text, row.hint, row.where) if line)


def field_words(field: str) -> str:
    """Say a field's path: `figures.0.label` is `Figures 1, label`."""
    parts: list[str] = []
    for part in field.split("."):
        if part.isdecimal() and parts:
            parts[-1] += f" {int(part) + 1}"
        elif _FIRST_PARTS.get(part, part):
            parts.append(part.replace("_", " "))
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


class _Titles:
    """Names chapters and picks, and knows their order."""

    def __init__(self, proposal: Proposal, library: Library) -> None:
        self._library = library
        self._chapters = {chapter.id: chapter for chapter in proposal.chapters}
        self._picks = {pick.id: (chapter, pick) for chapter, pick in all_picks(proposal)}
        self._order = _order(proposal)

    def where(self, concern: Concern) -> str:
        parts = (*self._names(concern.source), field_words(concern.field))
        return " › ".join(part for part in parts if part)

    def position(self, concern: Concern | None) -> int:
        return self._order.get(concern.source, 0) if concern else len(self._order)

    def _names(self, source: str) -> tuple[str, ...]:
        if not source:
            return ("Cover & client",)
        if source in self._chapters:
            return (_chapter_name(self._chapters[source]),)
        if source not in self._picks:
            return ()
        chapter, pick = self._picks[source]
        entry = self._library.find(pick.entry)
        changed = next((text for name, text in pick.overrides if name in _HEADLINES), None)
        title = changed if isinstance(changed, str) else headline(entry) if entry else pick.entry
        return _chapter_name(chapter), _plain(title)


def _chapter_name(chapter: AnyChapter) -> str:
    return _plain(chapter.title) or "Untitled chapter"


def _order(proposal: Proposal) -> dict[str, int]:
    ids = [""]
    for chapter in proposal.chapters:
        ids.append(chapter.id)
        ids.extend(pick.id for pick in getattr(chapter, "picks", ()))
    return {one: number for number, one in enumerate(ids)}


@lru_cache(_REMEMBERED)
def _plain(title: str) -> str:
    return shortened(plain_line(line_markup(title)), _LONGEST)


def _holds(row: FindingRow, parts: Sequence[str]) -> bool:
    if not parts:
        return True
    text = f"{row.text} {row.hint} {row.where}".casefold()
    return all(part in text for part in parts)


def _file(finding: Finding) -> str:
    place = finding.place
    if not place.file:
        return finding.source
    path = Path(place.file)
    name = f"{path.parent.name}/{path.name}" if path.parent.name else path.name
    return f"{name}, line {place.line}" if place.line else name
