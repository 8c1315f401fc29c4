"""How a finding is painted: its sign, what is wrong, what to do, and where it is."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.findings import Severity
from studio.ui.findings.model import FindingRole
from studio.ui.findings.rows import GROUPS, FindingRow, GroupRow
from studio.ui.icons import Tone, icon
from studio.ui.keyed_rows import Index
from studio.ui.row_back import paint_back
from studio.ui.theme import GAP, MARGIN, SPACE, WIDE, Colours, colours

SIGNS = {
    Severity.ERROR: ("circle-alert", Tone.ERROR),
    Severity.WARNING: ("triangle-alert", Tone.WARNING),
    Severity.HINT: ("info", Tone.MUTED),
}
_ICON = 16
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_HIGHEST = 4000
_WIDE_ENOUGH = 720
"""Width from which on the place of a finding stands beside its words instead of below them."""
_SHARE = 0.4
"""Of the width, for the place beside the words."""


class _Part(NamedTuple):
    """A text of a finding in its box, from the row's top left."""

    text: str
    font: QFont
    box: QRect


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
            return QSize(width, QFontMetrics(option.font).height() + SPACE + GAP)
        if not isinstance(row, FindingRow):
            return QSize()
        bottom = max(part.box.bottom() + 1 for part in _parts(row, option.font, width))
        return QSize(width, bottom + SPACE + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or a finding."""
        row = index.data(FindingRole.ROW)
        known = colours(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, GroupRow):
            self._paint_group(painter, option, row, known)
        elif isinstance(row, FindingRow):
            paint_back(painter, option, known, margin=6)
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

    def _paint_finding(self, painter: QPainter, option: QStyleOptionViewItem, row: FindingRow, known: Colours) -> None:
        if row.severity not in self._icons:
            self._icons[row.severity] = icon(*SIGNS[row.severity])
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        corner = option.rect.topLeft()
        first = QFontMetrics(option.font).height()
        sign = QRect(MARGIN, SPACE + 1 + (first - _ICON) // 2, _ICON, _ICON)
        self._icons[row.severity].paint(painter, sign.translated(corner))
        for part in _parts(row, option.font, option.rect.width()):
            painter.setFont(part.font)
            main = part.text == row.text
            painter.setPen(QColor(known.selected_text if selected else known.text if main else known.muted))
            painter.drawText(part.box.translated(corner), _WRAP, part.text)


def _parts(row: FindingRow, font: QFont, width: int) -> list[_Part]:
    """Set the texts of a finding in a row of a width."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    left, top = MARGIN + _ICON + SPACE, SPACE + 1
    room = max(width - left - MARGIN, 1)
    beside = width >= _WIDE_ENOUGH
    words = round(room * (1 - _SHARE)) - WIDE if beside else room
    parts: list[_Part] = []
    for text, dressed in ((row.text, font), (row.hint, font), *(() if beside else ((row.where, small),))):
        if text:
            parts.append(_set(text, dressed, left, top, words))
            top = parts[-1].box.bottom() + 1 + GAP
    if beside and row.where:
        down = SPACE + 1 + QFontMetrics(font).ascent() - QFontMetrics(small).ascent()
        parts.append(_set(row.where, small, left + words + WIDE, down, room - words - WIDE))
    return parts


def _set(text: str, font: QFont, left: int, top: int, width: int) -> _Part:
    height = QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), _HIGHEST), _WRAP, text).height()
    return _Part(text, font, QRect(left, top, width, height))
