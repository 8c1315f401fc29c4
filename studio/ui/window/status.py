"""The line at the bottom: whether all is saved, how long the documents are, how many findings there are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStatusBar, QToolButton

from studio.ui.icons import Tone, icon
from studio.ui.theme_roles import label

if TYPE_CHECKING:
    from studio.app.preview import Preview
    from studio.domain.findings import Finding
    from studio.ui.session import Session


_SEVERITIES = ("error", "warning", "hint")
"""The worst first; the findings pane calls them so, too."""


class StatusLine(QStatusBar):
    """The status bar of a window."""

    findings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 2, 10, 2)
        self.saved = label("", "small")
        self.saved.setObjectName("saved-state")
        self.pages = label("", "small")
        self.pages.setObjectName("page-counts")
        self.findings = QToolButton()
        self.findings.setObjectName("findings-button")
        self.findings.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.findings.setToolTip("Show or hide the findings")
        self.findings.clicked.connect(self.findings_wanted)
        self.addWidget(self.saved, 1)
        self.addPermanentWidget(self.pages)
        self.addPermanentWidget(self.findings)
        self._count(())

    def follow(self, session: "Session") -> None:
        """Show the counts of a session."""
        self.pages.setText("Laying out…")
        session.preview_ready.connect(self._on_preview_ready)
        session.findings_changed.connect(self._count)

    def say(self, state: str) -> None:
        """Say whether all is saved."""
        self.saved.setText(state)

    def _on_preview_ready(self, preview: "Preview") -> None:
        slides, pages = len(preview.deck.pages), len(preview.book.pages)
        self.pages.setText(f"{_counted(slides, 'slide')} · {_counted(pages, 'page')}")

    def _count(self, findings: "tuple[Finding, ...]") -> None:
        names = [finding.severity.name.lower() for finding in findings]
        said = " · ".join(_counted(names.count(name), name) for name in _SEVERITIES if name in names) or "No findings"
        errors = "error" in names
        self.findings.setText(f" {said}")
        self.findings.setAccessibleName(f"Findings: {said}")
        name, tone = ("circle-alert", Tone.ERROR) if errors else ("list-checks", Tone.MUTED)
        self.findings.setIcon(icon(name, tone))


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
