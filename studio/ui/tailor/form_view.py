"""The widgets of one shape of form, used for every pick or chapter that has this shape."""

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.app.forms.form import Form
from studio.ui.tailor.field_row import GUTTER, FieldRow
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.section import Block, Section
from studio.ui.theme import GAP, MARGIN, WIDE
from studio.ui.theme_roles import frame

_UNNOTICED = 0.005
"""Seconds for which widgets are made at a time: laying out and painting them takes as long again."""
_PAUSE = 5
"""Milliseconds until more of them are made: keys and paint come first."""


class FormView(QScrollArea):
    """Sections under one another, scrolling."""

    gave_back = Signal(str)
    grown = Signal(QWidget)
    """All widgets of this form are there."""

    def __init__(self, form: Form, edits: FormEdits, before: QWidget, parent: QWidget | None = None) -> None:
        """Make the form; Tab comes to it from the widget `before` it."""
        super().__init__(parent)
        self._form = form
        self._before = before
        self._courtesy = edits.session.courtesy
        self._order = 0
        self._growing = False
        self._target: QWidget = self
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = frame("panel")
        layout = QVBoxLayout(inside)
        self._layout = layout
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed()
        layout.setSpacing(WIDE - 4)
        self._sections: list[Section] = []
        for section in form.sections:
            made = Section(section, edits, inside)
            made.opened.connect(self._on_section_opened)
            made.gave_back.connect(self.gave_back)
            self._sections.append(made)
            layout.addWidget(made)
        layout.addStretch(1)
        self.setWidget(inside)

    @property
    def complete(self) -> bool:
        """Whether all widgets are there."""
        return not self._growing

    def show_form(self, form: Form, *, anew: bool = False) -> None:
        """Show other values; `anew` when they are those of something else than before."""
        self._form = form
        for section, shown in zip(self._sections, form.sections, strict=True):
            section.show_section(shown, anew=anew)
        if anew:
            self.verticalScrollBar().setValue(0)
        self._grow()

    def focus_path(self, path: str) -> bool:
        """Put the cursor into the field that a path names, and scroll to it; False when there is none."""
        block = self.block(path)
        if block is None:
            return False
        self._order_tabs()
        if isinstance(block, FieldRow):
            block.focus()
        else:
            block.focus_path(path)
        self.show_path(path)
        QTimer.singleShot(0, self, self._on_laid_out)
        return True

    def show_path(self, path: str) -> None:
        """Scroll to a field."""
        block = self.block(path)
        if block is not None:
            self._target = block if isinstance(block, FieldRow) else block.target(path)
            self._show_target()

    def rows(self) -> Iterator[FieldRow]:
        """Give all fields with one value each."""
        for section in self._sections:
            for block in section.blocks:
                if isinstance(block, FieldRow):
                    yield block
                else:
                    yield from block.rows()

    def _grow(self) -> None:
        """Make widgets for as long as nobody notices, and the rest in the next idle moments."""
        self._courtesy.begin()
        deadline = perf_counter() + _UNNOTICED
        complete = all(section.grow(deadline) for section in self._sections)
        self._order_tabs()
        if complete:
            self.grown.emit(self)
        elif not self._growing:
            self._growing = True
            QTimer.singleShot(_PAUSE, self, self._on_idle)

    def _order_tabs(self) -> None:
        """Let Tab go through everything from top to bottom, whenever widgets have come."""
        stops = [stop for section in self._sections for stop in section.stops()]
        if len(stops) != self._order:
            self._order = len(stops)
            for one, other in pairwise((self._before, *stops)):
                QWidget.setTabOrder(one, other)

    def block(self, path: str) -> Block | None:
        """Give the widgets of the field that holds a path, made now at the latest; None where there is none."""
        field = self._form.covering(path)
        if field is None:
            return None
        for section in self._sections:
            # Those above are made too: where this one stands depends on them.
            if section.holds(field.path):
                return section.block(field.path)
            section.grow(inf)
        return None

    def _on_idle(self) -> None:
        self._growing = False
        self._grow()

    def _on_range_changed(self) -> None:
        """Let the bar stand in the margin, so that no line breaks elsewhere when it comes or goes."""
        bar = self.verticalScrollBar()
        room = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        self._layout.setContentsMargins(MARGIN - GUTTER, MARGIN - GAP, MARGIN - room, WIDE)

    def _on_section_opened(self) -> None:
        self._grow()

    def _on_laid_out(self) -> None:
        """Scroll once more when heights are known: what was just opened has none before."""
        self._show_target()

    def _show_target(self) -> None:
        self.ensureWidgetVisible(self._target, 0, 40)
        self.horizontalScrollBar().setValue(0)  # a form only scrolls up and down
