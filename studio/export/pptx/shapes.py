"""Text, shapes, pictures and groups to the shape tree of a slide."""

from studio.domain.brand import Slot
from studio.domain.frozen import replace
from studio.domain.geometry import Rect
from studio.export.pptx.colours import NO_FILL, fill, line
from studio.export.pptx.freeform import strokes
from studio.export.pptx.markup import attribute
from studio.export.pptx.relationships import IMAGE
from studio.export.pptx.scope import SlideScope
from studio.export.pptx.text import ANCHORS, hyperlink, paragraphs
from studio.export.pptx.units import emu, milli_percent, position
from studio.layout.drawing import Box, Geometry
from studio.layout.items import Item, PictureItem, ShapeItem, TextItem
from studio.layout.paragraphs import Link, TextParagraph
from studio.layout.roles import Role

_MOVED = 0.5
"""Points by which a placeholder must differ from its slot to get a place of its own."""

_FURNITURE = ("ftr", "dt")
"""Placeholders in which LibreOffice loses the template's style unless a run says something of its own."""

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def identity(item: Item, scope: SlideScope, kind: str, click: str = "") -> str:
    """Write id, name, alternative text and what a click does; `kind` names what bears no name of its own."""
    number = scope.shape_id()
    head = f'<p:cNvPr id="{number}" name="{attribute(item.name or f"{kind} {number - 1}")}"'
    if item.role is Role.DECORATION:
        return f"{head}>{_DECORATIVE}</p:cNvPr>"
    if item.alt:
        head += f' descr="{attribute(item.alt)}"'
    return f"{head}>{click}</p:cNvPr>" if click else f"{head}/>"


def placeholder(slot: Slot | None) -> str:
    """Write the placeholder that a shape fills, found again by its index; nothing for a free shape."""
    if slot is None:
        return "<p:nvPr/>"
    kind = f' type="{attribute(slot.type)}"' if slot.type not in ("", "obj") else ""
    index = f' idx="{slot.idx}"' if slot.idx else ""
    return f"<p:nvPr><p:ph{kind}{index}/></p:nvPr>"


def text_shape(item: TextItem, scope: SlideScope, slot: Slot | None) -> str:
    """Write a placeholder, a text box, or a shape with text in it."""
    match slot, item.box:
        case None, None:
            kind, locks = "Text", '<p:cNvSpPr txBox="1"/>'
        case None, _:
            kind, locks = "Shape", "<p:cNvSpPr/>"
        case _:
            kind, locks = "Placeholder", '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    link = _own_link(item)
    click = hyperlink(link, scope) if link else ""
    head = f"<p:nvSpPr>{identity(item, scope, kind, click)}{locks}{placeholder(slot)}</p:nvSpPr>"
    styles = slot.styles if slot else ()
    named = slot is not None and slot.type in _FURNITURE
    text = paragraphs(
        _without_links(item.paragraphs) if link else item.paragraphs,
        scope,
        inherited=styles,
        left_inset=item.insets[0],
        field=item.field,
        name_face=named,
    )
    body = f"<p:txBody>{_body_properties(item, slot)}<a:lstStyle/>{text}</p:txBody>"
    return f"<p:sp>{head}{_text_shape_properties(item, slot)}{body}</p:sp>"


def _own_link(item: TextItem) -> Link | None:
    """Give the link of a button, a label that leads to one place as a whole: programs underline the words of a link."""
    links = {run.link for paragraph in item.paragraphs for run in paragraph.runs}
    labels = all(paragraph.role is Role.LABEL for paragraph in item.paragraphs)
    return next(iter(links)) if labels and len(links) == 1 else None


def _without_links(items: tuple[TextParagraph, ...]) -> tuple[TextParagraph, ...]:
    return tuple(replace(item, runs=tuple(replace(run, link=None) for run in item.runs)) for item in items)


def plain_shape(item: ShapeItem, scope: SlideScope) -> str:
    """Write a shape without text; a line becomes a connector."""
    if item.box.geometry is Geometry.LINE:
        head = f"<p:nvCxnSpPr>{identity(item, scope, 'Line')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        outline = line(item.box.stroke)
        look = f'{_transform(item.rect)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{outline}'
        return f"<p:cxnSp>{head}<p:spPr>{look}</p:spPr></p:cxnSp>"
    head = f"<p:nvSpPr>{identity(item, scope, 'Shape')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
    return f"<p:sp>{head}<p:spPr>{_transform(item.rect)}{_box(item.box, item.rect)}</p:spPr></p:sp>"


