"""The structure tree tells a screen reader what the pages show: checked as an outline of elements with their text."""

import io

import pikepdf
import pypdf

from studio.domain.geometry import Rect
from studio.export.pdf import paint_book, paint_slides
from studio.layout.items import GroupItem
from studio.layout.page import FlowBook, SlideDeck
from studio.layout.roles import Role
from tests.export.pdf.pages import FACTS, book, paragraph, text
from tests.export.pdf.specimen import bullets, heading, row, table
from tests.layout.flow import values

HEADINGS = {"/H1", "/H2", "/H3", "/H4"}


def elements(data: bytes) -> list[tuple[int, str]]:
    """Give every element's depth and tag in reading order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: list[tuple[int, str]] = []
        _walk(pdf.Root.StructTreeRoot, 0, found)
        return found


def _walk(element: pikepdf.Object, depth: int, found: list[tuple[int, str]]) -> None:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found.append((depth, str(kid.S)[1:]))
            _walk(kid, depth + 1, found)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def tags(data: bytes) -> list[str]:
    return [tag for _, tag in elements(data)]


def marked(data: bytes) -> list[list[tuple[str, int | None]]]:
    """Give each page's marked sequences: tag and number."""
    pages = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            sequences: list[tuple[str, int | None]] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "BDC":
                    sequences.append((str(operands[0])[1:], int(operands[1].MCID)))
                elif str(operator) == "BMC":
                    sequences.append((str(operands[0])[1:], None))
            pages.append(sequences)
    return pages


def test_all_content_is_marked_and_found_through_the_parent_tree(full_book: FlowBook, full_deck: SlideDeck) -> None:
    for data in (paint_book(full_book, FACTS), paint_slides(full_deck, FACTS)):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
            parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
            for page, sequences in zip(pdf.pages, marked(data), strict=True):
                assert str(page.Tabs) == "/S"
                owners = parents[int(page.StructParents)]
                tagged = [(tag, number) for tag, number in sequences if number is not None]
                assert [number for _, number in tagged] == list(range(len(owners)))
                assert [f"/{tag}" for tag, _ in tagged] == [str(owner.S) for owner in owners]
                for note in page.get("/Annots", []):
                    owner = parents[int(note.StructParent)]
                    assert str(owner.S) == "/Link"
                    assert any(isinstance(kid, pikepdf.Dictionary) and kid.get("/Obj") == note for kid in _kids(owner))


def test_nothing_is_drawn_outside_a_marked_sequence(full_book: FlowBook) -> None:
    painting = {"TJ", "f", "S", "B", "Do"}
    with pikepdf.open(io.BytesIO(paint_book(full_book, FACTS))) as pdf:
        for page in pdf.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += (name in {"BDC", "BMC"}) - (name == "EMC")
                assert depth in {0, 1}
                assert depth == 1 or name not in painting
            assert depth == 0


def test_a_book_reads_as_it_looks(full_book: FlowBook) -> None:
    assert [f"{'  ' * depth}{tag}" for depth, tag in elements(paint_book(full_book, FACTS))] == [
        "Document",
        "  H1",
        "  TOC",
        *["    TOCI", "      Reference", "        Link"] * 2,
        "  Figure",
        "  Figure",
        "  P",
        "    Link",
        "    Link",
        "  Sect",
        "    H1",
        "    H2",
        "    Table",
        "      TR",
        *["        TH"] * 3,
        *["      TR", "        TH", "        TD", "        TD"],
        *["      TR", "        TH", "        TD"],
        *["      TR", "        TH", "        TD", "        TD"],
        "    Figure",
        "    L",
        *["      LI", "        Lbl", "        LBody"],
        *["          L", "            LI", "              Lbl", "              LBody"],
        *["      LI", "        Lbl", "        LBody"],
        "    L",
        *["      LI", "        Lbl", "        LBody"] * 2,
        "    P",
        "    P",
        "    H1",
    ]


def test_slide_titles_are_first_headings_and_cards_second(full_deck: SlideDeck) -> None:
    assert [tag for tag in tags(paint_slides(full_deck, FACTS)) if tag.startswith("H")] == ["H1", "H1", "H2"]


def test_headings_skip_no_level_and_equal_ones_stay_equal() -> None:
    roles = (Role.HEADING_1, Role.HEADING_3, Role.HEADING_3, Role.HEADING_2, Role.HEADING_3, Role.HEADING_1)
    items = tuple(heading(f"h{index}", 50 + 40 * index, role) for index, role in enumerate(roles))
    assert tags(paint_book(book(items), FACTS))[1:] == ["H1", "H2", "H2", "H2", "H3", "H1"]


