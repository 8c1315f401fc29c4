"""The cover: title, subtitle, client and company in the template's places, and never over one another."""

from collections.abc import Sequence

from studio.domain.brand import LayoutRole, SlideLayout
from studio.domain.document import Document
from studio.domain.findings import error
from studio.domain.geometry import Rect
from studio.domain.places import Place
from studio.domain.text import Line, line_of, plain_line
from studio.layout.items import AnyItem
from studio.layout.roles import Role
from studio.layout.slides.apart import Piece, apart
from studio.layout.slides.desk import Desk, Sheet
from studio.layout.slides.frame import Spot, filled, ink, plain_style, spot, title_fits, title_spot, title_style
from studio.layout.slides.parties import client_text, company_texts, party_items
from studio.layout.slides.shapes import picture_within
from studio.layout.text.fitting import fit
from studio.layout.text.styling import Styled, styled_line

_LOGO = (150.0, 52.0)
_EDGE = 24.0
"""Points that stay free at the slide's edge where a text has to leave its place."""


def cover_sheet(desk: Desk, document: Document) -> Sheet:
    """Design the first slide."""
    cover, layout = document.cover, desk.layout(LayoutRole.COVER)
    line = cover.title or line_of(cover.client or desk.brand.title)
    wanted = _title_piece(desk, layout, line)
    subtitle, client, company = _pieces(desk, document, layout)
    asked = [wanted, *((subtitle,) if cover.subtitle else ()), client, company]
    fixed = _fixed(layout, document)
    places = list(apart(asked, fixed, _rooms(desk, layout)))
    title = places.pop(0)
    items: list[AnyItem] = []
    if cover.subtitle:
        items.extend(_subtitle(desk, cover.subtitle, places.pop(0)))
    items.extend(
        _parties(desk, document, places, [*fixed, *(item.rect for item in items), *([title.rect] if title else [])])
    )
    if cover.client_logo:
        slot = layout.slot("title")
        width = slot.rect.right if slot else layout.area.right
        frame = Rect(width - _LOGO[0], 40.0, *_LOGO)
        items.append(picture_within(cover.client_logo, frame, name="Client logo", source="", right=True))
    moved = title.rect if title is not None and title.rect != wanted.spot.rect else None
    return Sheet(role=LayoutRole.COVER, title=line, items=tuple(items), source="", title_rect=moved)


def _title_piece(desk: Desk, layout: SlideLayout, line: Line) -> Piece:
    title = (styled_line(line, title_style(desk, layout), desk.palette, role=Role.TITLE),)
    place, _ = title_spot(desk, layout, None)
    return Piece(spot=place, fits=lambda spot: title_fits(desk, layout, title, spot.rect))


def _pieces(desk: Desk, document: Document, layout: SlideLayout) -> tuple[Piece, Piece, Piece]:
    """Give what stands under the title, with the places that the template has or leaves for it."""
    foot = layout.area.rows(2, desk.sizes.gap)[1]
    left, right = Rect(foot.x, foot.bottom - 80, foot.width, 80).columns(2, desk.sizes.gap)
    style = desk.body(desk.sizes.small + 2, ink(desk, layout), space_before=0.0)
    below = spot(layout, "subtitle", Rect(foot.x, foot.y, foot.width, 60), desk.body(20, ink(desk, layout)))
    client, company = spot(layout, "client", left, style), spot(layout, "meta", right, style)
    return (
        _piece(desk, below, _dressed(desk, document.cover.subtitle, below)),
        _piece(desk, client, client_text(desk, document, client)),
        _piece(desk, company, company_texts(desk, document, company)[-1]),
    )


def _piece(desk: Desk, place: Spot, text: Styled) -> Piece:
    return Piece(spot=place, fits=lambda spot: fit(text, spot.width, spot.height, desk.sizes, desk.fonts).fits)


def _dressed(desk: Desk, line: Line, place: Spot) -> Styled:
    return (styled_line(line, plain_style(place.style), desk.palette),)


def _subtitle(desk: Desk, line: Line, place: Spot | None) -> Sequence[AnyItem]:
    if place is None:
        _no_room(desk, plain_line(line))
        return ()
    return (filled(desk, place, _dressed(desk, line, place), name="Subtitle", source=""),)


def _parties(desk: Desk, document: Document, places: Sequence[Spot | None], taken: Sequence[Rect]) -> Sequence[AnyItem]:
    client, company = places
    for place, name in ((client, document.cover.client), (company, document.cover.company)):
        if place is None:
            _no_room(desk, name)
    return party_items(desk, document, client, company, taken)


def _no_room(desk: Desk, words: str) -> None:
    """Tell of a text that a slide of this template cannot show."""
    layout = desk.layout(LayoutRole.COVER).name
    desk.findings.append(
        error(
            "cover-crowded",
            f"The cover’s layout `{layout}` leaves no room for “{words}”, so the slide does not show it.",
            hint="Move the layout’s placeholders apart in PowerPoint: View, Slide Master.",
            place=Place(file=str(desk.brand.template)),
        )
    )


def _fixed(layout: SlideLayout, document: Document) -> tuple[Rect, ...]:
    """Give the places of what every slide shows."""
    footer = document.confidentiality or document.cover.client
    return tuple(slot.rect for slot in layout.slots if slot.type == "sldNum" or (slot.name == "footer" and footer))


def _rooms(desk: Desk, layout: SlideLayout) -> tuple[Rect, Rect]:
    slide = Rect(0.0, 0.0, desk.brand.slide_width, desk.brand.slide_height)
    return layout.area, slide.inset(_EDGE)
