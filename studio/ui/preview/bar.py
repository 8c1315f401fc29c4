"""The bar over the pages: which output, which page, how large, and the presentation."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from studio.app.outputs import Output
from studio.ui.icons import icon
from studio.ui.preview.arrangement import Fit, Zoom
from studio.ui.preview.tabs import Tabs
from studio.ui.theme import GAP, SPACE
from studio.ui.theme_roles import label, tool

OUTPUTS = (Output.SLIDES, Output.PROPOSAL)
"""In the order of their tabs."""
_TABS = {Output.SLIDES: ("Deck", "presentation"), Output.PROPOSAL: ("Proposal", "file-text")}
_ZOOMS: tuple[tuple[str, Zoom], ...] = (
    ("Fit the width", Fit.WIDTH),
    ("Fit the page", Fit.PAGE),
    ("50%", 0.5),
    ("75%", 0.75),
    ("100%", 1.0),
    ("150%", 1.5),
    ("200%", 2.0),
)


class PreviewBar(QFrame):
    """Tells what the user wants; shows what is."""

    output_chosen = Signal(Output)
    zoom_chosen = Signal(object)
    zoom_in_clicked = Signal()
    zoom_out_clicked = Signal()
    strip_toggled = Signal(bool)
    present_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.tabs = Tabs()
        self.tabs.setAccessibleName("Output")
        for output in OUTPUTS:
            self.tabs.addTab(icon(_TABS[output][1]), _TABS[output][0])
        self.count = label("", "muted")
        self.strip = tool("panel-left", "Small pages beside the large ones")
        self.strip.setCheckable(True)
        self.smaller = tool("zoom-out", "Smaller (Ctrl+−)")
        self.zoom = self._zoom_button()
        self.larger = tool("zoom-in", "Larger (Ctrl++)")
        self.present = tool("play", "Present on the whole screen (F5)")
        self._spared = ((self.count,), (self.smaller, self.larger), (self.strip,))
        """What can be done without in a narrow bar, the first first: menus and keys do the same."""
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.strip.toggled.connect(self.strip_toggled)
        self.smaller.clicked.connect(self.zoom_out_clicked)
        self.larger.clicked.connect(self.zoom_in_clicked)
        self.present.clicked.connect(self.present_clicked)

    def show_output(self, output: Output) -> None:
        """Mark the tab of an output."""
        self.tabs.setCurrentIndex(OUTPUTS.index(output))

    def show_zoom(self, zoom: Zoom, factor: float) -> None:
        """Show the zoom in percent, and tick what was chosen."""
        self.zoom.setText(f"{round(factor * 100)}%")
        self.zoom.setAccessibleName(f"Zoom, now {round(factor * 100)} percent")
        for action in self._zooms.actions():
            action.setChecked(action.data() == zoom)

    def show_place(self, index: int, count: int) -> None:
        """Show which of how many pages is looked at."""
        self.count.setText(f"{index + 1} of {count}" if count else "")
        self.present.setEnabled(bool(count))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Show whole what there is room for, so that nothing is cut off."""
        widgets = (self.tabs, self.count, self.strip, self.smaller, self.zoom, self.larger, self.present)
        widths = {one: max(one.sizeHint().width(), one.minimumWidth()) + GAP for one in widgets}
        room = self.width() - 2 * SPACE - sum(widths.values())
        for group in self._spared:
            for widget in group:
                widget.setVisible(room >= 0)
            room += sum(widths[widget] for widget in group) if room < 0 else 0
        self._row.activate()

    def _zoom_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "labelled")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip("How large the pages are")
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance("000%") + 24)
        menu = QMenu(button)
        self._zooms = QActionGroup(menu)
        for text, zoom in _ZOOMS:
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setData(zoom)
            action.triggered.connect(partial(self.zoom_chosen.emit, zoom))
            self._zooms.addAction(action)
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, 0, SPACE, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.tabs)
        layout.addStretch(1)
        for widget in (self.count, self.strip, self.smaller, self.zoom, self.larger, self.present):
            layout.addWidget(widget)

    def _on_tab_changed(self, index: int) -> None:
        self.output_chosen.emit(OUTPUTS[index])
