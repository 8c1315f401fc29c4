from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.edits.finding import picked_entries
from studio.ui.library.delegate import LibraryDelegate
from studio.ui.library.model import LibraryModel
from studio.ui.library.pane import LibraryPane
from studio.ui.library.search_bar import SearchBar
from studio.ui.library.tree import LibraryTree
from studio.ui.session import Session

TODAY = date(2027, 5, 1)


class Hands:
    """What a person can do to the library pane, and see of it."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.qtbot = qtbot
        self.session = session
        self.pane = LibraryPane(session, today=TODAY)
        qtbot.addWidget(self.pane)
        self.pane.resize(360, 900)
        self.pane.show()
        qtbot.waitExposed(self.pane)
        qtbot.waitUntil(lambda: self.pane.ready)
        tree, field = self.pane.findChild(LibraryTree), self.pane.findChild(SearchBar).findChild(QLineEdit)
        assert isinstance(tree, LibraryTree)
        assert isinstance(field, QLineEdit)
        self.tree, self.field = tree, field
        model = tree.model()
        assert isinstance(model, LibraryModel)
        self.model = model

    def row(self, name: str) -> QModelIndex:
        """Give the row of a topic, section or entry; invalid when it is not shown."""
        return self.model.index_of(self.model.shelf.named(name))

    def is_shown(self, name: str) -> bool:
        """Tell whether a row can be seen or scrolled to without unfolding anything."""
        self.tree.executeDelayedItemsLayout()
        return self.row(name).isValid() and not self.tree.visualRect(self.row(name)).isEmpty()

    def mark(self, name: str) -> Qt.CheckState:
        """Give what a row's box shows."""
        return self.model.face(self.row(name)).check

    def go_to(self, name: str) -> None:
        """Unfold what holds a row, and bring it into sight."""
        self.tree.scrollTo(self.row(name))
        self.tree.executeDelayedItemsLayout()

    def click_box(self, name: str) -> None:
        """Click on a row's box."""
        self.go_to(name)
        delegate = self.tree.itemDelegate()
        assert isinstance(delegate, LibraryDelegate)
        self._click(delegate.check_area(self.tree.visualRect(self.row(name))).center())

    def click(self, name: str) -> None:
        """Click on a row's words."""
        self.go_to(name)
        self._click(self.tree.visualRect(self.row(name)).center())

    def double_click(self, name: str) -> None:
        """Click on a row's words, twice."""
        self.click(name)
        place = self.tree.visualRect(self.row(name)).center()
        self.qtbot.mouseDClick(self.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def key(self, *keys: Qt.Key, shift: bool = False) -> None:
        """Press keys in whatever has the focus."""
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            self.qtbot.keyClick(widget, key, modifier)

    def search(self, text: str) -> None:
        """Type into the search field, in the place of what is in it."""
        self.pane.focus_search()
        self.key(Qt.Key.Key_Backspace)
        self.qtbot.keyClicks(self.field, text)

    def press(self, text: str) -> None:
        """Press the button that says so."""
        shown = (one for one in self.pane.findChildren(QPushButton) if one.isVisible())
        button = next(one for one in shown if one.text().strip() == text)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def reads(self, text: str) -> bool:
        """Tell whether a label says so."""
        return any(text in one.text() for one in self.pane.findChildren(QLabel) if one.isVisible())

    def picked(self) -> frozenset[str]:
        """Give the entries in the proposal."""
        return frozenset(str(entry) for entry in picked_entries(self.session.proposal))

    def _click(self, place: QPoint) -> None:
        self.qtbot.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
