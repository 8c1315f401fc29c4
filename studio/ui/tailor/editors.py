"""A field's kind to the widget in which it is edited."""

from PySide6.QtWidgets import QWidget

from studio.app.forms.form import TEXT_KINDS, FieldKind, FieldSpec
from studio.ui.tailor.choices import ChoiceEditor, SwitchEditor
from studio.ui.tailor.date_editor import DateEditor
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.text_editor import TextEditor

Editor = TextEditor | ChoiceEditor | SwitchEditor | DateEditor


def editor_for(spec: FieldSpec, edits: FormEdits, parent: QWidget) -> Editor:
    """Give the editor of a field with one value."""
    match spec.kind:
        case FieldKind.CHOICE:
            editor: Editor = ChoiceEditor(spec, parent)
        case FieldKind.SWITCH:
            editor = SwitchEditor(spec.label, parent)
        case FieldKind.DATE:
            editor = DateEditor(edits, parent)
        case kind:
            editor = TextEditor(edits, long=kind is FieldKind.LONG, marked=kind in TEXT_KINDS, parent=parent)
            editor.setPlaceholderText(spec.help)
    editor.setAccessibleName(spec.label)
    editor.setAccessibleDescription(spec.help)
    return editor
