"""The verbs of the outline as actions: shared by its toolbar, its context menu and its keys."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from studio.ui.icons import icon
from studio.ui.theme_roles import tool

PIN, UNPIN = "Pin as it is here", "Let it follow the library"
CHAPTERS = (
    ("executive_summary", "Executive summary"),
    ("understanding", "Understanding"),
    ("text", "Text"),
    ("scope", "Scope"),
    ("plan", "Plan"),
    ("estimate", "Estimate"),
    ("team", "Team"),
    ("terms", "Terms"),
    ("acceptance", "Acceptance"),
    ("picks", "Entries from the library"),
)
"""Kinds of chapter in the order of the menu, with their names."""


class OutlineActions:
    """The actions, made for one tree: their keys work while that has the focus."""

    def __init__(self, tree: QWidget) -> None:
        self._tree = tree
        self.rename = self._action("Rename", "pencil", QKeySequence(Qt.Key.Key_F2))
        self.duplicate = self._action("Duplicate", "copy", QKeySequence("Ctrl+D"))
        self.up = self._action("Move up", "arrow-up", QKeySequence("Alt+Up"))
        self.down = self._action("Move down", "arrow-down", QKeySequence("Alt+Down"))
        self.remove = self._action("Remove", "trash-2", QKeySequence(QKeySequence.StandardKey.Delete))
        self.pin = self._action(PIN, "pin", QKeySequence("Ctrl+Shift+P"))
        self.open_all = self._action("Open all chapters", "", None)
        self.close_all = self._action("Close all chapters", "", None)
        self.menu = QMenu("Add chapter", tree)
        self.menu.setIcon(icon("plus"))
        for kind, name in CHAPTERS:
            if kind == CHAPTERS[-1][0]:
                self.menu.addSeparator()
            self.menu.addAction(name).setData(kind)

    def context_menu(self) -> QMenu:
        """Make the menu of a row; it goes when it closes."""
        menu = QMenu(self._tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addMenu(self.menu)
        menu.addSeparator()
        menu.addActions([self.rename, self.duplicate, self.up, self.down])
        menu.addSeparator()
        menu.addAction(self.pin)
        menu.addSeparator()
        menu.addAction(self.remove)
        menu.addSeparator()
        menu.addActions([self.open_all, self.close_all])
        return menu

    def show_pins(self, pins: Collection[bool]) -> None:
        """Tell which of the selected entries are pinned; none is for no entry."""
        self.pin.setEnabled(bool(pins))
        self.pin.setText(UNPIN if pins and all(pins) else PIN)

    def buttons(self) -> tuple[QToolButton, ...]:
        """Make the buttons of the toolbar."""
        add = tool("plus", "Add a chapter")
        add.setMenu(self.menu)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        others = tuple(_button(action) for action in (self.up, self.down, self.duplicate, self.remove))
        for button in (add, *others):
            button.setProperty("role", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return (add, *others)

    def _action(self, text: str, name: str, key: QKeySequence | None) -> QAction:
        action = QAction(text, self._tree)
        if name:
            action.setIcon(icon(name))
        if key is not None:
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setToolTip(f"{text} ({key.toString(QKeySequence.SequenceFormat.NativeText)})")
        self._tree.addAction(action)
        return action


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    return button
