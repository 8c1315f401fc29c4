"""One field of a form: its name, its editor, what is wrong with it, how it fits, and what the library says."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.app.edits.typed import Misread
from studio.app.fitting import Fit, Fitting
from studio.app.forms.form import TEXT_KINDS, FieldKind, FieldSpec, FormField
from studio.app.forms.typing import typed_text
from studio.ui.tailor.choices import ChoiceEditor, SwitchEditor
from studio.ui.tailor.date_editor import DateEditor
from studio.ui.tailor.editors import Editor, editor_for
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.library_line import LibraryLine
from studio.ui.tailor.refusals import is_back
from studio.ui.tailor.text_editor import TextEditor
from studio.ui.theme import GAP, SPACE, colours
from studio.ui.theme_roles import label, set_role, tool

BAR = 3
"""Width of the bar beside a field that was changed."""
GUTTER = SPACE + BAR
"""Room for it, which is there before it is needed."""
BACK, WHOLE = "Ctrl+Shift+R", "Alt+Return"
"""Keys in a changed field: have the library's words again, and see all of them."""
_NAME = 20
"""Height of the line over an editor, with and without a way back to the library."""


_TIDIED = (FieldKind.NUMBER, FieldKind.DATE, FieldKind.WORDS, FieldKind.CHOICE)
"""Kinds whose values can be typed in several ways."""


