"""The tree of topics and their sections, each with the number of its entries."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from studio.app.keeping.drafts import Drafts, Where
from studio.domain.entries import SectionKind

Place = tuple[str, str]
"""Topic and kind of section; empty for all of them."""


class _Item(QTreeWidgetItem):
    """A topic, a section, or everything."""

    def __init__(self, title: str, place: Place) -> None:
        super().__init__([title, ""])
        self.place = place
        self.setToolTip(0, title)
        self.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def children(self) -> list["_Item"]:
        """Give the sections that were made."""
        found = (self.child(n) for n in range(self.childCount()))
        return [item for item in found if isinstance(item, _Item)]


class Places(QTreeWidget):
    """Where entries stand. A topic's sections are made when it is opened."""

    place_changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Topics and sections")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setIndentation(16)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(20)
        self._sections: dict[str, list[tuple[SectionKind, str]]] = {}
        self._counts: Counter[Place] = Counter()
        self._shape: object = None
        self.itemExpanded.connect(self._on_item_expanded)
        self.currentItemChanged.connect(self._on_current_item_changed)

    @property
    def place(self) -> Place:
        """What is chosen."""
        item = self.currentItem()
        return item.place if isinstance(item, _Item) else ("", "")

    def show_drafts(self, drafts: Drafts, counts: Mapping[Where, int]) -> None:
        """Show the topics as they are now; what was chosen and what was open stays so."""
        places = list(drafts.places())
        self._counts = _counted(counts)
        self._sections = {topic.id: [] for topic in drafts.topics()}
        for topic, kind in places:
            self._sections[topic].append((kind, drafts.section((topic, kind)).title.strip() or "Untitled"))
        titles = {topic.id: topic.title.strip() or "Untitled" for topic in drafts.topics()}
        shape = (titles, self._sections)
        if shape != self._shape:
            self._shape = shape
            self._rebuild(titles)
        self._show_counts()

    def choose(self, place: Place) -> None:
        """Choose a place; everything where it is not there."""
        top = next((item for item in self._tops() if item.place[0] == place[0]), None)
        if top is None:
            return
        item = top
        if place[1]:
            top.setExpanded(True)
            item = next((one for one in top.children() if one.place == place), top)
        self.setCurrentItem(item)

    def _rebuild(self, titles: dict[str, str]) -> None:
        chosen = self.place
        opened = {item.place[0] for item in self._tops() if item.isExpanded()}
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it so
        self.clear()
        self.addTopLevelItem(self._item("All entries", ("", "")))
        for topic, title in titles.items():
            item = self._item(title, (topic, ""))
            self.addTopLevelItem(item)
            if self._sections[topic]:
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            if topic in opened:
                self._fill(item)
                item.setExpanded(True)
        self.setCurrentItem(self._tops()[0])
        self.choose(chosen)
        self.blockSignals(False)  # noqa: FBT003 - Qt takes it so
        if self.place != chosen:
            self.place_changed.emit(self.place)

    def _item(self, title: str, place: Place) -> _Item:
        item = _Item(title, place)
        item.setForeground(1, self.palette().placeholderText())
        return item

    def _fill(self, item: _Item) -> None:
        topic = item.place[0]
        if item.childCount() == 0:
            item.addChildren([self._item(title, (topic, kind)) for kind, title in self._sections.get(topic, ())])
        self._show_counts(item)

    def _show_counts(self, parent: _Item | None = None) -> None:
        for item in parent.children() if parent else self._tops():
            item.setText(1, str(self._counts[item.place] or ""))
            if parent is None and item.childCount():
                self._show_counts(item)

    def _tops(self) -> list[_Item]:
        found = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        return [item for item in found if isinstance(item, _Item)]

    def _on_item_expanded(self, item: QTreeWidgetItem) -> None:
        if isinstance(item, _Item):
            self._fill(item)

    def _on_current_item_changed(self) -> None:
        self.place_changed.emit(self.place)


def _counted(counts: Mapping[Where, int]) -> Counter[Place]:
    """Count entries in sections, in their topics, and in all."""
    found: Counter[Place] = Counter()
    for (topic, kind), count in counts.items():
        for place in ((topic, kind), (topic, ""), ("", "")):
            found[place] += count
    return found
