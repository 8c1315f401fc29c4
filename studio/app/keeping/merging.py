"""What two sides made of one file of a library to one: field by field, with the comments of both, or what is open."""

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Protocol, TypeVar

from studio.domain.entries import ENTRY_TYPES, SectionKind
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity, worst
from studio.domain.frozen import dataclass, replace
from studio.domain.languages import HEAD
from studio.domain.library import Section, Topic
from studio.domain.section_merge import Choices, Conflict, merge_sections
from studio.domain.translation import Translation, TranslationFile, text_fields
from studio.domain.translation_merge import merge_translations
from studio.sources.libraries.content_file import read_head
from studio.sources.libraries.section_file import read_section_text, section_text, topic_text
from studio.sources.libraries.translation_text import read_translation_text, said, translation_text
from studio.sources.line_breaks import plain_lines, with_breaks_of
from studio.sources.names import LANGUAGES
from studio.sources.proposals.file_spans import CannotMergeError
from studio.sources.reading import Reading
from studio.sources.yaml_merge import merged_file_text, with_comments_of
from studio.sources.yaml_nodes import LIBRARY_LIMITS, parse_nodes

R = TypeVar("R")
_KINDS = {str(kind): kind for kind in SectionKind}
_SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileConflict:
    """What both sides changed in one file."""

    path: str
    """In the library, with `/` between folders."""
    conflicts: tuple[Conflict, ...]
    """Field by field; a single one about the whole for files that cannot be read without faults, with their bytes."""


class _Kind(Protocol[R]):
    """One kind of files: how they are read, merged and written."""

    @property
    def known(self) -> frozenset[str]:
        """The keys of such files; others are nobody's."""

    def read(self, text: str) -> R | None:
        """Give what a file says, None where it has faults."""

    def merge(self, base: R | None, mine: R, theirs: R, choices: Choices) -> tuple[R, tuple[Conflict, ...]]:
        """Merge what two sides made of it."""

    def write(self, record: R, previous: str) -> str:
        """Put what it says into a text."""

    def says(self, record: R) -> object:
        """Give what two records have in common that say the same."""


def merged_file(
    root: Path, path: str, was: bytes | None, now: bytes | None, other: bytes | None, choices: Choices
) -> bytes | FileConflict | None:
    """Give a file with the changes of both sides, or where somebody has to choose; None for a file that is gone.

    `was` is what both began with, `now` is here, `other` comes from others.  `choices` settle conflicts by their keys.
    """
    if now in (was, other):
        return other
    if other == was:
        return now
    whole = Conflict(entry=None, field="", base=was, mine=now, theirs=other)
    if whole.key in choices:
        chosen: bytes | None = choices[whole.key]
        return chosen
    texts = tuple(None if content is None else _decoded(content) for content in (was, now, other))
    merged = None
    if texts[1] is not None and texts[2] is not None:
        merged = _merged_text(root, path, texts[0], texts[1], texts[2], choices)
    if isinstance(merged, str):
        return merged.encode("utf-8")
    return FileConflict(path=path, conflicts=merged or (whole,))


def _merged_text(
    root: Path, path: str, base: str | None, mine: str, theirs: str, choices: Choices
) -> str | tuple[Conflict, ...] | None:
    """Merge by what kind of file it is; None for one that can only be taken whole."""
    folder, _, name = path.rpartition("/")
    stem, dot, language = name.removesuffix(_SUFFIX).partition(".")
    if not folder or "/" in folder or not name.endswith(_SUFFIX) or (stem not in _KINDS and stem != HEAD):
        return None
    file = root / path
    if dot:
        if language not in LANGUAGES:
            return None
        return _merged(_Translation(root, file, f"{folder}/{stem}", language), base, mine, theirs, choices)
    if stem == HEAD:
        return _merged(_Topic(file, folder), base, mine, theirs, choices)
    return _merged(_Section(root, file, folder, _KINDS[stem]), base, mine, theirs, choices)


def _merged(
    kind: _Kind[R], base: str | None, mine: str, theirs: str, choices: Choices
) -> str | tuple[Conflict, ...] | None:
    """Merge what the texts say, then the texts; None where one side has faults, so that nothing gets lost."""
    own, other = kind.read(plain_lines(mine)), kind.read(plain_lines(theirs))
    if own is None or other is None:
        return None
    before = None if base is None else kind.read(plain_lines(base))
    record, conflicts = kind.merge(before, own, other, choices)
    if conflicts:
        return conflicts
    try:
        settled = kind.write(record, mine)
        return _with_lines_of_both(kind, record, (base if before is not None else None, mine, theirs, settled))
    except (StudioError, CannotMergeError):
        return None