class FieldRow(QWidget):
    """A field with one value: a text, a number, a day, a choice, a switch."""

    entered = Signal()
    emptied = Signal()
    gave_back = Signal(str)
    """Path of a field that shall have the library's words again."""
    focused = Signal()

    def __init__(
        self,
        path: str,
        spec: FieldSpec,
        edits: FormEdits,
        *,
        named: bool = True,
        gutter: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a field; with a `gutter` there is room for the bar of a changed one."""
        super().__init__(parent)
        self.path = path
        self.spec = spec
        self._edits = edits
        self._value: object = None
        self._fresh = True
        self._typing = False
        self._wrong: Misread | None = None
        self._typed = ""
        self._changed = False
        self.fitting: Fitting | None = None
        """What became of the text on its slide."""
        self._hint = label("", "error", wrap=True)
        self._hint.hide()
        self._library: LibraryLine | None = None
        self.editor = self._make_editor()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GUTTER if gutter else 0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._name = label(spec.label, "muted")
        self._name.setToolTip(spec.help)
        self._count = label("", "small")
        self.back = back_button(spec.label)
        self.back.clicked.connect(self._on_back_clicked)
        self._compose(named=named)
        self._layout.addWidget(self._hint)
        self._keys = (field_key(BACK, self, self._on_back_clicked), field_key(WHOLE, self, self._on_whole_asked))

    @property
    def hint(self) -> str:
        """What is wrong with what was typed; empty when it was taken."""
        return self._hint.text()

    @property
    def count(self) -> str:
        """What is said about the length of the text."""
        return self._count.text()

    def set_place(self, path: str, label_text: str) -> None:
        """Be the field of another record of the same kind, such as after items have moved."""
        self.path = path
        self.editor.setAccessibleName(label_text)

    def show_field(self, field: FormField, *, anew: bool = False) -> None:
        """Show a value; what the user is typing just now, or has typed wrongly, stays as long as the value does."""
        self.spec = field.spec
        self.show_value(field.value, anew=anew)
        self._show_changed(field)

    def show_value(self, value: object, *, anew: bool = False) -> None:
        """Show a value without anything about the library."""
        same = not anew and not self._fresh and value == self._value
        self._value, self._fresh = value, False
        if self._typing or same:
            return
        self._put(value)
        self._say(None)

    def show_fitting(self, fitting: Fitting | None) -> None:
        """Show what became of the text on its slide."""
        self.fitting = fitting
        self._show_count()

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.editor.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar of a field that was changed."""
        super().paintEvent(event)
        if self._changed:
            painter = QPainter(self)
            place = QRect(0, self.editor.y() + 2, BAR, self.editor.height() - 4)
            painter.fillRect(place, QColor(colours(self.palette()).accent))
            painter.end()

    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab goes through: after a text comes the next one, or what is typed on would be lost."""
        return (self.editor,)

    def rehighlight(self) -> None:
        """Tint the text again."""
        if isinstance(self.editor, TextEditor):
            self.editor.rehighlight()

    def _compose(self, *, named: bool) -> None:
        """Put the name over the editor; a switch says its name itself, an item of a list has none."""
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        self._named = named and not isinstance(self.editor, SwitchEditor)
        if not self._named:
            self._name.setParent(self)
            self._name.hide()
            top.addWidget(self.editor, 1)
            top.addWidget(self.back)
            self._layout.addLayout(top)
            self._layout.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)
            self._count.hide()
            return
        top.addWidget(self._name)
        top.addStretch(1)
        top.addWidget(self._count)
        top.addWidget(self.back)
        top.addStrut(_NAME)
        self._layout.addLayout(top)
        self._layout.addWidget(self.editor)

    def _make_editor(self) -> Editor:
        editor = editor_for(self.spec, self._edits, self)
        match editor:
            case SwitchEditor():
                editor.switched.connect(self._on_switched)
            case DateEditor():
                editor.edited.connect(self._on_edited)
            case _:
                editor.edited.connect(self._on_edited)
        if isinstance(editor, TextEditor):
            editor.entered.connect(self.entered)
            editor.emptied.connect(self.emptied)
        editor.came.connect(self._on_came)
        editor.left.connect(self._on_left)
        return editor

    def _put(self, value: object) -> None:
        if isinstance(self.editor, SwitchEditor):
            self.editor.show_on(on=bool(value))
        elif isinstance(self.editor, ChoiceEditor):
            self.editor.show_choice(self.spec, typed_text(value, self._edits.language))
        else:
            self.editor.show_text(typed_text(value, self._edits.language))
        self._show_count()

    def _say(self, wrong: Misread | None) -> None:
        if self._wrong is not None and wrong is None:
            self._edits.drop(self.path)
        self._wrong = wrong
        self._hint.setText(" ".join(one for one in (wrong.text, wrong.hint) if one) if wrong else "")
        self._hint.setVisible(wrong is not None)
        self.editor.set_wrong(wrong=wrong is not None)

    def _give_up(self, wrong: Misread) -> None:
        """Show again what is in the proposal, and say why what was typed is not."""
        self._put(self._value)
        self._say(None)
        self._hint.setText(is_back(self._typed, wrong, typed_text(self._value, self._edits.language)))
        self._hint.show()

    def _show_count(self) -> None:
        """Count characters while somebody writes; a text of which a part is elsewhere or missing says so always."""
        if self.spec.kind not in TEXT_KINDS or not isinstance(self.editor, TextEditor):
            return
        fitting = self.fitting if self.editor.text else None
        said = fitting.short if fitting else ""
        apart = fitting is not None and fitting.fit >= Fit.CONTINUES
        count = f"{len(self.editor.text)}"
        writing = self.editor.hasFocus() and self._named
        shown = " · ".join(one for one in (count, said) if one) if writing else said * apart
        self._count.setText(shown)
        self._count.setVisible(self._named or bool(shown))
        self._count.setToolTip(fitting.advice if fitting else "")
        role = "error" if fitting is not None and fitting.fit is Fit.CUT else "small"
        if self._count.property("role") != role:
            set_role(self._count, role)

    def _show_changed(self, field: FormField) -> None:
        if field.changed != self._changed:
            self._changed = field.changed
            self.back.setVisible(field.changed)
            for key in self._keys:
                key.setEnabled(field.changed)
            self.update()
        if field.changed:
            said = _said(field, self._edits.language)
            if self._library is None:
                self._library = LibraryLine(self)
                self._layout.addWidget(self._library)
            self._library.show_text(said)
            self.back.setToolTip(f"Reset to the library ({BACK}): {said[:200]}")
        if self._library is not None:
            self._library.setVisible(field.changed)

    def changeEvent(self, event: QEvent) -> None:
        """Paint again when the colours change."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def _on_edited(self, text: str) -> None:
        self._typing, self._typed = True, text
        try:
            wrong = self._edits.type(self.path, text, self.spec)
        finally:
            self._typing = False
        self._say(wrong)
        self._show_count()

    def _on_switched(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._edits.choose(self.path, on, self.spec)

    def _on_back_clicked(self) -> None:
        self.editor.setFocus()
        self.gave_back.emit(self.path)
        self._say(None)

    def _on_whole_asked(self) -> None:
        if self._library is not None:
            self._library.toggle()

    def _on_came(self) -> None:
        self._show_count()
        self._edits.note_focus(self.path)
        self.focused.emit()

    def _on_left(self) -> None:
        self._show_count()
        if self._wrong is not None:
            self._give_up(self._wrong)
        elif self.spec.kind in _TIDIED:
            self._put(self._value)


def back_button(name: str) -> QToolButton:
    """Give a button to have the library's words again."""
    made = tool("undo-2", f"Reset {name.lower()} to the library ({BACK})")
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab leads from a text to the next one, not to what wipes it
    made.setFixedSize(24, _NAME)
    made.setIconSize(QSize(14, 14))
    made.hide()
    return made


def field_key(keys: str, field: QWidget, act: Callable[[], None]) -> QShortcut:
    """Give keys that act from within a field, once they are enabled."""
    made = QShortcut(QKeySequence(keys), field, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.setEnabled(False)
    return made


def _said(field: FormField, language: str) -> str:
    if field.library == () or field.library in ("", None):
        return "nothing"
    if field.spec.kind is FieldKind.SWITCH:
        return "on" if field.library else "off"
    return " ".join(typed_text(field.library, language).split())
