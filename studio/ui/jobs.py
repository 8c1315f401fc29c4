"""What workers do for the window: the parts of the core that take long to load are imported here, in their thread."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from studio.app.folders import Folders

if TYPE_CHECKING:
    from studio.domain.brand import Brand
    from studio.domain.findings import Finding
    from studio.domain.library import Library
    from studio.domain.proposal import Proposal
    from studio.domain.words import Words

PANES = (
    "studio.ui.library.pane",
    "studio.ui.outline.pane",
    "studio.ui.tailor.pane",
    "studio.ui.preview.pane",
    "studio.ui.findings.pane",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A proposal with all that a session needs for it."""

    proposal: "Proposal"
    findings: "tuple[Finding, ...]"
    brand: "tuple[Brand, tuple[Finding, ...]]"
    words: "tuple[Words, tuple[Finding, ...]]"
    modified: bool = False
    """Whether it is not on disk as it stands here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example proposal as the start page shows it."""

    path: Path
    title: str
    client: str


def read_shelf(folders: Folders) -> "Library":
    """Read the library."""
    from studio.sources.library import read_library

    return read_library(folders.library)[0]


def read_examples(folders: Folders) -> tuple[Example, ...]:
    """Read what the examples are called."""
    from studio.sources.proposal import read_proposal

    paths = sorted(folders.examples.glob("*.proposal.yaml"))
    proposals = ((path, read_proposal(path)[0]) for path in paths)
    return tuple(Example(path=path, title=one.title, client=one.client.name) for path, one in proposals)


def warm_up(folders: Folders) -> None:
    """Load what an editor needs, so that the first one comes at once."""
    import contextlib
    import importlib

    from studio.app.loading import load_brand

    importlib.import_module("studio.ui.window_sessions")
    for name in PANES:
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(name)
    load_brand("default", folders)


def open_file(path: Path, folders: Folders) -> Opened:
    """Read a proposal file. Raises StudioError."""
    from studio.sources.proposal import read_proposal

    proposal, findings = read_proposal(path)
    return _with_setting(proposal, findings, folders, modified=False)


def open_copy(path: Path, folders: Folders) -> Opened:
    """Read a proposal file as one that has no file yet. Raises StudioError."""
    opened = open_file(path, folders)
    return replace(opened, proposal=replace(opened.proposal, path=None), modified=True)


def start_new(client: str, topics: tuple[str, ...], day: date, library: "Library", folders: Folders) -> Opened:
    """Make a first complete proposal for a client. Raises StudioError."""
    from studio.app.starting import Start, new_proposal

    proposal = new_proposal(Start(client=client, topics=topics, day=day), library)
    return _with_setting(proposal, (), folders, modified=True)


def _with_setting(proposal: "Proposal", findings: "tuple[Finding, ...]", folders: Folders, *, modified: bool) -> Opened:
    from studio.app.loading import load_brand
    from studio.sources.words import read_words

    return Opened(
        proposal=proposal,
        findings=findings,
        brand=load_brand(proposal.brand, folders),
        words=read_words(folders.words, proposal.language),
        modified=modified,
    )
