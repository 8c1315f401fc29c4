"""What the desk has news of, as one window shows it: the library and the examples, lost work, what failed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.window.notices import Notice, Weight
from studio.ui.window.questions import lost
from studio.ui.window.recovering import recover

if TYPE_CHECKING:
    from studio.app.journal import Recovered
    from studio.ui.window.main_window import MainWindow


class News(QObject):
    """Shows it on the start page and in notices."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk = window.desk
        desk.library_ready.connect(self._on_library_ready)
        desk.examples_ready.connect(self._on_examples_ready)
        desk.lost_found.connect(self._on_lost_found)
        desk.troubled.connect(self._on_trouble)
        if desk.library is not None:
            self._on_library_ready()
            self._on_examples_ready()

    def _on_library_ready(self) -> None:
        if self._desk.library is not None:
            self._window.notices.take_away("library")
            self._window.start.show_topics(self._desk.library)
        self._window.enable_actions()

    def _on_examples_ready(self) -> None:
        self._window.start.show_examples(self._desk.examples)

    def _on_lost_found(self, found: "tuple[Recovered, ...]") -> None:
        if self._desk.windows[:1] == [self._window]:
            again, never = partial(recover, found, self._window), partial(self._desk.discard, found)
            self._window.show_notice(lost(found, again, never))

    def _on_trouble(self, problem: Exception) -> None:
        self._window.show_notice(
            Notice(id="library", text="Your library could not be read.", detail=str(problem), weight=Weight.ERROR)
        )
