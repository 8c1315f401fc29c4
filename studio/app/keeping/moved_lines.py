"""The lines in which moved entries stand in the files that they come from: comments and unknown keys come along."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from studio.app.keeping.file_texts import text_of
from studio.app.keeping.moves import alike
from studio.domain.entries import AnyEntry, EntryId, SectionKind
from studio.domain.errors import StudioError
from studio.sources.libraries.section_file import entries_lines, read_section_text

_ALIKE = 0.9
"""Share of its words from which on an entry that somebody else has moved has its lines from there."""


def lines_of_moved(root: Path, moved: Sequence[tuple[EntryId, AnyEntry]], file: Path) -> dict[str, str]:
    """Give the lines of moved entries, with the ids that they had, by their new ids, where they can be had.

    One that is gone from its place, because somebody else has moved it too, has its lines from where it is now.
    """
    wanted: defaultdict[Path, dict[str, AnyEntry]] = defaultdict(dict)
    for origin, entry in moved:
        wanted[_file_of(root, origin)][origin] = entry
    found: dict[str, str] = {}
    for source, entries in wanted.items():
        found |= entries_lines(text_of(source) or "", source, root, entries, file)
    gone = {origin: entry for origin, entry in moved if entry.id not in found}
    return found | _lines_elsewhere(root, gone, file) if gone else found


def _lines_elsewhere(root: Path, gone: Mapping[EntryId, AnyEntry], file: Path) -> dict[str, str]:
    by_name: defaultdict[str, list[AnyEntry]] = defaultdict(list)
    for origin, entry in gone.items():
        by_name[_name(origin)].append(entry)
    found: dict[str, str] = {}
    for source, text, others in _others(root, file):
        same: dict[str, AnyEntry] = {
            other.id: entry
            for other in others
            for entry in by_name.get(_name(other.id), ())
            if alike(entry, other, _ALIKE)
        }
        with suppress(StudioError):  # lines that cannot be taken out alone stay there
            found |= entries_lines(text, source, root, same, file)
    return found


def _others(root: Path, file: Path) -> Iterator[tuple[Path, str, tuple[AnyEntry, ...]]]:
    """Give all other sections of a kind that can be read."""
    kind = SectionKind(file.stem)
    for source in sorted(root.glob(f"*/{file.name}")):
        if source == file:
            continue
        with suppress(StudioError):  # what is wrong with it concerns nobody here
            text = text_of(source) or ""
            section, _ = read_section_text(text, source.parent.name, kind, source, root)
            yield source, text, tuple(section.entries) if section else ()


def _file_of(root: Path, entry: EntryId) -> Path:
    topic, kind, _ = entry.split("/")
    return root / topic / f"{kind}.yaml"


def _name(entry: EntryId) -> str:
    return entry.rpartition("/")[2]
