"""Everything that can be done in the Library window, as one table."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from studio.ui.actions import plain
from studio.ui.icons import icon

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow


class Row(NamedTuple):
    """One row of the table."""

    id: str
    menu: str
    text: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    symbol: str = ""
    in_list: bool = False
    """Whether its keys count in the list alone, because they mean something else in texts."""


def rows_of(window: "LibraryWindow") -> tuple[Row, ...]:
    """Give the table for a window."""
    keeper, verbs = window.keeper, window.verbs
    library, entry, view = "&Library", "&Entry", "&View"
    return (
        Row("save", library, "&Save", window.save, ("Ctrl+S",), "save"),
        Row("topic", library, "New &topic…", window.ask_for_topic, ("Ctrl+Shift+N",), "folder"),
        Row("own", library, "Make it &yours…", window.owning.choose, (), "copy"),
        Row("folder", library, "Use another &folder…", window.owning.choose, (), "folder-open"),
        Row("share", library, "S&hare with your team", window.sharing.share, ("Ctrl+Shift+S",), "users"),
        Row("remote", library, "Where it is &shared…", window.sharing.ask, (), "globe"),
        Row("close", library, "&Close", window.close, ("Ctrl+W",)),
        Row("undo", entry, "&Undo", verbs.undo, ("Ctrl+Z",), "undo-2"),
        Row("redo", entry, "&Redo", keeper.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
        Row("new", entry, "&New entry", window.new_entry, ("Ctrl+N",), "plus"),
        Row("duplicate", entry, "&Duplicate", verbs.duplicate, ("Ctrl+D",), "copy", in_list=True),
        Row("up", entry, "Move &up", window.shift_up, ("Alt+Up",), "arrow-up", in_list=True),
        Row("down", entry, "Move do&wn", window.shift_down, ("Alt+Down",), "arrow-down", in_list=True),
        Row("retire", entry, "Re&tire or bring back", verbs.retire, ("Ctrl+R",), "eye-off", in_list=True),
        Row("delete", entry, "D&elete", verbs.delete, ("Del",), "trash-2", in_list=True),
        Row("paste", entry, "&Paste picture", window.workspace.entry.paste_picture, ("Ctrl+Shift+V",), "clipboard"),
        Row("heading", entry, "Edit &heading of the section", window.workspace.show_heading, ("F2",), "pencil"),
        Row(
            "current", entry, "&Mark translation as up to date", window.workspace.entry.mark_current, ("Ctrl+Shift+M",)
        ),
        Row("find", view, "&Search", window.focus_search, ("Ctrl+F",), "search"),
        Row("language", view, "Next &language", window.next_language, ("Ctrl+Shift+L",), "globe"),
        Row("form", view, "&Write the entry", window.focus_form, ("Ctrl+T",), "pencil"),
    )


def made_actions(rows: Iterable[Row], window: QWidget, entries: QWidget) -> dict[str, QAction]:
    """Give the table as Qt's actions, on the window or on its list of entries."""
    made: dict[str, QAction] = {}
    for row in rows:
        action = made[row.id] = QAction(row.text, window)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{plain(row.text)} ({shown})" if shown else plain(row.text))
        if row.symbol:
            action.setIcon(icon(row.symbol))
        if row.in_list:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        (entries if row.in_list else window).addAction(action)
        action.triggered.connect(_without_argument(row.run))
    return made


def fill_menus(bar: QMenuBar, rows: Iterable[Row], actions: dict[str, QAction]) -> None:
    """Put the actions into menus."""
    menus = {name: bar.addMenu(name) for name in dict.fromkeys(row.menu for row in rows)}
    for row in rows:
        menus[row.menu].addAction(actions[row.id])


def _without_argument(run: Callable[[], object]) -> Callable[[], None]:
    def triggered() -> None:
        run()

    return triggered
