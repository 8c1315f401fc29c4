"""What is not taken from those who share a library, and not sent to them: everybody would have it, or miss it."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from studio.app.keeping.history import alike, belongs, is_harmless
from studio.app.keeping.soundness import listed, unreadable
from studio.domain.errors import StudioError
from studio.domain.findings import Finding
from studio.history.repository import History
from studio.sources.reading import shortened

_LENGTH = 100
"""Characters of a path that is told."""
Files = Mapping[str, bytes | None]
"""What files hold by their paths, None for one that is not there."""


def refuse_strange(history: History, theirs: str, paths: tuple[str, ...]) -> None:
    """Take nothing of a version with files that cannot be on every system: whoever made it had other plans."""
    if strange := _strange(history, theirs, paths):
        raise StudioError(
            "The shared library holds what does not belong into a library",
            detail=", ".join(shortened(repr(path), _LENGTH) for path in strange[:5]),
            hint="Nothing was taken. Ask who put it there, and have it removed.",
        )


def refuse_to_send(history: History, theirs: str) -> None:
    """Send nothing that everybody else would refuse, and nothing that they could not read."""
    head = history.head
    paths = history.changed(theirs, head)
    if strange := _strange(history, head, paths):
        raise StudioError(
            "There is a file in the library that cannot be on every system",
            detail=", ".join(shortened(repr(path), _LENGTH) for path in strange[:5]),
            hint="Nothing was sent. Give it another name, or a shorter one; put a file in the place of a link.",
        )
    after = {path: history.content(head, path) for path in paths if belongs(path)}
    before = {path: history.content(theirs, path) if theirs else None for path in after}
    if broken := _broken(history.root, before, after):
        detail, hint = listed(broken)
        more = f": {hint}" if hint else ""
        raise StudioError(
            "A file of the library cannot be read",
            detail=detail,
            hint=f"Nothing was sent. Bring it back from the history, or mend it in a text editor{more}.",
        )


def refuse_unreadable(root: Path, before: Files, after: Files) -> None:
    """Put nothing that cannot be read in the place of a file that can be."""
    there = {path: content for path, content in before.items() if content is not None}
    if broken := _broken(root, there, {path: content for path, content in after.items() if path in there}):
        raise StudioError(
            "What others shared cannot be read",
            detail=listed(broken)[0],
            hint="Nothing was taken. Have it mended by who shared it last, then share again.",
        )


def refuse_vanished(history: History, base: str, theirs: str) -> None:
    """Take no version of others in which every file of the library is gone: that is an accident and no wish."""
    if base and any(map(belongs, history.files(base))) and not any(map(belongs, history.files(theirs))):
        raise StudioError(
            "There is nothing in the shared library any more",
            detail=f"{history.version(theirs).author} has removed every file of it.",
            hint="Nothing was taken. Ask for the version before to be brought back, then share again.",
        )


def _broken(root: Path, before: Files, after: Files) -> list[Finding]:
    """Give what is wrong with files in which it was not wrong before."""
    found: list[Finding] = []
    for path, content in after.items():
        wrong = unreadable(root, path, content)
        known = unreadable(root, path, before[path]) if wrong else {}
        found += [one for name, one in wrong.items() if name not in known and "" not in known]
    return found


def _strange(history: History, version: str, paths: tuple[str, ...]) -> list[str]:
    names = frozenset(history.files(version))
    new = frozenset(paths) & names
    found = [path for path in new if not is_harmless(path) or (belongs(path) and not history.is_file(version, path))]
    pairs = [pair for pair in pairwise(sorted(names, key=alike)) if alike(pair[0]) == alike(pair[1])]
    return sorted({*found, *(path for pair in pairs if not new.isdisjoint(pair) for path in pair)})


def refuse_both(history: History, base: str, theirs: str, paths: tuple[str, ...]) -> None:
    """Leave it to git where both sides changed a file that is none of a library's."""
    mine = history.head
    known = frozenset(history.files(mine) if mine else ())
    both = [path for path in paths if mine and (base or path in known) and not history.same(mine, theirs, path)]
    both = [path for path in both if not base or not history.same(base, mine, path)]
    if both:
        raise StudioError(
            "Somebody else has changed a file beside the library that was changed here, too",
            detail=", ".join(both[:5]),
            hint="Bring these files together with git, then share again.",
        )


def refuse_links(root: Path, paths: tuple[str, ...]) -> None:
    """Neither read nor write through links, which may lead anywhere."""
    home = root.resolve()
    places = [root / path for path in paths]
    outside = {folder for folder in {place.parent for place in places} if not folder.resolve().is_relative_to(home)}
    for place in places:
        if place.is_symlink() or place.parent in outside:
            detail, hint = str(place), "Replace it by what it leads to, then share again."
            raise StudioError("A link in the library is in the way", detail=detail, hint=hint)
