"""The library pane: what there is to choose from, as a tree with check boxes, with search, filters and a peek."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio.app.edits.finding import picked_entries
from studio.app.events import LibraryChanged, ProposalChanged
from studio.app.library_filters import Choice
from studio.domain.entries import EntryId
from studio.domain.frozen import replace
from studio.domain.library import Library
from studio.ui.library.empty import EmptyState
from studio.ui.library.indexing import Indexes, IndexLane, Request
from studio.ui.library.model import LibraryModel
from studio.ui.library.narrowing import Narrowing, hit_line, nothing_shown, shown_positions
from studio.ui.library.peek import PeekPanel
from studio.ui.library.search_bar import SearchBar
from studio.ui.library.tree import LibraryTree
from studio.ui.library.verbs import pick_id_of, put
from studio.ui.session import Session

_TREE, _EMPTY = 0, 1


class LibraryPane(QWidget):
    """Shows a session's library; what is checked is picked in the session's proposal."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, today: date | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today or datetime.now(UTC).astimezone().date()
        self._narrowing = Narrowing()
        self._indexes: Indexes | None = None
        self._is_peeking = True
        """Whether the user wants to read entries; the panel comes with the first one selected."""
        self._model = LibraryModel(session.workspace.library, self._today, self)
        self._bar = SearchBar()
        self._tree = LibraryTree(self._model)
        self._empty = EmptyState()
        self._pages = QStackedWidget()
        self._peek = PeekPanel(self._today)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._lane = IndexLane(session.courtesy.give_way, self)
        self._build()
        self._connect()
        self._model.set_picked(picked_entries(session.proposal))
        self._unfold_picked()
        self._take(session.workspace.library)

    @property
    def ready(self) -> bool:
        """Whether the library can be searched."""
        return self._indexes is not None

    def focus_search(self) -> None:
        """Let the user type into the search field."""
        self._bar.focus_field()

    def show_row(self, name: str) -> None:
        """Make a topic, section or entry the current row by its id; a search or filters that hide it are cleared."""
        node = self._model.shelf.named(name)
        if node is not None and not self._model.index_of(node).isValid():
            self._bar.clear_query()
            self._bar.clear_choices()
        self._tree.show_row(node)

    def _build(self) -> None:
        self.setAccessibleName("Library")
        self._pages.addWidget(self._tree)
        self._pages.addWidget(self._empty)
        self._splitter.setObjectName("library_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._pages)
        self._splitter.addWidget(self._peek)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([500, 300])
        self._peek.setMinimumHeight(140)
        self._peek.hide()
        self._pages.setMinimumHeight(120)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self._session.proposal_changed.connect(self._on_session_proposal_changed)
        self._session.library_changed.connect(self._on_session_library_changed)
        self._lane.ready.connect(self._on_lane_ready)
        self._lane.failed.connect(self._on_lane_failed)
        self._bar.query_changed.connect(self._on_bar_query_changed)
        self._bar.choices_changed.connect(self._on_bar_choices_changed)
        self._bar.left_downwards.connect(self._on_bar_left_downwards)
        self._bar.peek_toggled.connect(self._on_bar_peek_toggled)
        self._model.toggled.connect(self._on_model_toggled)
        self._tree.chosen.connect(self._on_tree_chosen)
        self._tree.current_changed.connect(self._on_tree_current_changed)
        self._tree.left_upwards.connect(self._bar.focus_field)
        self._tree.typed.connect(self._bar.type_on)
        self._tree.peek_wanted.connect(self._bar.toggle_peek)
        self._empty.acted.connect(self._on_empty_acted)
        self._peek.add_wanted.connect(self._on_peek_add_wanted)
        self._peek.remove_wanted.connect(self._on_peek_remove_wanted)
        self._peek.show_wanted.connect(self._on_peek_show_wanted)

    def _take(self, library: Library) -> None:
        self._indexes = None
        self._lane.submit(Request(library=library, today=self._today))
        if self._narrowing.is_on:
            self._narrow()
        else:
            self._tell()

    def _narrow(self) -> None:
        """Show what is asked for, as soon as it can be known."""
        if self._narrowing.is_on and self._indexes is None:
            self._bar.say("Reading the library…")
            return
        positions = shown_positions(self._narrowing, self._indexes) if self._indexes else None
        self._tree.show_only(positions, self._narrowing.words)
        self._tell()
        self._show_current(self._tree.currentIndex())

    def _tell(self) -> None:
        view, total = self._model.view, len(self._model.shelf.entries)
        self._bar.say(hit_line(view.count, len(view.topics), total, self._narrowing))
        if not total and not view.topics:
            hint = "A library is a folder of topics. Open one, or add the first topic to this one."
            self._empty.say("library", "The library is empty", hint)
        elif not view.topics and self._indexes is not None:
            self._empty.say("search", *nothing_shown(self._narrowing, self._indexes))
        self._pages.setCurrentIndex(_TREE if view.topics else _EMPTY)

    def _unfold_picked(self) -> None:
        """Unfold the topics that the proposal is about."""
        shelf = self._model.shelf
        positions = (
            shelf.position[entry] for entry in picked_entries(self._session.proposal) if entry in shelf.position
        )
        self._tree.unfold({shelf.topic_of_section[shelf.section_of[position]] for position in positions})

    def _show_current(self, index: QModelIndex | QPersistentModelIndex) -> None:
        entry = self._model.entry(index)
        is_picked = entry is not None and bool(pick_id_of(self._session, entry.id))
        where = self._model.where(index)
        self._peek.show_entry(entry, where, is_picked=is_picked, words=self._narrowing.words)

    def _current(self) -> tuple[EntryId, ...]:
        entry = self._model.entry(self._tree.currentIndex())
        return (entry.id,) if entry else ()

    def _add(self, entries: tuple[EntryId, ...]) -> None:
        """Add an entry, and show its place in the proposal; when it is there already, only show it."""
        for entry in entries:
            if not pick_id_of(self._session, entry):
                put(self._session, (entry,), on=True)
            self._session.select(pick_id_of(self._session, entry))

    def _on_session_proposal_changed(self, event: ProposalChanged) -> None:
        self._model.set_picked(picked_entries(event.proposal))
        self._show_current(self._tree.currentIndex())

    def _on_session_library_changed(self, event: LibraryChanged) -> None:
        self._tree.use_library(event.library, picked_entries(self._session.proposal))
        self._take(event.library)
        self._show_current(self._tree.currentIndex())

    def _on_lane_ready(self, indexes: Indexes) -> None:
        if indexes.library is not self._session.workspace.library:
            return
        self._indexes = indexes
        self._bar.set_options(indexes.filters.options())
        if self._narrowing.is_on:
            self._narrow()

    def _on_lane_failed(self, _problem: Exception) -> None:
        self._bar.say("Searching does not work here: this Python's SQLite has no full-text search.")

    def _on_bar_query_changed(self, query: str) -> None:
        self._narrowing = replace(self._narrowing, query=query)
        self._narrow()

    def _on_bar_choices_changed(self, choices: frozenset[Choice]) -> None:
        self._narrowing = replace(self._narrowing, choices=choices)
        self._narrow()

    def _on_bar_left_downwards(self) -> None:
        self._tree.enter()

    def _on_model_toggled(self, entries: tuple[EntryId, ...], on: bool) -> None:  # noqa: FBT001 - a signal's argument
        put(self._session, entries, on=on)

    def _on_tree_chosen(self, index: QModelIndex) -> None:
        self._add(self._model.entries_below((index,)))

    def _on_tree_current_changed(self, index: QModelIndex) -> None:
        self._show_current(index)
        if self._is_peeking and self._tree.hasFocus() and self._current():
            self._peek.show()

    def _on_bar_peek_toggled(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._is_peeking = on
        self._peek.setVisible(on)

    def _on_empty_acted(self) -> None:
        if self._narrowing.choices:
            self._bar.clear_choices()
        else:
            self._bar.clear_query()
        self._bar.focus_field()

    def _on_peek_add_wanted(self) -> None:
        self._add(self._current())

    def _on_peek_remove_wanted(self) -> None:
        put(self._session, self._current(), on=False)

    def _on_peek_show_wanted(self) -> None:
        self._add(self._current())
