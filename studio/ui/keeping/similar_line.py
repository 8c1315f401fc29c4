"""A line that points to entries that say nearly the same, each a link."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.similar import Similar
from studio.app.search_words import readable
from studio.domain.entries import AnyEntry, headline
from studio.ui.theme import colours


class SimilarLine(QLabel):
    """Hidden where nothing is like what is shown; `linkActivated` gives the id of an entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: list[AnyEntry] = []
        self.setProperty("role", "small")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.hide()

    def show_similar(self, drafts: Drafts, similar: Iterable[Similar]) -> None:
        """Point to these entries, as far as they are there."""
        self._found = [entry for one in similar if (entry := drafts.entry(one.entry)) is not None]
        self._paint()
        self.setVisible(bool(self._found))

    def changeEvent(self, event: QEvent) -> None:
        """Show links in the colours of the theme as it is now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._found:
            self._paint()

    def _paint(self) -> None:
        accent = colours(self.palette()).accent
        links = (
            f'<a href="{entry.id}" style="color:{accent}">{escape(readable(headline(entry)))}</a>'
            for entry in self._found
        )
        self.setText(f"Similar to {' and '.join(links)}" if self._found else "")
