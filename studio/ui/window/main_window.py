"""One window: the start page or the panes of a proposal, with menus, toolbar, notices and status around them."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.actions import ActionSet, Menu, When
from studio.ui.desk import Desk
from studio.ui.start.dropping import Dropped, dropped, refusal
from studio.ui.start.page import StartPage
from studio.ui.turns import Turns
from studio.ui.window.actions import TOOLBAR, action_rows
from studio.ui.window.export import Exporting
from studio.ui.window.files import Files
from studio.ui.window.help import Help
from studio.ui.window.news import News
from studio.ui.window.notices import Notice, Notices, Weight
from studio.ui.window.panes import Panes
from studio.ui.window.recent import RecentFiles, RecentMenu
from studio.ui.window.state import panes_of, place_of, restore_place, restore_preview, restore_sizes, with_place
from studio.ui.window.status import StatusLine
from studio.ui.window.steps import Steps
from studio.ui.window.toolbar import make_toolbar
from studio.ui.window.undo import UndoKeys, say_steps
from studio.ui.window.updating import Updating

if TYPE_CHECKING:
    from studio.ui.jobs import Opened
    from studio.ui.session import Session
    from studio.ui.window.editor import Editor
    from studio.ui.window.sessions import Opening

_SMALLEST = QSize(960, 600)
_USUAL = QSize(1440, 900)
_BREATH = 60
"""Milliseconds after the first paint in which the window is brought to the screen before other work begins."""


class MainWindow(QMainWindow):
    """A window of the program; it composes the parts and nothing else."""

    opened = Signal()
    """A proposal can be worked on; its pages follow."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.session: Session | None = None
        self.editor: Editor | None = None
        self._opening: Opening | None = None
        self._arrival: Turns | None = None
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(_SMALLEST)
        self.resize(_USUAL)
        restore_place(self, desk.memory.settings)
        self.files = Files(self)
        self.help = Help(self)
        self.exporting = Exporting(self)
        self.updating = Updating(self)
        self.panes = Panes(self)
        self.steps = Steps(self)
        self.start = StartPage()
        self._recent_files = RecentFiles(desk.memory, self.start)
        self.notices = Notices()
        self.status = StatusLine()
        self.undo_keys = UndoKeys(self)
        self._closing = self._painted = False
        self._stack = QStackedWidget()
        self.actions_of_window = ActionSet(action_rows(self), self)
        self._toolbar = make_toolbar(self.actions_of_window, TOOLBAR)
        self._recent = RecentMenu(desk.memory, self)
        self._lay_out()
        self._connect()
        self._news = News(self)
        self._show_start()

    def show_notice(self, notice: Notice) -> None:
        """Show a message above the work."""
        self.notices.show_notice(notice)

    def new(self) -> None:
        """Begin a new proposal: here when nothing is open here, otherwise in another window."""
        if not self.files.taken:
            self.start.begin()
        else:
            self.desk.new_window()

    def close_proposal(self) -> None:
        """Close the proposal; the last window stays with the start page, another one closes."""
        self._closing = not self.files.taken or len(self.desk.windows) > 1
        if self._closing:
            self.close()
        elif self.files.may_close():
            self.close_now()

    def close_now(self) -> None:
        """Close what was to be closed, now that what is unsaved is settled."""
        if self._closing:
            self.close()
            return
        self._remember_place()
        self.files.close()
        self._leave_proposal()

    def undo(self) -> None:
        """Take the last step back."""
        self.steps.undo()

    def redo(self) -> None:
        """Take a step again that was taken back."""
        self.steps.redo()

    def enable_actions(self) -> None:
        """Make possible what is, with what is open here and what the desk has read by now."""
        state = When.ALWAYS
        if self.desk.library is not None:
            state |= When.READY
        if self.session is not None:
            state |= When.EDITING
        self.actions_of_window.enable(state)
        self.actions_of_window.refresh_checks()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something is unsaved: then a notice asks, and the window stays."""
        self._closing = True
        if not self.files.may_close():
            event.ignore()
            return
        self._remember_place()
        self.files.close()
        self._leave_proposal()
        self._recent_files.close()
        self.desk.forget(self)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin to read what takes long once the window can be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(_BREATH, self.desk.begin)
            QTimer.singleShot(_BREATH, self._recent_files.look)

    def changeEvent(self, event: QEvent) -> None:
        """Look at the file when the user comes back from elsewhere."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.files.look()
            self.desk.look_at_library()
            if self.session is None and self._painted:
                self._recent_files.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here; what they are is said when they are let go."""
        if dropped(event.mimeData()) != Dropped():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open proposals that are dropped here, and say which files are none."""
        files = dropped(event.mimeData())
        self.files.open_all(files.proposals)
        if files.others:
            text, detail = refusal(files.others)
            self.show_notice(Notice(id="open", text=text, detail=detail, weight=Weight.WARNING))
        event.acceptProposedAction()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.start)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        menus = self.actions_of_window.fill_menus(self.menuBar())
        menus[Menu.FILE].insertMenu(self.actions_of_window["save"], self._recent)
        self.addToolBar(self._toolbar)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        files, start, desk = self.files, self.start, self.desk
        start.new_wanted.connect(files.new)
        start.file_wanted.connect(files.open)
        start.example_wanted.connect(files.open_copy)
        start.open_wanted.connect(files.choose)
        start.library_wanted.connect(desk.show_library)
        self._recent.file_wanted.connect(files.open)
        files.read.connect(self._on_file_read)
        files.changed.connect(self._on_file_changed)
        self.status.findings_wanted.connect(partial(self.panes.toggle, "findings"))
        desk.library_changed.connect(self._on_library_changed)

    def _show_start(self) -> None:
        self._stack.setCurrentWidget(self.start)
        self._toolbar.hide()
        self.status.hide()
        self.setWindowTitle("Proposal Studio")
        self.setWindowModified(False)
        self.start.begin()
        self.enable_actions()

    def _leave_proposal(self) -> None:
        self.exporting.close()
        self.updating.close()
        self.undo_keys.close()
        editor, session, opening = self.editor, self.session, self._opening
        self.editor = self.session = self._opening = None
        if opening is not None:
            editor, session = opening.editor, opening.session
            opening.stop()
            opening.deleteLater()
        if self._arrival is not None:
            self._arrival.stop()
            self._arrival.deleteLater()
            self._arrival = None
        for name in ("unsaved", "save", "touched", "journal"):
            self.notices.take_away(name)
        self._show_start()
        if editor is not None:
            self._stack.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        if session is not None:
            session.close()
            session.deleteLater()
            self.desk.collecting.owe()

    def _remember_place(self) -> None:
        panes = panes_of(self.editor) if self.editor else {}
        preview = self.editor.preview.state() if self.editor else {}
        self.desk.memory.change(partial(with_place, geometry=place_of(self), panes=panes, preview=preview))

    def _on_library_changed(self) -> None:
        session = self._opening.session if self._opening is not None else self.session
        if session is not None and self.desk.library is not None:
            session.workspace.use_library(self.desk.library)

    def _on_file_read(self, opened: "Opened") -> None:
        """Show room for the panes at once; they come one by one, so that the window answers meanwhile."""
        from studio.ui.window.sessions import Opening

        opening = self._opening = Opening(opened, self.desk, self.width(), self)
        opening.finished.connect(self._on_opening_finished)
        self._stack.addWidget(opening.editor)
        self._stack.setCurrentWidget(opening.editor)
        restore_sizes(opening.editor, self.desk.memory.settings)
        self._toolbar.show()
        self.status.show()
        self.status.say("Opening…")
        opening.start()

    def _on_opening_finished(self) -> None:
        from studio.ui.window.own import OwnDetailsKeeping

        opening, self._opening = self._opening, None
        if opening is None:
            return
        session, editor = self.session, self.editor = opening.session, opening.editor
        opening.deleteLater()
        self.status.follow(session)
        restore_preview(editor, self.desk.memory.settings)
        self.undo_keys.guard(editor, self.actions_of_window["undo"], self.actions_of_window["redo"])
        self.steps.follow(session)
        session.history_changed.connect(partial(say_steps, self.actions_of_window))
        self.enable_actions()
        OwnDetailsKeeping(editor.tailor, self.desk.memory)
        self.updating.follow(editor)
        self.files.follow(session, opening.opened)
        editor.go_to("outline")
        self._arrival = Turns(self._arrive(session), self)
        self._arrival.start()
        self.opened.emit()

    def _arrive(self, session: "Session") -> Iterator[None]:
        """Begin with what comes last once the panes are painted, and with the pages after it."""
        yield
        self.help.welcome()
        yield
        session.request_preview()

    def _on_file_changed(self) -> None:
        self.setWindowTitle(f"{self.files.title}[*] – Proposal Studio")
        self.setWindowModified(self.files.modified)
        self.status.say(self.files.state)
