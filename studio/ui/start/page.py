"""What a window shows before a proposal is open: a new one on the left, what is there already on the right."""

from collections.abc import Callable, Collection, Iterable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.start.choice import ChoiceButton
from studio.ui.start.new import NewProposal
from studio.ui.start.recent import RecentList
from studio.ui.theme import SPACE, WIDE
from studio.ui.theme_roles import button, label

if TYPE_CHECKING:
    from studio.app.settings import Recent
    from studio.domain.library import Library
    from studio.ui.jobs import Example


class StartPage(QScrollArea):
    """The start page of a window."""

    new_wanted = Signal(str, tuple)
    file_wanted = Signal(Path)
    forget_wanted = Signal(Path)
    """A recent proposal is to be taken off the list."""
    example_wanted = Signal(Path)
    open_wanted = Signal()
    library_wanted = Signal()
    """The library is to be written, not a proposal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setObjectName("start")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.new = NewProposal()
        self._recent = RecentList()
        self._examples = _List("Examples", "Reading the examples…")
        opener = button("Open a file…", symbol="folder-open")
        opener.setObjectName("open-file")
        opener.clicked.connect(self.open_wanted)
        right = QVBoxLayout()
        right.setSpacing(WIDE)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        below.addWidget(opener)
        below.addWidget(label("or drop one on this window", "muted"), 1)
        right.addLayout(below)
        right.addWidget(self._recent)
        right.addWidget(self._examples)
        keeper = ChoiceButton("Library", "Write, review and share what proposals are made of", symbol="library")
        keeper.setObjectName("library-button")
        keeper.clicked.connect(self.library_wanted)
        right.addWidget(keeper)
        right.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(WIDE * 2)
        columns.addWidget(self.new, 6, Qt.AlignmentFlag.AlignTop)
        columns.addLayout(right, 5)
        inner = _Centred(980)
        inner.column.addWidget(label("Proposal Studio", "title"))
        inner.column.addWidget(label("A client’s name is enough for a first complete deck and proposal.", "muted"))
        inner.column.addSpacing(WIDE)
        inner.column.addLayout(columns)
        inner.column.addStretch()
        self.setWidget(inner)
        self.new.wanted.connect(self.new_wanted)
        self._recent.file_wanted.connect(self.file_wanted)
        self._recent.forget_wanted.connect(self.forget_wanted)
        self._opener, self._keeper = opener, keeper

    def show_topics(self, library: "Library") -> None:
        """Offer the library's topics."""
        self.new.show_topics(library)
        self._order_tabs()

    def show_examples(self, examples: "Iterable[Example]") -> None:
        """Offer the examples."""
        self._examples.fill(
            (
                ChoiceButton(one.title, f"For {one.client}", symbol="book-open", tip="Opens a copy"),
                self._wanting(self.example_wanted, one.path),
            )
            for one in examples
        )
        self._order_tabs()

    def show_recent(self, recents: "Iterable[Recent]") -> None:
        """Offer proposals that were open lately."""
        self._recent.show_recents(recents)
        self._order_tabs()

    def show_missing(self, missing: Collection[Path]) -> None:
        """Grey those of them whose files are gone."""
        self._recent.show_missing(missing)
        self._order_tabs()

    def begin(self) -> None:
        """Put the keyboard where a new proposal begins."""
        self.new.set_busy(busy=False)
        self.new.client.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self) -> None:
        """Let Tab go from top to bottom, whatever came when: Qt puts what comes late behind all else in the window."""
        listed = (*self._recent.stops(), *self._examples.stops())
        for one, other in pairwise((*self.new.stops(), self._opener, *listed, self._keeper)):
            QWidget.setTabOrder(one, other)

    @staticmethod
    def _wanting(signal: SignalInstance, path: Path) -> Callable[[], None]:
        def clicked() -> None:
            signal.emit(path)

        return clicked


class _List(QWidget):
    """A heading with buttons under it, or with what to know when there are none."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(label(title, "heading"))
        self._empty = label(empty, "muted", wrap=True)
        self._column.addWidget(self._empty)
        self._buttons: list[ChoiceButton] = []

    def stops(self) -> list[ChoiceButton]:
        return self._buttons

    def fill(self, items: Iterable[tuple[ChoiceButton, Callable[[], None]]]) -> None:
        for old in self._buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for made, run in items:
            made.clicked.connect(run)
            self._column.addWidget(made)
            self._buttons.append(made)
        self._empty.setVisible(not self._buttons)


class _Centred(QWidget):
    """A column in the middle that does not grow wider than can be read."""

    def __init__(self, widest: int) -> None:
        super().__init__()
        inner = QWidget()
        inner.setMaximumWidth(widest)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(WIDE, WIDE * 2, WIDE, WIDE)
        self.column.setSpacing(SPACE // 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 0)
