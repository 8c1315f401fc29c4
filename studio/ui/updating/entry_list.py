"""The list of changed entries: title, kind and what has changed, painted in two lines."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.icons import Tone, icon
from studio.ui.keyed_rows import Index
from studio.ui.row_back import paint_back
from studio.ui.theme import GAP, MARGIN, SPACE, Colours, colours
from studio.ui.updating.model import UpdateRole, UpdatesModel
from studio.ui.updating.rows import UpdateRow

_ICON = 14


class EntryList(QListView):
    """Shows the rows of a model."""

    def __init__(self, model: UpdatesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(self))
        self.setAccessibleName("Entries that have changed in the library")
        self.setMouseTracking(True)
        self.setViewportMargins(0, SPACE, 0, SPACE)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class EntryDelegate(QStyledItemDelegate):
    """Paints in the theme's colours."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give room for two lines."""
        return QSize(
            0, QFontMetrics(option.font).height() + QFontMetrics(_small(option.font)).height() + 2 * SPACE + GAP
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row: its title, with what it is and what has changed below."""
        row = index.data(UpdateRole.ROW)
        if not isinstance(row, UpdateRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = colours(option.palette)
        paint_back(painter, option, known, margin=6)
        _paint_words(painter, option, row, known)
        painter.restore()


def _paint_words(painter: QPainter, option: QStyleOptionViewItem, row: UpdateRow, known: Colours) -> None:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    small = _small(option.font)
    area = option.rect.adjusted(MARGIN, SPACE, -MARGIN, -SPACE)
    first, second = QFontMetrics(option.font), QFontMetrics(small)
    title = QRect(area.left(), area.top(), area.width(), first.height())
    if row.pinned or row.to_choose:
        sign = QRect(area.right() - _ICON, title.center().y() - _ICON // 2, _ICON, _ICON)
        icon("pin" if row.pinned else "circle-help", Tone.MUTED if row.pinned else Tone.WARNING).paint(painter, sign)
        title.setRight(sign.left() - GAP)
    painter.setFont(option.font)
    painter.setPen(QColor(known.selected_text if selected else known.muted if row.pinned else known.text))
    _draw(painter, title, row.title, first)
    painter.setFont(small)
    painter.setPen(QColor(known.selected_text if selected else known.warning if row.to_choose else known.muted))
    below = QRect(area.left(), title.bottom() + 1 + GAP, area.width(), second.height())
    _draw(painter, below, f"{row.kind} · {row.about}", second)


def _draw(painter: QPainter, rect: QRect, text: str, metrics: QFontMetrics) -> None:
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small
