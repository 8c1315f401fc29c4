"""Whom a proposal is for and who makes it: two small texts on the cover, both in one size."""

from collections.abc import Iterator

from studio.domain.document import Document
from studio.domain.frozen import replace
from studio.domain.typography import Anchor
from studio.layout.items import AnyItem
from studio.layout.slides.desk import Desk
from studio.layout.slides.frame import Spot, filled, plain_style
from studio.layout.slides.ladder import ROUNDING
from studio.layout.text.fitting import rungs
from studio.layout.text.setting import measure
from studio.layout.text.styling import Styled, resized, styled_text

_LONGER = 24.0
"""Points by which a slot may reach further down, as long as so many stay free under it."""
_SPACING = 2
"""Rungs that only change the spacing: as designed, and tighter."""


def party_items(desk: Desk, document: Document, client: Spot, company: Spot) -> tuple[AnyItem, ...]:
    """Fill the places of client and company: as many lines as the size of the larger place has room for.

    A place is stretched, and its lines stand closer, only where no choice of lines fits it as it is.
    """
    size = max(client.style.size, company.style.size)
    steps = [size, *(step for step in desk.sizes.steps if desk.sizes.minimum <= step < size)]
    choices = tuple(_company(desk, document, company))
    longer = (_longer(desk, client), _longer(desk, company))
    for step in steps:
        shown = _sized(_client(desk, document, client), step)
        texts = tuple(_sized(lines, step) for lines in choices)
        for spacing, places in ((1, (client, company)), (_SPACING, longer)):
            if not _fits(desk, shown, places[0], spacing=spacing):
                continue
            for text in texts:
                if _fits(desk, text, places[1], spacing=spacing, whole=True):
                    return _items(desk, places[0], shown, places[1], text)
    client, company = longer
    smallest = steps[-1]
    told = _sized(_client(desk, document, client), smallest)
    return _items(desk, client, told, company, _sized(choices[-1], smallest))


def _items(desk: Desk, client: Spot, told: Styled, company: Spot, text: Styled) -> tuple[AnyItem, ...]:
    first = filled(desk, client, told, name="Client", source="")
    return (first, filled(desk, company, text, name="Company and date", source="")) if text else (first,)


def _longer(desk: Desk, place: Spot) -> Spot:
    """Let a place that fills from its top reach a little further down."""
    if place.slot is None or place.anchor is not Anchor.TOP:
        return place
    spare = min(max(desk.brand.slide_height - _LONGER - place.rect.bottom, 0.0), _LONGER)
    return replace(place, rect=replace(place.rect, height=place.rect.height + spare))


def _sized(text: Styled, size: float) -> Styled:
    return tuple(resized(paragraph, size) for paragraph in text)


def _fits(desk: Desk, text: Styled, place: Spot, *, spacing: int, whole: bool = False) -> bool:
    """Tell whether a text fits in its size on so many rungs; `whole` when none of its lines may break."""
    for _, shown in zip(range(spacing), rungs(text, desk.sizes), strict=False):
        measured = measure(shown, place.width, desk.fonts)
        if whole and measured.line_count > len(shown):
            return False
        if measured.longest <= place.height + ROUNDING:
            return True
    return False


def _client(desk: Desk, document: Document, place: Spot) -> Styled:
    cover = document.cover
    strong = plain_style(place.style)
    quiet = plain_style(place.styles[1]) if len(place.styles) > 1 and place.slot else replace(strong, bold=False)
    lines = (
        (document.words.prepared_for, quiet),
        (cover.client, replace(strong, bold=True)),
        (cover.contact, quiet),
    )
    return tuple(styled_text(text, style, desk.palette) for text, style in lines if text)


def _company(desk: Desk, document: Document, place: Spot) -> Iterator[Styled]:
    """Say who offers and until when, on fewer and fewer lines."""
    cover, words = document.cover, document.words
    valid = f"{words.valid_until}: {cover.valid_until}" if cover.valid_until else ""
    contact = tuple(line.removeprefix("https://") for line in cover.contact_lines)
    choices = (
        (cover.company, cover.author, *contact, cover.date, valid),
        (_joined(cover.company, cover.author), *contact, cover.date, valid),
        (_joined(cover.company, cover.author), *contact, _joined(cover.date, valid)),
        (cover.company, cover.author, _joined(*contact), _joined(cover.date, valid)),
        (_joined(cover.company, cover.author), _joined(*contact), cover.date, valid),
        (_joined(cover.company, cover.author), _joined(*contact), _joined(cover.date, valid)),
    )
    style = plain_style(place.style)
    for lines in choices:
        yield tuple(
            styled_text(line, replace(style, bold=style.bold or not number), desk.palette)
            for number, line in enumerate(line for line in lines if line)
        )


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)
