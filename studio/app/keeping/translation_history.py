"""A library's history to the translations of an entry: each save that changed one, and those of what was deleted."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from studio.app.keeping.drafts import Where, file_of, translation_path
from studio.app.keeping.looking_back import Deleted, deleted_from
from studio.app.keeping.restoring import Words
from studio.app.keeping.versions import EntryVersion
from studio.domain.entries import AnyEntry
from studio.domain.translation import Translation, translated
from studio.domain.translation_merge import by_field, only_marked, same_translation
from studio.history.repository import History, history_of
from studio.history.versions import Version
from studio.sources.libraries.translation_text import read_translation_text

_MOST = 200
"""Versions of a file that are looked through."""


class TranslationVersion(NamedTuple):
    """A translation as one save left it."""

    version: EntryVersion
    """With the entry as it is now, in the words of then."""
    translation: Translation | None
    """None where that save removed it."""
    marked: bool = False
    """Whether that save said only that it is up to date."""


class DeletedWhole(NamedTuple):
    """An entry that is not there any more, with its translations."""

    deleted: Deleted
    translations: tuple[Words, ...]
    """As they were last."""


def translations_of(root: Path, entry: AnyEntry, language: str) -> tuple[TranslationVersion, ...]:
    """Give the saves that changed the translation of an entry, the newest first.

    Raises StudioError where the history cannot be read.
    """
    history = history_of(root)
    if history is None:
        return ()
    with closing(history):
        found: list[TranslationVersion] = []
        before: Translation | None = None
        for version, now in reversed(tuple(_versions(history, root, entry.id, language))):
            if not same_translation(before, now):
                marked = only_marked(before, now)
                found.append(TranslationVersion(_version(version, entry, before, now), now, marked))
            before = now
        return tuple(reversed(found))


def deleted_whole(root: Path, where: Where, languages: Iterable[str]) -> tuple[DeletedWhole, ...]:
    """Give the entries that saves took out of a section with what they said in other languages, the latest first.

    Raises StudioError as `translations_of`.
    """
    gone = deleted_from(root, where)
    history = history_of(root) if gone else None
    if history is None:
        return ()
    with closing(history):
        return tuple(DeletedWhole(one, tuple(_last(history, root, one.entry.id, languages))) for one in gone)


def _last(history: History, root: Path, entry: str, languages: Iterable[str]) -> Iterator[Words]:
    for language in languages:
        until = ""
        for version, one in _versions(history, root, entry, language):
            if one is not None and one.texts:
                yield Words(language, one, version.id, until)
                break
            until = version.id


def _versions(history: History, root: Path, entry: str, language: str) -> Iterator[tuple[Version, Translation | None]]:
    """Give the translation of an entry in every version of its file, the newest first."""
    name = file_of(entry)
    path = translation_path(name, language)
    for version in history.versions(path, _MOST):
        content = history.content(version.id, path)
        text = None if content is None else content.decode("utf-8", "replace")
        file = None if text is None else read_translation_text(text, name, language, root / path, root)[0]
        yield version, next((one for one in file.entries if one.id == entry), None) if file else None


def _version(version: Version, entry: AnyEntry, before: Translation | None, now: Translation | None) -> EntryVersion:
    record = translated(entry, now).record if now is not None else None
    fields: tuple[str, ...] = ()
    if before is not None and now is not None:
        was, texts = by_field(before), by_field(now)
        fields = tuple(name for name in dict.fromkeys((*was, *texts)) if was.get(name) != texts.get(name))
    return EntryVersion(version=version, entry=record, changed=fields)
