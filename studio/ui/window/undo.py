"""Undo and redo belong to the proposal: text fields of the panes do not keep these keys to themselves."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

from studio.ui.actions import ActionSet

if TYPE_CHECKING:
    from studio.app.events import HistoryChanged


class UndoKeys(QObject):
    """Watches the field that has the keyboard, and it alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._guarded: QWidget | None = None
        self._watched: QWidget | None = None
        self._actions: tuple[QAction, ...] = ()
        self._app = QApplication.instance()

    def guard(self, widget: QWidget, *actions: QAction) -> None:
        """Let actions have their keys wherever in a widget the keyboard is."""
        if self._guarded is None and isinstance(self._app, QApplication):
            self._app.focusChanged.connect(self._on_focus_changed)
        self._guarded = widget
        self._actions = actions

    def close(self) -> None:
        """Stop watching."""
        if self._guarded is not None and isinstance(self._app, QApplication):
            self._app.focusChanged.disconnect(self._on_focus_changed)
            self._guarded = None
        self._watch(None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hide the keys of the actions from the field, so that they become shortcuts."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination())
        if any(pressed == shortcut for action in self._actions for shortcut in action.shortcuts()):
            event.ignore()
            return True
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        wanted = new is not None and self._guarded is not None and self._guarded.isAncestorOf(new)
        self._watch(new if wanted and not _keeps_its_own(new) else None)

    def _watch(self, widget: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._on_watched_destroyed)
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._on_watched_destroyed)

    def _on_watched_destroyed(self) -> None:
        self._watched = None


def say_steps(actions: ActionSet, event: "HistoryChanged") -> None:
    """Say in the names of undo and redo what they do now."""
    for name, verb, step in (("undo", "Undo", event.undo), ("redo", "Redo", event.redo)):
        said = f"{verb} {step[:1].lower()}{step[1:]}".strip()
        actions[name].setEnabled(bool(step))
        actions.say(name, f"&{said}", said)


def _keeps_its_own(widget: QWidget | None) -> bool:
    """Tell whether a field is not about the proposal: a search, or a name that is typed in a list."""
    if not isinstance(widget, QLineEdit):
        return False
    parent = widget.parentWidget()
    in_list = parent is not None and isinstance(parent.parentWidget(), QAbstractItemView)
    return in_list or widget.property("role") == "search"
