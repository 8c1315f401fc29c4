"""Where the files of an export go, and what their names begin with."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import tool
from studio.ui.window_choosing import existing_folder

_FORBIDDEN = '<>:"/\\|?*'


class Place(QWidget):
    """A folder and a name to type; the folder can be chosen, too."""

    changed = Signal()

    def __init__(self, folder: Path, stem: str) -> None:
        super().__init__()
        self.folder = _line("export-folder", "Folder", str(folder))
        self.name = _line("export-name", "Name of the files", stem)
        self.browse = tool("folder-open", "Choose a folder")
        where = QHBoxLayout()
        where.setSpacing(GAP)
        where.addWidget(self.folder, 1)
        where.addWidget(self.browse)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(SPACE)
        form.setHorizontalSpacing(MARGIN)
        form.addRow("Folder", where)
        form.addRow("Name", self.name)
        self.browse.clicked.connect(self._on_browse)
        self.folder.textChanged.connect(self.changed)
        self.name.textChanged.connect(self.changed)

    @property
    def path(self) -> Path:
        """The folder."""
        return Path(self.folder.text().strip()).expanduser()

    @property
    def stem(self) -> str:
        """What the names begin with."""
        return self.name.text().strip()

    @property
    def problem(self) -> str:
        """Why nothing can be written there, as far as it can be known; empty when something can."""
        if not self.folder.text().strip():
            return "Choose a folder."
        if not self.stem or any(letter in _FORBIDDEN for letter in self.stem):
            return f"A name has at least one letter and none of {' '.join(_FORBIDDEN)}"
        return ""

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, "Choose a folder", str(existing_folder(self.path)))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _line(name: str, said: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(name)
    line.setAccessibleName(said)
    return line
