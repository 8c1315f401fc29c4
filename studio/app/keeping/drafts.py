"""A library and what was changed in it and not saved: whole sections, beside those on the disk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from studio.app.library_filters import SECTION_TITLES
from studio.domain.entries import AnyEntry, EntryId, SectionKind
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.section_merge import merge_sections

Where = tuple[str, SectionKind]
"""The topic and the kind of a section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """What a keeper of a library sees: the library as it is saved, with changes in place of some sections."""

    library: Library
    sections: Mapping[Where, Section] = field(default_factory=dict)
    """Sections that differ from the library's."""

    def section(self, where: Where) -> Section:
        """Give a section as it stands now; an empty one where there is none."""
        return self.sections.get(where) or self.saved(where)

    def saved(self, where: Where) -> Section:
        """Give a section as it is saved; an empty one where there is none."""
        topic = self.library.topic(where[0])
        known = topic.section(where[1]) if topic else None
        return known or Section(kind=where[1], title=SECTION_TITLES[where[1]])

    def places(self) -> Iterator[Where]:
        """Give all sections that hold something or did, topic by topic in the order of the kinds."""
        for topic in self.library.topics:
            known = {section.kind for section in topic.sections}
            yield from ((topic.id, kind) for kind in SectionKind if kind in known or (topic.id, kind) in self.sections)

    def entry(self, entry_id: str) -> AnyEntry | None:
        """Give an entry as it stands now, None where it is gone."""
        where = place_of(entry_id)
        if where not in self.sections:
            return self.library.find(entry_id)
        return next((one for one in self.sections[where].entries if one.id == entry_id), None)

    def changed(self, entry_id: str) -> bool:
        """Tell whether an entry differs from what is saved."""
        return place_of(entry_id) in self.sections and self.entry(entry_id) != self.library.find(entry_id)


def place_of(entry_id: str) -> Where:
    """Give the section that an entry's id names."""
    topic, kind, _ = entry_id.split("/")
    return topic, SectionKind(kind)


def path_of(where: Where) -> str:
    """Give the path of a section's file in its library."""
    return f"{where[0]}/{where[1]}.yaml"


def where_of(path: str) -> Where | None:
    """Give the section that is written in a file of a library; None for another file."""
    topic, _, name = path.partition("/")
    kind = name.removesuffix(".yaml")
    return (topic, SectionKind(kind)) if kind in {str(one) for one in SectionKind} else None


def with_section(drafts: Drafts, topic: str, section: Section) -> Drafts:
    """Give the drafts with a section as it is now; one that is as it was saved is no draft any more."""
    where = (topic, section.kind)
    saved = drafts.saved(where)
    same = (section.title, section.intro) == (saved.title, saved.intro)
    rest = {place: one for place, one in drafts.sections.items() if place != where}
    if same and tuple(section.entries) == tuple(saved.entries):
        return replace(drafts, sections=rest) if where in drafts.sections else drafts
    return replace(drafts, sections={**rest, where: section})


def with_entries(drafts: Drafts, where: Where, entries: tuple[AnyEntry, ...]) -> Drafts:
    """Give the drafts with these entries in a section."""
    return with_section(drafts, where[0], replace(drafts.section(where), entries=entries))


def with_entry(drafts: Drafts, entry: AnyEntry) -> Drafts:
    """Give the drafts with an entry in the place of the one with its id; the same ones where there is none."""
    where = place_of(entry.id)
    before = drafts.section(where).entries
    if all(one.id != entry.id or one == entry for one in before):
        return drafts
    return with_entries(drafts, where, tuple(entry if one.id == entry.id else one for one in before))


def settled(drafts: Drafts, topic: str, written: Section, saved: Section) -> Drafts:
    """Give the drafts after a section was written and is on the disk as `saved`, with what others changed in it.

    What was changed since stays a draft; a state from before the save becomes a draft that leads back to it.
    """
    where = (topic, written.kind)
    now = drafts.section(where)
    merged = now if _same(written, saved) else merge_sections(written, now, saved).section
    return with_section(replace(drafts, library=with_saved(drafts.library, topic, saved)), topic, merged)


def with_saved(library: Library, topic_id: str, section: Section) -> Library:
    """Give the library with a section as it was saved."""
    topics = tuple(
        replace(topic, sections=tuple(_put(topic, section))) if topic.id == topic_id else topic
        for topic in library.topics
    )
    return library_of(library.root, topics, library.translations)


def current_library(drafts: Drafts) -> Library:
    """Give the library as if everything were saved."""
    library = drafts.library
    for (topic, _), section in drafts.sections.items():
        library = with_saved(library, topic, section)
    return library


def unsaved_entries(drafts: Drafts) -> tuple[EntryId, ...]:
    """Give the entries that differ from what is saved, without those that were deleted."""
    return tuple(
        entry.id for section in drafts.sections.values() for entry in section.entries if drafts.changed(entry.id)
    )


def _put(topic: Topic, section: Section) -> Iterator[Section]:
    known = {one.kind: one for one in topic.sections} | {section.kind: section}
    return (known[kind] for kind in SectionKind if kind in known)


def _same(one: Section, other: Section) -> bool:
    heads = (one.title, one.intro) == (other.title, other.intro)
    return heads and tuple(one.entries) == tuple(other.entries)
