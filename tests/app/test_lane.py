import queue
import threading
from collections.abc import Callable

import pytest

from studio.app.lane import Lane

SECONDS = 10


class Bench:
    """A lane whose work waits until the test lets it go on."""

    def __init__(self) -> None:
        self.begun: queue.Queue[int] = queue.Queue()
        self.go = threading.Semaphore(0)
        self.done: queue.Queue[tuple[int, object]] = queue.Queue()
        self.lane: Lane[int, int] = Lane(self.work, self.deliver, self.fail)

    def work(self, request: int) -> int:
        self.begun.put(request)
        assert self.go.acquire(timeout=SECONDS)
        if request < 0:
            raise ValueError(request)
        self.lane.check()
        return request * 10

    def deliver(self, request: int, result: int) -> None:
        self.done.put((request, result))

    def fail(self, request: int, problem: Exception) -> None:
        self.done.put((request, type(problem)))


@pytest.fixture
def bench():
    bench = Bench()
    yield bench
    bench.go.release(100)
    bench.lane.close()
    assert "studio-render" not in {thread.name for thread in threading.enumerate()}


def test_only_the_latest_of_waiting_requests_is_worked_on(bench: Bench) -> None:
    bench.lane.submit(1)
    assert bench.begun.get(timeout=SECONDS) == 1
    for request in (2, 3, 4):
        bench.lane.submit(request)
    bench.go.release(2)
    assert bench.begun.get(timeout=SECONDS) == 4
    assert bench.done.get(timeout=SECONDS) == (4, 40)
    assert bench.done.empty()


def test_a_failure_is_told_and_the_lane_goes_on(bench: Bench) -> None:
    bench.go.release(2)
    bench.lane.submit(-1)
    assert bench.done.get(timeout=SECONDS) == (-1, ValueError)
    bench.lane.submit(5)
    assert bench.done.get(timeout=SECONDS) == (5, 50)


class Resting:
    """A lane that rests in the middle of its work."""

    def __init__(self, tell: Callable[[], None], at_most: float) -> None:
        self.tell = tell
        self.at_most = at_most
        self.done: queue.Queue[int] = queue.Queue()
        self.lane: Lane[int, int] = Lane(self.work, lambda _, result: self.done.put(result), self.fail)

    def work(self, request: int) -> int:
        if request == 1:
            self.lane.rest(self.tell, self.at_most)
        return request

    def fail(self, _request: int, problem: Exception) -> None:
        raise problem


def test_a_rest_ends_when_somebody_has_seen_what_was_told() -> None:
    told = threading.Event()
    resting = Resting(told.set, SECONDS)
    resting.lane.submit(1)
    assert told.wait(SECONDS)
    assert resting.done.empty()
    resting.lane.go_on()
    assert resting.done.get(timeout=SECONDS) == 1
    resting.lane.close()


def test_a_rest_is_none_when_it_is_seen_at_once() -> None:
    def seen() -> None:
        resting.lane.go_on()

    resting = Resting(seen, SECONDS * 100)
    resting.lane.submit(1)
    assert resting.done.get(timeout=SECONDS) == 1
    resting.lane.close()


def test_a_rest_has_an_end_when_nobody_looks() -> None:
    resting = Resting(lambda: None, 0)
    resting.lane.submit(1)
    assert resting.done.get(timeout=SECONDS) == 1
    resting.lane.close()


def test_a_newer_request_ends_a_rest_and_what_it_was_in() -> None:
    told = threading.Event()
    resting = Resting(told.set, SECONDS * 100)
    resting.lane.submit(1)
    assert told.wait(SECONDS)
    resting.lane.submit(2)
    assert resting.done.get(timeout=SECONDS) == 2
    resting.lane.close()


def test_closing_need_not_wait_for_work_that_nobody_wants(bench: Bench) -> None:
    bench.lane.submit(-1)
    assert bench.begun.get(timeout=SECONDS) == -1
    bench.lane.close(patience=0)
    assert bench.lane.closed
    bench.go.release()
    bench.lane.close()
    assert bench.done.empty()
