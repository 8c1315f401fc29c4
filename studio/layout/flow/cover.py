"""A document's cover to items: the title on the brand's dark colour, below it for whom it is and by whom."""

from pathlib import Path

from PIL import Image

from studio.domain.brand import SlideSizes
from studio.domain.document import Cover, Document
from studio.domain.findings import error
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.domain.pictures import Picture
from studio.domain.text import Line, line_of, plain_line
from studio.domain.typography import Align, Anchor, FontRole, TextStyle
from studio.layout.boxes import text_item
from studio.layout.drawing import Box, Geometry, Stroke
from studio.layout.flow.flowables import Sheet
from studio.layout.flow.look import Look
from studio.layout.flow.prose import text_flow
from studio.layout.items import AnyItem, PictureItem, ShapeItem
from studio.layout.roles import Role
from studio.layout.shades import mixed
from studio.layout.text.balance import even_lines
from studio.layout.text.fitting import fit
from studio.layout.text.styling import Styled, styled_line

_STEPS = (42.0, 38.0, 34.0, 30.0, 27.0, 24.0, 21.0, 18.0, 16.0, 14.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_DARK = 0.63
"""Height of the dark field as a fraction of the page."""
_LOGO = (150.0, 34.0)
"""Points: room of the brand's logo."""
_CLIENT_LOGO = (120.0, 40.0)
_GAP = 24.0
_RAISED = 0.06
"""How much lighter the disc on the dark field is."""


def cover_items(document: Document, look: Look) -> tuple[AnyItem, ...]:
    """Give the items of the first page; texts too long for their place shrink, at last they are cut with a finding."""
    cover = document.cover
    return (
        *_field(look),
        *_logo(look),
        *_titles(cover, look),
        *_parties(cover, look),
        *_dates(document, look),
    )


def _dark(look: Look) -> Rect:
    return Rect(0.0, 0.0, look.sheet.width, round(look.sheet.height * _DARK, 2))


def _field(look: Look) -> tuple[AnyItem, ...]:
    dark = _dark(look)
    palette = look.palette
    disc = look.sheet.width * 0.64
    dot = disc * 0.16
    right = look.sheet.width
    raised = mixed(palette.primary, palette.on_primary, _RAISED)
    band = Rect(0.0, dark.bottom, look.sheet.width, 6.0)
    return (
        _shape(dark, Box(fill=palette.primary), "Cover field"),
        _shape(Rect(right - disc, 0.0, disc, disc), Box(geometry=Geometry.ELLIPSE, fill=raised), "Cover disc"),
        _shape(band, Box(fill=palette.accent), "Cover band"),
        _shape(
            Rect(look.frame.right - dot, band.y + band.height / 2 - dot / 2, dot, dot),
            Box(geometry=Geometry.ELLIPSE, fill=palette.accent),
            "Cover dot",
        ),
    )


def _shape(rect: Rect, box: Box, name: str) -> ShapeItem:
    return ShapeItem(rect=rect, role=Role.DECORATION, name=name, box=box)


def _logo(look: Look) -> tuple[AnyItem, ...]:
    path = look.brand.logo_on_dark
    picture = _picture_of(path, look.brand.title) if path is not None else None
    return (_shown(picture, Rect(look.frame.x, 54.0, *_LOGO), "Logo"),) if picture is not None else ()


def _picture_of(path: Path, alt: str) -> Picture | None:
    """Give a brand's logo with its size in pixels; None for a file that is no picture any more."""
    try:
        with Image.open(path) as image:
            return Picture(path=path, alt=alt, width=image.width, height=image.height)
    except OSError:
        return None


def _shown(picture: Picture, room: Rect, name: str) -> PictureItem:
    scale = min(room.width / picture.width, room.height / picture.height)
    rect = Rect(room.x, room.y, picture.width * scale, picture.height * scale)
    role = Role.FIGURE if picture.alt else Role.DECORATION
    return PictureItem(rect=rect, role=role, name=name, alt=picture.alt, picture=picture)


def _titles(cover: Cover, look: Look) -> tuple[AnyItem, ...]:
    dark = _dark(look)
    left, width = look.frame.x, look.frame.width
    light = TextStyle(size=_STEPS[0], colour=look.palette.on_primary, bold=True, font=FontRole.HEADING)
    quiet = TextStyle(size=16.0, colour=look.palette.on_primary, line_spacing=1.15)
    foot = dark.bottom - 52.0
    subtitle = _fitted(look, (cover.subtitle,), quiet, Rect(left, foot - 66.0, width * 0.86, 66.0), "Subtitle")
    rule_y = foot - 66.0 - 22.0 if subtitle else foot - 12.0
    rule = Rect(left, rule_y, 56.0, 4.0)
    room = Rect(left, dark.height * 0.36, width, rule_y - 20.0 - dark.height * 0.36)
    title = _fitted(
        look, (cover.title,), replace(light, line_spacing=0.98), room, "Title", role=Role.TITLE, anchor=Anchor.BOTTOM
    )
    return (*title, _shape(rule, Box(fill=look.palette.accent), "Cover rule"), *subtitle)


def _parties(cover: Cover, look: Look) -> tuple[AnyItem, ...]:
    width = (look.frame.width - _GAP) / 2
    top = _dark(look).bottom + 38.0
    bottom = look.sheet.height - 108.0
    left = Rect(look.frame.x, top, width, bottom - top)
    right = Rect(look.frame.x + width + _GAP, top, width, bottom - top)
    logo: tuple[AnyItem, ...] = ()
    if cover.client_logo is not None and cover.client_logo.width > 0 and cover.client_logo.height > 0:
        logo = (_shown(cover.client_logo, Rect(left.x, left.bottom - _CLIENT_LOGO[1], *_CLIENT_LOGO), "Client logo"),)
        left = Rect(left.x, left.y, left.width, left.height - _CLIENT_LOGO[1] - 10)
    made_by = (
        (cover.company, (cover.author, *cover.contact_lines)) if cover.company else (cover.author, cover.contact_lines)
    )
    return (
        *_party(look, look.words.prepared_for, cover.client, (cover.contact,), left),
        *logo,
        *_party(look, look.words.prepared_by, *made_by, right),
    )


def _party(look: Look, caption: str, name: str, lines: tuple[str, ...], room: Rect) -> tuple[AnyItem, ...]:
    kept = tuple(line for line in lines if line.strip())
    if not name.strip() and not kept:
        return ()
    strong = replace(look.heading3, size=look.heading3.size * 1.15)
    above = _fitted(
        look, (line_of(caption),), look.eyebrow, Rect(room.x, room.y, room.width, 14.0), caption, role=Role.LABEL
    )
    y = room.y + 18.0
    who = _fitted(
        look, (line_of(name),), strong, Rect(room.x, y, room.width, min(44.0, room.bottom - y)), f"{caption}: name"
    )
    y += (who[0].rect.height if who else 0.0) + 4.0
    quiet = replace(look.small, colour=look.palette.muted, space_before=1.0)
    below = _fitted(
        look,
        tuple(line_of(line) for line in kept),
        quiet,
        Rect(room.x, y, room.width, room.bottom - y),
        f"{caption}: details",
    )
    return (*above, *who, *below)


def _dates(document: Document, look: Look) -> tuple[AnyItem, ...]:
    cover, words = document.cover, look.words
    y = look.sheet.height - 84.0
    width = (look.frame.width - _GAP) / 2
    items: list[AnyItem] = []
    x = look.frame.x
    for caption, value in ((words.date, cover.date), (words.valid_until, cover.valid_until)):
        if not value.strip():
            continue
        items += _fitted(look, (line_of(caption),), look.eyebrow, Rect(x, y, width, 13.0), caption, role=Role.LABEL)
        items += _fitted(look, (line_of(value),), look.body, Rect(x, y + 14.0, width, 16.0), f"{caption}: value")
        x += width + _GAP
    stroke = Stroke(colour=look.palette.line, width=0.75)
    if items:
        rule = Rect(look.frame.x, y - 14.0, look.frame.width, 0.0)
        items.insert(0, _shape(rule, Box(geometry=Geometry.LINE, stroke=stroke), "Cover hairline"))
    quiet = replace(look.small, colour=look.palette.muted, size=look.brand.page.small, align=Align.LEFT)
    low = Rect(look.frame.x, look.sheet.height - 42.0, look.frame.width, 14.0)
    return (*items, *_fitted(look, (document.confidentiality,), quiet, low, "Confidentiality"))


def _fitted(
    look: Look,
    lines: tuple[Line, ...],
    style: TextStyle,
    room: Rect,
    name: str,
    *,
    role: Role = Role.PARAGRAPH,
    anchor: Anchor = Anchor.TOP,
) -> tuple[AnyItem, ...]:
    """Set lines in a room, as large as they may be; the item is no higher than its text."""
    kept = tuple(line for line in lines if plain_line(line).strip())
    if not kept:
        return ()
    styled: Styled = tuple(styled_line(line, style, look.palette, role=role) for line in kept)
    fitted = fit(styled, room.width, room.height, _sizes(look), look.fonts)
    if not fitted.fits:
        look.findings.append(
            error("text-too-long", f"The cover has no room for all of: {plain_line(kept[0])[:60]}…", hint="Shorten it.")
        )
        sheet = Sheet()
        head, _ = text_flow(fitted.text, name=name, source="", role=role).split(room.height, force=True)
        if head is not None:
            head.place(room.x, room.y, sheet)
        return tuple(sheet.items)
    height = min(fitted.text.height, room.height)
    y = room.bottom - height if anchor is Anchor.BOTTOM else room.y
    text = even_lines(fitted.text, look.fonts) if len(styled) == 1 else fitted.text
    return (text_item(text, Rect(room.x, y, room.width, height), name=name, role=role),)


def _sizes(look: Look) -> SlideSizes:
    return replace(look.brand.sizes, steps=_STEPS, minimum=look.brand.page.minimum)
