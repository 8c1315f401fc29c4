"""The sums of an estimate, or the length of a plan, under its table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from studio.ui.theme import GAP
from studio.ui.theme_roles import label, set_role


class Sums(QFrame):
    """Names and amounts under one another; the total stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, GAP, 12, GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self.shown: list[tuple[str, str]] = []

    def show_sums(self, sums: tuple[tuple[str, str], ...]) -> None:
        """Show these sums."""
        self.shown = list(sums)
        self.setVisible(bool(sums))
        while len(self._labels) < len(sums):
            line = len(self._labels)
            pair = (label("", "muted", wrap=True), label(""))
            self._labels.append(pair)
            self._grid.addWidget(pair[0], line, 0)
            self._grid.addWidget(pair[1], line, 1, Qt.AlignmentFlag.AlignRight)
        for index, (name, amount) in enumerate(self._labels):
            shown = index < len(sums)
            name.setVisible(shown)
            amount.setVisible(shown)
            if shown:
                name.setText(sums[index][0])
                amount.setText(sums[index][1])
                role = "heading" if sums[index][0] == "Total" else ""
                if amount.property("role") != role:
                    set_role(amount, role)
