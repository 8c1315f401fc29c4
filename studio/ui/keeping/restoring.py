"""What the history gives back brought into the library: its lines are read in a thread."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.restoring import Restored, brought_back
from studio.ui.keeping.keeper import Keeper
from studio.ui.worker import Worker


class Restoring(QObject):
    """Makes what was in the library one undoable step."""

    restored = Signal(object)
    """What is as it was: a Restored."""

    def __init__(self, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._worker = Worker("library-restoring", self)

    def restore(self, back: Restored) -> None:
        """Let something be as it was, a moment later."""
        drafts = self._keeper.drafts
        self._worker.submit(partial(brought_back, drafts, back), partial(self._on_brought_back, drafts, back), _raise)

    def close(self) -> None:
        """End the thread."""
        self._worker.close(finish=False)

    def _on_brought_back(self, before: Drafts, back: Restored, drafts: Drafts) -> None:
        if self._keeper.drafts is not before:  # somebody went on working, or saved
            self.restore(back)
            return
        self._keeper.edit(drafts, "Restore entry" if back.entry else "Restore translation")
        self.restored.emit(back)


def _raise(problem: Exception) -> None:
    raise problem
