"""Fields that the author adds, each with a name and a text, for merge fields such as `{{ client.region }}`."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.app.edits.typed import Misread
from studio.app.forms.form import FieldKind, FieldSpec, FormField
from studio.ui.icons import Tone, icon
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.list_block import ListBlock, under_list
from studio.ui.tailor.text_editor import TextEditor
from studio.ui.theme import GAP
from studio.ui.theme_roles import button, label, tool

_TEXT = FieldSpec(name="", label="text", kind=FieldKind.WORD, help="What it says")
_BAD_NAME = Misread(
    text="This name cannot be used.", hint="Begin with a letter, then letters, digits and underscores, each name once."
)


_NAMES = {
    "client": "More about the client",
    "consultant": "More about you",
    "proposal": "More about this proposal",
}
_AROUND, _LEAST_NAME = 26, 84
"""Room around a name, and the least width of all of them."""


class FreeField(QWidget):
    """A name and a text."""

    removed = Signal(str)
    renamed = Signal(str, str)

    def __init__(self, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self._naming = False
        self._name = TextEditor(edits, long=False, marked=False, parent=self)
        self._name.setPlaceholderText("name")
        self._name.setLineWrapMode(TextEditor.LineWrapMode.NoWrap)
        self._name.edited.connect(self._on_name_edited)
        self._name.left.connect(self._on_name_left)
        self.row = FieldRow("", _TEXT, edits, named=False, parent=self)
        self._remove = tool("x", "Remove this field")
        self._remove.setIcon(icon("x", Tone.MUTED))
        self._remove.setFixedSize(26, 26)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._hint = label("", "error", wrap=True)
        self._hint.hide()
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._name, 3, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.row, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(line)
        layout.addWidget(self._hint)

    def show_pair(self, path: str, name: str, text: str, *, anew: bool) -> None:
        """Show a field; a name that is being typed just now stays."""
        self.name = name
        self.row.set_place(f"{path}.{name}", f"Text of {name}")
        self.row.show_value(text, anew=anew)
        self._name.setAccessibleName(f"Name of {name}")
        self._name.setToolTip(name)
        if not self._naming:
            self._name.show_text(name)
            self._say(None)

    def needed(self) -> int:
        """Give the width that the name needs."""
        return self._name.fontMetrics().horizontalAdvance(self.name) + _AROUND

    def limit_name(self, width: int) -> None:
        """Give the name no more of the line than this."""
        self._name.setMaximumWidth(width)

    def focus(self, *, select: bool = False) -> None:
        """Put the cursor into the text, or into the name with all of it selected."""
        if select:
            self._name.setFocus()
            self._name.selectAll()
        else:
            self.row.focus()

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab goes through, in order."""
        yield self._name
        yield from self.row.stops()
        yield self._remove

    def say_wrong_name(self) -> None:
        """Tell that the name cannot be used."""
        self._say(_BAD_NAME)

    def _say(self, wrong: Misread | None) -> None:
        self._hint.setText(f"{wrong.text} {wrong.hint}" if wrong else "")
        self._hint.setVisible(wrong is not None)
        self._name.set_wrong(wrong=wrong is not None)

    def _on_name_edited(self, text: str) -> None:
        self._say(None)
        self._naming = True
        if text != self.name:
            self.renamed.emit(self.name, text)
        self._naming = False

    def _on_name_left(self) -> None:
        self._name.show_text(self.name)
        self._say(None)

    def _on_remove_clicked(self) -> None:
        self.removed.emit(self.name)


class FreeFields(ListBlock):
    """All free fields of the client, of the consultant, or of the proposal."""

    def __init__(self, field: FormField, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._edits = edits
        self._owner = field.path.rpartition(".")[0] or "proposal"
        self._lines: list[FreeField] = []
        self._pairs: tuple[tuple[str, str], ...] = ()
        self._name.setText(_NAMES.get(self._owner, "More fields"))
        self.body.setSpacing(GAP)
        self._note = label("", "small", wrap=True)
        self._add = button("Add field", "quiet", symbol="plus")
        self._add.setAccessibleName(f"Add field of the {self._owner}")
        self._add.clicked.connect(self._on_add_clicked)
        line = under_list(self._add)
        self._layout.insertWidget(1, self._note)
        self._layout.insertLayout(3, line)

    def show_field(self, field: FormField, *, anew: bool = False) -> None:
        """Show the fields."""
        pairs: tuple[tuple[str, str], ...] = field.value if isinstance(field.value, tuple) else ()
        while len(self._lines) < len(pairs):
            line = FreeField(self._edits, self)
            line.removed.connect(self._on_line_removed)
            line.renamed.connect(self._on_line_renamed)
            self._lines.append(line)
            self.body.addWidget(line)
            line.show()
        other = anew or len(pairs) != len(self._pairs)
        for index, line in enumerate(self._lines):
            if index < len(pairs):
                line.show_pair(field.path, *pairs[index], anew=other)
            line.setVisible(index < len(pairs))
        self._pairs = pairs
        self._note.setText(self._told())
        width = max((_LEAST_NAME, *(line.needed() for line in self._lines[: len(pairs)])))
        for line in self._lines:
            line.limit_name(width)  # texts have the rest, and names more than half where there is little

    def focus_path(self, path: str) -> bool:
        """Put the cursor into the text of the field that a path names."""
        index = self._index(path.rpartition(".")[2])
        if index is not None:
            self._lines[index].focus()
        else:
            self._add.setFocus()
        return True

    def target(self, path: str) -> QWidget:
        """Give the widget to scroll to."""
        index = self._index(path.rpartition(".")[2])
        return self if index is None else self._lines[index]

    def rows(self) -> Iterator[FieldRow]:
        """Give the texts."""
        for line in self._lines[: len(self._pairs)]:
            yield line.row

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab goes through, in order."""
        for line in self._lines:
            yield from line.stops()
        yield self._add

    def _told(self) -> str:
        """Say what they are for, with one of them as it is written in a text."""
        if not self._pairs:
            return "Add what your texts need to say and no field has, such as a region or a deadline."
        return f"Any text can use them: {{{{ {self._owner}.{self._pairs[0][0]} }}}}"

    def _index(self, name: str) -> int | None:
        return next((n for n, pair in enumerate(self._pairs) if pair[0] == name), None)

    def _on_add_clicked(self) -> None:
        taken = {name for name, _ in self._pairs}
        name = next(name for name in ("field", *(f"field_{n}" for n in range(2, 1000))) if name not in taken)
        if self._edits.set_free(f"{self.path}.{name}", ""):
            index = self._index(name)
            if index is not None:
                self._lines[index].focus(select=True)

    def _on_line_removed(self, name: str) -> None:
        index = self._index(name) or 0
        self._edits.set_free(f"{self.path}.{name}", None)
        if self._pairs:
            self._lines[min(index, len(self._pairs) - 1)].focus()
        else:
            self._add.setFocus()

    def _on_line_renamed(self, old: str, new: str) -> None:
        index = self._index(old)
        if not self._edits.rename_free(f"{self.path}.{old}", new) and index is not None:
            self._lines[index].say_wrong_name()
