from dataclasses import replace

import pytest

from studio.domain.brand import Brand, LayoutRole
from studio.domain.document import Document
from studio.domain.findings import Severity
from studio.domain.geometry import Rect
from studio.domain.text import line_of, rich_of
from studio.domain.typography import Anchor
from studio.layout.items import TextItem
from studio.layout.paragraphs import PageLink
from studio.layout.roles import Role
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import benefit, chapter, document, every_block, layouts, make_brand
from tests.layout.slides.invariants import all_items, check_deck, flat, words_of

SENTENCE = "Every service does one job and can be changed, tested and released by itself. "


def titles(made: Document, brand: Brand, fonts: FontBook) -> list[str]:
    return [page.title for page in lay_out_slides(made, brand, fonts).pages]


def test_a_deck_has_cover_agenda_divider_and_content(brand: Brand, fonts: FontBook) -> None:
    made = document(chapter(*(benefit(number) for number in range(7))))
    assert titles(made, brand, fonts) == [
        "From workbook to services", "Agenda", "Why Flask", "Why Flask", "Why Flask (continued)",
    ]  # fmt: skip


def test_a_chapter_of_one_slide_needs_no_divider(brand: Brand, fonts: FontBook) -> None:
    deck = lay_out_slides(document(chapter(benefit(1), benefit(2), intro="Why it fits here.")), brand, fonts)
    assert [page.title for page in deck.pages] == ["From workbook to services", "Agenda", "Why Flask"]
    assert deck.pages[-1].anchor == "why"
    assert "Whyitfitshere." in flat(words_of(deck.pages[-1]))


def test_agenda_and_dividers_can_be_left_out(brand: Brand, fonts: FontBook) -> None:
    made = document(chapter(benefit(1), benefit(2)), agenda=False, dividers=False)
    assert titles(made, brand, fonts) == ["From workbook to services", "Why Flask"]


@pytest.mark.parametrize("dividers", [True, False])
def test_every_kind_of_block_keeps_the_rules(brand: Brand, fonts: FontBook, dividers: bool) -> None:
    deck = lay_out_slides(document(dividers=dividers), brand, fonts)
    check_deck(deck, brand)
    assert deck.findings == ()


def test_a_template_without_slots_holds_the_same_words(brand: Brand, bare_brand: Brand, fonts: FontBook) -> None:
    full = lay_out_slides(document(), brand, fonts)
    bare = lay_out_slides(document(), bare_brand, fonts)
    check_deck(bare, bare_brand)
    assert bare.findings == ()
    for word in flat(" ".join(words_of(page) for page in full.pages)).split("·"):
        assert word
    assert "Book" in " ".join(words_of(page) for page in bare.pages)


def test_every_agenda_line_leads_to_its_chapter(brand: Brand, fonts: FontBook) -> None:
    chapters = tuple(
        chapter(benefit(number), name=f"chapter-{number}", title=f"Chapter {number}", number=number)
        for number in range(1, 31)
    )
    deck = lay_out_slides(document(*chapters), brand, fonts)
    check_deck(deck, brand)
    links = [
        run.link.anchor
        for page in deck.pages
        for item in all_items(page.items)
        if isinstance(item, TextItem)
        for paragraph in item.paragraphs
        if paragraph.role is Role.TOC_ENTRY
        for run in paragraph.runs
        if isinstance(run.link, PageLink)
    ]
    assert links == [made.id for made in chapters]


@pytest.mark.parametrize("count", [1, 3, 9, 12, 17])
def test_the_agenda_says_on_which_slide_a_chapter_begins(count: int, brand: Brand, fonts: FontBook) -> None:
    chapters = tuple(
        chapter(
            *[benefit(one) for one in range(1, 2 + number)],
            name=f"c{number}",
            title=f"Part {number} of what we offer",
            number=number,
        )
        for number in range(1, count + 1)
    )
    deck = lay_out_slides(document(*chapters), brand, fonts)
    agenda = next(page for page in deck.pages if page.anchor == "agenda")
    numbers = {
        run.link.anchor: run.text
        for item in all_items(agenda.items)
        if isinstance(item, TextItem) and item.name.endswith(" slides")
        for paragraph in item.paragraphs
        for run in paragraph.runs
        if isinstance(run.link, PageLink)
    }
    assert numbers == {made.id: str(page.number) for made in chapters for page in deck.pages if page.anchor == made.id}


