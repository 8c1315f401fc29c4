"""A field for text that grows with it, never moves the cursor by itself, and leaves undo to the window."""

import re
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QToolTip, QWidget

from studio.app.forms.merge import Mark
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.highlighter import Highlighter

_MOST_LINES = 14
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
"""What no text may hold."""
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_UNDO = QKeySequence.StandardKey.Undo
_REDO = QKeySequence.StandardKey.Redo


class TextEditor(QPlainTextEdit):
    """Plain text with tinted markup. `edited` tells of what the user did, and of nothing else."""

    edited = Signal(str)
    entered = Signal()
    """Return was pressed in a text of one paragraph."""
    emptied = Signal()
    """Backspace was pressed in an empty text."""
    came = Signal()
    """It has the focus now."""
    left = Signal()

    def __init__(self, edits: FormEdits, *, long: bool, marked: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._long = long
        self._showing = False
        self._fitting = False
        self._text = ""
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self._least = 2 if long else 1
        self._highlighter = Highlighter(self.document(), edits) if marked else None
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show another text; the cursor stays where it is among the words that stay."""
        if text == self._text:
            return
        head, old, new = _difference(self._text, text)
        self._showing = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(head)
        cursor.setPosition(head + old, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new)
        self._showing = False
        self._text = text

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark the field as one whose text is not taken."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def rehighlight(self) -> None:
        """Tint again: merge fields have come or gone, or the colours are others."""
        if self._highlighter is not None:
            self._showing = True
            self._highlighter.rehighlight()
            self._showing = False

    def wrap_selection(self, mark: str) -> None:
        """Put a mark, such as `**`, around the selected words, or take it away."""
        cursor = self.textCursor()
        words = cursor.selectedText()
        bare = words.startswith(mark) and words.endswith(mark) and len(words) > 2 * len(mark)
        cursor.insertText(words[len(mark) : -len(mark)] if bare else f"{mark}{words}{mark}")
        if not words:
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(mark))
            self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride:
            key = cast("QKeyEvent", event)
            if key.matches(_UNDO) or key.matches(_REDO):
                event.ignore()
                return False
        if event.type() is QEvent.Type.PaletteChange:
            self.rehighlight()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a merge field under the mouse says."""
        if event.type() is QEvent.Type.ToolTip:
            place = cast("QHelpEvent", event)
            note = self._note_at(self.cursorForPosition(place.pos()))
            if note:
                QToolTip.showText(place.globalPos(), note, self)
                return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys with a meaning of their own here; all others are Qt's."""
        if event.matches(_UNDO):
            self._edits.undo()
        elif event.matches(_REDO):
            self._edits.redo()
        elif event.matches(QKeySequence.StandardKey.Bold):
            self.wrap_selection("**")
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.wrap_selection("*")
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._edits.insert_asked.emit()
        elif not self._long and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif not self._text and event.key() == Qt.Key.Key_Backspace:
            self.emptied.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer cut, copy and paste, without an undo of the field's own."""
        menu = self.createStandardContextMenu()
        for action in menu.actions()[:3]:
            menu.removeAction(action)
        menu.addSeparator()
        menu.addAction("Insert field…").triggered.connect(self._on_insert_chosen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; files are for the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text alone, in one paragraph where the field has but one."""
        text = _ODD.sub("", _BREAKS.sub("\n", source.text()))
        self.insertPlainText(text if self._long else " ".join(text.split("\n")).strip("\n"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is being edited now."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it is not any more."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere: grow or shrink."""
        super().resizeEvent(event)
        self._fit_height()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(160, self.height())

    def minimumSizeHint(self) -> QSize:
        """As high as the text, and narrow."""
        return QSize(60, self.height())

    def _fit_height(self) -> None:
        """Take the height of the text; what that changes about the width does not begin it anew."""
        if self._fitting:
            return
        self._fitting = True
        self._set_height()
        self._fitting = False

    def _set_height(self) -> None:
        lines = max(self.document().size().height(), 1.0)
        shown = min(max(lines, self._least), _MOST_LINES)
        inner = self.fontMetrics().lineSpacing() * shown + 2 * self.document().documentMargin()
        margins = self.contentsMargins()
        height = round(inner) + margins.top() + margins.bottom()
        if self.verticalScrollBarPolicy() != self._bar_policy():
            QTimer.singleShot(0, self, self._show_bar)  # lines are being broken now, for the width without or with it
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def _bar_policy(self) -> Qt.ScrollBarPolicy:
        long = self.document().size().height() > _MOST_LINES
        return Qt.ScrollBarPolicy.ScrollBarAsNeeded if long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff

    def _show_bar(self) -> None:
        self.setVerticalScrollBarPolicy(self._bar_policy())

    def _note_at(self, cursor: QTextCursor) -> str:
        text, at = cursor.block().text(), cursor.positionInBlock()
        for stretch in self._edits.merging.stretches(text):
            if stretch.note and stretch.start <= at <= stretch.start + stretch.length:
                return stretch.note if stretch.mark is not Mark.FIELD else f"Says: {stretch.note}"
        return ""

    def _on_text_changed(self) -> None:
        if self._showing:
            return
        text = _BREAKS.sub("\n", self.document().toRawText())
        if text != self._text:
            self._text = text
            self.edited.emit(text)

    def _on_size_changed(self) -> None:
        self._fit_height()

    def _on_insert_chosen(self) -> None:
        self._edits.insert_asked.emit()


def _difference(old: str, new: str) -> tuple[int, int, str]:
    """Give where two texts begin to differ, how much of the old one goes there, and what comes; in Qt's units."""
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    rest = shortest - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return _length(old[:head]), _length(old[head : len(old) - tail]), new[head : len(new) - tail]


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
