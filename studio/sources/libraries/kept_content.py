"""Heads of topics and sections to the text that a cache keeps of them, and back."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any

from studio.domain.entries import ENTRY_TYPES, AnyEntry, SectionKind
from studio.domain.frozen import dataclass
from studio.domain.late_entries import LateEntries
from studio.domain.library import Section, Topic
from studio.domain.pictures import Picture
from studio.domain.places import FieldPlaces, Place, PlacesByField
from studio.domain.translation import Translation, TranslationFile
from studio.sources.file_stamps import stamp_of
from studio.sources.kept_values import DAMAGED, Column, Table, records_of
from studio.sources.libraries.content_file import SectionFile, TopicFile
from studio.sources.names import ID
from studio.sources.pictures import inside
from studio.sources.reading import Reading
from studio.sources.record_types import PLACES
from studio.sources.records import made

Entries = tuple[AnyEntry, ...]

_GROUP = "\x1d"
_WRITTEN = re.compile(r"(?:[\w.]+ [0-9]{1,7} [0-9]{1,7}(?: (?!\Z)|\Z))*\Z")
"""What `FieldPlaces` is made of."""
_PLACE = ("place", "places")
_OF_PLACE = len(("line", "column", "places"))
"""Texts behind the fields of a record."""
_OF_ENTRY = _OF_PLACE + len(("name", "picture", "alt"))
"""Texts behind those of an entry."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a kept text belongs."""

    name: str
    """Of the file within the library: the section's id."""
    file: str
    """As findings name it."""
    folder: Path
    top: Path
    """What pictures may not leave."""
    now: int
    """Nanoseconds since 1970."""


@dataclass(frozen=True, slots=True)
class _KnownPicture:
    """A picture that was checked when its section was read."""

    name: str
    stamp: str
    width: int
    height: int


def written_head(topic: Topic) -> str:
    """Give the text of a topic without its sections."""
    return _table(TopicFile).write(topic, *_place_texts(topic.place, topic.places))


def restored_head(data: bytes, topic: str, origin: Origin) -> Topic:
    """Give the topic that a text was made of; raises one of `DAMAGED`."""
    return made(Topic, _head(TopicFile, data, origin), id=topic)


def written_section(section: Section, reading: Reading, now: int) -> str:
    """Give the text of a section that was just read without a finding."""
    head = _table(SectionFile).write(section, *_place_texts(section.place, section.places))
    names = {path: name for name, (path, _, _) in reading.pictures.items()}
    table = _entry_table(section.kind)
    entries = [table.write(entry, *_entry_texts(entry, names)) for entry in section.entries]
    pictures = [
        _table(_KnownPicture).write(_KnownPicture(name, stamp_of(path.stat(), now), width, height))
        for name, (path, width, height) in reading.pictures.items()
    ]
    return _GROUP.join((head, "".join(pictures), "".join(entries)))


def restored_section(data: bytes, kind: SectionKind, origin: Origin, read: Callable[[], Entries]) -> Section:
    """Give the section that a text was made of; its entries are made when somebody looks at them.

    Should it turn out then that the text of the entries is damaged, `read` gives them. Raises one of `DAMAGED` for the
    rest of it, and OSError or UnusableError when a picture is no longer what it was.
    """
    head, pictures, entries = data.split(_GROUP.encode())
    known = _restored_pictures(pictures, origin) if pictures else {}

    def make() -> Entries:
        try:
            return _restored_entries(entries, kind, known, origin)
        except DAMAGED:
            return read()

    return made(Section, _head(SectionFile, head, origin), kind=kind, entries=LateEntries(make))


def written_translation(file: TranslationFile) -> str:
    """Give the text of a translation that was just read without a finding."""
    return _GROUP.join((_translations((file.head,)), _translations(file.entries)))


