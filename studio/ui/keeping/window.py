"""The Library window: the workspace with toolbar, menus and notices around it, saved and closed with nothing lost."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from studio.app.keeping.drafts import unsaved_entries
from studio.domain.errors import StudioError
from studio.domain.frozen import replace
from studio.history.versions import Author
from studio.ui.keeping.actions import fill_menus, made_actions, rows_of
from studio.ui.keeping.ask_bar import AskBar
from studio.ui.keeping.entry_edits import Refused
from studio.ui.keeping.freshening import Freshening
from studio.ui.keeping.keeper import Keeper
from studio.ui.keeping.languages import Languages
from studio.ui.keeping.leaving import Leaving
from studio.ui.keeping.moving_twice import MovingTwice
from studio.ui.keeping.owning import Owning
from studio.ui.keeping.saving import Saving
from studio.ui.keeping.sharing import Sharing
from studio.ui.keeping.surviving import Surviving
from studio.ui.keeping.toolbar import LibraryToolbar
from studio.ui.keeping.verbs import Verbs
from studio.ui.keeping.workspace import LibraryWorkspace
from studio.ui.theme import MARGIN
from studio.ui.window.notices import Choice, Notice, Notices, Weight

if TYPE_CHECKING:
    from studio.domain.library import Library
    from studio.ui.desk import Desk

_USUAL = QSize(1480, 900)
_SMALLEST = QSize(1080, 620)
_NOTICES = 2
"""Messages at once: more would leave no room for the work."""
_UNTIL_EDITED = ("shared", "owned", "order", "others", "language", "picture")
"""Messages that have been seen when somebody goes on working."""
_UNTIL_SAVED = ("unsaved", "recovered", "both")
"""Messages about what is not saved."""


class LibraryWindow(QMainWindow):
    """One for the whole program; it composes the parts and nothing else."""

    def __init__(self, desk: "Desk", library: "Library") -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("library-window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(_SMALLEST)
        self.resize(_USUAL)
        self._giving_up = self._closing = False
        self.keeper = Keeper(library, self)
        today = date.today()  # noqa: DTZ011 -- freshness counts in the calendar days of its keepers
        settings = desk.memory.settings
        proposals = settings.proposals or next((one.path.parent for one in settings.recents), None)
        self.workspace = LibraryWorkspace(self.keeper, desk.folders, today, proposals)
        self.verbs = Verbs(self.keeper, self.workspace, self)
        self.verbs.owner = self.author_name
        self.notices = Notices(most=_NOTICES)
        self.ask = AskBar()
        self.saving = Saving(self)
        self.owning = Owning(self)
        self.sharing = Sharing(self)
        self.moving_twice = MovingTwice(self)
        self.freshening = Freshening(self)
        self.leaving = Leaving(self)
        self.languages = Languages(self)
        self.surviving = Surviving(self)
        self.setCentralWidget(self._central())
        rows = rows_of(self)
        self.actions_of_window = made_actions(rows, self, self.workspace.list.view)
        fill_menus(self.menuBar(), rows, self.actions_of_window)
        self.toolbar = LibraryToolbar(self.actions_of_window)
        self.state = self.toolbar.state
        self.addToolBar(self.toolbar)
        self._connect()
        self._on_keeper_history_changed()
        self.owning.offer()
        self.surviving.recover()
        self.workspace.list.bar.focus_field()

    def _connect(self) -> None:
        self.keeper.history_changed.connect(self._on_keeper_history_changed)
        self.keeper.edited.connect(self._on_keeper_edited)
        self.workspace.list.menu_asked.connect(self.verbs.menu)
        self.workspace.new_asked.connect(self.new_entry)
        self.workspace.entry.edits.worker.idle.connect(self._on_pictures_read)
        self.workspace.entry.lost.connect(self._on_typing_lost)
        self.workspace.entry.edits.failed.connect(self._on_picture_failed)
        self.workspace.places.addAction(self.actions_of_window["heading"])
        self.workspace.used.open_wanted.connect(self.desk.open_proposal)
        self.workspace.used.folder_chosen.connect(self._on_proposals_folder_chosen)
        self.toolbar.new.clicked.connect(self.new_entry)
        self.toolbar.share.clicked.connect(self.sharing.share)
        self.toolbar.save.clicked.connect(self.save)

    @property
    def author_name(self) -> str:
        """Who changes the library; empty while nobody has said so."""
        settings = self.desk.memory.settings
        return settings.keeper or (settings.consultant.name if settings.consultant else "")

    def author(self) -> Author:
        """Give who changes the library, for its history."""
        consultant = self.desk.memory.settings.consultant
        return Author(name=self.author_name, email=consultant.email if consultant else "")

    def show_notice(self, notice: Notice) -> None:
        """Show a message above the work."""
        self.notices.show_notice(notice)

    def tell(self, problem: Exception, *, id: str = "problem") -> None:  # noqa: A002 - as notices call it
        """Say what could not be done."""
        if not isinstance(problem, StudioError):
            raise problem
        detail = "\n".join(part for part in (problem.detail, problem.hint) if part)
        self.show_notice(Notice(id=id, text=problem.title, detail=detail, weight=Weight.ERROR))

    def save(self) -> None:
        """Save what was changed."""
        self.saving.save()

    def with_author(self, run: "partial[None]") -> None:
        """Do something that goes into the history; ask once who does it."""
        if self.author_name:
            run()
            return
        detail = "It stands in the library’s history beside what you change, and is asked only once."
        self.ask.ask("What is your name?", detail, "Save", partial(self._on_named, run))

    def ask_for_topic(self) -> None:
        """Ask what a new topic is called, and make it."""
        if self.owning.is_own:
            detail = "Its sections come with their first entries. It is written when you save."
            self.ask.ask("What is the new topic called?", detail, "Make topic", self.saving.make_topic)
        else:
            self.owning.offer()

    def new_entry(self) -> None:
        """Write a new entry."""
        new = self.toolbar.new
        self.verbs.new(new.mapToGlobal(QPoint(0, new.height())))

    def shift_up(self) -> None:
        """Move the selected entry up."""
        self._shift(-1)

    def shift_down(self) -> None:
        """Move the selected entry down."""
        self._shift(1)

    def _shift(self, by: int) -> None:
        """Move the selected entry, where that can be seen: a list in another order would not show it."""
        if self.workspace.list.show_library_order():
            text = "Entries are moved in the library’s own order, which is shown now. Press again to move."
            self.show_notice(Notice(id="order", text=text))
        else:
            self.verbs.shift(by)

    def next_language(self) -> None:
        """Write in the next language, from its first text on."""
        self.workspace.entry.language.next_language()
        self.workspace.entry.focus_first()

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.workspace.list.bar.focus_field()

    def focus_form(self) -> None:
        """Put the keyboard into the form of the selected entry."""
        self.workspace.entry.focus_title()

    def use_library(self, library: "Library") -> None:
        """Keep another library from now on."""
        self.keeper.use_library(library)
        self.verbs.owner = self.author_name
        self._on_keeper_history_changed()

    def close_when_saved(self) -> None:
        """Save, and close as soon as everything is."""
        self._closing = True
        if not self._reading:
            self.save()

    def give_up(self) -> None:
        """Close without saving."""
        self._giving_up = True
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        """Look at the library's files when the user comes back from elsewhere."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and not self._giving_up:
            self.freshening.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something is unsaved: then a notice asks, and the window stays."""
        if not self._giving_up and (self.keeper.modified or self.keeper.saving or self._reading):
            event.ignore()
            self._ask_before_closing()
            return
        self.keeper.close()
        self.workspace.close_session()
        self.owning.close()
        self.sharing.close()
        self.freshening.close()
        self.surviving.close()
        self.desk.forget_library()
        event.accept()

    @property
    def _reading(self) -> bool:
        """Whether a picture is still on its way into the library."""
        return self.workspace.entry.edits.worker.busy

    def _on_picture_failed(self, problem: Exception) -> None:
        """Say so, and stay: what was to be saved first is not there."""
        self._closing = False
        self.tell(problem, id="picture")

    def _on_pictures_read(self) -> None:
        if self._closing:
            self.save()
            self._on_keeper_history_changed()

    def _ask_before_closing(self) -> None:
        count = len(unsaved_entries(self.keeper.drafts))
        what = "the changes" if not count else "the changes in one entry" if count == 1 else f"{count} changed entries"
        self.show_notice(
            Notice(
                id="unsaved",
                text=f"Save {what} before closing?",
                detail="Without saving they are lost.",
                weight=Weight.WARNING,
                choices=(
                    Choice(text="Close without saving", run=self.give_up),
                    Choice(text="Save", run=self.close_when_saved, primary=True),
                ),
            )
        )

    def _central(self) -> QWidget:
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        asking = QWidget()
        room = QVBoxLayout(asking)
        room.setContentsMargins(MARGIN, 0, MARGIN, 0)
        room.addWidget(self.ask)
        column.addWidget(self.notices)
        column.addWidget(asking)
        column.addWidget(self.workspace, 1)
        return central

    def _on_proposals_folder_chosen(self, folder: Path) -> None:
        self.desk.memory.change(lambda settings: replace(settings, proposals=folder))

    def _on_named(self, run: "partial[None]", name: str) -> None:
        self.desk.memory.change(lambda settings: replace(settings, keeper=name))
        self.verbs.owner = name
        self.verbs.answer_for_new()
        run()

    def _on_typing_lost(self, lost: tuple[Refused, ...]) -> None:
        detail = "\n".join(one.words for one in lost)
        run = partial(self.saving.go_to, lost[0])
        choices = (Choice(text="Go there", run=run, primary=True),)
        text = "What you typed was not taken."
        self.show_notice(Notice(id="incomplete", text=text, detail=detail, weight=Weight.WARNING, choices=choices))

    def _on_keeper_edited(self) -> None:
        self.notices.take_away(*_UNTIL_EDITED)

    def _on_keeper_history_changed(self) -> None:
        keeper = self.keeper
        for name, verb, step in (("undo", "Undo", keeper.undo_label), ("redo", "Redo", keeper.redo_label)):
            said = f"{verb} {step[:1].lower()}{step[1:]}".strip()
            self.actions_of_window[name].setEnabled(bool(step))
            self.actions_of_window[name].setText(f"&{said}")
            self.actions_of_window[name].setToolTip(said)
        writable = keeper.modified and not keeper.saving
        self.toolbar.save.setEnabled(writable)
        self.actions_of_window["save"].setEnabled(writable)
        self.actions_of_window["own"].setVisible(not self.owning.is_own)
        self.state.setText(self.saving.state)
        self.setWindowTitle(f"Library – {keeper.drafts.library.root.name}[*]")
        self.setWindowModified(keeper.modified)
        if not keeper.modified:
            self.notices.take_away(*_UNTIL_SAVED, *(["incomplete"] if keeper.held else []))
        if self._closing and not keeper.saving and not self._reading:
            self._closing = False
            if not keeper.modified:
                self.close()
