"""What has changed of one entry: its fields under one another, and a way to pin it."""

from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.app.forms.form import FieldKind
from studio.app.forms.specs import label_for, specs_of
from studio.app.updating import Choices, FieldUpdate, Outcome
from studio.ui.icons import Tone, icon
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import button, label
from studio.ui.updating.field_card import FieldCard
from studio.ui.updating.rows import UpdateRow

_ORDER = (Outcome.OPEN, Outcome.MERGED, Outcome.TAKEN, Outcome.KEPT)
"""What somebody has to look at comes first."""
_PINNED = (
    "This entry is pinned: it stays as it is here, whatever becomes of it in the library. Let it follow the library, "
    "and what has changed meanwhile is shown here."
)
_USED = (
    "The library says this in other words now, and they are used here already. What it said before is not known "
    "any more. Update the entry when you have looked at it."
)
_MOVED = (
    "This entry stands in {topic} now. Until you update, your documents leave it out. "
    "The words that you changed here stay yours."
)


class Sheet(QWidget):
    """Shows one entry at a time."""

    decided = Signal(str, str, object)
    """Id of the pick, name of the field, what it is to say."""
    left_open = Signal(str, str)
    """Id of the pick and name of the field for which nothing is chosen now."""
    pin_wanted = Signal(str, bool)
    """Id of the entry, and whether it is to stay as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: UpdateRow | None = None
        self.cards: tuple[FieldCard, ...] = ()
        self._kind = label("", "badge")
        self._title = label("", "heading", wrap=True)
        self.pin = button("", "quiet", symbol="pin")
        self.pin.setObjectName("update-pin")
        self.pin.clicked.connect(self._on_pin_clicked)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        top.setSpacing(SPACE)
        top.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._title, 1)
        top.addWidget(self.pin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._area, 1)

    def show_row(self, row: UpdateRow | None, chosen: Choices) -> None:
        """Show an entry; what is shown of it already stays, with the cursor in it."""
        before, self.row = self.row, row
        self._kind.setVisible(row is not None)
        self.pin.setVisible(row is not None and not row.moved)
        self._title.setText(row.title if row else "")
        if row is None:
            self.cards = ()
            self._area.setWidget(QWidget())
            return
        self._kind.setText(row.kind)
        text = "Let it &follow the library" if row.pinned else "&Pin as it is here"
        self.pin.setText(f" {text}")
        self.pin.setAccessibleName(text.replace("&", ""))
        self.pin.setIcon(icon("pin", Tone.ACCENT if row.pinned else Tone.TEXT))
        self.pin.setToolTip("" if row.pinned else "Keep all of its words here, whatever becomes of it in the library")
        if before is None or (before.key, before.update) != (row.key, row.update):
            self._fill(row, chosen)

    def _fill(self, row: UpdateRow, chosen: Choices) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(SPACE + GAP)
        fields = sorted(row.update.fields if row.update else (), key=lambda one: _ORDER.index(one.outcome))
        self.cards = tuple(_card(row, one, chosen) for one in fields)
        if row.update is not None and row.update.to is not None:
            column.addWidget(label(_MOVED.format(topic=row.update.topic), "muted", wrap=True))
        for card in self.cards:
            card.decided.connect(self._on_card_decided)
            card.left_open.connect(self._on_card_left_open)
            card.writing.connect(self._on_card_writing)
            column.addWidget(card)
        if not fields and not (row.moved and row.update and row.update.now is None):
            column.addWidget(label(_PINNED if row.pinned else _USED, "muted", wrap=True))
        column.addStretch(1)
        self._area.setWidget(inside)
        stops = [stop for card in self.cards for stop in card.stops()]
        for one, other in pairwise((self.pin, *stops)):
            QWidget.setTabOrder(one, other)

    def _on_card_decided(self, name: str, value: object) -> None:
        if self.row is not None:
            self.decided.emit(self.row.key, name, value)

    def _on_card_left_open(self, name: str) -> None:
        if self.row is not None:
            self.left_open.emit(self.row.key, name)

    def _on_card_writing(self) -> None:
        QTimer.singleShot(0, self, self._show_focus)  # when there is room for the editor

    def _show_focus(self) -> None:
        focus: QWidget | None = self.focusWidget()
        if focus is not None and self._area.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus, 0, SPACE + MARGIN)

    def _on_pin_clicked(self) -> None:
        if self.row is not None:
            self.pin_wanted.emit(self.row.entry, not self.row.pinned)


def _card(row: UpdateRow, field: FieldUpdate, chosen: Choices) -> FieldCard:
    key = (row.key, field.name)
    choice: tuple[Any, ...] = (chosen[key],) if key in chosen else ()
    if row.entry_type is None:
        return FieldCard(field, field.name, choice, long=True)
    kinds = {spec.name: spec.kind for spec in specs_of(row.entry_type)}
    long = kinds.get(field.name) is FieldKind.LONG
    return FieldCard(field, label_for(row.entry_type, field.name), choice, long=long)
