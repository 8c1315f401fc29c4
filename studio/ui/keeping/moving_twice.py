"""An entry that two people have moved to different topics: where it stays is asked, what both wrote in it is kept."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.app.keeping.drafts import place_of
from studio.app.keeping.moved_twice import MovedTwice, kept_once, still_twice
from studio.domain.entries import EntryId
from studio.domain.section_merge import Choices
from studio.ui.keeping.telling import subject_title
from studio.ui.window.notices import Choice, Notice, Weight

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow

_DETAIL = "You moved it to one of them, somebody else to the other. What both of you changed in it is kept."
_DETAIL_OF_MANY = "You moved them to one topic, somebody else to another. What both of you changed in them is kept."


class MovingTwice(QObject):
    """Asks as long as an entry is in both places; an answer is a change like any other, which is saved and undone."""

    def __init__(self, window: "LibraryWindow") -> None:
        super().__init__(window)
        self._window = window
        self._found: dict[EntryId, MovedTwice] = {}
        """By where others have put it; what is in one place alone may come back to the other by an undo."""
        self._shown: tuple[MovedTwice, ...] = ()
        window.keeper.changed.connect(self._show)
        window.workspace.conflicts.left.connect(self._show)  # somebody went on writing instead of answering

    def ask(self, found: Iterable[MovedTwice]) -> None:
        """Ask about entries beside those that are not answered yet."""
        self._found |= {one.theirs: one for one in found}
        self._show()

    def _show(self) -> None:
        drafts = self._window.keeper.drafts
        twice = still_twice(drafts, self._found.values()) if self._found else ()
        if twice == self._shown:
            return
        self._shown = twice
        if not twice:
            self._window.notices.take_away("twice")
            return
        if len(twice) == 1:
            title, mine, theirs = subject_title(drafts, twice[0].mine), *self._topics(twice[0])
            text, detail = f"“{title}” stands in {mine} and in {theirs} now.", _DETAIL
            names = (f"Only in {mine}", f"Only in {theirs}")
        else:
            text, detail = f"{len(twice)} entries stand in two topics each now.", _DETAIL_OF_MANY
            names = ("Only where you put them", "Only where they put them")
        choices = tuple(
            Choice(text=name, run=partial(self._keep, mine=mine, step=name))
            for name, mine in zip(names, (True, False), strict=True)
        )
        self._window.show_notice(Notice("twice", text, detail, Weight.WARNING, choices=choices, dismissed=self._forget))

    def _forget(self) -> None:
        self._found, self._shown = {}, ()

    def _topics(self, one: MovedTwice) -> tuple[str, str]:
        drafts = self._window.keeper.drafts
        topics = [drafts.topic(place_of(entry)[0]) for entry in (one.mine, one.theirs)]
        first, second = (topic.title if topic else "" for topic in topics)
        return first, second

    def _keep(self, *, mine: bool, step: str, choices: Mapping[str, Choices] | None = None) -> None:
        """Keep one place of each; where both have changed the same words, these are asked about first."""
        window, twice = self._window, still_twice(self._window.keeper.drafts, self._found.values())
        self._shown = ()  # the notice goes with its choice
        kept = kept_once(window.keeper.drafts, twice, choices, mine=mine)
        window.keeper.edit(kept.drafts, step)
        if kept.conflicts:
            window.workspace.show_conflicts(kept.conflicts, partial(self._settle, mine=mine, step=step))
        elif len(twice) == 1:
            window.workspace.show_entry(twice[0].mine if mine else twice[0].theirs)
        else:
            window.workspace.conflicts.left.emit()

    def _settle(self, choices: Mapping[str, Choices], *, mine: bool, step: str) -> None:
        self._keep(mine=mine, step=step, choices=choices)
        self._window.save()
