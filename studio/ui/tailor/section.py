"""A part of a form under a heading that opens and closes, filled when it is opened first."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QToolButton, QVBoxLayout, QWidget

from studio.app.forms import FieldKind, FormField, FormSection
from studio.ui.icons import icon
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.free_fields import FreeFields
from studio.ui.tailor.item_list import ItemList
from studio.ui.tailor.table_block import TableBlock

Block = FieldRow | ItemList | FreeFields | TableBlock
_BETWEEN = 12
"""Between two fields."""


class Section(QWidget):
    """Fields of a form. One with a switch is there or not: a discount, a tax."""

    filled = Signal()
    """Its widgets were made just now."""
    gave_back = Signal(str)

    def __init__(self, section: FormSection, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = section
        self._edits = edits
        self._blocks: list[Block] = []
        self._head: QToolButton | QCheckBox | None = self._make_head() if section.title else None
        self._body: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_BETWEEN)
        if self._head is not None:
            self._layout.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The fields, as far as they were made."""
        return tuple(self._blocks)

    def show_section(self, section: FormSection, *, anew: bool = False) -> None:
        """Show other values of the same fields."""
        self._section = section
        if self._head is None:
            self._open(open_=True, anew=anew)
        elif section.switch:
            self._head.setChecked(section.open)
            self._open(open_=section.open, anew=anew)
        else:
            if anew and section.open and not self._head.isChecked():
                self._head.setChecked(True)
            self._open(open_=self._head.isChecked(), anew=anew)

    def holds(self, path: str) -> bool:
        """Tell whether one of its fields has this path."""
        return any(field.path == path for field in self._section.fields)

    def block(self, path: str) -> Block | None:
        """Give the field with a path, opened."""
        if self._head is not None and not self._head.isChecked():
            if self._section.switch:
                return None
            self._head.setChecked(True)
            self._open(open_=True)
        return next((block for block in self._blocks if block.path == path), None)

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab goes through, in order."""
        if self._head is not None:
            yield self._head
        for block in self._blocks:
            yield from block.stops()

    def _make_head(self) -> QToolButton | QCheckBox:
        if self._section.switch:
            box = QCheckBox(self._section.title)
            box.clicked.connect(self._on_switch_clicked)
            return box
        head = QToolButton()
        head.setText(self._section.title)
        head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        head.setCheckable(True)
        head.setChecked(self._section.open)
        head.setIcon(icon("chevron-down" if self._section.open else "chevron-right"))
        head.setProperty("role", "section")
        head.setAccessibleName(self._section.title)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        head.clicked.connect(self._on_head_clicked)
        return head

    def _open(self, *, open_: bool, anew: bool = False) -> None:
        if isinstance(self._head, QToolButton):
            self._head.setIcon(icon("chevron-down" if open_ else "chevron-right"))
        if open_ and self._body is None:
            self._fill()
            anew = True
        if self._body is None:
            return
        if open_:
            for block, field in zip(self._blocks, self._section.fields, strict=True):
                block.show_field(field, anew=anew)
        self._body.setVisible(open_)

    def _fill(self) -> None:
        self._body = QWidget(self)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN)
        for field in self._section.fields:
            block = self._made(field)
            block.gave_back.connect(self.gave_back)
            self._blocks.append(block)
            layout.addWidget(block)
        self._layout.addWidget(self._body)
        self.filled.emit()

    def _made(self, field: FormField) -> Block:
        match field.spec.kind:
            case FieldKind.TEXTS | FieldKind.RECORDS:
                return ItemList(field, self._edits, self._body)
            case FieldKind.TABLE:
                return TableBlock(field, self._edits, self._body)
            case FieldKind.FREE:
                return FreeFields(field, self._edits, self._body)
            case _:
                return FieldRow(field.path, field.spec, self._edits, parent=self._body)

    def _on_head_clicked(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._open(open_=on)

    def _on_switch_clicked(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._edits.switch(self._section.switch, on=on)
