"""The history of a section and its translations to an entry as it read then, in any language."""

from functools import cached_property
from pathlib import Path

from studio.app.keeping.versions import entry_in
from studio.domain.entries import AnyEntry, EntryId, SectionKind
from studio.domain.entry_version import version_of
from studio.domain.library import Section
from studio.domain.translation import TranslationFile, translated
from studio.history.repository import History
from studio.history.versions import Version
from studio.sources.libraries.section_file import read_section_text
from studio.sources.libraries.translation_text import read_translation_text


class EntriesThen:
    """The entries of one section in all versions, as proposals in one language showed them."""

    def __init__(self, history: History, root: Path, name: str, language: str, most: int = 200) -> None:
        """Take the section by the name of its file, such as `flask/benefits`; `language` is empty for the original's.

        Of each of its two files so many versions are looked through at most.
        """
        self._history, self._root, self._name, self._language, self._most = history, root, name, language, most
        self._contents: dict[tuple[str, str], bytes | None] = {}
        self._sections: dict[bytes, Section | None] = {}
        self._translations: dict[tuple[bytes, str], TranslationFile | None] = {}

    def find(self, entry: str, version: str, language: str) -> AnyEntry | None:
        """Give an entry in a language as it was when its `version_of` was this one in the language of these entries.

        None where these versions do not know it.  Raises StudioError where the history cannot be read.
        """
        for one in self._versions:
            original = entry_in(self._section(one.id), EntryId(entry))
            if original is not None and version_of(self._in(one.id, original, self._language)) == version:
                return self._in(one.id, original, language)
        return None

    @cached_property
    def _versions(self) -> tuple[Version, ...]:
        """Give the versions of both files, the newest first."""
        paths = [self._path(language) for language in dict.fromkeys(("", self._language))]
        found = {one.id: one for path in paths for one in self._history.versions(path, self._most)}
        return tuple(sorted(found.values(), key=lambda one: one.when, reverse=True))

    def _path(self, language: str) -> str:
        return f"{self._name}.{language}.yaml" if language else f"{self._name}.yaml"

    def _content(self, version: str, path: str) -> bytes | None:
        key = version, path
        if key not in self._contents:
            self._contents[key] = self._history.content(version, path)
        return self._contents[key]

    def _in(self, version: str, original: AnyEntry, language: str) -> AnyEntry:
        file = self._translation(version, language) if language else None
        found = next((one for one in file.entries if one.id == original.id), None) if file else None
        if found is None:
            return original
        entry: AnyEntry = translated(original, found).record
        return entry

    def _section(self, version: str) -> Section | None:
        content = self._content(version, self._path(""))
        if content is None:
            return None
        if content not in self._sections:
            topic, _, kind = self._name.partition("/")
            file, text = self._root / self._path(""), content.decode("utf-8", "replace")
            self._sections[content] = read_section_text(text, topic, SectionKind(kind), file, self._root)[0]
        return self._sections[content]

    def _translation(self, version: str, language: str) -> TranslationFile | None:
        path = self._path(language)
        content = self._content(version, path)
        if content is None:
            return None
        key = content, language
        if key not in self._translations:
            text = content.decode("utf-8", "replace")
            read = read_translation_text(text, self._name, language, self._root / path, self._root)[0]
            self._translations[key] = read
        return self._translations[key]
