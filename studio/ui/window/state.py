"""Place, size and splitters of a window: remembered when it closes, restored when the next one opens."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from studio.app.settings import Settings
from studio.domain.frozen import replace

if TYPE_CHECKING:
    from studio.ui.window.editor import Editor


Panes = dict[str, tuple[int, ...]]
Preview = Mapping[str, object]


def restore_place(window: QMainWindow, settings: Settings) -> None:
    """Put a window where the last one was, if that is on a screen."""
    if settings.geometry:
        window.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode("ascii", "ignore")))


def restore_sizes(editor: "Editor", settings: Settings) -> None:
    """Give the panes, or the room for them, the sizes that they had, and hide those that were hidden."""
    sizes = settings.splitters
    editor.set_sizes(list(sizes.get("panes", ())), list(sizes.get("drawer", ())))
    if sizes.get("library-shown") == (0,):
        editor.show_pane("library", shown=False)


def restore_preview(editor: "Editor", settings: Settings) -> None:
    """Show the pages as they were shown."""
    preview = settings.others.get("preview")
    if isinstance(preview, Mapping):
        editor.preview.restore_state(preview)


def with_place(settings: Settings, *, geometry: str, panes: Panes, preview: Preview) -> Settings:
    """Remember place, size and panes; what is empty stays as it was."""
    others = {**settings.others, "preview": preview} if preview else settings.others
    return replace(settings, geometry=geometry, splitters={**settings.splitters, **panes}, others=others)


def place_of(window: QMainWindow) -> str:
    """Give place and size of a window."""
    return window.saveGeometry().toBase64().toStdString()


def panes_of(editor: "Editor") -> Panes:
    """Give the sizes of the panes."""
    sizes = editor.sizes()
    found: Panes = {"library-shown": (int(editor.is_shown("library")),)}
    if editor.is_shown("library"):
        found["panes"] = tuple(sizes["across"])
    if editor.is_shown("findings"):
        found["drawer"] = tuple(sizes["down"])
    return found
