"""A fault in the program, told without losing anything: what to do, and a report to copy."""

import platform
import traceback
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio import __version__
from studio.ui.theme import SPACE, WIDE
from studio.ui.theme_roles import button, label

_CALM = (
    "What you have typed is kept. You can go on working. If something looks wrong, close the program and start it "
    "again: it will offer you your work."
)


class FaultDialog(QDialog):
    """Says that something went wrong, and gives a report that can be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 420)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName("Report")
        copy = button("Copy the report", symbol="copy")
        copy.setObjectName("copy-report")
        close = button("Close", "primary")
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(SPACE)
        column.addWidget(label("Something went wrong", "title"))
        column.addWidget(label(_CALM, wrap=True))
        column.addWidget(self._report, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch()
        buttons.addWidget(close)
        column.addLayout(buttons)
        copy.clicked.connect(self._on_copy)
        close.clicked.connect(self.close)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


def report_of(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> str:
    """Give what somebody needs who mends the program; nothing of the proposal is in it."""
    head = f"Proposal Studio {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
    return f"{head}\n\n{''.join(traceback.format_exception(kind, problem, trace))}"
