"""A changed section to its file: merged with what others saved meanwhile, whole or not at all, and into the history."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from studio.app.keeping.broken import broken_entries, refuse_broken, with_known
from studio.app.keeping.changes import told
from studio.app.keeping.checking import findings_of
from studio.app.keeping.file_texts import refuse_outside, text_of
from studio.app.keeping.lock import PATIENCE, alone_in
from studio.app.keeping.moved_lines import lines_of_moved
from studio.app.keeping.rewrites import Rewrite, rewritten
from studio.app.keeping.saved_together import Kept, Ready, save_together
from studio.app.library_filters import SECTION_TITLES
from studio.domain.entries import EntryId, SectionKind
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity
from studio.domain.frozen import dataclass, replace
from studio.domain.library import Section, Topic
from studio.domain.section_merge import Choices, Conflict, Merged, merge_sections
from studio.domain.translation import TranslationFile
from studio.history.versions import Author
from studio.sources.file_sizes import refuse_too_large
from studio.sources.libraries.refusals import cannot_read
from studio.sources.libraries.section_file import read_section_text, section_text
from studio.sources.yaml_nodes import LIBRARY_LIMITS


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSection:
    """A section as it was read: what changes are made to, and compared with."""

    root: Path
    """The library's folder."""
    topic: str
    section: Section
    text: str | None
    """Its file; None where there is none yet."""
    broken: Mapping[EntryId, Finding] = field(default_factory=dict)
    """What is wrong with entries that are in the file and could not be read."""

    @property
    def file(self) -> Path:
        """Where it is written."""
        return section_path(self.root, self.topic, self.section.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSection:
    """A section as it is in its file now."""

    opened: OpenSection
    """For the next save."""
    others: bool
    """Whether changes of somebody else were brought in."""
    rewrite: Rewrite | None = None
    """What was done to its text; None where the file was not there, or stays as it is."""
    version: str = ""
    """Its id in the history; empty where there is no history."""
    unkept: StudioError | None = None
    """Why the history does not have it; the file has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts:
    """What both sides changed; nothing was written."""

    conflicts: tuple[Conflict, ...]
    theirs: OpenSection | None = None
    """What is in the file now, where it is a section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A file with what was changed in it and what others have changed since, before it is written."""

    record: Section | Topic | TranslationFile
    before: Section | Topic | TranslationFile | None
    """What is in the file now; None where there is none."""
    others: bool
    """Whether changes of somebody else were brought in."""
    ready: Ready
    """Its text is what is there already where nothing is to be written."""

    @property
    def writes(self) -> bool:
        """Whether there is something to write."""
        return self.ready.text != self.ready.before

    @property
    def rewrite(self) -> Rewrite | None:
        """What is done to its text; None where there is none yet, or it stays as it is."""
        before = self.ready.before
        return None if before is None or not self.writes else Rewrite(before, self.ready.text)


def section_path(root: Path, topic: str, kind: SectionKind) -> Path:
    """Give the file of a section."""
    return root / topic / f"{kind}.yaml"


def open_section(root: Path, topic: str, kind: SectionKind) -> OpenSection:
    """Read a section to be changed; raises StudioError where its file is there and cannot be read as a section."""
    file = section_path(root, topic, kind)
    text = text_of(file)
    if text is None:
        empty = Section(kind=kind, title=SECTION_TITLES[kind])
        return OpenSection(root=root, topic=topic, section=empty, text=None)
    section, findings = read_section_text(text, topic, kind, file, root)
    if section is None:
        raise cannot_read(file, findings)
    return OpenSection(root=root, topic=topic, section=section, text=text, broken=broken_entries(section, findings))


def save_section(
    opened: OpenSection,
    changed: Section,
    author: Author,
    now: datetime,
    choices: Choices | None = None,
    *,
    patience: float = PATIENCE,
) -> SavedSection | Conflicts:
    """Write what was made of an opened section, with what others have changed in its file since.

    Where both changed the same words, nothing is written until `choices` says what to take.  Comments and all else in
    the file stay.  Raises StudioError where the file cannot be written or could not be read again, or somebody else
    does not finish saving within `patience` seconds.
    """
    with alone_in(opened.root, patience):
        made = prepared_section(opened, changed, choices)
        if isinstance(made, Conflicts):
            return made
        if not made.writes:
            return saved_section(made, Kept(paths=frozenset(), lost={}))
        kept = save_together(opened.root, (made.ready,), lambda _: told(((made.before, made.record),)), author, now)
    for problem in kept.lost.values():
        raise problem
    return saved_section(made, kept)


def prepared_section(
    opened: OpenSection,
    changed: Section,
    choices: Choices | None = None,
    *,
    rewrites: Sequence[Rewrite] = (),
    origins: Mapping[EntryId, EntryId] = MappingProxyType({}),
    needs: frozenset[str] = frozenset(),
) -> Prepared | Conflicts:
    """Merge what was made of an opened section with what is in its file now, and put it into the text that is there.

    `rewrites` are what saves have made of the file since the state that `changed` leads back to.  `origins` are the
    ids that entries had in other files, from which they are moved with their lines.  Entries that cannot be read stay
    in the file as they stand there, and in the section as they were known.  Raises as `save_section`.
    """
    root, file, kind = opened.root, opened.file, opened.section.kind
    theirs = open_section(root, opened.topic, kind)
    refuse_outside(root, file)
    refuse_broken(opened.section, changed, theirs.broken)
    theirs = replace(theirs, section=with_known(theirs.section, opened.section, theirs.broken))
    merged = _merged(opened, changed, theirs, choices)
    if merged.conflicts:
        return Conflicts(conflicts=merged.conflicts, theirs=theirs)
    readable = replace(
        merged.section, entries=tuple(one for one in merged.section.entries if one.id not in theirs.broken)
    )
    lines = lines_of_moved(root, [(origins[one.id], one) for one in changed.entries if one.id in origins], file)

    def write(previous: str | None, known: Mapping[str, str]) -> str:
        return section_text(readable, opened.topic, file, root, previous, known)

    text = rewritten(write, theirs.text, rewrites, lines)
    if text != theirs.text:
        refuse_too_large(text, file, LIBRARY_LIMITS)
    return Prepared(
        record=merged.section,
        before=theirs.section if theirs.text is not None else None,
        others=theirs.text != opened.text,
        ready=Ready(root=root, path=f"{opened.topic}/{kind}.yaml", before=theirs.text, text=text, needs=needs),
    )


def _merged(opened: OpenSection, changed: Section, theirs: OpenSection, choices: Choices | None) -> Merged:
    """Merge both sides; what was chosen may be words of one's own, or none: no entry comes of it that nobody can read.

    Raises StudioError where one would.
    """
    merged = merge_sections(opened.section, changed, theirs.section, choices)
    if not choices or merged.conflicts:
        return merged
    known = {entry.id: entry for entry in theirs.section.entries}
    chosen = [entry for entry in merged.section.entries if known.get(entry.id) != entry]
    wrong = next((one for one in findings_of(chosen, opened.root) if one.severity is Severity.ERROR), None)
    if wrong is not None:
        hint = "Its file was left as it is. Save again, and choose or write something else."
        raise StudioError("What was chosen cannot be saved", detail=f"{wrong.source}: {wrong.text}.", hint=hint)
    return merged


def saved_section(made: Prepared, kept: Kept) -> SavedSection:
    """Give what became of a section."""
    section, ready = made.record, made.ready
    if not isinstance(section, Section):
        raise TypeError(ready.path)
    opened = OpenSection(root=ready.root, topic=ready.file.parent.name, section=section, text=ready.text)
    version, unkept = (kept.version, kept.unkept) if made.writes else ("", None)
    return SavedSection(opened=opened, others=made.others, rewrite=made.rewrite, version=version, unkept=unkept)
