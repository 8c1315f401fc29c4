"""The panel in which an entry is read before it is chosen."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from studio.app.search_words import match_spans
from studio.domain.entries import AnyEntry
from studio.ui.library.highlighting import marker_colour
from studio.ui.library.peek_text import entry_html, head_text
from studio.ui.theme import GAP, MARGIN, SPACE, colours
from studio.ui.theme_roles import button, label


class PeekPanel(QFrame):
    """Shows one entry with all its texts, and whether it is in the proposal."""

    add_wanted = Signal()
    remove_wanted = Signal()
    show_wanted = Signal()
    """The entry's place in the proposal is to be shown."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._entry: AnyEntry | None = None
        self._where = ""
        self._words: tuple[str, ...] = ()
        self.setProperty("role", "panel")
        self.setAccessibleName("Entry in full")
        self._title = label("", "heading", wrap=True)
        self._text = QTextBrowser()
        self._add = button("Add to proposal", "primary", symbol="plus")
        self._show = button("Show in proposal", tip="Go to this entry in the outline")
        self._remove = button("Remove", "quiet", tip="Take this entry out of the proposal")
        self._pages = QStackedLayout(self)
        self._build()
        self.show_entry(None, is_picked=False)

    def show_entry(
        self, entry: AnyEntry | None, where: str = "", *, is_picked: bool, words: tuple[str, ...] = ()
    ) -> None:
        """Show an entry and where it is from, or what to do when there is none; `words` are highlighted."""
        self._pages.setCurrentIndex(0 if entry is None else 1)
        is_same = entry is self._entry and words == self._words
        self._entry, self._where, self._words = entry, where, words
        self.set_picked(is_picked)
        if entry is not None and not is_same:
            self._fill(entry)
            self._text.verticalScrollBar().setValue(0)

    def set_picked(self, is_picked: bool) -> None:  # noqa: FBT001 - the one thing that is set
        """Offer to add the entry, or to show and to remove it."""
        had_focus = self._add.hasFocus() or self._remove.hasFocus() or self._show.hasFocus()
        self._add.setVisible(not is_picked)
        self._show.setVisible(is_picked)
        self._remove.setVisible(is_picked)
        if had_focus:
            (self._show if is_picked else self._add).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Write the text anew in the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._entry is not None:
            self._fill(self._entry)

    def _build(self) -> None:
        empty = QWidget()
        hint = label("Select an entry to read it here before you choose it.", "muted", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        inside.addWidget(hint)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(MARGIN, MARGIN - GAP, MARGIN, MARGIN - GAP)
        column.setSpacing(GAP)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setStyleSheet("QTextBrowser { border: none; padding: 0; background: transparent; }")
        self._text.document().setDocumentMargin(0)
        self._text.setOpenLinks(False)
        self._text.setAccessibleName("Texts of the entry")
        self._text.setTabChangesFocus(True)
        column.addWidget(self._title)
        column.addWidget(self._text, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, GAP, 0, 0)
        row.setSpacing(SPACE)
        for control in (self._add, self._show, self._remove):
            row.addWidget(control)
        row.addStretch(1)
        column.addLayout(row)
        self._pages.addWidget(empty)
        self._pages.addWidget(full)
        self._add.clicked.connect(self.add_wanted)
        self._show.clicked.connect(self.show_wanted)
        self._remove.clicked.connect(self.remove_wanted)

    def _fill(self, entry: AnyEntry) -> None:
        self._title.setText(head_text(entry))
        self._text.setHtml(entry_html(entry, self._where, self._today, colours(self.palette())))
        self._text.setExtraSelections(self._found())

    def _found(self) -> list[QTextEdit.ExtraSelection]:
        marks = []
        text = self._text.toPlainText()
        for start, end in match_spans(text, self._words):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(_units(text[:start]))
            cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format.setBackground(marker_colour())
            marks.append(mark)
        return marks


def _units(text: str) -> int:
    """Give the length that Qt counts: in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
