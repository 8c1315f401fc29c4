"""What narrows the findings: words, and a switch for each severity with its count."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from studio.domain.findings import Severity
from studio.ui.findings.delegate import SIGNS
from studio.ui.findings.rows import GROUPS, SEVERITIES
from studio.ui.icons import Tone, icon
from studio.ui.theme import GAP, SPACE


class FilterBar(QWidget):
    """A line to type in, and three switches; with none of them on, everything is shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Filter findings")
        self.line.setAccessibleName("Filter findings")
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(120)
        self.line.setMaximumWidth(320)
        self.line.addAction(icon("search", Tone.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(self.changed)
        self._switches = {severity: self._switch(severity) for severity in SEVERITIES}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addStretch(1)
        layout.addWidget(self.line, 100)
        layout.addSpacing(SPACE - GAP)
        for switch in self._switches.values():
            layout.addWidget(switch)

    @property
    def words(self) -> str:
        """What was typed."""
        return self.line.text()

    @property
    def severities(self) -> frozenset[Severity]:
        """What is switched on."""
        return frozenset(severity for severity, switch in self._switches.items() if switch.isChecked())

    def switch(self, severity: Severity) -> QToolButton:
        """Give the switch of a severity."""
        return self._switches[severity]

    def show_counts(self, counts: Mapping[Severity, int]) -> None:
        """Show how many findings of each severity there are."""
        for severity, switch in self._switches.items():
            switch.setText(str(counts.get(severity, 0)))

    def clear(self) -> None:
        """Narrow nothing."""
        self.line.clear()
        for switch in self._switches.values():
            switch.setChecked(False)

    def _switch(self, severity: Severity) -> QToolButton:
        name = GROUPS[severity].lower()
        switch = QToolButton()
        switch.setCheckable(True)
        switch.setIcon(icon(*SIGNS[severity]))
        switch.setIconSize(QSize(14, 14))
        switch.setText("0")
        switch.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        switch.setToolTip(f"Show only {name}")
        switch.setAccessibleName(f"Show only {name}")
        switch.setProperty("role", "quiet")
        switch.toggled.connect(self.changed)
        return switch
