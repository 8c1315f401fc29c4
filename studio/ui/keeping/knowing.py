"""What is known of a large library a moment after it was opened: all words, and what is like what."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.app.keeping.drafts import Drafts, Where
from studio.app.keeping.rows import words_of
from studio.app.keeping.similar import Similar, SimilarIndex
from studio.app.keeping.translating import languages_of, translation_choices
from studio.app.library_filters import Choice
from studio.app.search import texts_in_other_languages
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.library import Library
from studio.ui.worker import Worker


class _Known(NamedTuple):
    words: dict[EntryId, str]
    similar: SimilarIndex
    translations: dict[EntryId, frozenset[Choice]]
    sections: dict[Where, frozenset[EntryId]]


class Knowing(QObject):
    """Reads a whole library in a thread; knows what is changed afterwards, too."""

    ready = Signal()
    """All words can be searched now."""

    def __init__(self, give_way: Callable[[], None], parent: QObject | None = None) -> None:
        """`give_way` is called in the thread before each entry."""
        super().__init__(parent)
        self._give_way = give_way
        self.words: dict[EntryId, str] = {}
        self.translations: dict[EntryId, frozenset[Choice]] = {}
        """What is to be translated or brought up to date, for filters."""
        self._similar: SimilarIndex | None = None
        self._drafts: Drafts | None = None
        self._by_section: dict[Where, frozenset[EntryId]] = {}
        """The entries of the sections that were followed, and of all when the library was read."""
        self._worker = Worker("library-words", self)

    def read(self, library: Library) -> None:
        """Get to know a library."""
        self._worker.submit(lambda: _known(library, self._give_way), self._on_known, _raise)

    def follow(self, drafts: Drafts, sections: Iterable[Where]) -> None:
        """Know these sections as they are now, with entries that are new, and without those that are gone."""
        self._drafts = drafts
        if self._similar is None:
            return
        for where in sections:
            entries = drafts.section(where).entries
            known = {entry.id: words_of(entry, _others(drafts, entry.id)) for entry in entries}
            gone = self._by_section.get(where, frozenset()) - known.keys()
            self._by_section[where] = frozenset(known)
            for entry_id in gone:
                self.words.pop(entry_id, None)
            self.words |= known
            self._similar.learn(known, gone)
            self.translations |= _translations(drafts, known)

    def like(self, entry: AnyEntry) -> tuple[Similar, ...]:
        """Give entries that say nearly the same."""
        return self._similar.like(entry) if self._similar else ()

    def close(self) -> None:
        """End the thread."""
        self._worker.close(finish=False)

    def _on_known(self, known: _Known) -> None:
        self.words, self._similar, self.translations, self._by_section = known
        if self._drafts is not None:
            self.follow(self._drafts, self._drafts.sections)
        self.ready.emit()


def _known(library: Library, give_way: Callable[[], None]) -> _Known:
    others = texts_in_other_languages(library)
    drafts = Drafts(library=library)
    words: dict[EntryId, str] = {}
    translations: dict[EntryId, frozenset[Choice]] = {}
    sections: dict[Where, frozenset[EntryId]] = {}
    for where in drafts.places():
        entries = drafts.section(where).entries
        sections[where] = frozenset(entry.id for entry in entries)
        for entry in entries:
            give_way()
            words[entry.id] = words_of(entry, others.get(entry.id, ""))
            translations |= _translations(drafts, (entry.id,))
    return _Known(words, SimilarIndex(words, give_way), translations, sections)


def _others(drafts: Drafts, entry: EntryId) -> str:
    """Give what the translations of an entry say now."""
    languages = languages_of(drafts)
    return "\n".join(one.text for language in languages for one in drafts.translation(entry, language).texts)


def _translations(drafts: Drafts, entries: Iterable[EntryId]) -> dict[EntryId, frozenset[Choice]]:
    languages = languages_of(drafts)
    return {entry: translation_choices(drafts, entry, languages) for entry in entries}


def _raise(problem: Exception) -> None:
    raise problem
