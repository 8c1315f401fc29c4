"""Entries that a team has moved on both sides of a shared library, since the version that both have in common."""

from collections import defaultdict

from studio.app.keeping.drafts import file_of, where_of
from studio.app.keeping.moved_twice import MovedTwice, Was, moved_apart
from studio.app.keeping.moves import moves_among
from studio.domain.entries import AnyEntry
from studio.domain.translation import Translation
from studio.history.repository import History
from studio.sources.libraries.section_file import read_section_text
from studio.sources.libraries.translation_text import read_translation_text

_YAML = ".yaml"


def moved_on_both_sides(history: History, base: str, mine: str, theirs: str) -> tuple[MovedTwice, ...]:
    """Give the entries that two versions have moved to different topics since a third."""
    gone, new = _changed(history, base, theirs)
    if not gone or not new:
        return ()
    moved = moves_among(gone, new)
    if not moved:
        return ()
    known = {entry.id: entry for entry in gone}
    both = {now: old for now, old in moves_among(*_changed(history, base, mine)).items() if old in moved.values()}
    spoken = _translations(history, base, mine, frozenset(map(file_of, both.values())))
    return moved_apart(
        {now: Was(entry=known[old], translations=spoken.get(old, {})) for now, old in both.items()}, moved
    )


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


def _translations(history: History, base: str, mine: str, names: frozenset[str]) -> dict[str, dict[str, Translation]]:
    """Give the translations that entries of these sections had in a version, by their ids, then by language.

    Those of an entry that was moved since are in files that have changed since.
    """
    found: defaultdict[str, dict[str, Translation]] = defaultdict(dict)
    for path in history.changed(base, mine):
        name, _, language = path.removesuffix(_YAML).partition(".")
        content = history.content(base, path) if path.endswith(_YAML) and name in names and language else None
        if content is not None:
            text = content.decode("utf-8", "replace")
            file, _ = read_translation_text(text, name, language, history.root / path, history.root)
            for one in file.entries if file else ():
                found[one.id][language] = one
    return found
