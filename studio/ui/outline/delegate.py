"""How a row of the outline is painted and edited: number, title, marks, page counts."""

from enum import Enum, auto

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from studio.domain.findings import Severity
from studio.domain.frozen import dataclass
from studio.ui.icons import Tone, icon
from studio.ui.outline.model import Index, OutlineRole, settled
from studio.ui.outline.rows import Level, Row
from studio.ui.theme import GAP, SPACE, Colours, colours

ICON = 14
_DOT = 7
_WIDE = 320
"""Width from which page counts have signs of their own; under it they are one short figure."""


class Form(Enum):
    """How page counts are shown; titles come first."""

    FULL = auto()
    SHORT = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the parts of a row are."""

    number: QRect
    title: QRect
    marks: QRect
    counts: QRect


class OutlineDelegate(QStyledItemDelegate):
    """Paints rows in the theme's colours; the view paints what is behind them."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._icons: dict[tuple[str, Tone], QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give a generous height, the same for all rows: a long outline need not ask for each."""
        return QSize(0, QFontMetrics(option.font).height() + 2 * SPACE + 2)

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
        self._paint_counts(painter, row, parts.counts, form_of(option, row), selected=selected)
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
        rect, digits = option.rect, QFontMetrics(option.font).horizontalAdvance("00")
        right = rect.right() - SPACE
        width = counts_width(option, row, form_of(option, row))
        counts = QRect(right - width, rect.top(), width, rect.height())
        right -= width + SPACE if width else 0
        marks_width = _marks_width(row)
        marks = QRect(right - marks_width, rect.top(), marks_width, rect.height())
        number = QRect(rect.left(), rect.top(), digits if row.number else 0, rect.height())
        left = _title_left(option, row)
        title = QRect(left, rect.top(), max(marks.left() - (GAP if marks_width else 0) - left, 0), rect.height())
        return _Parts(number, title, marks, counts)

    def _worst(self, row: Row, index: Index) -> Severity | None:
        """Give what the dot tells: while the picks are seen, each tells for itself."""
        return row.worst if self._view.isExpanded(settled(index)) else row.worst_inside

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, parts: _Parts, known: Colours
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setFont(option.font)
        middle = Qt.AlignmentFlag.AlignVCenter
        if row.number:
            painter.setPen(QColor(known.selected_text if selected else known.muted))
            painter.drawText(parts.number, middle | Qt.AlignmentFlag.AlignRight, str(row.number))
        font = _title_font(option, row)
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

    def _paint_counts(self, painter: QPainter, row: Row, rect: QRect, form: Form, *, selected: bool) -> None:
        known = colours(self._view.palette())
        painter.setPen(QColor(known.selected_text if selected else known.muted))
        if form is Form.SHORT:
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _short(row))
        elif form is Form.FULL:
            half = (rect.width() - SPACE) // 2
            self._paint_count(painter, rect.adjusted(0, 0, -half - SPACE, 0), "presentation", row.slides or 0)
            self._paint_count(painter, rect.adjusted(half + SPACE, 0, 0, 0), "file-text", row.sheets or 0)

    def _paint_count(self, painter: QPainter, rect: QRect, name: str, number: int) -> None:
        painter.setOpacity(1.0 if number else 0.45)
        self._paint_icon(painter, name, Tone.MUTED, rect.left(), rect)
        text = rect.adjusted(ICON + GAP, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(number))
        painter.setOpacity(1.0)

    def _paint_icon(self, painter: QPainter, name: str, tone: Tone, left: int, rect: QRect) -> None:
        key = (name, tone)
        if key not in self._icons:
            self._icons[key] = icon(name, tone)
        self._icons[key].paint(painter, QRect(left, rect.center().y() - ICON // 2, ICON, ICON))


def form_of(option: QStyleOptionViewItem, row: Row) -> Form:
    """Give the form of a row's page counts that leaves its title whole; none at all when that takes all the room."""
    if row.level is not Level.CHAPTER or row.slides is None or row.sheets is None:
        return Form.NONE
    title = QFontMetrics(_title_font(option, row)).horizontalAdvance(row.title)
    marks = _marks_width(row)
    room = option.rect.right() - 2 * SPACE - _title_left(option, row) - title - (marks + GAP if marks else 0)
    forms = (Form.FULL, Form.SHORT) if option.rect.width() >= _WIDE else (Form.SHORT,)
    return next((form for form in forms if counts_width(option, row, form) <= room), Form.NONE)


def counts_width(option: QStyleOptionViewItem, row: Row, form: Form) -> int:
    """Give the pixels that page counts take."""
    metrics = QFontMetrics(option.font)
    if form is Form.FULL:
        return 2 * (ICON + GAP + metrics.horizontalAdvance("00")) + SPACE
    return metrics.horizontalAdvance(_short(row)) if form is Form.SHORT else 0


def _short(row: Row) -> str:
    return f"{row.slides} · {row.sheets}"


def _title_font(option: QStyleOptionViewItem, row: Row) -> QFont:
    font = QFont(option.font)
    if row.level is not Level.PICK:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _title_left(option: QStyleOptionViewItem, row: Row) -> int:
    digits = QFontMetrics(option.font).horizontalAdvance("00")
    return int(option.rect.left()) + (digits + SPACE if row.number else GAP // 2)


def _marks_width(row: Row) -> int:
    width = (ICON + GAP) * (row.changed != ()) + (ICON + GAP) * row.pinned
    if row.missing:
        return width + ICON + GAP
    return width + (_DOT + GAP if row.worst_inside is not None else 0)
