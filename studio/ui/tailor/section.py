"""A part of a form under a heading that opens and closes, filled when it is opened first."""

from collections.abc import Iterator
from math import inf
from time import perf_counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.app.forms.form import FieldKind, FormField, FormSection
from studio.ui.tailor.field_row import GUTTER, FieldRow
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.free_fields import FreeFields
from studio.ui.tailor.item_list import ItemList
from studio.ui.tailor.own_details import OwnDetails
from studio.ui.tailor.picture_block import PictureBlock
from studio.ui.tailor.placing import places_of
from studio.ui.tailor.section_head import PADDING, SectionHead
from studio.ui.tailor.table_block import TableBlock
from studio.ui.theme import GAP

Block = FieldRow | ItemList | FreeFields | TableBlock | PictureBlock
_BETWEEN = 12
"""Between two fields."""


class Section(QWidget):
    """Fields of a form. One with a switch is there or not: a discount, a tax."""

    opened = Signal()
    """Its widgets are needed now."""
    gave_back = Signal(str)

    def __init__(self, section: FormSection, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = section
        self._edits = edits
        self._blocks: list[Block] = []
        self._open = section.open or not section.title
        self._head: SectionHead | QCheckBox | None = self._make_head() if section.title else None
        self._body: QWidget | None = None
        self._own: OwnDetails | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        if self._head is not None:
            self._layout.addLayout(self._placed(self._head))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The fields, as far as they were made."""
        return tuple(self._blocks)

    def show_section(self, section: FormSection, *, anew: bool = False) -> None:
        """Show other values of the same fields; those that have no widgets yet get them in `grow`."""
        self._section = section
        if section.switch:
            self._open = section.open
        elif anew and section.open:
            self._open = True
        for block, field in zip(self._blocks, section.fields, strict=False):
            block.show_field(field, anew=anew)
        if self._own is not None:
            self._own.show_state()
        self._show_open()

    def grow(self, deadline: float, path: str = "") -> bool:
        """Make widgets that are still missing, until a time of `perf_counter`; False when there are more.

        With a `path`, only as far as the field that has it.
        """
        if not self._open:
            return True
        self._show_open()
        fields = self._section.fields
        while len(self._blocks) < len(fields):
            if path and any(block.path == path for block in self._blocks):
                return False
            self._add_block(fields[len(self._blocks)])
            if perf_counter() > deadline:
                return False
        if self._section.keeps and self._own is None:
            self._own = OwnDetails(self._edits, self._body)
            self._grid.addWidget(self._own, self._grid.rowCount(), 0, 1, 2)
            self._own.show()
        return all(block.grow(deadline) for block in self._blocks if isinstance(block, ItemList))

    def holds(self, path: str) -> bool:
        """Tell whether one of its fields has this path."""
        return any(field.path == path for field in self._section.fields)

    def block(self, path: str) -> Block | None:
        """Give the field with a path, opened and made; None in a section that is switched off."""
        if not self._open and self._section.switch:
            return None
        self._open = True
        self.grow(inf, path)
        return next((block for block in self._blocks if block.path == path), None)

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab goes through, in order."""
        if self._head is not None:
            yield self._head
        for block in self._blocks:
            yield from block.stops()
        if self._own is not None:
            yield from (self._own.keep, self._own.fill)

    def _make_head(self) -> SectionHead | QCheckBox:
        if self._section.switch:
            box = QCheckBox(self._section.title)
            box.clicked.connect(self._on_switch_clicked)
            return box
        head = SectionHead(self._section.title)
        head.clicked.connect(self._on_head_clicked)
        return head

    def _placed(self, head: SectionHead | QCheckBox) -> QHBoxLayout:
        """Put the heading's text where the fields' names begin."""
        line = QHBoxLayout()
        line.setContentsMargins(GUTTER - (PADDING if isinstance(head, SectionHead) else 0), 0, 0, 0)
        line.addWidget(head)
        line.addStretch(1)
        return line

    def _show_open(self) -> None:
        """Turn the heading's arrow, and show or hide what is under it."""
        if isinstance(self._head, SectionHead):
            self._head.show_open(is_open=self._open)
        elif self._head is not None:
            self._head.setChecked(self._open)
        if self._open and self._body is None:
            self._body = QWidget(self)
            self._grid = QGridLayout(self._body)
            self._grid.setContentsMargins(0, 0, 0, 0)
            self._grid.setVerticalSpacing(_BETWEEN)
            self._grid.setHorizontalSpacing(0)  # the gutter of the second column is between the two
            self._grid.setColumnStretch(0, 1)
            self._grid.setColumnStretch(1, 1)
            self._layout.addWidget(self._body)
            self._body.show()
        if self._body is not None and self._body.isHidden() is self._open:
            self._body.setVisible(self._open)

    def _add_block(self, field: FormField) -> None:
        index = len(self._blocks)
        line, column, span = tuple(places_of([one.spec for one in self._section.fields]))[index]
        block = self._made(field)
        block.gave_back.connect(self.gave_back)
        block.show_field(field, anew=True)
        self._blocks.append(block)
        self._grid.addWidget(block, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
        # Shown now, not when Qt gets to it: somebody may want to type in it at once.
        block.show()

    def _made(self, field: FormField) -> Block:
        match field.spec.kind:
            case FieldKind.TEXTS | FieldKind.RECORDS:
                return ItemList(field, self._edits, self._body)
            case FieldKind.TABLE:
                return TableBlock(field, self._edits, self._body)
            case FieldKind.PICTURE:
                return PictureBlock(field, self._edits, self._body)
            case FieldKind.FREE:
                return FreeFields(field, self._edits, self._body)
            case _:
                named = field.spec.label != self._section.title
                return FieldRow(field.path, field.spec, self._edits, named=named, gutter=True, parent=self._body)

    def _on_head_clicked(self) -> None:
        self._open = not self._open
        self._show_open()
        if self._open:
            self.opened.emit()

    def _on_switch_clicked(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._edits.switch(self._section.switch, on=on)
