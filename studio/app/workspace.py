"""The proposal that is being worked on: what it is, what it was, and who wants to know when it changes."""

from collections.abc import Callable

from studio.app.events import Announcer, HistoryChanged, LibraryChanged, Listener, ProposalChanged
from studio.app.history import History
from studio.app.updating import with_origins
from studio.domain.frozen import replace
from studio.domain.library import Library
from studio.domain.proposal import Proposal


class Workspace:
    """Holds the current proposal and library; every change goes through `apply`."""

    def __init__(self, proposal: Proposal, library: Library, *, modified: bool = False) -> None:
        """Begin with a proposal; `modified` for one that is not on disk as it stands here."""
        self._proposal = proposal
        self._saved: Proposal | None = None if modified else proposal
        self._library = library
        self._history: History[Proposal] = History()
        self._announcer = Announcer()
        self._revision = 0

    @property
    def proposal(self) -> Proposal:
        """The current proposal."""
        return self._proposal

    @property
    def library(self) -> Library:
        """The current library."""
        return self._library

    @property
    def revision(self) -> int:
        """Grows with every change."""
        return self._revision

    @property
    def modified(self) -> bool:
        """Whether the proposal differs from what was opened or saved last; what is only remembered is no change."""
        return self._saved is not self._proposal and not _is_as_saved(self._proposal, self._saved)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell a listener of every event; call what is given back to end that."""
        return self._announcer.subscribe(listener)

    def apply(self, proposal: Proposal, label: str, *, merge: str = "") -> bool:
        """Make another proposal current as one undoable step; False when it is equal to the current one.

        What the library says of picked entries is remembered as a part of that step.
        Steps with the same `merge`, such as `typing client.name`, become one.
        """
        if proposal is self._proposal or proposal == self._proposal:
            return False
        proposal = with_origins(proposal, self._library)
        self._history.push(self._proposal, proposal, label, merge)
        self._show(proposal)
        return True

    def close_step(self) -> None:
        """End merging: the next change is a step of its own."""
        self._history.close_step()

    def undo(self) -> None:
        """Take the last step back."""
        before = self._history.undo()
        if before is not None:
            self._show(before)

    def redo(self) -> None:
        """Take the last step again that was taken back."""
        after = self._history.redo()
        if after is not None:
            self._show(after)

    def open(self, proposal: Proposal, *, modified: bool = False) -> None:
        """Begin anew with a proposal; `modified` for one that is not on disk as it stands here."""
        self._history = History()
        self._saved = None if modified else proposal
        self._show(proposal)

    def mark_saved(self) -> None:
        """Remember the current proposal as the one on disk."""
        self._saved = self._proposal
        self._history.close_step()
        self._announce_history()

    def settle(self, written: Proposal, saved: Proposal) -> None:
        """Remember that a proposal was written, and is on disk as `saved`: perhaps under another name.

        What was typed while it was being written stays, unsaved. All steps move to the new name.
        """

        def moved(state: Proposal) -> Proposal:
            return state if state.path == saved.path else replace(state, path=saved.path)

        self._history.close_step()
        self._history.rewrite(moved)
        self._saved = saved
        current = saved if self._proposal is written else moved(self._proposal)
        if current == self._proposal:
            self._announce_history()
        else:
            self._show(current)

    def use_library(self, library: Library) -> None:
        """Work with another library, or with the same one read again; what the last one said is remembered first."""
        before = self._library

        def remembering(state: Proposal) -> Proposal:
            return state if state.origins else with_origins(state, before)

        self._history.rewrite(remembering)
        self._saved = remembering(self._saved) if self._saved is not None else None
        self._proposal = with_origins(self._proposal, before)
        self._library = library
        self._announcer.announce(LibraryChanged(library=library))

    def _show(self, proposal: Proposal) -> None:
        previous, self._proposal = self._proposal, proposal
        self._revision += 1
        self._announcer.announce(ProposalChanged(proposal=proposal, previous=previous, revision=self._revision))
        self._announce_history()

    def _announce_history(self) -> None:
        self._announcer.announce(
            HistoryChanged(undo=self._history.undo_label, redo=self._history.redo_label, modified=self.modified)
        )


def _is_as_saved(proposal: Proposal, saved: Proposal | None) -> bool:
    """Tell whether a proposal is what was saved, or that and what the library says of entries it had already."""
    if saved is None or proposal == saved:
        return saved is not None
    known = {origin.entry for origin in saved.origins}
    origins = tuple(one for one in proposal.origins if one.entry in known or one.pinned)
    return origins != proposal.origins and replace(proposal, origins=origins) == saved
