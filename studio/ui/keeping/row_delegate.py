"""How an entry looks in the list: title, where it stands and whose it is, its state, how fresh it is."""

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.app.keeping.rows import Row
from studio.app.library_filters import STATE_TITLES
from studio.domain.entries import EntryState
from studio.domain.freshness import FreshnessBand
from studio.ui.keeping.rows_model import AnyIndex, RowsModel
from studio.ui.library.highlighting import paint_line
from studio.ui.theme import GAP, SPACE, Colours, colours

_DOT = 7
"""Diameter of the mark of an entry that is not saved."""
_PAD = 6
_INSET = 14


class RowDelegate(QStyledItemDelegate):
    """Paints rows of a RowsModel, all of one height."""

    def __init__(self, model: RowsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Give room for two lines."""
        return QSize(160, option.fontMetrics.height() + QFontMetrics(_small(option.font)).height() + 2 * SPACE + 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row."""
        row, known = self._model.row(index), colours(option.palette)
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(option.rect, QColor(known.selected if picked else known.hover if hover else known.panel))
        lines = option.rect.adjusted(_INSET, SPACE, -SPACE - GAP, -SPACE)
        right = self._paint_badges(painter, option, lines, row, known)
        if row.changed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(known.accent))
            middle = lines.top() + option.fontMetrics.height() / 2
            painter.drawEllipse(QRectF(option.rect.left() + 4, middle - _DOT / 2, _DOT, _DOT))
        strong = known.selected_text if picked else known.muted if row.state is EntryState.RETIRED else known.text
        quiet = known.selected_text if picked else known.muted
        upper = QRect(lines.left(), lines.top(), right - lines.left(), option.fontMetrics.height())
        lower = QRect(lines.left(), upper.bottom() + 4, lines.width(), lines.bottom() - upper.bottom())
        paint_line(painter, upper, row.title, _title(option.font, row), strong, self._model.words)
        place = " · ".join(filter(None, (row.topic, row.section, row.owner)))
        paint_line(painter, lower, place, _small(option.font), quiet)
        if option.state & QStyle.StateFlag.State_HasFocus and not picked:
            painter.setPen(QColor(known.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_badges(
        self, painter: QPainter, option: QStyleOptionViewItem, lines: QRect, row: Row, known: Colours
    ) -> int:
        """Paint freshness and state at the right end of the first line; give where the title has to end."""
        right, height = lines.right(), option.fontMetrics.height()
        for text, ink, paper in _badges(row, known):
            font = _small(option.font)
            width = QFontMetrics(font).horizontalAdvance(text) + 2 * _PAD
            area = QRect(right - width, lines.top(), width, height)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(paper))
            painter.drawRoundedRect(area, height / 2, height / 2)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)
            right -= width + GAP
        return right - GAP


def _badges(row: Row, known: Colours) -> list[tuple[str, str, str]]:
    """Give what stands beside a title, from the right: words, their colour and the one behind them."""
    plain, warning = (known.muted, known.hover), (known.warning, known.warning_soft)
    alarm, good = (known.error, known.error_soft), (known.accent, known.accent_soft)
    inks = {
        FreshnessBand.FRESH: good,
        FreshnessBand.NEEDS_REVIEW: warning,
        FreshnessBand.OUT_OF_DATE: alarm,
        FreshnessBand.STALE: alarm,
    }
    found = [] if row.score is None else [(str(row.score), *inks[row.band])]
    if row.state is not EntryState.APPROVED:
        found.append((STATE_TITLES[row.state], *(plain if row.state is EntryState.RETIRED else warning)))
    return found


def _title(font: QFont, row: Row) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.Medium)
    made.setStrikeOut(row.state is EntryState.RETIRED)
    return made


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made
