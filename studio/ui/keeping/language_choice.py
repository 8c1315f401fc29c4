"""The language in which an entry is written: its own, one that the library is translated into, or a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.language_names import language_name
from studio.app.keeping.subjects import written_in
from studio.app.keeping.translating import STATES, languages_of, state_of

_MORE = "more"


class LanguageChoice(QComboBox):
    """Stays at a language from one entry to the next; says in which languages an entry is missing or outdated."""

    chosen = Signal(str)
    """A language (ISO 639-1)."""
    more_wanted = Signal()
    """The library is to be translated into another language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Language")
        self.setToolTip("The language that you write in (Ctrl+Shift+L for the next)")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._wanted = ""
        self._begun: set[str] = set()
        self._original = ""
        self._shown: list[tuple[str, str]] = []
        self.activated.connect(self._on_activated)

    @property
    def tongue(self) -> str:
        """The language that is written; empty for that of the original."""
        return "" if self._wanted == self._original else self._wanted

    def use(self, language: str) -> None:
        """Stay at a language from now on; one that the library does not know yet is offered, too."""
        self._wanted = "" if language == self._original else language
        if language:
            self._begun.add(language)

    def show_subject(self, drafts: Drafts, subject: str) -> None:
        """Offer the languages, and say how current each translation is."""
        self._original = written_in(drafts, subject)
        others = sorted({*languages_of(drafts), *self._begun} - {self._original}, key=language_name)
        items = [(self._original, language_name(self._original))]
        for language in others:
            said = STATES.get(state_of(drafts, subject, language), "")
            items.append((language, f"{language_name(language)} – {said}" if said else language_name(language)))
        if items != self._shown:
            self._shown = items
            self.clear()
            for code, text in items:
                self.addItem(text, code)
            self.insertSeparator(len(items))
            self.addItem("Another language…", _MORE)
        self._show_current()

    def next_language(self) -> None:
        """Go to the next language."""
        if self._shown:
            codes = [code for code, _ in self._shown]
            at = codes.index(self.tongue) if self.tongue in codes else 0
            self.chosen.emit(codes[(at + 1) % len(codes)])

    def _show_current(self) -> None:
        self.setCurrentIndex(max(self.findData(self.tongue or self._original), 0))

    def _on_activated(self, index: int) -> None:
        code = str(self.itemData(index))
        self._show_current()
        if code == _MORE:
            self.more_wanted.emit()
        elif code != (self.tongue or self._original):
            self.chosen.emit(code)
