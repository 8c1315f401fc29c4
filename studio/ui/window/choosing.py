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
    """Give the user's folder for documents, or the home folder where there is none."""
    return existing_folder(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)))


def existing_folder(*wanted: Path | None) -> Path:
    """Give the first of these folders that is there, or what is left of its way below the home folder; else that."""
    home = Path.home()
    everybodys = {home, *home.parents}
    for folder in wanted:
        for one in (folder, *folder.parents) if folder else ():
            if one.is_dir() and (one == folder or one not in everybodys):
                return one
    return home


def choose_file(parent: QWidget, folder: Path | None, chosen: Callable[[Path], object]) -> None:
    """Ask which proposal to open."""
    dialog = QFileDialog(parent, "Open a proposal", str(existing_folder(folder, documents())), _FILTER)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _ask(dialog, chosen)


def choose_name(parent: QWidget, proposal: "Proposal", folder: Path | None, chosen: Callable[[Path], object]) -> None:
    """Ask under which name to save a proposal."""
    from studio.app.export import suggested_stem

    dialog = QFileDialog(parent, "Save the proposal", str(existing_folder(folder, documents())), _FILTER)
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
