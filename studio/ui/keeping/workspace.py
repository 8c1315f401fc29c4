"""The Library workspace: places, entries, the form of what is selected, and how clients will see it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from studio.app.folders import Folders
from studio.app.keeping.drafts import Where, place_of
from studio.app.keeping.entry_verbs import Bulk, changed_all
from studio.app.keeping.restoring import Restored
from studio.app.keeping.subjects import head_of, is_head, record_of
from studio.domain.entries import EntryId, SectionKind
from studio.domain.languages import HEAD
from studio.domain.section_merge import Conflict
from studio.ui.keeping.bulk_pane import BulkPane
from studio.ui.keeping.conflict_pane import ConflictPane, Settled
from studio.ui.keeping.entry_list import EntryList
from studio.ui.keeping.entry_pane import EntryPane
from studio.ui.keeping.history_pane import HistoryPane
from studio.ui.keeping.keeper import Keeper
from studio.ui.keeping.knowing import Knowing
from studio.ui.keeping.looking import Looking, trial_session
from studio.ui.keeping.places import Places
from studio.ui.keeping.restoring import Restoring
from studio.ui.keeping.used_pane import UsedPane
from studio.ui.library.empty import EmptyState
from studio.ui.theme import SPACE
from studio.ui.theme_roles import frame

_WIDTHS = (205, 300, 410, 525)
_FOR_TWO = 560
"""Width of the form while two languages stand side by side in it."""


class LibraryWorkspace(QWidget):
    """All panes of the library that is being kept."""

    new_asked = Signal()

    def __init__(
        self,
        keeper: Keeper,
        folders: Folders,
        today: date,
        proposals: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`proposals` is the folder in which to look for uses of an entry."""
        super().__init__(parent)
        self._keeper = keeper
        self._ids: Mapping[EntryId, EntryId] = {}
        self.session = trial_session(keeper.drafts.library, folders, self)
        self.places = Places()
        courtesy = self.session.courtesy
        courtesy.begin()
        self.list = EntryList(today, courtesy.begin)
        self.knowing = Knowing(courtesy.give_way, self)
        self.entry = EntryPane(self.session, keeper, self.knowing)
        self.bulk = BulkPane()
        self.conflicts = ConflictPane()
        self.nothing = EmptyState()
        self.nothing.say(
            "library", "Nothing is selected", "Select an entry to write it, or several to change them all."
        )
        self.looking = Looking(self.session, keeper.drafts)
        self.history = HistoryPane()
        self.restoring = Restoring(keeper, self)
        self.used = UsedPane(proposals)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Beside the entry")
        self.middle = QStackedWidget()
        self._narrow: list[int] = []
        """Widths of the panes as they were before two languages needed room."""
        self._lay_out()
        self._connect()
        self.list.show_drafts(keeper.drafts)
        self.places.show_drafts(keeper.drafts, self.list.counts)
        self.knowing.read(keeper.drafts.library)

    @property
    def current(self) -> EntryId | None:
        """The one entry that is selected; None for none or several."""
        return self.list.selected[0] if len(self.list.selected) == 1 else None

    @property
    def subject(self) -> str:
        """What is written: the one entry that is selected, or the heading of the place where none is; or nothing."""
        if self.list.selected:
            return self.current or ""
        head = head_of(self.places.place)
        return head if record_of(self._keeper.drafts, head) is not None else ""

    def show_entry(self, entry: EntryId) -> None:
        """Select an entry, wherever it is."""
        self._go_to((entry,))
        self._show_selected()

    def show_subject(self, subject: str, language: str = "") -> None:
        """Show an entry, or a heading by the name of its file, in a language; empty for that of the original."""
        if self.entry.tongue != language:
            self.entry.show_language(language)
        if is_head(subject):
            topic, _, kind = subject.partition("/")
            self.show_heading_of((topic, "" if kind == HEAD else kind))
        else:
            self.show_entry(EntryId(subject))

    def show_heading(self) -> None:
        """Write the heading of the place that is looked at; with all entries in view, of the section of the entry."""
        place = self.places.place
        if not place[0] and self.current is not None:
            topic, kind = place_of(self.current)
            place = (topic, str(kind))
        self.show_heading_of(place)

    def show_heading_of(self, place: tuple[str, str]) -> None:
        """Write the heading of a section, or of a topic for no kind of section."""
        if place[0]:
            self.places.choose(place)
            self.list.select(())
            self._show_selected()
            self.entry.focus_title()

    def close_session(self) -> None:
        """End the threads of the preview."""
        self.session.close()
        self.knowing.close()
        self.history.close_thread()
        self.restoring.close()
        self.used.close_thread()

    def show_conflicts(self, conflicts: Mapping[str, tuple[Conflict, ...]], settled: Settled) -> None:
        """Ask about what somebody else changed too, by the files that it is in; `settled` gets the choices."""
        self.conflicts.show_conflicts(conflicts, self._keeper.drafts, settled)
        self.middle.setCurrentWidget(self.conflicts)

    def _lay_out(self) -> None:
        for page in (self.nothing, self.entry, self.bulk, self.conflicts):
            self.middle.addWidget(page)
        self.tabs.addTab(self.looking, "Preview")
        self.tabs.addTab(self.history, "History")
        self.tabs.addTab(self.used, "Used in")
        across = self._across = QSplitter(Qt.Orientation.Horizontal)
        across.setHandleWidth(1)
        across.setChildrenCollapsible(False)
        left, entries = frame("panel"), frame("panel")
        for room, inner, space in ((left, self.places, SPACE), (entries, self.list, 0)):
            column = QVBoxLayout(room)
            column.setContentsMargins(space, space, space, 0)
            column.addWidget(inner)
        for number, pane in enumerate((left, entries, self.middle, self.tabs)):
            across.addWidget(pane)
            across.setStretchFactor(number, number)
        left.setMinimumWidth(160)
        self.middle.setMinimumWidth(320)
        self.tabs.setMinimumWidth(300)
        across.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(across)

    def _connect(self) -> None:
        keeper = self._keeper
        keeper.changed.connect(self._on_keeper_changed)
        keeper.renamed.connect(self._on_keeper_renamed)
        self.places.place_changed.connect(self._on_places_place_changed)
        self.list.chosen.connect(self._show_selected)
        self.list.new_asked.connect(self.new_asked)
        self.tabs.currentChanged.connect(self._show_beside)
        self.knowing.ready.connect(self._on_knowing_ready)
        self.history.restored.connect(self.restoring.restore)
        self.restoring.restored.connect(self._on_restored)
        self.entry.similar_wanted.connect(self.show_entry)
        self.used.entry_wanted.connect(self.show_entry)
        self.entry.tongue_changed.connect(self._on_tongue_changed)
        keeper.saved.connect(self._on_keeper_saved)
        keeper.replaced.connect(self._on_keeper_replaced)
        keeper.reread.connect(self._on_keeper_reread)
        self.bulk.asked.connect(self._on_bulk_asked)
        self.conflicts.left.connect(self._show_selected)

    def _show_selected(self) -> None:
        selected = self.list.selected
        if len(selected) > 1:
            self.bulk.show_selected(len(selected), self.list.tags)
            self.middle.setCurrentWidget(self.bulk)
        elif selected:
            self.entry.show_entry(selected[0])
            self.middle.setCurrentWidget(self.entry)
        elif self.subject:
            self.entry.show_entry(self.subject)
            self.middle.setCurrentWidget(self.entry)
        else:
            self.middle.setCurrentWidget(self.nothing)
        self._show_beside()

    def _show_beside(self) -> None:
        """Show in the tab that is looked at what is selected."""
        drafts, current, pane = self._keeper.drafts, self.current, self.tabs.currentWidget()
        place = self.places.place
        if pane is self.looking and self.subject:
            self.looking.show_subject(drafts, self.subject, self.entry.tongue)
        elif pane is self.looking and self.list.selected:
            self.looking.show_nothing("Several entries are selected", "Select one to see its slide and its page.")
        elif pane is self.looking:
            self.looking.show_nothing("Nothing to look at", "Select an entry to see its slide and its page.")
        elif pane is self.history and current is not None and self.entry.tongue:
            self.history.show_translation(drafts, current, self.entry.tongue)
        elif pane is self.history and current is not None:
            self.history.show_entry(drafts, current)
        elif pane is self.history and place[1] and not self.list.selected:
            self.history.show_deleted(drafts, (place[0], SectionKind(place[1])))
        elif pane is self.history:
            self.history.show_nothing(several=bool(self.list.selected))
        elif pane is self.used and current is not None:
            self.used.show_entry(drafts, current)
        elif pane is self.used:
            self.used.show_place(drafts, place)

    def _go_to(self, entries: tuple[EntryId, ...]) -> None:
        """Select entries of one section, also where another place is looked at."""
        topic, kind, _ = entries[0].split("/")
        if self.places.place not in (("", ""), (topic, ""), (topic, kind)):
            self.places.choose((topic, kind))
        self.list.select(entries)

    def _on_keeper_changed(self, sections: frozenset[Where]) -> None:
        drafts, before = self._keeper.drafts, frozenset(self.list.entries_in(sections))
        selected = tuple(self._ids.get(one, one) for one in self.list.selected)
        self.knowing.follow(drafts, sections)
        self.list.show_drafts(drafts, sections)
        self.places.show_drafts(drafts, self.list.counts)
        gone = [one for one in selected if drafts.entry(one) is None]
        came = tuple(one for one in self.list.entries_in(sections) if one not in before)
        if self._ids:
            self._ids = {}
            self.list.select(selected, reveal=False)
        elif gone and len(gone) == len(came):
            self._go_to(came)
        if self.middle.currentWidget() is self.entry:
            self._show_selected()
        self._show_beside()

    def _on_keeper_renamed(self, ids: Mapping[EntryId, EntryId]) -> None:
        self._ids = ids
        self.entry.edits.source = ids.get(EntryId(self.entry.edits.source), EntryId(self.entry.edits.source))

    def _on_places_place_changed(self, place: tuple[str, str]) -> None:
        self.list.show_place(place)
        if not self.list.selected and self.middle.currentWidget() is not self.conflicts:
            self._show_selected()
        self._show_beside()

    def _on_tongue_changed(self) -> None:
        self._make_room()
        self._show_beside()

    def _make_room(self) -> None:
        """Let two languages stand side by side, at the cost of what is beside them; afterwards all is as it was."""
        sizes = self._across.sizes()
        if self.entry.tongue and not self._narrow and sizes[2] < _FOR_TWO:
            self._narrow = sizes
            given = min(_FOR_TWO - sizes[2], max(sizes[3] - self.tabs.minimumWidth(), 0))
            self._across.setSizes([*sizes[:2], sizes[2] + given, sizes[3] - given])
        elif not self.entry.tongue and self._narrow:
            self._across.setSizes(self._narrow)
            self._narrow = []

    def _on_knowing_ready(self) -> None:
        self.list.know(self.knowing.words, self.knowing.translations)

    def _on_restored(self, back: Restored) -> None:
        if back.entry is not None:
            self.show_entry(back.entry.id)

    def _on_keeper_replaced(self) -> None:
        self.knowing.read(self._keeper.drafts.library)
        self.history.forget()

    def _on_keeper_reread(self) -> None:
        self.knowing.read(self._keeper.drafts.library)
        self.history.forget()

    def _on_keeper_saved(self) -> None:
        self.history.forget()
        self._show_beside()

    def _on_bulk_asked(self, bulk: Bulk) -> None:
        selected, before = self.list.selected, self._keeper.drafts
        drafts = changed_all(before, selected, bulk)
        self._keeper.edit(drafts, f"Change {len(selected)} entries")
        self.bulk.show_done(sum(before.entry(one) != drafts.entry(one) for one in selected))
