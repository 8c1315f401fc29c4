"""The cover in templates whose placeholders lie over one another: every text is there, and none over another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.brand import Brand, LayoutRole, Slot
from studio.domain.findings import Severity
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.text import line_of, plain_line
from studio.domain.typography import Anchor
from studio.layout.page import SlideDeck
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import benefit, chapter, document, make_brand
from tests.layout.families import FAMILIES
from tests.layout.slides.invariants import check_deck, flat, words_of

FONTS = FontBook(FAMILIES)


def with_cover(**rects: Rect | None) -> Brand:
    """Give the test brand with its cover's placeholders elsewhere, or without them."""
    brand = make_brand()
    cover = brand.layouts[LayoutRole.COVER]

    def moved(slot: Slot) -> Slot | None:
        rect = rects.get(slot.name, slot.rect)
        return None if rect is None else replace(slot, rect=rect)

    slots = tuple(slot for old in cover.slots if (slot := moved(old)) is not None)
    return replace(brand, layouts={**brand.layouts, LayoutRole.COVER: replace(cover, slots=slots)})


def laid_out(brand: Brand, **cover: object) -> SlideDeck:
    made = document(chapter(benefit()), agenda=False, dividers=False)
    deck = lay_out_slides(replace(made, cover=replace(made.cover, **cover)), brand, FONTS)
    check_deck(deck, brand)
    return deck


CROWDED = {
    "the subtitle reaches over the client": {"subtitle": Rect(48, 292, 594, 200)},
    "the subtitle stands in the client’s place": {"subtitle": Rect(48, 424, 280, 72)},
    "the title fills the slide": {"title": Rect(0, 0, 960, 540)},
    "the title lies low": {"title": Rect(48, 300, 594, 190)},
    "client and company are one place": {"meta": Rect(48, 424, 280, 72)},
    "only a title and a low subtitle": {"subtitle": Rect(48, 400, 594, 96), "client": None, "meta": None},
    "all in one place": {name: Rect(48, 120, 864, 368) for name in ("title", "subtitle", "client", "meta")},
    "the company right under the client": {
        "client": Rect(48, 380, 594, 46),
        "meta": Rect(48, 426, 594, 90),
        "subtitle": Rect(48, 292, 594, 84),
    },
}


@pytest.mark.parametrize("case", CROWDED)
def test_every_text_of_a_crowded_cover_is_there_and_none_over_another(case: str) -> None:
    deck = laid_out(
        with_cover(**CROWDED[case]), contact="Head of IT and Organisation", author="A. Winter, Practice lead"
    )
    shown = flat(words_of(deck.pages[0]))
    cover = document().cover
    for words in (plain_line(cover.title), plain_line(cover.subtitle), cover.client, cover.company, cover.date):
        assert flat(words) in shown, (case, words)
    assert not deck.findings


def test_a_cover_without_room_says_so_and_lays_nothing_over_another() -> None:
    place = Rect(20, 150, 220, 24)
    brand = with_cover(**dict.fromkeys(("title", "subtitle", "client", "meta"), place))
    cover = replace(brand.layouts[LayoutRole.COVER], area=place)
    small = replace(brand, slide_width=260.0, slide_height=190.0, layouts={**brand.layouts, LayoutRole.COVER: cover})
    made = document(chapter(benefit()))
    deck = lay_out_slides(replace(made, cover=replace(made.cover, client="Acme " * 40)), small, FONTS)
    check_deck(replace(deck, pages=deck.pages[:1]), small)
    (missing, *_) = [finding for finding in deck.findings if finding.code == "cover-crowded"]
    assert missing.severity is Severity.ERROR
    assert "`Cover`" in missing.text
    assert missing.place.file == "deck.pptx"


def test_a_sound_cover_is_left_as_the_template_has_it() -> None:
    brand = make_brand()
    slots = {slot.name: slot.rect for slot in brand.layouts[LayoutRole.COVER].slots}
    rects = {item.slot.name: item.rect for item in laid_out(brand).pages[0].items if getattr(item, "slot", None)}  # type: ignore[union-attr]
    assert rects["title"] == slots["title"]
    assert rects["subtitle"] == slots["subtitle"]


places = st.builds(Rect, st.integers(0, 600), st.integers(0, 480), st.integers(60, 360), st.integers(14, 300)).map(
    lambda rect: replace(rect, height=float(min(rect.height, 540 - rect.y)), width=float(min(rect.width, 960 - rect.x)))
)


@given(
    title=places,
    subtitle=places | st.none(),
    client=places | st.none(),
    meta=places | st.none(),
    anchor=st.sampled_from(Anchor),
    long=st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_wherever_placeholders_lie_no_text_of_a_cover_lies_over_another(
    title: Rect, subtitle: Rect | None, client: Rect | None, meta: Rect | None, anchor: Anchor, long: bool
) -> None:
    brand = with_cover(title=title, subtitle=subtitle, client=client, meta=meta)
    cover = brand.layouts[LayoutRole.COVER]
    slots = tuple(replace(slot, anchor=anchor) for slot in cover.slots)
    brand = replace(brand, layouts={**brand.layouts, LayoutRole.COVER: replace(cover, slots=slots)})
    words = "An offer for services " * (9 if long else 1)
    deck = laid_out(brand, subtitle=line_of(words))
    shown = flat(words_of(deck.pages[0]))
    told = {finding.code for finding in deck.findings}
    if not told:
        assert flat(words) in shown
        assert "Acme" in shown
    assert all(f.severity is Severity.ERROR for f in deck.findings if f.code == "cover-crowded")
