"""The list of everything that has a shortcut."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.ui.actions import Action, Menu, keys, plain
from studio.ui.theme import SPACE, WIDE
from studio.ui.theme_roles import label

_BAR = 40
"""Pixels beside the list for the scroll bar and the frame."""
IN_PANES = (
    ("Choose or give up an entry of the library", "Space"),
    ("Rename a row of the outline", "F2"),
    ("Move rows of the outline", "Alt+Up  or  Alt+Down"),
    ("Duplicate rows of the outline", "Ctrl+D"),
    ("Remove rows of the outline", "Del"),
    ("Pin an entry of the outline, or let it follow the library", "Ctrl+Shift+P"),
    ("Update what a finding tells has changed", "Ctrl+Return"),
    ("Move a line, a phase or an item in Tailor", "Alt+Up  or  Alt+Down"),
    ("Duplicate a line, a phase or an item in Tailor", "Ctrl+D"),
    ("Give a changed field the library’s words, or the saved ones, again", "Ctrl+Shift+R"),
    ("See all that the library says of a changed field, or less", "Alt+Return"),
    ("Add a line or a phase to its table", "Ins"),
    ("Remove a line or a phase from its table", "Ctrl+Del"),
    ("Remove an item in Tailor", "Ctrl+Shift+Backspace"),
)
"""What the panes themselves answer to."""
IN_TEXTS = (
    ("Bold", "**words**"),
    ("Italic", "*words*"),
    ("A link", "[words](https://…)"),
    ("An item of a list, in long texts", "- words"),
    ("Insert a merge field", "Ctrl+Space"),
)
"""What is typed into texts to dress them."""
IN_PREVIEW = (
    ("Next or previous page", "PgDown  or  PgUp"),
    ("First or last page", "Home  or  End"),
    ("Zoom at the pointer", "Ctrl+Wheel"),
    ("Follow a link", "Ctrl+Click"),
)
IN_SHOW = (
    ("Next slide", "Right, Down, PgDown, Space, Enter or N"),
    ("Slide before", "Left, Up, PgUp, Backspace or P"),
    ("First or last slide", "Home  or  End"),
    ("Go to a slide", "its number, then Enter"),
    ("Make the screen black, and back", "B  or  ."),
    ("Show on the next screen", "S"),
    ("End", "Esc, F5 or Q"),
)


class ShortcutsDialog(QDialog):
    """All shortcuts, by menu."""

    def __init__(self, rows: Iterable[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(0, 1)
        known = [row for row in rows if row.shortcuts]
        for menu in Menu:
            self._add_group(plain(menu.value), [(plain(row.text), keys(row)) for row in known if row.menu is menu])
        self._add_group("In the panes", IN_PANES)
        self._add_group("In texts", IN_TEXTS)
        self._add_group("In Preview", IN_PREVIEW)
        self._add_group("While presenting", IN_SHOW)
        self.resize(max(inner.sizeHint().width() + _BAR, 520), 620)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE, SPACE)
        column.addWidget(area, 1)
        column.addWidget(buttons)

    def _add_group(self, title: str, rows: Iterable[tuple[str, str]]) -> None:
        rows = list(rows)
        if not rows:
            return
        heading = label(title, "heading")
        heading.setContentsMargins(0, SPACE if self._grid.count() else 0, 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
        for text, shortcut in rows:
            line = self._grid.rowCount()
            self._grid.addWidget(label(text), line, 0)
            self._grid.addWidget(_keys(shortcut), line, 1, Qt.AlignmentFlag.AlignRight)


def _keys(text: str) -> QLabel:
    made = label(text, "badge")
    made.setAccessibleName(text)
    return made
