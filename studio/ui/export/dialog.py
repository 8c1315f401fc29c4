"""The export dialog: it stands beside the window, and work goes on meanwhile."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.app.export import Exported, named_paths, suggested_stem
from studio.app.export_choice import ExportChoice
from studio.app.outputs import Output
from studio.app.render import RenderRequest
from studio.domain.errors import StudioError
from studio.domain.findings import Severity
from studio.ui.export.file_row import FileRow
from studio.ui.export.job import ExportJob
from studio.ui.export.outcome import Kind, Outcome
from studio.ui.export.place import Place, is_there
from studio.ui.findings.rows import finding_rows
from studio.ui.icons import IconLabel, Tone
from studio.ui.session import Session
from studio.ui.start.choice import ElidedLabel
from studio.ui.theme import MARGIN, SPACE, WIDE
from studio.ui.theme_roles import button, frame, label

_ORDER = (Output.DECK, Output.PROPOSAL, Output.SLIDES)


class ExportDialog(QDialog):
    """Asks which files and where to, makes them, and says what came of it."""

    findings_wanted = Signal()
    exported = Signal(object, ExportChoice)
    """The proposal's path, or None, and what was chosen, to be remembered."""

    def __init__(self, session: Session, choice: ExportChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: ExportJob | None = None
        self._leaving = False
        """Whether to close as soon as the job has stopped."""
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.place = Place(choice.folder, choice.stem or suggested_stem(session.proposal))
        self._rows = {output: FileRow(output, wanted=output in choice.outputs) for output in _ORDER}
        self._warning = self._make_warning()
        self.outcome = Outcome()
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

    def end(self) -> None:
        """Close now: stop what is being made, and wait until it has."""
        if self._job is not None:
            self._job.close()
            self._job = None
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close; while something is made, be gone from the screen and close when that has stopped."""
        if self._job is None:
            super().closeEvent(event)
            return
        event.ignore()
        self._leave()

    def reject(self) -> None:
        """Close on Escape as the window's button does."""
        if self._job is None:
            super().reject()
        else:
            self._leave()

    def showEvent(self, event: QShowEvent) -> None:
        """Stay, when it was asked for again meanwhile."""
        self._leaving = False
        super().showEvent(event)

    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.hide()
        self._leaving = True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(MARGIN)
        column.addWidget(label("Export", "title"))
        column.addWidget(self._warning)
        for row in self._rows.values():
            column.addWidget(row)
        column.addWidget(frame("line"))
        column.addWidget(self.place)
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
        self._warned_of = ElidedLabel("", "small")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._warned)
        texts.addWidget(self._warned_of)
        look = button("Show", tip="Close this, and list what to look at")
        look.setObjectName("export-findings")
        look.setAutoDefault(False)
        look.clicked.connect(self._on_look)
        row = QHBoxLayout(card)
        row.setSpacing(SPACE)
        row.addWidget(IconLabel("triangle-alert", 18, Tone.WARNING))
        row.addLayout(texts, 1)
        row.addWidget(look)
        return card

    def _connect(self) -> None:
        self.place.changed.connect(self._aim)
        for row in self._rows.values():
            row.toggled.connect(self._aim)
        self.close_button.clicked.connect(self._on_close)
        self.export_button.clicked.connect(self._on_export)
        self.show_button.clicked.connect(self._on_show_folder)
        self._session.findings_changed.connect(self._show_warning)

    def _choice(self, exported: Exported) -> ExportChoice:
        """Give what was chosen for what was exported."""
        stem = self.place.stem
        own = stem == suggested_stem(self._session.proposal)
        outputs = tuple(output for output in _ORDER if output in exported.paths)
        return ExportChoice(folder=self.place.path, outputs=outputs, stem="" if own else stem)

    def _targets(self) -> dict[Output, Path]:
        named = named_paths(self.place.stem, self.place.path)
        return {output: named[output] for output, row in self._rows.items() if row.wanted}

    def _aim(self) -> None:
        if self._job is not None:
            return
        problem = self.place.problem
        for output, path in named_paths(self.place.stem, self.place.path).items():
            self._rows[output].aim(path, replaces=not problem and is_there(path))
        self.show_button.hide()
        self.outcome.hide()
        if problem:
            self.outcome.say(Kind.WRONG, problem)
        self.export_button.setEnabled(not problem and bool(self._targets()))

    def _show_warning(self) -> None:
        session = self._session
        rows = finding_rows(session.proposal, session.workspace.library, session.findings)
        rows = tuple(row for row in rows if row.severity is not Severity.HINT)
        self._warning.setVisible(bool(rows))
        if rows:
            many = f"{len(rows)} things" if len(rows) > 1 else "1 thing"
            self._warned.setText(f"{many} to look at first. You can export anyway.")
            self._warned_of.setText(rows[0].text if len(rows) == 1 else f"{rows[0].text} …")

    def _on_look(self) -> None:
        self.close()
        self.findings_wanted.emit()

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
        self.outcome.say(Kind.DONE, f"{many} written to {self.place.folder.text().strip()}.")
        self.exported.emit(self._session.proposal.path, self._choice(exported))

    def _on_failed(self, problem: Exception) -> None:
        self._end()
        for row in self._rows.values():
            row.end()
        self.outcome.say_problem(problem)
        if not isinstance(problem, StudioError):
            raise problem

    def _on_cancelled(self) -> None:
        self._end()
        for row in self._rows.values():
            row.end()
        self.outcome.say(Kind.CALM, "Cancelled. Nothing was written.")

    def _on_close(self) -> None:
        if self._job is not None:
            self._job.cancel()
        else:
            self.close()

    def _on_show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.place.path)))

    def _end(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.close()
            job.deleteLater()
        self._set_busy(busy=False)
        if self._leaving:
            self.close()

    def _set_busy(self, *, busy: bool) -> None:
        self.place.setEnabled(not busy)
        self.export_button.setEnabled(not busy)
        self.close_button.setText("Cancel" if busy else "Close")
        self.outcome.setVisible(False)
        self.show_button.hide()
