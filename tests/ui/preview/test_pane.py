"""The preview as somebody uses it: looking, zooming, turning pages, clicking, writing."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.edits.chapters import remove_chapters
from studio.app.edits.fields import set_value
from studio.app.outputs import Output
from studio.domain.brand import Brand
from studio.domain.chapters import PicksChapter
from studio.domain.errors import StudioError
from studio.ui.preview.arrangement import Fit
from studio.ui.preview.pane import PreviewPane
from studio.ui.preview.view import PagesView
from studio.ui.session import Session

Settle = Callable[[], None]


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> Iterator[PreviewPane]:
    pane = PreviewPane(session)
    pane.resize(900, 700)
    qtbot.addWidget(pane)
    with qtbot.waitExposed(pane):
        pane.show()
    session.request_preview()
    qtbot.waitUntil(lambda: session.preview is not None and session.preview.pending is None)
    qtbot.waitUntil(lambda: drawn(pane))
    yield pane
    pane.end()


def drawn(pane: PreviewPane) -> bool:
    """Tell whether everything in view has its pixels."""
    return all(pane.pixels.image(job.page, job.pixels) is not None for job in pane.view.jobs())


def pages(pane: PreviewPane) -> PagesView:
    return pane.view.pages


def benefit(session: Session) -> str:
    chapter = next(one for one in session.proposal.chapters if one.id == "flask" and isinstance(one, PicksChapter))
    return chapter.picks[1].id


def write(session: Session, source: str, text: str) -> None:
    library = session.workspace.library
    session.edit(lambda proposal: set_value(proposal, library, source, "description", text), "Type", merge="typing")


def written(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    """Wait until the latest state is shown."""
    revision = session.workspace.revision
    qtbot.waitUntil(
        lambda: (
            session.preview is not None
            and session.preview.revision == revision
            and session.preview.pending is None
            and drawn(pane)
        )
    )


def click_on(qtbot: QtBot, pane: PreviewPane, x: float, y: float) -> None:
    """Click at a place of the current page in points."""
    qtbot.mouseClick(pages(pane).viewport(), Qt.MouseButton.LeftButton, pos=place(pane, x, y))


def place(pane: PreviewPane, x: float, y: float) -> QPoint:
    view = pages(pane)
    page = view.arrangement.page(view.current)
    scale = page.width() / view.sheets.width
    return (page.topLeft() + QPointF(x, y) * scale - view.origin).toPoint()


def test_before_the_first_pages_there_is_a_quiet_outline(qtbot: QtBot, session: Session) -> None:
    pane = PreviewPane(session)
    qtbot.addWidget(pane)
    pane.show()
    assert pane.view.showing == "waiting"
    pane.end()


def test_every_slide_and_every_sheet_is_there(pane: PreviewPane, session: Session) -> None:
    assert session.preview is not None
    assert len(pane.views[Output.SLIDES].pages.sheets.pages) == len(session.preview.deck.pages)
    assert len(pane.views[Output.PROPOSAL].pages.sheets.pages) == len(session.preview.book.pages)
    assert pane.bar.count.text() == f"1 of {len(session.preview.deck.pages)}"


def test_the_first_slide_has_its_colours(pane: PreviewPane, session: Session) -> None:
    image = pages(pane).grab().toImage()
    at = place(pane, 20, 200)
    primary = session.brand()[0].palette.primary.rgb
    assert image.pixelColor(at).name().lower() == f"#{primary.lower()}"


def test_writing_makes_the_page_anew_and_no_other(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    source = benefit(session)
    session.select(source, "description")
    qtbot.waitUntil(lambda: drawn(pane))
    write(session, source, "One")
    written(qtbot, pane, session)
    made: list[object] = []
    pane.pixels.made.connect(made.append)
    write(session, source, "One two")
    written(qtbot, pane, session)
    view = pages(pane)
    assert {id(page) for page in made} == {id(view.sheets.pages[view.current])}
    assert len(made) == 1


def test_what_was_taken_back_is_not_made_twice_while_it_is_in_view(
    qtbot: QtBot, pane: PreviewPane, session: Session
) -> None:
    made: list[object] = []
    pane.pixels.made.connect(made.append)
    session.request_preview()
    qtbot.wait(50)
    qtbot.waitUntil(lambda: drawn(pane))
    assert made == []


def test_the_page_in_view_stays_while_somebody_writes(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    source = benefit(session)
    session.select(source, "description")
    view = pages(pane)
    name, where = view.sheets.names[view.current], view.origin
    for length in (10, 200, 900):
        write(session, source, "word " * length)
        written(qtbot, pane, session)
    assert view.sheets.names[view.current] == name
    assert abs(view.origin.y() - where.y()) <= 1


def test_the_page_in_view_stays_when_chapters_before_it_go(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    view = pages(pane)
    view.go_to(len(view.sheets.pages) - 1)
    name = view.sheets.names[view.current]
    first = session.proposal.chapters[0].id
    session.edit(lambda proposal: remove_chapters(proposal, (first,)), "Remove")
    written(qtbot, pane, session)
    assert view.sheets.names[view.current] == name
    assert view.current == len(view.sheets.pages) - 1


def test_old_pixels_stay_until_there_are_new_ones(qtbot: QtBot, pane: PreviewPane) -> None:
    view = pages(pane)
    before = view.grab().toImage().pixelColor(place(pane, 400, 480))
    pane.zoom_out()
    assert not drawn(pane)
    assert view.grab().toImage().pixelColor(place(pane, 400, 480)) == before
    assert before.name() != "#ffffff"
    qtbot.waitUntil(lambda: drawn(pane))


def test_keys_turn_pages_and_zoom(qtbot: QtBot, pane: PreviewPane) -> None:
    pane.zoom_fit()
    view = pages(pane)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.current == 2
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.current == 1
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current == len(view.sheets.pages) - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current == 0
    factor = view.arrangement.factor
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.arrangement.factor > factor
    qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.arrangement.factor < factor


def test_the_wheel_zooms_where_the_pointer_is(pane: PreviewPane) -> None:
    view = pages(pane)
    at = QPointF(300, 200)
    before = view.place_at(at)
    event = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    after = view.place_at(at)
    assert before[0] == after[0]
    assert (before[1] - after[1]).manhattanLength() < 4
    assert isinstance(view.zoom, float)


def test_fitting_follows_the_width_of_the_pane(pane: PreviewPane) -> None:
    pane.zoom_to(Fit.WIDTH)
    view = pages(pane)
    wide = view.arrangement.width
    pane.resize(600, 700)
    assert view.arrangement.width < wide
    assert view.horizontalScrollBar().maximum() == 0
    assert pane.bar.zoom.text() == f"{round(view.arrangement.factor * 100)}%"


def test_pages_before_what_grew_are_not_made_again(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    pane.zoom_to(0.25)
    session.select(benefit(session), "description")
    qtbot.waitUntil(lambda: drawn(pane))
    view = pages(pane)
    known = {id(page) for page in view.sheets.pages}
    count = len(known)
    made: list[object] = []
    pane.pixels.made.connect(made.append)
    write(session, benefit(session), "word " * 400)
    written(qtbot, pane, session)
    assert len(view.sheets.pages) > count
    assert made
    assert not {id(page) for page in made} & known
    first = next(index for index, page in enumerate(view.sheets.pages) if page.chapter == "flask")
    before = {id(page) for page in view.sheets.pages[2:first]}  # cover and agenda apart
    assert before <= known


def test_a_click_on_words_selects_their_field(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    source = benefit(session)
    session.select(source, "description")
    view = pages(pane)
    found = view.steering.locator.find(view.sheets.pages, source, "title") if view.steering.locator else None
    assert found is not None
    rect = found.rects[0]
    origin = view.origin
    click_on(qtbot, pane, rect.x + rect.width / 2, rect.y + rect.height / 2)
    assert (session.selection.source, session.selection.field) == (source, "title")
    assert view.origin == origin


def test_what_is_selected_elsewhere_comes_into_view(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    last = session.proposal.chapters[-1].id
    session.select(last)
    view = pages(pane)
    assert view.sheets.pages[view.current].chapter == last
    pane.show_output(Output.PROPOSAL)
    qtbot.waitUntil(lambda: drawn(pane))
    assert last in pages(pane).sheets.pages[pages(pane).current].chapters


def test_pointing_shows_what_a_click_would_select(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    source = benefit(session)
    session.select(source, "description")
    view = pages(pane)
    assert view.steering.locator is not None
    found = view.steering.locator.find(view.sheets.pages, source, "description")
    assert found is not None
    rect = found.rects[0]
    qtbot.mouseMove(view.viewport(), place(pane, rect.x + 5, rect.y + 5))
    assert view.steering.spot is not None
    assert view.steering.spot.source == source
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.steering.spot is None


def test_pages_can_be_pulled(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    view = pages(pane)
    before, chosen = view.origin.y(), session.selection
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 400))
    qtbot.mouseMove(view.viewport(), QPoint(200, 300))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    assert view.origin.y() == before + 100
    assert session.selection == chosen


def test_small_pages_lead_to_large_ones(qtbot: QtBot, pane: PreviewPane) -> None:
    qtbot.mouseClick(pane.bar.strip, Qt.MouseButton.LeftButton)
    strip = pane.view.strip
    assert strip.isVisible()
    qtbot.waitUntil(lambda: drawn(pane))
    rect = strip.visualRect(strip.model().index(2, 0))
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert pages(pane).current == 2
    pages(pane).go_to(4)
    assert strip.currentIndex().row() == 4


def test_small_pages_keep_their_size_when_the_scroll_bar_comes_or_goes(pane: PreviewPane) -> None:
    pane.set_strip_visible(visible=True)
    strip = pane.view.strip
    strip.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    QApplication.processEvents()
    without = strip.page_size()
    strip.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    QApplication.processEvents()
    assert strip.page_size() == without  # or pages that just fill the strip would call it and send it away for ever


def test_small_pages_open_at_the_one_that_is_looked_at_and_follow(qtbot: QtBot, pane: PreviewPane) -> None:
    last = len(pages(pane).sheets.pages) - 1
    pages(pane).go_to(last)
    pane.set_strip_visible(visible=True)
    strip = pane.view.strip

    def seen(row: int) -> bool:
        inside = strip.viewport().rect().contains(strip.visualRect(strip.model().index(row, 0)).center())
        return inside and strip.currentIndex().row() == row and strip.selectionModel().isRowSelected(row)

    qtbot.waitUntil(lambda: seen(last))
    pages(pane).go_to(0)
    assert seen(0)


def test_the_current_page_is_told_in_words(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    view = pages(pane)
    view.go_to(1)
    qtbot.waitUntil(lambda: view.accessibleName().startswith("Slide 2 of "))
    title = session.proposal.chapters[0].title
    assert title in view.accessibleDescription()


def test_tab_and_zoom_are_remembered(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    pane.zoom_to(1.5)
    pane.show_output(Output.PROPOSAL)
    pane.zoom_fit()
    pane.set_strip_visible(visible=True)
    other = PreviewPane(session)
    qtbot.addWidget(other)
    other.restore_state(pane.state())
    assert other.state() == pane.state()
    assert other.output is Output.PROPOSAL
    other.restore_state({"zoom": {"slides": "enormous"}, "output": 7, "strip": "yes"})
    assert other.output is Output.PROPOSAL
    other.end()


def without_fonts(brand: Brand) -> Brand:
    """A brand whose font files are gone, as when a network drive is."""
    lost = {name: brand.fonts.body.regular.with_name(f"gone-{name}.ttf") for name in ("regular", "bold", "italic")}
    body = replace(brand.fonts.body, **lost, bold_italic=lost["bold"])
    return replace(brand, fonts=replace(brand.fonts, body=body, heading=body))


def break_brand(session: Session) -> Brand:
    """Lose the fonts of the session's brand; gives it as it was."""
    whole, words = session.brand()[0], session.words()
    session.supply(brand=(session.proposal.brand, without_fonts(whole), ()), words=(session.proposal.language, *words))
    return whole


