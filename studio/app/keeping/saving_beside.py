"""A topic's head and a section's translation to their files, merged with what others have made of them meanwhile."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from studio.app.keeping.changes import heading_changes, translation_changes
from studio.app.keeping.history import committed
from studio.app.keeping.lock import alone_in
from studio.app.keeping.saving import Conflicts, library_history, make_folder, refuse_outside, text_of
from studio.app.writing import sweep_leftovers, write_files
from studio.domain.entries import SectionKind
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass, replace
from studio.domain.languages import HEAD
from studio.domain.library import Section, Topic
from studio.domain.section_merge import Choices, Conflict, merge_sections
from studio.domain.translation import Translation, TranslationFile
from studio.domain.translation_merge import merge_translations, same_file
from studio.history.versions import Author
from studio.sources.file_sizes import refuse_too_large
from studio.sources.libraries.section_file import read_topic_text, topic_text
from studio.sources.libraries.translation_text import read_translation_text, translation_text
from studio.sources.line_breaks import plain_lines, with_breaks_of
from studio.sources.yaml_nodes import LIBRARY_LIMITS

R = TypeVar("R", Topic, TranslationFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedBeside:
    """A head or a translation as it is in its file now."""

    record: Topic | TranslationFile
    others: bool
    """Whether changes of somebody else were brought in."""
    version: str = ""
    """Its id in the history; empty where there is no history."""
    unkept: StudioError | None = None
    """Why the history does not have it; the file has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way(Generic[R]):
    """How one kind of file is read, merged, written and told of."""

    path: str
    read: Callable[[str], R]
    missing: R | None
    """What stands for a file that is not there, or empty; None where that is as good as what is to be written."""
    same: Callable[[R, R], bool]
    merge: Callable[[R], tuple[R, tuple[Conflict, ...]]]
    """What is there now to what shall be there."""
    write: Callable[[R, str | None], str]
    tell: Callable[[R | None, R], str]


def head_path(topic: str) -> str:
    """Give the path of a topic's head in its library."""
    return f"{topic}/{HEAD}.yaml"


def translation_path(name: str, language: str) -> str:
    """Give the path of a translation in its library, such as `flask/benefits.de.yaml`."""
    return f"{name}.{language}.yaml"


def save_head(
    root: Path, base: Topic | None, changed: Topic, author: Author, now: datetime, choices: Choices | None = None
) -> SavedBeside | Conflicts:
    """Write what a topic is called; `base` is what its change began with, None for a new one.

    Raises StudioError as `save_section` does.
    """
    path = head_path(changed.id)
    file = root / path

    def read(text: str) -> Topic:
        found, findings = read_topic_text(text, changed.id, file)
        if found is None:
            raise _unreadable(file, findings[0].text if findings else "")
        return found

    def merge(theirs: Topic) -> tuple[Topic, tuple[Conflict, ...]]:
        was = as_section(base or Topic(id=changed.id, title=""))
        merged = merge_sections(was, as_section(changed), as_section(theirs), choices)
        return replace(theirs, title=merged.section.title, summary=merged.section.intro), merged.conflicts

    way = _Way(
        path=path,
        read=read,
        missing=None,
        same=lambda one, other: as_section(one) == as_section(other),
        merge=merge,
        write=lambda topic, text: topic_text(topic, file, text),
        tell=heading_changes,
    )
    return _saved(root, way, changed, author, now)


def save_translation(
    root: Path,
    base: TranslationFile,
    changed: TranslationFile,
    author: Author,
    now: datetime,
    choices: Choices | None = None,
) -> SavedBeside | Conflicts:
    """Write a translation; `base` is what its change began with.  Raises StudioError as `save_section` does."""
    path = translation_path(changed.name, changed.language)
    file = root / path

    def read(text: str) -> TranslationFile:
        found, findings = read_translation_text(text, changed.name, changed.language, file, root)
        if found is None:
            raise _unreadable(file, findings[0].text if findings else "")
        return found

    def merge(theirs: TranslationFile) -> tuple[TranslationFile, tuple[Conflict, ...]]:
        merged = merge_translations(base, changed, theirs, choices)
        return (theirs if same_file(merged.file, theirs) else merged.file), merged.conflicts

    def nothing() -> TranslationFile:
        head = Translation(id=changed.name)
        return TranslationFile(language=changed.language, name=changed.name, head=head)

    way = _Way(
        path=path,
        read=read,
        missing=nothing(),
        same=same_file,
        merge=merge,
        write=lambda record, text: translation_text(record, file, root, text),
        tell=translation_changes,
    )
    return _saved(root, way, changed, author, now)


def _saved(root: Path, way: _Way[R], changed: R, author: Author, now: datetime) -> SavedBeside | Conflicts:
    file = root / way.path
    with alone_in(root):
        there = text_of(file)
        refuse_outside(root, file)
        plain = plain_lines(there) if there and there.strip() else None
        theirs = way.missing if plain is None else way.read(plain)
        record, conflicts = (changed, ()) if theirs is None else way.merge(theirs)
        if conflicts:
            return Conflicts(conflicts=conflicts)
        others = not way.same(record, changed)
        text = with_breaks_of(way.write(record, plain), there or "")
        if text == there:
            return SavedBeside(record=record, others=others)
        refuse_too_large(text, file, LIBRARY_LIMITS)
        with library_history(root, author, now) as (history, unkept):
            make_folder(file.parent)
            sweep_leftovers(file)
            write_files({file: text.encode("utf-8")})
            if history is None:
                return SavedBeside(record=record, others=others, unkept=unkept)
            before = None if there is None else there.encode("utf-8")
            said = way.tell(theirs, record)
            version, lost = committed(history, way.path, before, text.encode("utf-8"), said, author, now)
            return SavedBeside(record=record, others=others, version=version, unkept=lost)


def as_section(topic: Topic) -> Section:
    """Give the words of a topic as those of a section, which are merged in the same way."""
    return Section(kind=SectionKind.OVERVIEW, title=topic.title, intro=topic.summary)


def _unreadable(file: Path, why: str) -> StudioError:
    return StudioError(
        "This file cannot be read", detail=f"{file}: {why}", hint="Mend the file in a text editor first."
    )
