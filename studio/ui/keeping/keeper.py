"""The library in the hands of its keepers: drafts, undo, and saving in a thread."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.app.history import History
from studio.app.keeping.drafts import Drafts, touched, where_of
from studio.app.keeping.entry_verbs import named, renamed
from studio.app.keeping.holding import Held
from studio.app.keeping.moved_twice import Moved, MovedTwice, gone_before, gone_from_disk, moved_here
from studio.app.keeping.own_library import carried_over
from studio.app.keeping.rebasing import Rebasing, rebased
from studio.app.keeping.saving import Conflicts
from studio.app.keeping.writing import Save, save_drafts, settling_of
from studio.domain.errors import StudioError
from studio.domain.library import Library
from studio.domain.section_merge import Choices
from studio.history.versions import Author
from studio.ui.worker import Worker


class _Asked(NamedTuple):
    author: Author
    choices: Mapping[str, Choices]


class Keeper(QObject):
    """Holds the drafts of one library; every change goes through `edit`."""

    changed = Signal(object)
    """The sections that are others now: a frozenset of Where."""
    renamed = Signal(object)
    """Entries that were never saved are called after their titles now: old ids and new ones."""
    replaced = Signal()
    """The library is another one."""
    reread = Signal()
    """The library was read again."""
    history_changed = Signal()
    """What can be undone, or whether all is saved."""
    edited = Signal()
    """Somebody has changed something here, or taken it back."""
    saved = Signal(object)
    """Written sections: a tuple of Written."""
    failed = Signal(Exception)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drafts = Drafts(library=library)
        self._history: History[Drafts] = History()
        self._worker = Worker("library-saving", self)
        self.saving = False
        self.saves = 0
        """How often something was saved."""
        self._again: _Asked | None = None
        """The save that was asked for while one was going on."""
        self.conflicts: dict[str, Conflicts] = {}
        """What somebody has to decide before these files can be saved, by their paths."""
        self.held: tuple[Held, ...] = ()
        """What the last save held back."""
        self.moved: Moved = {}
        """What was moved since the window was opened, and others had taken from its place by then."""

    @property
    def modified(self) -> bool:
        """Whether something is not saved."""
        return self.drafts.any

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty for nothing."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty for nothing."""
        return self._history.redo_label

    def edit(self, drafts: Drafts, label: str, *, merge: str = "") -> bool:
        """Make other drafts current as one undoable step; False when nothing is other than before."""
        if drafts is self.drafts or drafts == self.drafts:
            return False
        self._history.push(self.drafts, drafts, label, merge)
        self._show(drafts)
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
        """Take a step again that was taken back."""
        after = self._history.redo()
        if after is not None:
            self._show(after)

    def save(self, author: Author, choices: Mapping[str, Choices] | None = None) -> None:
        """Write what was changed; what comes of it is told by `saved` or `failed`."""
        if self.saving:
            before = self._again.choices if self._again else {}
            self._again = _Asked(author, _joined(before, choices or {}))
        if self.saving or not self.modified:
            return
        self._name()
        self.saving = True
        self._history.close_step()
        work = partial(_saved, self.drafts, self.moved, author, datetime.now().astimezone(), choices)
        self._worker.submit(work, self._on_written, self._on_failed)
        self.history_changed.emit()

    def use_library(self, library: Library) -> None:
        """Keep another library, or the same one read again; nothing may be unsaved."""
        drafts = Drafts(library=library)
        if library.root != self.drafts.library.root:
            self.moved = {}
        self._history = History()
        self.conflicts = {}
        everything = frozenset((*self.drafts.places(), *drafts.places()))
        self.drafts = drafts
        self.replaced.emit()
        self.changed.emit(everything)
        self.history_changed.emit()

    def carry_over(self, library: Library) -> tuple[str, ...]:
        """Keep another library from now on, such as a copy; what is not saved comes along.

        Gives the files that say something else there where something is not saved: they stay as `take_in` says.
        """
        self._history.rewrite(lambda drafts: carried_over(drafts, library).drafts)
        self.drafts, waiting = carried_over(self.drafts, library)
        self.replaced.emit()
        self.changed.emit(frozenset(self.drafts.places()))
        self.history_changed.emit()
        return waiting

    def states(self) -> tuple[Drafts, ...]:
        """Give the drafts as they are, and as they were and may be again."""
        return (self.drafts, *self._history.states())

    def take_in(self, rebasing: Rebasing, names: Iterable[str]) -> tuple[str, ...]:
        """Go on with another reading of the library, of which the files with these names differ.

        Gives the files in which both sides changed the same; they stay as they are here until they are saved.
        """
        before, self.moved = self.drafts, gone_before(moved_here(self.drafts, self.moved), rebasing.library)
        self.drafts, waiting = rebasing.of(before)
        self._history.rewrite(lambda drafts: rebasing.of(drafts).drafts)
        places = {where for name in names if (where := where_of(f"{name}.yaml")) is not None}
        self.reread.emit()
        self.changed.emit(touched(before, self.drafts) | places)
        self.history_changed.emit()
        return waiting

    def forget_moved(self, found: Iterable[MovedTwice]) -> None:
        """Look no further for where others have moved entries."""
        known = {one.mine for one in found}
        self.moved = {now: was for now, was in self.moved.items() if now not in known}

    def bring_back(self, lost: Drafts) -> bool:
        """Make changes current that were not saved when the program ended; False where they are in the library now."""
        return self.edit(rebased(lost, self.drafts.library).drafts, "Bring back what was not saved")

    def close(self) -> None:
        """End the thread; what is being saved is saved first."""
        self._worker.close()

    def _name(self) -> None:
        ids = named(self.drafts)
        if ids:
            self._history.rewrite(lambda drafts: renamed(drafts, ids))
            self.drafts = renamed(self.drafts, ids)
            self.renamed.emit(ids)
            self.changed.emit(frozenset(self.drafts.sections))

    def _show(self, drafts: Drafts) -> None:
        before, self.drafts = self.drafts, drafts
        self.changed.emit(touched(before, drafts))
        self.history_changed.emit()
        self.edited.emit()

    def _on_written(self, done: tuple[Save, Moved]) -> None:
        save, self.moved = done
        self.saving = False
        self.saves += 1
        before, written = self.drafts, save.written
        self.held = save.held
        self.conflicts = {one.path: one.result for one in written if isinstance(one.result, Conflicts)}
        settling = settling_of(written)
        self._history.rewrite(settling.of)
        self.drafts = settling.of(before)
        places = {where for one in written if (where := where_of(one.path)) is not None}
        self.changed.emit(touched(before, self.drafts) | places)
        self.saved.emit(written)
        self.history_changed.emit()
        problem = next((one.result for one in written if isinstance(one.result, StudioError)), None)
        again, self._again = self._again, None
        if problem is not None:
            self.failed.emit(problem)
        elif again is not None and (again.choices or not self.conflicts):
            self.save(again.author, again.choices)

    def _on_failed(self, problem: Exception) -> None:
        self.saving, self._again = False, None
        self.history_changed.emit()
        self.failed.emit(problem)


def _saved(
    drafts: Drafts, moved: Moved, author: Author, now: datetime, choices: Mapping[str, Choices] | None
) -> tuple[Save, Moved]:
    """Save, and give what was moved by then and others had moved, too, or deleted."""
    gone = gone_from_disk(moved_here(drafts, moved), drafts.library.root)
    return save_drafts(drafts, author, now, choices), gone


def _joined(before: Mapping[str, Choices], later: Mapping[str, Choices]) -> dict[str, Choices]:
    """Give all choices, by the paths of the files; later ones count."""
    return {path: {**before.get(path, {}), **later.get(path, {})} for path in {**before, **later}}