@pytest.mark.parametrize("anchor", [Anchor.TOP, Anchor.MIDDLE, Anchor.BOTTOM])
@pytest.mark.parametrize("count", [14, 22, 26])
def test_the_number_of_a_slide_stands_beside_the_first_line_of_its_chapter(
    count: int, anchor: Anchor, fonts: FontBook
) -> None:
    """Also where the lines above it are broken, and where the agenda takes several slides."""
    agenda = layouts()[LayoutRole.AGENDA]
    slots = tuple(replace(slot, anchor=anchor) if slot.name == "body" else slot for slot in agenda.slots)
    look = make_brand({**layouts(), LayoutRole.AGENDA: replace(agenda, slots=slots)})
    title = "What follows for the department that has to work with it, and for all of the others"
    chapters = tuple(
        chapter(benefit(number), name=f"c{number}", title=title if number % 3 else "Short", number=number)
        for number in range(1, count + 1)
    )
    deck = lay_out_slides(document(*chapters), look, fonts)
    check_deck(deck, look)
    tops = {
        kind: {
            link.anchor: item.rect.y + paragraph.lines[0].top
            for page in deck.pages
            for item in page.items
            if isinstance(item, TextItem) and item.name.startswith("Agenda") and item.name.endswith("slides") is kind
            for paragraph in item.paragraphs
            if isinstance(link := paragraph.runs[0].link, PageLink)
        }
        for kind in (False, True)
    }
    assert len(tops[True]) == count
    assert tops[True] == pytest.approx(tops[False], abs=0.1)


def test_a_long_agenda_line_is_linked_line_by_line_and_no_word_is_cut(brand: Brand, fonts: FontBook) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitän"
    title = f"What the {word} of the telecommunications-infrastructure needs and what follows from that"
    chapters = tuple(
        chapter(benefit(number), name=f"chapter-{number}", title=title if number == 2 else "Short", number=number)
        for number in range(1, 15)
    )
    pages = [page for page in lay_out_slides(document(*chapters), brand, fonts).pages if page.anchor[:6] == "agenda"]
    paragraphs = [
        paragraph
        for page in pages
        for item in page.items
        if isinstance(item, TextItem) and item.name.startswith("Agenda")
        for paragraph in item.paragraphs
    ]
    (long,) = (paragraph for paragraph in paragraphs if len(paragraph.lines) > 1)
    assert "".join(run.text for run in long.runs) == title
    assert any(word in piece.text for line in long.lines for piece in line.pieces)
    linked = [run.text for run in long.runs if run.link]
    assert linked == ["".join(piece.text for piece in line.pieces) for line in long.lines]


def test_a_chapter_without_content_still_has_its_slide(brand: Brand, fonts: FontBook) -> None:
    deck = lay_out_slides(document(chapter(), dividers=False), brand, fonts)
    assert deck.pages[-1].anchor == "why"


def test_the_introduction_stands_somewhere_even_without_dividers(brand: Brand, fonts: FontBook) -> None:
    for block in every_block():
        made = document(chapter(block, intro="Why it fits here."), dividers=False, agenda=False)
        deck = lay_out_slides(made, brand, fonts)
        check_deck(deck, brand)
        assert "Whyitfitshere." in flat(" ".join(words_of(page) for page in deck.pages)), type(block).__name__


