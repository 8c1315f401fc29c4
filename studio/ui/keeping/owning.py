"""The shipped library is nobody's to change: it is copied to a folder of the user's, and that is kept from then on."""

from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from studio.app.keeping.own_library import Hindrance, copied_library, hindrance, is_library, is_own
from studio.app.library_reading import open_library
from studio.domain.errors import StudioError
from studio.domain.frozen import replace
from studio.domain.library import Library
from studio.ui.keeping.telling import both_changed
from studio.ui.window.choosing import documents
from studio.ui.window.notices import Choice, Notice, Weight
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
        """Whether the library is another than the shipped one."""
        return is_own(self._window.keeper.drafts.library.root)

    @property
    def hindrance(self) -> Hindrance | None:
        """Why nothing can be saved in the library now."""
        return hindrance(self._window.keeper.drafts.library)

    def offer(self) -> None:
        """Say so where nothing can be saved in the library, and what to do."""
        match self.hindrance:
            case Hindrance.SHIPPED:
                self._window.show_notice(self._shipped())
            case Hindrance.MISSING:
                self._window.show_notice(self._missing())
            case Hindrance.READ_ONLY:
                self._window.show_notice(self._read_only())
            case None:
                pass
            case never:
                assert_never(never)

    def note(self, found: Hindrance | None) -> None:
        """Say that the library has gone, as somebody found who looked, or is back; what is no longer so is not said."""
        if found is not self.hindrance:
            return
        if found is Hindrance.MISSING:
            self._window.show_notice(self._missing())
        elif found is None:
            self._window.notices.take_away("away")

    def choose(self) -> None:
        """Ask where the library shall lie, or which other one to use."""
        if self._window.keeper.modified and self.hindrance is None:
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
            if not is_library(target) and not source.is_dir():
                raise StudioError(f"There is no library in {target}.", hint="Choose one, or put yours back.")
            folder = target if is_library(target) else copied_library(source, target)
            return open_library(replace(folders, library=folder))[0]

        self._worker.submit(copied, self._on_copied, self._on_not_copied)

    def close(self) -> None:
        """End the thread."""
        self._worker.close()

    def _shipped(self) -> Notice:
        return Notice(
            id="own",
            text="This is the library that came with the program.",
            detail="You can look around and try things. To save, make it yours: it is copied to a folder of "
            "your own and used from then on; what you have written comes along.",
            choices=(Choice(text="Make it yours…", run=self.choose, primary=True),),
        )

    def _missing(self) -> Notice:
        return Notice(
            id="away",
            text="Your library cannot be found.",
            detail=f"{self._window.keeper.drafts.library.root} was deleted or moved, or its drive is not connected. "
            "Put it back and save again, or choose the folder where it is now; nothing you have written is lost.",
            weight=Weight.WARNING,
            choices=(Choice(text="Choose another folder…", run=self.choose, primary=True),),
        )

    def _read_only(self) -> Notice:
        return Notice(
            id="away",
            text="Your library is read-only.",
            detail=f"Make {self._window.keeper.drafts.library.root} writable and save again; "
            "nothing you have written is lost.",
            weight=Weight.WARNING,
        )

    def _on_folder_selected(self, name: str) -> None:
        self.make_own(Path(name))

    def _on_copied(self, library: Library) -> None:
        window = self._window
        window.notices.take_away("own", "away")
        window.desk.own_library(library)
        waiting = window.keeper.carry_over(library)
        text = f"Your library is in {library.root}."
        window.show_notice(Notice(id="owned", text=text, detail="Changes are saved there."))
        if waiting:
            window.show_notice(both_changed())

    def _on_not_copied(self, problem: Exception) -> None:
        self.offer()
        self._window.tell(problem)