def restored_translation(
    data: bytes, language: str, origin: Origin, read: Callable[[], tuple[Translation, ...]]
) -> TranslationFile:
    """Give the translation that a text was made of, as `restored_section` does."""
    head, entries = data.split(_GROUP.encode())
    ((first,),) = (_restored_translations(head, origin.file),)

    def make() -> tuple[Translation, ...]:
        try:
            return _restored_translations(entries, origin.file)
        except DAMAGED:
            return read()

    name = origin.name.rpartition(".")[0]
    return TranslationFile(language=language, name=name, head=first, entries=LateEntries(make))


def _translations(translations: Iterable[Translation]) -> str:
    return "".join([_table(Translation).write(one, *_place_texts(one.place, one.places)) for one in translations])


def _restored_translations(data: bytes, file: str) -> tuple[Translation, ...]:
    table = _table(Translation)
    columns, more = table.read(data.decode(), _OF_PLACE)
    return records_of(Translation, (*table.names, *_PLACE), (*columns, *_places(more, file)))


@cache
def _table(cls: Any) -> Table:
    return Table(cls)


@cache
def _entry_table(kind: SectionKind) -> Table:
    return Table(ENTRY_TYPES[kind], without=PLACES | {"id", "picture"})


def _head(cls: type, data: bytes, origin: Origin) -> dict[str, Any]:
    table = _table(cls)
    columns, more = table.read(data.decode(), _OF_PLACE)
    ((*values,),) = zip(*columns, *_places(more, origin.file), strict=True)
    return dict(zip((*table.names, *_PLACE), values, strict=True))


def _place_texts(place: Place, places: PlacesByField) -> tuple[object, ...]:
    if isinstance(places, FieldPlaces):
        return place.line, place.column, places.written
    return place.line, place.column, " ".join(f"{path} {one.line} {one.column}" for path, one in places)


def _places(columns: list[list[str]], file: str) -> tuple[Column, Column]:
    lines, numbers, written = columns
    if not all(map(_WRITTEN.match, written)):
        raise ValueError
    return (
        [Place(file=file, line=int(line), column=int(column)) for line, column in zip(lines, numbers, strict=True)],
        [FieldPlaces(file, one) for one in written],
    )


def _entry_texts(entry: AnyEntry, names: dict[Path, str]) -> tuple[object, ...]:
    picture = (names[entry.picture.path], entry.picture.alt) if entry.picture else ("", "")
    return *_place_texts(entry.place, entry.places), entry.id.rpartition("/")[2], *picture


def _restored_entries(
    data: bytes, kind: SectionKind, known: Mapping[str, tuple[Path, int, int]], origin: Origin
) -> Entries:
    table = _entry_table(kind)
    columns, more = table.read(data.decode(), _OF_ENTRY)
    if not all(map(ID.match, more[_OF_PLACE])):
        raise ValueError
    ids = [f"{origin.name}/{name}" for name in more[_OF_PLACE]]
    pictures = [_picture(name, alt, known) for name, alt in zip(*more[_OF_PLACE + 1 :], strict=True)]
    names = (*table.names, "id", "picture", *_PLACE)
    return records_of(ENTRY_TYPES[kind], names, (*columns, ids, pictures, *_places(more[:_OF_PLACE], origin.file)))


def _picture(name: str, alt: str, known: Mapping[str, tuple[Path, int, int]]) -> Picture | None:
    if not name:
        return None
    path, width, height = known[name]
    return Picture(path=path, alt=alt, width=width, height=height)


def _restored_pictures(data: bytes, origin: Origin) -> dict[str, tuple[Path, int, int]]:
    columns, _ = _table(_KnownPicture).read(data.decode())
    found = {}
    for picture in starmap(_KnownPicture, zip(*columns, strict=True)):
        path = inside(origin.folder, picture.name, root=origin.top)
        if not picture.stamp or picture.stamp != stamp_of(path.stat(), origin.now):
            raise ValueError
        found[picture.name] = (path, picture.width, picture.height)
    return found
