"""One field that two people changed: both texts side by side, and what to take."""

from typing import Any, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.app.keeping.comparing import said
from studio.domain.entries import AnyEntry, Entry
from studio.domain.section_merge import WHOLE, Conflict
from studio.ui.keeping.word_marks import compared, marked
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import label

_MINE, _THEIRS, _OWN = range(3)


class ConflictCard(QFrame):
    """Nothing is chosen at first: `decided` tells when something is."""

    decided = Signal()

    def __init__(self, conflict: Conflict, title: str, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conflict = conflict
        self._sides: list[tuple[QLabel, object]] = []
        self.setProperty("role", "card")
        self._group = QButtonGroup(self)
        self.mine, self.theirs = QRadioButton("Keep yours"), QRadioButton("Take theirs")
        self.own = QRadioButton("Write it yourself")
        self.own_text = QPlainTextEdit()
        self.own_text.setAccessibleName(f"Your own words for {field.lower()}")
        self.own_text.setFixedHeight(76)
        self.own_text.hide()
        for number, choice in enumerate((self.mine, self.theirs, self.own)):
            self._group.addButton(choice, number)
            choice.setAccessibleDescription(f"{title}: {field}")
        self.own.setVisible(isinstance(conflict.mine, str) and isinstance(conflict.theirs, str))
        self._lay_out(title, field)
        self._group.idClicked.connect(self._on_group_clicked)
        self.own_text.textChanged.connect(self.decided)

    @property
    def is_decided(self) -> bool:
        """Whether something was chosen; words of one's own only once there are some, or where a side has none."""
        number = self._group.checkedId()
        blank = number == _OWN and not self.own_text.toPlainText().strip()
        return number >= 0 and not (blank and self.conflict.mine and self.conflict.theirs)

    @property
    def value(self) -> Any:
        """What was chosen."""
        match self._group.checkedId():
            case 0:
                return self.conflict.mine
            case 1:
                return self.conflict.theirs
            case _:
                return self.own_text.toPlainText()

    def go_on_from(self, before: "ConflictCard") -> None:
        """Keep the words that were written about the same conflict, and what was chosen if mine is as it was."""
        self.own_text.setPlainText(before.own_text.toPlainText())
        chosen = before._group.checkedId()  # noqa: SLF001 - another of these
        if chosen >= 0 and self.conflict.mine == before.conflict.mine:
            self._group.button(chosen).setChecked(True)
            self.own_text.setVisible(chosen == _OWN)

    def changeEvent(self, event: QEvent) -> None:
        """Mark words in the colours of the theme as it is now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for side, value in self._sides:
                side.setText(self._shown(value))

    def choose(self, *, mine: bool) -> None:
        """Take one side."""
        (self.mine if mine else self.theirs).setChecked(True)
        self.own_text.hide()
        self.decided.emit()

    def _lay_out(self, title: str, field: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        sides = (("Yours", self.conflict.mine, self.mine), ("Theirs", self.conflict.theirs, self.theirs))
        for column, (name, value, choice) in enumerate(sides):
            grid.addWidget(label(name, "small"), 0, column)
            grid.addWidget(self._side(value), 1, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(choice, 2, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(label(f"{title} · {field}", "heading", wrap=True))
        layout.addLayout(grid)
        layout.addWidget(self.own)
        layout.addWidget(self.own_text)

    def _side(self, value: object) -> QLabel:
        made = QLabel(self._shown(value))
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setWordWrap(True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sides.append((made, value))
        return made

    def _shown(self, value: object) -> str:
        if self.conflict.field == WHOLE:
            return self._whole(value)
        text = said(value)
        return marked(said(self.conflict.base), text, self.palette()) if text else "<i>Empty</i>"

    def _whole(self, value: object) -> str:
        if value is None:
            return "Deleted it"
        both = isinstance(self.conflict.base, Entry) and isinstance(value, Entry)
        return f"Changed it{compared(self.conflict.base, cast('AnyEntry', value), self.palette()) if both else ''}"

    def _on_group_clicked(self, number: int) -> None:
        if number == _OWN and not self.own_text.toPlainText():
            self.own_text.setPlainText(said(self.conflict.mine))
        self.own_text.setVisible(number == _OWN)
        if number == _OWN:
            self.own_text.setFocus()
        self.decided.emit()
