"""From a point of a page to the field that is shown there, and back."""

import pytest

from studio.app.folders import shipped_folders
from studio.app.loading import load
from studio.app.locating import Locator, Spot, link_at
from studio.app.outputs import Output
from studio.app.preview import Page, Preview, Previewer, PreviewRequest
from studio.app.preview_words import Reading, page_text, readings, words_of
from studio.layout.paragraphs import WebLink


class Shown:
    """An example, laid out."""

    def __init__(self) -> None:
        folders = shipped_folders()
        request = load(folders.examples / "flask-full.proposal.yaml", folders, (Output.SLIDES, Output.PROPOSAL)).request
        self.preview: Preview = Previewer().preview(PreviewRequest(revision=0, render=request))
        self.locator = Locator(request.proposal, request.library)

    def reading(self, output: Output, beginning: str) -> tuple[Page, Reading]:
        for page in self.preview.pages(output):
            for one in readings(page):
                if " ".join(one.text.split()).startswith(beginning):
                    return page, one
        raise AssertionError(beginning)

    def spot(self, output: Output, beginning: str) -> Spot | None:
        page, one = self.reading(output, beginning)
        return self.locator.spot_at(page, one.rect.x + one.rect.width / 2, one.rect.y + one.rect.height / 2)


@pytest.fixture(scope="module")
def shown() -> Shown:
    return Shown()


BOTH = pytest.mark.parametrize("output", [Output.SLIDES, Output.PROPOSAL])


@BOTH
@pytest.mark.parametrize(
    ("beginning", "source", "field"),
    [
        ("From workbook to services", "", "title"),
        ("Solweda Energy", "", "client.name"),
        ("Executive summary", "summary", "title"),
        ("A core without ballast", "flask/2", "title"),
        ("Flask brings only the essentials", "flask/2", "description"),
        ("Three services that hold only", "flask/2", "outcome"),
        ("64k+", "flask/1", "numbers.0.value"),
        ("Security design approved by your IT", "plan", "phases.1.milestone"),
        ("Collection only", "cost-factors/1", "engagements.0.name"),
        ("If this proposal answers your questions", "next-step", "intro"),
        ("The terms on which", "terms", "intro"),
    ],
)
def test_a_click_on_words_finds_their_field(
    shown: Shown, output: Output, beginning: str, source: str, field: str
) -> None:
    spot = shown.spot(output, beginning)
    assert spot is not None
    assert (spot.source, spot.field) == (source, field)


def test_a_line_of_the_agenda_finds_its_chapter(shown: Shown) -> None:
    spot = shown.spot(Output.SLIDES, "How we work")
    assert spot is not None
    assert (spot.source, spot.field) == ("how-we-work", "title")


def test_a_figure_in_a_table_finds_the_figure_of_its_row(shown: Shown) -> None:
    spot = shown.spot(Output.SLIDES, "8 days")
    assert spot is not None
    assert spot.source == "estimate"
    assert spot.field.endswith(".quantity")


def test_a_title_that_is_marked_as_continued_finds_the_chapters_title(shown: Shown) -> None:
    spot = shown.spot(Output.SLIDES, "Estimate (continued)")
    assert spot is not None
    assert (spot.source, spot.field) == ("estimate", "title")


def test_a_caption_of_our_own_finds_what_it_stands_over(shown: Shown) -> None:
    spot = shown.spot(Output.SLIDES, "Business outcome")
    assert spot is not None
    assert (spot.source, spot.field) == ("flask/2", "outcome")


def test_bare_ground_finds_nothing(shown: Shown) -> None:
    page = shown.preview.pages(Output.SLIDES)[5]
    assert shown.locator.spot_at(page, 3.0, 300.0) is None


@BOTH
def test_the_field_of_every_pick_is_found_on_a_page_that_says_it(shown: Shown, output: Output) -> None:
    pages = shown.preview.pages(output)
    for number in range(1, 9):
        found = shown.locator.find(pages, f"terms/{number}", "text")
        assert found is not None
        assert len(found.rects) == 1
        rect = found.rects[0]
        spot = shown.locator.spot_at(pages[found.page], rect.x + rect.width / 2, rect.y + rect.height / 2)
        assert spot is not None
        assert spot.source == f"terms/{number}"


def test_a_chapter_is_found_where_it_begins(shown: Shown) -> None:
    pages = shown.preview.pages(Output.SLIDES)
    found = shown.locator.find(pages, "terms")
    assert found is not None
    assert pages[found.page].title == "Terms"
    assert found.rects == ()


def test_what_is_gone_is_not_found(shown: Shown) -> None:
    pages = shown.preview.pages(Output.SLIDES)
    assert shown.locator.find(pages, "gone/1", "title") is None
    assert shown.locator.find((), "terms") is None


def test_a_link_leads_to_its_address(shown: Shown) -> None:
    for page in shown.preview.pages(Output.SLIDES):
        for one in readings(page):
            if isinstance(one.link, WebLink):
                address = link_at(page, one.rect.x + 1, one.rect.y + 1)
                assert address == one.link.url
                return
    raise AssertionError("the example has a link")


def test_a_page_is_told_in_words_without_its_furniture(shown: Shown) -> None:
    page = shown.preview.pages(Output.SLIDES)[5]
    text = page_text(page)
    assert text.startswith("Why Flask\nA core without ballast\n")
    assert "Strictly confidential" not in text


def test_merge_fields_and_markup_are_no_words() -> None:
    assert words_of("**Less** is _more_ for {{ client.name }}") == words_of("less is more for")
    assert words_of("See [our terms](https://example.com/terms).") == words_of("see our terms")
