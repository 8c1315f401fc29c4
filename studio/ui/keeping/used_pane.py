"""Where an entry is used: the proposals of a folder that pick it, in which version; and how often all of them are."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.app.keeping.comparing import field_label
from studio.app.keeping.drafts import Drafts
from studio.app.keeping.usage_rows import Overview, overview_of, said_of, unseen_paths
from studio.app.keeping.where_used import Use, Uses, age_of, placed, read_uses
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.library import Library
from studio.domain.moved_entries import topic_title
from studio.ui.keeping.usage_list import UsageList
from studio.ui.library.empty import EmptyState
from studio.ui.tailor.header import CutLabel
from studio.ui.theme import MARGIN, SPACE
from studio.ui.theme_roles import button, frame, label
from studio.ui.worker import Worker

_PATH = Qt.ItemDataRole.UserRole


class UsedPane(QWidget):
    """Looks through one folder and the folders in it."""

    open_wanted = Signal(Path)
    entry_wanted = Signal(str)
    folder_chosen = Signal(Path)
    found = Signal()
    """The proposals of the folder were looked through."""

    def __init__(self, folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._uses: Uses | None = None
        self._entry: AnyEntry | None = None
        self._library: Library | None = None
        self._drafts: Drafts | None = None
        self._place = ("", "")
        self._looked = False
        self._worker = Worker("library-uses", self)
        self.head = label("", "heading", wrap=True)
        self._where = CutLabel()
        self.list = QListWidget()
        self.list.setAccessibleName("Proposals that use this entry")
        self.list.setSpacing(2)
        self.choose = button("Other folder…", "quiet", symbol="folder-open")
        self.all = button("All entries", "choice", tip="How often all entries are used, and which never are")
        self.all.setCheckable(True)
        self.usage = UsageList()
        self.empty = EmptyState()
        self._stack, self._pages = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self.choose.clicked.connect(self.ask_for_folder)
        self.empty.acted.connect(self.ask_for_folder)
        self.list.itemActivated.connect(self._on_item_activated)
        self.all.toggled.connect(self._show)
        self.usage.entry_wanted.connect(self._on_usage_entry_wanted)

    def show_entry(self, drafts: Drafts, entry_id: EntryId) -> None:
        """Say where an entry is used; the folder is looked through when it is first asked for."""
        self._entry, self._library, self._place = drafts.entry(entry_id), drafts.library, ("", "")
        self._drafts = drafts
        self._show_used()

    def show_place(self, drafts: Drafts, place: tuple[str, str]) -> None:
        """Say how often the entries of a section, of a topic or of all are used."""
        self._entry, self._library, self._place = None, drafts.library, place
        self._show_used()

    def uses_of(self, entries: Iterable[EntryId]) -> int:
        """Give how many proposals of the folder use one of these; 0 while nobody has looked.

        The folder is looked through now where that was not done yet; `found` tells when it is.
        """
        if not self._looked and self._folder is not None:
            self.look_in(self._folder)
        known = self._uses.by_entry if self._uses else {}
        return len({use.path for entry in entries for use in known.get(entry, ())})

    def _show_used(self) -> None:
        if self._folder is None:
            action, hint = "Choose a folder…", "Choose the folder in which your proposals are."
            self.empty.say("folder-open", "Where are your proposals?", hint, action)
            self._stack.setCurrentWidget(self.empty)
        elif not self._looked:
            self.look_in(self._folder)
        else:
            self._show()

    def look_in(self, folder: Path) -> None:
        """Look through the proposals of a folder."""
        self._folder, self._looked, self._uses = folder, True, None
        self.empty.say("clock", "Looking through your proposals", str(folder))
        self._stack.setCurrentWidget(self.empty)
        self._worker.submit(partial(read_uses, folder), self._on_read, self._on_failed)

    def ask_for_folder(self) -> None:
        """Ask where the proposals are."""
        dialog = QFileDialog(self, "Choose the folder of your proposals", str(self._folder or Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close_thread(self) -> None:
        """End the thread."""
        self._worker.close(finish=False)

    def _lay_out(self) -> None:
        page = frame("panel")
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self._where, 1)
        top.addWidget(self.all)
        top.addWidget(self.choose)
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, SPACE, SPACE, 0)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        one = QWidget()
        of_one = QVBoxLayout(one)
        of_one.setContentsMargins(0, 0, 0, 0)
        of_one.setSpacing(SPACE)
        of_one.addWidget(self.head)
        of_one.addWidget(self.list, 1)
        for inner in (one, self.usage):
            self._pages.addWidget(inner)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _show(self) -> None:
        uses, entry, library = self._uses, self._entry, self._library
        if uses is None or library is None:
            return
        self.all.setEnabled(entry is not None)
        self._where.setText(_shown(uses.folder))
        self._where.setToolTip(str(uses.folder))
        if entry is None or self.all.isChecked():
            work = partial(overview_of, uses, library, self._place)
            self._worker.submit(work, partial(self._on_overview, library, self._place), self._on_failed)
        else:
            self._show_one(uses, entry, library)

    def _show_one(self, uses: Uses, entry: AnyEntry, library: Library) -> None:
        found = self._placed(uses).by_entry.get(entry.id, ())
        self.head.setText(said_of(uses, f"Used in {len(found)} of" if found else "Never used in"))
        self.head.setToolTip(unseen_paths(uses))
        self.list.clear()
        for use in found:
            item = QListWidgetItem(_said(use, entry, library))
            item.setData(_PATH, str(use.path))
            item.setToolTip(f"{use.path}\nPress Return to open it")
            self.list.addItem(item)
        self._pages.setCurrentIndex(0)
        self._stack.setCurrentIndex(1)

    def _placed(self, uses: Uses) -> Uses:
        """Count what was moved where it stands now, also what is not saved yet."""
        drafts = self._drafts
        return placed(uses, [topic.id for topic in drafts.topics()], partial(_found, drafts)) if drafts else uses

    def _on_overview(self, library: Library, place: tuple[str, str], overview: Overview) -> None:
        if library is not self._library or place != self._place or overview.folder != self._folder:
            return
        if self._entry is None or self.all.isChecked():
            self.usage.show_overview(overview)
            self._pages.setCurrentIndex(1)
            self._stack.setCurrentIndex(1)

    def _on_read(self, uses: Uses) -> None:
        if uses.folder == self._folder:
            self._uses = uses
            self._show()
            self.found.emit()

    def _on_failed(self, problem: Exception) -> None:
        if not isinstance(problem, OSError):
            raise problem
        self.empty.say("triangle-alert", "This folder cannot be read", str(problem), "Choose a folder…")

    def _on_folder_selected(self, name: str) -> None:
        self.folder_chosen.emit(Path(name))
        self.look_in(Path(name))

    def _on_usage_entry_wanted(self, entry: str) -> None:
        self.all.setChecked(False)
        self.entry_wanted.emit(entry)

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        self.open_wanted.emit(Path(item.data(_PATH)))


def _shown(folder: Path) -> str:
    """Give a folder as people know it."""
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)


def _found(drafts: Drafts, entry: str) -> AnyEntry | None:
    try:
        return drafts.entry(entry)
    except ValueError:  # a proposal can name anything
        return None


def _said(use: Use, entry: AnyEntry, library: Library) -> str:
    changed = ", ".join(field_label(type(entry), name).lower() for name in use.changed)
    version = age_of(use, library)
    detail = f"{version[:1].upper()}{version[1:]}" + (f"; {changed} changed for this client" if changed else "")
    detail += f"\nNot updated since it was moved from {topic_title(use.was, library)}" if use.was else ""
    return f"{use.client or use.path.name} · {use.title}\n{detail}"
