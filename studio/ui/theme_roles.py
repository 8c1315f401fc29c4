"""Standard widgets dressed by their role in one call."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from studio.ui.icons import Tone, icon


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Give a label: title, heading, muted, small, error, warning or badge."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def button(text: str, role: str = "", *, symbol: str = "", tip: str = "") -> QPushButton:
    """Give a push button: primary, quiet or plain."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setToolTip(tip)
    if symbol:
        made.setIcon(icon(symbol, Tone.ON_ACCENT if role == "primary" else Tone.TEXT))
        made.setText(f" {text}")
        made.setAccessibleName(text)
    return made


def tool(symbol: str, name: str) -> QToolButton:
    """Give a button that is only an icon; its name is its tooltip and what screen readers say."""
    made = QToolButton()
    made.setIcon(icon(symbol))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setProperty("role", "quiet")
    return made


def frame(role: str, tone: str = "") -> QFrame:
    """Give a frame: card, panel, line or upright."""
    made = QFrame()
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    return made


def set_role(widget: QWidget, role: str, tone: str = "") -> None:
    """Dress a widget in another role."""
    widget.setProperty("role", role)
    widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
