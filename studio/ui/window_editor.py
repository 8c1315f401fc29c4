"""The panes of one session side by side: library, outline, tailoring, preview, and the findings in a drawer below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from studio.ui.findings.pane import FindingsPane
from studio.ui.library.pane import LibraryPane
from studio.ui.outline.pane import OutlinePane
from studio.ui.preview.pane import PreviewPane
from studio.ui.session import Session
from studio.ui.tailor.pane import TailorPane

_WIDTHS = {"library": (0.17, 220, 300), "outline": (0.19, 230, 330), "tailor": (0.26, 310, 440)}
"""Share of the window's width, and the least and the most of it in pixels; the preview has the rest."""
_NARROWEST = {"library": 200, "outline": 200, "tailor": 280, "preview": 300, "findings": 200}
_DRAWER = 190


class Editor(QWidget):
    """All panes of one session."""

    drawer_moved = Signal(bool)
    """The findings were opened or closed."""

    def __init__(self, session: Session, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.library = LibraryPane(session)
        self.outline = OutlinePane(session)
        self.tailor = TailorPane(session)
        self.preview = PreviewPane(session)
        self.findings = FindingsPane(session)
        self.panes: dict[str, QWidget] = {
            "library": self.library,
            "outline": self.outline,
            "tailor": self.tailor,
            "preview": self.preview,
            "findings": self.findings,
        }
        for name, pane in self.panes.items():
            pane.setObjectName(name)
            pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            pane.setMinimumWidth(max(_NARROWEST[name], pane.minimumWidth()))
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setObjectName("panes")
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._down.setObjectName("drawer")
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        for pane in (self.library, self.outline, self.tailor, self.preview):
            self._across.addWidget(pane)
        self._across.setStretchFactor(3, 1)
        widths = [round(max(least, min(share * width, most))) for share, least, most in _WIDTHS.values()]
        self._across.setSizes([*widths, max(width - sum(widths), _NARROWEST["preview"])])
        self._down.addWidget(self._across)
        self._down.addWidget(self.panes["findings"])
        self._down.setStretchFactor(0, 1)
        self.panes["findings"].hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._down)

    def is_shown(self, name: str) -> bool:
        """Tell whether a pane is shown."""
        return not self.panes[name].isHidden()

    def toggle(self, name: str) -> None:
        """Show a pane that is hidden, hide one that is shown."""
        self.show_pane(name, shown=not self.is_shown(name))

    def show_pane(self, name: str, *, shown: bool = True) -> None:
        """Show or hide a pane."""
        self.panes[name].setVisible(shown)
        if name == "findings":
            if shown and self._down.sizes()[1] < _DRAWER // 2:
                self._down.setSizes([max(self.height() - _DRAWER, _DRAWER), _DRAWER])
            self.drawer_moved.emit(shown)

    def go_to(self, name: str) -> None:
        """Show a pane and put the keyboard into it."""
        self.show_pane(name)
        pane = self.panes[name]
        target = _last_focus(pane) or _first_to_focus(pane) or pane
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_on(self) -> None:
        """Put the keyboard into the pane after the one that has it."""
        shown = [name for name in self.panes if self.is_shown(name)]
        focus = _last_focus(self)
        here = [n for n, name in enumerate(shown) if focus is not None and self.panes[name].isAncestorOf(focus)]
        self.go_to(shown[(here[0] + 1) % len(shown)] if here else shown[0])

    def sizes(self) -> dict[str, list[int]]:
        """Give the widths of the panes and the heights of panes and drawer."""
        return {"across": self._across.sizes(), "down": self._down.sizes()}

    def set_sizes(self, across: list[int], down: list[int]) -> None:
        """Restore what `sizes` gave."""
        if len(across) == self._across.count() and any(across):
            self._across.setSizes(across)
        if len(down) == self._down.count() and all(down):
            self._down.setSizes(down)


def _last_focus(pane: QWidget) -> QWidget | None:
    return pane.focusWidget()


def _first_to_focus(pane: QWidget) -> QWidget | None:
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane and pane.isAncestorOf(widget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
        widget = widget.nextInFocusChain()
    return None
