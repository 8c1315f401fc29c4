"""Measured runs to the project's table of ratios, each with its limit and whether it is kept."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from benchmarks.exports.running import Run

Measured = dict[int, dict[str, Run]]
"""By the number of pages and the contestant's name."""

DECK_SIZES = (20, 100, 1000)
BOOK_SIZES = (12, 60, 600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """One figure of ours to one of somebody else's, at several sizes."""

    title: str
    ours: str
    other: str
    limits: dict[int, float | None]
    """By pages; None for a ratio that nobody set a limit for."""
    figure: Callable[[Run], float] = attrgetter("seconds")

    def at(self, pages: int, measured: Measured) -> float | None:
        """Give the ratio at a size; None where one of the two did not run."""
        runs = measured.get(pages, {})
        if self.ours not in runs or self.other not in runs:
            return None
        other = self.figure(runs[self.other])
        return self.figure(runs[self.ours]) / other if other else None


def _deck(*limits: float | None) -> dict[int, float | None]:
    return dict(zip(DECK_SIZES, limits, strict=True))


def _book(*limits: float | None) -> dict[int, float | None]:
    return dict(zip(BOOK_SIZES, limits, strict=True))


_NONE: tuple[None, ...] = (None,) * 3
_SIZE, _MEMORY = attrgetter("size"), attrgetter("memory")

RATIOS = (
    Ratio(
        title="deck, laid-out pages to bytes : python-pptx", ours="deck", other="pptx", limits=_deck(0.15, 0.12, 0.06)
    ),
    Ratio(title="deck, laid-out pages to bytes : zipping its parts", ours="deck", other="zip", limits=_deck(3, 3, 3)),
    Ratio(
        title="deck, laid-out pages to bytes : fancy-dark-slide", ours="deck", other="dark_slide", limits=_deck(*_NONE)
    ),
    Ratio(
        title="deck, whole export : python-pptx script", ours="export", other="pptx script", limits=_deck(0.9, 0.7, 0.2)
    ),
    Ratio(
        title="deck, whole first export, nothing kept : python-pptx script",
        ours="first export",
        other="pptx script",
        limits=_deck(*_NONE),
    ),
    Ratio(
        title="deck, whole export : fancy-dark-slide script",
        ours="export",
        other="dark_slide script",
        limits=_deck(*_NONE),
    ),
    Ratio(
        title="deck, peak memory of the whole export : python-pptx",
        ours="export",
        other="pptx script",
        limits=_deck(None, None, 1.5),
        figure=_MEMORY,
    ),
    Ratio(title="deck, file size : python-pptx", ours="deck", other="pptx", limits=_deck(1.1, 1.1, 1.1), figure=_SIZE),
    Ratio(
        title="proposal PDF, document to bytes : Platypus", ours="book", other="reportlab", limits=_book(0.5, 0.35, 0.3)
    ),
    Ratio(title="proposal PDF, document to bytes : typst", ours="book", other="typst", limits=_book(None, None, 1.0)),
    Ratio(
        title="proposal PDF, file size : Platypus", ours="book", other="reportlab", limits=_book(*_NONE), figure=_SIZE
    ),
)
GROWTH = (("deck", DECK_SIZES[1:]), ("export", DECK_SIZES[1:]), ("book", BOOK_SIZES[1:]))
MOST_GROWTH = 1.05
"""Exponent of the time over the number of pages."""


def lines_of(measured: Measured) -> Iterator[str]:
    """Give the table as Markdown."""
    yield "| ratio | 20 slides / 12 pages | 100 / 60 | 1,000 / 600 |"
    yield "|---|---|---|---|"
    for ratio in RATIOS:
        cells = [_cell(ratio.at(pages, measured), limit) for pages, limit in ratio.limits.items()]
        yield f"| {ratio.title} | {' | '.join(cells)} |"
    for name, sizes in GROWTH:
        cell = _cell(growth(name, sizes, measured), MOST_GROWTH)
        yield f"| {name}, growth exponent over ten times the pages | | | {cell} |"


def growth(name: str, sizes: tuple[int, ...], measured: Measured) -> float | None:
    """Give the exponent between two sizes; None where one was not measured."""
    small, large = sizes
    if small not in measured or large not in measured:
        return None
    times = [measured[pages][name].seconds for pages in sizes]
    return math.log(times[1] / times[0]) / math.log(large / small)


def missed(measured: Measured) -> bool:
    """Tell whether a ratio or a growth is above its limit."""
    found = [(ratio.at(pages, measured), limit) for ratio in RATIOS for pages, limit in ratio.limits.items()]
    found += [(growth(name, sizes, measured), MOST_GROWTH) for name, sizes in GROWTH]
    return any(value is not None and limit is not None and value > limit for value, limit in found)


def _cell(value: float | None, limit: float | None) -> str:
    if value is None:
        return "–"
    if limit is None:
        return f"{value:.3g}"
    return f"{value:.3g} ≤ {limit:g} {'✓' if value <= limit else '✗ missed'}"
