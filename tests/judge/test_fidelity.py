"""Our picture of every slide beside LibreOffice's rendering of the deck, for every example in every brand.

The differences are saved as pictures into the folder that PROPOSAL_STUDIO_DIFFERENCES names, or a temporary one.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from statistics import mean

import pytest

from studio.app.folders import shipped_folders
from studio.app.loading import load, load_brand
from studio.app.outputs import Output
from studio.app.render import render
from studio.domain.geometry import Rect
from studio.layout.items import AnyItem, ChartItem, GroupItem, TableItem, TextItem
from studio.layout.page import SlideDeck
from studio.layout.text.typefaces import FontBook
from studio.sources.brands.folder import brand_names
from tests.judge.placed_words import FURTHEST, Line, breaks_alike, matched_lines, pages_of_words
from tests.judge.programs import ROOT, office_pdfs
from tests.judge.slide_pictures import page_pictures, save_difference, similarity

pytestmark = pytest.mark.judge

EXAMPLES = sorted((ROOT / "examples").glob("*.proposal.yaml"))
BRANDS = sorted(brand_names(ROOT / "templates"))
NAMES = [f"{brand}-{path.name.split('.')[0]}" for brand, path in product(BRANDS, EXAMPLES)]
MEAN_SIMILARITY, LEAST_SIMILARITY = 0.97, 0.92
LINES_ALIKE = 0.99
"""Share of lines that break at the same word."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A deck twice over: our PDF of it, and LibreOffice's."""

    name: str
    deck: SlideDeck
    ours: Path
    theirs: Path
    lines: tuple[tuple[Line, ...], ...]
    """By slide."""


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pair]:
    folder = tmp_path_factory.mktemp("fidelity")
    decks = {name: _export(name, brand, path, folder) for name, (brand, path) in _cases()}
    office_pdfs([folder / f"{name}.pptx" for name in decks], folder / "office")
    return {name: _pair(name, deck, folder) for name, deck in decks.items()}


def _cases() -> Iterator[tuple[str, tuple[str, Path]]]:
    return zip(NAMES, product(BRANDS, EXAMPLES), strict=True)


def _export(name: str, brand_name: str, proposal: Path, folder: Path) -> SlideDeck:
    folders = shipped_folders()
    brand, _ = load_brand(brand_name, folders)
    request = replace(load(proposal, folders, (Output.DECK, Output.SLIDES)).request, brand=brand)
    result = render(request, FontBook(brand.fonts))
    (folder / f"{name}.pptx").write_bytes(result.files[Output.DECK])
    (folder / f"{name}-ours.pdf").write_bytes(result.files[Output.SLIDES])
    assert result.slides
    return result.slides


def _pair(name: str, deck: SlideDeck, folder: Path) -> Pair:
    ours, theirs = folder / f"{name}-ours.pdf", folder / "office" / f"{name}.pdf"
    pages = zip(pages_of_words(ours), pages_of_words(theirs), strict=True)
    return Pair(name, deck, ours, theirs, tuple(tuple(matched_lines(own, other)) for own, other in pages))


@pytest.fixture(params=NAMES)
def pair(request: pytest.FixtureRequest, pairs: dict[str, Pair]) -> Pair:
    name: str = request.param
    return pairs[name]


def test_pictures_are_alike(pair: Pair, tmp_path: Path) -> None:
    target = Path(os.environ.get("PROPOSAL_STUDIO_DIFFERENCES", tmp_path)) / pair.name
    target.mkdir(parents=True, exist_ok=True)
    both = zip(page_pictures(pair.ours, tmp_path / "a"), page_pictures(pair.theirs, tmp_path / "b"), strict=True)
    alike: dict[int, float] = {}
    for number, (ours, theirs) in enumerate(both, start=1):
        alike[number] = round(similarity(ours, theirs), 4)
        save_difference(ours, theirs, pair.lines[number - 1], target / f"{number:02}.png")
        ours.unlink()
        theirs.unlink()
    worst = sorted((value, number) for number, value in alike.items())[:8]
    print(pair.name, "mean", round(mean(alike.values()), 4), "worst", worst)
    assert mean(alike.values()) >= MEAN_SIMILARITY, worst
    assert worst[0][0] >= LEAST_SIMILARITY, f"{worst}; see {target}"


def test_lines_break_at_the_same_words(pair: Pair) -> None:
    lines = [(number, line) for number, page in enumerate(pair.lines, start=1) for line in page]
    others = [f"{number}: {_said(line)}" for number, line in lines if not breaks_alike(line)]
    print(pair.name, len(lines), "lines", others)
    assert len(others) <= (1 - LINES_ALIKE) * len(lines), others


def test_words_stand_in_the_same_places(pair: Pair) -> None:
    words = [(number, match) for number, page in enumerate(pair.lines, start=1) for line in page for match in line]
    elsewhere = [f"{number}: {match.ours} {match.theirs}" for number, match in words if not match.agrees]
    furthest = max(match.apart for _, match in words)
    print(pair.name, len(words), "words, the furthest", round(furthest, 2), "points apart")
    assert not elsewhere, f"more than {FURTHEST} points apart: {elsewhere}"


def test_nothing_overflows(pair: Pair) -> None:
    for page, lines in zip(pair.deck.pages, pair.lines, strict=True):
        boxes = list(_boxes(page.items))
        for match in (match for line in lines for match in line):
            around = [box for box in boxes if _holds(box, match.ours.x, match.ours.y, match.ours.right)]
            assert around, f"slide {page.number}: {match.ours} stands in no box"
            there = match.theirs
            assert there, f"slide {page.number}: {match.ours} is missing"
            assert any(_holds(box, there.x, there.y, there.right) for box in around), (page.number, there, around)


def _holds(box: Rect, x: float, y: float, right: float) -> bool:
    across = box.x - FURTHEST <= x and right <= box.right + FURTHEST
    return across and box.y <= y <= box.bottom


def _boxes(items: tuple[AnyItem, ...]) -> Iterator[Rect]:
    """Give the places of texts: a chart is one place for all its words."""
    for item in items:
        match item:
            case GroupItem():
                yield from _boxes(item.items)
            case TableItem():
                yield from _cells(item)
            case TextItem() | ChartItem():
                yield item.rect
            case _:
                pass


def _cells(item: TableItem) -> Iterator[Rect]:
    top = item.rect.y
    for row in item.rows:
        column, left = 0, item.rect.x
        for cell in row.cells:
            width = sum(item.columns[column : column + cell.span])
            yield Rect(left, top, width, row.height)
            left, column = left + width, column + cell.span
        top += row.height


def _said(line: Line) -> str:
    return " ".join(match.ours.text for match in line)
