"""Another reading of a library with what it could not read any more, as that was: files and entries that are broken."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from studio.app.keeping.drafts import head_path, path_of, translation_path, where_of, with_saved
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity, error
from studio.domain.frozen import dataclass, replace
from studio.domain.languages import HEAD
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.places import NOWHERE, Place
from studio.domain.translation import TranslationFile
from studio.sources.libraries.section_file import read_section_text
from studio.sources.yaml_nodes import LIBRARY_LIMITS, read_bytes, read_nodes

_MISSING = "missing-key"


class Broken(NamedTuple):
    """A file, or an entry in one, that is there and cannot be read."""

    path: str
    """Of the file, in the library."""
    finding: Finding
    """What is wrong with it, where, and what to do."""
    entry: str = ""
    """Id of the entry; empty where it is the whole file, or an entry without a usable id."""
    in_view: bool = True
    """Whether it is shown as it was known."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A library in which nothing is missing that is written in its files."""

    library: Library
    broken: tuple[Broken, ...] = ()


def with_unreadable(known: Library, library: Library) -> Whole:
    """Give a new reading of a library with everything that it lacks though it is still written, as it was known."""
    topics = {head_path(topic.id): topic for topic in _lost_topics(known, library)}
    if topics:
        found = sorted((*library.topics, *topics.values()), key=lambda one: _place(known, one))
        library = library_of(library.root, tuple(found), library.translations)
    sections = {path_of((topic, one.kind)): (topic, one) for topic, one in _lost_sections(known, library)}
    for topic_id, section in sections.values():
        library = with_saved(library, topic_id, section)
    files = {translation_path(one.name, one.language): one for one in _lost_translations(known, library)}
    if files:
        library = library_of(library.root, library.topics, (*library.translations, *files.values()))
    entries: list[Broken] = []
    for topic_id, section, found_broken in _lost_entries(known, library):
        library = with_saved(library, topic_id, section)
        entries += found_broken
    return Whole(library, (*(_broken_file(library.root, path) for path in (*topics, *sections, *files)), *entries))


def left_out(library: Library, findings: Iterable[Finding]) -> tuple[Broken, ...]:
    """Give what nobody sees of a library that was just read: files and entries of which nothing else is known."""
    found: dict[tuple[str, str], Broken] = {}
    for one in findings:
        file, entry = Path(one.place.file), one.source if one.source.count("/") > 1 else ""
        if one.severity is not Severity.ERROR or not file.is_relative_to(library.root):
            continue
        path = file.relative_to(library.root).as_posix()
        where = where_of(path)
        if where is None and not _is_head(path):
            continue
        if _is_missing(library, path):
            _take(found, (path, ""), Broken(path, one, in_view=False))
        elif where is None or path != path_of(where):
            continue
        elif one.place.field == "id":
            _take(found, (path, str(one.place.line)), Broken(path, one, in_view=False))
        elif entry and library.find(entry) is None:
            _take(found, (path, entry), Broken(path, one, entry, in_view=False))
    return tuple(found.values())


def _take(found: dict[tuple[str, str], Broken], key: tuple[str, str], broken: Broken) -> None:
    """Keep the first thing wrong, unless it is only what is missing: something else says why."""
    known = found.get(key)
    if known is None or (known.finding.code == _MISSING and broken.finding.code != _MISSING):
        found[key] = broken


def _is_head(path: str) -> bool:
    """Tell whether a file says what a topic is called, in any language."""
    topic, _, name = path.partition("/")
    return name.endswith(".yaml") and name.partition(".")[0] == HEAD and bool(topic)


def _is_missing(library: Library, path: str) -> bool:
    """Tell whether a file of a section, of a heading, or of a translation of one, was not read at all."""
    name, _, language = path.removesuffix(".yaml").partition(".")
    topic, where = library.topic(name.partition("/")[0]), where_of(path)
    if language:
        return all((one.name, one.language) != (name, language) for one in library.translations)
    if where is None:
        return topic is None or topic.place == NOWHERE
    return topic is None or topic.section(where[1]) is None


