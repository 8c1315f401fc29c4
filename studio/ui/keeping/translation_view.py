"""The texts of an entry or a heading in two languages: the original on the left, its translation on the right."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.app.forms.form import FieldKind, FieldSpec, FormField
from studio.app.keeping.language_names import language_name
from studio.app.keeping.translating import Sides, State, TextRow
from studio.ui.keeping.entry_edits import EntryEdits
from studio.ui.tailor.field_row import GUTTER, FieldRow
from studio.ui.theme import GAP, MARGIN, SPACE, WIDE
from studio.ui.theme_roles import button, frame, label, set_role

_BESIDE = 440
"""Pixels from which the two stand side by side; in less room the original stands above."""
_SAID = {
    State.MISSING: "Not translated yet. What stays empty shows the original’s words.",
    State.OUTDATED: "Older than its original. Compare the two, then mark it as up to date.",
    State.UNKNOWN: "Nobody has said which version of the original this is of. Compare the two, then mark it.",
    State.CURRENT: "Up to date with its original.",
}


class TextPair(QWidget):
    """One text: its name, the original, and the field for its translation."""

    def __init__(self, long: bool, edits: EntryEdits, parent: QWidget | None = None) -> None:  # noqa: FBT001 - one thing
        super().__init__(parent)
        self.long = long
        self._name, self._note = label("", "muted"), label("", "small")
        self.original = label("", wrap=True)
        self.original.setTextFormat(Qt.TextFormat.PlainText)
        self.original.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.original.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.original.setMargin(4)
        kind = FieldKind.LONG if long else FieldKind.LINE
        self._spec = FieldSpec(name="text", label="Text", kind=kind)
        self.row = FieldRow("", self._spec, edits, named=False, gutter=True, parent=self)
        self.row.gave_back.connect(self._on_row_gave_back)
        self._edits = edits
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(MARGIN)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self._name)
        top.addStretch(1)
        top.addWidget(self._note)
        top.addWidget(self.row.back)
        top.addStrut(self.row.back.height())
        self._grid.addLayout(top, 0, 0, 1, 2)
        self._beside: bool | None = None

    @property
    def note(self) -> str:
        """What is said about this text: that it is missing, or says what the original says."""
        return self._note.text()

    def show_text(self, one: TextRow, language: str, *, anew: bool) -> None:
        """Show a text."""
        spoken = f"{one.label} in {language}"
        self._name.setText(one.label)
        self.original.setText(one.original or "Not in the original any more")
        set_role(self.original, "" if one.original else "muted")
        spec = FieldSpec(name="text", label=one.label, kind=self._spec.kind)
        self.row.set_place(one.path, spoken)
        self.row.editor.setAccessibleDescription(f"The original: {one.original}")
        is_changed = one.text != one.saved
        field = FormField(path=one.path, spec=spec, value=one.text, library=one.saved, changed=is_changed)
        self.row.show_field(field, anew=anew)
        note, role = "", "small"
        if not one.text:
            note, role = "Not translated", "warning"
        elif not one.original:
            note, role = "Left over", "warning"
        elif one.text == one.original:
            note = "Same as the original"
        self._note.setText(note)
        if self._note.property("role") != role:
            set_role(self._note, role)

    def _on_row_gave_back(self, path: str) -> None:
        self._edits.give_back(path, self.row.spec.label.lower())

    def arrange(self, *, beside: bool) -> None:
        """Put the two side by side, or one above the other."""
        if beside == self._beside:
            return
        self._beside = beside
        for widget in (self.original, self.row):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.original, 1, 0, 1, 1 if beside else 2)
        place = (1, 1, 1, 1) if beside else (2, 0, 1, 2)
        self._grid.addWidget(self.row, *place)
        self._grid.setAlignment(self.row, Qt.AlignmentFlag.AlignTop)


class TranslationView(QScrollArea):
    """All texts of one thing under one another, scrolling; above them how current the translation is."""

    marked = Signal()
    """The translation is of the texts as they are now."""
    filled = Signal()
    """What is missing shall begin with the original's words."""

    def __init__(self, edits: EntryEdits, before: QWidget, parent: QWidget | None = None) -> None:
        """Make the view; Tab comes to it from the widget `before` it."""
        super().__init__(parent)
        self._edits = edits
        self._before = before
        self._pairs: list[TextPair] = []
        self._languages = ("", "")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = frame("panel")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(MARGIN, SPACE, MARGIN, WIDE)
        self._column.setSpacing(MARGIN)
        self._state = label("", "small", wrap=True)
        self.mark = button(
            "Mark as up to date", symbol="check", tip="It is of the original as it is now (Ctrl+Shift+M)"
        )
        self.fill = button("Copy what is missing", "quiet", symbol="copy", tip="Begin with the original’s words")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.mark)
        foot.addWidget(self.fill)
        foot.addStretch(1)
        self._names = (label("", "heading"), label("", "heading"))
        self._names[1].setContentsMargins(GUTTER, 0, 0, 0)
        heads = QGridLayout()
        heads.setHorizontalSpacing(MARGIN)
        for column, name in enumerate(self._names):
            heads.addWidget(name, 0, column)
            heads.setColumnStretch(column, 1)
        self._column.addWidget(self._state)
        self._column.addLayout(foot)
        self._column.addLayout(heads)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.mark.clicked.connect(self.marked)
        self.fill.clicked.connect(self.filled)

    @property
    def told(self) -> str:
        """How current the translation is said to be."""
        return self._state.text()

    @property
    def pairs(self) -> tuple[TextPair, ...]:
        """The texts that are shown."""
        return tuple(self._pairs)

    def show_sides(self, sides: Sides, languages: tuple[str, str], *, anew: bool) -> None:
        """Show texts in two languages, the original's first; `anew` when they are those of something else."""
        names = self._languages = (language_name(languages[0]), language_name(languages[1]))
        self._show_names()
        self._say(sides)
        moved = self._make_pairs(sides.rows)
        for pair, one in zip(self._pairs, sides.rows, strict=True):
            pair.show_text(one, names[1], anew=anew)
            pair.arrange(beside=self._is_wide)
        if moved:
            stops = [self._before, self.mark, self.fill, *(stop for pair in self._pairs for stop in pair.row.stops())]
            for one_stop, other in pairwise(stops):
                QWidget.setTabOrder(one_stop, other)
        if anew:
            self.verticalScrollBar().setValue(0)

    def focus_path(self, path: str) -> bool:
        """Put the cursor into the text that a path names, the first of a field; False when there is none."""
        found = next((pair for pair in self._pairs if pair.row.path == path), None)
        found = found or next((pair for pair in self._pairs if pair.row.path.startswith(f"{path}.")), None)
        if found is None:
            return False
        found.row.focus()
        target = found
        self.ensureWidgetVisible(target, 0, 40)
        QTimer.singleShot(0, self, lambda: self._show(target))
        return True

    def rows(self) -> Iterator[FieldRow]:
        """Give the fields in which the translation is written."""
        return (pair.row for pair in self._pairs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the two stand side by side where there is room."""
        super().resizeEvent(event)
        self._show_names()
        for pair in self._pairs:
            pair.arrange(beside=self._is_wide)

    @property
    def _is_wide(self) -> bool:
        return self.viewport().width() >= _BESIDE

    def _show_names(self) -> None:
        """Say which language stands where."""
        original, other = self._languages
        self._names[0].setText(original if self._is_wide else f"{original}, {other} below it" if other else "")
        self._names[1].setText(other)
        self._names[1].setVisible(self._is_wide)

    def _show(self, pair: TextPair) -> None:
        if pair in self._pairs:
            self.ensureWidgetVisible(pair, 0, 40)

    def _say(self, sides: Sides) -> None:
        said = _SAID[sides.state]
        if sides.missing and sides.state is not State.MISSING:
            said += f" {sides.missing} {'text is' if sides.missing == 1 else 'texts are'} not translated."
        self._state.setText(said)
        role = "warning" if sides.state in (State.OUTDATED, State.UNKNOWN) else "small"
        if self._state.property("role") != role:
            set_role(self._state, role)
        left_over = any(not one.original for one in sides.rows)
        self.mark.setVisible(sides.state in (State.OUTDATED, State.UNKNOWN) or left_over)
        self.fill.setVisible(sides.missing > 0)

    def _make_pairs(self, rows: tuple[TextRow, ...]) -> bool:
        """Have as many pairs as there are texts; tell whether some are new."""
        new = False
        for number, one in enumerate(rows):
            if number < len(self._pairs) and self._pairs[number].long == one.long:
                continue
            if number < len(self._pairs):
                self._take_away(number)
            pair = TextPair(one.long, self._edits, self.widget())
            self._pairs.insert(number, pair)
            self._column.insertWidget(3 + number, pair)
            new = True
        while len(self._pairs) > len(rows):
            self._take_away(len(self._pairs) - 1)
        return new

    def _take_away(self, number: int) -> None:
        pair = self._pairs.pop(number)
        self._column.removeWidget(pair)
        pair.hide()
        pair.deleteLater()
