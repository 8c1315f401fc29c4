"""The tree of the library: keys, clicks, drags, and what lies behind its rows."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from studio.domain.entries import EntryId
from studio.domain.library import Library
from studio.ui.icons import Tone, icon
from studio.ui.library.delegate import LibraryDelegate
from studio.ui.library.drag_picture import drag_picture
from studio.ui.library.model import LibraryModel
from studio.ui.library.shelf import View
from studio.ui.theme import GAP, RADIUS, SPACE, colours

AnyIndex = QModelIndex | QPersistentModelIndex
_INDENT = 18
_ARROW = 14
_AT_ONCE = 240
"""Rows that are unfolded by themselves for a search: more than anybody looks through."""
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class LibraryTree(QTreeView):
    """Shows a LibraryModel."""

    chosen = Signal(QModelIndex)
    """An entry was double-clicked, or Enter was pressed on it."""
    current_changed = Signal(QModelIndex)
    left_upwards = Signal()
    """Up was pressed in the first row."""
    typed = Signal(str)
    """Letters were typed, as if to search."""
    peek_wanted = Signal()
    """Shift and Space were pressed."""

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = model
        self._folds: set[int] | None = None
        """Nodes that are unfolded again when a search ends."""
        self._held: int | None = None
        """The node that the user made current; a search that hides it makes its first entry current meanwhile."""
        self._is_settling = False
        self._is_hovered = False
        self._arrows = {False: icon("chevron-right", Tone.MUTED), True: icon("chevron-down", Tone.MUTED)}
        self.setModel(model)
        self._unfolded: set[int] = set()
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        self._delegate = LibraryDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Library entries")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setExpandsOnDoubleClick(True)
        self.setMouseTracking(True)

    def show_only(self, positions: list[int] | None, words: tuple[str, ...]) -> None:
        """Show these entries alone, unfolded; None shows all again, folded as before."""
        view = self._library.view_of(positions)
        if positions is not None and self._folds is None:
            self._folds = set(self._unfolded)
        elif positions is None and self._folds is None:
            return
        wanted = _unfolded_in(view) if positions is not None else self._folds or set()
        if positions is None:
            self._folds = None
        self.scheduleDelayedItemsLayout()  # from here on, folding is only noted
        self._fold(self._unfolded - wanted)
        self._library.show_view(view, words)
        self.unfold(wanted - self._unfolded)
        self._settle(self._library.index_of(self._held))

    def use_library(self, library: Library, picked: Collection[EntryId]) -> None:
        """Show another library, or the same one read again: what was unfolded and where one was stays."""
        shelf = self._library.shelf
        folds = {shelf.name(node) for node in (self._unfolded if self._folds is None else self._folds)}
        name, top = "" if self._held is None else shelf.name(self._held), self.verticalScrollBar().value()
        self._folds = self._held = None
        self._unfolded = set()
        self._library.use_library(library, picked)
        new = self._library.shelf
        self.unfold(node for node in range(new.first_entry) if new.name(node) in folds)
        node = new.named(name)
        if node is not None:
            self.setCurrentIndex(self._library.index_of(node))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(top)

    def enter(self) -> None:
        """Take the focus, on the current row, or on the first entry that is unfolded."""
        if not self._library.view.topics:
            return
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.setCurrentIndex(self.currentIndex() if self.currentIndex().isValid() else self._first())

    def unfold(self, nodes: Iterable[int]) -> None:
        """Unfold topics and sections."""
        for node in nodes:
            self.expand(self._library.index_of(node))

    def show_row(self, node: int | None) -> None:
        """Make a node the current row, unfolding what it is in."""
        index = self._library.index_of(node)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def selected(self) -> list[QModelIndex]:
        """Give the selected rows, as they stand."""
        return self.selectionModel().selectedIndexes()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check with Space, choose with Enter, leave upwards from the first row."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Space and shift:
            self.peek_wanted.emit()
        elif key == Qt.Key.Key_Space:
            self._library.toggle(self.selected() or [self.currentIndex()])
        elif key in _ENTER:
            self._choose(self.currentIndex())
        elif key == Qt.Key.Key_Up and not shift and self._is_first(self.currentIndex()):
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the entries of the selected rows."""
        rows = self.selected()
        entries = self._library.entries_below(rows)
        if not entries:
            return
        text = self._library.face(rows[0]).title if len(rows) == 1 else f"{len(entries)} entries"
        picture = drag_picture(text, self)
        drag = QDrag(self)
        drag.setMimeData(self._library.mimeData(rows))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(-SPACE, -SPACE))
        drag.exec(Qt.DropAction.CopyAction)

    def keyboardSearch(self, search: str) -> None:
        """Hand letters to the search field."""
        if search.strip():
            self.typed.emit(search)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose an entry, or unfold what it is in; the box stays a box."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_box = self._delegate.check_area(self.visualRect(index)).contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and not on_box:
            self._choose(index, unfold=False)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell of another current row."""
        super().currentChanged(current, previous)
        if not self._is_settling:
            self._held = current.internalId() if current.isValid() else None
        self.current_changed.emit(current)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row, remembering whether the mouse is over it."""
        self._is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        """Paint what lies behind a row, over the whole width, then its arrow."""
        painter.fillRect(rect, self.palette().base())
        is_selected = self.selectionModel().isSelected(index)
        is_current = self.hasFocus() and index == self.currentIndex()
        if is_selected or is_current or self._is_hovered:
            area = QRect(GAP, rect.top() + 1, self.viewport().width() - 2 * GAP, rect.height() - 2)
            self._paint_back(painter, area, selected=is_selected, current=is_current)
        if self._library.hasChildren(index):
            place = QRect(rect.right() - _INDENT + GAP, rect.center().y() - _ARROW // 2, _ARROW, _ARROW)
            self._arrows[self.isExpanded(index)].paint(painter, place)

    def _paint_back(self, painter: QPainter, area: QRect, *, selected: bool, current: bool) -> None:
        colour = colours(self.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour.accent)) if current else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour.selected if selected else colour.hover))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.restore()

    def _choose(self, index: AnyIndex, *, unfold: bool = True) -> None:
        if not index.isValid():
            return
        if self._library.entry(index) is not None:
            self.chosen.emit(index)
        elif unfold:
            self.setExpanded(index, not self.isExpanded(index))

    def _settle(self, held: QModelIndex) -> None:
        """Make current what was so, or the first entry that a search found."""
        narrowed = self._library.view.topics and self._folds is not None
        self._is_settling = True
        self.setCurrentIndex(held if held.isValid() or not narrowed else self._first())
        self._is_settling = False
        if held.isValid():
            self.scrollTo(held)
        else:
            self.scrollToTop()

    def _first(self) -> QModelIndex:
        """Give the first row that has nothing unfolded below it."""
        index = self._library.index(0, 0)
        while self.isExpanded(index):
            index = self._library.index(0, 0, index)
        return index

    def _is_first(self, index: AnyIndex) -> bool:
        return not index.isValid() or (index.row() == 0 and not index.parent().isValid())

    def _fold(self, nodes: Iterable[int]) -> None:
        for node in nodes:
            self.collapse(self._library.index_of(node))

    def _on_expanded(self, index: QModelIndex) -> None:
        self._unfolded.add(index.internalId())

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._unfolded.discard(index.internalId())


def _unfolded_in(view: View) -> set[int]:
    """Give topics and sections from the top on, until what they hold is more than anybody looks through."""
    nodes: set[int] = set()
    rows = 0
    for topic, section, count in view.holders():
        rows += count
        if rows > _AT_ONCE and nodes:
            break
        nodes |= {topic, section}
    return nodes
