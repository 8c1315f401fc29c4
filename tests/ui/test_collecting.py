"""Objects of Qt are destroyed in the window's thread, whoever makes garbage."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.collecting import Collecting


class Knot(QObject):
    """An object that holds itself, so that only the collector finds it."""

    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(lambda: ended.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)


@pytest.fixture
def collecting(qapp: QApplication) -> Iterator[Collecting]:
    """In place of Python's collector, which is awake."""
    gc.enable()
    collecting = Collecting(qapp)
    yield collecting
    collecting.close()
    collecting.deleteLater()


def _make_much() -> None:
    kept = [[[number]] for number in range(5_000)]
    assert len(kept) == 5_000


def test_a_cycle_ends_in_the_window_s_thread(collecting: Collecting, qtbot: QtBot) -> None:
    assert collecting.parent() is not None
    ended: list[int] = []
    Knot(ended)
    thread = threading.Thread(target=_make_much)
    thread.start()
    thread.join()
    assert ended == []
    kept = [[number] for number in range(2_000)]
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.get_ident()]
    assert len(kept) == 2_000


def test_python_s_own_collector_goes_on_afterwards(qapp: QApplication) -> None:
    gc.enable()
    collecting = Collecting(qapp)
    assert not gc.isenabled()
    collecting.close()
    assert gc.isenabled()
    collecting.deleteLater()


def test_what_was_closed_is_freed_when_nobody_looks(collecting: Collecting, qapp: QApplication, qtbot: QtBot) -> None:
    assert collecting.parent() is qapp
    ended: list[int] = []
    kept = [[number] for number in range(50_000)]
    Knot(ended)
    qtbot.waitUntil(lambda: gc.get_count()[0] < 5_000)  # put aside, or looked through
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert ended == []  # a look at everything takes long: only where there is something to free
    collecting.owe()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert ended == [threading.get_ident()]
    assert len(kept) == 50_000
