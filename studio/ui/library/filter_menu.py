"""The list of all filters, opened from a button: find one, check it, check another."""

from collections.abc import Collection

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.app.library_filters import Choice, Facet, Option
from studio.ui.theme import SPACE
from studio.ui.theme_roles import label

FACET_TITLES = {
    Facet.STATE: "State",
    Facet.FRESHNESS: "Review",
    Facet.OWNER: "Owner",
    Facet.SECTION: "Section",
    Facet.INDUSTRY: "Industry of the case study",
    Facet.TAG: "Tag",
    Facet.TRANSLATION: "Translation",
}
_WIDTH, _HEIGHT = 280, 420
_GROUP = Qt.ItemFlag.ItemIsEnabled
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OPTION = _GROUP | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren


class _WholeRow(QStyledItemDelegate):
    """Takes a click anywhere in a row for one on its check box."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Check or uncheck; what is pressed elsewhere than it is let go is left alone."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        inside = option.rect.contains(event.position().toPoint())
        released = event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton
        if inside and released and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            box = model.index(index.row(), 0)
            is_on = Qt.CheckState(box.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
            now = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
            return model.setData(box, now, Qt.ItemDataRole.CheckStateRole)
        return False


class FilterMenu(QFrame):
    """A popup with a check box for every filter; it stays open until one clicks elsewhere or presses Escape."""

    changed = Signal(frozenset)
    """Of Choice: all that is checked now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAccessibleName("Filters")
        self._items: dict[Choice, QTreeWidgetItem] = {}
        self._groups: list[QTreeWidgetItem] = []
        self._find = QLineEdit()
        self._find.setPlaceholderText("Find a filter")
        self._find.setAccessibleName("Find a filter")
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._on_find_changed)
        self._find.installEventFilter(self)
        self._list = QTreeWidget()
        self._list.setAccessibleName("All filters")
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setIndentation(0)
        self._list.setUniformRowHeights(True)
        self._list.setItemsExpandable(False)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.setItemDelegate(_WholeRow(self._list))
        self._list.itemChanged.connect(self._on_item_changed)
        self._list.installEventFilter(self)
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(SPACE, 4 * SPACE, SPACE, SPACE)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._find)
        column.addWidget(self._stack, 1)
        self.resize(_WIDTH, _HEIGHT)

    def open_below(self, widget: QWidget, options: tuple[Option, ...], chosen: Collection[Choice]) -> None:
        """Show these filters, the chosen ones checked, with the right edges in line."""
        self._fill(options, chosen)
        self._find.clear()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 2))
        area = widget.screen().availableGeometry()
        x = max(area.left(), min(corner.x(), area.right() - self.width()))
        y = max(area.top(), min(corner.y(), area.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self._find.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down lead from the field to the list, and Enter check what is first there, or what is current."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self._find and event.key() == Qt.Key.Key_Down:
                self._go_to_first()
                return True
            if event.key() in _ENTER:
                self._toggle(self._list.currentItem() if watched is self._list else self._first_found())
                return True
        return super().eventFilter(watched, event)

    def _go_to_first(self) -> None:
        first = self._first()
        if first is not None:
            self._list.setFocus()
            self._list.setCurrentItem(first)

    def _first(self) -> QTreeWidgetItem | None:
        return next((item for item in self._items.values() if not item.isHidden()), None)

    def _first_found(self) -> QTreeWidgetItem | None:
        return self._first() if self._find.text().strip() else None

    def _toggle(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            is_on = item.checkState(0) is Qt.CheckState.Checked
            item.setCheckState(0, Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _fill(self, options: tuple[Option, ...], chosen: Collection[Choice]) -> None:
        self._list.blockSignals(True)  # noqa: FBT003 - Qt takes it so
        self._list.clear()
        self._items, self._groups = {}, []
        facet: Facet | None = None
        for option in options:
            if option.choice.facet is not facet:
                facet = option.choice.facet
                self._add_group(FACET_TITLES[facet])
            self._add_option(option, is_on=option.choice in chosen)
        self._list.blockSignals(False)  # noqa: FBT003 - Qt takes it so

    def _add_group(self, title: str) -> None:
        group = QTreeWidgetItem([title, ""])
        group.setFlags(_GROUP)
        font = self._list.font()
        font.setBold(True)
        group.setFont(0, font)
        self._list.addTopLevelItem(group)
        self._groups.append(group)

    def _add_option(self, option: Option, *, is_on: bool) -> None:
        item = QTreeWidgetItem([option.title, str(option.count)])
        item.setFlags(_OPTION)
        item.setCheckState(0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, self.palette().placeholderText())
        self._list.addTopLevelItem(item)
        self._items[option.choice] = item

    def _on_find_changed(self, text: str) -> None:
        wanted = text.strip().casefold()
        shown = set()
        for choice, item in self._items.items():
            is_there = wanted in item.text(0).casefold()
            item.setHidden(not is_there)
            if is_there:
                shown.add(FACET_TITLES[choice.facet])
        for group in self._groups:
            group.setHidden(group.text(0) not in shown)
        self._nothing.setText(f"No filter has “{text.strip()}” in its name.")
        self._stack.setCurrentWidget(self._list if shown or not self._items else self._nothing)

    def _on_item_changed(self) -> None:
        checked = (choice for choice, item in self._items.items() if item.checkState(0) is Qt.CheckState.Checked)
        self.changed.emit(frozenset(checked))
