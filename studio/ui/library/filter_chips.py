"""The filters in use as chips: a click takes one away."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from studio.app.library_filters import Choice, choice_title
from studio.ui.icons import Tone, icon
from studio.ui.library.flow import FlowLayout

_CROSS = 12


class FilterChips(QWidget):
    """Shows what was chosen; hidden when that is nothing."""

    removed = Signal(object)
    """A Choice."""
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName("Filters in use")
        self.hide()

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Show a chip for every choice, and one to clear all."""
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for choice in choices:
            chip = _Chip(choice)
            chip.taken_away.connect(self.removed)
            self._flow.addWidget(chip)
        if choices:
            clear = QToolButton()
            clear.setText("Clear all")
            clear.setProperty("role", "labelled")
            clear.setToolTip("Show entries whatever their filters")
            clear.clicked.connect(self.cleared)
            self._flow.addWidget(clear)
        self.setVisible(bool(choices))
        self.updateGeometry()


class _Chip(QToolButton):
    taken_away = Signal(object)

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice = choice
        title = choice_title(choice)
        self.setText(title)
        self.setIcon(icon("x", Tone.ACCENT))
        self.setIconSize(QSize(_CROSS, _CROSS))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setProperty("role", "labelled")
        self.setCheckable(True)
        self.setChecked(True)
        self.setToolTip(f"Remove the filter “{title}”")
        self.setAccessibleName(f"Remove the filter {title}")
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.taken_away.emit(self._choice)
