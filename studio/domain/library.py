"""All reusable content, read once and frozen: topics of sections of entries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from studio.domain.entries import AnyEntry, EntryId, SectionKind
from studio.domain.frozen import dataclass
from studio.domain.late_entries import EntryIndex
from studio.domain.places import NOWHERE, Place, PlacesByField
from studio.domain.translation import TranslationFile

ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The entries of one kind in one topic."""

    kind: SectionKind
    title: str
    intro: str = ""
    """Source text that opens a chapter made of this section."""
    entries: Sequence[AnyEntry] = ()
    """Immutable; a tuple, or made when somebody first looks."""
    place: Place = field(default=NOWHERE, compare=False)
    places: PlacesByField = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject that a proposal can be about, or `company`."""

    id: str
    title: str
    summary: str = ""
    language: str = ENGLISH
    """In which it is written (ISO 639-1)."""
    sections: tuple[Section, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
    places: PlacesByField = field(default=(), compare=False, repr=False)

    def section(self, kind: SectionKind) -> Section | None:
        """Give the section of a kind, None where the topic has none."""
        return next((section for section in self.sections if section.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Library:
    """Every topic, with its entries indexed by id."""

    root: Path
    topics: tuple[Topic, ...]
    index: Mapping[EntryId, AnyEntry] = field(compare=False, repr=False)
    """Made by `library_of`."""
    translations: tuple[TranslationFile, ...] = ()
    """What is beside the originals; `domain.languages` puts both together."""
    views: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What it is in each language, made when somebody first asks."""

    def entries(self) -> Iterator[AnyEntry]:
        """Give all entries in the order of their topics and files."""
        return iter(self.index.values())

    def find(self, entry_id: str) -> AnyEntry | None:
        """Give the entry with this id, None where there is none."""
        return self.index.get(EntryId(entry_id))

    def topic(self, topic_id: str) -> Topic | None:
        """Give the topic with this id, None where there is none."""
        return next((topic for topic in self.topics if topic.id == topic_id), None)


def library_of(root: Path, topics: tuple[Topic, ...], translations: tuple[TranslationFile, ...] = ()) -> Library:
    """Give a library of these topics; the first of two entries with one id wins."""
    sections = ((f"{topic.id}/{section.kind}", section.entries) for topic in topics for section in topic.sections)
    return Library(root=root, topics=topics, index=EntryIndex(sections), translations=translations)
