"""A changed section to its file: merged with what others saved meanwhile, whole or not at all, and into the history."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from studio.app.file_lock import refuse_special
from studio.app.keeping.changes import details_of, summary_of
from studio.app.keeping.history import committed, opened_history
from studio.app.keeping.lock import PATIENCE, alone_in
from studio.app.writing import sweep_leftovers, write_files
from studio.domain.entries import SectionKind
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.domain.library import Section
from studio.domain.section_merge import Choices, Conflict, merge_sections
from studio.history.repository import History
from studio.history.versions import Author
from studio.sources.file_sizes import refuse_too_large
from studio.sources.libraries.section_file import read_section_text, section_text
from studio.sources.yaml_nodes import LIBRARY_LIMITS


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSection:
    """A section as it was read: what changes are made to, and compared with."""

    root: Path
    """The library's folder."""
    topic: str
    section: Section
    text: str | None
    """Its file; None where there is none yet."""

    @property
    def file(self) -> Path:
        """Where it is written."""
        return section_path(self.root, self.topic, self.section.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSection:
    """A section as it is in its file now."""

    opened: OpenSection
    """For the next save."""
    others: bool
    """Whether changes of somebody else were brought in."""
    version: str = ""
    """Its id in the history; empty where there is no history."""
    unkept: StudioError | None = None
    """Why the history does not have it; the file has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts:
    """What both sides changed; nothing was written."""

    conflicts: tuple[Conflict, ...]
    theirs: OpenSection | None = None
    """What is in the file now, where it is a section."""


def section_path(root: Path, topic: str, kind: SectionKind) -> Path:
    """Give the file of a section."""
    return root / topic / f"{kind}.yaml"


def open_section(root: Path, topic: str, kind: SectionKind) -> OpenSection:
    """Read a section to be changed; raises StudioError where its file is there and cannot be read as a section."""
    file = section_path(root, topic, kind)
    text = text_of(file)
    if text is None:
        title = str(kind).replace("_", " ").capitalize()
        return OpenSection(root=root, topic=topic, section=Section(kind=kind, title=title), text=None)
    section, findings = read_section_text(text, topic, kind, file, root)
    if section is None:
        detail = f"{file}: {findings[0].text}" if findings else str(file)
        raise StudioError("This section cannot be read", detail=detail, hint="Mend the file in a text editor first.")
    return OpenSection(root=root, topic=topic, section=section, text=text)


def save_section(
    opened: OpenSection,
    changed: Section,
    author: Author,
    now: datetime,
    choices: Choices | None = None,
    *,
    patience: float = PATIENCE,
) -> SavedSection | Conflicts:
    """Write what was made of an opened section, with what others have changed in its file since.

    Where both changed the same words, nothing is written until `choices` says what to take.  Comments and all else in
    the file stay.  Raises StudioError where the file cannot be written or could not be read again, or somebody else
    does not finish saving within `patience` seconds.
    """
    with alone_in(opened.root, patience):
        theirs = open_section(opened.root, opened.topic, opened.section.kind)
        refuse_outside(opened.root, opened.file)
        others = theirs.text != opened.text
        merged = merge_sections(opened.section, changed, theirs.section, choices)
        if merged.conflicts:
            return Conflicts(conflicts=merged.conflicts, theirs=theirs)
        text = section_text(merged.section, opened.topic, opened.file, opened.root, theirs.text)
        saved = OpenSection(root=opened.root, topic=opened.topic, section=merged.section, text=text)
        if text == theirs.text:
            return SavedSection(opened=saved, others=others)
        refuse_too_large(text, opened.file, LIBRARY_LIMITS)
        with library_history(opened.root, author, now) as (history, unkept):
            make_folder(opened.file.parent)
            sweep_leftovers(opened.file)
            write_files({opened.file: text.encode("utf-8")})
            if history is None:
                return SavedSection(opened=saved, others=others, unkept=unkept)
            version, lost = _kept(history, theirs, saved, author, now)
            return SavedSection(opened=saved, others=others, version=version, unkept=lost)


@contextmanager
def library_history(root: Path, author: Author, now: datetime) -> Iterator[tuple[History | None, StudioError | None]]:
    """Open the library's history as it is before a save, or say why there is none; a save goes on without it."""
    try:
        history = opened_history(root, author, now)
    except StudioError as problem:
        yield None, problem
        return
    try:
        yield history, None
    finally:
        if history is not None:
            history.close()


def _kept(
    history: History, before: OpenSection, after: OpenSection, author: Author, now: datetime
) -> tuple[str, StudioError | None]:
    """Put a saved file into the history; the file is safe, whatever comes of it."""
    known = before.section if before.text is not None else None
    message = summary_of(known, after.section)
    if known is not None:
        message += "\n\n" + "\n".join(details_of(known, after.section))
    old = None if before.text is None else before.text.encode("utf-8")
    path = after.file.relative_to(after.root).as_posix()
    return committed(history, path, old, (after.text or "").encode("utf-8"), message, author, now)


def refuse_outside(root: Path, file: Path) -> None:
    """Make sure that what is saved does not go through a link to somewhere else.  Raises StudioError."""
    if not file.resolve().is_relative_to(root.resolve()):
        hint = "Nothing was written. Replace the link by what it leads to, then save again."
        raise StudioError("A link leads out of the library", detail=str(file), hint=hint)


def make_folder(folder: Path) -> None:
    """Make the folder of a topic, unless it is there.  Raises StudioError."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise StudioError(f"{folder} cannot be made.", detail=f"{problem.strerror or problem}.") from problem


def text_of(file: Path) -> str | None:
    """Read a file; None where there is none.  Raises StudioError where it cannot be read."""
    try:
        refuse_special(file)
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as problem:
        raise StudioError(
            "This section cannot be read", detail=f"{file}: {problem}", hint="Mend the file in a text editor first."
        ) from problem