def test_a_chapter_that_begins_below_another_one_is_a_section_of_its_own() -> None:
    """Its section, its heading and its entry in the outline are those of a chapter that begins a page."""
    chapters = [
        values.chapter(number, values.block(1, 20, 1, values.Counted()), title=f"Chapter {number}")
        for number in (1, 2, 3)
    ]
    laid_out = values.book(*chapters)
    assert [page.joining for page in laid_out.pages[2:]] == [("chapter-2", "chapter-3")]
    data = paint_book(laid_out, FACTS)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (root,) = _kids(pdf.Root.StructTreeRoot)
        sections = [kid for kid in _kids(root) if str(kid.S) == "/Sect"]
        assert len(sections) == 3
        for section in sections:
            found: list[tuple[int, str]] = []
            _walk(section, 0, found)
            assert [tag for _, tag in found if f"/{tag}" in HEADINGS] == ["H1", "H2", "H3"]
    reader = pypdf.PdfReader(io.BytesIO(data))
    entries = [entry for entry in reader.outline if not isinstance(entry, list)][1:]
    assert [(entry.title, reader.get_destination_page_number(entry)) for entry in entries] == [
        ("Chapter 1", 2),
        ("Chapter 2", 2),
        ("Chapter 3", 2),
    ]
    heights = [float(entry.top) for entry in entries]
    assert heights == sorted(set(heights), reverse=True)


def test_figures_say_what_they_show_and_where(full_book: FlowBook) -> None:
    with pikepdf.open(io.BytesIO(paint_book(full_book, FACTS))) as pdf:
        figures = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == [
            "Four coloured fields",
            "The mark",
            "Two bars: pilot and roll-out",
        ]
        assert [float(value) for value in figures[0].A.BBox] == [50, 842 - 310, 170, 842 - 220]


def test_a_table_goes_on_over_pages_and_its_headers_are_read_once() -> None:
    header = row("a", "b", "c", header=True)
    first, second = table(60, header, row("d", "e", "f")), table(60, header, row("g", "h", "i"), continued=True)
    found = tags(paint_book(book((first,), (second,)), FACTS))
    assert (found.count("Table"), found.count("TR"), found.count("TH")) == (1, 3, 5)


def test_a_continuation_without_its_beginning_keeps_its_headers() -> None:
    part = table(60, row("a", "b", "c", header=True), row("g", "h", "i"), continued=True)
    assert tags(paint_book(book((part,)), FACTS)).count("TR") == 2


def test_contents_and_lists_over_several_items_are_one() -> None:
    entries = tuple(
        text(paragraph(f"entry {n}"), at=Rect(50, 50 + 20 * n, 400, 16), role=Role.TOC_ENTRY) for n in range(3)
    )
    points = tuple(
        text(paragraph(f"point {n}", bullet="•", x=20), at=Rect(50, 200 + 20 * n, 400, 16), source="list")
        for n in range(3)
    )
    found = tags(paint_book(book((*entries, *points)), FACTS))
    assert (found.count("TOC"), found.count("TOCI"), found.count("L"), found.count("LI")) == (1, 3, 1, 3)


def test_a_numbered_agenda_is_contents_not_a_list() -> None:
    entries = tuple(paragraph(f"entry {n}", bullet=f"{n}.", number=n, x=20, top=16 * n) for n in (1, 2))
    found = tags(paint_book(book((text(*entries, role=Role.TOC_ENTRY),)), FACTS))
    assert found == ["Document", "TOC", *["TOCI", "Lbl", "Reference"] * 2]


def test_lists_in_two_columns_are_two() -> None:
    assert tags(paint_book(book((bullets(50), bullets(50, x=300))), FACTS)).count("L") == 6


def test_inherited_items_and_running_text_are_artifacts(full_deck: SlideDeck) -> None:
    data = paint_slides(full_deck, FACTS)
    assert "Firm" in pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert marked(data)[0][0] == ("Artifact", None)
    group = GroupItem(rect=Rect(0, 0, 9, 9), items=(text(paragraph("hidden")),), role=Role.DECORATION)
    assert tags(paint_book(book((group,)), FACTS)) == ["Document"]


def test_empty_paragraphs_and_cells() -> None:
    item = text(paragraph(""), heading("", 0).paragraphs[0])
    cells = table(200, row("a", "", "c"))
    assert tags(paint_book(book((item, cells)), FACTS)) == ["Document", "Table", "TR", "TH", "TD", "TD"]


def test_paragraphs_of_a_quote_are_one_and_who_said_it_stands_after_it() -> None:
    items = (
        text(paragraph("It works."), paragraph("We slept.", top=16), role=Role.QUOTE),
        text(paragraph("Head of finance"), role=Role.LABEL),
        text(paragraph("Another."), role=Role.QUOTE),
    )
    found = [one for one in elements(paint_book(book(items), FACTS)) if one[1] in {"BlockQuote", "P"}]
    assert [tag for _, tag in found] == ["BlockQuote", "P", "P", "P", "BlockQuote", "P"]
    depths = [depth for depth, _ in found]
    assert depths[1] == depths[2] == depths[0] + 1
    assert depths[3] == depths[0]
