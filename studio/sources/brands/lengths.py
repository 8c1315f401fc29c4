"""Sizes, spaces and margins as brand.yaml writes them to those that texts can be set with."""

from collections.abc import Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Final, TypeVar

from studio.domain.brand import PageStyle, SlideSizes
from studio.domain.findings import Finding, error
from studio.domain.frozen import dataclass, replace
from studio.domain.places import Place

Range = tuple[float, float]
"""The smallest and the largest usable value."""

SLIDE_TEXT: Final = (4.0, 400.0)
PAGE_TEXT: Final = (4.0, 120.0)
"""Points; larger text would break after each letter, and smaller is no text."""
RANGES: Final[Mapping[str, Range]] = {
    **dict.fromkeys(("gap", "padding"), (0.0, 48.0)),  # four cards side by side still have room for words
    **dict.fromkeys(("radius", "paragraph_gap"), (0.0, 200.0)),
    **dict.fromkeys(("margin_left", "margin_right", "margin_top", "margin_bottom"), (0.0, 400.0)),
    "line_spacing": (0.7, 3.0),
}
"""Where a value is no size of text; points, except for the line spacing."""
FEWEST_STEPS: Final = 4
"""Of the type scale: slides use its four largest sizes."""
NARROWEST: Final = (595.0, 240.0)
"""Width of the narrower paper, A4, and what the margins have to leave of it, points."""
SHORTEST: Final = (792.0, 300.0)
"""Height of the shorter paper, Letter, and what the margins have to leave of it, points."""

Lengths = TypeVar("Lengths", SlideSizes, PageStyle)


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthCheck:
    """Puts defaults where a length cannot be one, and collects a finding for each."""

    places: Mapping[str, Place]
    """Of what brand.yaml writes, by dotted path."""
    file: Place
    """For what it does not write."""
    findings: list[Finding]

    def sizes(self, written: SlideSizes) -> SlideSizes:
        """Give the sizes of slides as far as they can be used."""
        sizes = self._each(written, SlideSizes(), "sizes", SLIDE_TEXT)
        if len(sizes.steps) >= FEWEST_STEPS and all(larger > smaller for larger, smaller in pairwise(sizes.steps)):
            return sizes
        hint = f"write at least {FEWEST_STEPS} sizes, from the largest to the smallest"
        self._note("bad-scale", "sizes.steps", "is no type scale: the default one is used", hint)
        return replace(sizes, steps=SlideSizes().steps)

    def page(self, written: PageStyle) -> PageStyle:
        """Give the look of pages as far as it can be used."""
        page, usual = self._each(written, PageStyle(), "page", PAGE_TEXT), PageStyle()
        if page.margin_left + page.margin_right > NARROWEST[0] - NARROWEST[1]:
            self._no_room("page.margin_left", NARROWEST[1])
            page = replace(page, margin_left=usual.margin_left, margin_right=usual.margin_right)
        if page.margin_top + page.margin_bottom > SHORTEST[0] - SHORTEST[1]:
            self._no_room("page.margin_top", SHORTEST[1])
            page = replace(page, margin_top=usual.margin_top, margin_bottom=usual.margin_bottom)
        return page

    def _each(self, record: Lengths, defaults: Lengths, section: str, text: Range) -> Lengths:
        wrong: dict[str, object] = {}
        for item in fields(record):
            value = getattr(record, item.name)
            lengths = value if isinstance(value, tuple) else (value,)
            smallest, largest = RANGES.get(item.name, text)
            if lengths and all(smallest <= length <= largest for length in lengths):
                continue
            wrong[item.name] = getattr(defaults, item.name)
            hint = f"write a number between {smallest:g} and {largest:g}"
            self._note("bad-length", f"{section}.{item.name}", "is no usable length: the default one is used", hint)
        return replace(record, **wrong)  # type: ignore[arg-type]  # each value is of its own field

    def _no_room(self, path: str, least: float) -> None:
        what = "and the margin opposite leave no room for text: the default margins are used"
        self._note("bad-margins", path, what, f"leave at least {least:g} points on A4 and on Letter")

    def _note(self, code: str, path: str, what: str, hint: str) -> None:
        written = (place for name, place in self.places.items() if name == path or name.startswith(f"{path}."))
        self.findings.append(error(code, f"`{path}` {what}", hint=hint, place=next(written, self.file)))
