"""The lines of an estimate or the phases of a plan: a table, the rest of the current row under it, and the sums."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.app.edits.finding import chapter_of
from studio.app.forms.form import FieldKind, FormField
from studio.app.forms.typing import totals_of, whole_duration
from studio.domain.chapters import EstimateChapter, PlanChapter
from studio.ui.icons import Tone, icon
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.follow_on import FollowOn
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.header import CutLabel
from studio.ui.tailor.item_verbs import Verb
from studio.ui.tailor.list_block import ListBlock, under_list
from studio.ui.tailor.placing import places_of
from studio.ui.tailor.sums import Sums
from studio.ui.tailor.table_columns import KINDS, figures_of
from studio.ui.tailor.table_model import WRONG, TableModel
from studio.ui.tailor.table_view import RecordTable
from studio.ui.theme import GAP, SPACE
from studio.ui.theme_roles import button, frame, label, tool


class TableBlock(ListBlock):
    """A table with what belongs to it."""

    def __init__(self, field: FormField, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._edits = edits
        self._kind = KINDS[field.path]
        self._model = TableModel(field.path, self.spec, self._kind, edits, self)
        self.table = RecordTable(self._model, edits, self)
        self.table.setAccessibleName(field.spec.label)
        self._hint = label("", "error", wrap=True)
        self._hint.hide()
        self._empty = label(f"No {self.spec.label.lower()} yet. Add the first one.", "muted", wrap=True)
        self._details = frame("card")
        self._heading = CutLabel()
        self._rows: dict[str, FieldRow] = {}
        self.sums = Sums(self)
        self.follow_on = FollowOn(self)
        card = frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._card = card
        for widget in (card, self._empty, self._hint, self.follow_on):
            self.body.addWidget(widget)
        self.body.addLayout(self._buttons())
        self.body.addWidget(self.sums)
        self.body.addWidget(self._details)
        self._fill_details()
        self._connect()

    @property
    def hint(self) -> str:
        """What is wrong with the text of the current cell; empty when it was taken."""
        return self._hint.text()

    def show_field(self, field: FormField, *, anew: bool = False) -> None:
        """Show the records."""
        records = field.value if isinstance(field.value, tuple) else ()
        chapter = chapter_of(self._edits.session.proposal, self._edits.source)
        row = self.table.currentIndex().row()
        self._model.show_records(records, figures_of(self._edits.session.proposal, chapter), anew=anew)
        if anew or row >= len(records):
            self.table.go(0 if anew else len(records) - 1, 0)
        self.table.fit()
        self._card.setVisible(bool(records))
        self._empty.setVisible(not records)
        self._show_row(anew=anew)
        if isinstance(chapter, EstimateChapter):
            self.sums.show_sums(totals_of(self._edits.session.proposal, chapter))
        elif isinstance(chapter, PlanChapter):
            self.follow_on.show_phases(chapter.phases, typed=self._edits.typing and not anew)
            whole = whole_duration(chapter.phases)
            self.sums.show_sums((("From start to end", whole),) if whole else ())

    def focus_path(self, path: str) -> bool:
        """Put the cursor into the cell or the field that a path names."""
        _, _, rest = path.removeprefix(self.path).partition(".")
        number, _, name = rest.partition(".")
        row = int(number) if number.isdecimal() else 0
        if not self._model.rowCount():
            self._add.setFocus()
            return True
        column = self._model.column_of(name)
        self.table.go(row, max(column, 0))
        if name in self._rows and (column < 0 or self.table.isColumnHidden(column)):
            self._rows[name].focus()
        else:
            self.table.setFocus()
        return True

    def target(self, path: str) -> QWidget:
        """Give the widget to scroll to."""
        name = path.rpartition(".")[2]
        row = self._rows.get(name)
        return row if row is not None and self._model.column_of(name) < 0 else self._card

    def rows(self) -> Iterator[FieldRow]:
        """Give the fields of the current row."""
        yield from self._rows.values()

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab goes through, in order."""
        yield self.table
        yield self.follow_on.shift
        yield from (self._add, self._copy, self._up, self._down, self._remove)
        for row in self._rows.values():
            yield from row.stops()

    def _buttons(self) -> QHBoxLayout:
        item = self.spec.item
        self._add = button(f"Add {item}", "quiet", symbol="plus")
        self._copy = tool("copy", f"Duplicate {item} (Ctrl+D)")
        self._up = tool("arrow-up", f"Move {item} up (Alt+Up)")
        self._down = tool("arrow-down", f"Move {item} down (Alt+Down)")
        self._remove = tool("trash-2", f"Remove {item} (Ctrl+Del)")
        for one, symbol in ((self._copy, "copy"), (self._up, "arrow-up"), (self._down, "arrow-down")):
            one.setIcon(icon(symbol, Tone.MUTED))
        self._remove.setIcon(icon("trash-2", Tone.MUTED))
        line = under_list(self._add)
        for one in (self._copy, self._up, self._down, self._remove):
            line.addWidget(one)
        return line

    def _fill_details(self) -> None:
        layout = QVBoxLayout(self._details)
        layout.setContentsMargins(12, SPACE, 12, 12)
        layout.setSpacing(GAP)
        layout.addWidget(self._heading)
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        layout.addLayout(grid)
        specs = {spec.name: spec for spec in self.spec.columns}
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        details = [specs[name] for name in self._kind.details]
        for spec, (line, column, span) in zip(details, places_of(details), strict=True):
            name = spec.name
            row = FieldRow("", spec, self._edits, parent=self)
            self._rows[name] = row
            grid.addWidget(row, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
            if spec.kind is FieldKind.SWITCH:
                grid.setAlignment(row, Qt.AlignmentFlag.AlignBottom)
            if self._model.column_of(name) >= 0:
                row.hide()

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._up.clicked.connect(self._on_up_clicked)
        self._down.clicked.connect(self._on_down_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self.table.add_asked.connect(self._on_add_clicked)
        self.table.verb_asked.connect(self._on_verb_asked)
        self.table.focus_came.connect(self._on_focus_came)
        self.table.columns_changed.connect(self._on_columns_changed)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self._model.dataChanged.connect(self._on_data_changed)
        self._model.move_asked.connect(self._move)
        self.follow_on.asked.connect(self._on_follow_on_asked)

    def _show_row(self, *, anew: bool = False) -> None:
        row = self.table.currentIndex().row()
        record = self._model.record(row)
        self._details.setVisible(record is not None)
        for one in (self._copy, self._remove):
            one.setEnabled(record is not None)
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < self._model.rowCount() - 1)
        if record is None:
            return
        name = self.spec.item.capitalize()
        title = getattr(record, self._kind.columns[0].field)
        self._heading.setText(f"{name} {row + 1} · {title}")
        for field, editor in self._rows.items():
            path = f"{self.path}.{row}.{field}"
            other = anew or editor.path != path
            editor.set_place(path, f"{name} {row + 1}, {editor.spec.label.lower()}")
            editor.show_value(getattr(record, field), anew=other)

    def _insert(self, index: int) -> None:
        if self._edits.insert(self.path, index, self.spec.item):
            self.table.setFocus()
            self.table.go(index, 0, edit=True)

    def _move(self, row: int, to: int) -> None:
        if to != row and 0 <= to < self._model.rowCount() and self._edits.move(self.path, row, to, self.spec.item):
            self.table.go(to, max(self.table.currentIndex().column(), 0))

    def _on_add_clicked(self) -> None:
        row = self.table.currentIndex().row()
        self._insert(row + 1 if row >= 0 else self._model.rowCount())

    def _on_copy_clicked(self) -> None:
        row = self.table.currentIndex().row()
        if self._edits.duplicate(self.path, row, self.spec.item):
            self.table.go(row + 1, 0)

    def _on_up_clicked(self) -> None:
        row = self.table.currentIndex().row()
        self._move(row, row - 1)

    def _on_down_clicked(self) -> None:
        row = self.table.currentIndex().row()
        self._move(row, row + 1)

    def _on_remove_clicked(self) -> None:
        row = self.table.currentIndex().row()
        column = max(self.table.currentIndex().column(), 0)
        if self._edits.remove(self.path, row, self.spec.item):
            self.table.go(min(row, self._model.rowCount() - 1), column)

    def _on_verb_asked(self, row: int, verb: Verb) -> None:
        match verb:
            case Verb.UP | Verb.DOWN:
                self._move(row, row + (1 if verb is Verb.DOWN else -1))
            case Verb.DUPLICATE:
                self._on_copy_clicked()
            case Verb.REMOVE:
                self._on_remove_clicked()
            case Verb.ADD:
                self._on_add_clicked()

    def _on_follow_on_asked(self, index: int, days: int) -> None:
        self._edits.shift_following(index, days)
        self.table.setFocus()

    def _on_focus_came(self) -> None:
        index = self.table.currentIndex()
        self._edits.note_focus(self._model.path_at(index) if index.isValid() else self.path)

    def _on_columns_changed(self) -> None:
        """Show under the table what has no column in it now."""
        for name, row in self._rows.items():
            if self._model.column_of(name) >= 0:
                row.setVisible(self.table.isColumnHidden(self._model.column_of(name)))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_row()
        self._show_hint()
        if current.isValid() and self.table.hasFocus():
            self._edits.note_focus(self._model.path_at(current))

    def _on_data_changed(self) -> None:
        self._show_hint()

    def _show_hint(self) -> None:
        wrong = self.table.currentIndex().data(WRONG)
        said = f"{wrong.text} {wrong.hint}" if wrong else self._model.given_up
        self._hint.setText(said)
        self._hint.setVisible(bool(said))
