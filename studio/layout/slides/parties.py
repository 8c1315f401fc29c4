"""Whom a proposal is for and who makes it: two small texts on the cover, both in one size."""

from collections.abc import Sequence

from studio.domain.document import Document
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.typography import Anchor
from studio.layout.items import AnyItem
from studio.layout.slides.apart import overlap
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


def party_items(
    desk: Desk, document: Document, client: Spot | None, company: Spot | None, taken: Sequence[Rect]
) -> tuple[AnyItem, ...]:
    """Fill the places of client and company: as many lines as the size of the larger place has room for.

    A place is stretched, and its lines stand closer, only where no choice of lines fits it as it is; never over what
    is `taken`. None is a party that has no place.
    """
    if client is None or company is None:
        told = () if client is None else (_told(desk, client, client_text(desk, document, client)),)
        said = () if company is None else (_said(desk, company, company_texts(desk, document, company)[-1]),)
        return (*told, *said)
    size = max(client.style.size, company.style.size)
    steps = [size, *(step for step in desk.sizes.steps if desk.sizes.minimum <= step < size)]
    choices = company_texts(desk, document, company)
    longer = (
        _longer(desk, client, (*taken, company.rect)),
        _longer(desk, company, (*taken, client.rect)),
    )
    for step in steps:
        shown = _sized(client_text(desk, document, client), step)
        texts = tuple(_sized(lines, step) for lines in choices)
        for spacing, places in ((1, (client, company)), (_SPACING, longer)):
            if not _fits(desk, shown, places[0], spacing=spacing):
                continue
            for text in texts:
                if _fits(desk, text, places[1], spacing=spacing, whole=True):
                    return _items(desk, places[0], shown, places[1], text)
    client, company = longer
    smallest = steps[-1]
    told_small = _sized(client_text(desk, document, client), smallest)
    return _items(desk, client, told_small, company, _sized(choices[-1], smallest))


def _items(desk: Desk, client: Spot, told: Styled, company: Spot, text: Styled) -> tuple[AnyItem, ...]:
    first = _told(desk, client, told)
    return (first, _said(desk, company, text)) if text else (first,)


def _told(desk: Desk, place: Spot, text: Styled) -> AnyItem:
    return filled(desk, place, text, name="Client", source="")


def _said(desk: Desk, place: Spot, text: Styled) -> AnyItem:
    return filled(desk, place, text, name="Company and date", source="")


def _longer(desk: Desk, place: Spot, taken: Sequence[Rect]) -> Spot:
    """Let a place that fills from its top reach a little further down, as far as nothing else begins there."""
    if place.slot is None or place.anchor is not Anchor.TOP:
        return place
    spare = min(max(desk.brand.slide_height - _LONGER - place.rect.bottom, 0.0), _LONGER)
    reach = replace(place.rect, height=place.rect.height + spare)
    lowest = min((rect.y for rect in taken if overlap(rect, reach)), default=reach.bottom)
    return replace(place, rect=replace(reach, height=max(lowest - reach.y, place.rect.height)))


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


def client_text(desk: Desk, document: Document, place: Spot) -> Styled:
    """Say whom the proposal is for."""
    cover = document.cover
    strong = plain_style(place.style)
    quiet = plain_style(place.styles[1]) if len(place.styles) > 1 and place.slot else replace(strong, bold=False)
    lines = (
        (document.words.prepared_for, quiet),
        (cover.client, replace(strong, bold=True)),
        (cover.contact, quiet),
    )
    return tuple(styled_text(text, style, desk.palette) for text, style in lines if text)


def company_texts(desk: Desk, document: Document, place: Spot) -> tuple[Styled, ...]:
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
    return tuple(
        tuple(
            styled_text(line, replace(style, bold=style.bold or not number), desk.palette)
            for number, line in enumerate(line for line in lines if line)
        )
        for lines in choices
    )


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)
