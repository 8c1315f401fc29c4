"""The library as a tree of checkable rows; a check mark means: picked in the current proposal."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from studio.app.library_filters import freshness_of
from studio.app.search_lines import review_line, second_line, title_line
from studio.app.search_words import readable
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.freshness import FreshnessBand
from studio.domain.library import Library
from studio.ui.library.marks import Marks, picked_positions
from studio.ui.library.shelf import Level, Shelf, View, narrowed_view, whole_view

MIME_TYPE = "application/x-proposal-studio-entry"
"""Ids of entries, one a line."""

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsUserCheckable
)
_LEAF_FLAGS = _FLAGS | Qt.ItemFlag.ItemNeverHasChildren
_MARK_ROLES = [Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleDescriptionRole]


class Face(NamedTuple):
    """What is painted of a row."""

    level: Level
    title: str
    second: str
    check: Qt.CheckState
    freshness: FreshnessBand
    words: tuple[str, ...]
    """Folded words to highlight."""


class LibraryModel(QAbstractItemModel):
    """Rows of a frozen library; it changes nothing itself, it tells what somebody checked."""

    toggled = Signal(tuple, bool)
    """Ids of entries, and whether they are to be in the proposal."""

    def __init__(self, library: Library, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._shelf = Shelf(library)
        self._whole = self._view = whole_view(self._shelf)
        self._marks = Marks(self._view, frozenset())
        self._words: tuple[str, ...] = ()
        self._lines: dict[int, tuple[str, str]] = {}

    @property
    def shelf(self) -> Shelf:
        """The library's nodes."""
        return self._shelf

    @property
    def view(self) -> View:
        """The nodes that are shown."""
        return self._view

    def use_library(self, library: Library, picked: Collection[EntryId]) -> None:
        """Show another library, all of it."""
        self.beginResetModel()
        self._shelf = Shelf(library)
        self._whole = self._view = whole_view(self._shelf)
        self._marks = Marks(self._view, picked_positions(self._shelf, picked))
        self._words = ()
        self._lines = {}
        self.endResetModel()

    def view_of(self, positions: Sequence[int] | None) -> View:
        """Give the view of these entries alone; of everything for None."""
        return self._whole if positions is None else narrowed_view(self._shelf, positions)

    def show_view(self, view: View, words: tuple[str, ...] = ()) -> None:
        """Show another view; `words` are highlighted. Nodes that stay keep their indexes."""
        self.layoutAboutToBeChanged.emit()
        known = self.persistentIndexList()
        self._view = view
        self._marks = Marks(self._view, self._marks.picked)
        self._words = words
        self._lines = {}
        self.changePersistentIndexList(known, [self.index_of(index.internalId()) for index in known])
        self.layoutChanged.emit()

    def set_picked(self, picked: Collection[EntryId]) -> None:
        """Check these entries; only rows whose mark changes are told of."""
        now = picked_positions(self._shelf, picked)
        touched = self._marks.touched_by(now)
        if touched:
            self._marks = Marks(self._view, now)
            self._tell(touched)

    def index_of(self, node: int | None) -> QModelIndex:
        """Give the index of a node; an invalid one when it is not shown."""
        row = None if node is None else self._view.row(node)
        return QModelIndex() if row is None else self.createIndex(row, 0, node)

    def entry(self, index: AnyIndex) -> AnyEntry | None:
        """Give the entry of a row, None for a topic, a section and no row."""
        return self._shelf.entry(index.internalId()) if index.isValid() else None

    def entries_below(self, indexes: Sequence[AnyIndex]) -> tuple[EntryId, ...]:
        """Give the entries shown at and below rows, each once."""
        below = (self._view.positions_below(index.internalId()) for index in indexes)
        return tuple(self._shelf.entries[one].id for one in dict.fromkeys(one for some in below for one in some))

    def toggle(self, indexes: Sequence[AnyIndex]) -> None:
        """Tell that rows were checked together: all are to be picked, or let go when all of them are."""
        entries = self.entries_below(indexes)
        states = {self._marks.state(index.internalId()) for index in indexes}
        if entries:
            self.toggled.emit(entries, states != {Qt.CheckState.Checked})

    def face(self, index: AnyIndex) -> Face:
        """Give what is painted of a row."""
        node, shelf = index.internalId(), self._shelf
        level, fresh = shelf.level(node), FreshnessBand.UNDATED
        entry = shelf.entry(node)
        if entry is not None:
            title, second = self._two_lines(node, entry)
            fresh = freshness_of(entry, self._today)
        else:
            holder = shelf.topics[node] if level is Level.TOPIC else shelf.sections[node - shelf.first_section]
            title, second = readable(holder.title), self._marks.summary(node, narrowed=self._view is not self._whole)
        return Face(level, title, second, self._marks.state(node), fresh, self._words)

    def where(self, index: AnyIndex) -> str:
        """Say which topic and section a row is in."""
        above = index.parent()
        names: list[str] = []
        while above.isValid():
            names.insert(0, self.face(above).title)
            above = above.parent()
        return "  ·  ".join(names)

    def review(self, index: AnyIndex) -> str:
        """Say when an entry is to be reviewed."""
        entry = self.entry(index)
        return review_line(entry, self._today) if entry else ""

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Give the number of rows below one."""
        if not parent.isValid():
            return len(self._view.topics)
        return len(self._view.children(parent.internalId()))

    def columnCount(self, _parent: AnyIndex = _ROOT) -> int:
        """Give 1."""
        return 1

    def hasChildren(self, parent: AnyIndex = _ROOT) -> bool:
        """Tell whether there are rows below one."""
        return self.rowCount(parent) > 0

    def index(self, row: int, column: int, parent: AnyIndex = _ROOT) -> QModelIndex:
        """Give the index of a row below another."""
        shelf = self._shelf
        node = parent.internalId() if parent.isValid() else None
        numbers = self._view.topics if node is None else self._view.children(node)
        if column != 0 or not 0 <= row < len(numbers):
            return QModelIndex()
        if node is None:
            return self.createIndex(row, 0, numbers[row])
        first = shelf.first_section if shelf.level(node) is Level.TOPIC else shelf.first_entry
        return self.createIndex(row, 0, first + numbers[row])

    def parent(self, index: AnyIndex = _ROOT) -> Any:
        """Give the row above in the tree; the model's owner when no row is named."""
        if index is _ROOT:
            return super().parent()
        return self.index_of(self._shelf.parent(index.internalId())) if index.isValid() else QModelIndex()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Tell what can be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _LEAF_FLAGS if index.internalId() >= self._shelf.first_entry else _FLAGS

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a row's texts, its mark, and what screen readers say."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.CheckStateRole:
                return self._marks.state(index.internalId())
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.face(index).title
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return ". ".join(part for part in (self.face(index).second, self.review(index)) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (self.face(index).title, self.review(index)) if part)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a row was checked or cleared; the mark changes when the proposal does."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.toggled.emit(self.entries_below((index,)), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def mimeTypes(self) -> list[str]:
        """Give the kind of data that is dragged."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[AnyIndex]) -> QMimeData:
        """Give the entries of dragged rows."""
        data = QMimeData()
        data.setData(MIME_TYPE, "\n".join(self.entries_below(indexes)).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Dragging copies."""
        return Qt.DropAction.CopyAction

    def _two_lines(self, node: int, entry: AnyEntry) -> tuple[str, str]:
        if node not in self._lines:
            self._lines[node] = title_line(entry), second_line(entry, self._words)
        return self._lines[node]

    def _tell(self, nodes: Collection[int]) -> None:
        """Tell of changed marks, neighbours below one parent together."""
        shown = sorted(node for node in nodes if self._view.row(node) is not None)
        start = 0
        for n, node in enumerate(shown):
            following = shown[n + 1] if n + 1 < len(shown) else -1
            if following != node + 1 or self._shelf.parent(following) != self._shelf.parent(node):
                self.dataChanged.emit(self.index_of(shown[start]), self.index_of(node), _MARK_ROLES)
                start = n + 1
