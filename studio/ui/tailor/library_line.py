"""What the library says, in one line that opens to all of it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class LibraryLine(QLabel):
    """One quiet line, cut where it ends; a click shows all of it.

    Tab passes it by, as it leads from one text to the next; keys of the field open it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._open = False
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip("Click to see all that the library says")

    def show_text(self, text: str) -> None:
        """Show what the library says."""
        said = f"Library: {text}"
        if said != self._text:
            self._text = said
            self._open = False
            self._show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.toggle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut elsewhere."""
        super().resizeEvent(event)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Cut elsewhere when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._show()

    def toggle(self) -> None:
        """Open or close."""
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        self.setWordWrap(self._open)
        cut = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, max(self.width() - 2, 20))
        text = self._text if self._open else cut
        if text != self.text():
            self.setText(text)
        self.setAccessibleName(self._text)
