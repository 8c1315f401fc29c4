"""Place, size and splitters of a window: remembered when it closes, restored when the next one opens."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from studio.app.settings import Settings

if TYPE_CHECKING:
    from studio.ui.window_editor import Editor


def restore_place(window: QMainWindow, settings: Settings) -> None:
    """Put a window where the last one was, if that is on a screen."""
    if settings.geometry:
        window.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode("ascii", "ignore")))


def restore_panes(editor: "Editor", settings: Settings) -> None:
    """Give the panes the sizes that they had, and hide those that were hidden."""
    sizes = settings.splitters
    editor.set_sizes(list(sizes.get("panes", ())), list(sizes.get("drawer", ())))
    if sizes.get("library-shown") == (0,):
        editor.show_pane("library", shown=False)


def with_place(settings: Settings, geometry: QByteArray, panes: dict[str, tuple[int, ...]]) -> Settings:
    """Remember place, size and panes."""
    return replace(settings, geometry=geometry.toBase64().toStdString(), splitters={**settings.splitters, **panes})


def panes_of(editor: "Editor | None") -> dict[str, tuple[int, ...]]:
    """Give the sizes of the panes; nothing when none are shown."""
    if editor is None:
        return {}
    sizes = editor.sizes()
    found: dict[str, tuple[int, ...]] = {"library-shown": (int(editor.is_shown("library")),)}
    if editor.is_shown("library"):
        found["panes"] = tuple(sizes["across"])
    if editor.is_shown("findings"):
        found["drawer"] = tuple(sizes["down"])
    return found
