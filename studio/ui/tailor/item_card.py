"""One item of a list: a line of text, or a card with the fields of a record."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.app.edits.paths import value_at
from studio.app.forms.form import FieldKind, FieldSpec
from studio.ui.icons import Tone, icon
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.item_verbs import Verb, VerbMenu, verb_of
from studio.ui.tailor.placing import places_of
from studio.ui.theme import GAP, SPACE
from studio.ui.theme_roles import label, tool


class ItemCard(QFrame):
    """An item with its fields. `asked` tells of a verb: to move, to duplicate, to remove, to add one behind it."""

    asked = Signal(int, Verb)

    def __init__(self, list_spec: FieldSpec, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = list_spec
        self._edits = edits
        self.index = 0
        self._count = 0
        self._rows: dict[str, FieldRow] = {}
        self._heading = label("", "small")
        self._more = tool("ellipsis", f"Move or remove this {list_spec.item}")
        self._more.setIcon(icon("ellipsis", Tone.MUTED))
        self._more.setFixedSize(26, 26)
        self._more.clicked.connect(self._on_more_clicked)
        if list_spec.columns:
            self._make_record()
        else:
            self._make_text()

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        """The fields."""
        return tuple(self._rows.values())

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab goes through, in order."""
        if self._spec.columns:
            yield self._more
        for row in self._rows.values():
            yield from row.stops()
        if not self._spec.columns:
            yield self._more

    def show_item(self, path: str, index: int, items: Sequence[object], *, anew: bool) -> None:
        """Show the item that has this index in the list at this path."""
        self.index, self._count, item = index, len(items), items[index]
        name = self._spec.item.capitalize()
        self._heading.setText(f"{name} {index + 1}")
        for field, row in self._rows.items():
            said = f"{name} {index + 1}" + (f", {row.spec.label.lower()}" if field else "")
            row.set_place(f"{path}.{index}.{field}" if field else f"{path}.{index}", said)
            row.show_value(value_at(item, field) if field else item, anew=anew)

    def focus(self, field: str = "", *, select: bool = False) -> None:
        """Put the cursor into a field, the first one when it is not known."""
        row = self._rows.get(field) or next(iter(self._rows.values()))
        row.focus()
        editor = row.editor
        if select and hasattr(editor, "selectAll"):
            editor.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, duplicate or remove the item."""
        verb = verb_of(event)
        if verb is not None:
            self.asked.emit(self.index, verb)
        else:
            super().keyPressEvent(event)

    def _make_text(self) -> None:
        spec = FieldSpec(name="", label=self._spec.item, kind=FieldKind.LINE, help=self._spec.help, required=True)
        row = FieldRow("", spec, self._edits, named=False, parent=self)
        row.entered.connect(self._on_entered)
        row.emptied.connect(self._on_emptied)
        self._rows[""] = row
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(row, 1)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._heading.setParent(self)
        self._heading.hide()

    def _make_record(self) -> None:
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, SPACE, SPACE, 12)
        layout.setSpacing(GAP)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._more)
        layout.addLayout(top)
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        for spec, (line, column, span) in zip(self._spec.columns, places_of(self._spec.columns), strict=True):
            row = FieldRow("", spec, self._edits, parent=self)
            self._rows[spec.name] = row
            grid.addWidget(row, line, column, 1, span, Qt.AlignmentFlag.AlignTop)

    def _on_entered(self) -> None:
        self.asked.emit(self.index, Verb.ADD)

    def _on_emptied(self) -> None:
        self.asked.emit(self.index, Verb.REMOVE)

    def _on_more_clicked(self) -> None:
        self._open_menu(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same wherever nothing is written."""
        self._open_menu(event.globalPos())

    def _open_menu(self, place: QPoint) -> None:
        menu = VerbMenu(self.index, self._count, "Ctrl+Shift+Backspace", self)
        menu.chosen.connect(self._on_verb_chosen)
        menu.open_at(place)

    def _on_verb_chosen(self, verb: Verb) -> None:
        self.asked.emit(self.index, verb)
