"""The preview: deck and proposal as real pages, kept in step with what is written and what is selected."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.app.locating import Locator, Spot
from studio.app.outputs import Output
from studio.app.preview import Preview
from studio.ui.preview.ahead import Ahead, InView, sheets_of
from studio.ui.preview.arrangement import Fit, Zoom
from studio.ui.preview.banner import Banner, told
from studio.ui.preview.bar import OUTPUTS, PreviewBar
from studio.ui.preview.output_view import OutputView
from studio.ui.preview.pixels import Pixels
from studio.ui.preview.show import Show
from studio.ui.session import Selection, Session
from studio.ui.theme_roles import frame

_SHAPES = {Output.SLIDES: QSize(16, 9), Output.PROPOSAL: QSize(210, 297)}
_NOUNS = {Output.SLIDES: "Slide", Output.PROPOSAL: "Page"}
_SETTLED = 120
"""Milliseconds without a new state after which outlines follow what they are around."""


class PreviewPane(QWidget):
    """Pages of the current state; what did not change is not made again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._output = Output.SLIDES
        self._seeking = False
        """Whether the selection is still to be scrolled to, as soon as it is on a page."""
        self._picking = False
        """Whether what is selected was just clicked here."""
        self._show: Show | None = None
        self.pixels = Pixels(session.courtesy.give_way, self)
        self._ahead = Ahead(self.pixels)
        self.bar = PreviewBar()
        self.banner = Banner()
        self.views = {output: OutputView(self.pixels, _NOUNS[output], _SHAPES[output]) for output in OUTPUTS}
        self._stack = QStackedWidget()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._lay_out()
        self._connect()
        self.set_strip_visible(visible=False)
        self._end_preparing = session.prepare(self._ahead.prepare)
        if session.preview is not None:
            self._on_preview_ready(session.preview)

    @property
    def output(self) -> Output:
        """The output in view."""
        return self._output

    @property
    def view(self) -> OutputView:
        """What is in view."""
        return self.views[self._output]

    @property
    def presentation(self) -> Show | None:
        """The presentation that is on."""
        return self._show

    def show_output(self, output: Output) -> None:
        """Show the deck or the proposal."""
        self.bar.show_output(output)

    def zoom_in(self) -> None:
        """Show the pages one step larger."""
        self.view.pages.zoom_in()

    def zoom_out(self) -> None:
        """Show the pages one step smaller."""
        self.view.pages.zoom_out()

    def zoom_fit(self) -> None:
        """Show whole pages."""
        self.view.pages.set_zoom(Fit.PAGE)

    def zoom_to(self, zoom: Zoom) -> None:
        """Show the pages in a size: a fit, or a factor."""
        self.view.pages.set_zoom(zoom)

    def set_strip_visible(self, *, visible: bool) -> None:
        """Show or hide the small pages beside the large ones."""
        for view in self.views.values():
            view.strip.setVisible(visible)
        self.bar.strip.setChecked(visible)
        self._ask()

    def present(self) -> None:
        """Show the deck on the whole screen, from the slide that is looked at or that shows what is selected."""
        pages = self.views[Output.SLIDES].pages
        if self._show is not None or not pages.sheets.pages:
            return
        start = pages.current if self._output is Output.SLIDES else self._slide_of_selection()
        show = self._show = Show(self.pixels, pages.sheets, start, self)
        show.turned.connect(pages.go_to)
        show.wanted.connect(self._ask)
        show.ended.connect(self._on_show_ended)
        show.start()

    def state(self) -> dict[str, object]:
        """Give what is worth remembering: tab, zooms, whether small pages are shown."""
        zooms = {str(output): view.pages.zoom for output, view in self.views.items()}
        return {
            "output": str(self._output),
            "strip": self.bar.strip.isChecked(),
            "zoom": {name: zoom if isinstance(zoom, float) else str(zoom) for name, zoom in zooms.items()},
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take over what `state` gave; what cannot be read is left out."""
        zooms = state.get("zoom")
        for output, view in self.views.items():
            zoom = _zoom_of(zooms.get(str(output)) if isinstance(zooms, Mapping) else None)
            if zoom is not None:
                view.pages.set_zoom(zoom)
        self.set_strip_visible(visible=state.get("strip") is True)
        for output in OUTPUTS:
            if state.get("output") == str(output):
                self.show_output(output)

    def end(self) -> None:
        """End the worker thread; nothing new is shown afterwards."""
        if self._show is not None:
            self._show.close()
        self._settled.stop()
        self._end_preparing()
        self.pixels.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End with the window, where it is one by itself."""
        self.end()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Have made what is in view."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Have nothing made in advance while nobody looks."""
        super().hideEvent(event)
        self._ahead.seen = InView()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin the presentation."""
        if event.key() == Qt.Key.Key_F5:
            self.present()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.bar, frame("line"), self.banner, self._stack):
            layout.addWidget(widget)
        for view in self.views.values():
            self._stack.addWidget(view)
        self.setFocusProxy(self._stack)
        self.setAccessibleName("Preview")

    def _connect(self) -> None:
        session, bar = self._session, self.bar
        session.preview_ready.connect(self._on_preview_ready)
        session.preview_failed.connect(self._on_preview_failed)
        session.selection_changed.connect(self._on_selection_changed)
        session.closed.connect(self._on_session_closed)
        self._settled.timeout.connect(self._on_settled)
        bar.output_chosen.connect(self._on_output_chosen)
        bar.zoom_in_clicked.connect(self.zoom_in)
        bar.zoom_out_clicked.connect(self.zoom_out)
        bar.zoom_chosen.connect(self.zoom_to)
        bar.strip_toggled.connect(self._on_strip_toggled)
        bar.present_clicked.connect(self.present)
        for view in self.views.values():
            view.wanted.connect(self._ask)
            view.pages.current_changed.connect(self._on_current_changed)
            view.pages.zoom_changed.connect(self._on_zoom_changed)
            view.pages.steering.picked.connect(self._on_spot_picked)
            view.pages.steering.followed.connect(self._on_link_followed)

    def _ask(self) -> None:
        """Have the images made that are needed now."""
        pages = self.view.pages
        jobs = self.view.jobs()
        self._ahead.seen = InView(self._output, tuple(pages.names_in_view()), pages.arrangement.pixels)
        self.pixels.want([*(self._show.jobs() if self._show else ()), *jobs])

    def _look_for_selection(self, *, go: bool) -> bool:
        """Outline what is selected; False when it is on no page."""
        selection, pages = self._session.selection, self.view.pages
        locator = pages.steering.locator
        found = locator.find(pages.sheets.pages, selection.source, selection.field) if locator else None
        if found is None:
            pages.show_rects(-1, (), go=False)
            return not selection.source
        pages.show_rects(found.page, found.rects, go=go)
        return True

    def _slide_of_selection(self) -> int:
        """Give the index of the slide that shows what is selected; of the first one when none does."""
        selection, pages = self._session.selection, self.views[Output.SLIDES].pages
        locator = pages.steering.locator
        found = locator.find(pages.sheets.pages, selection.source, selection.field) if locator else None
        return found.page if found else 0

    def _show_place(self) -> None:
        pages = self.view.pages
        self.bar.show_place(pages.current, len(pages.sheets.pages))
        self.bar.show_zoom(pages.zoom, pages.arrangement.factor)

    def _on_preview_ready(self, preview: Preview) -> None:
        locator = Locator(self._session.proposal, self._session.workspace.library)
        for output, view in self.views.items():
            if preview.pending is output and (view.showing == "pages" or not preview.pages(output)):
                continue
            view.set_sheets(sheets_of(preview, output))
            view.pages.steering.locator = locator
        if preview.pending is None:
            self.banner.hide()
        self._show_place()
        self._settled.start()

    def _on_preview_failed(self, _revision: int, problem: Exception) -> None:
        if any(view.showing == "pages" for view in self.views.values()):
            self.banner.say(problem)
        for view in self.views.values():
            if view.showing != "pages":
                view.set_message(*told(problem))

    def _on_selection_changed(self, _selection: Selection) -> None:
        if not self._picking:
            self._seeking = not self._look_for_selection(go=True)

    def _on_settled(self) -> None:
        found = self._look_for_selection(go=self._seeking)
        self._seeking = self._seeking and not found

    def _on_output_chosen(self, output: Output) -> None:
        self._output = output
        self._session.look_at(output)
        self._stack.setCurrentWidget(self.view)
        self._show_place()
        self._look_for_selection(go=True)
        self._ask()

    def _on_current_changed(self, _index: int) -> None:
        self._show_place()

    def _on_zoom_changed(self) -> None:
        self._show_place()

    def _on_strip_toggled(self, visible: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.set_strip_visible(visible=visible)

    def _on_spot_picked(self, spot: Spot) -> None:
        pages = self.view.pages
        pages.show_rects(pages.steering.page, (spot.rect,), go=False)
        self._picking = True
        self._session.select(spot.source, spot.field)
        self._picking = False

    def _on_link_followed(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def _on_session_closed(self) -> None:
        self.end()

    def _on_show_ended(self) -> None:
        self._show = None
        self.view.pages.setFocus()


def _zoom_of(value: object) -> Zoom | None:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return float(value)
    return next((fit for fit in Fit if fit == value), None)
