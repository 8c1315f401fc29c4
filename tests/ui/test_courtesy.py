"""Threads let the window go first, and never wait for one that is not at work."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.courtesy import Courtesy

FOREVER = 60.0


@pytest.fixture
def courtesy(qapp: QApplication) -> Iterator[Courtesy]:
    """Whose threads wait for as long as the window is at work."""
    courtesy = Courtesy(qapp, longest=FOREVER)
    yield courtesy
    courtesy.close()
    courtesy.deleteLater()


def test_a_thread_waits_until_the_window_rests(courtesy: Courtesy, qtbot: QtBot) -> None:
    told: list[str] = []

    def work() -> None:
        courtesy.give_way()
        told.append("thread")

    thread = threading.Thread(target=work)

    def at_work() -> None:
        courtesy.begin()
        thread.start()
        thread.join(0.05)
        told.append("window")

    QTimer.singleShot(20, at_work)
    qtbot.waitUntil(lambda: len(told) == 2)
    thread.join()
    assert told == ["window", "thread"]


def test_nobody_waits_for_a_window_that_is_gone(courtesy: Courtesy, qtbot: QtBot) -> None:
    told: list[str] = []

    def at_work() -> None:
        courtesy.begin()
        courtesy.close()
        thread = threading.Thread(target=courtesy.give_way)
        thread.start()
        thread.join(FOREVER / 2)
        told.append("waiting" if thread.is_alive() else "gone on")

    QTimer.singleShot(20, at_work)
    qtbot.waitUntil(lambda: bool(told), timeout=40_000)
    assert told == ["gone on"]


def test_a_window_that_never_rests_is_waited_for_a_moment_only(qapp: QApplication, qtbot: QtBot) -> None:
    courtesy = Courtesy(qapp, longest=0.01)
    told: list[str] = []

    def at_work() -> None:
        courtesy.begin()
        thread = threading.Thread(target=courtesy.give_way)
        thread.start()
        thread.join(FOREVER)
        told.append("waiting" if thread.is_alive() else "gone on")

    QTimer.singleShot(20, at_work)
    qtbot.waitUntil(lambda: bool(told), timeout=40_000)
    assert told == ["gone on"]
    courtesy.close()
    courtesy.deleteLater()
