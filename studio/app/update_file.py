"""A proposal's file brought up to date with its library: what changed, and the file saved with what was taken."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import field
from pathlib import Path

from studio.app.edits.finding import all_picks
from studio.app.folders import Folders
from studio.app.keeping.entries_then import EntriesThen
from studio.app.library_reading import open_library
from studio.app.pinning import with_pinned_words
from studio.app.saving import Conflict, open_proposal, save
from studio.app.updating import EntryUpdate, Then, updates_of, with_origins, with_updates
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.errors import StudioError
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass
from studio.domain.proposal import Origin, Proposal
from studio.history.repository import History, history_of
from studio.sources.proposals.unread import unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What became of a proposal."""

    proposal: Proposal
    updates: tuple[EntryUpdate, ...]
    written: bool
    findings: tuple[Finding, ...] = ()
    """Of reading the proposal."""
    gone: tuple[EntryId, ...] = ()
    """Picked entries that the library does not have any more."""
    unseen: tuple[Finding, ...] = ()
    """Those findings for which nobody can tell what is picked, set or remembered: that was left as it is."""
    before: Path | None = None
    """Copy of the file as it was, where all of it had to be written anew."""


def update_file(path: Path, folders: Folders, *, dry_run: bool = False) -> Updated:
    """Take what the library has changed since into a proposal; what both changed stays open, and as it is here.

    Entries of which nothing was remembered yet are remembered from now on.  Raises StudioError where the proposal
    cannot be read or written, or somebody else changed it meanwhile.
    """
    opened = open_proposal(path)
    library, _ = open_library(folders)
    with known_then(folders.library) as then:
        updates = updates_of(opened.proposal, library, then)
        taken = with_updates(with_pinned_words(opened.proposal, library, then), library, updates)
        fresh = with_origins(with_pinned_words(taken, library, then), library)  # of what stands elsewhere now, too
    picked = dict.fromkeys(pick.entry for _, pick in all_picks(fresh))
    gone = tuple(entry for entry in picked if library.find(entry) is None)
    hidden = unseen(opened.findings)
    if dry_run or fresh == opened.proposal:
        return Updated(
            proposal=fresh, updates=updates, written=False, findings=opened.findings, gone=gone, unseen=hidden
        )
    saved = save(path, fresh, opened.state)
    if isinstance(saved, Conflict):
        raise StudioError(
            f"{path.name} was changed by somebody else meanwhile.", hint="Nothing was written. Run the update again."
        )
    return Updated(
        proposal=saved.proposal,
        updates=updates,
        written=True,
        findings=opened.findings,
        gone=gone,
        unseen=hidden,
        before=saved.before,
    )


@contextmanager
def known_then(root: Path) -> Iterator[Then]:
    """Give what finds old versions of entries in a library's history; it finds nothing where there is no history."""
    try:
        history = history_of(root)
    except StudioError:
        history = None
    if history is None:
        yield lambda *_: None
        return
    with closing(history):
        yield _Then(history, root)


@dataclass(frozen=True, slots=True)
class _Then:
    """Reads each version of a file once."""

    history: History
    root: Path
    known: dict[tuple[str, str], EntriesThen] = field(default_factory=dict)

    def __call__(self, origin: Origin, language: str) -> AnyEntry | None:
        file = origin.entry.rpartition("/")[0]
        key = file, origin.language
        if key not in self.known:
            self.known[key] = EntriesThen(self.history, self.root, *key)
        return self.known[key].find(origin.entry, origin.version, language)