def picture(item: PictureItem, scope: SlideScope, slot: Slot | None) -> str:
    """Write a picture in its own place, cropped; its file becomes a media part once."""
    embed = scope.relationships.add(IMAGE, scope.deck.media.part(item.picture.path))
    locks = '<a:picLocks noGrp="1" noChangeAspect="1"/>' if slot else '<a:picLocks noChangeAspect="1"/>'
    name = identity(item, scope, "Picture")
    head = f"<p:nvPicPr>{name}<p:cNvPicPr>{locks}</p:cNvPicPr>{placeholder(slot)}</p:nvPicPr>"
    sides = zip("ltrb", item.crop, strict=True)
    crop = "".join(f' {side}="{milli_percent(part)}"' for side, part in sides if part)
    blip = f'<a:blip r:embed="{embed}"/><a:srcRect{crop}/><a:stretch><a:fillRect/></a:stretch>'
    look = f'{_transform(item.rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return f"<p:pic>{head}<p:blipFill>{blip}</p:blipFill><p:spPr>{look}</p:spPr></p:pic>"


def group(item: Item, name: str, members: str) -> str:
    """Write members that are moved together; the group's own space is that of the slide."""
    place = position(item.rect)
    inner = place.replace("<a:off", "<a:chOff").replace("<a:ext", "<a:chExt")
    head = f"<p:nvGrpSpPr>{name}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
    return f"<p:grpSp>{head}<p:grpSpPr><a:xfrm>{place}{inner}</a:xfrm></p:grpSpPr>{members}</p:grpSp>"


def _transform(rect: Rect) -> str:
    return f"<a:xfrm>{position(rect)}</a:xfrm>"


def _text_shape_properties(item: TextItem, slot: Slot | None) -> str:
    stays = slot is not None and not _moved(item.rect, slot.rect) and "rot" not in dict(slot.set_back)
    place = "" if stays else _transform(item.rect)
    if item.box:
        look = _box(item.box, item.rect)
    else:
        look = "" if slot else '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
    return f"<p:spPr>{place}{look}</p:spPr>" if place or look else "<p:spPr/>"


def _moved(rect: Rect, home: Rect) -> bool:
    pairs = ((rect.x, home.x), (rect.y, home.y), (rect.right, home.right), (rect.bottom, home.bottom))
    return any(abs(here - there) > _MOVED for here, there in pairs)


def _box(box: Box, rect: Rect) -> str:
    if box.geometry is Geometry.PATH:
        return f"{strokes(box.path)}{NO_FILL}{line(box.stroke, rounded=True)}"
    guides = "<a:avLst/>"
    if box.geometry is Geometry.ROUND_RECT:
        side = min(rect.width, rect.height)
        share = min(box.radius / side, 0.5) if side > 0 else 0.0
        guides = f'<a:avLst><a:gd name="adj" fmla="val {milli_percent(share)}"/></a:avLst>'
    return f'<a:prstGeom prst="{box.geometry}">{guides}</a:prstGeom>{fill(box.fill)}{line(box.stroke)}'


def _body_properties(item: TextItem, slot: Slot | None) -> str:
    if slot is None:
        left, top, right, bottom = (emu(inset) for inset in item.insets)
        return (
            f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"'
            f' rtlCol="0" anchor="{ANCHORS[item.anchor]}"><a:noAutofit/></a:bodyPr>'
        )
    pairs = zip(("lIns", "tIns", "rIns", "bIns"), item.insets, slot.insets, strict=True)
    own = "".join(f' {side}="{emu(here)}"' for side, here, there in pairs if abs(here - there) > _MOVED / 10)
    own = "".join(f' {name}="{value}"' for name, value in slot.set_back) + own
    if item.anchor != slot.anchor:
        own += f' anchor="{ANCHORS[item.anchor]}"'
    return f"<a:bodyPr{own}/>"
