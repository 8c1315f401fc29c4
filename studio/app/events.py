"""What happened, as typed values, and who wants to know."""

from collections.abc import Callable

from studio.domain.frozen import dataclass
from studio.domain.library import Library
from studio.domain.proposal import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalChanged:
    """Another proposal is current: after an edit, an undo, a redo or a file that was opened."""

    proposal: Proposal
    previous: Proposal | None
    revision: int
    """Grows with every change; never used twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryChanged:
    """What can be undone or redone is another, or whether there is something to save."""

    undo: str
    """Label of the step that undo takes back; empty for none."""
    redo: str
    modified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryChanged:
    """The library was read again."""

    library: Library


Event = ProposalChanged | HistoryChanged | LibraryChanged
Listener = Callable[[Event], None]


class Announcer:
    """Tells listeners of events, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell a listener of every event from now on; call what is given back to end that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def announce(self, event: Event) -> None:
        """Tell everybody."""
        for listener in tuple(self._listeners):
            listener(event)
