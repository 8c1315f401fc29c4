"""How a finding is painted: its sign, what is wrong, what to do, and where it is."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.findings import Severity
from studio.ui.findings.model import FindingRole, Index
from studio.ui.findings.rows import GROUPS, FindingRow, GroupRow
from studio.ui.icons import Tone, icon
from studio.ui.theme import GAP, MARGIN, RADIUS, SPACE, Colours, colours

SIGNS = {
    Severity.ERROR: ("circle-alert", Tone.ERROR),
    Severity.WARNING: ("triangle-alert", Tone.WARNING),
    Severity.HINT: ("info", Tone.MUTED),
}
_ICON = 16
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_HIGHEST = 4000


class FindingDelegate(QStyledItemDelegate):
    """Paints findings in the theme's colours, as high as their words need."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._icons: dict[Severity, QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height that the words need in the view's width."""
        row = index.data(FindingRole.ROW)
        width = self._view.viewport().width()
        if isinstance(row, GroupRow):
            return QSize(width, QFontMetrics(option.font).height() + SPACE + MARGIN)
        if not isinstance(row, FindingRow):
            return QSize()
        lines = _lines(row, option.font, width)
        return QSize(width, sum(height for _, _, height in lines) + GAP * (len(lines) - 1) + 2 * SPACE + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or a finding."""
        row = index.data(FindingRole.ROW)
        known = colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, GroupRow):
            self._paint_group(painter, option, row, known)
        elif isinstance(row, FindingRow):
            self._paint_background(painter, option, known)
            self._paint_finding(painter, option, row, known)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, row: GroupRow, known: Colours) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(known.muted))
        rect = option.rect.adjusted(MARGIN, 0, -MARGIN, -GAP)
        bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(rect, bottom, f"{GROUPS[row.severity]}  {row.count}")

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem, known: Colours) -> None:
        rect = QRectF(option.rect).adjusted(6, 1, -6, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(known.selected if selected else known.hover))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(known.accent))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_finding(self, painter: QPainter, option: QStyleOptionViewItem, row: FindingRow, known: Colours) -> None:
        if row.severity not in self._icons:
            self._icons[row.severity] = icon(*SIGNS[row.severity])
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        left, top = option.rect.left() + MARGIN, option.rect.top() + SPACE + 1
        first = QFontMetrics(option.font).height()
        self._icons[row.severity].paint(painter, QRect(left, top + (first - _ICON) // 2, _ICON, _ICON))
        left += _ICON + SPACE
        for number, (text, font, height) in enumerate(_lines(row, option.font, option.rect.width())):
            painter.setFont(font)
            painter.setPen(QColor(known.selected_text if selected else known.text if number == 0 else known.muted))
            painter.drawText(QRect(left, top, option.rect.right() - MARGIN - left + 1, height), _WRAP, text)
            top += height + GAP


def _lines(row: FindingRow, font: QFont, width: int) -> list[tuple[str, QFont, int]]:
    """Give the texts of a finding with their fonts and heights."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    room = width - 2 * MARGIN - _ICON - SPACE
    texts = ((row.text, font), (row.hint, font), (row.where, small))
    box = QRect(0, 0, max(room, 1), _HIGHEST)
    return [
        (text, dressed, QFontMetrics(dressed).boundingRect(box, _WRAP, text).height())
        for text, dressed in texts
        if text
    ]
