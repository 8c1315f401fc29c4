"""The outline's tree view: rows with a soft background, and places to let go of what is dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from studio.ui.icons import Tone, icon
from studio.ui.outline.delegate import ICON, OutlineDelegate
from studio.ui.outline.dropping import Load, Spot, load_of, paint_spot, spot_at
from studio.ui.outline.model import Index, OutlineModel, settled
from studio.ui.row_back import paint_back
from studio.ui.theme import colours

_BACKED = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
_INDENT = 22
_OPENING_DELAY = 600
"""Milliseconds for which something is held over a closed chapter before that opens."""


class OutlineTree(QTreeView):
    """Shows an `OutlineModel`."""

    dropped = Signal(Load, Spot)

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline = model
        self._spot: Spot | None = None
        self._hovered = QModelIndex()
        self._open, self._closed = icon("chevron-down", Tone.MUTED), icon("chevron-right", Tone.MUTED)
        self.setModel(model)
        self.setItemDelegate(OutlineDelegate(self))
        self.setAccessibleName("Outline")
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(_OPENING_DELAY)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take rows of this outline and entries of the library."""
        super().dragEnterEvent(event)
        if load_of(event.mimeData(), self._outline) is None:
            event.ignore()
        else:
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        super().dragMoveEvent(event)
        load = load_of(event.mimeData(), self._outline)
        self._point(spot_at(self, self._outline, load, event.position().toPoint()) if load else None)
        if self._spot is None:
            event.ignore()
        else:
            event.setDropAction(event.proposedAction())
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any more."""
        super().dragLeaveEvent(event)
        self._point(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was let go, and where; the proposal is changed by who listens."""
        load = load_of(event.mimeData(), self._outline)
        spot = spot_at(self, self._outline, load, event.position().toPoint()) if load else None
        self._point(None)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if load is None or spot is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # a view deletes what it sees moved out of it
        event.accept()
        self.dropped.emit(load, spot)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint everything anew: Qt would look for the place of every row, under each chapter by itself."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().dataChanged(first, last, roles)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the place over which something is held."""
        over = self.viewport().mapFromGlobal(self.cursor().pos())
        self._hovered = self.indexAt(over) if self.underMouse() else QModelIndex()
        super().paintEvent(event)
        if self._spot is not None:
            painter = QPainter(self.viewport())
            paint_spot(painter, self._spot, QColor(colours(self.palette()).accent))
            painter.end()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row's background over its whole width, then its branch, words and marks."""
        shown = QStyleOptionViewItem(option)
        self._outline_state(shown, settled(index))
        if shown.state & _BACKED:
            self._paint_back(painter, shown)
        self._draw_parts(painter, shown, settled(index))

    def _paint_back(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_back(painter, option, colours(self.palette()), margin=2)
        painter.restore()

    def _outline_state(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        state = option.state & ~_BACKED
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self._hovered.isValid() and self._hovered == index:
            state |= QStyle.StateFlag.State_MouseOver
        if self.hasFocus() and self.currentIndex() == index:
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the sign of a chapter that can be opened or closed."""
        if self._outline.hasChildren(index):
            box = QRect(0, 0, ICON, ICON)
            box.moveCenter(rect.center())
            (self._open if self.isExpanded(settled(index)) else self._closed).paint(painter, box)

    def _draw_parts(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        rect = self.visualRect(index)
        branch = option.rect.adjusted(0, 0, rect.left() - option.rect.right() - 1, 0)
        self.drawBranches(painter, branch, index)
        option.rect = rect
        self.itemDelegate().paint(painter, option, index)

    def _point(self, spot: Spot | None) -> None:
        if spot != self._spot:
            self._spot = spot
            self.viewport().update()
