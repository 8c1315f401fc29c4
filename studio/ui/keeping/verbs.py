"""What toolbar, menus and keys do with entries, topics and sections."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from studio.app.keeping.drafts import Where, place_of
from studio.app.keeping.entry_verbs import (
    Bulk,
    added,
    changed_all,
    duplicated,
    moved,
    owned,
    removed,
    section_kinds,
    shifted,
)
from studio.app.library_filters import SECTION_TITLES
from studio.domain.entries import ENTRY_TYPES, EntryId, EntryState, SectionKind
from studio.sources.record_types import label_of
from studio.ui.keeping.keeper import Keeper
from studio.ui.keeping.workspace import LibraryWorkspace


class Verbs(QObject):
    """Each as one undoable step; what comes of it is selected."""

    deleted = Signal(tuple)
    """Of EntryId."""
    moved_away = Signal(dict)
    """Where entries were, by where they are: EntryId to EntryId."""

    def __init__(self, keeper: Keeper, workspace: LibraryWorkspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._workspace = workspace
        self.owner = ""
        """Who owns new entries."""
        self._sources: dict[EntryId, EntryId] = {}
        """What each copy was made of."""
        keeper.renamed.connect(self._on_keeper_renamed)

    @property
    def selected(self) -> tuple[EntryId, ...]:
        """The selected entries."""
        return self._workspace.list.selected

    def new(self, place: QPoint) -> None:
        """Write a new entry in the section that is looked at; where that is none, ask which."""
        topic, kind = self._place()
        if topic and kind:
            self.new_in((topic, SectionKind(kind)))
        else:
            self.new_menu(topic).popup(place)

    def new_in(self, where: Where) -> None:
        """Write a new entry in a section."""
        title = f"New {label_of(ENTRY_TYPES[where[1]]).lower()}"
        today = date.today()  # noqa: DTZ011 -- a review is due on its keepers' calendar day
        review = date(today.year + 1, today.month, min(today.day, 28))
        drafts, entry = added(self._keeper.drafts, where, title, self.owner, review)
        self._keeper.edit(drafts, title)
        self._workspace.show_entry(entry)
        self._workspace.entry.focus_title()

    def answer_for_new(self) -> None:
        """Be the owner of new entries that were begun before it was known who writes them."""
        drafts = owned(self._keeper.drafts, self.owner)
        if drafts is not self._keeper.drafts:
            self._keeper.edit(drafts, "Answer for new entries")

    def new_menu(self, topic: str = "") -> QMenu:
        """Give a menu of the sections in which one may write; those of all topics without one."""
        menu = QMenu(self._workspace)
        for one in self._keeper.drafts.topics():
            if topic in ("", one.id):
                self._fill(menu.addMenu(one.title) if not topic else menu, one.id)
        return menu

    def duplicate(self) -> None:
        """Put a copy behind the selected entry, and write that."""
        if len(self.selected) == 1:
            source = self.selected[0]
            drafts, entry = duplicated(self._keeper.drafts, source)
            self._sources[entry] = source
            self._keeper.edit(drafts, "Duplicate entry")
            self._workspace.show_entry(entry)
            self._workspace.entry.focus_title()

    def undo(self) -> None:
        """Take the last step back; where that takes a selected copy away, select what it was made of."""
        before = self.selected
        self._keeper.undo()
        drafts = self._keeper.drafts
        sources = [self._sources[one] for one in before if drafts.entry(one) is None and one in self._sources]
        if len(before) == len(sources) == 1 and drafts.entry(sources[0]) is not None:
            self._workspace.show_entry(sources[0])

    def move_to(self, topic: str) -> None:
        """Move the selected entries into another topic."""
        before = self._keeper.drafts
        leaving = [one for one in self.selected if place_of(one)[0] != topic and before.entry(one) is not None]
        drafts, entries = moved(before, leaving, topic)
        if entries:
            self._keeper.edit(drafts, "Move to another topic")
            self.moved_away.emit(dict(zip(entries, leaving, strict=True)))

    def shift(self, by: int) -> None:
        """Move the selected entry up or down in its section."""
        if len(self.selected) == 1:
            self._keeper.edit(shifted(self._keeper.drafts, self.selected[0], by), "Move entry")
            self._workspace.list.select(self.selected, reveal=False)

    def retire(self) -> None:
        """Retire the selected entries; what is retired already comes back as a draft."""
        drafts = self._keeper.drafts
        entries = [entry for one in self.selected if (entry := drafts.entry(one)) is not None]
        back = bool(entries) and all(entry.state is EntryState.RETIRED for entry in entries)
        state = EntryState.DRAFT if back else EntryState.RETIRED
        self._keeper.edit(changed_all(drafts, self.selected, Bulk(state=state)), "Bring back" if back else "Retire")

    def delete(self) -> None:
        """Delete the selected entries; undo brings them back, and once it is saved the history does."""
        gone = self.selected
        if gone:
            label = "Delete entry" if len(gone) == 1 else f"Delete {len(gone)} entries"
            self._keeper.edit(removed(self._keeper.drafts, gone), label)
            self.deleted.emit(gone)

    def menu(self, place: QPoint) -> None:
        """Offer what can be done with the selected entries."""
        menu = QMenu(self._workspace)
        for action in self._workspace.list.view.actions():
            menu.addAction(action)
        target = menu.addMenu("Move to topic")
        for topic in self._keeper.drafts.topics():
            target.addAction(topic.title, _with(self.move_to, topic.id))
        target.setEnabled(bool(self.selected))
        menu.popup(place)

    def _on_keeper_renamed(self, ids: Mapping[EntryId, EntryId]) -> None:
        self._sources = {ids.get(one, one): ids.get(source, source) for one, source in self._sources.items()}

    def _fill(self, menu: QMenu, topic: str) -> None:
        """Put the sections of a topic into a menu: those it has, then those that would be new."""
        drafts = self._keeper.drafts
        for where in drafts.places():
            if where[0] == topic:
                menu.addAction(drafts.section(where).title, _with(self.new_in, where))
        more = menu.addMenu("New section")
        for kind in section_kinds(drafts, topic):
            more.addAction(SECTION_TITLES[kind], _with(self.new_in, (topic, kind)))

    def _place(self) -> tuple[str, str]:
        place = self._workspace.places.place
        if not place[0] and len(self.selected) == 1:
            return place_of(self.selected[0])[0], ""
        return place


def _with(run: Callable[[Any], None], argument: object) -> Callable[[], None]:
    def chosen() -> None:
        run(argument)

    return chosen
