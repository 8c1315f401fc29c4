"""Entries to what is wrong with them as they would be written now."""

from collections.abc import Sequence
from pathlib import Path

from studio.app.keeping.drafts import place_of
from studio.domain.entries import AnyEntry
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, error
from studio.domain.library import Section
from studio.sources.libraries.section_file import read_section_text, section_text


def entry_findings(entry: AnyEntry, root: Path) -> tuple[Finding, ...]:
    """Give the findings of reading an entry from the text that would be written for it."""
    topic, kind = place_of(entry.id)
    return _findings((entry,), root / topic / f"{kind}.yaml", root)


def findings_of(entries: Sequence[AnyEntry], root: Path) -> tuple[Finding, ...]:
    """Give those of several entries of one section; each finding's source is the id of its entry."""
    if not entries:
        return ()
    topic, kind = place_of(entries[0].id)
    try:
        return _findings(entries, root / topic / f"{kind}.yaml", root)
    except StudioError as problem:
        if len(entries) == 1:
            return (error("entry-unwritable", str(problem), source=entries[0].id),)
    half = len(entries) // 2
    return (*findings_of(entries[:half], root), *findings_of(entries[half:], root))


def _findings(entries: Sequence[AnyEntry], file: Path, root: Path) -> tuple[Finding, ...]:
    topic, kind = place_of(entries[0].id)
    text = section_text(Section(kind=kind, title="Section", entries=tuple(entries)), topic, file, root)
    return read_section_text(text, topic, kind, file, root)[1]
