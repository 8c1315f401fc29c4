"""Entries that a team has moved on both sides of a shared library, since the version that both have in common."""

from studio.app.keeping.drafts import where_of
from studio.app.keeping.moved_twice import MovedTwice, moved_apart
from studio.app.keeping.moves import moves_among
from studio.domain.entries import AnyEntry
from studio.history.repository import History
from studio.sources.libraries.section_file import read_section_text


def moved_on_both_sides(history: History, base: str, mine: str, theirs: str) -> tuple[MovedTwice, ...]:
    """Give the entries that two versions have moved to different topics since a third."""
    gone, new = _changed(history, base, theirs)
    if not gone or not new:
        return ()
    moved = moves_among(gone, new)
    known = {entry.id: entry for entry in gone if entry.id in moved.values()}
    if not known:
        return ()
    here = moves_among(*_changed(history, base, mine))
    return moved_apart({now: known[old] for now, old in here.items() if old in known}, moved)


def _changed(history: History, one: str, other: str) -> tuple[list[AnyEntry], list[AnyEntry]]:
    """Give the entries that only the one version has, then those that only the other has."""
    gone, new = list[AnyEntry](), list[AnyEntry]()
    for path in history.changed(one, other):
        before, after = (_entries(history, version, path) for version in (one, other))
        gone += [entry for name, entry in before.items() if name not in after]
        new += [entry for name, entry in after.items() if name not in before]
    return gone, new


def _entries(history: History, version: str, path: str) -> dict[str, AnyEntry]:
    """Give the entries of a section's file in a version, as far as they can be read; none of another file."""
    where, (folder, _, name) = where_of(path), path.partition("/")
    if where is None or name != f"{where[1]}.yaml" or not version:
        return {}
    content = history.content(version, path)
    if content is None:
        return {}
    file = history.root / path
    text = content.decode("utf-8", "replace")
    section, _ = read_section_text(text, folder, where[1], file, history.root)
    return {entry.id: entry for entry in section.entries} if section else {}
