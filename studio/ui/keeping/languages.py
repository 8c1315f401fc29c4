"""Another language to translate the library into: asked for by its name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.app.keeping.language_names import language_code
from studio.ui.window.notices import Notice, Weight

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow


class Languages(QObject):
    """What the window does when none of the offered languages is wanted."""

    def __init__(self, window: "LibraryWindow") -> None:
        super().__init__(window)
        self._window = window
        window.workspace.entry.language.more_wanted.connect(self.ask)

    def ask(self) -> None:
        """Ask into which language somebody translates."""
        detail = "Its name or its two letters, such as French or fr."
        self._window.ask.ask("Into which language do you translate?", detail, "Translate", self._on_named)

    def _on_named(self, name: str) -> None:
        window, code = self._window, language_code(name)
        if code:
            window.notices.take_away("language")
            window.workspace.entry.show_language(code)
        else:
            window.show_notice(Notice(id="language", text=f"“{name}” is no language.", weight=Weight.WARNING))
