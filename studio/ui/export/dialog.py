"""The export dialog: it stands beside the window, and work goes on meanwhile."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.app.export import Exported, named_paths, suggested_stem
from studio.app.outputs import Output
from studio.app.render import RenderRequest
from studio.domain.errors import StudioError
from studio.domain.findings import Severity
from studio.ui.export.file_row import FileRow
from studio.ui.export.job import ExportJob
from studio.ui.icons import IconLabel, Tone
from studio.ui.session import Session
from studio.ui.theme import MARGIN, SPACE, WIDE
from studio.ui.theme_roles import button, frame, label, tool

_FORBIDDEN = '<>:"/\\|?*'
_ORDER = (Output.DECK, Output.PROPOSAL, Output.SLIDES)


class ExportDialog(QDialog):
    """Asks which files and where to, makes them, and says what came of it."""

    findings_wanted = Signal()
    exported = Signal(Path)
    """The folder, to be remembered."""

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: ExportJob | None = None
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.folder = QLineEdit(str(folder))
        self.folder.setObjectName("export-folder")
        self.folder.setAccessibleName("Folder")
        self.name = QLineEdit(suggested_stem(session.proposal))
        self.name.setObjectName("export-name")
        self.name.setAccessibleName("Name of the files")
        self._browse = tool("folder-open", "Choose a folder")
        self._rows = {output: FileRow(output) for output in _ORDER}
        self._warning = self._make_warning()
        self.outcome = label("", wrap=True)
        self.outcome.setObjectName("export-outcome")
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outcome.hide()
        self.show_button = button("Show in folder", symbol="folder-open")
        self.show_button.setObjectName("show-in-folder")
        self.show_button.hide()
        self.close_button = button("Close")
        self.close_button.setObjectName("export-close")
        self.export_button = button("Export", "primary", symbol="download")
        self.export_button.setObjectName("export-start")
        self.export_button.setDefault(True)
        self._lay_out()
        self._connect()
        self._aim()
        self._show_warning()

    def row(self, output: Output) -> FileRow:
        """Give what is shown about a file."""
        return self._rows[output]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is being made."""
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Close on Escape as the button does."""
        self._stop()
        super().reject()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.close()
            self._job = None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(MARGIN)
        column.addWidget(label("Export", "title"))
        column.addWidget(self._warning)
        for row in self._rows.values():
            column.addWidget(row)
        column.addWidget(frame("line"))
        form = QFormLayout()
        form.setVerticalSpacing(SPACE)
        form.setHorizontalSpacing(MARGIN)
        where = QHBoxLayout()
        where.setSpacing(SPACE // 2)
        where.addWidget(self.folder, 1)
        where.addWidget(self._browse)
        form.addRow("Folder", where)
        form.addRow("Name", self.name)
        column.addLayout(form)
        column.addWidget(self.outcome)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.addWidget(self.show_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.export_button)
        column.addLayout(buttons)

    def _make_warning(self) -> QWidget:
        card = frame("card", "warning")
        self._warned = label("", wrap=True)
        look = button("Show findings")
        look.setObjectName("export-findings")
        look.clicked.connect(self.findings_wanted)
        row = QHBoxLayout(card)
        row.setSpacing(SPACE)
        row.addWidget(IconLabel("triangle-alert", 18, Tone.WARNING))
        row.addWidget(self._warned, 1)
        row.addWidget(look)
        return card

    def _connect(self) -> None:
        self._browse.clicked.connect(self._on_browse)
        self.folder.textChanged.connect(self._aim)
        self.name.textChanged.connect(self._aim)
        for row in self._rows.values():
            row.toggled.connect(self._aim)
        self.close_button.clicked.connect(self._on_close)
        self.export_button.clicked.connect(self._on_export)
        self.show_button.clicked.connect(self._on_show_folder)
        self._session.findings_changed.connect(self._show_warning)

    def _targets(self) -> dict[Output, Path]:
        folder = Path(self.folder.text().strip()).expanduser()
        named = named_paths(self.name.text().strip(), folder)
        return {output: named[output] for output, row in self._rows.items() if row.wanted}

    def _aim(self) -> None:
        if self._job is not None:
            return
        name = self.name.text().strip()
        sound = bool(name) and not any(letter in _FORBIDDEN for letter in name)
        folder = Path(self.folder.text().strip()).expanduser()
        for output, path in named_paths(name, folder).items():
            self._rows[output].aim(path, replaces=sound and path.is_file())
        self.show_button.hide()
        self.outcome.hide()
        if not sound:
            self._tell(f"A name has at least one letter and none of {' '.join(_FORBIDDEN)}", "error")
        self.export_button.setEnabled(sound and bool(self._targets()) and bool(self.folder.text().strip()))

    def _show_warning(self) -> None:
        errors = [finding for finding in self._session.findings if finding.severity is Severity.ERROR]
        self._warning.setVisible(bool(errors))
        if errors:
            many = f"{len(errors)} errors are" if len(errors) > 1 else "1 error is"
            self._warned.setText(f"{many} still open. You can export, but look before you send: {errors[0].text}")

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, "Choose a folder", self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_export(self) -> None:
        try:
            request = self._request()
        except StudioError as problem:
            self._on_failed(problem)
            return
        self._job = job = ExportJob(request, self._targets(), self)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        for row in self._rows.values():
            row.begin()
        self._set_busy(busy=True)
        job.start()

    def _request(self) -> RenderRequest:
        session = self._session
        brand, _ = session.brand()
        words, _ = session.words()
        return RenderRequest(
            proposal=session.proposal, library=session.workspace.library, brand=brand, words=words, outputs=()
        )

    def _on_progressed(self, output: Output, done: int, total: int) -> None:
        self._rows[output].report(done, total)

    def _on_finished(self, exported: Exported) -> None:
        self._end()
        for output, row in self._rows.items():
            if output in exported.paths:
                kind = "page" if output is Output.PROPOSAL else "slide"
                number = exported.pages[output]
                row.end(f"{exported.paths[output].name} · {number} {kind if number == 1 else kind + 's'}", done=True)
            else:
                row.end()
        self.show_button.show()
        many = f"{len(exported.paths)} files were" if len(exported.paths) > 1 else "The file was"
        self._tell(f"{many} written to {Path(self.folder.text().strip()).expanduser()}.", "muted")
        self.exported.emit(next(iter(exported.paths.values())).parent)

    def _on_failed(self, problem: Exception) -> None:
        self._end()
        for row in self._rows.values():
            row.end()
        if not isinstance(problem, StudioError):
            self._tell("The files could not be made because of a fault in the program.", "error")
            raise problem
        self._tell(str(problem), "error")

    def _on_cancelled(self) -> None:
        self._end()
        for row in self._rows.values():
            row.end()
        self._tell("Cancelled. Nothing was written.", "muted")

    def _on_close(self) -> None:
        if self._job is not None:
            self._job.cancel()
        else:
            self.close()

    def _on_show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.folder.text().strip()).expanduser())))

    def _end(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.close()
            job.deleteLater()
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.folder, self.name, self._browse, self.export_button):
            widget.setEnabled(not busy)
        self.close_button.setText("Cancel" if busy else "Close")
        self.outcome.setVisible(False)
        self.show_button.hide()

    def _tell(self, text: str, role: str) -> None:
        self.outcome.setText(text)
        self.outcome.setProperty("role", role)
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        self.outcome.show()
