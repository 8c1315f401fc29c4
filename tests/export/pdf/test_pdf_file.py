"""The file around the pages: facts, navigation, links, and equal bytes for equal input."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from studio.export.pdf import paint_book, paint_slides
from studio.export.pdf.values import number
from studio.layout.page import Bookmark, FileFacts, FlowBook, SlideDeck
from studio.layout.paragraphs import PageLink, WebLink
from tests.export.pdf.pages import BOLD, FACTS, SANS, book, paragraph, run, text


class CancelledError(Exception):
    pass


def test_equal_input_gives_equal_bytes(full_book: FlowBook, full_deck: SlideDeck) -> None:
    first_book, first_deck = paint_book(full_book, FACTS), paint_slides(full_deck, FACTS)
    paint_book(book((text(paragraph("quite other words: ÄÖÜ")),)), FACTS)
    pdfmetrics.registerFont(TTFont("LiberationSans", str(BOLD)))
    assert paint_book(full_book, FACTS) == first_book
    assert paint_slides(full_deck, FACTS) == first_deck


def test_a_number_is_written_alike_whatever_was_written_before() -> None:
    assert [number(value) for value in (0.0, -0.0, 5, 5.0, -0.00001, 1.23456, 2_000_000.0)] == [
        *("0", "0", "5", "5", "0", "1.235", "2000000")
    ]


def test_other_content_gives_another_identity() -> None:
    one, two = (pypdf.PdfReader(io.BytesIO(paint_book(book((text(paragraph(word)),)), FACTS))) for word in ("a", "b"))
    assert one.trailer["/ID"] != two.trailer["/ID"]


def test_the_facts_are_in_the_file(full_book: FlowBook) -> None:
    with pikepdf.open(io.BytesIO(paint_book(full_book, FACTS))) as pdf:
        assert str(pdf.docinfo.Title) == FACTS.title
        assert str(pdf.docinfo.Author) == FACTS.author
        assert str(pdf.docinfo.Keywords) == "web, python"
        assert str(pdf.docinfo.CreationDate) == "D:20250314000000Z"
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
            assert meta["dc:title"] == FACTS.title
            assert meta["pdfuaid:part"] == "1"


def test_hostile_facts_are_only_words() -> None:
    words = "a\0<b>&'\"(\\)\ud800 }{ ]]>"
    facts = FileFacts(title=words, author=words, subject=words, language="de", date=(2024, 2, 29), keywords=(words,))
    marks = (Bookmark(anchor=words, title=words, level=3, page=0, y=0),)
    link = text(paragraph((run("there", link=PageLink(words)),), (run("x", link=WebLink("https://ä b/(x)\n")),)))
    with pikepdf.open(io.BytesIO(paint_book(book((link,), bookmarks=marks), facts))) as pdf:
        assert "<b>&" in str(pdf.docinfo.Title)
        with pdf.open_outline() as outline:
            assert len(outline.root) == 1
        assert str(pdf.pages[0].Annots[1].A.URI) == "https://%C3%A4%20b/(x)%0A"


def test_slides_are_the_outline_of_a_deck(full_deck: SlideDeck) -> None:
    reader = pypdf.PdfReader(io.BytesIO(paint_slides(full_deck, FACTS)))
    assert [(entry.title, reader.get_destination_page_number(entry)) for entry in reader.outline] == [
        ("First slide", 0),
        ("Second slide", 1),
    ]


def test_bookmarks_nest_by_level_and_untitled_ones_are_only_destinations(full_book: FlowBook) -> None:
    reader = pypdf.PdfReader(io.BytesIO(paint_book(full_book, FACTS)))
    prices, below, more = reader.outline
    assert (prices.title, [entry.title for entry in below], more.title) == ("Prices", ["By item"], "More")
    assert set(reader.named_destinations) == {"prices", "prices/items", "spot", "more"}
    assert float(reader.named_destinations["more"]["/Top"]) == 842 - 160


def test_the_outline_counts_every_entry_once() -> None:
    levels = (0, 1, 2, 1, 0)
    marks = tuple(Bookmark(anchor=f"a{i}", title=f"t{i}", level=level, page=0, y=0) for i, level in enumerate(levels))
    with pikepdf.open(io.BytesIO(paint_book(book((), bookmarks=marks), FACTS))) as pdf:
        assert pdf.Root.Outlines.Count == 5
        assert (pdf.Root.Outlines.First.Count, pdf.Root.Outlines.First.First.Count) == (3, 1)


def test_a_skipped_outline_level_goes_under_the_one_above() -> None:
    levels = (2, 0, 3, 1)
    marks = tuple(Bookmark(anchor=f"a{i}", title=f"t{i}", level=level, page=0, y=0) for i, level in enumerate(levels))
    reader = pypdf.PdfReader(io.BytesIO(paint_book(book((), bookmarks=marks), FACTS)))
    first, second, below = reader.outline
    assert [first.title, second.title, [entry.title for entry in below]] == ["t0", "t1", ["t2", "t3"]]


def test_links_lead_out_and_inside(full_book: FlowBook) -> None:
    with pikepdf.open(io.BytesIO(paint_book(full_book, FACTS))) as pdf:
        notes = list(pdf.pages[0].Annots)
        assert all(note.F == 4 and list(note.Border) == [0, 0, 0] and str(note.Contents) for note in notes)
        assert [str(note.A.URI) for note in notes if "/A" in note] == ["https://example.com/a?b=c&d=(e)"]
        assert [bytes(note.Dest) for note in notes if "/Dest" in note] == [b"prices", b"more", b"prices", b"prices"]
        web = next(note for note in notes if "/A" in note)
        assert str(web.Contents) == "our site (https://example.com/a?b=c&d=(e))"
        left, bottom, right, top = (float(value) for value in web.Rect)
        assert (bottom, top) == (842 - 330 - 16, 842 - 330)
        assert 70 < left < right < 130


def test_a_link_to_a_spot_outside_the_document_is_plain_text() -> None:
    item = text(paragraph((run("gone", link=PageLink("nowhere")),)))
    with pikepdf.open(io.BytesIO(paint_book(book((item,)), FACTS))) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_progress_counts_pages_and_may_cancel(full_book: FlowBook) -> None:
    seen: list[tuple[int, int]] = []
    paint_book(full_book, FACTS, lambda done, total: seen.append((done, total)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def cancel(done: int, _total: int) -> None:
        if done == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        paint_book(full_book, FACTS, cancel)


def test_a_document_without_pages_is_still_a_file() -> None:
    assert paint_book(FlowBook(width=595, height=842, pages=(), bookmarks=()), FACTS).startswith(b"%PDF-1.7")


def test_fonts_may_change_on_disk_between_two_documents(tmp_path: Path) -> None:
    path = tmp_path / "Face.ttf"
    names = []
    for source in (SANS, BOLD):
        path.write_bytes(source.read_bytes())
        data = paint_book(book((text(paragraph("a", path=path)),)), replace(FACTS, title="x"))
        with pikepdf.open(io.BytesIO(data)) as pdf:
            (font,) = pdf.pages[0].resources.Font.values()
            names.append(str(font.BaseFont)[8:])
    assert names == ["LiberationSans", "LiberationSans-Bold"]
