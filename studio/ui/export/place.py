"""Where the files of an export go, and what their names begin with."""

import errno
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from studio.app.export import named_paths
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import tool
from studio.ui.window.choosing import existing_folder

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
        """The folder; as it is typed where it begins with the home of nobody."""
        typed = Path(self.folder.text().strip())
        try:
            return typed.expanduser()
        except RuntimeError:
            return typed

    @property
    def stem(self) -> str:
        """What the names begin with."""
        return self.name.text().strip()

    @property
    def problem(self) -> str:
        """Why nothing can be written there, as far as it can be known; empty when something can."""
        if folder := self._folder_problem:
            return folder
        if not self.stem or any(letter in _FORBIDDEN for letter in self.stem):
            return f"A name has at least one letter and none of {' '.join(_FORBIDDEN)}"
        named = named_paths(self.stem, self.path).values()
        return next((f"The name cannot be used: {why}." for path in named if (why := _trouble_with(path))), "")

    @property
    def _folder_problem(self) -> str:
        typed = self.folder.text().strip()
        if not typed:
            return "Choose a folder."
        if typed.startswith("~") and self.path == Path(typed):
            return f"There is no user whose home is {Path(typed).parts[0]}."
        why = _trouble_with(self.path)
        return f"There can be no such folder: {why}." if why else ""

    def _on_browse(self) -> None:
        folder = None if self._folder_problem else self.path
        dialog = QFileDialog(self, "Choose a folder", str(existing_folder(folder)))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def is_there(path: Path) -> bool:
    """Tell whether a file is there, as far as one may know."""
    try:
        return path.is_file()
    except OSError:
        return False


def _trouble_with(path: Path) -> str:
    """Say why the system can have no such path; empty when it can."""
    try:
        path.stat()
    except ValueError:  # a NUL, or half a character
        return "it holds a sign that no name can have"
    except OSError as problem:
        return "it is too long" if problem.errno == errno.ENAMETOOLONG else ""
    return ""


def _line(name: str, said: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(name)
    line.setAccessibleName(said)
    return line
