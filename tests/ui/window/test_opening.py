"""A proposal is opened in many turns of the event loop, between which the window answers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.desk import Desk
from studio.ui.turns import Turns
from studio.ui.window.editor import Editor
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT, opened, wait_for_pages

PANES = 5


class Between(QObject):
    """Does something as soon as a window shows room for panes, and then in each turn of the event loop."""

    def __init__(self, window: MainWindow, act: Callable[[Editor], None]) -> None:
        super().__init__(window)
        self.turns = 0
        self._window = window
        self._act = act
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)
        window.files.read.connect(self._timer.start)

    def _on_turn(self) -> None:
        editor = self._window.findChild(Editor)
        if editor is None or self._window.editor is not None:
            self._timer.stop()
        else:
            self.turns += 1
            self._act(editor)


def test_panes_come_one_by_one_while_the_window_answers(window: MainWindow, qtbot: QtBot, example: Path) -> None:
    seen: list[int] = []
    between = Between(
        window, lambda editor: seen.append(sum(bool(pane.objectName()) for pane in editor.panes.values()))
    )
    opened(window, example, qtbot)
    assert between.turns >= PANES
    assert seen == sorted(seen)
    assert set(seen) >= set(range(PANES - 1))
    assert window.editor is not None
    assert list(window.editor.panes) == [pane.objectName() for pane in window.editor.panes.values()]


def test_room_for_the_panes_is_there_at_once_and_stays_as_it_is(
    window: MainWindow, qtbot: QtBot, example: Path
) -> None:
    seen: list[tuple[int, ...]] = []
    Between(window, lambda editor: seen.append(tuple(editor.sizes()["across"])))
    opened(window, example, qtbot)
    assert window.editor is not None
    assert {*seen[1:], tuple(window.editor.sizes()["across"])} == {seen[-1]}


def test_what_is_typed_right_after_opening_arrives(window: MainWindow, qtbot: QtBot, example: Path) -> None:
    opened(window, example, qtbot)
    assert window.editor is not None
    window.editor.go_to("tailor")
    qtbot.keyClicks(QApplication.focusWidget(), "Now ")
    assert window.session is not None
    assert window.session.workspace.modified
    wait_for_pages(window, qtbot)


@pytest.mark.parametrize("turns", range(1, 2 * PANES, 2))
def test_closing_the_proposal_midway_leads_back_to_the_start_page(
    window: MainWindow, qtbot: QtBot, example: Path, turns: int
) -> None:
    left: list[QWidget] = []

    def close(editor: Editor) -> None:
        if between.turns == turns:
            left.append(editor)
            window.close_proposal()

    between = Between(window, close)
    window.files.open(example)
    qtbot.waitUntil(lambda: bool(left), timeout=WAIT)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.start.isVisible()
    assert window.session is None
    assert not window.files.taken
    assert window.findChild(Editor) is None
    opened(window, example, qtbot)
    wait_for_pages(window, qtbot)


def test_closing_the_window_midway_leaves_nothing(window: MainWindow, desk: Desk, qtbot: QtBot, example: Path) -> None:
    Between(window, lambda _editor: window.close())
    window.files.open(example)
    with qtbot.waitSignal(window.destroyed, timeout=WAIT):
        pass
    assert desk.windows == []


def test_closing_the_window_while_a_file_is_read_leaves_nothing(
    window: MainWindow, desk: Desk, qtbot: QtBot, example: Path
) -> None:
    other = desk.new_window()
    window.files.open(example)
    assert window.files.taken
    with qtbot.waitSignal(window.destroyed, timeout=WAIT):
        window.close()
    opened(other, example, qtbot)


def test_another_file_midway_opens_in_a_window_of_its_own(
    window: MainWindow, desk: Desk, qtbot: QtBot, example: Path
) -> None:
    second = example.with_name("second.proposal.yaml")
    second.write_bytes(example.read_bytes())

    def open_second(_editor: Editor) -> None:
        if len(desk.windows) == 1:
            window.files.open(second)

    Between(window, open_second)
    opened(window, example, qtbot)
    qtbot.waitUntil(lambda: [one.session is not None for one in desk.windows] == [True, True], timeout=WAIT)
    assert [one.files.path for one in desk.windows] == [example, second]


def test_the_same_file_is_not_opened_twice_while_it_is_on_its_way(
    window: MainWindow, desk: Desk, qtbot: QtBot, example: Path
) -> None:
    window.files.open(example)
    opened(window, example, qtbot)
    assert desk.windows == [window]


def test_steps_are_done_in_turns_of_their_own(qtbot: QtBot) -> None:
    done: list[str] = []
    turns = Turns(done.append(word) for word in ("one", "two", "three"))
    beats = QTimer(interval=0)
    beats.timeout.connect(lambda: done.append("beat"))
    beats.start()
    with qtbot.waitSignal(turns.finished, timeout=WAIT):
        turns.start()
        assert done == []
    words = [word for word in done if word != "beat"]
    assert words == ["one", "two", "three"]
    assert "beat" in done[done.index("one") : done.index("two")]
    assert "beat" in done[done.index("two") : done.index("three")]


def test_what_is_stopped_goes_no_further(qtbot: QtBot) -> None:
    done: list[int] = []

    def steps() -> Iterator[None]:
        for number in range(5):
            done.append(number)
            if number == 2:
                turns.stop()
            yield

    turns, beats = Turns(steps()), QTimer(interval=0)
    finished: list[bool] = []
    turns.finished.connect(lambda: finished.append(True))
    turns.start()
    beats.start()
    for _ in range(10):
        with qtbot.waitSignal(beats.timeout, timeout=WAIT):
            pass
    assert done == [0, 1, 2]
    assert not finished
