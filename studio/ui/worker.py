"""Work that would make the window wait, done one after the other in a thread; answers arrive in the GUI thread."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

Result = TypeVar("Result")


class _Job(NamedTuple):
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    awaited: bool


class _Settled(NamedTuple):
    job: _Job
    result: Any
    problem: Exception | None


class Worker(QObject):
    """A queue of jobs with a thread of its own, which begins with the first job."""

    idle = Signal()
    """Everything that is awaited is done, and answered."""
    _settled = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._jobs: deque[_Job] = deque()
        self._waiting = threading.Semaphore(0)
        self._thread: threading.Thread | None = None
        self._asked = 0
        """Jobs that are awaited and not answered yet."""
        self._closed = False
        self._dropping = False
        self._settled.connect(self._on_settled)

    @property
    def busy(self) -> bool:
        """Whether something that is awaited is not answered yet."""
        return self._asked > 0

    def submit(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        *,
        awaited: bool = True,
    ) -> None:
        """Do `work` in the thread; `done` gets its result, `failed` what it raised, both in the GUI thread.

        What is not `awaited` is only to be looked at: nothing is lost when nobody waits for it.
        """
        if self._closed:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=f"studio-{self._name}", daemon=True)
            self._thread.start()
        self._asked += awaited
        self._jobs.append(_Job(work, done, failed, awaited))
        self._waiting.release()

    def close(self, *, finish: bool = True, patience: float | None = None) -> None:
        """Do what was asked for, or only what was begun, then end the thread; answers are not delivered any more.

        `patience` is for work that may hang, such as a look at a drive that is gone: the seconds to wait for it.
        """
        self._closed = True
        self._dropping = not finish
        if self._thread is not None:
            self._waiting.release()
            self._thread.join(patience)
            self._thread = None

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                settled = _Settled(job, job.work(), None)
            except Exception as problem:  # noqa: BLE001 -- the boundary of the thread: what is not told here is lost
                settled = _Settled(job, None, problem)
            if not self._closed:
                self._settled.emit(settled)

    def _next(self) -> _Job | None:
        """Wait for a job; None when there are to be no more."""
        self._waiting.acquire()
        return self._jobs.popleft() if self._jobs and not self._dropping else None

    def _on_settled(self, settled: _Settled) -> None:
        if self._closed:
            return
        try:
            if settled.problem is not None:
                settled.job.failed(settled.problem)
            else:
                settled.job.done(settled.result)
        finally:
            self._asked -= settled.job.awaited
            if settled.job.awaited and not self._asked:
                self.idle.emit()
