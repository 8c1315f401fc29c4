"""Forms made in idle moments, so that the first selection of every kind is as quick as any."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

from studio.ui.tailor.form_view import FormView

_PAUSE = 30
"""Milliseconds between two forms: there is no hurry."""


class FormsAhead(QObject):
    """Has the widgets of one form after the other made; each form makes its own bit by bit."""

    def __init__(self, make: Callable[[str], FormView | None], parent: QObject) -> None:
        """`make` gives the form of something by its id, None where there is none."""
        super().__init__(parent)
        self._make = make
        self._sources: Iterator[str] = iter(())
        self._growing: FormView | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._on_idle)

    def begin(self, sources: Iterable[str]) -> None:
        """Make the forms of these instead of any that are still to be made."""
        self._sources = iter(sources)
        if self._growing is None:
            self._timer.start()

    def stop(self) -> None:
        """Make no more of them."""
        self._timer.stop()
        self._sources = iter(())

    def _on_idle(self) -> None:
        source = next(self._sources, None)
        if source is None:
            return
        view = self._make(source)
        if view is None or view.complete:
            self._timer.start()
        else:
            self._growing = view
            view.grown.connect(self._on_grown)

    def _on_grown(self, view: FormView) -> None:
        view.grown.disconnect(self._on_grown)
        self._growing = None
        self._timer.start()
