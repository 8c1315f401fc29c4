"""One drag from the press to the letting go, through the views' own drag code."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

_TICK = 40
"""Milliseconds between two moves of the hand."""
_BUTTON, _NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag(qtbot: QtBot, source: QWidget, start: QPoint, target: QWidget, end: QPoint) -> None:
    """Press on a point of one viewport, move to a point of another (of the same window) and let go.

    On a real display Qt's own drag loop runs. Where the platform has none, as offscreen, the events that it would
    deliver are made of the very drag that the view has begun.
    """
    window = source.window()
    handle = window.windowHandle()
    begin, over = source.mapTo(window, start), target.mapTo(window, end)
    QTest.mousePress(handle, _BUTTON, _NO_KEYS, begin)
    if QGuiApplication.platformName() != "offscreen":
        _in_turn(
            window,
            [
                partial(QTest.mouseMove, handle, over - QPoint(6, 0)),
                partial(QTest.mouseMove, handle, over),
                partial(QTest.mouseRelease, handle, _BUTTON, _NO_KEYS, over),
            ],
        )
    with _watched() as begun:
        for away in (4, 12, 24):
            QTest.mouseMove(handle, begin + QPoint(away, 0))  # the one that begins the drag returns when it is over
        qtbot.waitUntil(lambda: bool(begun))
    if QGuiApplication.platformName() == "offscreen":
        _carry(begun[0], target, end)
        QTest.mouseRelease(handle, _BUTTON, _NO_KEYS, over)


@contextmanager
def _watched() -> Iterator[list["Load"]]:
    """Take notice of what is dragged; a drag is there until it is deleted."""
    watch = _Watch()
    QApplication.instance().installEventFilter(watch)
    yield watch.seen
    QApplication.instance().removeEventFilter(watch)


@dataclass
class Load:
    """What a view has given to a drag."""

    data: QMimeData
    actions: Qt.DropAction


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Load] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        if isinstance(watched, QDrag) and event.type() is QEvent.Type.DeferredDelete:
            data = QMimeData()
            for kind in watched.mimeData().formats():
                data.setData(kind, watched.mimeData().data(kind))
            self.seen.append(Load(data, watched.supportedActions()))
        return False


def _in_turn(owner: QWidget, steps: list[Callable[[], None]]) -> None:
    """Take steps one by one while something else holds the program up."""
    timer = QTimer(owner, interval=_TICK)

    def step() -> None:
        if steps:
            steps.pop(0)()
        else:
            timer.stop()
            timer.deleteLater()

    timer.timeout.connect(step)
    timer.start()


def _carry(load: Load, target: QWidget, at: QPoint) -> None:
    """Deliver what a drag loop would."""
    data, actions = load.data, load.actions
    QApplication.sendEvent(target, QDragEnterEvent(QPointF(at), actions, data, _BUTTON, _NO_KEYS))
    over = QDragMoveEvent(QPointF(at), actions, data, _BUTTON, _NO_KEYS)
    QApplication.sendEvent(target, over)
    if over.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(at), actions, data, _BUTTON, _NO_KEYS, QEvent.Type.Drop))
    else:
        QApplication.sendEvent(target, QDragLeaveEvent())
