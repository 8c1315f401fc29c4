"""A line that points to entries that say nearly the same, each a link."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.similar import Similar
from studio.app.search_words import readable
from studio.domain.entries import headline
from studio.ui.theme import colours


class SimilarLine(QLabel):
    """Hidden where nothing is like what is shown; `linkActivated` gives the id of an entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.hide()

    def show_similar(self, drafts: Drafts, similar: Iterable[Similar]) -> None:
        """Point to these entries, as far as they are there."""
        found = [entry for one in similar if (entry := drafts.entry(one.entry)) is not None]
        accent = colours(self.palette()).accent
        links = (
            f'<a href="{entry.id}" style="color:{accent}">{escape(readable(headline(entry)))}</a>' for entry in found
        )
        self.setText(f"Similar to {' and '.join(links)}" if found else "")
        self.setVisible(bool(found))
