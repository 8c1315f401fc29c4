"""The panes of one session side by side: library, outline, tailoring, preview, and the findings in a drawer below."""

from collections.abc import Generator, Iterator
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from studio.ui.findings.pane import FindingsPane
from studio.ui.library.pane import LibraryPane
from studio.ui.outline.pane import OutlinePane
from studio.ui.preview.pane import PreviewPane
from studio.ui.session import Session
from studio.ui.tailor.pane import TailorPane
from studio.ui.theme_roles import frame

_WIDTHS = {"library": (0.17, 200, 300), "outline": (0.19, 230, 330), "tailor": (0.26, 310, 440)}
"""Share of the window's width, and the least and the most of it in pixels; the preview has the rest."""
_READABLE = 540
"""Width that the preview wants; the library, and then the tailoring, give it up to their least."""
_NARROWEST = {"library": 200, "outline": 200, "tailor": 280, "preview": 300, "findings": 200}
_ACROSS = ("library", "outline", "tailor", "preview")
_DRAWER = 190
AnyPane = TypeVar("AnyPane", bound=QWidget)


class Editor(QWidget):
    """All panes of one session: room for them at once, they themselves one by one as `build` makes them."""

    drawer_moved = Signal(bool)
    """The findings were opened or closed."""
    library: LibraryPane
    outline: OutlinePane
    tailor: TailorPane
    preview: PreviewPane
    findings: FindingsPane

    def __init__(self, session: Session, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.panes: dict[str, QWidget] = {name: _room(name) for name in _NARROWEST}
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setObjectName("panes")
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._down.setObjectName("drawer")
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        for name in _ACROSS:
            self._across.addWidget(self.panes[name])
        self._across.setSizes(_widths(width))
        self._lent = 0
        """Pixels that the library has given up for the preview while the window became narrower."""
        self._across.splitterMoved.connect(self._on_splitter_moved)
        self._down.addWidget(self._across)
        self._down.addWidget(self.panes["findings"])
        self.panes["findings"].hide()
        self._share_room()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._down)

    def build(self) -> Iterator[None]:
        """Make the panes in the order of the tab key; each step takes a small part of a tenth of a second."""
        self.library = yield from self._put("library", LibraryPane(self.session, self))
        self.outline = yield from self._put("outline", OutlinePane(self.session, self))
        self.tailor = yield from self._put("tailor", TailorPane(self.session, self, begin=False))
        self.tailor.begin()  # widgets that move from parent to parent are dressed again each time
        yield
        self.preview = yield from self._put("preview", PreviewPane(self.session, self))
        self.findings = yield from self._put("findings", FindingsPane(self.session, self))

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
        if isinstance(pane, TailorPane):
            pane.take_keyboard()
            return
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the library become narrower before pages cannot be read any more, and wide again."""
        super().resizeEvent(event)
        library, *between, preview = self._across.sizes()
        if not self.is_shown("library") or event.oldSize().width() in {-1, event.size().width()}:
            return
        lacking = _READABLE - preview
        most = max(library - self.panes["library"].minimumWidth(), 0)
        given = min(lacking, most) if lacking > 0 else -min(-lacking, self._lent)
        if given:
            self._lent += given
            self._across.setSizes([library - given, *between, preview + given])

    def _on_splitter_moved(self) -> None:
        self._lent = 0  # the widths are the user's own from now on

    def _put(self, name: str, pane: AnyPane) -> Generator[None, None, AnyPane]:
        """Put a pane into its room, a step after it was made."""
        yield
        pane.setObjectName(name)
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        pane.setMinimumWidth(max(_NARROWEST[name], pane.minimumWidth()))
        pane.setUpdatesEnabled(False)  # it is painted in a turn of its own
        room = self.panes[name]
        splitter = self._across if name in _ACROSS else self._down
        sizes = splitter.sizes()
        splitter.replaceWidget(splitter.indexOf(room), pane)
        self._share_room()
        splitter.setSizes(sizes)
        self.panes[name] = pane
        room.deleteLater()
        yield
        pane.setUpdatesEnabled(True)
        pane.repaint()  # now, and not together with what the next turn does
        yield
        return pane

    def _share_room(self) -> None:
        """Let the preview, and not the findings, grow with the window."""
        self._across.setStretchFactor(_ACROSS.index("preview"), 1)
        self._down.setStretchFactor(0, 1)


def _widths(width: int) -> list[int]:
    """Share the width of a window among the panes."""
    shares = {name: round(max(least, min(share * width, most))) for name, (share, least, most) in _WIDTHS.items()}
    for name in ("library", "tailor"):
        lacking = _READABLE - (width - sum(shares.values()))
        shares[name] -= max(0, min(lacking, shares[name] - _WIDTHS[name][1]))
    return [*shares.values(), max(width - sum(shares.values()), _NARROWEST["preview"])]


def _room(name: str) -> QWidget:
    room: QWidget = QWidget() if name == "preview" else frame("panel")
    room.setMinimumWidth(_NARROWEST[name])
    return room


def _last_focus(pane: QWidget) -> QWidget | None:
    return pane.focusWidget()


def _first_to_focus(pane: QWidget) -> QWidget | None:
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane and pane.isAncestorOf(widget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
        widget = widget.nextInFocusChain()
    return None
