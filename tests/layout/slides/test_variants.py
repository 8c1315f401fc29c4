"""Which design a slide gets for what it has to say."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from studio.domain.blocks import (
    AnyBlock,
    CaseStudyBlock,
    ComparisonBlock,
    NextStepBlock,
    OverviewBlock,
    RoleBlock,
    ScopeBlock,
    TermBlock,
)
from studio.domain.brand import Brand, LayoutRole
from studio.domain.icons import Icon
from studio.domain.pictures import Picture
from studio.domain.text import line_of, plain_line, rich_of
from studio.layout.drawing import Geometry
from studio.layout.items import AnyItem, GroupItem, ShapeItem, TextItem
from studio.layout.page import SlidePage
from studio.layout.roles import Role
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import benefit, chapter, document, labelled, lines
from tests.layout.slides.invariants import all_items, check_deck

PICTURE = Picture(path=Path("screen.png"), alt="A screen", width=800, height=450)
SENTENCE = "Every service does one job and can be changed, tested and released by itself. "


def slides(brand: Brand, fonts: FontBook, *blocks: AnyBlock, title: str = "Why Flask") -> Sequence[SlidePage]:
    made = document(chapter(*blocks, title=title), dividers=False, agenda=False)
    deck = lay_out_slides(made, brand, fonts)
    check_deck(deck, brand)
    return deck.pages[1:]


def icons(page: SlidePage) -> list[ShapeItem]:
    return [
        item for item in all_items(page.items) if isinstance(item, ShapeItem) and item.box.geometry is Geometry.PATH
    ]


def named(page: SlidePage, name: str) -> AnyItem:
    return next(item for item in all_items(page.items) if item.name == name)


def lowest(page: SlidePage) -> float:
    return max(item.rect.bottom for item in page.items if isinstance(item, GroupItem))


def area_bottom(brand: Brand) -> float:
    return brand.layouts[LayoutRole.TITLE_ONLY].area.bottom


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_so_many_short_cards_fill_their_slide(count: int, brand: Brand, fonts: FontBook) -> None:
    (page,) = slides(brand, fonts, *(benefit(number, SENTENCE * (2 if count < 5 else 1)) for number in range(count)))
    assert lowest(page) == pytest.approx(area_bottom(brand), abs=1.0)


def test_cards_without_an_icon_get_the_usual_one_beside_cards_that_have_one(brand: Brand, fonts: FontBook) -> None:
    (page,) = slides(brand, fonts, replace(benefit(1), icon=Icon.ROCKET), benefit(2))
    assert len(icons(page)) == 2
    assert all(item.role is Role.DECORATION for item in icons(page))
    (plain,) = slides(brand, fonts, benefit(1), benefit(2))
    assert icons(plain) == []


def test_seven_roles_are_four_and_three(brand: Brand, fonts: FontBook) -> None:
    roles = [RoleBlock(source=f"r{n}", title=line_of("Architect"), description=rich_of(SENTENCE)) for n in range(7)]
    (page,) = slides(brand, fonts, *roles)
    tops = [item.rect.y for item in page.items if isinstance(item, GroupItem)]
    assert [tops.count(top) for top in sorted(set(tops))] == [4, 3]


def test_three_short_clauses_are_cards_that_fill_the_slide(brand: Brand, fonts: FontBook) -> None:
    clauses = [TermBlock(source=f"t{n}", title=line_of("Clause"), text=rich_of(SENTENCE * 2)) for n in range(3)]
    (page,) = slides(brand, fonts, *clauses)
    assert lowest(page) > area_bottom(brand) * 0.9


def study(**parts: object) -> CaseStudyBlock:
    told = {"challenge": rich_of(SENTENCE), "solution": rich_of(SENTENCE), "result": rich_of(SENTENCE), **parts}
    return CaseStudyBlock(source="c", title=line_of("A project"), **told)  # type: ignore[arg-type]


def test_a_result_without_figures_is_a_large_statement_under_an_icon(brand: Brand, fonts: FontBook) -> None:
    (page,) = slides(brand, fonts, study())
    result = named(page, "Result text")
    assert isinstance(result, TextItem)
    assert result.paragraphs[-1].runs[0].size >= 24
    assert named(page, "Result icon").role is Role.DECORATION


def test_figures_stand_large_over_the_result(brand: Brand, fonts: FontBook) -> None:
    (page,) = slides(brand, fonts, study(figures=labelled(faster="10x")))
    figures, result = named(page, "Figures"), named(page, "Result text")
    assert isinstance(figures, TextItem)
    assert figures.paragraphs[0].runs[0].size == 44
    assert figures.rect.bottom <= result.rect.y


def test_a_case_study_shows_its_picture_over_the_result(brand: Brand, fonts: FontBook) -> None:
    (page,) = slides(brand, fonts, study(picture=PICTURE))
    picture, panel = named(page, "Picture"), named(page, "Result ground")
    assert picture.rect.bottom < panel.rect.y
    assert picture.rect.width == panel.rect.width


def test_the_cards_of_a_story_are_as_high_together_as_the_result(brand: Brand, fonts: FontBook) -> None:
    (page,) = slides(brand, fonts, study())
    challenge, solution, result = (named(page, name) for name in ("Challenge", "Solution", "Result"))
    assert challenge.rect.y == result.rect.y
    assert solution.rect.bottom == pytest.approx(result.rect.bottom)


def test_what_a_scope_says_first_stands_under_its_title(brand: Brand, fonts: FontBook) -> None:
    scope = ScopeBlock(source="s", body=rich_of("Done when accepted."), included=lines("One"), excluded=lines("Two"))
    (page,) = slides(brand, fonts, scope, title="Scope")
    assert named(page, "Introduction").rect.bottom <= brand.layouts[LayoutRole.TITLE_ONLY].area.y
    assert len(icons(page)) == 2


def test_a_comparison_without_a_conclusion_is_not_titled_so(brand: Brand, fonts: FontBook) -> None:
    block = ComparisonBlock(
        source="c",
        title=line_of("Two ways"),
        this=line_of("A"),
        other=line_of("B"),
        rows=(),
        choose_this=lines("It fits"),
    )
    assert [page.title for page in slides(brand, fonts, block)] == ["Two ways", "Two ways (continued)"]


def test_facts_without_numbers_are_a_row_under_the_text(brand: Brand, fonts: FontBook) -> None:
    facts = labelled(released="2010", creator="Armin Ronacher", license="BSD")
    block = OverviewBlock(source="o", name=line_of("Flask"), summary=rich_of(SENTENCE * 3), facts=facts)
    (page,) = slides(brand, fonts, block)
    tiles = [item.rect for item in page.items if isinstance(item, GroupItem)]
    assert len({rect.y for rect in tiles}) == 1
    assert tiles[0].bottom == pytest.approx(area_bottom(brand))


def test_a_button_is_as_wide_as_its_words(brand: Brand, fonts: FontBook) -> None:
    widths = []
    for words in ("Book", "Book the assessment"):
        block = NextStepBlock(source="n", title=line_of("Shall we?"), action=line_of(words), href="https://x.example")
        layouts = {**brand.layouts}
        statement = layouts[LayoutRole.STATEMENT]
        layouts[LayoutRole.STATEMENT] = replace(
            statement, slots=tuple(slot for slot in statement.slots if slot.name != "action")
        )
        (page,) = slides(replace(brand, layouts=layouts), fonts, block)
        item = named(page, "Action")
        assert isinstance(item, TextItem)
        assert item.box is not None
        assert item.box.geometry is Geometry.ROUND_RECT
        widths.append(item.rect.width)
    assert widths[0] < widths[1] < 320


def test_client_and_company_have_one_size_on_the_cover(brand: Brand, fonts: FontBook) -> None:
    cover = lay_out_slides(document(), brand, fonts).pages[0]
    sizes = {
        run.size
        for name in ("Client", "Company and date")
        for paragraph in named(cover, name).paragraphs  # type: ignore[union-attr]
        for run in paragraph.runs
    }
    assert len(sizes) == 1
    assert plain_line(document().cover.title) == cover.title


def told(**changes: object) -> CaseStudyBlock:
    case = CaseStudyBlock(
        source="case",
        title=line_of("An ERP"),
        category=line_of("Automation"),
        challenge=rich_of("Documents were moved by hand."),
        solution=rich_of("We built a workflow and connected it."),
        result=rich_of("Accounting is automated."),
        quote=rich_of("“Nobody carries a paper any more.”"),
        quote_by=line_of("Head of finance"),
    )
    return replace(case, **changes)  # type: ignore[arg-type]


def quoted(page: SlidePage) -> TextItem:
    item = named(page, "Quote text")
    assert isinstance(item, TextItem)
    return item


@pytest.mark.parametrize("figures", [(), labelled(faster="10x"), labelled(faster="10x", products="2000+")])
def test_a_short_quote_stands_under_its_story(figures: tuple[object, ...], brand: Brand, fonts: FontBook) -> None:
    (page,) = slides(brand, fonts, told(figures=figures))
    assert [one.role for one in quoted(page).paragraphs] == [Role.QUOTE, Role.LABEL]
    assert named(page, "Quote").rect.y > named(page, "Result").rect.bottom
    assert lowest(page) == pytest.approx(area_bottom(brand), abs=1.0)


def test_a_long_quote_has_a_slide_of_its_own(brand: Brand, fonts: FontBook) -> None:
    story, page = slides(brand, fonts, told(quote=rich_of(SENTENCE * 6)))
    assert "Quote" not in names_on(story)
    assert named(page, "Quote").rect.height == pytest.approx(brand.layouts[LayoutRole.TITLE_ONLY].area.height)


def test_a_picture_without_a_place_in_the_story_stands_beside_the_quote(brand: Brand, fonts: FontBook) -> None:
    full = told(challenge=rich_of(SENTENCE * 4), solution=rich_of(SENTENCE * 4), result=rich_of(SENTENCE * 5))
    *_, page = slides(brand, fonts, replace(full, picture=PICTURE))
    assert {"Quote", "Picture"} <= names_on(page)


@pytest.mark.parametrize("times", [1, 3, 9, 27, 81])
@pytest.mark.parametrize("lacking", [(), ("challenge",), ("challenge", "solution"), ("quote_by",)])
def test_a_quote_of_any_length_is_told_whole(
    times: int, lacking: tuple[str, ...], brand: Brand, fonts: FontBook
) -> None:
    made = slides(brand, fonts, told(quote=rich_of((SENTENCE * times).strip()), **dict.fromkeys(lacking, ())))
    said = "\n".join(plain_text(page) for page in made)
    assert said.count("released by itself.") == times


def plain_text(page: SlidePage) -> str:
    texts = [item for item in all_items(page.items) if isinstance(item, TextItem)]
    return " ".join(run.text for item in texts for paragraph in item.paragraphs for run in paragraph.runs)


def names_on(page: SlidePage) -> set[str]:
    return {item.name for item in all_items(page.items)}
