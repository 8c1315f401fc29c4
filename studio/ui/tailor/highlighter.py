"""Tints markup and merge fields while somebody writes them."""

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QApplication

from studio.app.forms.merge import MOST_MARKED, Mark
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.theme import Colours, colours

_LAST_BMP = "\uffff"


class Highlighter(QSyntaxHighlighter):
    """Shows bold as bold, addresses and fields in colour, unknown fields in red."""

    def __init__(self, document: QTextDocument, edits: FormEdits) -> None:
        super().__init__(document)
        self._edits = edits

    def highlightBlock(self, text: str) -> None:
        """Tint one paragraph, a very long one as far as marks are looked for; Qt asks for those that changed."""
        if not text or not any(sign in text for sign in "*`[{-+.)"):
            return
        known = colours(QApplication.palette())
        units = _units(text[: 2 * MOST_MARKED])  # longer than any stretch reaches
        for stretch in self._edits.merging.stretches(text):
            start, end = stretch.start, stretch.start + stretch.length
            if units:
                start, end = units[start], units[end]
            for position in range(start, end):
                self.setFormat(position, 1, _dressed(self.format(position), stretch.mark, known))


def _dressed(style: QTextCharFormat, mark: Mark, known: Colours) -> QTextCharFormat:
    match mark:
        case Mark.BOLD:
            style.setFontWeight(QFont.Weight.Bold)
        case Mark.ITALIC:
            style.setFontItalic(True)
        case Mark.CODE | Mark.BULLET:
            style.setForeground(QColor(known.muted))
        case Mark.LINK:
            style.setForeground(QColor(known.accent))
        case Mark.FIELD:
            style.setForeground(QColor(known.accent))
            style.setBackground(QColor(known.accent_soft))
        case Mark.EMPTY:
            style.setForeground(QColor(known.warning))
            style.setBackground(QColor(known.warning_soft))
        case Mark.UNKNOWN:
            style.setForeground(QColor(known.error))
            style.setBackground(QColor(known.error_soft))
    return style


def _units(text: str) -> list[int]:
    """Give Qt's position of every character, and of the end; nothing where both count alike."""
    if max(text) <= _LAST_BMP:
        return []
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if character > _LAST_BMP else 1))
    return places
