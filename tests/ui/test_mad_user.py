"""A user who does anything in any order: nothing breaks, every pane shows what is there, undo and redo lead home."""

import importlib

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from studio.app.edits.fields import set_value
from studio.app.edits.finding import all_ids, all_picks
from studio.app.edits.picks import toggle_entries
from studio.app.folders import Folders
from studio.app.workspace import Workspace
from studio.domain.chapters import PicksChapter
from studio.domain.findings import Severity
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.ui.constants_alive import keep_constants_alive
from studio.ui.findings.pane import FindingsPane
from studio.ui.outline.dropping import ENTRY_MIME
from studio.ui.outline.pane import OutlinePane
from studio.ui.session import Session

keep_constants_alive()

Key, Mod = Qt.Key, Qt.KeyboardModifier
OTHER_PANES = (
    ("studio.ui.library.pane", "LibraryPane"),
    ("studio.ui.tailor.pane", "TailorPane"),
    ("studio.ui.preview.pane", "PreviewPane"),
)
KEYS = (
    *((key, Mod.NoModifier) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home)),
    *((key, Mod.ShiftModifier) for key in (Key.Key_Up, Key.Key_Down, Key.Key_End)),
    *((key, Mod.AltModifier) for key in (Key.Key_Up, Key.Key_Down)),
    (Key.Key_A, Mod.ControlModifier),
    (Key.Key_D, Mod.ControlModifier),
    (Key.Key_Delete, Mod.NoModifier),
)
TEXTS = st.sampled_from(
    (
        "",
        " ",
        "Plain",
        "**bold",
        "{{ client.name }}",
        "{{ nonsense }}",
        "{{",
        "TODO",
        "ł 漢字 🙂",
        "[x](javascript:1)",
        "a" * 900,
    )
)
FIELDS = ("title", "intro", "body", "description", "client.name", "name", "question", "language", "currency")
MANY = 40
"""Chapters and picks from which on nothing is doubled: a proposal of any size is tried elsewhere."""