def test_notes_go_to_the_slide_of_their_block(brand: Brand, fonts: FontBook) -> None:
    first = replace(chapter(*(benefit(number, SENTENCE * 4) for number in range(1, 6))), notes=rich_of("Begin calmly."))
    deck = lay_out_slides(document(first, agenda=False), brand, fonts)
    assert [page.notes for page in deck.pages] == [
        "",
        "Begin calmly.",
        "Benefit 1:\nSay why 1.\nBenefit 2:\nSay why 2.\nBenefit 3:\nSay why 3.",
        "Benefit 4:\nSay why 4.\nBenefit 5:\nSay why 5.",
    ]


def test_notes_can_be_left_out(brand: Brand, fonts: FontBook) -> None:
    deck = lay_out_slides(document(notes=False), brand, fonts)
    assert not any(page.notes for page in deck.pages)


def test_a_title_too_long_for_its_slot_is_cut_with_a_finding(brand: Brand, fonts: FontBook) -> None:
    block = replace(benefit(1), title=line_of("An endless title " * 40))
    deck = lay_out_slides(document(chapter(block)), brand, fonts)
    check_deck(deck, brand)
    (finding,) = deck.findings
    assert (finding.code, finding.severity, finding.source) == ("text-too-long", Severity.ERROR, "benefits/1")


def test_the_same_document_gives_the_same_deck(brand: Brand, fonts: FontBook) -> None:
    assert lay_out_slides(document(), brand, fonts) == lay_out_slides(document(), brand, fonts)


def test_a_title_in_capitals_is_drawn_so_while_its_text_stays(brand: Brand, fonts: FontBook) -> None:
    layout = brand.layouts[LayoutRole.TITLE_ONLY]
    shouting = tuple(
        replace(slot, styles=tuple(replace(style, caps=True) for style in slot.styles)) for slot in layout.slots
    )
    made = replace(brand, layouts={**brand.layouts, LayoutRole.TITLE_ONLY: replace(layout, slots=shouting)})
    page = lay_out_slides(document(chapter(benefit(1), benefit(2), title="Größe für alle")), made, fonts).pages[-1]
    (title,) = (item for item in page.items if isinstance(item, TextItem) and item.name == "Title")
    assert "".join(run.text for run in title.paragraphs[0].runs) == "Größe für alle"
    assert title.paragraphs[0].lines[0].pieces[0].text == "GRÖßE FÜR ALLE"


def test_a_chapters_number_stands_on_its_divider_even_where_the_layout_has_but_the_slides_number(
    brand: Brand, fonts: FontBook
) -> None:
    layout = brand.layouts[LayoutRole.DIVIDER]
    low = tuple(
        replace(slot, name="number", type="sldNum", rect=Rect(832, 506, 80, 16)) if slot.name == "number" else slot
        for slot in layout.slots
    )
    made = replace(brand, layouts={**brand.layouts, LayoutRole.DIVIDER: replace(layout, slots=low)})
    long = chapter(*(benefit(number) for number in range(7)), number=7)
    deck = lay_out_slides(document(long, agenda=False), made, fonts)
    check_deck(deck, made)
    said = {item.name: item for item in deck.pages[1].items if isinstance(item, TextItem)}
    assert said["Chapter number"].paragraphs[0].runs[0].text == "7"
    assert said["Chapter number"].rect.bottom <= said["Title"].rect.y
    assert said["Slide number"].paragraphs[0].runs[0].text == "2"


def test_dividers_of_the_complete_template_have_a_chapter_number_and_a_slide_number(
    brand: Brand, fonts: FontBook
) -> None:
    layout = brand.layouts[LayoutRole.DIVIDER]
    number = replace(layout.slots[0], name="number2", type="sldNum", idx=12, rect=Rect(832, 506, 80, 16))
    made = replace(brand, layouts={**brand.layouts, LayoutRole.DIVIDER: replace(layout, slots=(*layout.slots, number))})
    long = chapter(*(benefit(number) for number in range(7)), number=7)
    page = lay_out_slides(document(long, agenda=False), made, fonts).pages[1]
    said = {item.name: item.paragraphs[0].runs[0].text for item in page.items if isinstance(item, TextItem)}
    assert (said["Chapter number"], said["Slide number"]) == ("7", "2")
