"""The shipped library is nobody's to change: it is copied to a folder of the user's, and that is kept from then on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from studio.app.keeping.own_library import copied_library, is_library, is_own
from studio.app.library_reading import open_library
from studio.domain.frozen import replace
from studio.domain.library import Library
from studio.ui.keeping.telling import both_changed
from studio.ui.window.choosing import documents
from studio.ui.window.notices import Choice, Notice
from studio.ui.worker import Worker

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow

_NAME = "Proposal library"


class Owning(QObject):
    """Offers to make the library the user's own."""

    def __init__(self, window: "LibraryWindow") -> None:
        super().__init__(window)
        self._window = window
        self._worker = Worker("library-copy", self)

    @property
    def is_own(self) -> bool:
        """Whether the library may be changed."""
        return is_own(self._window.keeper.drafts.library.root)

    def offer(self) -> None:
        """Say so where the library cannot be changed, and what to do."""
        if self.is_own:
            return
        self._window.show_notice(
            Notice(
                id="own",
                text="This is the library that came with the program.",
                detail="You can look around and try things. To save, make it yours: it is copied to a folder of "
                "your own and used from then on; what you have written comes along.",
                choices=(Choice(text="Make it yours…", run=self.choose, primary=True),),
            )
        )

    def choose(self) -> None:
        """Ask where the library shall lie, or which other one to use."""
        if self._window.keeper.modified and self.is_own:
            self._window.show_notice(Notice(id="own", text="Save your changes before you change to another library."))
            return
        dialog = QFileDialog(self._window, "Choose a folder for your library", str(documents()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.rejected.connect(self.offer)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def make_own(self, target: Path) -> None:
        """Copy the library to a folder and keep it there; a folder that is a library already is used as it is.

        In a folder with something else in it, the copy gets one of its own.
        """
        source, folders = self._window.keeper.drafts.library.root, self._window.desk.folders
        if not is_library(target) and target.is_dir() and any(target.iterdir()):
            target = target / _NAME

        def copied() -> Library:
            folder = target if is_library(target) else copied_library(source, target)
            return open_library(replace(folders, library=folder))[0]

        self._worker.submit(copied, self._on_copied, self._on_not_copied)

    def close(self) -> None:
        """End the thread."""
        self._worker.close()

    def _on_folder_selected(self, name: str) -> None:
        self.make_own(Path(name))

    def _on_copied(self, library: Library) -> None:
        window = self._window
        window.notices.take_away("own")
        window.desk.own_library(library)
        waiting = window.keeper.carry_over(library)
        text = f"Your library is in {library.root}."
        window.show_notice(Notice(id="owned", text=text, detail="Changes are saved there."))
        if waiting:
            window.show_notice(both_changed())

    def _on_not_copied(self, problem: Exception) -> None:
        self.offer()
        self._window.tell(problem)
