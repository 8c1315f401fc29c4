"""One file of an export: whether it is wanted, what it is called, how far it is, and how to open it."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from studio.app.outputs import Output
from studio.ui.icons import IconLabel, Tone
from studio.ui.start.choice import ElidedLabel
from studio.ui.theme import SPACE
from studio.ui.theme_roles import button

_NAMES = {
    Output.DECK: ("PowerPoint deck", "Editable slides"),
    Output.SLIDES: ("Slides as PDF", "The same slides, to send or print"),
    Output.PROPOSAL: ("Proposal as PDF", "The written document"),
}
_INDENT = 26
"""Pixels from the edge to what stands under the words of a box to tick."""


class FileRow(QWidget):
    """A file that can be made."""

    toggled = Signal()

    def __init__(self, output: Output, *, wanted: bool = True) -> None:
        super().__init__()
        title, about = _NAMES[output]
        self._path = Path()
        self.check = QCheckBox(title)
        self.check.setObjectName(f"export-{output.value}")
        self.check.setChecked(wanted)
        self.check.setAccessibleDescription(about)
        self._note = ElidedLabel(about, "small")
        self._bar = _progress_bar(title)
        self._done = IconLabel("circle-check", 18, Tone.ACCENT)
        self.open_button = button("Open")
        self.open_button.setObjectName(f"open-{output.value}")
        self.open_button.setAccessibleName(f"Open {title}")
        self._show(done=False)
        self._lay_out()
        self.check.toggled.connect(self._on_toggled)
        self.open_button.clicked.connect(self._on_open)

    @property
    def wanted(self) -> bool:
        """Whether this file is to be made."""
        return self.check.isChecked()

    @property
    def note(self) -> str:
        """What is said about the file."""
        return self._note.text()

    def aim(self, path: Path, *, replaces: bool) -> None:
        """Say where the file will be."""
        self._path = path
        self._note.setText(f"{path.name} – replaces the file that is there" if replaces else path.name)
        self._show(done=False)

    def begin(self) -> None:
        """Show that it is going to be made."""
        self.check.setEnabled(False)
        self._show(done=False)
        if self.wanted:
            self._note.setText(f"{self._path.name} · waiting")
            self._bar.setRange(0, 1)
            self._bar.setValue(0)
            self._bar.show()

    def report(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._note.setText(f"{self._path.name} · {done} of {total}")

    def end(self, note: str = "", *, done: bool = False) -> None:
        """Show what came of it."""
        self.check.setEnabled(True)
        self._bar.hide()
        self._note.setText(note or self._path.name)
        self._show(done=done)

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.check)
        beside = QHBoxLayout()
        beside.setContentsMargins(_INDENT, 0, 0, 0)
        beside.addWidget(self._note, 1)
        texts.addLayout(beside)
        under = QHBoxLayout()
        under.setContentsMargins(_INDENT, 2, 0, 0)
        under.addWidget(self._bar)
        texts.addLayout(under)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addLayout(texts, 1)
        row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _show(self, *, done: bool) -> None:
        self._done.setVisible(done)
        self.open_button.setVisible(done)

    def _on_toggled(self) -> None:
        self.toggled.emit()

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


def _progress_bar(title: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedHeight(6)
    bar.setAccessibleName(f"Progress of {title}")
    kept = bar.sizePolicy()
    kept.setRetainSizeWhenHidden(True)  # rows stay where they are when the work begins
    bar.setSizePolicy(kept)
    bar.hide()
    return bar
