"""How a row of the outline is painted and edited: number, title, marks, page counts."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from studio.domain.findings import Severity
from studio.ui.icons import Tone, icon
from studio.ui.outline.model import Index, OutlineRole, settled
from studio.ui.outline.rows import Level, Row
from studio.ui.theme import GAP, SPACE, Colours, colours

ICON = 14
_DOT = 7
_NARROW = 225
"""Width under which page counts stand without their signs, so that titles can be read."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the parts of a row are."""

    number: QRect
    title: QRect
    marks: QRect
    slides: QRect
    sheets: QRect


class OutlineDelegate(QStyledItemDelegate):
    """Paints rows in the theme's colours; the view paints what is behind them."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._icons: dict[tuple[str, Tone], QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a generous height; chapters are a little higher than picks."""
        row = index.data(OutlineRole.ROW)
        space = SPACE if isinstance(row, Row) and row.level is Level.PICK else SPACE + 3
        return QSize(0, QFontMetrics(option.font).height() + 2 * space)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row's words and marks."""
        row = index.data(OutlineRole.ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = colours(option.palette)
        parts = self._parts(option, row)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_title(painter, option, row, parts, known)
        self._paint_marks(painter, row, parts.marks, self._worst(row, index), known)
        painter.setFont(option.font)
        if row.level is Level.CHAPTER and row.slides is not None and row.sheets is not None:
            tone = QColor(known.selected_text if selected else known.muted)
            if _is_narrow(option):
                painter.setPen(tone)
                both = parts.slides.united(parts.sheets)
                middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(both, middle, f"{row.slides} · {row.sheets}")
            else:
                self._paint_count(painter, parts.slides, "presentation", row.slides, tone)
                self._paint_count(painter, parts.sheets, "file-text", row.sheets, tone)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Give a line to type the title in."""
        editor = QLineEdit(parent)
        row = index.data(OutlineRole.ROW)
        chapter = isinstance(row, Row) and row.level is Level.CHAPTER
        editor.setAccessibleName("Title of the chapter" if chapter else "Headline for this client")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the title as it is written."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the line over the title, and over the counts beside it: long titles have room."""
        row = index.data(OutlineRole.ROW)
        if isinstance(row, Row):
            rect = option.rect.adjusted(0, 2, -2, -2)
            rect.setLeft(self._parts(option, row).title.left() - 5)
            editor.setGeometry(rect)

    def _parts(self, option: QStyleOptionViewItem, row: Row) -> _Parts:
        rect, metrics = option.rect, QFontMetrics(option.font)
        digits = metrics.horizontalAdvance("00")
        count = digits if _is_narrow(option) else ICON + GAP + digits
        right = rect.right() - SPACE
        counts = row.level is Level.CHAPTER and row.slides is not None
        sheets = QRect(right - count, rect.top(), count, rect.height())
        slides = sheets.translated(-count - SPACE, 0)
        if counts:
            right = slides.left() - SPACE
        marks_width = self._marks_width(row)
        marks = QRect(right - marks_width, rect.top(), marks_width, rect.height())
        number = QRect(rect.left(), rect.top(), digits if row.number else 0, rect.height())
        left = rect.left() + (digits + SPACE if row.number else GAP // 2)
        title = QRect(left, rect.top(), max(marks.left() - (GAP if marks_width else 0) - left, 0), rect.height())
        return _Parts(number, title, marks, slides, sheets)

    def _marks_width(self, row: Row) -> int:
        width = (ICON + GAP) * (row.changed != ()) + (ICON + GAP) * row.pinned
        if row.missing:
            return width + ICON + GAP
        return width + (_DOT + GAP if row.worst_inside is not None else 0)

    def _worst(self, row: Row, index: Index) -> Severity | None:
        """Give what the dot tells: while the picks are seen, each tells for itself."""
        return row.worst if self._view.isExpanded(settled(index)) else row.worst_inside

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, parts: _Parts, known: Colours
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        font = QFont(option.font)
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter
        if row.number:
            painter.setPen(QColor(known.selected_text if selected else known.muted))
            painter.drawText(parts.number, middle | Qt.AlignmentFlag.AlignRight, str(row.number))
        if row.level is not Level.PICK:
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
        plain = known.muted if row.missing else known.text
        painter.setPen(QColor(known.selected_text if selected else plain))
        title = QFontMetrics(font).elidedText(row.title, Qt.TextElideMode.ElideRight, parts.title.width())
        painter.drawText(parts.title, middle | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_marks(self, painter: QPainter, row: Row, rect: QRect, worst: Severity | None, known: Colours) -> None:
        right = rect.right() + 1
        if row.missing:
            right -= ICON
            self._paint_icon(painter, "triangle-alert", Tone.ERROR, right, rect)
            right -= GAP
        elif row.worst_inside is not None:
            right -= _DOT
            if worst is not None:
                tones = {Severity.ERROR: known.error, Severity.WARNING: known.warning, Severity.HINT: known.disabled}
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tones[worst]))
                painter.drawEllipse(right, rect.center().y() - _DOT // 2, _DOT, _DOT)
            right -= GAP
        for name, shown in (("pin", row.pinned), ("pencil", row.changed)):
            if shown:
                self._paint_icon(painter, name, Tone.MUTED, right - ICON, rect)
                right -= ICON + GAP

    def _paint_count(self, painter: QPainter, rect: QRect, name: str, number: int, tone: QColor) -> None:
        painter.setOpacity(1.0 if number else 0.45)
        self._paint_icon(painter, name, Tone.MUTED, rect.left(), rect)
        painter.setPen(tone)
        text = rect.adjusted(ICON + GAP, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(number))
        painter.setOpacity(1.0)

    def _paint_icon(self, painter: QPainter, name: str, tone: Tone, left: int, rect: QRect) -> None:
        key = (name, tone)
        if key not in self._icons:
            self._icons[key] = icon(name, tone)
        self._icons[key].paint(painter, QRect(left, rect.center().y() - ICON // 2, ICON, ICON))


def _is_narrow(option: QStyleOptionViewItem) -> bool:
    return option.rect.width() < _NARROW
