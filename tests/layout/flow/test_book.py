"""The book around the chapters: cover, contents, furniture, bookmarks; and what single designs promise.

`python -m tests.layout.flow.test_book` writes the golden files anew; read the difference before committing it.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.domain.blocks import (
    AcceptanceBlock,
    AnyBlock,
    BenefitBlock,
    ComparisonBlock,
    ComparisonRow,
    DrawbackBlock,
    EstimateBlock,
    EstimateRow,
    NextStepBlock,
    PlanBlock,
    PlanPhase,
    QuestionBlock,
    RoleBlock,
    ScopeBlock,
    SignatureBox,
    TermBlock,
    TextBlock,
    TotalRow,
    UseCaseBlock,
)
from studio.domain.chapters import TextPurpose
from studio.domain.document import Cover
from studio.domain.findings import Severity
from studio.domain.pictures import Picture
from studio.domain.proposal import PageSize
from studio.domain.text import line_of
from studio.layout.flow.blocks import flow_of
from studio.layout.items import PictureItem, TableItem, TextItem
from studio.layout.page import FlowBook
from studio.layout.paragraphs import PageLink, TextParagraph, WebLink
from studio.layout.roles import Role
from tests.counting import calls_to
from tests.layout.flow.values import KINDS, Counted, block, book, chapter, content, readable, rich, texts

GOLDEN = Path(__file__).parent / "golden"


HALF = TextBlock(source="half", purpose=TextPurpose.TEXT, body=rich("word " * 350))
"""Leaves no room for such a chapter below it."""


def shown(laid_out: FlowBook, page: int) -> list[str]:
    return [text for item in content(laid_out.pages[page]) for text in texts(item)]


def specimen(page_size: PageSize) -> FlowBook:
    words = Counted()
    blocks = tuple(block(kind, 16, 2, words) for kind in KINDS)
    chapters = (
        chapter(1, *blocks[12:14], title="Situation and scope", intro=rich("A lead paragraph.")),
        chapter(2, *blocks[:5], title="What and why"),
        chapter(3, *blocks[5:9], title="Cost and choice"),
        chapter(4, *blocks[9:12], title="How we work"),
        chapter(5, *blocks[14:], title="Plan, estimate, acceptance"),
    )
    return book(*chapters, page_size=page_size)


def test_a_footer_that_is_cut_is_a_finding_that_names_it():
    fitting = book(
        chapter(1), confidentiality=line_of("Confidential, for the Northern Hospitals Trust and nobody else")
    )
    assert fitting.findings == ()
    cut = book(chapter(1), confidentiality=line_of("Strictly confidential. " * 20))
    assert any("“Strictly confidential. " in finding.text and "footer" in finding.text for finding in cut.findings)


@pytest.mark.parametrize("page_size", PageSize)
def test_a_book_of_every_kind_reads_as_it_did(page_size: PageSize):
    golden = (GOLDEN / f"every-kind-{page_size.value}.txt").read_text(encoding="utf-8")
    assert readable(specimen(page_size)) == golden


def test_papers_have_their_sizes():
    a4, letter = (book(chapter(1), page_size=size) for size in PageSize)
    assert (a4.width, a4.height) == (595.28, 841.89)
    assert (letter.width, letter.height) == (612, 792)


def test_contents_lead_to_chapters_by_number_and_link():
    laid_out = book(*(chapter(number, HALF) for number in range(1, 6)))
    entries = [item for item in laid_out.pages[1].items if item.role is Role.TOC_ENTRY]
    assert [text for item in entries for text in texts(item)] == [f"{n}Title {n}{n + 2}" for n in range(1, 6)]
    links = [run.link for item in entries if isinstance(item, TextItem) for run in item.paragraphs[0].runs]
    assert links == [PageLink(f"chapter-{n}") for n in range(1, 6) for _ in range(3)]
    chapters = [mark for mark in laid_out.bookmarks if mark.level == 0]
    assert [(mark.anchor, mark.page) for mark in chapters[1:]] == [(f"chapter-{n}", n + 1) for n in range(1, 6)]


def test_contents_grow_over_pages_and_count_themselves():
    laid_out = book(*(chapter(number) for number in range(1, 61)))
    first = next(page for page in laid_out.pages if page.chapter == "chapter-1")
    assert first.number > 3
    entry = next(item for item in laid_out.pages[1].items if item.role is Role.TOC_ENTRY)
    assert list(texts(entry)) == [f"1Title 1{first.number}"]


def test_contents_that_need_two_pages_anyway_are_set_as_loosely_as_short_ones():
    def distance(chapters: int) -> float:
        pages = book(*(chapter(number) for number in range(1, chapters + 1))).pages
        first, second = [item.rect.y for item in pages[1].items if item.role is Role.TOC_ENTRY][:2]
        return second - first

    assert distance(27) == distance(5) > distance(20)


def test_without_contents_the_chapters_follow_the_cover():
    assert book(chapter(1), agenda=False).pages[1].chapter == "chapter-1"
    assert len(book().pages) == 1


def test_every_page_but_the_cover_bears_header_and_footer():
    long = QuestionBlock(source="chapter-1/1", question=line_of("Why?"), answer=rich("Because. " * 900))
    laid_out = book(chapter(1, long), chapter(2))
    furniture = [
        [text for item in page.items if item.role is Role.ARTIFACT for text in texts(item)] for page in laid_out.pages
    ]
    count = len(furniture)
    assert furniture[0] == []
    assert furniture[2] == ["Client", "Confidential", f"Page 3 of {count}"], "the page that opens it shows the title"
    assert furniture[3] == ["Title 1", "Client", "Confidential", f"Page 4 of {count}"]


def test_a_chapter_opens_on_a_field_from_edge_to_edge():
    [field, edge] = [item for item in book(chapter(1)).pages[2].items if item.name in {"Chapter field", "Chapter edge"}]
    assert (field.rect.x, field.rect.y, field.rect.width) == (0.0, 0.0, book().width)
    assert edge.rect.y == field.rect.bottom


def test_a_short_chapter_opens_lower_than_a_long_one():
    long = QuestionBlock(source="chapter-1/1", question=line_of("Why?"), answer=rich("Because. " * 400))
    short_title, long_title = (
        next(item.rect.y for item in book(one).pages[2].items if item.name == "Chapter title")
        for one in (chapter(1), chapter(1, long))
    )
    assert short_title > long_title


def test_what_pages_have_in_common_is_made_once():
    chapters = tuple(chapter(number, HALF, title=f"Title {number}") for number in range(1, 31))
    assert calls_to(flow_of, lambda: book(*chapters)) == len(chapters), "though all their titles are set lower"
    laid_out = book(*chapters)
    clients = {id(item) for page in laid_out.pages[-30:] for item in page.items if item.name == "Header client"}
    assert len(clients) == 1


def test_a_short_chapter_stands_below_the_one_before_where_all_of_it_has_room():
    few = replace(HALF, body=rich("word " * 200))
    laid_out = book(chapter(1, few), chapter(2, replace(few, source="chapter-2/1")), chapter(3, HALF))
    shared, next_page = laid_out.pages[2:]
    assert (shared.chapters, next_page.chapters) == (("chapter-1", "chapter-2"), ("chapter-3",))
    titles = [item for item in shared.items if item.role is Role.HEADING_1]
    assert [list(texts(item)) for item in titles] == [["Title 1"], ["Title 2"]]
    assert titles[0].rect.y < titles[1].rect.y
    entries = [text for item in laid_out.pages[1].items if item.role is Role.TOC_ENTRY for text in texts(item)]
    assert entries == ["1Title 13", "2Title 23", "3Title 34"]
    spots = {mark.anchor: mark for mark in laid_out.bookmarks}
    assert (spots["chapter-2"].page, spots["chapter-3"].page) == (2, 3)
    assert spots["chapter-1"].y < spots["chapter-2"].y <= titles[1].rect.y


def test_an_acceptance_has_a_page_of_its_own():
    accepted = AcceptanceBlock(source="chapter-2/1", boxes=(SignatureBox(party=line_of("A")),))
    laid_out = book(chapter(1), chapter(2, accepted), chapter(3))
    assert [page.chapters for page in laid_out.pages[2:]] == [("chapter-1",), ("chapter-2",), ("chapter-3",)]


def test_a_lead_too_long_for_the_field_is_ordinary_text_below_it():
    laid_out = book(chapter(1, intro=rich("Words and words. " * 120)))
    field, lead = (
        next(item for item in laid_out.pages[2].items if item.name == name)
        for name in ("Chapter field", "Chapter lead")
    )
    assert lead.rect.y > field.rect.bottom


def test_many_clauses_stand_in_pairs():
    def lefts(count: int) -> list[float]:
        clauses = [
            TermBlock(source=f"chapter-1/{n}", title=line_of(f"Clause {n}"), text=rich("We agree."))
            for n in range(count)
        ]
        items = content(book(chapter(1, *clauses)).pages[2])
        return [round(item.rect.x) for item in items if item.name.endswith(" heading")]

    assert len(set(lefts(4))) == 1
    assert lefts(6) == lefts(6)[:2] * 3
    assert len(set(lefts(6))) == 2


def test_blocks_are_in_the_outline_under_their_chapter():
    question = QuestionBlock(source="chapter-1/1", question=line_of("Why?"), answer=rich("Because."))
    marks = book(chapter(1, question, question)).bookmarks[1:]
    assert [(mark.level, mark.title, mark.anchor) for mark in marks] == [
        (0, "Title 1", "chapter-1"),
        (1, "Why?", "chapter-1/1"),
        (1, "Why?", "chapter-1/1-2"),
    ]


def test_a_cover_without_its_optional_lines_has_no_labels_for_them():
    texts_of_cover = shown(book(chapter(1)), 0)
    assert texts_of_cover == [
        "The proposal",
        "A subtitle",
        "prepared for",
        "Client",
        "date",
        "1 May 2027",
        "Confidential",
    ]


def test_a_cover_title_shrinks_and_at_last_is_cut_with_a_finding():
    def cover(title: str) -> Cover:
        return Cover(title=line_of(title), client="Client", date="1 May 2027")

    assert not book(cover=cover("A long title " * 12)).findings
    (finding,) = book(cover=cover("A long title " * 400)).findings
    assert (finding.code, finding.severity) == ("text-too-long", Severity.ERROR)


EMPTY: tuple[AnyBlock, ...] = (
    BenefitBlock(source="p", title=line_of("Title"), description=rich("Text.")),
    DrawbackBlock(source="p", title=line_of("Title"), description=rich("Text.")),
    UseCaseBlock(source="p", title=line_of("Title"), description=rich("Text.")),
    NextStepBlock(source="p", title=line_of("Title")),
    ScopeBlock(source="p", included=(line_of("Text."),)),
    AcceptanceBlock(source="p", text=rich("Text.")),
    TextBlock(source="p", purpose=TextPurpose.TEXT, body=rich("Text.")),
)


@pytest.mark.parametrize("empty", EMPTY, ids=lambda found: type(found).__name__)
def test_missing_texts_leave_no_labels_and_no_empty_panels(empty: AnyBlock):
    page = book(chapter(1, empty)).pages[2]
    words = [text for item in content(page) for text in texts(item)]
    assert words[2:] in (["Title", "Text."], ["included", "Text."], ["Text."], ["Title"])
    panels = [item for item in page.items if item.name.endswith((" panel", " bar")) and item.source == "p"]
    assert len(panels) <= 2


@pytest.mark.parametrize("kind", KINDS)
def test_blocks_without_anything_optional_are_laid_out(kind: int):
    assert book(chapter(1, block(kind, 1, 0 if kind in {0, 4, 16} else 1, Counted()))).pages


def test_a_very_long_paragraph_flows_over_pages():
    body = rich("word " * 4000)
    laid_out = book(chapter(1, TextBlock(source="chapter-1", purpose=TextPurpose.TEXT, body=body)))
    assert len(laid_out.pages) > 6
    assert sum(len(text.split()) for page in range(2, len(laid_out.pages)) for text in shown(laid_out, page)) == 4003


def test_a_word_longer_than_a_line_is_broken():
    laid_out = book(chapter(1, BenefitBlock(source="p", title=line_of("x" * 300), description=rich("y" * 5000))))
    assert (
        "".join(text for page in laid_out.pages[2:] for item in content(page) for text in texts(item)).count("y")
        == 5000
    )


def test_tables_repeat_their_header_on_every_page():
    rows = tuple(ComparisonRow(name=line_of(f"row {n}"), this=line_of("a"), other=line_of("b")) for n in range(80))
    comparison = ComparisonBlock(source="p", title=line_of("Title"), this=line_of("A"), other=line_of("B"), rows=rows)
    tables = [item for page in book(chapter(1, comparison)).pages for item in page.items if isinstance(item, TableItem)]
    assert len(tables) > 2
    assert [table.continued for table in tables] == [False] + [True] * (len(tables) - 1)
    assert all(table.rows[0].header for table in tables)
    assert len({table.table for table in tables}) == 1


@pytest.mark.parametrize("count", range(8, 26))
def test_totals_stand_with_the_last_lines(count: int):
    row = EstimateRow(title=line_of("Line"), quantity="1", unit=line_of("day"), rate="€1", amount="€1")
    totals = tuple(TotalRow(label=line_of(name), amount="€9") for name in ("Net", "Tax", "Total"))
    laid_out = book(chapter(1, EstimateBlock(source="p", rows=(row,) * count, totals=totals)))
    last = [item for page in laid_out.pages for item in page.items if isinstance(item, TableItem)][-1]
    assert list(texts(last))[-11:-6] == ["Line", "1", "day", "€1", "€1"]


@pytest.mark.parametrize("kind", [RoleBlock, UseCaseBlock])
def test_headings_of_cards_have_one_size_in_which_no_word_is_broken(kind: type[RoleBlock | UseCaseBlock]):
    def headings(*titles: str) -> list[TextParagraph]:
        cards = (kind(source=f"p/{title}", title=line_of(title), description=rich("Text.")) for title in titles)
        items = content(book(chapter(1, *cards)).pages[2])
        return [
            paragraph
            for item in items
            if item.role is Role.HEADING_2 and isinstance(item, TextItem)
            for paragraph in item.paragraphs
        ]

    usual, *_ = headings("Lead", "Tests", "Build")
    found = headings("Lead", "Softwarearchitekturen", "Build")
    assert [len(paragraph.lines) for paragraph in found] == [1, 1, 1]
    assert len({paragraph.runs[0].size for paragraph in found}) == 1
    assert found[0].runs[0].size < usual.runs[0].size


def test_the_button_leads_out():
    step = NextStepBlock(source="p", title=line_of("Go"), action=line_of("Book"), href="https://example.com")
    runs = [
        run
        for item in book(chapter(1, step)).pages[2].items
        if isinstance(item, TextItem)
        for paragraph in item.paragraphs
        for run in paragraph.runs
    ]
    assert [run.link for run in runs if run.text == "Book"] == [WebLink("https://example.com")]


def test_signatures_stay_on_one_page():
    boxes = (SignatureBox(party=line_of("A")), SignatureBox(party=line_of("B")))
    for length in range(200, 900, 100):
        laid_out = book(chapter(1, AcceptanceBlock(source="p", text=rich("word " * length), boxes=boxes)))
        pages = {page.number for page in laid_out.pages for item in page.items if item.name.startswith(("A ", "B "))}
        assert len(pages) == 1


def test_a_plan_of_many_phases_has_several_drawings_and_one_table():
    phases = tuple(
        PlanPhase(name=line_of(f"Phase {n}"), start=n * 10, end=n * 10 + 9, dates="May") for n in range(1, 31)
    )
    laid_out = book(chapter(1, PlanBlock(source="p", phases=phases)))
    figures = [item for page in laid_out.pages for item in page.items if item.role is Role.FIGURE]
    assert len(figures) == 3


@pytest.mark.parametrize("size", [(4000, 1000), (300, 3000)])
def test_pictures_keep_their_proportions_inside_the_frame(size: tuple[int, int]):
    picture = Picture(path=Path("picture.png"), alt="A picture", width=size[0], height=size[1])
    benefit = BenefitBlock(source="p", title=line_of("Title"), description=rich("Text."), picture=picture)
    (item,) = (item for item in book(chapter(1, benefit)).pages[2].items if isinstance(item, PictureItem))
    assert item.rect.width / item.rect.height == pytest.approx(size[0] / size[1])
    assert item.rect.right < 528
    assert item.rect.height < 230
    assert (item.role, item.alt) == (Role.FIGURE, "A picture")


def test_a_chapter_tightens_rather_than_end_on_a_nearly_empty_page():
    benefit = BenefitBlock(
        source="p", title=line_of("Title"), description=rich("word " * 45), outcome=rich("word " * 12)
    )

    def pages_and_distance(count: int) -> tuple[int, float]:
        laid_out = book(chapter(1, *[benefit] * count))
        first, second = (mark.y for mark in laid_out.bookmarks[2:4])
        return len(laid_out.pages) - 2, second - first

    (four, usual), (five, tight), (seven, again) = (pages_and_distance(count) for count in (4, 5, 7))
    assert (four, five, seven) == (1, 1, 2)
    assert tight < usual == again


@pytest.mark.parametrize("field", ["title", "unit"])
def test_a_priced_word_longer_than_a_page_goes_on_under_its_heading(field: str):
    """The heading of its group, which continuations repeat, must not be all that every page holds."""
    row = EstimateRow(title=line_of("Work"), group=line_of("Build"), quantity="1", rate="€5", amount="€5")
    long = replace(row, **{field: line_of("x" * 4_000)})
    laid_out = book(chapter(1, EstimateBlock(source="e", rows=(row, long, row), totals=())))
    found = [text for page in laid_out.pages for item in content(page) for text in texts(item)]
    assert sum(text.count("x") for text in found) == 4_000
    assert len(laid_out.pages) < 100


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for size in PageSize:
        path = GOLDEN / f"every-kind-{size.value}.txt"
        path.write_text(readable(specimen(size)), encoding="utf-8", newline="\n")


def test_lines_to_sign_on_stand_at_one_height_in_a_row():
    boxes = (
        SignatureBox(party=line_of("The Northern Hospitals Trust with all of its houses and subsidiaries")),
        SignatureBox(party=line_of("Us"), role=line_of("Board")),
    )
    laid_out = book(chapter(1, AcceptanceBlock(source="a", boxes=boxes)))
    lines = [item for item in laid_out.pages[-1].items if item.name.endswith(" line")]
    assert len(lines) == 6
    assert [item.rect.y for item in lines[:3]] == pytest.approx([item.rect.y for item in lines[3:]])
    assert [item.name.rpartition("Us ")[2] for item in lines[3:]] == [
        "signature line",
        "name line",
        "place and date line",
    ]


@pytest.mark.parametrize("amount", ["€9,999,999,999.00", "€999,999,999,999.00", "€999,999,999,999,999.00"])
def test_no_amount_of_an_estimate_goes_over_two_lines(amount: str):
    row = EstimateRow(
        title=line_of("Everything"), quantity="12", unit=line_of("days"), rate="€999,999,999,999.00", amount=amount
    )
    total = TotalRow(label=line_of("Total"), amount=amount, emphasis=True)
    priced = EstimateBlock(source="e", rows=(row,), totals=(total,), group_totals=())
    tables = [item for page in book(chapter(1, priced)).pages for item in page.items if isinstance(item, TableItem)]
    figures = [cell for table in tables for row in table.rows for cell in row.cells[1:]]
    assert figures
    assert all(len(paragraph.lines) == 1 for cell in figures for paragraph in cell.paragraphs)


def test_a_group_of_an_estimate_is_named_again_on_the_next_page_and_has_its_sum_at_its_name():
    rows = tuple(
        EstimateRow(
            title=line_of(f"Line {number}"),
            group=line_of("Build"),
            quantity="1",
            unit=line_of("day"),
            rate="€1",
            amount="€1",
        )
        for number in range(60)
    )
    totals = (TotalRow(label=line_of("Subtotal"), amount="€60"), TotalRow(label=line_of("Total"), amount="€60"))
    priced = EstimateBlock(source="e", rows=rows, totals=totals, group_totals=(("Build", "€60"),))
    laid_out = book(chapter(1, priced))
    said = [" ".join(shown(laid_out, page)) for page in range(len(laid_out.pages))]
    assert [text.count("Build") for text in said[-2:]] == [1, 1]
    assert "continued" in said[-1]
    tables = [item for page in laid_out.pages for item in page.items if isinstance(item, TableItem)]
    assert list(texts(tables[0]))[5:7] == ["Build", "€60"]
    assert [sum("€60" in text for text in texts(table)) for table in tables] == [1, *[0] * (len(tables) - 2), 2]


def test_no_priced_line_of_a_group_stands_alone_on_its_page():
    def runs(table: TableItem) -> list[int]:
        found: list[int] = []
        for text in texts(table):
            if any(group in text for group in ("Design", "Build", "Launch")):
                found.append(0)
            elif text.startswith("Line"):
                found[-1] += 1
        return found

    line = EstimateRow(title=line_of("Line"), group=line_of("Design"), quantity="1", rate="€1", amount="€1")
    totals = (TotalRow(label=line_of("Net"), amount="€9"), TotalRow(label=line_of("Total"), amount="€9"))
    for count in range(10, 60):
        build, launch = (replace(line, group=line_of(name)) for name in ("Build", "Launch"))
        rows = (*(line,) * 5, *(build,) * count, *(launch,) * 5)
        laid_out = book(chapter(1, EstimateBlock(source="e", rows=rows, totals=totals)))
        parts = [runs(item) for page in laid_out.pages for item in page.items if isinstance(item, TableItem)]
        assert sum(map(sum, parts)) == 10 + count
        assert all(run > 1 for part in parts for run in part)
