"""One worker thread of which only the latest request matters: what was not begun when a newer one comes is dropped."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Request = TypeVar("Request")
Result = TypeVar("Result")


class Superseded(Exception):  # noqa: N818 -- not an error: a newer request came while this one was worked on
    """Raised inside a job by `Lane.check`."""


class Lane(Generic[Request, Result]):
    """Works on the latest request; hands over results, or what went wrong, in the worker's thread."""

    def __init__(
        self,
        work: Callable[[Request], Result],
        deliver: Callable[[Request, Result], None],
        fail: Callable[[Request, Exception], None],
        *,
        name: str = "render",
    ) -> None:
        self._work = work
        self._deliver = deliver
        self._fail = fail
        self._waiting: list[Request] = []
        self._closed = False
        self._resting = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"studio-{name}", daemon=True)
        self._thread.start()

    def submit(self, request: Request) -> None:
        """Ask for work; a request that is still waiting is dropped."""
        with self._changed:
            self._waiting = [request]
            self._changed.notify()

    def check(self) -> None:
        """Raise Superseded when a newer request waits or the lane is closed; called by long work between its steps."""
        if self._closed or self._waiting:
            raise Superseded

    def rest(self, tell: Callable[[], None], seconds: float) -> None:
        """Tell somebody of something, and leave the processor to them until they call `go_on`, or for so long at most.

        Raises Superseded at once when a newer request comes.
        """
        self._resting = True
        tell()
        with self._changed:
            self._changed.wait_for(lambda: bool(self._closed or self._waiting or not self._resting), seconds)
        self.check()

    def go_on(self) -> None:
        """End a rest."""
        with self._changed:
            self._resting = False
            self._changed.notify()

    @property
    def closed(self) -> bool:
        """Nobody wants a result any more."""
        return self._closed

    def close(self, *, patience: float | None = None) -> None:
        """Drop what waits and wait for the thread to end, so many seconds at most; no result comes afterwards."""
        with self._changed:
            self._closed = True
            self._waiting = []
            self._changed.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join(patience)

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closed:
                    self._changed.wait()
                if self._closed:
                    return
                request = self._waiting.pop()
            self._do(request)

    def _do(self, request: Request) -> None:
        try:
            result = self._work(request)
        except Superseded:
            return
        except Exception as problem:  # noqa: BLE001 -- the boundary of the thread: what is not told here is lost
            if not self._closed:
                self._fail(request, problem)
        else:
            if not self._closed:
                self._deliver(request, result)