def test_a_failed_preview_leaves_the_pages_and_a_banner_says_why(
    qtbot: QtBot, pane: PreviewPane, session: Session
) -> None:
    view = pages(pane)
    view.go_to(3)
    qtbot.waitUntil(lambda: drawn(pane))
    before, current = view.sheets.pages, view.current
    whole = break_brand(session)
    with qtbot.waitSignal(session.preview_failed):
        write(session, benefit(session), "It cannot be shown.")
    qtbot.waitUntil(pane.banner.isVisible)
    assert pane.view.showing == "pages"
    assert (view.sheets.pages, view.current) == (before, current)
    assert pane.banner.accessibleName()
    assert "as they were before" in pane.banner.accessibleDescription()
    session.supply(brand=(session.proposal.brand, whole, ()), words=(session.proposal.language, *session.words()))
    write(session, benefit(session), "It works again.")
    written(qtbot, pane, session)
    qtbot.waitUntil(lambda: not pane.banner.isVisible())
    assert view.current == current


def test_what_is_told_of_a_known_problem_is_what_to_do(pane: PreviewPane, session: Session) -> None:
    session.preview_failed.emit(1, StudioError("A picture cannot be read.", hint="Choose another one."))
    assert pane.banner.accessibleName() == "A picture cannot be read."
    assert "Choose another one." in pane.banner.accessibleDescription()


def test_a_preview_that_fails_before_there_are_pages_says_why_in_their_place(qtbot: QtBot, session: Session) -> None:
    pane = PreviewPane(session)
    qtbot.addWidget(pane)
    pane.show()
    break_brand(session)
    session.request_preview()
    qtbot.waitUntil(lambda: pane.view.showing == "message")
    assert not pane.banner.isVisible()
    pane.end()


def test_a_proposal_without_chapters_still_has_its_cover(qtbot: QtBot, pane: PreviewPane, session: Session) -> None:
    every = tuple(chapter.id for chapter in session.proposal.chapters)
    session.edit(lambda proposal: remove_chapters(proposal, every), "Remove")
    written(qtbot, pane, session)
    assert len(pages(pane).sheets.pages) == 1
    assert pages(pane).current == 0
