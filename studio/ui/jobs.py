"""What workers do for the window: the parts of the core that take long to load are imported here, in their thread."""

import contextlib
import importlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from studio.app.folders import Folders
from studio.domain.frozen import replace

if TYPE_CHECKING:
    from studio.app.journal import Journal, Recovered
    from studio.app.saving import Conflict, FileState, Saved
    from studio.domain.brand import Brand
    from studio.domain.findings import Finding
    from studio.domain.library import Library
    from studio.domain.proposal import Consultant, Proposal
    from studio.domain.words import Words


class Opened(NamedTuple):
    """A proposal with all that a session needs for it."""

    proposal: "Proposal"
    findings: "tuple[Finding, ...]"
    brand: "tuple[Brand, tuple[Finding, ...]]"
    words: "tuple[Words, tuple[Finding, ...]]"
    seen: "FileState | None" = None
    """Its file as it was read; None for one that has no file."""
    modified: bool = False
    """Whether it is not on disk as it stands here."""
    recovered: "Recovered | None" = None
    """What it was recovered from."""


class Example(NamedTuple):
    """An example proposal as the start page shows it."""

    path: Path
    title: str
    client: str


def read_shelf(folders: Folders) -> "Library":
    """Read the library, every entry of it: the window shows them all, and must not wait for them."""
    from studio.app.library_reading import open_library

    library = open_library(folders)[0]
    for _ in library.entries():
        pass
    return library


class Shelf(NamedTuple):
    """The library, and what its files were when it was read."""

    library: "Library"
    stamp: "frozenset[tuple[str, int, int]]"
    """Names, sizes and times; differs as soon as a file does."""


def read_shelf_with_stamp(folders: Folders) -> Shelf:
    """Read the library, and what is needed to see whether its files change."""
    stamp = _stamp_of(folders.library)
    return Shelf(read_shelf(folders), stamp)


def read_changed_shelf(folders: Folders, known: "frozenset[tuple[str, int, int]]") -> Shelf | None:
    """Read the library again when its files are others than they were; None when they are not, or cannot be read."""
    from studio.domain.errors import StudioError

    try:
        return read_shelf_with_stamp(folders) if _stamp_of(folders.library) != known else None
    except StudioError:  # a drive that is away for a moment: what was read stays
        return None


def _stamp_of(root: Path) -> "frozenset[tuple[str, int, int]]":
    found = set()
    for folder, inside, names in os.walk(root):
        inside[:] = [name for name in inside if not name.startswith(".")]
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118 -- ten thousand files are looked at
            with contextlib.suppress(OSError):
                state = os.stat(path)  # noqa: PTH116
                found.add((path, state.st_size, state.st_mtime_ns))
    return frozenset(found)


def read_examples(folders: Folders) -> tuple[Example, ...]:
    """Read what the examples are called."""
    from studio.sources.proposals.proposal import read_proposal

    paths = sorted(folders.examples.glob("*.proposal.yaml"))
    proposals = ((path, read_proposal(path)[0]) for path in paths)
    return tuple(Example(path=path, title=one.title, client=one.client.name) for path, one in proposals)


_BELOW_PANES = (
    "studio.app.preview",
    "studio.app.updating",
    "studio.app.forms.sections",
    "studio.app.forms.typing",
    "studio.app.saving",
    "studio.app.search",
    "studio.app.fitting",
    "studio.app.locating",
    "studio.app.concerns",
    "studio.app.library_filters",
    "studio.app.edits.starting",
    "studio.app.edits.estimate",
    "studio.app.edits.chapters",
    "studio.app.edits.items",
    "studio.app.edits.picks",
    "studio.app.search_lines",
    "studio.app.workspace",
    "studio.app.keeping.cropping",
)
_PANES = (
    "studio.ui.library.indexing",
    "studio.ui.library.model",
    "studio.ui.library.search_bar",
    "studio.ui.library.tree",
    "studio.ui.session",
    "studio.ui.library.peek",
    "studio.ui.library.pane",
    "studio.ui.outline.model",
    "studio.ui.outline.verbs",
    "studio.ui.outline.tree",
    "studio.ui.outline.pane",
    "studio.ui.tailor.form_edits",
    "studio.ui.tailor.highlighter",
    "studio.ui.tailor.text_editor",
    "studio.ui.tailor.field_row",
    "studio.ui.tailor.table_view",
    "studio.ui.tailor.table_block",
    "studio.ui.tailor.crop_dialog",
    "studio.ui.tailor.picture_block",
    "studio.ui.tailor.form_view",
    "studio.ui.tailor.pane",
    "studio.ui.preview.pixels",
    "studio.ui.preview.view",
    "studio.ui.preview.output_view",
    "studio.ui.preview.pane",
    "studio.ui.findings.delegate",
    "studio.ui.findings.pane",
    "studio.ui.window.sessions",
    "studio.ui.window.own",
    "studio.ui.guide",
)
"""In an order in which each brings few others with it."""


