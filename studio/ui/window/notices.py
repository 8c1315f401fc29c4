"""Messages above the work, with what can be done about them: nothing waits for an answer."""

from collections.abc import Callable
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.ui.icons import IconLabel, Tone
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import button, frame, label, tool


class Weight(StrEnum):
    """How much a notice matters."""

    INFO = "accent"
    WARNING = "warning"
    ERROR = "error"


_RANKS = tuple(Weight)
_SYMBOLS = {Weight.INFO: "info", Weight.WARNING: "triangle-alert", Weight.ERROR: "circle-alert"}


class Choice(NamedTuple):
    """Something that can be done about a notice; it goes away then."""

    text: str
    run: Callable[[], object]
    primary: bool = False


class Notice(NamedTuple):
    """A message."""

    id: str
    """A notice takes the place of an earlier one with its id."""
    text: str
    detail: str = ""
    weight: Weight = Weight.INFO
    choices: tuple[Choice, ...] = ()
    dismissed: Callable[[], object] | None = None
    """Called when the notice is closed without a choice."""


class Notices(QWidget):
    """The notices of one window, one below the other."""

    def __init__(self, parent: QWidget | None = None, *, most: int = 0) -> None:
        """Make room for `most` notices at once, any number for 0; what weighs least goes first, then the oldest."""
        super().__init__(parent)
        self._most = most
        self._bars: dict[str, QFrame] = {}
        self._weights: dict[str, Weight] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        self._layout.setSpacing(SPACE)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice."""
        self.take_away(notice.id)
        while self._most and len(self._bars) >= self._most:
            self.take_away(min(self._bars, key=lambda name: _RANKS.index(self._weights[name])))
        bar = self._make(notice)
        self._bars[notice.id], self._weights[notice.id] = bar, notice.weight
        self._layout.addWidget(bar)
        bar.show()  # a second one would be shown a turn of the event loop later
        self.show()
        self._order_tabs()

    def take_away(self, *names: str) -> None:
        """Remove notices, as far as they are there."""
        for bar in [self._bars.pop(name) for name in names if name in self._bars]:
            self._layout.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def shows(self, name: str) -> bool:
        """Tell whether a notice is there."""
        return name in self._bars

    def _order_tabs(self) -> None:
        """Let Tab come to the notices before the work below them, although they were made later."""
        buttons = [button for bar in self._bars.values() for button in bar.findChildren(QAbstractButton)]
        for one, other in pairwise((self, *buttons)):
            QWidget.setTabOrder(one, other)

    def _make(self, notice: Notice) -> QFrame:
        bar = frame("card", notice.weight.value)
        bar.setObjectName(notice.id)
        bar.setAccessibleName(notice.text)
        row = QHBoxLayout(bar)
        row.setContentsMargins(MARGIN - GAP, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(IconLabel(_SYMBOLS[notice.weight], 18, Tone(notice.weight.value)))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(_said(notice.text, ""))
        if notice.detail:
            texts.addWidget(_said(notice.detail, "muted"))
        row.addLayout(texts, 1)
        for choice in notice.choices:
            row.addWidget(self._button(notice, choice), 0, Qt.AlignmentFlag.AlignVCenter)
        close = tool("x", "Close this message")
        close.clicked.connect(self._closing(notice.id, notice.dismissed))
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        return bar

    def _button(self, notice: Notice, choice: Choice) -> QPushButton:
        made = button(choice.text, "primary" if choice.primary else "")
        made.setObjectName(f"{notice.id}-{choice.text}")
        made.clicked.connect(self._closing(notice.id, choice.run))
        return made

    def _closing(self, name: str, run: Callable[[], object] | None) -> Callable[[], None]:
        def clicked() -> None:
            self.take_away(name)
            if run is not None:
                run()

        return clicked


def _said(text: str, role: str) -> QWidget:
    made = label(text, role, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
