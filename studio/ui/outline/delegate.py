"""How a row of the outline is painted and edited: number, title, marks, page counts."""

from enum import Enum, auto
from typing import NamedTuple

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
_AT_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_AT_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_WIDE = 320
"""Width from which page counts have signs of their own; under it they are one short figure."""
_LEAST = 4
"""Pairs of digits in whose width a title that is cut short can still be told from others."""


class Form(Enum):
    """How page counts are shown."""

    FULL = auto()
    SHORT = auto()
    NONE = auto()


class _Parts(NamedTuple):
    """Where the parts of a row are."""

    number: QRect
    title: QRect
    marks: QRect
    counts: QRect
    form: Form


class Type:
    """The fonts of the rows and how wide they run: made once for all rows, which are painted by the dozen."""

    def __init__(self, font: QFont) -> None:
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        self.font = font
        self.metrics = QFontMetrics(font)
        self._strong = (strong, QFontMetrics(strong))
        self.digits = self.metrics.horizontalAdvance("00")

    def title(self, row: Row) -> tuple[QFont, QFontMetrics]:
        """Give what a row's title is set in."""
        return (self.font, self.metrics) if row.level is Level.PICK else self._strong


class OutlineDelegate(QStyledItemDelegate):
    """Paints rows in the theme's colours; the view paints what is behind them."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._icons: dict[tuple[str, Tone], QIcon] = {}
        self._type = Type(view.font())

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give a generous height, the same for all rows: a long outline need not ask for each."""
        return QSize(0, QFontMetrics(option.font).height() + 2 * SPACE + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row's words and marks."""
        row = index.data(OutlineRole.ROW)
        if not isinstance(row, Row):
            return
        known = colours(option.palette)
        parts = self._parts(option, row)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_title(painter, row, parts, known, selected=selected)
        self._paint_marks(painter, row, parts.marks, self._worst(row, index), known)
        painter.setFont(option.font)
        self._paint_counts(painter, row, parts, known, selected=selected)
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

    def _type_of(self, option: QStyleOptionViewItem) -> Type:
        if self._type.font != option.font:
            self._type = Type(QFont(option.font))
        return self._type

    def _parts(self, option: QStyleOptionViewItem, row: Row) -> _Parts:
        rect, fonts = option.rect, self._type_of(option)
        right = rect.right() - SPACE
        form = form_of(rect, row, fonts)
        width = _counts_width(row, form, fonts)
        counts = QRect(right - width, rect.top(), width, rect.height())
        right -= width + SPACE if width else 0
        marks_width = _marks_width(row)
        marks = QRect(right - marks_width, rect.top(), marks_width, rect.height())
        number = QRect(rect.left(), rect.top(), fonts.digits if row.number else 0, rect.height())
        left = _title_left(rect, row, fonts)
        title = QRect(left, rect.top(), max(marks.left() - (GAP if marks_width else 0) - left, 0), rect.height())
        return _Parts(number, title, marks, counts, form)

    def _worst(self, row: Row, index: Index) -> Severity | None:
        """Give what the dot tells: while the picks are seen, each tells for itself."""
        return row.worst if self._view.isExpanded(settled(index)) else row.worst_inside

    def _paint_title(self, painter: QPainter, row: Row, parts: _Parts, known: Colours, *, selected: bool) -> None:
        if row.number:
            painter.setFont(self._type.font)
            painter.setPen(QColor(known.selected_text if selected else known.muted))
            painter.drawText(parts.number, _AT_RIGHT, str(row.number))
        font, metrics = self._type.title(row)
        painter.setFont(font)
        plain = known.muted if row.missing else known.text
        painter.setPen(QColor(known.selected_text if selected else plain))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, parts.title.width())
        painter.drawText(parts.title, _AT_LEFT, title)

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

    def _paint_counts(self, painter: QPainter, row: Row, parts: _Parts, known: Colours, *, selected: bool) -> None:
        rect = parts.counts
        painter.setPen(QColor(known.selected_text if selected else known.muted))
        if parts.form is Form.SHORT:
            painter.drawText(rect, _AT_RIGHT, _short(row))
        elif parts.form is Form.FULL:
            half = (rect.width() - SPACE) // 2
            self._paint_count(painter, rect.adjusted(0, 0, -half - SPACE, 0), "presentation", row.slides or 0)
            self._paint_count(painter, rect.adjusted(half + SPACE, 0, 0, 0), "file-text", row.sheets or 0)

    def _paint_count(self, painter: QPainter, rect: QRect, name: str, number: int) -> None:
        painter.setOpacity(1.0 if number else 0.45)
        self._paint_icon(painter, name, Tone.MUTED, rect.left(), rect)
        text = rect.adjusted(ICON + GAP, 0, 0, 0)
        painter.drawText(text, _AT_LEFT, str(number))
        painter.setOpacity(1.0)

    def _paint_icon(self, painter: QPainter, name: str, tone: Tone, left: int, rect: QRect) -> None:
        key = (name, tone)
        if key not in self._icons:
            self._icons[key] = icon(name, tone)
        self._icons[key].paint(painter, QRect(left, rect.center().y() - ICON // 2, ICON, ICON))


def form_of(rect: QRect, row: Row, fonts: Type) -> Form:
    """Give the form of a row's page counts that leaves its title whole, or else the short one, for a title cut short.

    Only where that would leave no more of the title than a word are there none.
    """
    if row.level is not Level.CHAPTER or row.slides is None or row.sheets is None:
        return Form.NONE
    title = fonts.title(row)[1].horizontalAdvance(row.title)
    marks = _marks_width(row)
    room = rect.right() - 2 * SPACE - _title_left(rect, row, fonts) - title - (marks + GAP if marks else 0)
    forms = (Form.FULL, Form.SHORT) if rect.width() >= _WIDE else (Form.SHORT,)
    least = title - min(title, _LEAST * fonts.digits)
    tries = (*((form, room) for form in forms), (Form.SHORT, room + least))
    return next((form for form, there in tries if _counts_width(row, form, fonts) <= there), Form.NONE)


def _counts_width(row: Row, form: Form, fonts: Type) -> int:
    """Give the pixels that page counts take."""
    if form is Form.FULL:
        return 2 * (ICON + GAP + fonts.digits) + SPACE
    return fonts.metrics.horizontalAdvance(_short(row)) if form is Form.SHORT else 0


def _short(row: Row) -> str:
    return f"{row.slides} · {row.sheets}"


def _title_left(rect: QRect, row: Row, fonts: Type) -> int:
    return rect.left() + (fonts.digits + SPACE if row.number else GAP // 2)


def _marks_width(row: Row) -> int:
    width = (ICON + GAP) * (row.changed != ()) + (ICON + GAP) * row.pinned
    if row.missing:
        return width + ICON + GAP
    return width + (_DOT + GAP if row.worst_inside is not None else 0)
