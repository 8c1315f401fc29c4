"""How a row of the library looks: check box, title, a quiet second line, a mark when its review is due."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.freshness import FreshnessBand
from studio.ui.icons import Tone, icon
from studio.ui.library.highlighting import paint_line
from studio.ui.library.model import Face, LibraryModel
from studio.ui.library.shelf import Level
from studio.ui.theme import GAP, SPACE, colours

CHECK = 16
"""Side of a check box."""
_MARK = 14
_WEIGHTS = {Level.TOPIC: QFont.Weight.DemiBold, Level.SECTION: QFont.Weight.Medium, Level.ENTRY: QFont.Weight.Normal}
_MOUSE = frozenset((QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick))

AnyIndex = QModelIndex | QPersistentModelIndex


class LibraryDelegate(QStyledItemDelegate):
    """Paints rows of a LibraryModel, all of one height, and lets their boxes be clicked."""

    def __init__(self, model: LibraryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._marks = {
            FreshnessBand.NEEDS_REVIEW: icon("clock", Tone.WARNING),
            FreshnessBand.OUT_OF_DATE: icon("triangle-alert", Tone.WARNING),
            FreshnessBand.STALE: icon("triangle-alert", Tone.ERROR),
        }

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Give room for two lines."""
        lower = QFontMetrics(_fonts(option.font, Level.ENTRY)[1])
        return QSize(160, option.fontMetrics.height() + lower.height() + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row; what lies behind it is the tree's."""
        face = self._model.face(index)
        painter.save()
        self._paint_check(painter, option, face)
        lines = option.rect.adjusted(CHECK + 2 * SPACE - GAP, SPACE - 1, -SPACE, 1 - SPACE)
        if face.freshness in self._marks:
            place = QRect(lines.right() - _MARK, option.rect.center().y() - _MARK // 2, _MARK, _MARK)
            self._marks[face.freshness].paint(painter, place)
            lines.setRight(place.left() - SPACE)
        self._paint_lines(painter, option, lines, face)
        painter.restore()

    def check_area(self, row: QRect) -> QRect:
        """Give where a click means the box: the box and what is close around it."""
        return QRect(row.left(), row.top(), CHECK + 2 * SPACE - GAP, row.height())

    def editorEvent(self, event: QEvent, _model: QObject, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """Let a click on the box check it; a click beside it only selects."""
        if event.type() not in _MOUSE or not isinstance(event, QMouseEvent):
            return False
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        if not self.check_area(option.rect).contains(event.position().toPoint()):
            return False
        if event.type() is QEvent.Type.MouseButtonRelease:
            self._model.toggle((index,))
        return True

    def _paint_check(self, painter: QPainter, option: QStyleOptionViewItem, face: Face) -> None:
        box = QStyleOptionViewItem(option)
        box.rect = QRect(option.rect.left() + GAP, option.rect.center().y() - CHECK // 2, CHECK, CHECK)
        box.state &= ~(QStyle.StateFlag.State_On | QStyle.StateFlag.State_Off | QStyle.StateFlag.State_NoChange)
        box.state |= {
            Qt.CheckState.Checked: QStyle.StateFlag.State_On,
            Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
            Qt.CheckState.Unchecked: QStyle.StateFlag.State_Off,
        }[face.check]
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, lines: QRect, face: Face) -> None:
        colour = colours(option.palette)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        title, small = _fonts(option.font, face.level)
        upper = QRect(lines.left(), lines.top(), lines.width(), option.fontMetrics.height())
        lower = QRect(lines.left(), upper.bottom() + 1, lines.width(), lines.bottom() - upper.bottom())
        strong = colour.selected_text if is_selected else colour.text
        quiet = colour.selected_text if is_selected else colour.muted
        words = face.words if face.level is Level.ENTRY else ()
        paint_line(painter, upper, face.title, title, strong, words)
        paint_line(painter, lower, face.second, small, quiet, words)


def _fonts(font: QFont, level: Level) -> tuple[QFont, QFont]:
    """Give the fonts of a row's two lines."""
    title, small = QFont(font), QFont(font)
    title.setWeight(_WEIGHTS[level])
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return title, small
