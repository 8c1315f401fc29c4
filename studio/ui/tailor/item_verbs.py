"""What can be done with an item of a list or a row of a table: the keys for it, and the menu that offers it."""

from enum import Enum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.icons import icon


class Verb(Enum):
    """What can be done with an item."""

    UP = "Move up"
    DOWN = "Move down"
    DUPLICATE = "Duplicate"
    REMOVE = "Remove"
    ADD = "Add behind it"


_MENU = (
    (Verb.UP, "arrow-up", "Alt+Up"),
    (Verb.DOWN, "arrow-down", "Alt+Down"),
    (Verb.DUPLICATE, "copy", "Ctrl+D"),
    (Verb.REMOVE, "trash-2", ""),
)
_ALT, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_KEYS = {
    (Qt.Key.Key_Up, _ALT): Verb.UP,
    (Qt.Key.Key_Down, _ALT): Verb.DOWN,
    (Qt.Key.Key_D, _CTRL): Verb.DUPLICATE,
    (Qt.Key.Key_Backspace, _CTRL | _SHIFT): Verb.REMOVE,
}


def verb_of(event: QKeyEvent) -> Verb | None:
    """Give what a key asks for, None for one that asks for nothing."""
    loud = event.modifiers() & (_ALT | _CTRL | _SHIFT)
    return _KEYS.get((Qt.Key(event.key()), loud))


class VerbMenu(QMenu):
    """Offers the verbs for the item at an index in a list of so many."""

    chosen = Signal(Verb)

    def __init__(self, index: int, count: int, removing: str, parent: QWidget) -> None:
        """Make the menu; `removing` are the keys that remove an item."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb, symbol, keys in _MENU:
            said = removing if verb is Verb.REMOVE else keys
            action = self.addAction(icon(symbol), f"{verb.value}\t{said}")
            action.setData(verb)
            action.setEnabled((verb, index) not in ((Verb.UP, 0), (Verb.DOWN, count - 1)))
        self.triggered.connect(self._on_triggered)

    def open_at(self, place: QPoint) -> None:
        """Show the menu at a point of the screen."""
        self.popup(place)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
