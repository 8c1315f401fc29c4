"""The outline pane: what the proposal consists of, and every way to rearrange it."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.app.events import LibraryChanged, ProposalChanged
from studio.domain.findings import Finding
from studio.ui.outline.actions import OutlineActions
from studio.ui.outline.dropping import Load, Spot
from studio.ui.outline.hint import EmptyHint
from studio.ui.outline.model import OutlineModel
from studio.ui.outline.rows import Branch, Level, OutlineRows, Row
from studio.ui.outline.steps import OutlineSteps
from studio.ui.outline.tree import OutlineTree
from studio.ui.outline.verbs import shown_after
from studio.ui.outline.words import total
from studio.ui.session import Selection, Session
from studio.ui.theme import MARGIN, SPACE
from studio.ui.theme_roles import label
from studio.ui.updating.bar import UpdateBar

_ROWS_OPEN = 40
"""Up to so many rows a proposal opens with all its chapters open."""
_Flag = QItemSelectionModel.SelectionFlag


class OutlinePane(QFrame):
    """Chapters and picks of a session's proposal."""

    update_wanted = Signal()
    """What the library has changed is to be looked at."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = OutlineRows()
        self._steps = OutlineSteps(session)
        self._showing = False
        """While rows are shown or followed the tree's selection is not the user's."""
        self.model = OutlineModel(self)
        self.tree = OutlineTree(self.model, self)
        self.verbs = OutlineActions(self.tree)
        self._total = label("", "small")
        self.update_bar = UpdateBar(self)
        self._hint = EmptyHint(self.verbs.menu, self.tree.viewport())
        self._lay_out()
        self._listen()
        self._show_rows()
        self._reveal(session.selection.source)

    def sizeHint(self) -> QSize:
        """Give room for usual titles."""
        return QSize(320, 560)

    # --- the session's state becomes rows

    def _show_rows(self) -> None:
        """Show the proposal as it is now, with what is selected and open as it was."""
        session = self._session
        branches = self._rows.rows(session.proposal, session.workspace.library, session.preview, session.findings)
        before = self.model.order()
        self._showing = True
        self.model.show_rows(branches)
        self._open_new(branches, {source for source, _ in before})
        self._showing = False
        self._follow(before)
        self._total.setText(total([branch for branch, _ in branches]))
        self._hint.setVisible(len(branches) == 1)
        self._update_verbs()

    def _open_new(self, branches: Sequence[Branch], known: set[str]) -> None:
        """Open new chapters; of a whole new proposal only when it is short."""
        new = [top.source for top, _ in branches if top.holds_picks and top.source not in known]
        whole = len(new) > len(branches) // 2
        if not whole or sum(1 + len(below) for _, below in branches) <= _ROWS_OPEN:
            for source in new:
                self.tree.setExpanded(self.model.index_of(source), True)  # noqa: FBT003 - Qt's own signature

    def _follow(self, before: Sequence[tuple[str, str]]) -> None:
        """Keep what is selected; when that is gone, go to the row beside it."""
        selected = self._session.selection.source
        if not self.model.index_of(selected).isValid():
            self._session.select(shown_after(before, selected, {source for source, _ in self.model.order()}))
        elif self._source(self.tree.currentIndex()) != selected:
            self._reveal(selected)

    def _reveal(self, source: str) -> None:
        """Make a row the current one and bring it into view."""
        index = self.model.index_of(source)
        if index.isValid():
            self._showing = True
            self.tree.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            self._showing = False
            self.tree.scrollTo(index)
            self._update_verbs()

    def _reselect(self, rows: Sequence[Row]) -> None:
        """Select rows that stand elsewhere now, and show them."""
        self._showing = True
        for row in rows:
            index = self.model.index_of(row.source)
            self.tree.expand(index.parent())
            self.tree.selectionModel().select(index, _Flag.Select)
        self._showing = False
        self.tree.scrollTo(self.tree.currentIndex())
        self._update_verbs()

    def _source(self, index: QModelIndex) -> str | None:
        row = self.model.row_at(index)
        return row.source if row is not None else None

    def _selected(self) -> list[Row]:
        """Give the selected rows that something can be done with."""
        rows = (self.model.row_at(index) for index in self.tree.selectionModel().selectedIndexes())
        return [row for row in rows if row is not None and row.level is not Level.COVER]

    def _update_verbs(self) -> None:
        rows = self._selected()
        self.verbs.rename.setEnabled(len(rows) == 1)
        self.verbs.duplicate.setEnabled(bool(rows))
        self.verbs.remove.setEnabled(bool(rows))
        self.verbs.show_pins([row.pinned for row in rows if row.level is Level.PICK and not row.missing])
        self.verbs.up.setEnabled(self._steps.can_shift(rows, -1))
        self.verbs.down.setEnabled(self._steps.can_shift(rows, 1))

    # --- what the user does

    def _on_rename_triggered(self) -> None:
        index = self.tree.currentIndex()
        if self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.tree.scrollTo(index)
            self.tree.edit(index)

    def _on_duplicate_triggered(self) -> None:
        self._select_new(self._steps.duplicate(self._selected()))

    def _on_up_triggered(self) -> None:
        self._shift(-1)

    def _on_down_triggered(self) -> None:
        self._shift(1)

    def _on_remove_triggered(self) -> None:
        self._steps.remove(self._selected())

    def _on_pin_triggered(self) -> None:
        rows = [row for row in self._selected() if row.level is Level.PICK]
        self._steps.pin(rows, on=not all(row.pinned for row in rows))

    def _on_menu_triggered(self, action: QAction) -> None:
        self._select_new(self._steps.add(str(action.data()), action.text()))
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_model_renamed(self, source: str, title: str) -> None:
        row = self.model.row_at(self.model.index_of(source))
        if row is not None:
            self._steps.rename(row, title)

    def _on_tree_dropped(self, load: Load, spot: Spot) -> None:
        rows = [row for row in (self.model.row_at(self.model.index_of(one)) for one in load.ids) if row is not None]
        self._select_new(self._steps.drop(load, spot, rows))
        self._reselect(rows)

    def _on_tree_current_changed(self, current: QModelIndex) -> None:
        source = self._source(current)
        if not self._showing and source is not None and source != self._session.selection.source:
            self._session.select(source)

    def _on_tree_selection_changed(self) -> None:
        if not self._showing:
            self._update_verbs()

    def _on_tree_menu_requested(self, at: QPoint) -> None:
        self.verbs.context_menu().popup(self.tree.viewport().mapToGlobal(at))

    def _shift(self, step: int) -> None:
        rows = self._selected()
        self._steps.shift(rows, step)
        self._reselect(rows)

    def _select_new(self, source: str) -> None:
        if source:
            self._session.select(source)

    # --- what the session tells

    def _on_session_proposal_changed(self, _event: ProposalChanged) -> None:
        self._show_rows()

    def _on_session_library_changed(self, _event: LibraryChanged) -> None:
        self._show_rows()

    def _on_session_findings_changed(self, findings: tuple[Finding, ...]) -> None:
        self.update_bar.show_findings(findings)
        self._show_rows()  # told after every preview too, so page counts are new

    def _on_session_selection_changed(self, selection: Selection) -> None:
        if self._source(self.tree.currentIndex()) != selection.source:
            self._reveal(selection.source)

    def _lay_out(self) -> None:
        self.setAccessibleName("Outline")
        self.setProperty("role", "panel")
        self.setFocusProxy(self.tree)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, SPACE, SPACE, 0)
        head.setSpacing(0)
        head.addWidget(label("Outline", "heading"))
        head.addStretch(1)
        for button in self.verbs.buttons():
            head.addWidget(button)
        self._total.setContentsMargins(MARGIN, 0, MARGIN, SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._total)
        layout.addWidget(self.update_bar)
        layout.addWidget(self.tree, 1)

    def _listen(self) -> None:
        session, verbs = self._session, self.verbs
        session.proposal_changed.connect(self._on_session_proposal_changed)
        session.library_changed.connect(self._on_session_library_changed)
        session.findings_changed.connect(self._on_session_findings_changed)
        session.selection_changed.connect(self._on_session_selection_changed)
        self.tree.selectionModel().currentChanged.connect(self._on_tree_current_changed)
        self.tree.selectionModel().selectionChanged.connect(self._on_tree_selection_changed)
        self.tree.dropped.connect(self._on_tree_dropped)
        self.tree.customContextMenuRequested.connect(self._on_tree_menu_requested)
        self.model.renamed.connect(self._on_model_renamed)
        verbs.rename.triggered.connect(self._on_rename_triggered)
        verbs.duplicate.triggered.connect(self._on_duplicate_triggered)
        verbs.up.triggered.connect(self._on_up_triggered)
        verbs.down.triggered.connect(self._on_down_triggered)
        verbs.remove.triggered.connect(self._on_remove_triggered)
        verbs.pin.triggered.connect(self._on_pin_triggered)
        self.update_bar.wanted.connect(self.update_wanted)
        verbs.open_all.triggered.connect(self.tree.expandAll)
        verbs.close_all.triggered.connect(self.tree.collapseAll)
        verbs.menu.triggered.connect(self._on_menu_triggered)
