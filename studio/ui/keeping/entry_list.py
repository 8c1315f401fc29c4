"""The list of entries: search, filters and order above it, any number of them selected."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListView, QStackedWidget, QVBoxLayout, QWidget

from studio.app.keeping.drafts import Drafts, Where
from studio.app.keeping.rows import (
    ORDER_TITLES,
    Choices,
    Order,
    Row,
    Words,
    in_sequence,
    narrowed,
    section_rows,
)
from studio.app.keeping.tally import Tally
from studio.app.library_filters import Choice, Facet
from studio.app.search_words import query_words
from studio.domain.entries import EntryId
from studio.ui.keeping.row_delegate import RowDelegate
from studio.ui.keeping.rows_model import RowsModel
from studio.ui.library.empty import EmptyState
from studio.ui.library.search_bar import SearchBar
from studio.ui.theme import GAP, MARGIN
from studio.ui.theme_roles import frame
from studio.ui.turns import Turns

_COUNTED = 400
"""Milliseconds after the last change in which the filters are counted."""


class EntryList(QWidget):
    """Shows the entries of a place that match; `chosen` tells which are selected."""

    chosen = Signal(tuple)
    """Of EntryId, in the order of the list."""
    menu_asked = Signal(QPoint)
    new_asked = Signal()

    def __init__(self, today: date, begin: Callable[[], None], parent: QWidget | None = None) -> None:
        """`begin` has threads wait until what is shown is on the screen."""
        super().__init__(parent)
        self._begin = begin
        self._today = today
        self._drafts: Drafts | None = None
        self._by_section: dict[Where, tuple[Row, ...]] = {}
        self._place = ("", "")
        self._query = ""
        self._choices: frozenset[Choice] = frozenset()
        self._words: Words = {}
        self._more: Choices = {}
        self._stale: tuple[Where, ...] = ()
        """Sections of which the rows do not know yet what more they are filtered by."""
        self._tally = Tally()
        self._turns: Turns | None = None
        self.tags: tuple[str, ...] = ()
        """All tags, known a moment after they have changed."""
        self.model = RowsModel(self)
        self.bar = SearchBar()
        self.bar.hide_peek()
        self.order = QComboBox()
        self.order.setAccessibleName("Order of the entries")
        for order, title in ORDER_TITLES.items():
            self.order.addItem(title, order)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(self.model, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setAccessibleName("Entries")
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._counting = QTimer(self, singleShot=True, interval=_COUNTED)
        self._connect()

    def minimumSizeHint(self) -> QSize:
        """Let titles be read."""
        return QSize(240, 0)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all entries, whatever is shown of them."""
        return tuple(row for rows in self._by_section.values() for row in rows)

    @property
    def counts(self) -> dict[Where, int]:
        """The number of entries in every section."""
        return {where: len(rows) for where, rows in self._by_section.items()}

    @property
    def selected(self) -> tuple[EntryId, ...]:
        """The selected entries, in the order of the list."""
        rows = self.model.rows
        return tuple(row.id for first, last in self._ranges() for row in rows[first : last + 1])

    def _ranges(self) -> list[tuple[int, int]]:
        """Give the first and the last row of all that are selected in a row."""
        found = self.view.selectionModel().selection()
        return sorted((one.top(), one.bottom()) for one in map(found.at, range(found.count())))

    def entries_in(self, sections: Iterable[Where]) -> tuple[EntryId, ...]:
        """Give the entries of sections as they were shown last."""
        return tuple(row.id for where in sections for row in self._by_section.get(where, ()))

    def show_drafts(self, drafts: Drafts, sections: Iterable[Where] | None = None) -> None:
        """Show entries as they are now; only those of `sections` are others than before, where that is given."""
        self._drafts = drafts
        if sections is None:
            places = drafts.places()
            self._by_section = {where: section_rows(drafts, where, self._today, self._more) for where in places}
        else:
            known = dict(self._by_section)
            known |= {where: section_rows(drafts, where, self._today, self._more) for where in sections}
            self._by_section = {where: known[where] for where in drafts.places() if where in known}
        self._counting.start()
        self._show()

    def show_place(self, place: tuple[str, str]) -> None:
        """Show the entries of a topic or a section; of all for two empty texts."""
        self._place = place
        self._show()

    def know(self, words: Words, more: Choices) -> None:
        """Search in all words of the entries from now on, and filter by `more` soon, which may grow and change."""
        self._words, self._more, self._stale = words, more, tuple(self._by_section)
        self._on_counting()
        if self._query:
            self._show()

    def select(self, entries: Iterable[EntryId], *, reveal: bool = True) -> None:
        """Select entries; those that a search, a filter or a place hides are brought in view."""
        wanted = tuple(entries)
        if reveal and any(not self.model.find(one).isValid() for one in wanted):
            self.bar.clear_query()
            self.bar.clear_choices()
        selection = QItemSelection()
        indexes = [index for index in map(self.model.find, wanted) if index.isValid()]
        for first, last in _in_a_row(sorted(index.row() for index in indexes)):
            selection.select(self.model.index(first, 0), self.model.index(last, 0))
        model = self.view.selectionModel()
        if indexes:
            model.setCurrentIndex(indexes[0], QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.scrollTo(indexes[0])
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        row = QVBoxLayout()
        row.setContentsMargins(MARGIN - GAP, 0, MARGIN - GAP, MARGIN - GAP)
        row.addWidget(self.order)
        column.addLayout(row)
        column.addWidget(frame("line"))
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.bar.query_changed.connect(self._on_query_changed)
        self.bar.choices_changed.connect(self._on_choices_changed)
        self.bar.left_downwards.connect(self._on_left_downwards)
        self.order.activated.connect(self._show)
        self.empty.acted.connect(self._on_empty_acted)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        self.view.selectionModel().selectionChanged.connect(self._later.start)
        self._later.timeout.connect(self._on_later)
        self._counting.timeout.connect(self._on_counting)

    def show_library_order(self) -> bool:
        """Sort as in the library; False when that is so already."""
        if Order(self.order.currentData()) is Order.LIBRARY:
            return False
        self.order.setCurrentIndex(self.order.findData(Order.LIBRARY))
        self._show()
        return True

    def _show(self) -> None:
        """Show what matches; the selection stays where its entries do."""
        before = self.selected
        top = min((first for first, _ in self._ranges()), default=0)
        found = narrowed(self._in_place(), self._query, self._choices, self._words)
        rows = in_sequence(found, Order(self.order.currentData()))
        self.model.words = query_words(self._query)
        self.model.show_rows(rows)
        if self.selected != before:
            self.select((one for one in before if self.model.find(one).isValid()), reveal=False)
        if not self.selected and rows and before:
            self.select((rows[min(top, len(rows) - 1)].id,), reveal=False)
        self._stack.setCurrentWidget(self.view if rows else self.empty)
        self.bar.say("1 entry" if len(rows) == 1 else f"{len(rows):,} entries")
        self._say_empty()

    def _in_place(self) -> Iterable[Row]:
        topic, kind = self._place
        for where, rows in self._by_section.items():
            if (not topic or where[0] == topic) and (not kind or where[1] == kind):
                yield from rows

    def _say_empty(self) -> None:
        if self._query or self._choices:
            self.empty.say("search", "Nothing matches", "Search for other words, or take filters away.", "Show all")
        else:
            self.empty.say("file-plus", "Nothing here yet", "Write the first entry.", "New entry")

    def _on_query_changed(self, query: str) -> None:
        self._begin()
        self._query = query
        self._show()

    def _on_choices_changed(self, choices: frozenset[Choice]) -> None:
        self._choices = choices
        self._show()

    def _on_left_downwards(self) -> None:
        self.view.setFocus()
        if self.model.rows and not self.selected:
            self.select((self.model.rows[0].id,))

    def _on_empty_acted(self) -> None:
        if self._query or self._choices:
            self.bar.clear_query()
            self.bar.clear_choices()
        else:
            self.new_asked.emit()

    def _on_menu_requested(self, place: QPoint) -> None:
        self.menu_asked.emit(self.view.viewport().mapToGlobal(place))

    def _on_counting(self) -> None:
        if self._turns is not None:
            self._turns.stop()
            self._turns.deleteLater()
        self._turns = Turns(self._counted(), self)
        self._turns.start()

    def _counted(self) -> Iterator[None]:
        """Bring rows up to date and count them, a section at a time."""
        marked, self._stale = self._stale, ()
        for number, where in enumerate(marked):
            if where in self._by_section:
                self._by_section[where] = tuple(_with_more(row, self._more) for row in self._by_section[where])
            self._stale = marked[number + 1 :]
            yield
        yield from self._tally.steps(self._by_section)
        options = self._tally.options()
        self.tags = tuple(one.title for one in options if one.choice.facet is Facet.TAG)
        self.bar.set_options(options)
        if marked and self._choices:
            self._show()

    def _on_later(self) -> None:
        self.chosen.emit(self.selected)


def _in_a_row(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of all numbers that follow one another."""
    starts = (n for n, number in enumerate(numbers) if n == 0 or number > numbers[n - 1] + 1)
    ends = (n for n, number in enumerate(numbers, start=1) if n == len(numbers) or numbers[n] > number + 1)
    yield from ((numbers[start], numbers[end - 1]) for start, end in zip(starts, ends, strict=True))


def _with_more(row: Row, more: Choices) -> Row:
    own = frozenset(one for one in row.choices if one.facet is not Facet.TRANSLATION)
    found = own | more.get(row.id, frozenset())
    return row if found == row.choices else row._replace(choices=found)
