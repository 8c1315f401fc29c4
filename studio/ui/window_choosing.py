"""Asks for a file to open, or for a name to save under, without holding the program up."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from studio.domain.proposal import Proposal

ENDING = ".proposal.yaml"
_FILTER = "Proposals (*.proposal.yaml *.proposal.yml *.yaml *.yml)"


def documents() -> Path:
    """Give the user's folder for documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def choose_file(parent: QWidget, folder: Path | None, chosen: Callable[[Path], object]) -> None:
    """Ask which proposal to open."""
    dialog = QFileDialog(parent, "Open a proposal", str(folder or documents()), _FILTER)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _ask(dialog, chosen)


def choose_name(parent: QWidget, proposal: "Proposal", chosen: Callable[[Path], object]) -> None:
    """Ask under which name to save a proposal."""
    from studio.app.export import suggested_stem

    folder = proposal.path.parent if proposal.path else documents()
    dialog = QFileDialog(parent, "Save the proposal", str(folder), _FILTER)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ENDING.removeprefix("."))
    dialog.selectFile(f"{suggested_stem(proposal)}{ENDING}")
    _ask(dialog, chosen)


def _ask(dialog: QFileDialog, chosen: Callable[[Path], object]) -> None:
    def selected(name: str) -> None:
        chosen(Path(name))

    dialog.fileSelected.connect(selected)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
