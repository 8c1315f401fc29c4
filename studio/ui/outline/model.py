"""The outline's rows as a Qt item model of two levels that changes row by row and is never reset."""

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from operator import attrgetter
from uuid import uuid4

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from studio.ui.outline.rows import Branch, Level, Row
from studio.ui.outline.words import accessible_text, tool_tip
from studio.ui.reordering import Insert, Move, Remove, steps

OUTLINE_MIME = "application/x-proposal-studio-outline"
"""Rows on their way to another place: the model's token, then an id on each line."""
Index = QModelIndex | QPersistentModelIndex
_SHOWN: dict[int, Callable[[Row], str]] = {
    Qt.ItemDataRole.DisplayRole: attrgetter("title"),
    Qt.ItemDataRole.EditRole: attrgetter("written"),
    Qt.ItemDataRole.ToolTipRole: tool_tip,
    Qt.ItemDataRole.AccessibleTextRole: accessible_text,
}
_NOWHERE = QModelIndex()
_COVER = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_CHAPTER = _COVER | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
_FLAGS = {
    Level.COVER: _COVER,
    Level.CHAPTER: _CHAPTER,
    Level.PICK: _CHAPTER | Qt.ItemFlag.ItemNeverHasChildren,
}


def settled(index: Index) -> QModelIndex:
    """Give an index for the moment, as views ask for."""
    return index if isinstance(index, QModelIndex) else index.model().index(index.row(), 0, index.parent())


class OutlineRole(IntEnum):
    """Roles beside those of Qt."""

    ROW = Qt.ItemDataRole.UserRole
    """The `Row` itself."""


class _Node:
    """A row with its place in the tree; known to Qt by its number."""

    __slots__ = ("children", "number", "parent", "row")

    def __init__(self, number: int, row: Row | None, parent: "_Node | None") -> None:
        self.number = number
        self.row = row
        self.parent = parent
        self.children: list[_Node] = []


class OutlineModel(QAbstractItemModel):
    """Cover, chapters, and the picks of each chapter."""

    renamed = Signal(str, str)
    """Id and the title that somebody typed; the proposal's change comes back as new rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.token = uuid4().hex
        self._root = _Node(0, None, None)
        self._by_number: dict[int, _Node] = {}
        self._by_source: dict[str, _Node] = {}
        self._next = 1

    def show_rows(self, branches: Sequence[Branch]) -> None:
        """Become these rows; what keeps its id keeps its indexes."""
        rows = {row.source: row for branch, below in branches for row in (branch, *below)}
        for at, (top, _) in enumerate(branches):
            if top.source not in self._by_source:
                self._insert(self._root, min(at, len(self._root.children)), top)
        for top, below in branches:
            self._adopt(self._by_source[top.source], below)
        for top, below in branches:
            self._arrange(self._by_source[top.source], [row.source for row in below], rows)
        self._arrange(self._root, [top.source for top, _ in branches], rows)
        for parent in (self._root, *self._root.children):
            self._refresh(parent, rows)

    def index_of(self, source: str) -> QModelIndex:
        """Give the index of a row; an invalid one for an id that is not there."""
        node = self._by_source.get(source)
        return self._index(node) if node is not None else QModelIndex()

    def row_at(self, index: Index) -> Row | None:
        """Give the row of an index."""
        return self._by_number[index.internalId()].row if index.isValid() else None

    def order(self) -> tuple[tuple[str, str], ...]:
        """Give the ids of all rows, each with that of the row above it in the tree, in order."""
        return tuple((source, parent) for source, parent in self._walk())

    # --- what views ask for

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Give the index of a child."""
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Give the index above one."""
        node = self._node(index).parent
        return QModelIndex() if node is None or node is self._root else self._index(node)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of children."""
        return len(self._node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: ARG002 - the same everywhere
        """Give the number of columns."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a row shows."""
        row = self.row_at(index)
        if row is None or role == OutlineRole.ROW:
            return row
        shown = _SHOWN.get(role)
        return shown(row) if shown else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title."""
        row = self.row_at(index)
        if row is None or row.level is Level.COVER or role != Qt.ItemDataRole.EditRole or not isinstance(value, str):
            return False
        if not value.strip() or value == row.written:
            return False
        self.renamed.emit(row.source, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Give what can be done with a row."""
        row = self.row_at(index)
        return _FLAGS[row.level] if row is not None else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move; entries of the library are copied in."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Rows move."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Give what rows are dragged as."""
        return [OUTLINE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Pack rows for a drag."""
        rows = [row for row in (self.row_at(index) for index in indexes) if row is not None]
        data = QMimeData()
        data.setData(OUTLINE_MIME, "\n".join((self.token, *(row.source for row in rows))).encode())
        data.setText("\n".join(row.title for row in rows))
        return data

    # --- changes, announced one by one

    def _adopt(self, home: _Node, below: Sequence[Row]) -> None:
        """Move picks that are in another chapter now under it, while both chapters are there."""
        for row in below:
            node = self._by_source.get(row.source)
            if node is not None and node.parent is not home:
                self._move(node, home, len(home.children))

    def _arrange(self, parent: _Node, wanted: Sequence[str], rows: dict[str, Row]) -> None:
        current = [child.row.source for child in parent.children if child.row is not None]
        for step in steps(current, wanted):
            match step:
                case Remove(at):
                    self.beginRemoveRows(self._index(parent), at, at)
                    self._forget(parent.children.pop(at))
                    self.endRemoveRows()
                case Move(at, to):
                    self._move(parent.children[at], parent, to)
                case Insert(at, key):
                    self._insert(parent, at, rows[key])

    def _insert(self, parent: _Node, at: int, row: Row) -> None:
        self.beginInsertRows(self._index(parent), at, at)
        parent.children.insert(at, self._make(row, parent))
        self.endInsertRows()

    def _move(self, node: _Node, parent: _Node, to: int) -> None:
        old = node.parent or self._root
        at = old.children.index(node)
        target = to + 1 if old is parent and to > at else to
        self.beginMoveRows(self._index(old), at, at, self._index(parent), target)
        old.children.pop(at)
        parent.children.insert(to, node)
        node.parent = parent
        self.endMoveRows()

    def _make(self, row: Row, parent: _Node) -> _Node:
        node = _Node(self._next, row, parent)
        self._next += 1
        self._by_number[node.number] = node
        self._by_source[row.source] = node
        return node

    def _forget(self, node: _Node) -> None:
        for one in (*node.children, node):
            del self._by_number[one.number]
            if one.row is not None and self._by_source.get(one.row.source) is one:
                del self._by_source[one.row.source]

    def _refresh(self, parent: _Node, rows: dict[str, Row]) -> None:
        """Take over what rows under another say now, and tell of all that changed at once."""
        changed = []
        for at, node in enumerate(parent.children):
            row = rows.get(node.row.source) if node.row else None
            if row is not None and row is not node.row and row != node.row:
                node.row = row
                changed.append(at)
        if changed:
            first, last = changed[0], changed[-1]
            self.dataChanged.emit(
                self.createIndex(first, 0, parent.children[first].number),
                self.createIndex(last, 0, parent.children[last].number),
            )

    def _node(self, index: Index) -> _Node:
        return self._by_number[index.internalId()] if index.isValid() else self._root

    def _index(self, node: _Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.children.index(node), 0, node.number)

    def _walk(self) -> Iterator[tuple[str, str]]:
        for top in self._root.children:
            if top.row is not None:
                yield top.row.source, ""
                yield from ((child.row.source, top.row.source) for child in top.children if child.row is not None)
