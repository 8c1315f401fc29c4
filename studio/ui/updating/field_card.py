"""One field in three versions side by side, what becomes of it, and where needed the choice."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.app.forms.choices import language_name
from studio.app.updating import FieldUpdate, Outcome
from studio.ui.library.flow import FlowLayout
from studio.ui.theme import GAP, MARGIN, SPACE, colours
from studio.ui.theme_roles import label
from studio.ui.updating.words import draft, mine_html, now_html, then_html, together_html

_ACROSS = 3
"""Texts that stand side by side."""
_LINES = 4
"""Of the field to write in."""


class Side(Enum):
    """What a field is to say."""

    MINE = "Keep mine"
    THEIRS = "Take the library’s"
    BOTH = "Take both changes"
    OWN = "Write it myself"


_SAID = {
    Outcome.TAKEN: ("Follows the library", "accent"),
    Outcome.KEPT: ("Stays as it is here", ""),
    Outcome.MERGED: ("Both changes go together", "accent"),
    Outcome.OPEN: ("Both sides changed it", "warning"),
}


class FieldCard(QFrame):
    """A field; what was chosen for it is kept by whoever listens."""

    decided = Signal(str, object)
    """The field's name, and what it is to say."""
    left_open = Signal(str)
    """The field's name: nothing is chosen for it now."""
    writing = Signal()
    """Somebody begins to write in the editor."""

    def __init__(self, field: FieldUpdate, name: str, choice: tuple[object, ...], *, long: bool) -> None:
        """Show a field under the name that forms have for it; `choice` holds what was chosen, or nothing."""
        super().__init__()
        self.field = field
        self._name = name
        self._long = long
        self._showing = True
        self.setProperty("role", "card")
        self.setAccessibleName(f"{name}: {self._said}")
        self.sides: dict[Side, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._texts = {head: _text(name, head) for head in self._heads()}
        self.editor = self._make_editor()
        self._lay_out()
        self._paint()
        self._restore(choice)
        self._showing = False

    def stops(self) -> tuple[QWidget, ...]:
        """Give where the tab key stops, in order."""
        return (*self.sides.values(), self.editor) if self.sides else ()

    def changeEvent(self, event: QEvent) -> None:
        """Mark words in the colours of the theme as it is now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint()

    @property
    def _said(self) -> str:
        unknown = self.field.outcome is Outcome.OPEN and self.field.then is None
        return "Differs from the library" if unknown else _SAID[self.field.outcome][0]

    def _heads(self) -> tuple[str, ...]:
        language = f", in {language_name(self.field.written)}: not translated" if self.field.written else ""
        heads = ("Then", f"In the library now{language}", "Here", "Both changes together")
        return heads[: {Outcome.TAKEN: 2, Outcome.MERGED: 4}.get(self.field.outcome, 3)]

    def _paint(self) -> None:
        colour = colours(self.palette())
        makers = (then_html, now_html, mine_html, together_html)
        for make, shown in zip(makers, self._texts.values(), strict=False):
            shown.setText(make(self.field, colour))

    def _lay_out(self) -> None:
        badge = label(self._said, "badge")
        badge.setProperty("tone", _SAID[self.field.outcome][1])
        head = QHBoxLayout()
        head.addWidget(label(self._name, "heading"), 1)
        head.addWidget(badge)
        grid = QGridLayout()
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(GAP)
        for number, (title, shown) in enumerate(self._texts.items()):
            row, column, wide = (0, number, 1) if number < _ACROSS else (2, 0, _ACROSS)
            above = label(title, "small")
            above.setContentsMargins(0, SPACE if row else 0, 0, 0)
            grid.addWidget(above, row, column, 1, wide)
            grid.addWidget(shown, row + 1, column, 1, wide, Qt.AlignmentFlag.AlignTop)
            if number < _ACROSS:
                grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACE + GAP, MARGIN, MARGIN - GAP)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        layout.addLayout(grid)
        if self.field.outcome in (Outcome.OPEN, Outcome.MERGED):
            layout.addSpacing(GAP)
            layout.addLayout(self._choices())
            layout.addWidget(self.editor)

    def _choices(self) -> FlowLayout:
        row = FlowLayout(gap=MARGIN)
        for side in Side:
            if (side is Side.BOTH and self.field.outcome is not Outcome.MERGED) or (
                side is Side.OWN and not isinstance(self.field.mine, str)
            ):
                continue
            button = QRadioButton(side.value)
            button.setAccessibleName(f"{self._name}: {side.value}")
            self.sides[side] = button
            self._group.addButton(button)
            button.toggled.connect(self._on_side_toggled)
            row.addWidget(button)
        return row

    def _make_editor(self) -> QPlainTextEdit:
        editor = QPlainTextEdit(self)
        editor.setAccessibleName(f"{self._name}, in your words")
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(editor.fontMetrics().lineSpacing() * _LINES + 2 * SPACE)
        editor.setPlainText(draft(self.field) if isinstance(self.field.mine, str) else "")
        editor.textChanged.connect(self._on_editor_changed)
        editor.hide()
        return editor

    def _restore(self, choice: tuple[object, ...]) -> None:
        side = None
        if choice:
            known = {Side.MINE: self.field.mine, Side.THEIRS: self.field.now, Side.BOTH: self.field.result}
            side = next((one for one, value in known.items() if one in self.sides and value == choice[0]), Side.OWN)
            if side is Side.OWN:
                self.editor.setPlainText(str(choice[0]))
        elif self.field.outcome is Outcome.MERGED:
            side = Side.BOTH
        if side in self.sides:
            self.sides[side].setChecked(True)

    def _on_side_toggled(self, checked: bool) -> None:  # noqa: FBT001 -- Qt's own signature
        if not checked:
            return
        own = Side.OWN in self.sides and self.sides[Side.OWN].isChecked()
        self.editor.setVisible(own)
        if own and not self._showing:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
            self.writing.emit()
        self._tell()

    def _on_editor_changed(self) -> None:
        if not self.editor.isHidden():
            self._tell()

    def _tell(self) -> None:
        if self._showing:
            return
        side = next(one for one, button in self.sides.items() if button.isChecked())
        text = self.editor.toPlainText()
        own = text if self._long else " ".join(text.split())
        if side is Side.OWN and not own.strip():
            self.left_open.emit(self.field.name)
            return
        values = {Side.MINE: self.field.mine, Side.THEIRS: self.field.now, Side.BOTH: self.field.result, Side.OWN: own}
        self.decided.emit(self.field.name, values[side])


def _text(name: str, head: str) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    made.setAccessibleName(f"{name}, {head.lower()}")
    return made
