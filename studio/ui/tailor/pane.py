"""The Tailor pane: the form of what is selected, typed straight into the proposal."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from studio.app.events import ProposalChanged
from studio.app.fitting import Fitting, Fittings
from studio.app.forms.form import TEXT_KINDS, FieldKind, Form
from studio.app.forms.sections import form_of, missing_note, one_of_each, order_of
from studio.app.preview import Preview
from studio.domain.proposal import Consultant
from studio.ui.session import Selection, Session
from studio.ui.tailor.ahead import FormsAhead
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.form_view import FormView
from studio.ui.tailor.header import Header
from studio.ui.tailor.insert_menu import InsertMenu
from studio.ui.tailor.text_editor import TextEditor
from studio.ui.theme import MARGIN
from studio.ui.theme_roles import frame, label

_WRITTEN = TEXT_KINDS | {FieldKind.WORD}


class TailorPane(QFrame):
    """Shows one form at a time; the widgets of every shape of form are made once."""

    own_kept = Signal(Consultant)
    """These details of the consultant are to go into new proposals."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, begin: bool = True) -> None:
        """Make the pane, with a form unless somebody is to `begin` later."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._session = session
        self._edits = FormEdits(session, self)
        self._form: Form | None = None
        self._views: dict[str, FormView] = {}
        self._ahead = FormsAhead(self._make_ahead, self)
        self._signature = self._edits.merging.signature
        self._fittings: Fittings | None = None
        self._writing: TextEditor | None = None
        self._written: str | None = None
        self.header = Header(self)
        self._note = label("", "warning", wrap=True)
        self._note.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._stack = QStackedWidget(self)
        self._nothing = label("Select something in the outline to change its words here.", "muted", wrap=True)
        self._nothing.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._note)
        layout.addWidget(frame("line"))
        layout.addWidget(self._stack, 1)
        self.header.insert_asked.connect(self.open_insert_menu)
        self.header.give_all_asked.connect(self.give_all_back)
        self._edits.insert_asked.connect(self.open_insert_menu)
        self._edits.own_kept.connect(self.own_kept)
        self._edits.focused.connect(self._on_edits_focused)
        if begin:
            self.begin()

    def begin(self) -> None:
        """Show the form of what is selected, and follow the session from now on."""
        session = self._session
        session.selection_changed.connect(self._on_session_selection_changed)
        session.proposal_changed.connect(self._on_session_proposal_changed)
        session.library_changed.connect(self._on_session_library_changed)
        session.preview_ready.connect(self._on_session_preview_ready)
        session.closed.connect(self._ahead.stop)
        self._on_session_selection_changed(session.selection)

    def show_own(self, own: Consultant | None) -> None:
        """Take the consultant's details that go into new proposals, None when there are none."""
        self._edits.show_own(own)

    @property
    def view(self) -> FormView | None:
        """The form that is shown, None for an empty pane."""
        current = self._stack.currentWidget()
        return current if isinstance(current, FormView) else None

    def select_next(self) -> None:
        """Go to the next chapter or pick."""
        self._select_beside(1)

    def select_previous(self) -> None:
        """Go to the chapter or pick before."""
        self._select_beside(-1)

    def give_all_back(self) -> None:
        """Use the library's words again in all fields of the pick."""
        self._edits.give_all_back()

    def open_insert_menu(self) -> None:
        """Offer the merge fields, to be inserted where somebody is writing."""
        editor = self._editor()
        if editor is None:
            return
        menu = InsertMenu(self._edits.merging, self)
        menu.chosen.connect(self._on_field_chosen)
        own = editor.hasFocus()
        place = editor.mapToGlobal(editor.cursorRect().bottomLeft()) if own else self._below(self.header.insert)
        menu.popup(place)

    def focus_first(self) -> None:
        """Put the cursor into the first field in which one writes."""
        fields = [one for part in self._form.sections for one in part.fields] if self._form else []
        first = next((one for one in fields if one.spec.kind in _WRITTEN), fields[0] if fields else None)
        if first is not None and self.view is not None:
            self.view.focus_path(first.path)

    def take_keyboard(self) -> None:
        """Put the cursor back to where one wrote in this form, or into its first field."""
        view = self.view
        last: QWidget | None = self.focusWidget() if self._written == self._edits.source else None
        if view is not None and last is not None and view.isAncestorOf(last) and last.isVisible():
            last.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif view is not None:
            self.focus_first()
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _below(self, widget: QWidget) -> QPoint:
        return widget.mapToGlobal(QPoint(0, widget.height()))

    def _select_beside(self, step: int) -> None:
        order = order_of(self._session.proposal)
        source = self._session.selection.source
        at = order.index(source) if source in order else 0
        if 0 <= at + step < len(order):
            self._session.select(order[at + step])

    def _editor(self) -> TextEditor | None:
        """Give the text in which somebody writes, or wrote last in this form; else the first that takes fields."""
        view = self.view
        rows = [row for row in view.rows() if row.spec.kind in TEXT_KINDS] if view else []
        editors = [row.editor for row in rows if isinstance(row.editor, TextEditor)]
        if self._writing in editors:
            return self._writing
        return editors[0] if editors else None

    def _show(self, *, anew: bool) -> None:
        """Show the form of what is selected, in the widgets that such forms share."""
        session = self._session
        source = session.selection.source
        form = form_of(session.proposal, session.workspace.library, source, session.folders)
        if anew or source != self._edits.source:
            self._edits.show_source(source)
        self._form = form
        self.header.setVisible(form is not None)
        note = missing_note(session.proposal, session.workspace.library, source)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if form is None:
            self._stack.setCurrentWidget(self._nothing)
            return
        self.header.show_form(form, " ".join(self._edits.merging.words(form.title, long=False)))
        if anew:
            self.header.show_fitting(None)
        view = self._view_for(form)
        other = view is not self._stack.currentWidget()
        self._stack.setCurrentWidget(view)
        view.show_form(form, anew=anew or other)
        self._mark_fields()

    def _view_for(self, form: Form) -> FormView:
        view = self._views.get(form.shape)
        if view is None:
            view = self._views[form.shape] = FormView(form, self._edits, self.header.give_all, self._stack)
            view.gave_back.connect(self._on_view_gave_back)
            view.grown.connect(self._on_view_grown)
            self._stack.addWidget(view)
        return view

    def _make_ahead(self, source: str) -> FormView | None:
        """Make the form of something that is not selected; None when there is one of its shape."""
        session = self._session
        form = form_of(session.proposal, session.workspace.library, source, session.folders)
        if form is None or form.shape in self._views:
            return None
        view = self._view_for(form)
        view.show_form(form, anew=True)
        return view

    def _mark_fields(self) -> None:
        """Tint all texts again when fields have come or gone, or have got their first value."""
        signature = self._edits.merging.signature
        if signature != self._signature:
            self._signature = signature
            for view in self._views.values():
                for row in view.rows():
                    row.rehighlight()

    def _show_fittings(self) -> None:
        view, fittings = self.view, self._fittings
        if view is None:
            return
        found = {row: self._fitting(row, fittings) for row in view.rows()}
        for row, fitting in found.items():
            row.show_fitting(fitting)
        source = self._edits.source
        known = [fitting for fitting in found.values() if fitting is not None]
        self.header.show_fitting(fittings.of_all(source, known) if fittings and source else None)

    def _fitting(self, row: FieldRow, fittings: Fittings | None) -> Fitting | None:
        if fittings is None or not row.spec.slide or not isinstance(row.editor, TextEditor):
            return None
        words = self._edits.merging.words(row.editor.text, long=row.spec.kind is FieldKind.LONG)
        return fittings.of(self._edits.source, words)

    def _on_session_selection_changed(self, selection: Selection) -> None:
        if self._form is None or selection.source != self._form.source:
            self._show(anew=True)
        view = self.view
        if view is None or not selection.field:
            return
        focused = self.window().focusWidget()
        if selection.field != self._edits.focus_path or not view.isAncestorOf(focused):
            view.focus_path(selection.field)

    def _on_session_proposal_changed(self, event: ProposalChanged) -> None:
        opened = event.previous is not None and event.previous.path != event.proposal.path
        self._show(anew=opened)

    def _on_session_library_changed(self) -> None:
        self._show(anew=False)

    def _on_session_preview_ready(self, preview: Preview) -> None:
        if self._fittings is None:  # the first pages are there: now is time for what may be needed later
            self._ahead.begin(one_of_each(self._session.proposal))
        self._fittings = Fittings(preview)
        # A preview of what has been overtaken by typing says nothing about the words as they stand now.
        if preview.revision == self._session.workspace.revision:
            self._show_fittings()

    def _on_view_grown(self, view: QWidget) -> None:
        preview = self._session.preview
        if view is self.view and preview is not None and preview.revision == self._session.workspace.revision:
            self._show_fittings()

    def _on_view_gave_back(self, path: str) -> None:
        field = self._form.covering(path) if self._form else None
        if field is not None:
            self._edits.give_back(path, field.spec.label.lower())

    def _on_edits_focused(self, _path: str) -> None:
        self._written = self._edits.source
        focused = self.window().focusWidget()
        if isinstance(focused, TextEditor):
            self._writing = focused

    def _on_field_chosen(self, source: str) -> None:
        editor = self._editor()
        if editor is not None:
            editor.insertPlainText(source)
            editor.setFocus()