def warm_up(folders: Folders) -> None:
    """Load what is below the panes of an editor, so that the first one comes at once."""
    from studio.app.forms.choices import read_titles
    from studio.app.loading import load_brand

    for name in _BELOW_PANES:
        importlib.import_module(name)
    load_brand("default", folders)
    read_titles(folders)


def load_panes() -> Iterator[None]:
    """Load the panes themselves, module by module, in the window's thread.

    Making classes of Qt in another thread ends the interpreter now and then.
    """
    for name in _PANES:
        importlib.import_module(name)
        yield


def find_lost(journal: "Journal") -> "tuple[Recovered, ...]":
    """Give what was not saved when the program ended."""
    return journal.found()


def open_file(path: Path, folders: Folders) -> Opened:
    """Read a proposal file. Raises StudioError."""
    from studio.app.saving import open_proposal

    read = open_proposal(path.absolute())
    return _with_setting(read.proposal, read.findings, folders)._replace(seen=read.state)


def open_copy(path: Path, folders: Folders) -> Opened:
    """Read a proposal file as one that has no file yet. Raises StudioError."""
    opened = open_file(path, folders)
    return opened._replace(proposal=replace(opened.proposal, path=None), seen=None, modified=True)


def open_lost(recovered: "Recovered", folders: Folders) -> Opened:
    """Read what was not saved when the program ended, as it was then. Raises StudioError."""
    from studio.app.saving import look_back
    from studio.sources.proposals.proposal import read_proposal_text
    from studio.sources.yaml_nodes import UNSAVED_LIMITS

    proposal, findings = read_proposal_text(recovered.text, recovered.path, UNSAVED_LIMITS)
    seen = look_back(recovered.path, recovered.seen) if recovered.path else None
    opened = _with_setting(proposal, findings, folders)
    return opened._replace(seen=seen, modified=True, recovered=recovered)


def start_new(
    client: str,
    topics: tuple[str, ...],
    consultant: "Consultant | None",
    day: date,
    library: "Library",
    folders: Folders,
) -> Opened:
    """Make a first complete proposal for a client. Raises StudioError."""
    from studio.app.starting import Start, new_proposal

    proposal = new_proposal(Start(client=client, topics=topics, day=day), library)
    if consultant is not None:
        proposal = replace(proposal, consultant=consultant)
    return _with_setting(proposal, (), folders)._replace(modified=True)


def write_file(
    path: Path,
    proposal: "Proposal",
    library: "Library",
    seen: "FileState | None",
    *,
    previous: "FileState | None",
    replaces: bool = False,
) -> "Saved | Conflict":
    """Write a proposal, with what the library says; `replaces` when the user knows that a file is there.

    Raises StudioError.
    """
    from studio.app.saving import look_at, save
    from studio.app.updating import with_origins

    proposal = with_origins(proposal, library)
    return save(path, proposal, look_at(path) if replaces else seen, previous=previous.text if previous else None)


def read_as_saved(proposal: "Proposal", previous: str | None) -> "tuple[Finding, ...]":
    """Give what reading the file would find, were it saved now."""
    from studio.app.saving import findings_as_saved

    return findings_as_saved(proposal, previous)


def was_touched(seen: "FileState") -> bool:
    """Tell whether somebody else has changed a file."""
    from studio.app.saving import is_unchanged

    return not is_unchanged(seen)


def keep(journal: "Journal", key: str, proposal: "Proposal", seen: "FileState | None") -> None:
    """Keep a proposal for the case of a crash, with what its file was when it was `seen`. Raises StudioError."""
    from studio.sources.proposals.file import proposal_text

    title = proposal.client.name or proposal.title
    digest = seen.sha256 if seen else ""
    journal.note(key, proposal_text(proposal), path=proposal.path, title=title, seen=digest)


def _with_setting(proposal: "Proposal", findings: "tuple[Finding, ...]", folders: Folders) -> Opened:
    from studio.app.loading import load_brand
    from studio.sources.words import read_words

    return Opened(
        proposal=proposal,
        findings=findings,
        brand=load_brand(proposal.brand, folders),
        words=read_words(folders.words, proposal.language, proposal.place_of("language")),
    )
