"""What a slide does with room that is left, and what tells one kind of card from another."""

from collections.abc import Sequence

from studio.domain.blocks import (
    AcceptanceBlock,
    AnyBlock,
    OverviewBlock,
    RoleBlock,
    SignatureBox,
    TermBlock,
    TextBlock,
    UseCaseBlock,
)
from studio.domain.brand import Brand, LayoutRole
from studio.domain.chapters import TextPurpose
from studio.domain.frozen import replace
from studio.domain.icons import Icon
from studio.domain.text import line_of, rich_of
from studio.domain.typography import Anchor
from studio.layout.drawing import Geometry
from studio.layout.items import AnyItem, ShapeItem, TextItem
from studio.layout.page import SlidePage
from studio.layout.slides.benefits import benefit_sheets
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.counting import calls_to
from tests.layout.conftest import benefit, chapter, document, estimate, labelled
from tests.layout.slides.invariants import all_items, check_deck

SENTENCE = "Three analysts copy readings into a workbook at the end of each month. "


def slides(brand: Brand, fonts: FontBook, *blocks: AnyBlock) -> Sequence[SlidePage]:
    deck = lay_out_slides(document(chapter(*blocks, title="Why"), dividers=False, agenda=False), brand, fonts)
    check_deck(deck, brand)
    return deck.pages[1:]


def named(page: SlidePage, name: str) -> AnyItem:
    return next(item for item in all_items(page.items) if item.name == name)


def written(brand: Brand, fonts: FontBook, body: str, *points: str) -> SlidePage:
    block = TextBlock(
        source="own", purpose=TextPurpose.TEXT, body=rich_of(body), key_points=tuple(map(line_of, points))
    )
    (page,) = slides(brand, fonts, block)
    return page


def size(item: AnyItem) -> float:
    assert isinstance(item, TextItem)
    return item.paragraphs[-1].style_size


def test_a_text_that_leaves_room_is_set_larger(brand: Brand, fonts: FontBook) -> None:
    short = written(brand, fonts, SENTENCE * 4, "One", "Two")
    long = written(brand, fonts, SENTENCE * 9, "One", "Two")
    assert size(named(short, "Text")) > size(named(long, "Text")) >= brand.sizes.body


def test_key_points_take_the_height_of_their_panel(brand: Brand, fonts: FontBook) -> None:
    page = written(
        brand, fonts, SENTENCE * 5, "Nine days for each closing", "One statement in 20 corrected", "One person"
    )
    ground, points = named(page, "Key points ground"), named(page, "Key points")
    assert isinstance(points, TextItem)
    spaces = [paragraph.space_before for paragraph in points.paragraphs[2:]]
    assert min(spaces) > brand.sizes.body
    last = points.paragraphs[-1].lines[-1]
    assert points.rect.y + last.top + last.height <= ground.rect.bottom


def test_few_words_stand_large_on_a_card_and_many_on_none(brand: Brand, fonts: FontBook) -> None:
    few, many = written(brand, fonts, SENTENCE * 2), written(brand, fonts, SENTENCE * 13)
    card, words = named(few, "Card"), named(few, "Text 1")
    assert isinstance(words, TextItem)
    assert card.rect == brand.layouts[LayoutRole.CONTENT].area
    assert words.anchor is Anchor.MIDDLE
    assert card.rect.contains(words.rect)
    assert words.slot is not None
    assert size(words) > size(named(many, "Text 1")) >= brand.sizes.body
    assert "Card" not in {item.name for item in all_items(many.items)}


def test_a_sentence_beside_few_points_leaves_no_half_of_the_slide_empty(brand: Brand, fonts: FontBook) -> None:
    page = written(brand, fonts, SENTENCE, "Nine days for each closing", "One person")
    text, ground = named(page, "Text"), named(page, "Key points ground")
    assert isinstance(text, TextItem)
    assert text.anchor is Anchor.MIDDLE
    assert brand.sizes.title > size(text) > size(named(written(brand, fonts, SENTENCE * 6, "One"), "Text"))
    assert ground.rect.bottom == brand.layouts[LayoutRole.TWO_CONTENT].area.bottom


def test_one_thing_alone_leaves_no_half_of_the_slide_empty(brand: Brand, fonts: FontBook) -> None:
    (beside,) = slides(brand, fonts, benefit(1, SENTENCE))
    text = named(beside, "Text")
    assert isinstance(text, TextItem)
    assert text.anchor is Anchor.MIDDLE
    clause = TermBlock(source="t", title=line_of("Validity"), text=rich_of(SENTENCE))
    for block in (clause, UseCaseBlock(source="u", title=line_of("One"), description=rich_of(SENTENCE))):
        (page,) = slides(brand, fonts, block)
        assert named(page, "Card").rect == brand.layouts[LayoutRole.CONTENT].area


def test_points_alone_stand_on_bands_that_fill_the_slide(brand: Brand, fonts: FontBook) -> None:
    points = ("Nine days for each closing", "One statement in 20 corrected", "One person knows the rules")
    page = written(brand, fonts, "", *points)
    bands = [named(page, f"Point {number} ground").rect for number in (1, 2, 3)]
    area = brand.layouts[LayoutRole.TITLE_ONLY].area
    assert (bands[0].y, round(bands[-1].bottom, 3)) == (area.y, area.bottom)
    assert len({round(band.height, 3) for band in bands}) == 1
    many = written(brand, fonts, "", *("One",) * 9)
    assert not [item for item in all_items(many.items) if item.name == "Point 1"]