def broken_entries(section: Section, findings: Iterable[Finding]) -> dict[EntryId, Finding]:
    """Give the entries that were left out of a section when it was read, each with the first thing wrong with it."""
    read = {entry.id for entry in section.entries}
    found: dict[EntryId, Finding] = {}
    for one in findings:
        name = EntryId(one.source)
        if one.severity is Severity.ERROR and name.count("/") > 1 and name not in read:
            found.setdefault(name, one)
    return found


def with_known(section: Section, known: Section, broken: Collection[EntryId]) -> Section:
    """Give a section with its broken entries as they were known, behind those that they stood behind."""
    entries = {entry.id: entry for entry in section.entries}
    order = list(entries)
    before = ""
    for entry in known.entries:
        if entry.id in broken and entry.id not in entries:
            order.insert(order.index(EntryId(before)) + 1 if before else 0, entry.id)
            entries[entry.id] = entry
        before = entry.id if entry.id in entries else before
    return replace(section, entries=tuple(entries[name] for name in order))


def refuse_broken(known: Section, changed: Section, broken: Mapping[EntryId, Finding]) -> None:
    """Make sure that nobody writes over an entry that cannot be read.  Raises StudioError."""
    before, after = (_entries(section.entries) for section in (known, changed))
    for name, finding in broken.items():
        if before.get(name) != after.get(name):
            more = f": {finding.hint}" if finding.hint else ""
            raise StudioError(
                "An entry that cannot be read is not written over",
                detail=f"{finding.place}: {finding.text}",
                hint=f"Mend it in a text editor first{more}.",
            )


def _entries(entries: Sequence[AnyEntry]) -> dict[EntryId, AnyEntry]:
    return {entry.id: entry for entry in entries}


def _broken_file(root: Path, path: str) -> Broken:
    node, findings = read_nodes(root / path, LIBRARY_LIMITS)
    place, hint = Place(file=str(root / path), line=1), "begin it with `title:`"
    shapeless = error("wrong-type", "the file holds no keys with values", hint=hint, place=place)
    return Broken(path, shapeless if node is not None or not findings else findings[0])


def _lost_topics(known: Library, library: Library) -> Iterator[Topic]:
    for topic in known.topics:
        if library.topic(topic.id) is None and (library.root / head_path(topic.id)).is_file():
            yield topic


def _lost_sections(known: Library, library: Library) -> Iterator[tuple[str, Section]]:
    for topic in known.topics:
        now = library.topic(topic.id)
        for section in topic.sections if now else ():
            lost = now is not None and now.section(section.kind) is None
            if lost and (library.root / path_of((topic.id, section.kind))).is_file():
                yield topic.id, section


def _lost_entries(known: Library, library: Library) -> Iterator[tuple[str, Section, list[Broken]]]:
    """Give the sections that lack entries which still stand in their files, with these."""
    for topic in known.topics:
        now = library.topic(topic.id)
        for section in topic.sections if now else ():
            found = now.section(section.kind) if now else None
            if found is None or _entries(section.entries).keys() <= _entries(found.entries).keys():
                continue
            path = path_of((topic.id, section.kind))
            data, _ = read_bytes(library.root / path, LIBRARY_LIMITS)
            text = (data or b"").decode("utf-8", errors="replace")
            read, findings = read_section_text(text, topic.id, section.kind, library.root / path, library.root)
            broken = broken_entries(read, findings) if read else {}
            whole = with_known(found, section, broken)
            there = _entries(section.entries)
            yield topic.id, whole, [Broken(path, one, name) for name, one in broken.items() if name in there]


def _lost_translations(known: Library, library: Library) -> Iterator[TranslationFile]:
    there = {(one.name, one.language) for one in library.translations}
    for one in known.translations:
        if (one.name, one.language) not in there and (
            library.root / translation_path(one.name, one.language)
        ).is_file():
            yield one


def _place(known: Library, topic: Topic) -> tuple[int, str]:
    names = [one.id for one in known.topics]
    return names.index(topic.id) if topic.id in names else len(names), topic.id
