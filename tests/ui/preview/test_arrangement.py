"""Where pages are at a zoom."""

import pytest
from PySide6.QtCore import QPointF

from studio.ui.preview.arrangement import GAP, MARGIN, STEPS, Arrangement, Fit, larger, smaller

DECK = Arrangement(count=5, page_width=960, page_height=540, factor=1.0, view_width=1000, view_height=700)


def test_a_page_at_100_percent_has_96_pixels_for_an_inch() -> None:
    assert DECK.width == 1280
    assert DECK.height == 720


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_pages_are_whole_device_pixels(ratio: float) -> None:
    made = Arrangement(
        count=2, page_width=595.28, page_height=841.89, factor=0.73, view_width=700, view_height=700, ratio=ratio
    )
    assert made.width * ratio == pytest.approx(made.pixels)
    assert (made.height * ratio) % 1 == pytest.approx(0)


def test_pages_follow_one_another() -> None:
    assert DECK.page(0).top() == MARGIN
    assert DECK.page(3).top() - DECK.page(2).bottom() == pytest.approx(GAP)
    assert DECK.content_height == pytest.approx(DECK.page(4).bottom() + MARGIN)


def test_few_small_pages_stand_in_the_middle() -> None:
    one = Arrangement(count=1, page_width=960, page_height=540, factor=0.25, view_width=1000, view_height=700)
    assert one.page(0).center().y() == pytest.approx(350)
    assert one.page(0).center().x() == pytest.approx(500)


def test_fits_leave_a_margin() -> None:
    assert DECK.zoomed(Fit.WIDTH).width == pytest.approx(1000 - 2 * MARGIN, abs=1)
    page = DECK.zoomed(Fit.PAGE)
    assert page.width <= 1000 - 2 * MARGIN + 1
    assert page.height <= 700 - 2 * MARGIN + 1


def test_a_view_without_room_has_a_zoom_all_the_same() -> None:
    tiny = Arrangement(count=1, page_width=960, page_height=540, factor=1.0, view_width=1, view_height=1)
    assert tiny.zoomed(Fit.PAGE).width >= 1


def test_what_is_in_a_stretch() -> None:
    assert DECK.between(0, 10) == range(1)
    assert DECK.between(700, 900) == range(2)
    assert DECK.between(99_999, 99_999) == range(4, 5)


def test_a_place_on_a_page_in_points() -> None:
    page = DECK.page(2)
    assert DECK.on_page(2, page.topLeft()) == QPointF(0, 0)
    assert DECK.on_page(2, page.bottomRight()).x() == pytest.approx(960)


def test_steps_of_zoom() -> None:
    assert larger(1.0) == 1.1
    assert smaller(1.0) == 0.9
    assert larger(STEPS[-1]) == STEPS[-1]
    assert smaller(STEPS[0]) == STEPS[0]
    assert larger(0.44) == 0.5
