"""The form of one entry or heading: its words in any language and how it is kept, what is wrong under its title."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.app.forms.form import TEXT_KINDS, FieldKind, Form, FormSection
from studio.app.keeping.checking import entry_findings
from studio.app.keeping.entry_forms import entry_form
from studio.app.keeping.subjects import written_in
from studio.app.keeping.translating import filled_in, marked_current, sides_of
from studio.app.search_words import readable
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity
from studio.domain.translation_merge import same_translation
from studio.ui.keeping.entry_edits import EntryEdits
from studio.ui.keeping.keeper import Keeper
from studio.ui.keeping.knowing import Knowing
from studio.ui.keeping.language_choice import LanguageChoice
from studio.ui.keeping.looking import TrialSession
from studio.ui.keeping.similar_line import SimilarLine
from studio.ui.keeping.telling import sentence
from studio.ui.keeping.translation_view import TranslationView
from studio.ui.tailor.form_view import FormView
from studio.ui.tailor.header import CutLabel
from studio.ui.tailor.insert_menu import InsertMenu
from studio.ui.tailor.picture_block import PictureBlock
from studio.ui.tailor.picture_card import file_of
from studio.ui.tailor.text_editor import TextEditor
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import button, frame, label, set_role, tool

_KEPT = ("entry-changed", "entry-unapproved", "entry-retired", "entry-stale", "review-overdue")
_SEEN = frozenset((*_KEPT, "translation-missing", "translation-outdated"))
"""Doubts about how an entry is kept and translated: the form shows that itself, and has buttons for it."""
_SHOWN = 3
"""Findings that are told one by one."""


class EntryPane(QFrame):
    """Shows one entry at a time; the widgets of every kind of entry are made once."""

    similar_wanted = Signal(str)
    """Another entry that says nearly the same is to be looked at."""
    lost = Signal(tuple)
    """What was typed and could not be taken, now that something else is shown: of Refused."""
    tongue_changed = Signal()
    """Another language is shown."""

    def __init__(self, session: TrialSession, keeper: Keeper, knowing: Knowing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._knowing = knowing
        self.setProperty("role", "panel")
        self.setAcceptDrops(True)
        self._keeper = keeper
        self._session = session
        self.edits = EntryEdits(session, keeper, self)
        self._form: Form | None = None
        self._views: dict[str, FormView] = {}
        self._kind = label("", "badge")
        self._origin = CutLabel()
        self._title = label("", "heading", wrap=True)
        self._insert = button("Insert field", "quiet", symbol="plus", tip="Insert a merge field (Ctrl+Space)")
        self._back = tool("undo-2", "Use what is saved in all fields")
        self.similar = SimilarLine()
        self._wrong = label("", "error", wrap=True)
        self._wrong.setAccessibleName("What is wrong with this entry")
        self.language = LanguageChoice()
        self._stack = QStackedWidget(self)
        self.translation = TranslationView(self.edits, self._back, self._stack)
        self._stack.addWidget(self.translation)
        self._checking = QTimer(self, singleShot=True, interval=120)
        self._lay_out()
        self._checking.timeout.connect(self._check)
        self.similar.linkActivated.connect(self.similar_wanted)
        knowing.ready.connect(self._checking.start)
        self._insert.clicked.connect(self.open_insert_menu)
        self._back.clicked.connect(self.edits.give_all_back)
        self.edits.insert_asked.connect(self.open_insert_menu)
        self.language.chosen.connect(self.show_language)
        self.translation.marked.connect(self.mark_current)
        self.translation.filled.connect(self._on_translation_filled)
        session.findings_changed.connect(self._on_session_findings_changed)

    @property
    def view(self) -> FormView | TranslationView | None:
        """The form that is shown."""
        current = self._stack.currentWidget()
        return current if isinstance(current, FormView | TranslationView) else None

    @property
    def tongue(self) -> str:
        """The language of the translation that is written; empty for the original."""
        return self.edits.tongue

    @property
    def wrong(self) -> str:
        """What is said to be wrong."""
        return self._wrong.text()

    def show_entry(self, entry_id: str) -> None:
        """Show an entry as it stands now; widgets in which somebody types keep what is typed."""
        form = entry_form(self._keeper.drafts, entry_id)
        if form is None:
            return
        anew = entry_id != self.edits.source
        if anew:
            self._tell_lost()
        self.edits.source = entry_id
        self._form = form
        self.language.show_subject(self._keeper.drafts, entry_id)
        self.edits.tongue = self.language.tongue
        self._kind.setText(form.kind)
        self._origin.setText(form.origin)
        self._origin.setToolTip(f"{form.origin}\n{entry_id}")
        self._title.setText(readable(form.title) or "Without a title")
        self._back.setVisible(not self.tongue and form.changed > 0)
        if self.tongue:
            self._show_translation(entry_id, anew=anew)
        else:
            self._show_form(form, anew=anew)

    def show_language(self, language: str) -> None:
        """Write what is shown in a language, that of the original or another."""
        self._tell_lost()
        self.language.use(language)
        if self.edits.source:
            self.show_entry(self.edits.source)
        self.tongue_changed.emit()

    def mark_current(self) -> None:
        """Let the translation be of the texts as they are now."""
        source, tongue = self.edits.source, self.tongue
        if tongue:
            self.edits.change(lambda drafts: marked_current(drafts, source, tongue), "Mark as up to date")

    def _show_translation(self, subject: str, *, anew: bool) -> None:
        drafts, view = self._keeper.drafts, self.translation
        sides = sides_of(drafts, subject, self.tongue)
        if sides is None:
            return
        anew = anew or view is not self._stack.currentWidget()
        self._stack.setCurrentWidget(view)
        saved = drafts.saved_translation(subject, self.tongue)
        self._back.setVisible(not same_translation(drafts.translation(subject, self.tongue), saved))
        view.show_sides(sides, (written_in(drafts, subject), self.tongue), anew=anew)
        self._check_soon(anew=anew)

    def _show_form(self, form: Form, *, anew: bool) -> None:
        view = self._views.get(form.shape)
        if view is None:
            view = self._views[form.shape] = FormView(form, self.edits, self._back, self._stack)
            view.gave_back.connect(self._on_view_gave_back)
            self._stack.addWidget(view)
            anew = True
        anew = anew or view is not self._stack.currentWidget()
        self._stack.setCurrentWidget(view)
        view.show_form(form, anew=anew)
        self._check_soon(anew=anew)

    def _check_soon(self, *, anew: bool) -> None:
        """Say what is wrong: of something else at once, of what is being typed after a moment."""
        if anew:
            self._check()
        else:
            self._checking.start()

    def focus_title(self) -> None:
        """Put the cursor into the first text, what is there selected."""
        self.focus_first(select=True)

    def focus_first(self, *, select: bool = False) -> None:
        """Put the cursor into the first text of the language that is shown."""
        fields = [pair.row.path for pair in self.translation.pairs] if self.tongue else self._fields()
        self.focus_path(next(iter(fields), ""), select=select)

    def focus_path(self, path: str, *, select: bool = False) -> None:
        """Put the cursor into a field."""
        view = self.view
        if view is None or not view.focus_path(path):
            return
        editor = self.window().focusWidget()
        if select and isinstance(editor, TextEditor):
            editor.selectAll()

    def paste_picture(self) -> None:
        """Put the picture that is in the clipboard into the entry."""
        block = self._picture_block()
        if block is not None:
            block.paste()
            block.focus_path(block.path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a picture anywhere in the form of what can have one."""
        data = event.mimeData()
        if (file_of(data) is not None or data.hasImage()) and self._picture_block() is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the picture into its field, and show that."""
        block = self._picture_block()
        if block is not None and block.take_data(event.mimeData()):
            event.acceptProposedAction()
            self.focus_path(block.path)

    def _picture_block(self) -> PictureBlock | None:
        """Give the field for a picture; None where there is none."""
        view = self.view
        fields = (field for one in self._sections() for field in one.fields)
        path = next((field.path for field in fields if field.spec.kind is FieldKind.PICTURE), "")
        block = view.block(path) if path and isinstance(view, FormView) else None
        return block if isinstance(block, PictureBlock) else None

    def open_insert_menu(self) -> None:
        """Offer the merge fields, to be inserted where somebody is writing."""
        editor = self.window().focusWidget()
        if not isinstance(editor, TextEditor):
            self.focus_title()
            editor = self.window().focusWidget()
        if isinstance(editor, TextEditor):
            menu = InsertMenu(self.edits.merging, self)
            menu.chosen.connect(editor.insertPlainText)
            menu.popup(editor.mapToGlobal(editor.cursorRect().bottomLeft() + QPoint(0, GAP)))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._origin, 1)
        top.addWidget(self._back)
        top.addWidget(self._insert)
        named = QHBoxLayout()
        named.setSpacing(SPACE)
        named.addWidget(self._title, 1)
        named.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, SPACE, SPACE, SPACE)
        head.setSpacing(GAP)
        head.addLayout(top)
        head.addLayout(named)
        for widget in (self._wrong, self.similar):
            head.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(frame("line"))
        layout.addWidget(self._stack, 1)

    def _fields(self) -> list[str]:
        return [field.path for one in self._sections() for field in one.fields if field.spec.kind in TEXT_KINDS]

    def _sections(self) -> tuple[FormSection, ...]:
        return self._form.sections if self._form else ()

    def _check(self) -> None:
        """Say what reading the entry would find if it were saved now, and what its pages show."""
        entry, drafts = self.edits.entry, self._keeper.drafts
        self.similar.show_similar(drafts, () if entry is None or self.tongue else self._knowing.like(entry))
        if entry is None:
            self._say_wrong(())
            return
        try:
            found = () if self.tongue else entry_findings(entry, drafts.library.root)
        except StudioError as problem:
            self._say(problem.title, "error")
            return
        shown = self._session.found_on_pages(entry.id, self.tongue or written_in(drafts, entry.id))
        self._say_wrong((*found, *(one for one in shown if one.code not in _SEEN)))

    def _say_wrong(self, found: tuple[Finding, ...]) -> None:
        worse = sorted((one for one in found if one.severity is not Severity.HINT), key=lambda one: -one.severity)
        labels = {field.path: field.spec.label for part in self._sections() for field in part.fields}
        said = list(dict.fromkeys(sentence(one, labels) for one in worse))
        more = (f"And {len(said) - _SHOWN} more.",) if len(said) > _SHOWN else ()
        is_error = any(one.severity is Severity.ERROR for one in worse)
        self._say("\n".join((*said[:_SHOWN], *more)), "error" if is_error else "warning")

    def _say(self, text: str, role: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        if self._wrong.property("role") != role:
            set_role(self._wrong, role)

    def _on_view_gave_back(self, path: str) -> None:
        field = self._form.covering(path) if self._form else None
        if field is not None:
            self.edits.give_back(field.path, field.spec.label.lower())

    def _on_session_findings_changed(self) -> None:
        self._checking.start()

    def _on_translation_filled(self) -> None:
        source, tongue = self.edits.source, self.tongue
        self.edits.change(lambda drafts: filled_in(drafts, source, tongue), "Copy what is not translated")

    def _tell_lost(self) -> None:
        lost = self.edits.forget_refused()
        if lost:
            self.lost.emit(lost)
