"""A library to what searches and filters ask, made in a worker thread."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from studio.app.lane import Lane
from studio.app.library_filters import FilterIndex
from studio.app.search import SearchIndex
from studio.domain.frozen import dataclass
from studio.domain.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be indexed."""

    library: Library
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """One library, ready to be searched and filtered."""

    library: Library
    search: SearchIndex
    filters: FilterIndex


class IndexLane(QObject):
    """Indexes the latest library; its thread ends with it."""

    ready = Signal(object)
    """Indexes."""
    failed = Signal(Exception)

    def __init__(self, give_way: Callable[[], None], parent: QObject | None = None) -> None:
        """`give_way` is called in the worker's thread before each entry."""
        super().__init__(parent)
        self._give_way = give_way
        self._lane: Lane[Request, Indexes] = Lane(self._index, self._deliver, self._fail, name="search")
        self.destroyed.connect(self._lane.close)

    def submit(self, request: Request) -> None:
        """Ask for the indexes of a library."""
        self._lane.submit(request)

    def _index(self, request: Request) -> Indexes:
        filters = FilterIndex(request.library, request.today)
        search = SearchIndex(request.library, check=self._before_entry)
        return Indexes(library=request.library, search=search, filters=filters)

    def _before_entry(self) -> None:
        self._lane.check()
        self._give_way()

    # Both run in the worker's thread: a signal that is emitted there is queued for the GUI thread.
    def _deliver(self, _request: Request, indexes: Indexes) -> None:
        self.ready.emit(indexes)

    def _fail(self, _request: Request, problem: Exception) -> None:
        self.failed.emit(problem)
