"""A topic's head and a section's translation to their files, merged with what others have made of them meanwhile."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeGuard

from studio.app.keeping.drafts import file_of, head_path, translation_path
from studio.app.keeping.file_texts import refuse_outside, text_of
from studio.app.keeping.rewrites import Rewrite, rewritten
from studio.app.keeping.saved_together import Kept, Ready
from studio.app.keeping.saving import Conflicts, Prepared
from studio.domain.entries import EntryId, SectionKind
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass, replace
from studio.domain.library import Section, Topic
from studio.domain.section_merge import Choices, merge_sections
from studio.domain.translation import Translation, TranslationFile
from studio.domain.translation_merge import merge_translations, same_file
from studio.sources.file_sizes import refuse_too_large
from studio.sources.libraries.refusals import cannot_read
from studio.sources.libraries.section_file import read_topic_text, topic_text
from studio.sources.libraries.translation_text import read_translation_text, translation_text, translations_lines
from studio.sources.yaml_nodes import LIBRARY_LIMITS


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedBeside:
    """A head or a translation as it is in its file now."""

    record: Topic | TranslationFile
    others: bool
    """Whether changes of somebody else were brought in."""
    rewrite: Rewrite | None = None
    """What was done to its text; None where the file was not there, or stays as it is."""
    version: str = ""
    """Its id in the history; empty where there is no history."""
    unkept: StudioError | None = None
    """Why the history does not have it; the file has."""


def prepared_head(
    root: Path,
    base: Topic | None,
    changed: Topic,
    choices: Choices | None = None,
    *,
    rewrites: Sequence[Rewrite] = (),
) -> Prepared | Conflicts:
    """Merge what a topic is called with what is in its file; `base` is what the change began with, None for a new one.

    Raises StudioError, and takes `rewrites`, as `prepared_section` does.
    """
    path = head_path(changed.id)
    file = root / path
    there = _text_of(root, file)
    theirs, record = None, changed
    if _holds_something(there):
        theirs, findings = read_topic_text(there, changed.id, file)
        if theirs is None:
            raise cannot_read(file, findings)
        was = as_section(base or Topic(id=changed.id, title=""))
        merged = merge_sections(was, as_section(changed), as_section(theirs), choices)
        if merged.conflicts:
            return Conflicts(conflicts=merged.conflicts)
        record = replace(theirs, title=merged.section.title, summary=merged.section.intro)
    text = rewritten(lambda previous, _: topic_text(record, file, previous), there, rewrites, {})
    return _prepared(root, path, there, text, theirs, record, others=as_section(record) != as_section(changed))


def prepared_translation(
    root: Path,
    base: TranslationFile,
    changed: TranslationFile,
    choices: Choices | None = None,
    *,
    rewrites: Sequence[Rewrite] = (),
    origins: Mapping[EntryId, EntryId] = MappingProxyType({}),
    needs: frozenset[str] = frozenset(),
) -> Prepared | Conflicts:
    """Merge a translation with what is in its file; `base` is what its change began with.

    Raises StudioError, and takes the rest, as `prepared_section` does.
    """
    path = translation_path(changed.name, changed.language)
    file = root / path
    there = _text_of(root, file)
    theirs: TranslationFile | None = replace(changed, head=Translation(id=changed.name), entries=())
    if _holds_something(there):
        theirs, findings = read_translation_text(there, changed.name, changed.language, file, root)
    if theirs is None:
        raise cannot_read(file, findings)
    merged = merge_translations(base, changed, theirs, choices)
    if merged.conflicts:
        return Conflicts(conflicts=merged.conflicts)
    record = theirs if same_file(merged.file, theirs) else merged.file
    moved = [(origins[EntryId(one.id)], one) for one in changed.entries if one.id in origins]
    lines = _lines_of(root, moved, changed.language)

    def write(previous: str | None, known: Mapping[str, str]) -> str:
        return translation_text(record, file, root, previous, known)

    text = rewritten(write, there, rewrites, lines)
    return _prepared(root, path, there, text, theirs, record, others=not same_file(record, changed), needs=needs)


def saved_beside(made: Prepared, kept: Kept) -> SavedBeside:
    """Give what became of a head or a translation."""
    if isinstance(made.record, Section):
        raise TypeError(made.ready.path)
    version, unkept = (kept.version, kept.unkept) if made.writes else ("", None)
    return SavedBeside(record=made.record, others=made.others, rewrite=made.rewrite, version=version, unkept=unkept)


def _prepared(
    root: Path,
    path: str,
    there: str | None,
    text: str,
    before: Topic | TranslationFile | None,
    record: Topic | TranslationFile,
    *,
    others: bool,
    needs: frozenset[str] = frozenset(),
) -> Prepared:
    if text != there:
        refuse_too_large(text, root / path, LIBRARY_LIMITS)
    ready = Ready(root=root, path=path, before=there, text=text, needs=needs)
    return Prepared(record=record, before=before, others=others, ready=ready)


def _text_of(root: Path, file: Path) -> str | None:
    there = text_of(file)
    refuse_outside(root, file)
    return there


def _holds_something(text: str | None) -> TypeGuard[str]:
    return bool(text and text.strip())


def _lines_of(root: Path, moved: Sequence[tuple[EntryId, Translation]], language: str) -> dict[str, str]:
    """Give the lines in which translations stand in the files that they come from, as `saving` does for entries."""
    wanted: defaultdict[Path, dict[str, Translation]] = defaultdict(dict)
    for origin, one in moved:
        wanted[root / translation_path(file_of(origin), language)][origin] = one
    found: dict[str, str] = {}
    for source, ones in wanted.items():
        found |= translations_lines(text_of(source) or "", source, root, ones)
    return found


def as_section(topic: Topic) -> Section:
    """Give the words of a topic as those of a section, which are merged in the same way."""
    return Section(kind=SectionKind.OVERVIEW, title=topic.title, intro=topic.summary)
