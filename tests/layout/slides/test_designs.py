"""What each kind of content looks like: how many on a slide, what goes over to the next, what is left out."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.domain.blocks import (
    AcceptanceBlock,
    AnyBlock,
    CaseStudyBlock,
    ComparisonBlock,
    ComparisonRow,
    DrawbackBlock,
    EstimateBlock,
    NextStepBlock,
    OverviewBlock,
    PlanBlock,
    PlanPhase,
    QuestionBlock,
    RoleBlock,
    ScopeBlock,
    SignatureBox,
    StepBlock,
    TermBlock,
    TextBlock,
    TotalRow,
)
from studio.domain.brand import Brand, LayoutRole
from studio.domain.chapters import TextPurpose
from studio.domain.geometry import Rect
from studio.domain.pictures import Picture
from studio.domain.text import line_of, plain_line, rich_of
from studio.layout.items import ChartItem, GroupItem, PictureItem, TableItem, TextItem
from studio.layout.page import SlidePage
from studio.layout.paragraphs import WebLink
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import (
    benefit,
    bullets,
    chapter,
    cost,
    document,
    estimate,
    every_block,
    labelled,
    layouts,
    lines,
    make_brand,
    plan,
)
from tests.layout.slides.invariants import all_items, check_deck, flat, words_of

SENTENCE = "Every service does one job and can be changed, tested and released by itself. "
PICTURE = Picture(path=Path("picture.png"), alt="A screen", width=1600, height=900)


def content(brand: Brand, fonts: FontBook, *blocks: AnyBlock) -> list[SlidePage]:
    """Give the slides of blocks alone."""
    deck = lay_out_slides(document(chapter(*blocks), agenda=False, dividers=False), brand, fonts)
    check_deck(deck, brand)
    return list(deck.pages[1:])


def groups(page: SlidePage) -> list[str]:
    return [item.name for item in page.items if isinstance(item, GroupItem)]


def sizes(page: SlidePage, name: str) -> set[float]:
    return {
        run.size
        for item in all_items(page.items)
        if isinstance(item, TextItem) and item.name.endswith(name)
        for paragraph in item.paragraphs
        for run in paragraph.runs
    }


def table(page: SlidePage) -> TableItem:
    (found,) = [item for item in page.items if isinstance(item, TableItem)]
    return found


def test_one_benefit_is_a_statement_under_its_own_title(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, benefit(1))
    assert page.title == "Benefit 1"
    assert groups(page) == ["Callout"]


def test_three_benefits_share_a_slide_and_a_size(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, benefit(1), benefit(2, SENTENCE * 3), benefit(3))
    assert groups(page) == ["Benefit 1", "Benefit 2", "Benefit 3"]
    assert len({item.rect.height for item in page.items if isinstance(item, GroupItem)}) == 1
    assert len(sizes(page, " text")) == 1


def test_five_short_benefits_share_a_slide(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, *(benefit(number) for number in range(1, 6)))
    cards = [item.rect for item in page.items if isinstance(item, GroupItem)]
    assert [sum(rect.y == y for rect in cards) for y in sorted({rect.y for rect in cards})] == [3, 2]


def test_five_long_benefits_are_three_and_two(brand: Brand, fonts: FontBook) -> None:
    pages = content(brand, fonts, *(benefit(number, SENTENCE * 4) for number in range(1, 6)))
    assert [len(groups(page)) for page in pages] == [3, 2]
    assert [page.title for page in pages] == ["Why Flask", "Why Flask (continued)"]


def test_a_run_of_cards_has_one_size_on_all_its_slides(brand: Brand, fonts: FontBook) -> None:
    texts = (SENTENCE * 4, SENTENCE * 5, SENTENCE * 4, SENTENCE * 4, SENTENCE * 5, SENTENCE * 5)
    pages = content(brand, fonts, *(benefit(number, text) for number, text in enumerate(texts, start=1)))
    assert len(pages) == 2
    assert len(sizes(pages[0], " text") | sizes(pages[1], " text")) == 1


def test_a_slide_that_would_be_far_emptier_has_larger_text(brand: Brand, fonts: FontBook) -> None:
    texts = (SENTENCE * 6, SENTENCE * 6, SENTENCE * 6, SENTENCE * 3, SENTENCE * 3)
    first, second = content(brand, fonts, *(benefit(number, text) for number, text in enumerate(texts, start=1)))
    assert min(sizes(second, " text")) > max(sizes(first, " text"))


def test_a_smaller_size_is_better_than_a_card_left_over(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, *(benefit(number, SENTENCE * 8) for number in range(1, 4)))
    assert groups(page) == ["Benefit 1", "Benefit 2", "Benefit 3"]
    assert sizes(page, " text") == {12.0}


def test_one_role_is_a_card_under_the_chapters_title(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, RoleBlock(source="r", title=line_of("Architect")))
    assert (page.title, groups(page)) == ("Why Flask", ["Role 1"])


def test_answers_too_long_for_rows_stand_side_by_side(brand: Brand, fonts: FontBook) -> None:
    answer = (*rich_of("It is for:"), *bullets(*(f"{number}. {SENTENCE}" for number in range(7))))
    asked = [
        QuestionBlock(source=f"q{number}", question=line_of(f"Question {number}?"), answer=answer)
        for number in range(4)
    ]
    pages = content(brand, fonts, *asked)
    assert [len(groups(page)) for page in pages] == [2, 2]
    assert len({item.rect.y for item in pages[0].items if isinstance(item, GroupItem)}) == 1


def test_four_short_benefits_are_a_square(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, *(benefit(number) for number in range(1, 5)))
    cards = [item.rect for item in page.items if isinstance(item, GroupItem)]
    assert len({rect.x for rect in cards}) == len({rect.y for rect in cards}) == 2


def test_a_benefit_too_long_for_a_card_gets_slides_of_text(brand: Brand, fonts: FontBook) -> None:
    pages = content(brand, fonts, benefit(1, SENTENCE * 60))
    assert len(pages) > 1
    assert flat("".join(words_of(page) for page in pages)).count(flat(SENTENCE)) >= 55
    assert flat("A faster start.") in flat(words_of(pages[-1]))


def test_a_benefit_without_outcome_has_no_callout(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, replace(benefit(1), outcome=()))
    assert groups(page) == []
    assert "Business outcome" not in words_of(page)


def test_a_card_shows_its_picture(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, replace(benefit(1), picture=PICTURE), benefit(2))
    (picture,) = [item for item in all_items(page.items) if isinstance(item, PictureItem)]
    assert picture.alt == "A screen"
    assert picture.crop[0] == picture.crop[2] == 0
    assert picture.crop[1] == picture.crop[3] > 0


def test_a_picture_without_a_place_gets_a_slide(brand: Brand, fonts: FontBook) -> None:
    pages = content(brand, fonts, replace(cost(), picture=PICTURE))
    pictures = [item for page in pages for item in all_items(page.items) if isinstance(item, PictureItem)]
    assert len(pictures) == 1


def test_a_drawback_faces_its_mitigation(brand: Brand, fonts: FontBook) -> None:
    one = DrawbackBlock(
        source="d", title=line_of("Drift"), description=rich_of("It drifts."), mitigation=rich_of("We write it down.")
    )
    (page,) = content(brand, fonts, one, replace(one, mitigation=()))
    row, lone = [item for item in page.items if isinstance(item, GroupItem)]
    left, right = [item for item in row.items if isinstance(item, TextItem)]
    assert left.rect.right < right.rect.x
    assert [item.name for item in lone.items if isinstance(item, TextItem)] == ["Drawback 2"]


def test_a_lone_drawback_gives_its_slide_its_title_and_says_it_once(brand: Brand, fonts: FontBook) -> None:
    one = DrawbackBlock(source="d", title=line_of("Drift"), description=rich_of("It drifts."))
    (page,) = content(brand, fonts, one)
    assert page.title == "Drift"
    assert words_of(page).count("Drift") == 1
    (untold,) = content(brand, fonts, replace(one, description=()))
    assert untold.title != "Drift"


def test_a_case_study_leaves_out_what_it_lacks(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, CaseStudyBlock(source="c", title=line_of("An ERP"), result=rich_of("Done.")))
    assert "Challenge" not in words_of(page)
    assert groups(page) == ["Result"]


def test_an_overview_of_a_name_alone_has_a_slide(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, OverviewBlock(source="o", name=line_of("Flask")))
    assert page.title == "Flask"


def test_cost_is_a_chart_beside_its_factors(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, cost())
    assert [type(item) for item in page.items if item.name in ("Budget chart", "Factors")] == [ChartItem, GroupItem]


def test_many_factors_go_to_a_slide_of_their_own(brand: Brand, fonts: FontBook) -> None:
    many = labelled(**{f"Factor {number}": SENTENCE for number in range(8)})
    pages = content(brand, fonts, replace(cost(), factors=many))
    assert [page.title for page in pages[:2]] == ["Scope sets the budget", "What drives the cost"]


def comparison(count: int) -> ComparisonBlock:
    rows = tuple(
        ComparisonRow(name=line_of(f"Criterion {n}"), this=line_of("Minimal"), other=line_of("Complete"))
        for n in range(count)
    )
    return ComparisonBlock(
        source="c",
        title=line_of("Either"),
        this=line_of("Flask"),
        other=line_of("Django"),
        rows=rows,
        conclusion=rich_of("Both are good."),
        choose_this=lines("An API"),
        choose_other=lines("An admin panel"),
    )


def test_a_comparison_is_a_table_and_its_conclusion_a_title(brand: Brand, fonts: FontBook) -> None:
    first, second = content(brand, fonts, comparison(4))
    assert len(table(first).rows) == 5
    assert second.title == "Both are good."
    assert "Choose Flask when" in words_of(second)


def test_a_long_comparison_repeats_its_header(brand: Brand, fonts: FontBook) -> None:
    pages = content(brand, fonts, comparison(40))[:-1]
    tables = [table(page) for page in pages]
    assert len(tables) > 1
    assert all(found.rows[0].header for found in tables)
    assert [found.continued for found in tables] == [False] + [True] * (len(tables) - 1)
    assert sum(len(found.rows) - 1 for found in tables) == 40


def test_an_estimate_ends_with_its_total(brand: Brand, fonts: FontBook) -> None:
    pages = content(brand, fonts, estimate(3))
    cells = table(pages[-1]).rows[-1].cells
    assert [run.text for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs] == [
        "Total",
        "€4,428.00",
    ]
    assert "(Optional)" in words_of(pages[0])
    assert "not included in the total" in words_of(pages[-1])


def test_every_text_is_set_in_a_size_of_the_type_scale(brand: Brand, fonts: FontBook) -> None:
    scale = (40.0, 30.0, 23.0, 19.4, 17.7, 16.0, 14.4, 12.5)
    own = replace(brand, sizes=replace(brand.sizes, steps=scale, heading=17.7, body=16.0, small=12.5, minimum=12.5))
    (page,) = content(own, fonts, estimate(3))
    assert sizes(page, "Remarks") == {14.4}
    (table,) = (item for item in page.items if isinstance(item, TableItem))
    used = {run.size for row in table.rows for cell in row.cells for text in cell.paragraphs for run in text.runs}
    assert used == {16.0, 14.4, 17.7}


def test_figures_of_any_length_stay_on_their_lines(brand: Brand, fonts: FontBook) -> None:
    priced = estimate(3)
    amount, sum_ = "€999,999,989,000,000.01", "€1,244,608,653,304,835.77"
    row = replace(priced.rows[0], quantity="123,456.5", unit=line_of("days"), rate="€1,234,567,890.12", amount=amount)
    block = replace(priced, rows=(row,) * 3, totals=(TotalRow(label=line_of("Total"), amount=sum_, emphasis=True),))
    (page,) = content(brand, fonts, block)
    (table,) = (item for item in page.items if isinstance(item, TableItem))
    assert all(len(text.lines) == 1 for row in table.rows for cell in row.cells[1:] for text in cell.paragraphs)
    assert table.columns[0] >= table.rect.width / 4


def test_a_long_estimate_continues(brand: Brand, fonts: FontBook) -> None:
    pages = content(brand, fonts, estimate(40))
    assert len(pages) > 2
    assert pages[1].title == "Why Flask (continued)"


def test_rows_of_a_table_over_slides_take_the_room_that_there_is(brand: Brand, fonts: FontBook) -> None:
    area = brand.layouts[LayoutRole.TITLE_ONLY].area
    ends = []
    for count in (5, 8):
        pages = content(brand, fonts, in_groups(count, count))
        assert len(pages) == 2
        tables = [item for page in pages for item in page.items if isinstance(item, TableItem)]
        (space,) = {cell.insets[1] for table in tables for row in table.rows for cell in row.cells}
        assert all(table.rect.bottom <= area.bottom + 0.1 for table in tables)
        ends.append(space)
    assert ends[0] > 5.0 > ends[1]


def grouped(count: int) -> EstimateBlock:
    """Give an estimate of one group."""
    priced = estimate(count)
    rows = tuple(replace(row, group=line_of("Build and test")) for row in priced.rows)
    return replace(priced, rows=rows, group_totals=(("Build and test", "€9"),))


def first_cells(page: SlidePage) -> list[str]:
    (table,) = (item for item in page.items if isinstance(item, TableItem))
    return ["".join(run.text for run in row.cells[0].paragraphs[0].runs) for row in table.rows]


@pytest.mark.parametrize("count", range(4, 40))
def test_a_group_is_named_on_every_slide_and_totals_never_stand_alone(
    brand: Brand, fonts: FontBook, count: int
) -> None:
    pages = content(brand, fonts, grouped(count))
    assert first_cells(pages[0])[:2] == ["Item", "Build and test"]
    assert all(first_cells(page)[1] == "Build and test (continued)" for page in pages[1:])
    assert sum(cell.startswith("Item ") for cell in first_cells(pages[-1])) >= 2


def in_groups(*counts: int) -> EstimateBlock:
    """Give an estimate of groups with so many lines each, a discount and tax."""
    priced = estimate(sum(counts))
    names = [line_of(f"Group {group}") for group, count in enumerate(counts) for _ in range(count)]
    rows = tuple(replace(row, group=name) for row, name in zip(priced.rows, names, strict=True))
    labels = ("Subtotal", "Discount", "Net total", "VAT", "Total")
    totals = tuple(TotalRow(label=line_of(label), amount="€1.00", emphasis=label == "Total") for label in labels)
    return replace(priced, rows=rows, totals=totals)


def test_a_usual_estimate_stands_whole_on_one_slide(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, in_groups(1, 3, 1))
    assert first_cells(page)[-5:] == ["Subtotal", "Discount", "Net total", "VAT", "Total"]
    assert "What it is made of" in words_of(page)
    assert "not included in the total" in words_of(page)


def test_paragraphs_of_remarks_stay_apart_where_no_note_stands_before_them(brand: Brand, fonts: FontBook) -> None:
    block = in_groups(2, 3, 2)
    rows = tuple(replace(row, optional=False) for row in block.rows)
    said = ("First paragraph by the author.", "Second paragraph, a different matter.", "Third.")
    pages = content(
        brand, fonts, replace(block, rows=rows, remarks=tuple(one for text in said for one in rich_of(text)))
    )
    told = [
        "".join(run.text for run in paragraph.runs)
        for page in pages
        for item in all_items(page.items)
        if isinstance(item, TextItem) and item.name == "Remarks"
        for paragraph in item.paragraphs
    ]
    assert told == list(said)


@pytest.mark.parametrize("width", [400, 624, 864])
def test_no_word_of_a_phase_is_cut(width: float, fonts: FontBook) -> None:
    block = described(4)
    long = line_of("Es folgt die Informationssicherheitsmanagementsystemeinführung.")
    phases = tuple(replace(phase, description=long) for phase in block.phases)
    area = Rect(48, 120, width, 368)
    look = make_brand({role: replace(one, area=area) for role, one in layouts().items()})
    pages = lay_out_slides(
        document(chapter(replace(block, phases=phases), title="Plan"), agenda=False), look, fonts
    ).pages
    pieces = [
        piece.text
        for page in pages
        for item in all_items(page.items)
        if isinstance(item, TextItem) and item.name.startswith("Phase")
        for paragraph in item.paragraphs
        for line in paragraph.lines
        for piece in line.pieces
    ]
    cut = [piece for piece in pieces if "Informationssicherheits" in piece and "einführung." not in piece]
    assert cut == []


@pytest.mark.parametrize("counts", [(4, 4, 4), (3, 3, 3, 3, 3), (4, 2, 4, 2, 4, 3), (3,) * 12])
def test_short_groups_are_kept_together(brand: Brand, fonts: FontBook, counts: tuple[int, ...]) -> None:
    pages = content(brand, fonts, in_groups(*counts))
    assert len(pages) > 1
    assert not [cell for page in pages for cell in first_cells(page) if cell.endswith("(continued)")]
    assert sum(cell.startswith("Item ") for cell in first_cells(pages[-1])) >= 3


def test_short_questions_share_a_slide_in_order(brand: Brand, fonts: FontBook) -> None:
    short = [
        QuestionBlock(source=f"q{number}", question=line_of(f"Question {number}?"), answer=rich_of("Yes."))
        for number in range(4)
    ]
    pages = content(brand, fonts, *short)
    assert [len(groups(page)) for page in pages] == [2, 2]


def test_an_answer_of_two_lists_stands_in_two_columns(brand: Brand, fonts: FontBook) -> None:
    answer = (
        *rich_of("For " + SENTENCE * 3),
        *bullets("one", "two"),
        *rich_of("Against " + SENTENCE * 3),
        *bullets("three"),
    )
    (page,) = content(brand, fonts, QuestionBlock(source="q", question=line_of("Which?"), answer=answer))
    assert [item.slot.name for item in page.items if item.slot] == ["title", "body", "body2", "footer", "number"]


def test_the_call_to_action_leads_somewhere(brand: Brand, fonts: FontBook) -> None:
    block = NextStepBlock(
        source="n",
        title=line_of("Shall we talk?"),
        text=rich_of("Soon."),
        action=line_of("Book"),
        href="https://a.example",
    )
    (page,) = content(brand, fonts, block)
    (action,) = [item for item in page.items if item.name == "Action" and isinstance(item, TextItem)]
    assert action.slot
    assert action.paragraphs[0].runs[0].link == WebLink("https://a.example")


def test_a_call_without_action_draws_no_empty_button(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, NextStepBlock(source="n", title=line_of("Shall we talk?"), text=rich_of("Soon.")))
    assert page.layout == brand.layouts[LayoutRole.CONTENT].part


def test_steps_are_numbered_over_slides(brand: Brand, fonts: FontBook) -> None:
    steps = [
        StepBlock(source=f"s{n}", title=line_of(f"Title {n}"), description=rich_of(SENTENCE * 3)) for n in range(1, 7)
    ]
    pages = content(brand, fonts, *steps)
    assert "Step 1" in words_of(pages[0])
    assert "Step 6" in words_of(pages[-1])


def test_captions_below_the_comfortable_size_do_not_keep_texts_above_it_large(brand: Brand, fonts: FontBook) -> None:
    """Six steps stand three and three, whatever size their captions have."""
    steps = [
        StepBlock(
            source=f"s{n}",
            title=line_of("Title"),
            description=rich_of(SENTENCE * 3),
            deliverable=line_of("A tested service with its documentation"),
        )
        for n in range(6)
    ]
    for small in (12.0, 13.0):
        own = replace(brand, sizes=replace(brand.sizes, steps=(44, 30, 21, 18, 16, 14, 12), small=small, body=18.0))
        assert [len(groups(page)) for page in content(own, fonts, *steps)] == [3, 3], small


def test_six_roles_fit_one_slide(brand: Brand, fonts: FontBook) -> None:
    roles = [RoleBlock(source=f"r{n}", title=line_of("Architect"), description=rich_of(SENTENCE)) for n in range(6)]
    (page,) = content(brand, fonts, *roles)
    assert len(groups(page)) == 6


def test_clauses_stay_whole(brand: Brand, fonts: FontBook) -> None:
    terms = [TermBlock(source=f"t{n}", title=line_of(f"Clause {n}"), text=rich_of(SENTENCE * 4)) for n in range(9)]
    pages = content(brand, fonts, *terms)
    shown = [item for page in pages for item in page.items if item.name.startswith("Clause")]
    assert len(shown) == 9


def test_key_points_stand_beside_the_text(brand: Brand, fonts: FontBook) -> None:
    block = TextBlock(
        source="t", purpose=TextPurpose.EXECUTIVE_SUMMARY, body=rich_of(SENTENCE * 3), key_points=lines("One", "Two")
    )
    (page,) = content(brand, fonts, block)
    assert {item.slot.name for item in page.items if item.slot} >= {"body", "body2"}


def test_scope_has_a_column_for_each_list_that_it_has(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, ScopeBlock(source="s", included=lines("A"), assumptions=lines("B")))
    assert groups(page) == ["Included", "Assumptions"]


@pytest.mark.parametrize(("width", "height"), [(320, 150), (300, 200), (260, 150), (200, 400)])
def test_where_columns_have_no_room_a_scope_is_told_as_text(width: float, height: float, fonts: FontBook) -> None:
    """Every slide takes some of it; an endless loop would show here."""
    scope = next(block for block in every_block() if isinstance(block, ScopeBlock))
    area = Rect(48, 120, width, height)
    look = make_brand({role: replace(one, area=area) for role, one in layouts().items()})
    pages = lay_out_slides(document(chapter(scope, title="Scope"), agenda=False), look, fonts).pages
    shown = flat(" ".join(words_of(page) for page in pages))
    for line in (*scope.included, *scope.excluded, *scope.assumptions):
        assert flat(plain_line(line)) in shown


def test_long_scope_lists_continue(brand: Brand, fonts: FontBook) -> None:
    pages = content(brand, fonts, ScopeBlock(source="s", included=lines(*[SENTENCE] * 30), excluded=lines("B")))
    assert len(pages) > 1
    assert groups(pages[-1]) == ["Included"]


def test_a_short_plan_and_its_phases_share_a_slide(brand: Brand, fonts: FontBook) -> None:
    (page,) = content(brand, fonts, plan())
    assert groups(page) == ["Timeline"]
    assert len(table(page).rows) == 3


def described(count: int) -> PlanBlock:
    """Give a plan in which something happens and is reached in every phase."""
    first = plan().phases[1]
    phases = tuple(
        replace(
            first,
            name=line_of(f"Phase {number}"),
            start=740_000 + number * 20,
            end=740_015 + number * 20,
            milestone=line_of(f"Reached {number}"),
            description=line_of(f"Goals, scope and risks of part {number} are settled with those who own it"),
        )
        for number in range(count)
    )
    return replace(plan(), phases=phases, ticks=())


@pytest.mark.parametrize(("count", "slides"), [(4, 1), (6, 1), (8, 1), (15, 2)])
def test_a_timeline_says_what_happens_in_each_phase(brand: Brand, fonts: FontBook, count: int, slides: int) -> None:
    pages = content(brand, fonts, described(count))
    assert len(pages) == slides
    said = [words_of(page) for page in pages]
    assert all(
        sum(f"of part {n} are" in words and f"Reached {n}" in words for words in said) == 1 for n in range(count)
    )


def test_what_has_no_room_beside_a_timeline_is_in_a_table(brand: Brand, fonts: FontBook) -> None:
    block = described(4)
    phases = tuple(replace(phase, description=line_of(SENTENCE * 6)) for phase in block.phases)
    first, *rest = content(brand, fonts, replace(block, phases=phases))
    assert groups(first) == ["Timeline"]
    assert sum(words_of(page).count("can be changed") for page in rest) == 24


def test_everybody_who_signs_has_a_box(brand: Brand, fonts: FontBook) -> None:
    boxes = tuple(SignatureBox(party=line_of(f"Party {number}")) for number in range(4))
    pages = content(brand, fonts, AcceptanceBlock(source="a", text=rich_of("We agree."), boxes=boxes))
    assert [len(groups(page)) for page in pages] == [2, 2]


@pytest.mark.parametrize("action", ["", "  "])
def test_a_next_step_without_an_action_has_no_button(brand: Brand, fonts: FontBook, action: str) -> None:
    block = NextStepBlock(source="n", title=line_of("Shall we talk?"), text=rich_of("Soon."), action=line_of(action))
    (page,) = content(brand, fonts, block)
    assert page.layout == brand.layouts[LayoutRole.CONTENT].part
    assert "Callout ground" not in {item.name for item in all_items(page.items)}


@pytest.mark.parametrize("words", [8, 12, 25])
def test_a_milestone_that_a_timeline_has_no_words_for_is_in_a_table(words: int, brand: Brand, fonts: FontBook) -> None:
    phases = tuple(
        PlanPhase(
            name=line_of(f"Phase {number}"),
            description=line_of("We do it. "),
            milestone=line_of(f"Milestone {number} " + "reached " * words),
            start=740_000 + number * 5,
            end=740_014 + number * 5,
            dates="2 – 15 Feb",
        )
        for number in range(4)
    )
    pages = content(brand, fonts, replace(plan(), phases=phases))
    shown = flat(" ".join(words_of(page) for page in pages))
    for phase in phases:
        assert flat(plain_line(phase.milestone)) in shown


def test_where_an_estimate_needs_it_the_note_on_options_and_the_first_remark_share_a_paragraph(
    brand: Brand, fonts: FontBook
) -> None:
    (page,) = content(brand, fonts, estimate(6))
    (remarks,) = (item for item in page.items if item.name == "Remarks")
    assert isinstance(remarks, TextItem)
    (paragraph,) = remarks.paragraphs
    said = "".join(run.text for run in paragraph.runs)
    assert said == "Optional items are not included in the total. Prices hold for 30 days."