class MadUser(RuleBasedStateMachine):
    """One user in one window."""

    def __init__(self, qtbot: QtBot, folders: Folders, library: Library, proposal: Proposal) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.caught = qtbot.captureExceptions()
        self.exceptions = self.caught.__enter__()
        self.session = Session(Workspace(proposal, library), folders)
        self.first = proposal
        self.window = QSplitter()
        self.outline, self.findings = OutlinePane(self.session), FindingsPane(self.session)
        for pane in (self.outline, self.findings, *_others(self.session)):
            self.window.addWidget(pane)
        self.testers = [_watched(model, self.window) for model in self.window.findChildren(QAbstractItemModel)]
        self.window.resize(1500, 700)
        self.window.show()
        self.outline.tree.setFocus()

    @property
    def small(self) -> bool:
        return len(all_ids(self.session.proposal)) < MANY

    @rule(presses=st.lists(st.sampled_from(KEYS), min_size=1, max_size=3))
    def press(self, presses: list[tuple[Key, Mod]]) -> None:
        for key, mod in presses:
            if self.small or key is not Key.Key_D:
                QTest.keyClick(self.outline.tree, key, mod)

    @rule(text=TEXTS, end=st.sampled_from((Key.Key_Return, Key.Key_Escape)))
    def rename(self, text: str, end: Key) -> None:
        QTest.keyClick(self.outline.tree, Key.Key_F2)
        line = self.outline.tree.viewport().findChild(QLineEdit)
        if line is not None:
            line.setText(text)
            QTest.keyClick(line, end)
            self.settle()

    @precondition(lambda self: self.small)
    @rule(number=st.integers(0, 20))
    def add_chapter(self, number: int) -> None:
        actions = [one for one in self.outline.verbs.menu.actions() if not one.isSeparator()]
        actions[number % len(actions)].trigger()

    @rule(number=st.integers(0, 60), field=st.sampled_from(("", *FIELDS)))
    def select(self, number: int, field: str) -> None:
        ids = ["", "gone", *sorted(all_ids(self.session.proposal))]
        self.session.select(ids[number % len(ids)], field)

    @rule(field=st.sampled_from(FIELDS), text=TEXTS, times=st.integers(1, 3))
    def type_text(self, field: str, text: str, times: int) -> None:
        library, source = self.session.workspace.library, self.session.selection.source
        for end in range(times):
            written = text + "." * end
            change = lambda one, text=written: set_value(one, library, source, field, text)  # noqa: E731
            self.session.edit(change, "Type", merge=f"{source}.{field}")

    @rule(number=st.integers(0, 500), count=st.integers(1, 3), on=st.booleans())
    def toggle(self, number: int, count: int, on: bool) -> None:
        library = self.session.workspace.library
        entries = tuple(library.index)[number % len(library.index) :][:count]
        self.session.edit(lambda one: toggle_entries(one, library, entries, on=on), "Toggle")

    @rule(data=st.data(), x=st.integers(0, 300), y=st.integers(0, 690))
    def drag(self, data: st.DataObject, x: int, y: int) -> None:
        ids = sorted(all_ids(self.session.proposal)) or [""]
        chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3))
        self.let_go(self.outline.model.mimeData([self.outline.model.index_of(one) for one in chosen]), x, y)

    @rule(number=st.integers(0, 500), x=st.integers(0, 300), y=st.integers(0, 690))
    def drag_from_library(self, number: int, x: int, y: int) -> None:
        entries = tuple(self.session.workspace.library.index)
        data = QMimeData()
        data.setData(ENTRY_MIME, "\n".join((entries[number % len(entries)], "gone/benefits/x")).encode())
        self.let_go(data, x, y)

    def let_go(self, data: QMimeData, x: int, y: int) -> None:
        actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        button, viewport, at = Qt.MouseButton.LeftButton, self.outline.tree.viewport(), QPointF(x, y)
        QApplication.sendEvent(viewport, QDragMoveEvent(at, actions, data, button, Mod.NoModifier))
        QApplication.sendEvent(viewport, QDropEvent(at, actions, data, button, Mod.NoModifier, QEvent.Type.Drop))

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.session.workspace.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.session.workspace.redo()

    @rule()
    def undo_and_redo(self) -> None:
        before, heard = self.session.proposal, []
        self.session.history_changed.connect(heard.append)
        self.session.workspace.undo()
        if heard:
            self.session.workspace.redo()
        self.session.history_changed.disconnect(heard.append)
        assert self.session.proposal is before

    @rule(on=st.booleans(), words=st.sampled_from(("", "text", "zzz")), severity=st.sampled_from(tuple(Severity)))
    def filter_findings(self, on: bool, words: str, severity: Severity) -> None:
        self.findings.bar.line.setText(words)
        self.findings.bar.switch(severity).setChecked(on)

    @rule(forward=st.booleans())
    def walk_findings(self, forward: bool) -> None:
        (self.findings.next_finding if forward else self.findings.previous_finding)()

    @rule()
    def settle(self) -> None:
        QCoreApplication.processEvents()

    @rule()
    def read(self) -> None:
        """Wait until everything is laid out."""
        if self.session.preview is None or self.session.preview.revision != self.session.workspace.revision:
            self.session.request_preview()
            self.qtbot.waitUntil(self.is_laid_out, timeout=20_000)

    def is_laid_out(self) -> bool:
        preview = self.session.preview
        return preview is not None and preview.revision == self.session.workspace.revision and preview.pending is None

    @rule()
    def see(self) -> None:
        self.window.grab()

    @rule()
    def save(self) -> None:
        self.session.workspace.mark_saved()

    @invariant()
    def nothing_was_raised(self) -> None:
        assert not self.exceptions

    @invariant()
    def ids_are_unique(self) -> None:
        proposal = self.session.proposal
        ids = [chapter.id for chapter in proposal.chapters] + [pick.id for _, pick in all_picks(proposal)]
        assert len(ids) == len(set(ids))

    @invariant()
    def the_outline_shows_the_proposal(self) -> None:
        expected = [("", "")]
        for chapter in self.session.proposal.chapters:
            expected.append((chapter.id, ""))
            picks = chapter.picks if isinstance(chapter, PicksChapter) else ()
            expected.extend((pick.id, chapter.id) for pick in picks)
        assert list(self.outline.model.order()) == expected

    @invariant()
    def the_selection_is_seen(self) -> None:
        selected = self.session.selection.source
        index = self.outline.model.index_of(selected)
        assert index.isValid() or selected == "gone"
        if index.isValid():
            assert self.outline.tree.currentIndex() == index

    @invariant()
    def findings_are_counted(self) -> None:
        # They are told a turn of the event loop after the pages, and counted in the next one.
        self.qtbot.waitUntil(lambda: self.findings.counts == self.counted(), timeout=20_000)

    def counted(self) -> tuple[int, int]:
        known = self.session.findings
        errors = sum(one.severity is Severity.ERROR for one in known)
        return errors, sum(one.severity is Severity.WARNING for one in known)

    def teardown(self) -> None:
        try:
            last = self.session.proposal
            steps = 0
            while self.session.proposal is not self.first:
                before = self.session.proposal
                self.session.workspace.undo()
                steps += 1
                assert self.session.proposal is not before, "undo does not lead home"
            for _ in range(steps):
                self.session.workspace.redo()
            assert self.session.proposal is last
        finally:
            for tester in self.testers:
                tester.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.session.close()
            self.window.close()
            self.window.deleteLater()
            self.session.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.caught.__exit__(None, None, None)


def _others(session: Session) -> list[QWidget]:
    """Make the panes beside outline and findings."""
    return [getattr(importlib.import_module(module), name)(session) for module, name in OTHER_PANES]


def _watched(model: QAbstractItemModel, parent: QWidget) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, parent)


def test_a_mad_user_breaks_nothing(qtbot: QtBot, folders: Folders, library: Library, pitch: Proposal) -> None:
    run_state_machine_as_test(
        lambda: MadUser(qtbot, folders, library, pitch),
        settings=settings(
            max_examples=8, stateful_step_count=35, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
