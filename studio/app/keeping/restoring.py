"""What a version of the history says of an entry made current again, with the very lines in which it stood there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from studio.app.keeping.drafts import Drafts, file_of, path_of, place_of, translation_path, with_entries
from studio.app.keeping.file_texts import text_of
from studio.app.keeping.rewrites import Rewrite, taken_back
from studio.app.keeping.settling import changed_paths, same_section
from studio.app.keeping.translating import with_translation
from studio.domain.entries import AnyEntry
from studio.domain.errors import StudioError
from studio.domain.frozen import replace
from studio.domain.library import Section
from studio.domain.translation import Translation, TranslationFile
from studio.domain.translation_merge import same_file
from studio.history.repository import history_of
from studio.sources.libraries.section_file import entries_lines, read_section_text, section_text
from studio.sources.libraries.translation_text import read_translation_text, translation_text, translations_lines


class Words(NamedTuple):
    """A translation of an entry as it was."""

    language: str
    translation: Translation
    version: str
    """The id of a version in which it stood in its file."""
    until: str = ""
    """That of the version that took it away; empty for one that did not."""


class Restored(NamedTuple):
    """What shall be as it was: an entry, translations of one, or both."""

    entry: AnyEntry | None
    version: str = ""
    """The id of a version in which the entry stood in its file."""
    until: str = ""
    """That of the version that took it away; empty for one that did not."""
    translations: tuple[Words, ...] = ()


E = TypeVar("E", bound=AnyEntry | Translation)
Then = Callable[[str, str], str | None]
"""The text of a file in a version, by the version's id and the file's path; None where it is not known."""


def brought_back(drafts: Drafts, back: Restored) -> Drafts:
    """Give drafts in which something is as it was, and is to be written as people had written it.

    Reads the library's files and its history.  What cannot be put back line by line is written anew.
    """
    with _history(drafts.library.root) as then:
        if back.entry is not None:
            path = path_of(place_of(back.entry.id))
            drafts = _with_entry(drafts, back.entry, then(back.version, path), then(back.until, path))
        for words in back.translations:
            path = translation_path(file_of(words.translation.id), words.language)
            drafts = _with_words(drafts, words, then(words.version, path), then(words.until, path))
    return drafts


def restored(drafts: Drafts, entry: AnyEntry, order: Sequence[str] = ()) -> Drafts:
    """Let an entry be as it was in another version, whether it is still there or not; `order` is the one of then."""
    where = place_of(entry.id)
    return with_entries(drafts, where, placed(tuple(drafts.section(where).entries), entry, order))


def placed(entries: Sequence[E], one: E, order: Sequence[str]) -> tuple[E, ...]:
    """Give entries with one in its place: that of the one with its id, else behind what it stood behind in `order`.

    The last where that does not say.
    """
    names: list[str] = [entry.id for entry in entries]
    if one.id in names:
        return tuple(one if entry.id == one.id else entry for entry in entries)
    if one.id not in order:
        return (*entries, one)
    known = {name: number for number, name in enumerate(names)}
    before = [known[name] for name in order[: order.index(one.id)] if name in known]
    at = before[-1] + 1 if before else 0
    return (*entries[:at], one, *entries[at:])


@contextmanager
def _history(root: Path) -> Iterator[Then]:
    found = None
    with suppress(StudioError):
        found = history_of(root)
    if found is None:
        yield lambda _, __: None
        return
    with closing(found) as history:

        def then(version: str, path: str) -> str | None:
            with suppress(StudioError):
                content = history.content(version, path)
                return None if content is None else content.decode("utf-8", "replace")
            return None

        yield then


def _with_entry(drafts: Drafts, entry: AnyEntry, then: str | None, after: str | None) -> Drafts:
    topic, kind = place_of(entry.id)
    root, path = drafts.library.root, path_of((topic, kind))

    def read(text: str | None) -> Section | None:
        return read_section_text(text, topic, kind, root / path, root)[0] if text else None

    known = read(then)
    order = tuple(one.id for one in known.entries) if known else ()

    def write(there: str) -> str:
        now, undone = read(there), read(without := _without(there, then, after))
        if now is None or then is None:
            return there
        whole = replace(now, entries=placed(tuple(now.entries), entry, order))
        if undone is not None and same_section(undone, whole):
            return without
        lines = entries_lines(then, root / path, root, {entry.id: entry}, root / path)
        return section_text(whole, topic, root / path, root, there, lines) if lines else there

    return _leading_to(drafts, restored(drafts, entry, order), path, write)


def _with_words(drafts: Drafts, words: Words, then: str | None, after: str | None) -> Drafts:
    now, name = words.translation, file_of(words.translation.id)
    result = with_translation(drafts, now, words.language)
    file, root = result.translation_file((name, words.language)), drafts.library.root
    path = translation_path(name, words.language)

    def read(text: str | None) -> TranslationFile | None:
        return read_translation_text(text, name, words.language, root / path, root)[0] if text else None

    def write(there: str) -> str:
        known, undone = read(there), read(without := _without(there, then, after))
        if known is None or then is None:
            return there
        order = tuple(one.id for one in file.entries)
        whole: TranslationFile = replace(known, entries=placed(tuple(known.entries), now, order))
        if undone is not None and same_file(undone, whole):
            return without
        lines = translations_lines(then, root / path, root, {now.id: now})
        return translation_text(whole, root / path, root, there, lines) if lines else there

    return _leading_to(drafts, result, path, write)


def _without(there: str, then: str | None, after: str | None) -> str:
    """Give a text without what a save did to it that took something away; empty where there is none."""
    return taken_back(there, (Rewrite(then, after),)) if then and after else ""


def _leading_to(before: Drafts, after: Drafts, path: str, write: Callable[[str], str]) -> Drafts:
    """Give the drafts with what makes of a file, as it is there now, the text that has the lines of then."""
    if path not in changed_paths(after):
        return after
    with suppress(StudioError):
        there = text_of(before.library.root / path)
        if there is not None:
            text = write(taken_back(there, before.rewrites.get(path, ())))
            return replace(after, rewrites={**after.rewrites, path: (Rewrite(text, there),)})
    return after
