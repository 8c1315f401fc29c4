"""A line for tags with commas between them, which offers those that the library has."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from studio.app.keeping.tags import Spellings, spellings_of, typed_tags


class TagLine(QLineEdit):
    """Tags that differ from a known one in capitals alone are taken for that one."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self._known: Spellings = {}
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._on_completer_activated)
        self.textEdited.connect(self._on_text_edited)

    @property
    def tags(self) -> tuple[str, ...]:
        """What is typed, each tag once and as the library spells it."""
        return typed_tags(self.text(), self._known)

    def offer(self, tags: Iterable[str]) -> None:
        """Offer these tags from now on."""
        self._known = spellings_of(tags)
        self._names.setStringList(sorted(self._known.values(), key=str.casefold))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Return and Tab to the list of tags while that is open."""
        if self._popup.isVisible() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _on_text_edited(self, text: str) -> None:
        begun = text.rpartition(",")[2].strip()
        self._completer.setCompletionPrefix(begun)
        found = self._completer.completionCount() and self._completer.currentCompletion() != begun
        if begun and found:
            self._completer.complete()
        else:
            self._popup.hide()

    def _on_completer_activated(self, tag: str) -> None:
        before, comma, _ = self.text().rpartition(",")
        self.setText(f"{before}{comma} {tag}".strip() if comma else tag)
