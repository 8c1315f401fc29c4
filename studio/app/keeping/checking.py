"""An entry to what is wrong with it as it would be written now."""

from pathlib import Path

from studio.app.keeping.drafts import place_of
from studio.domain.entries import AnyEntry
from studio.domain.findings import Finding
from studio.domain.library import Section
from studio.sources.section_file import read_section_text, section_text


def entry_findings(entry: AnyEntry, root: Path) -> tuple[Finding, ...]:
    """Give the findings of reading an entry from the text that would be written for it."""
    topic, kind = place_of(entry.id)
    file = root / topic / f"{kind}.yaml"
    text = section_text(Section(kind=kind, title="Section", entries=(entry,)), topic, file, root)
    return read_section_text(text, topic, kind, file, root)[1]
