"""The dialog that shows what the library has changed since, and brings it in: all, one entry, or none."""

from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio.app.pinning import pinned
from studio.app.updating import EntryUpdate, with_updates
from studio.domain.entries import EntryId
from studio.ui.findings.still import Still
from studio.ui.icons import Tone
from studio.ui.session import Session
from studio.ui.theme import GAP, MARGIN, SPACE, WIDE
from studio.ui.theme_roles import button, frame, label
from studio.ui.updating.entry_list import EntryList
from studio.ui.updating.looking import Looking
from studio.ui.updating.model import UpdatesModel
from studio.ui.updating.rows import UpdateRow, counted, settled, still_meant, told, update_rows
from studio.ui.updating.sheet import Sheet
from studio.ui.worker import Worker

_SIZE = (1080, 660)
_Flag = QItemSelectionModel.SelectionFlag


class UpdateDialog(QDialog):
    """Stays open beside the window; everything done here is undone as any other step."""

    def __init__(self, session: Session, reader: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._updates: tuple[EntryUpdate, ...] = ()
        self._chosen: dict[tuple[str, str], Any] = {}
        self._fresh = False
        self._wanted = ""
        self._looking = Looking(session, reader, self)
        self.setWindowTitle("Update from library")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(820, 440)
        self.resize(*_SIZE)
        self.model = UpdatesModel()
        self.model.setParent(self)
        self.list = EntryList(self.model)
        self.sheet = Sheet()
        self.told = label("", "muted", wrap=True)
        self.done_text = label("", "muted")
        self._looked = Still("clock", Tone.MUTED, "Looking", "What the library has changed is being looked up.")
        self.nothing = Still(
            "circle-check",
            Tone.ACCENT,
            "Everything is as the library has it",
            "When the library changes an entry that you picked, you see here what it was, what it is now, and what is "
            "yours.",
        )
        self._stack = QStackedWidget()
        self.close_button = button("Close")
        self.one_button = button("&Update this entry")
        self.one_button.setObjectName("update-one")
        self.all_button = button("Update &all", "primary")
        self.all_button.setObjectName("update-all")
        self._lay_out()
        self._listen()
        self._looking.again()

    @property
    def is_fresh(self) -> bool:
        """Whether what is shown is of the proposal and the library as they are."""
        return self._fresh

    def go_to(self, source: str) -> None:
        """Show a pick by its id."""
        self._wanted = source
        self._select(source)

    def done(self, result: int) -> None:
        """Look no more."""
        self._looking.close()
        super().done(result)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(WIDE, MARGIN, WIDE, MARGIN)
        head.setSpacing(GAP)
        head.addWidget(label("Update from library", "title"))
        head.addWidget(self.told)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(1)
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(self.sheet)
        both.setStretchFactor(1, 1)
        both.setSizes([290, _SIZE[0] - 290])
        self.list.setMinimumWidth(200)
        self.sheet.setMinimumWidth(460)
        self._main = both
        for page in (self._looked, self.nothing, both):
            self._stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(WIDE, SPACE + GAP, WIDE, SPACE + GAP)
        foot.setSpacing(SPACE)
        foot.addWidget(self.done_text, 1)
        for one in (self.close_button, self.one_button, self.all_button):
            one.setAutoDefault(False)
            foot.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(frame("line"))
        column.addWidget(self._stack, 1)
        column.addWidget(frame("line"))
        column.addLayout(foot)

    def _listen(self) -> None:
        self._looking.begun.connect(self._on_looking_begun)
        self._looking.found.connect(self._on_looking_found)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.sheet.decided.connect(self._on_sheet_decided)
        self.sheet.left_open.connect(self._on_sheet_left_open)
        self.sheet.pin_wanted.connect(self._on_sheet_pin_wanted)
        self.close_button.clicked.connect(self.reject)
        self.one_button.clicked.connect(self._on_one_clicked)
        self.all_button.clicked.connect(self._on_all_clicked)
        for key, run in (
            (QKeySequence.StandardKey.Undo, self._session.workspace.undo),
            (QKeySequence.StandardKey.Redo, self._session.workspace.redo),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(run)

    # --- what is shown

    def _show_rows(self) -> None:
        rows = update_rows(self._session.proposal, self._session.workspace.library, self._updates, self._chosen)
        at = max(self.list.currentIndex().row(), 0)
        self.model.show_rows(rows)
        self.told.setText(told(rows))
        page = self._main if rows else self.nothing if self._fresh else self._looked
        self._stack.setCurrentWidget(page)
        if rows and self.focusWidget() in (None, self.close_button):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if rows and not self._select(self._wanted) and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(min(at, len(rows) - 1)))
        self._wanted = ""
        self._show_current()

    def _show_current(self) -> None:
        self.sheet.show_row(self._current(), self._chosen)
        self._update_buttons()

    def _update_buttons(self) -> None:
        ready, current = settled(self._updates, self._chosen), self._current()
        one = current is not None and current.entry in {update.entry for update in ready}
        self.one_button.setEnabled(self._fresh and one)
        self.one_button.setToolTip("" if one or current is None or current.pinned else "Choose for its fields first")
        self.all_button.setEnabled(self._fresh and bool(ready))
        waiting = bool(ready) and len(ready) < len(self._updates)
        self.all_button.setText(f"Upd&ate {len(ready)} of {len(self._updates)}" if waiting else "Update &all")
        self.all_button.setToolTip("Those that wait for your choice stay as they are" if waiting else "")

    def _current(self) -> UpdateRow | None:
        return self.model.row_at(self.list.currentIndex())

    def _select(self, key: str) -> bool:
        index = self.model.index_of(key)
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        return index.isValid()

    # --- what is done

    def _bring_in(self, updates: tuple[EntryUpdate, ...]) -> None:
        if not self._fresh or not updates:
            return
        library, many = self._session.workspace.library, len({update.entry for update in updates})
        change = partial(with_updates, library=library, updates=updates, choices=dict(self._chosen))
        if self._session.edit(change, "Update from library"):
            undo = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
            self.done_text.setText(f"{counted(many, 'entry', 'entries')} updated. {undo} takes it back.")

    def _on_looking_begun(self) -> None:
        self._fresh = False
        self._update_buttons()

    def _on_looking_found(self, updates: tuple[EntryUpdate, ...]) -> None:
        self._fresh = True
        self._chosen = still_meant(self._chosen, self._updates, updates)
        self._updates = updates
        self._show_rows()

    def _on_list_current_changed(self, _current: QModelIndex) -> None:
        self._show_current()

    def _on_sheet_decided(self, pick: str, name: str, value: object) -> None:
        self._chosen[pick, name] = value
        self._show_rows()

    def _on_sheet_left_open(self, pick: str, name: str) -> None:
        self._chosen.pop((pick, name), None)
        self._show_rows()

    def _on_sheet_pin_wanted(self, entry: str, on: bool) -> None:  # noqa: FBT001 -- a signal's
        library = self._session.workspace.library
        change = partial(pinned, library=library, entry_id=EntryId(entry), on=on)
        self._session.edit(change, "Pin entry" if on else "Let entry follow the library")

    def _on_one_clicked(self) -> None:
        current = self._current()
        ready = settled(self._updates, self._chosen)
        self._bring_in(tuple(one for one in ready if current is not None and one.entry == current.entry))

    def _on_all_clicked(self) -> None:
        self._bring_in(settled(self._updates, self._chosen))