def _with_lines_of_both(kind: _Kind[R], record: R, texts: tuple[str | None, str, str, str]) -> str:
    """Give the text with the lines of both; where that cannot be, mine with their comments at its end."""
    base, mine, theirs, settled = texts
    try:
        text = merged_file_text(base, mine, theirs, settled, kind.known)
    except CannotMergeError:
        return with_comments_of(settled, base, theirs)
    read = kind.read(plain_lines(text))
    same = read is not None and kind.says(read) == kind.says(record)
    return text if same else with_comments_of(settled, base, theirs)


@dataclass(frozen=True, slots=True)
class _Section:
    root: Path
    file: Path
    topic: str
    kind: SectionKind

    @property
    def known(self) -> frozenset[str]:
        return frozenset(("title", "intro", "entries", *(one.name for one in fields(ENTRY_TYPES[self.kind]))))

    def read(self, text: str) -> Section | None:
        section, findings = read_section_text(text, self.topic, self.kind, self.file, self.root)
        return None if _faulty(findings) else section

    def merge(
        self, base: Section | None, mine: Section, theirs: Section, choices: Choices
    ) -> tuple[Section, tuple[Conflict, ...]]:
        merged = merge_sections(base or Section(kind=self.kind, title=mine.title), mine, theirs, choices)
        return merged.section, merged.conflicts

    def write(self, record: Section, previous: str) -> str:
        return section_text(record, self.topic, self.file, self.root, previous)

    def says(self, record: Section) -> object:
        return record.title, record.intro, tuple(record.entries)


@dataclass(frozen=True, slots=True)
class _Translation:
    root: Path
    file: Path
    name: str
    language: str

    @property
    def known(self) -> frozenset[str]:
        kind = _KINDS.get(self.name.rpartition("/")[2])
        return frozenset(
            ("id", "of", "title", "summary", "intro", "entries", *(text_fields(ENTRY_TYPES[kind]) if kind else ()))
        )

    def read(self, text: str) -> TranslationFile | None:
        file, findings = read_translation_text(text, self.name, self.language, self.file, self.root)
        return None if _faulty(findings) else file

    def merge(
        self, base: TranslationFile | None, mine: TranslationFile, theirs: TranslationFile, choices: Choices
    ) -> tuple[TranslationFile, tuple[Conflict, ...]]:
        nothing = TranslationFile(language=self.language, name=self.name, head=Translation(id=self.name))
        merged = merge_translations(base or nothing, mine, theirs, choices)
        return merged.file, merged.conflicts

    def write(self, record: TranslationFile, previous: str) -> str:
        return translation_text(record, self.file, self.root, previous)

    def says(self, record: TranslationFile) -> object:
        head, *entries = said(record)
        return head, sorted(entries, key=repr)


@dataclass(frozen=True, slots=True)
class _Topic:
    file: Path
    id: str

    @property
    def known(self) -> frozenset[str]:
        return frozenset(("title", "summary", "language"))

    def read(self, text: str) -> Topic | None:
        node, findings = parse_nodes(text.encode("utf-8"), str(self.file), LIBRARY_LIMITS)
        reading = Reading(file=str(self.file), source=self.id, findings=[*findings])
        topic = None if node is None else read_head(node, reading, self.id)
        return None if _faulty(reading.findings) else topic

    def merge(
        self, base: Topic | None, mine: Topic, theirs: Topic, choices: Choices
    ) -> tuple[Topic, tuple[Conflict, ...]]:
        nothing = Topic(id=self.id, title="", language=mine.language)
        merged = merge_sections(_as_section(base or nothing), _as_section(mine), _as_section(theirs), choices)
        language = theirs.language if base is not None and mine.language == base.language else mine.language
        section = merged.section
        return replace(mine, title=section.title, summary=section.intro, language=language), merged.conflicts

    def write(self, record: Topic, previous: str) -> str:
        return with_breaks_of(topic_text(record, self.file, plain_lines(previous)), previous)

    def says(self, record: Topic) -> object:
        return record.title, record.summary, record.language


def _as_section(topic: Topic) -> Section:
    return Section(kind=SectionKind.OVERVIEW, title=topic.title, intro=topic.summary)


def _faulty(findings: Iterable[Finding]) -> bool:
    """Tell whether something was left out in reading that nobody would miss after a merge; odd keys stay as lines."""
    left_out = [one for one in findings if one.code != "unknown-key"]
    return worst(left_out) is Severity.ERROR or any(one.code == "file-control-character" for one in left_out)


def _decoded(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None
