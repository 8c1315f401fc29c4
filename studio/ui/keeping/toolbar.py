"""The toolbar of the Library window: what is done most, whether all is saved, and the way to the team."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from studio.ui.theme import SPACE
from studio.ui.theme_roles import button, label


class LibraryToolbar(QToolBar):
    """What is worded has a button of its own, the rest are actions."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__("Toolbar", parent)
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(18, 18))
        self.new = button("New entry", "quiet", symbol="plus", tip=actions["new"].toolTip())
        self.share = button("Share", "quiet", symbol="users", tip=actions["share"].toolTip())
        self.save = button("Save", "primary", symbol="save", tip=actions["save"].toolTip())
        self.state = label("", "muted")
        self.state.setContentsMargins(0, 0, SPACE, 0)
        for name in ("undo", "redo"):
            self.addAction(actions[name])
        self.addSeparator()
        self.addWidget(self.new)
        for name in ("duplicate", "retire", "delete"):
            self.addAction(actions[name])
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for widget in (spacer, self.state, self.share, self.save):
            self.addWidget(widget)
