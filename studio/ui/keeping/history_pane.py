"""The history of an entry: who changed it, when and what, how it read then, and a way back."""

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.app.keeping.drafts import Drafts, Where
from studio.app.keeping.language_names import language_name
from studio.app.keeping.looking_back import Deleted, versions_of, what_changed
from studio.app.keeping.restoring import Restored, Words
from studio.app.keeping.translating import languages_of
from studio.app.keeping.translation_history import DeletedWhole, TranslationVersion, deleted_whole, translations_of
from studio.app.keeping.versions import EntryVersion
from studio.app.search_words import readable
from studio.domain.entries import AnyEntry, EntryId, headline
from studio.domain.errors import StudioError
from studio.domain.translation import translated
from studio.history.versions import Version
from studio.ui.keeping.word_marks import compared
from studio.ui.library.empty import EmptyState
from studio.ui.theme import MARGIN, SPACE, colours
from studio.ui.theme_roles import button, frame, label
from studio.ui.worker import Worker


class HistoryPane(QWidget):
    """Shows the versions of one entry, or what was deleted from a section while no single entry is selected."""

    restored = Signal(object)
    """What shall be again: a Restored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: object = None
        self._shown: object = None
        """Of what the versions stand there."""
        self._now: AnyEntry | None = None
        self._found: list[AnyEntry | None] = []
        self._back: list[Restored | None] = []
        """What each of them gives back."""
        self._worker = Worker("library-history", self)
        self.list = QListWidget()
        self.list.setAccessibleName("Versions")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.heading = label("", "heading", wrap=True)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAccessibleName("What is other now")
        self.restore = button("Restore this version", symbol="rotate-ccw")
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.restore.clicked.connect(self._on_restore_clicked)

    @property
    def told(self) -> str:
        """What is said about the version that is looked at, as HTML."""
        return self._text.text()

    def show_entry(self, drafts: Drafts, entry_id: EntryId) -> None:
        """Look for the versions of an entry."""
        self._now = drafts.entry(entry_id)
        root = drafts.library.root
        self._ask((root, entry_id, self._now is None), partial(versions_of, root, entry_id), self._show_versions)

    def show_translation(self, drafts: Drafts, entry_id: EntryId, language: str) -> None:
        """Look for the versions of an entry's words in another language."""
        entry = drafts.entry(entry_id)
        if entry is None:
            return
        self._now = translated(entry, drafts.translation(entry_id, language)).record
        work = partial(translations_of, drafts.library.root, entry, language)
        done = partial(self._show_translations, language)
        self._ask((drafts.library.root, entry_id, language, entry), work, done)

    def show_deleted(self, drafts: Drafts, where: Where) -> None:
        """Look for what was deleted from a section."""
        self._now = None
        root = drafts.library.root
        work = partial(deleted_whole, root, where, languages_of(drafts))
        self._ask((root, where, drafts.section(where)), work, self._show_deleted)

    def show_nothing(self, *, several: bool = False) -> None:
        """Say what to select, where that is nothing or several entries."""
        self._asked = None
        if several:
            self._say("history", "Several entries are selected", "Select one to see its history.")
            return
        self._say("history", "No entry is selected", "Select one entry, or a section to see what was deleted from it.")

    def forget(self) -> None:
        """Look again the next time: something was saved."""
        self._asked = None

    def changeEvent(self, event: QEvent) -> None:
        """Mark words in the colours of the theme as it is now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._found:
            self._on_row_changed(self.list.currentRow())

    def close_thread(self) -> None:
        """End the thread."""
        self._worker.close(finish=False)

    def _lay_out(self) -> None:
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        area = QScrollArea()
        area.setAccessibleName("What is other now")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room = frame("panel")
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text, 1)
        area.setWidget(room)
        foot = QHBoxLayout()
        foot.addWidget(self.restore)
        foot.addStretch(1)
        inner.addWidget(self.heading)
        inner.addWidget(area, 1)
        inner.addLayout(foot)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setHandleWidth(1)
        above = QWidget()
        room_above = QVBoxLayout(above)
        room_above.setContentsMargins(SPACE, SPACE, SPACE, 0)
        room_above.addWidget(self.list)
        both.addWidget(above)
        both.addWidget(below)
        both.setSizes([240, 360])
        page = frame("panel")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(both)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _ask(self, asked: object, work: Callable[[], object], done: Callable[[Any], None]) -> None:
        if asked == self._asked:
            if self._stack.currentWidget() is not self.empty:
                self._on_row_changed(self.list.currentRow())  # the entry may be another by now
            return
        self._asked = asked
        if asked != self._shown:  # nothing of another entry can be restored meanwhile
            self._say("history", "Looking into the history", "")
        self._worker.submit(work, partial(self._on_read, asked, done), partial(self._on_failed, asked))

    def _on_read(self, asked: object, done: Callable[[Any], None], result: object) -> None:
        if asked == self._asked:
            self._shown = asked
            done(result)

    def _on_failed(self, asked: object, problem: Exception) -> None:
        if not isinstance(problem, StudioError):
            raise problem
        if asked == self._asked:
            self._say("triangle-alert", problem.title, " ".join(filter(None, (problem.detail, problem.hint))))

    def _show_versions(self, versions: tuple[EntryVersion, ...]) -> None:
        if not versions:
            self._say("history", "No history yet", "It begins with your first save, and then keeps every one.")
            return
        self._found = [one.entry for one in versions]
        self._back = [None if one.entry is None else Restored(one.entry, one.version.id) for one in versions]
        self._fill([_line(one.version, what_changed(one)) for one in versions])

    def _show_translations(self, language: str, versions: tuple[TranslationVersion, ...]) -> None:
        if not versions:
            self._say("history", "No history yet", "It begins when this is translated and saved.")
            return
        self._found = [one.version.entry for one in versions]
        self._back = [
            None if said is None else Restored(None, translations=(Words(language, said, one.version.id),))
            for one, said, _ in versions
        ]
        name = language_name(language)
        said = ["Marked as up to date" if one.marked else f"{what_changed(one.version)} in {name}" for one in versions]
        self._fill([_line(one.version.version, what) for one, what in zip(versions, said, strict=True)])

    def _show_deleted(self, deleted: tuple[DeletedWhole, ...]) -> None:
        if not deleted:
            self._say("trash-2", "Nothing was deleted here", "What is deleted from this section can be restored here.")
            return
        self._found = [one.deleted.entry for one in deleted]
        gone = [one.deleted for one in deleted]
        self._back = [Restored(*_stood(one.deleted), one.translations) for one in deleted]
        self._fill([_line(one.version, f"Deleted “{readable(headline(one.entry))}”") for one in gone])

    def _fill(self, lines: list[str]) -> None:
        self.list.blockSignals(True)  # noqa: FBT003 - Qt takes it so
        self.list.clear()
        for line in lines:
            self.list.addItem(QListWidgetItem(line))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt takes it so
        self._stack.setCurrentIndex(1)
        self.list.setCurrentRow(0)

    def _say(self, icon: str, title: str, hint: str) -> None:
        self.empty.say(icon, title, hint)
        self._stack.setCurrentWidget(self.empty)

    def _on_row_changed(self, row: int) -> None:
        then = self._found[row] if 0 <= row < len(self._found) else None
        self.restore.setEnabled(then is not None and then != self._now)
        if then is None:
            self.heading.setText("Deleted")
            self._text.setText("This save took the entry out of the library.")
            return
        self.heading.setText(readable(headline(then)))
        self._text.setText(self._compared(then))

    def _compared(self, then: AnyEntry) -> str:
        """Say what is other now than then, new words marked and old ones struck through."""
        if self._now is None:
            return escape(readable(getattr(then, "description", "") or getattr(then, "text", "")))
        found, quiet = compared(then, self._now, self.palette()), colours(self.palette()).muted
        if not found:
            return f'<span style="color:{quiet}">The entry reads like this now.</span>'
        return f'<p style="color:{quiet}">What has changed since:</p>{found}'

    def _on_restore_clicked(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._back) and self._back[row] is not None:
            self.restored.emit(self._back[row])


def _stood(gone: Deleted) -> tuple[AnyEntry, str, str]:
    """Give an entry, the version in which it stood last, and the one that took it away."""
    return gone.entry, gone.last, gone.version.id


def _line(version: Version, what: str) -> str:
    when = version.when.astimezone()
    return f"{what}\n{version.author}, {when.day} {when:%B %Y, %H:%M}"
