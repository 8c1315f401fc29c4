"""A pick to the entry it names, with the fields that were changed for this client, or to a finding."""

from dataclasses import fields
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from studio.compose.formats import near
from studio.domain.chapters import NO_INTRO, AnyChapter, Override, Pick, PicksChapter
from studio.domain.entries import AnyEntry, Entry, EntryId
from studio.domain.findings import Finding, error
from studio.domain.frozen import replace
from studio.domain.library import Library, Section
from studio.domain.moved_entries import topic_title
from studio.domain.places import Place

_FIXED = frozenset({"id", "place", "places"})
"""Fields of an entry that a proposal cannot change."""


def picked_entry(pick: Pick, library: Library, moved: EntryId | None = None) -> AnyEntry | Finding:
    """Give the entry of a pick with its changed fields; a finding when the library no longer has it.

    `moved` is the place where it stands now, if that is known.
    """
    entry = library.find(pick.entry)
    if entry is None:
        return _missing(pick, library) if moved is None else _moved(pick, moved, library)
    return overridden(entry, pick.overrides)


def opening_section(chapter: AnyChapter, library: Library) -> tuple[str, Section] | None:
    """Give the topic and the section that a chapter consists of, whose introduction opens it; None for a mixture."""
    if not isinstance(chapter, PicksChapter):
        return None
    sections = {pick.entry.rpartition("/")[0] for pick in chapter.picks}
    topic_id, _, kind = sections.pop().partition("/") if len(sections) == 1 else ("", "", "")
    topic = library.topic(topic_id)
    section = next((one for one in topic.sections if one.kind.value == kind), None) if topic else None
    return (topic_id, section) if section else None


def opened(chapter: AnyChapter, library: Library) -> AnyChapter:
    """Give a chapter with the introduction that its documents have: its own, its section's, or none."""
    if chapter.intro.strip() == NO_INTRO:
        return replace(chapter, intro="")
    found = None if chapter.intro else opening_section(chapter, library)
    return replace(chapter, intro=found[1].intro) if found and found[1].intro else chapter


def overridden(entry: AnyEntry, overrides: tuple[Override, ...]) -> AnyEntry:
    """Give the entry with these fields changed; unknown names and wrong types were told when they were read."""
    if not overrides:
        return entry
    types = _field_types(type(entry))
    changes: dict[str, Any] = {name: value for name, value in overrides if name in types and fits(value, types[name])}
    return replace(entry, **changes)


def place_in_pick(pick: Pick, entry: AnyEntry, path: str) -> Place:
    """Give where a field was written: in the proposal when it was changed there, otherwise in the library."""
    if path.partition(".")[0] in {name for name, _ in pick.overrides}:
        return dict(pick.places).get(path, pick.place)
    return entry.place_of(path)


def _field_types(entry_type: type[Entry]) -> dict[str, object]:
    types = get_type_hints(entry_type)
    return {one.name: types[one.name] for one in fields(entry_type) if one.name not in _FIXED}


def fits(value: object, wanted: object) -> bool:
    """Tell whether a value is of a field's type: a class, a union of classes, or a tuple of one type."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(item, inner[0]) for item in value)
    if origin in {Union, UnionType}:
        return any(fits(value, one) for one in inner)
    return isinstance(wanted, type) and isinstance(value, wanted)


def _moved(pick: Pick, now: EntryId, library: Library) -> Finding:
    text = f"“{pick.entry}” was moved to {topic_title(now, library)}, where it is “{now}”; here it is left out."
    hint = "Take it over: “Update from library” in the window, or proposal-studio update FILE."
    return error("entry-moved", text, hint=hint, place=pick.place, source=pick.id)


def _missing(pick: Pick, library: Library) -> Finding:
    topic_id, _, rest = pick.entry.partition("/")
    section_id = rest.partition("/")[0]
    topic = library.topic(topic_id)
    if topic is None:
        text = f"The library has no topic “{topic_id}”, so “{pick.entry}” is left out."
        hint = near(topic_id, [known.id for known in library.topics])
    elif section_id not in {section.kind.value for section in topic.sections}:
        text = f"The topic “{topic_id}” has no section “{section_id}”, so “{pick.entry}” is left out."
        hint = near(section_id, [section.kind.value for section in topic.sections])
    else:
        text = f"The library has no entry “{pick.entry}”; it is left out."
        section = f"{topic_id}/{section_id}/"
        hint = near(pick.entry, [known for known in library.index if known.startswith(section)])
        return error("entry-missing", text, hint=hint, place=pick.place, source=pick.id)
    hint = near(pick.entry, library.index) or hint
    return error("entry-missing", text, hint=hint, place=pick.place, source=pick.id)
