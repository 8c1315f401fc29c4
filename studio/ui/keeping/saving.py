"""Saving what was changed: complete entries alone, what others changed too is asked about, what came of it is told."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.app.keeping.checking import entry_findings
from studio.app.keeping.drafts import Where, path_of, unsaved_entries, where_of
from studio.app.keeping.saving import SavedSection
from studio.app.keeping.topics import make_topic
from studio.app.keeping.writing import Written
from studio.app.search_words import readable
from studio.domain.entries import EntryId, headline
from studio.domain.errors import StudioError
from studio.domain.findings import Severity
from studio.domain.library import Topic
from studio.domain.section_merge import Choices
from studio.ui.window_notices import Choice, Notice, Weight
from studio.ui.worker import Worker

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow


class Saving(QObject):
    """What the window does about saving."""

    def __init__(self, window: "LibraryWindow") -> None:
        super().__init__(window)
        self._window = window
        self._keeper = window.keeper
        self._keeper.saved.connect(self._on_keeper_saved)
        self._keeper.failed.connect(window.tell)
        self._worker = Worker("library-topics", self)

    @property
    def state(self) -> str:
        """Whether all is saved, in words."""
        if self._keeper.saving:
            return "Saving…"
        if not self._keeper.modified:
            return "Everything is saved"
        count = len(unsaved_entries(self._keeper.drafts))
        return "Not saved yet" if not count else "1 entry not saved" if count == 1 else f"{count} entries not saved"

    def save(self, choices: Mapping[Where, Choices] | None = None) -> None:
        """Save, unless an entry is not complete, or the library is not the user's own."""
        window = self._window
        window.notices.take_away("problem")
        if not self._keeper.modified:
            return
        if not window.owning.is_own:
            window.owning.offer()
            return
        entry = self._incomplete()
        if entry is not None:
            self._say_incomplete(entry)
            return
        window.notices.take_away("incomplete")
        window.with_author(partial(self._write, choices))

    def make_topic(self, title: str) -> None:
        """Make a new topic, and go there."""
        self._window.with_author(partial(self._make_topic, title))

    def close(self) -> None:
        """End the thread."""
        self._worker.close()

    def _write(self, choices: Mapping[Where, Choices] | None) -> None:
        self._keeper.save(self._window.author(), choices)

    def _make_topic(self, title: str) -> None:
        library, author = self._keeper.drafts.library, self._window.author()
        now = datetime.now().astimezone()
        self._worker.submit(lambda: make_topic(library, title, author, now), self._on_topic_made, self._window.tell)

    def _incomplete(self) -> EntryId | None:
        """Give the first changed entry that could not be read again as it is."""
        drafts = self._keeper.drafts
        for entry_id in unsaved_entries(drafts):
            entry = drafts.entry(entry_id)
            try:
                found = entry_findings(entry, drafts.library.root) if entry else ()
            except StudioError:
                return entry_id
            if any(one.severity is Severity.ERROR for one in found):
                return entry_id
        return None

    def _say_incomplete(self, entry_id: EntryId) -> None:
        entry = self._keeper.drafts.entry(entry_id)
        title = readable(headline(entry)) if entry else ""
        self._window.workspace.show_entry(entry_id)
        self._window.show_notice(
            Notice(
                id="incomplete",
                text=f"“{title or 'Untitled'}” is not complete yet." if title else "An entry is not complete yet.",
                detail="What is missing stands under its title. Nothing is lost meanwhile.",
                weight=Weight.WARNING,
                choices=(Choice(text="Write on", run=self._window.focus_form, primary=True),),
            )
        )

    def _on_keeper_saved(self, written: tuple[Written, ...]) -> None:
        window = self._window
        window.desk.use_library(self._keeper.drafts.library)
        if self._keeper.conflicts:
            found = {path_of(where): one.conflicts for where, one in self._keeper.conflicts.items()}
            window.workspace.show_conflicts(found, self._on_conflicts_settled)
        elif window.workspace.middle.currentWidget() is window.workspace.conflicts:
            window.workspace.conflicts.left.emit()
        if any(one.others for one in written):
            text = "Somebody else had changed the same section: their changes are here too now."
            window.show_notice(Notice(id="others", text=text))
        unkept = next((one.result.unkept for one in written if isinstance(one.result, SavedSection)), None)
        if unkept is not None:
            text = "Everything is saved, but not in the library’s history."
            window.show_notice(Notice(id="unkept", text=text, detail=str(unkept), weight=Weight.WARNING))

    def _on_conflicts_settled(self, chosen: Mapping[str, Choices]) -> None:
        self.save({where: choices for path, choices in chosen.items() if (where := where_of(path)) is not None})

    def _on_topic_made(self, topic: Topic) -> None:
        self._keeper.add_topic(topic)
        self._window.desk.use_library(self._keeper.drafts.library)
        self._window.workspace.places.choose((topic.id, ""))
