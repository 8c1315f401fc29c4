"""What nobody expected: kept work first, then a report, and the program goes on."""

import sys
from types import TracebackType

from PySide6.QtCore import QObject

from studio.ui.desk import Desk


class Faults(QObject):
    """Hears of every exception that was not caught."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._shown = False

    def listen(self) -> None:
        """Begin to hear."""
        sys.excepthook = self._hear

    def _hear(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, problem, trace)
        if issubclass(kind, KeyboardInterrupt):
            self._desk.quit()
            return
        if self._shown:
            return
        self._shown = True
        for window in self._desk.windows:
            window.files.keeping.keep()
        self._tell(kind, problem, trace)

    def _tell(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        from studio.ui.dialogs.fault import FaultDialog, report_of

        windows = self._desk.windows
        dialog = FaultDialog(report_of(kind, problem, trace), windows[-1] if windows else None)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self._shown = False
