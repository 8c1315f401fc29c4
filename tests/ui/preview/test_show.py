"""The presentation on the whole screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app.outputs import Output
from studio.ui.preview.pane import PreviewPane
from studio.ui.preview.show import Show
from studio.ui.session import Session


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> Iterator[PreviewPane]:
    pane = PreviewPane(session)
    pane.resize(700, 500)
    qtbot.addWidget(pane)
    pane.show()
    session.request_preview()
    qtbot.waitUntil(lambda: pane.view.showing == "pages")
    yield pane
    pane.end()


def started(qtbot: QtBot, pane: PreviewPane) -> Show:
    qtbot.keyClick(pane.view.pages, Qt.Key.Key_F5)
    show = pane.presentation
    assert show is not None
    qtbot.waitUntil(show.isVisible)
    return show


def test_it_begins_with_the_slide_in_view_and_ends_with_escape(qtbot: QtBot, pane: PreviewPane) -> None:
    pane.view.pages.go_to(2)
    show = started(qtbot, pane)
    assert show.index == 2
    assert show.isFullScreen()
    with qtbot.waitSignal(show.ended):
        qtbot.keyClick(show, Qt.Key.Key_Escape)
    assert pane.presentation is None


def test_from_the_proposal_it_begins_with_the_slide_of_what_is_selected(
    qtbot: QtBot, pane: PreviewPane, session: Session
) -> None:
    pane.show_output(Output.PROPOSAL)
    qtbot.waitUntil(lambda: pane.view.showing == "pages")
    last = session.proposal.chapters[-1].id
    session.select(last)
    show = started(qtbot, pane)
    assert pane.views[Output.SLIDES].pages.sheets.pages[show.index].chapter == last
    show.close()


def test_keys_and_clicks_turn_slides_and_the_pane_follows(qtbot: QtBot, pane: PreviewPane) -> None:
    show = started(qtbot, pane)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown):
        qtbot.keyClick(show, key)
    qtbot.keyClick(show, Qt.Key.Key_Left)
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert show.index == 3
    assert pane.view.pages.current == 3
    qtbot.keyClick(show, Qt.Key.Key_End)
    last = show.index
    qtbot.keyClick(show, Qt.Key.Key_Right)
    assert show.index == last
    show.close()


def test_the_slide_fills_the_screen_on_black(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    show = started(qtbot, pane)
    show.resize(800, 600)
    qtbot.waitUntil(lambda: all(pane.pixels.image(job.page, job.pixels) is not None for job in show.jobs()))
    image = show.grab().toImage()
    assert image.pixelColor(400, 10).name() == "#000000"
    assert image.pixelColor(20, 300).name().lower() == f"#{session.brand()[0].palette.primary.rgb.lower()}"
    show.close()


def test_a_number_and_enter_go_to_a_slide(qtbot: QtBot, pane: PreviewPane) -> None:
    show = started(qtbot, pane)
    qtbot.keyClicks(show, "04")
    assert show.counting
    assert show.index == 0
    qtbot.keyClick(show, Qt.Key.Key_Return)
    assert show.index == 3
    assert pane.view.pages.current == 3
    qtbot.keyClicks(show, "999")
    qtbot.keyClick(show, Qt.Key.Key_Enter)
    assert show.index == len(pane.view.pages.sheets.pages) - 1
    qtbot.keyClick(show, Qt.Key.Key_1)
    qtbot.keyClick(show, Qt.Key.Key_Home)
    qtbot.keyClick(show, Qt.Key.Key_Return)
    assert show.index == 1, "a number that was left is forgotten"
    show.close()


def test_b_makes_the_screen_black_and_any_turn_brings_it_back(qtbot: QtBot, pane: PreviewPane) -> None:
    show = started(qtbot, pane)
    qtbot.waitUntil(lambda: all(pane.pixels.image(job.page, job.pixels) is not None for job in show.jobs()))
    middle = show.rect().center()
    assert show.grab().toImage().pixelColor(middle).name() != "#000000"
    qtbot.keyClick(show, Qt.Key.Key_B)
    assert show.black
    assert show.grab().toImage().pixelColor(middle).name() == "#000000"
    qtbot.keyClick(show, Qt.Key.Key_B)
    assert show.grab().toImage().pixelColor(middle).name() != "#000000"
    qtbot.keyClick(show, Qt.Key.Key_B)
    qtbot.keyClick(show, Qt.Key.Key_Right)
    assert not show.black
    assert show.index == 1
    show.close()


def test_it_is_shown_on_the_screen_of_the_window(qtbot: QtBot, pane: PreviewPane) -> None:
    show = started(qtbot, pane)
    assert show.screen() is pane.screen()
    assert show.geometry() == pane.screen().geometry()
    qtbot.keyClick(show, Qt.Key.Key_S)
    assert show.isFullScreen(), "with one screen there is nowhere to go"
    show.close()


def test_the_counter_comes_with_the_mouse_and_goes(qtbot: QtBot, pane: PreviewPane) -> None:
    show = started(qtbot, pane)
    assert not show.counting
    QTest.mouseMove(show.windowHandle(), QPoint(30, 30))
    QTest.mouseMove(show.windowHandle(), QPoint(60, 60))
    qtbot.waitUntil(lambda: show.counting)
    qtbot.waitUntil(lambda: not show.counting, timeout=4000)
    show.close()


def test_slides_are_told_in_words(qtbot: QtBot, pane: PreviewPane) -> None:
    show = started(qtbot, pane)
    qtbot.keyClick(show, Qt.Key.Key_Right)
    assert show.accessibleName().startswith("Slide 2 of ")
    assert show.accessibleDescription()
    show.close()
