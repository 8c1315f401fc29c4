"""The first steps, shown where they are taken: three hints that can be put away at any time."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.domain.frozen import dataclass
from studio.ui.theme import MARGIN, SPACE
from studio.ui.theme_roles import button, label
from studio.ui.window.editor import Editor


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One step."""

    pane: str
    title: str
    text: str


HINTS = (
    Hint(
        pane="library",
        title="Choose what belongs in it",
        text="Tick a topic, a section or a single entry. What you tick appears in the outline, in the right place.",
    ),
    Hint(
        pane="tailor",
        title="Put it in this client’s words",
        text="Select anything in Outline or Preview and change it here, in Tailor. The library stays as it is.",
    ),
    Hint(
        pane="preview",
        title="Look, then export",
        text="Preview shows the real pages, always up to date. Export makes the deck and the PDF in one go.",
    ),
)
_WIDTH = 300


class Guide(QFrame):
    """A card over the panes, with one hint at a time."""

    dismissed = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._step = 0
        self.setObjectName("guide")
        self.setProperty("role", "guide")
        self.setFixedWidth(_WIDTH)
        self._count = label("", "small")
        self._title = label("", "heading", wrap=True)
        self._text = label("", wrap=True)
        self._skip = button("Skip", "quiet")
        self._skip.setObjectName("guide-skip")
        self._next = button("Next", "primary")
        self._next.setObjectName("guide-next")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.addWidget(self._count, 1)
        buttons.addWidget(self._skip)
        buttons.addWidget(self._next)
        column.addLayout(buttons)
        self._skip.clicked.connect(self._on_done)
        self._next.clicked.connect(self._on_next)
        editor.installEventFilter(self)
        self._show_hint()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the panes get another size."""
        if watched is self._editor and event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._place()
        return False

    def _show_hint(self) -> None:
        hint = HINTS[self._step]
        last = self._step == len(HINTS) - 1
        self._editor.show_pane(hint.pane)
        self._count.setText(f"{self._step + 1} of {len(HINTS)}")
        self._title.setText(hint.title)
        self._text.setText(hint.text)
        self._next.setText("Done" if last else "Next")
        self._skip.setHidden(last)
        self.setAccessibleName(f"{hint.title}. {hint.text}")
        self._place()

    def _place(self) -> None:
        self.setFixedHeight(max(self.heightForWidth(_WIDTH), self.sizeHint().height()))
        pane = self._editor.panes[HINTS[self._step].pane]
        room = QRect(pane.mapTo(self._editor, QPoint(0, 0)), pane.size())
        left = room.center().x() - _WIDTH // 2
        left = max(MARGIN, min(left, self._editor.width() - _WIDTH - MARGIN))
        self.move(left, max(MARGIN, room.bottom() - self.height() - 2 * MARGIN))

    def _on_next(self) -> None:
        if self._step == len(HINTS) - 1:
            self._on_done()
        else:
            self._step += 1
            self._show_hint()

    def _on_done(self) -> None:
        self._editor.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self.dismissed.emit()