def test_lines_to_sign_on_have_the_room_that_there_is(brand: Brand, fonts: FontBook) -> None:
    boxes = (SignatureBox(party=line_of("Acme"), role=()),)
    heights = []
    for text in ("By signing, Acme accepts.", SENTENCE * 9):
        (page,) = slides(brand, fonts, AcceptanceBlock(source="accept", text=rich_of(text), boxes=boxes))
        heights.append(named(page, "Signature 1").rect.height)
    assert heights[0] > heights[1] + 20


def test_ten_chapters_that_one_column_holds_are_no_two_half_columns(brand: Brand, fonts: FontBook) -> None:
    chapters = [chapter(benefit(number), title=f"Chapter {number}", name=f"c{number}") for number in range(10)]
    deck = lay_out_slides(document(*chapters, dividers=False), brand, fonts)
    page = next(page for page in deck.pages if page.anchor == "agenda")
    (column,) = (item for item in page.items if item.name == "Agenda 1")
    assert isinstance(column, TextItem)
    assert len(column.paragraphs) == 10
    assert column.paragraphs[-1].lines[-1].top > column.rect.height * 0.7


def test_a_tagline_never_grows_beyond_the_title(brand: Brand, fonts: FontBook) -> None:
    facts = labelled(Location="Poland", Since="2010", Team="40")
    block = OverviewBlock(
        source="s", name=line_of("Logic"), tagline=line_of("Made here"), summary=rich_of(SENTENCE), facts=facts
    )
    (page,) = slides(brand, fonts, block)
    summary = named(page, "Summary")
    assert isinstance(summary, TextItem)
    assert max(paragraph.style_size for paragraph in summary.paragraphs) <= brand.sizes.title


def grounds(page: SlidePage, name: str) -> list[ShapeItem]:
    return [item for item in all_items(page.items) if isinstance(item, ShapeItem) and item.name.endswith(name)]


def test_every_kind_of_card_has_a_character_of_its_own(brand: Brand, fonts: FontBook) -> None:
    cases = [
        UseCaseBlock(
            source=f"u{n}",
            title=line_of(f"Case {n}"),
            description=rich_of(SENTENCE),
            users=line_of("All"),
            icon=Icon.PLUG,
        )
        for n in range(3)
    ]
    roles = [
        RoleBlock(source=f"r{n}", title=line_of(f"Role {n}"), description=rich_of(SENTENCE), icon=Icon.USER)
        for n in range(7)
    ]
    (benefits,) = slides(brand, fonts, *(benefit(n, SENTENCE) for n in range(3)))
    (used,) = slides(brand, fonts, *cases)
    (team,) = slides(brand, fonts, *roles)
    heads = [len(grounds(page, "head ground")) for page in (benefits, used, team)]
    discs = [len(grounds(page, "icon ground")) for page in (benefits, used, team)]
    assert heads == [0, 3, 0]
    assert discs == [0, 0, 7]
    assert {item.box.geometry for item in grounds(team, "icon ground")} == {Geometry.ELLIPSE}


def test_a_disc_stands_beside_its_title_and_over_the_text(brand: Brand, fonts: FontBook) -> None:
    roles = [
        RoleBlock(source=f"r{n}", title=line_of(f"Role {n}"), description=rich_of(SENTENCE), icon=Icon.USER)
        for n in range(7)
    ]
    (page,) = slides(brand, fonts, *roles)
    for number in range(1, 8):
        disc, title, text = (named(page, f"Role {number} {part}") for part in ("icon ground", "title", "text"))
        assert disc.rect.right <= title.rect.x
        assert disc.rect.bottom <= text.rect.y


def test_small_print_is_no_wider_than_can_be_read(brand: Brand, fonts: FontBook) -> None:
    area = brand.layouts[LayoutRole.TITLE_ONLY].area
    (page,) = slides(brand, fonts, replace(estimate(), remarks=rich_of(SENTENCE * 3)))
    remarks = named(page, "Remarks")
    assert remarks.rect.width < area.width


def test_facts_rise_to_a_short_text(brand: Brand, fonts: FontBook) -> None:
    area = brand.layouts[LayoutRole.TITLE_ONLY].area
    facts = labelled(Location="Poland", Since="2010", Team="40")
    block = OverviewBlock(source="s", name=line_of("Logic"), summary=rich_of(SENTENCE), facts=facts)
    short, long = (
        named(slides(brand, fonts, one)[0], "Fact 1").rect
        for one in (block, replace(block, summary=rich_of(SENTENCE * 6)))
    )
    assert long.bottom == area.bottom
    assert area.y + area.height / 2 < short.y < long.y


def test_a_chapter_of_one_slide_is_designed_once(brand: Brand, fonts: FontBook) -> None:
    made = document(chapter(benefit(1), benefit(2)), dividers=True, agenda=False)
    assert calls_to(benefit_sheets, lambda: lay_out_slides(made, brand, fonts)) == 1
