"""The Library window on a library of the test's own."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.ui.desk import Desk
from studio.ui.keeping.conflict_card import ConflictCard
from studio.ui.keeping.window import LibraryWindow
from studio.ui.tailor.text_editor import TextEditor
from studio.ui.theme import Theme
from tests.outside import outside

WAIT = 20_000
LESS = "flask/benefits/less-is-more"
TITLE = "A core without ballast"
"""The title of that entry, the first of its file."""


def written_by_somebody(root: Path, new: str, was: str = TITLE) -> None:
    """Change that title in the file itself."""
    outside(root / "flask" / "benefits.yaml", f"title: {was}", f"title: {new}")


def title_in(root: Path) -> str:
    """Give what that title is in the file."""
    lines = (root / "flask" / "benefits.yaml").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("    title: ")).removeprefix("    title: ")


@pytest.fixture
def root(folders: Folders, tmp_path: Path) -> Path:
    """A copy of the shipped library."""
    root = tmp_path / "library"
    shutil.copytree(folders.library, root)
    return root


@pytest.fixture
def open_library(qapp: QApplication, folders: Folders, qtbot: QtBot) -> Iterator[Callable[[Path], LibraryWindow]]:
    """Open the Library window on a folder, somebody's name known; all is closed after the test."""
    desks: list[Desk] = []

    def opened(root: Path) -> LibraryWindow:
        desk = Desk(replace(folders, library=root), Theme(qapp), qapp)
        desks.append(desk)
        desk.memory.change(lambda known: replace(known, keeper="Anna"))
        desk.begin()
        qtbot.waitUntil(lambda: bool(desk.examples), timeout=WAIT)
        desk.show_library()
        assert desk.keeping is not None
        return desk.keeping

    yield opened
    for desk in desks:
        if desk.keeping is not None:
            desk.keeping.give_up()
        desk.close()
        desk.theme.deleteLater()
        desk.deleteLater()


@pytest.fixture
def window(open_library: Callable[[Path], LibraryWindow], root: Path) -> LibraryWindow:
    """The window on that copy."""
    return open_library(root)


class Hands:
    """What a person does in the window."""

    def __init__(self, window: LibraryWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def select(self, entry: str) -> None:
        """Select an entry in the list."""
        self.window.workspace.show_entry(entry)  # type: ignore[arg-type]

    def editor(self, path: str) -> TextEditor:
        """Give a text of the form."""
        self.window.workspace.entry.focus_path(path)
        view = self.window.workspace.entry.view
        assert view is not None
        row = next(row for row in view.rows() if row.path == path)
        found = row.editor if isinstance(row.editor, TextEditor) else row.editor.findChild(TextEditor)
        assert isinstance(found, TextEditor)
        return found

    def type(self, path: str, text: str) -> None:
        """Type over what is in a field."""
        editor = self.editor(path)
        editor.selectAll()
        self._qtbot.keyClicks(editor, text)

    def save(self) -> None:
        """Press Ctrl+S, and wait until it is done."""
        self.window.save()
        self._qtbot.waitUntil(lambda: not self.window.keeper.saving, timeout=WAIT)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the list."""
        view = self.window.workspace.list.view
        view.setFocus()
        self._qtbot.keyClick(view, key, modifier)

    def card(self) -> ConflictCard:
        """Give the one question about what two people changed, once it is asked."""
        pane = self.window.workspace.conflicts
        self._qtbot.waitUntil(lambda: bool(pane.cards), timeout=WAIT)
        ((_, card),) = pane.cards
        return card

    def titles(self) -> list[str]:
        """Give what the list shows."""
        return [row.title for row in self.window.workspace.list.model.rows]


@pytest.fixture
def hands(window: LibraryWindow, qtbot: QtBot) -> Hands:
    """Somebody at that window."""
    return Hands(window, qtbot)
