"""Cells of a table: how they are painted, and the line in which one types."""

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.table_model import UNDER, TableModel
from studio.ui.theme import colours

ROW, TALL_ROW = 32, 44
PADDING = 8
"""Left and right of a cell's text."""
_STEPS = {
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Editors that type straight into the model, and tell which cell is next."""

    stepped = Signal(int, int)
    """Rows and columns to go."""

    def __init__(self, model: TableModel, edits: FormEdits, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._edits = edits
        self._typing = False
        self._cell = QPersistentModelIndex()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Give a line to type in."""
        line = QLineEdit(parent)
        line.setAlignment(Qt.AlignmentFlag(int(self._model.data(index, Qt.ItemDataRole.TextAlignmentRole))))
        line.setAccessibleName(f"{self._model.kind.columns[index.column()].title}, row {index.row() + 1}")
        line.textEdited.connect(self._on_text_edited)
        self._cell = QPersistentModelIndex(index)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds, unless it is being typed just now or means the same already."""
        line = cast("QLineEdit", editor)
        text = str(self._model.data(index, Qt.ItemDataRole.EditRole) or "")
        if not self._typing and line.text() != text:
            line.setText(text)
            line.selectAll()

    def setModelData(self, _editor: QWidget, _model: object, _index: Index) -> None:
        """Nothing: every key was taken already."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Let what could not be taken go with the line in which it was typed."""
        super().destroyEditor(editor, index)
        if index.isValid():
            self._model.leave(index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Move between cells by Tab, Return and arrows; leave undo to the window."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            key = cast("QKeyEvent", event)
            undo, redo = key.matches(QKeySequence.StandardKey.Undo), key.matches(QKeySequence.StandardKey.Redo)
            if undo or redo:
                if event.type() is QEvent.Type.KeyPress:
                    (self._edits.undo if undo else self._edits.redo)()
                else:
                    event.ignore()
                return True
            step = _STEPS.get(Qt.Key(key.key()))
            if step and event.type() is QEvent.Type.KeyPress and _bare(key):
                self.stepped.emit(*step)
                return True
        return super().eventFilter(editor, event)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of a row."""
        return QSize(super().sizeHint(option, index).width(), TALL_ROW if index.data(UNDER) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell with its text below the column's title; the first column's in up to two lines."""
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            super().paint(painter, option, index)
            return
        under = index.data(UNDER)
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        known = colours(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        inner = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.save()
        lines = lines_of(text, painter.fontMetrics(), inner.width()) if index.column() == 0 else (text,)
        step = painter.fontMetrics().height() + 1
        small = painter.font()
        small.setPointSizeF(small.pointSizeF() * 0.88)
        top = inner.y() + (inner.height() - step * (len(lines) + bool(under))) // 2
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(QColor(known.selected_text) if chosen else ink or QColor(known.text))
        for line in lines:
            _draw(painter, QRect(inner.x(), top, inner.width(), step), line, option.displayAlignment)
            top += step
        if under:
            painter.setFont(small)
            painter.setPen(QColor(known.muted))
            _draw(painter, QRect(inner.x(), top, inner.width(), step), under, option.displayAlignment)
        painter.restore()

    def _on_text_edited(self, text: str) -> None:
        self._typing = True
        self._model.type(self._cell, text)
        self._typing = False


def lines_of(text: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """Break a text between words into one or two lines; what is too long for the second is cut when it is painted."""
    words = text.split()
    if metrics.horizontalAdvance(text) <= width or len(words) < 2:  # noqa: PLR2004 - nothing to break
        return (text,)
    fitting = (n for n in range(len(words) - 1, 0, -1) if metrics.horizontalAdvance(" ".join(words[:n])) <= width)
    first = next(fitting, 1)
    return " ".join(words[:first]), " ".join(words[first:])


def _bare(key: QKeyEvent) -> bool:
    loud = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return not key.modifiers() & loud


def _draw(painter: QPainter, place: QRect, text: str, side: Qt.AlignmentFlag) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(side.value), cut)
