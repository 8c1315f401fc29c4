"""The toolbar at the top of a window: actions on the left, export on the right."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from studio.ui.actions import ActionSet
from studio.ui.theme_roles import button


def make_toolbar(actions: ActionSet, names: Iterable[str]) -> QToolBar:
    """Give the toolbar with these actions and the export button."""
    bar = QToolBar("Toolbar")
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.setIconSize(QSize(18, 18))
    actions.fill_toolbar(bar, names)
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spacer)
    bar.addAction(actions["present"])
    widget = bar.widgetForAction(actions["present"])
    widget.setProperty("role", "labelled")
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonFollowStyle)
    export = button("Export", "primary", symbol="download")
    export.setObjectName("export-button")
    export.setToolTip(actions["export"].toolTip())
    export.clicked.connect(actions["export"].trigger)
    bar.addWidget(export)
    return bar
