"""Everything that can be done from a menu, the toolbar or a shortcut, as one table."""

from collections.abc import Callable, Iterable
from enum import Flag, StrEnum, auto
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from studio.ui.icons import icon


class When(Flag):
    """What must be so for an action to be possible."""

    ALWAYS = 0
    EDITING = auto()
    """A proposal is open."""
    UNDO = auto()
    REDO = auto()
    READY = auto()
    """The library is there."""


class Menu(StrEnum):
    """The menus, in their order."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    EXPORT = "E&xport"
    HELP = "&Help"


class Action(NamedTuple):
    """One row of the table; a named tuple, which is made faster than a dataclass: this is loaded at every start."""

    id: str
    menu: Menu
    text: str
    """As the menu says it, with `&` before the letter to press."""
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    symbol: str = ""
    when: When = When.ALWAYS
    checked: Callable[[], bool] | None = None
    """For a choice that is on or off: how it stands."""
    group: int = 0
    """Actions of one menu with different numbers have a line between them."""


class ActionSet:
    """The table as Qt's actions."""

    def __init__(self, rows: Iterable[Action], owner: QWidget) -> None:
        self.rows = tuple(rows)
        self._actions = {row.id: _made(row, owner) for row in self.rows}
        owner.addActions(list(self._actions.values()))

    def __getitem__(self, name: str) -> QAction:
        """Give Qt's action by its id."""
        return self._actions[name]

    def enable(self, state: When) -> None:
        """Make possible what is possible in a state."""
        for row in self.rows:
            self._actions[row.id].setEnabled(row.when in state)

    def refresh_checks(self) -> None:
        """Show how every choice stands."""
        for row in self.rows:
            if row.checked is not None:
                self._actions[row.id].setChecked(row.checked())

    def fill_menus(self, bar: QMenuBar) -> dict[Menu, QMenu]:
        """Make the menus."""
        menus = {menu: bar.addMenu(menu.value) for menu in Menu}
        groups: dict[Menu, int] = {}
        for row in self.rows:
            menu = menus[row.menu]
            if groups.setdefault(row.menu, row.group) != row.group:
                menu.addSeparator()
                groups[row.menu] = row.group
            menu.addAction(self._actions[row.id])
        return menus

    def fill_toolbar(self, bar: QToolBar, names: Iterable[str]) -> None:
        """Put actions on a toolbar; an empty name is a line between them."""
        for name in names:
            if name:
                bar.addAction(self._actions[name])
            else:
                bar.addSeparator()

    def say(self, name: str, text: str, tip: str) -> None:
        """Give an action another text, such as what undo would take back."""
        action = self._actions[name]
        action.setText(text)
        action.setToolTip(_tip(tip, action.shortcut()))


def plain(text: str) -> str:
    """Give a menu's text without the marks of its letters and its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def keys(row: Action) -> str:
    """Give the shortcuts of an action as this system writes them."""
    return "  or  ".join(
        QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) for shortcut in row.shortcuts
    )


def _made(row: Action, owner: QWidget) -> QAction:
    action = QAction(row.text, owner)
    action.setObjectName(row.id)
    action.setShortcuts([QKeySequence(shortcut) for shortcut in row.shortcuts])
    action.setToolTip(_tip(plain(row.text), action.shortcut()))
    if row.symbol:
        action.setIcon(icon(row.symbol))
    action.setCheckable(row.checked is not None)
    action.triggered.connect(_without_argument(row.run))
    return action


def _without_argument(run: Callable[[], object]) -> Callable[[], None]:
    def triggered() -> None:
        run()

    return triggered


def _tip(text: str, shortcut: QKeySequence) -> str:
    shown = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({shown})" if shown else text
