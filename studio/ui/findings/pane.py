"""The findings pane: what should be mended, and the way there."""

from collections import Counter

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.findings import Finding, Severity
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.ui.findings.delegate import FindingDelegate
from studio.ui.findings.filter_bar import FilterBar
from studio.ui.findings.model import FindingsModel
from studio.ui.findings.rows import FindingRow, copied, finding_rows, shown_rows
from studio.ui.findings.still import Still
from studio.ui.icons import Tone, icon
from studio.ui.session import Session
from studio.ui.theme import MARGIN, SPACE
from studio.ui.theme_roles import label
from studio.ui.updating.bar import CHANGED, MOVED


class FindingsPane(QFrame):
    """Everything that a session knows not to be as it should be, live."""

    count_changed = Signal(int, int)
    """Errors and warnings."""
    update_wanted = Signal(str)
    """What the library has changed of the pick with this id is to be looked at."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: tuple[FindingRow, ...] = ()
        self._counts = (0, 0)
        self._shown: tuple[Proposal, Library, tuple[Finding, ...]] | None = None
        """What the rows were made from."""
        self._visited = ""
        """Key of the finding that was gone to last."""
        self._later = QTimer(self, singleShot=True, interval=0)
        """The outline follows findings too: each takes a turn of the event loop of its own."""
        self.model = FindingsModel()
        self.model.setParent(self)
        self.bar = FilterBar()
        self.list = _list(self.model)
        self.go = self._action("Go to this place", "arrow-right", "")
        self.update_entry = self._action("Update from library…", "refresh-cw", "Ctrl+Return")
        self.copy = self._action("Copy", "copy", QKeySequence(QKeySequence.StandardKey.Copy).toString())
        self._checking = Still("clock", Tone.MUTED, "Checking", "Your proposal is being looked through.")
        self._fine = Still(
            "circle-check", Tone.ACCENT, "Nothing to mend", "Everything that is checked is as it should be."
        )
        self._unmatched = Still(
            "filter", Tone.MUTED, "No finding matches", "Others are hidden by the filter.", "Show all"
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._listen()
        self._refresh()

    @property
    def counts(self) -> tuple[int, int]:
        """Errors and warnings, as told last."""
        return self._counts

    def sizeHint(self) -> QSize:
        """Give room for a few findings."""
        return QSize(420, 260)

    def next_finding(self) -> None:
        """Go to the place of the next finding; behind the last comes the first."""
        self._step(1)

    def previous_finding(self) -> None:
        """Go to the place of the finding before; before the first comes the last."""
        self._step(-1)

    def _step(self, step: int) -> None:
        indexes = self.model.finding_indexes()
        if not indexes:
            return
        at = next((n for n, one in enumerate(indexes) if one == self.list.currentIndex()), None)
        if at is None:
            at = 0 if step > 0 else len(indexes) - 1
        elif self.model.index_of(self._visited).isValid() or step < 0:
            at = (at + step) % len(indexes)
        self.list.setCurrentIndex(indexes[at])
        self._visit(indexes[at])

    def _visit(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self._visited = row.key
            if row.concern is not None:
                self._session.select(row.concern.source, row.concern.field)

    def _refresh(self) -> None:
        session = self._session
        proposal, library, findings = shown = session.proposal, session.workspace.library, session.findings
        if self._shown is not None and all(map(_is_same, self._shown, shown)):
            self._show_page()
            return
        self._shown = shown
        self._rows = finding_rows(proposal, library, findings)
        totals = Counter(row.severity for row in self._rows)
        self.bar.show_counts(totals)
        self._narrow()
        counts = (totals[Severity.ERROR], totals[Severity.WARNING])
        if counts != self._counts:
            self._counts = counts
            self.count_changed.emit(*counts)

    def _narrow(self) -> None:
        self.model.show_rows(shown_rows(self._rows, self.bar.severities, self.bar.words))
        self._show_page()
        self._update_actions()

    def _show_page(self) -> None:
        """Show the rows, or why there are none."""
        self.bar.setVisible(bool(self._rows or self.bar.words) or self.bar.line.hasFocus())
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.list)
        elif self._rows:
            self._stack.setCurrentWidget(self._unmatched)
        else:
            self._stack.setCurrentWidget(self._fine if self._session.preview is not None else self._checking)

    def _update_actions(self) -> None:
        row = self.model.row_at(self.list.currentIndex())
        self.copy.setEnabled(row is not None)
        self.update_entry.setVisible(row is not None and row.code in (CHANGED, MOVED))
        self.go.setEnabled(row is not None and row.concern is not None)

    # --- what is heard

    def _on_session_findings_changed(self, _findings: tuple[Finding, ...]) -> None:
        # Also when only the proposal is another: chapters may be called otherwise, or be gone.
        self._later.start()

    def _on_bar_changed(self) -> None:
        self._narrow()

    def _on_show_all_clicked(self) -> None:
        self.bar.clear()

    def _on_list_activated(self, index: QModelIndex) -> None:
        self._visit(index)

    def _on_list_current_changed(self) -> None:
        self._update_actions()

    def _on_list_menu_requested(self, at: QPoint) -> None:
        if self.model.row_at(self.list.indexAt(at)) is not None:
            menu = QMenu(self.list)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions([self.go, self.update_entry, self.copy])
            menu.popup(self.list.viewport().mapToGlobal(at))

    def _on_go_triggered(self) -> None:
        self._visit(self.list.currentIndex())

    def _on_update_triggered(self) -> None:
        row = self.model.row_at(self.list.currentIndex())
        if row is not None and row.concern is not None:
            self.update_wanted.emit(row.concern.source)

    def _on_copy_triggered(self) -> None:
        row = self.model.row_at(self.list.currentIndex())
        if row is not None:
            QGuiApplication.clipboard().setText(copied(row))

    def _action(self, text: str, symbol: str, key: str) -> QAction:
        action = QAction(icon(symbol), text, self.list)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.list.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.setAccessibleName("Findings")
        self.setProperty("role", "panel")
        kept = self.bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(kept)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        head.setSpacing(MARGIN)
        head.addWidget(label("Findings", "heading"))
        head.addWidget(self.bar, 1)
        for page in (self.list, self._checking, self._fine, self._unmatched):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _listen(self) -> None:
        self._session.findings_changed.connect(self._on_session_findings_changed)
        self._later.timeout.connect(self._refresh)
        self.bar.changed.connect(self._on_bar_changed)
        self.list.clicked.connect(self._on_list_activated)
        self.list.activated.connect(self._on_list_activated)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.list.customContextMenuRequested.connect(self._on_list_menu_requested)
        self.go.triggered.connect(self._on_go_triggered)
        self.update_entry.triggered.connect(self._on_update_triggered)
        self.copy.triggered.connect(self._on_copy_triggered)
        if self._unmatched.button is not None:
            self._unmatched.button.clicked.connect(self._on_show_all_clicked)


def _is_same(before: object, now: object) -> bool:
    """Tell whether something is still as it was; proposals are not looked through."""
    return before is now or (isinstance(now, tuple) and before == now)


def _list(model: FindingsModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(FindingDelegate(view))
    view.setAccessibleName("Findings")
    view.setMouseTracking(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return view
