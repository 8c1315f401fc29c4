import queue
import threading

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
