"""A laid-out page to a slide part."""

from typing import assert_never

from studio.domain.brand import Slot
from studio.domain.frozen import dataclass
from studio.domain.geometry import Rect
from studio.export.pptx.charts import chart, drawn_ticks
from studio.export.pptx.markup import DECLARATION, SLIDE_NAMESPACES, attribute, content
from studio.export.pptx.scope import SlideScope
from studio.export.pptx.shapes import group, identity, picture, plain_shape, text_shape
from studio.export.pptx.tables import table
from studio.export.pptx.units import position
from studio.layout.items import AnyItem, ChartItem, GroupItem, PictureItem, ShapeItem, TableItem, TextItem
from studio.layout.page import SlideDeck, SlidePage

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
_TITLES = ("title", "ctrTitle")
_HEAD = (
    f'{DECLARATION}<p:sld {SLIDE_NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
    "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
)


@dataclass(slots=True)
class _Placeholders:
    """The slots of the layout that shapes of this slide have taken: none may be filled twice."""

    taken: set[int]
    has_title: bool = False

    def claim(self, slot: Slot | None) -> Slot | None:
        """Give the slot when it is still free."""
        if slot is None or slot.idx in self.taken:
            return None
        self.taken.add(slot.idx)
        self.has_title = self.has_title or slot.type in _TITLES
        return slot


def slide(page: SlidePage, deck: SlideDeck, scope: SlideScope, colour_mapping: str) -> bytes:
    """Write the slide in reading order; a page without a title placeholder gets one above its upper edge."""
    placeholders = _Placeholders(set())
    shapes = "".join(_shape(item, scope, placeholders) for item in page.items if not item.inherited)
    title = "" if placeholders.has_title else _hidden_title(page, deck, scope)
    tail = f"</p:spTree></p:cSld><p:clrMapOvr>{colour_mapping}</p:clrMapOvr></p:sld>"
    return f"{_HEAD}{title}{shapes}{tail}".encode()


def _shape(item: AnyItem, scope: SlideScope, placeholders: _Placeholders) -> str:
    match item:
        case TextItem():
            return text_shape(item, scope, placeholders.claim(item.slot))
        case ShapeItem():
            return plain_shape(item, scope)
        case PictureItem():
            return picture(item, scope, placeholders.claim(item.slot))
        case TableItem():
            return table(item, scope, placeholders.claim(item.slot))
        case ChartItem():
            return _chart_with_ticks(item, scope, placeholders.claim(item.slot))
        case GroupItem():
            return _group(item, scope)
        case _:
            assert_never(item)


def _group(item: GroupItem, scope: SlideScope) -> str:
    """Write a group; PowerPoint allows no placeholder inside."""
    full = _Placeholders({member.slot.idx for member in item.items if member.slot})
    name = identity(item, scope, "Group")
    return group(item, name, "".join(_shape(one, scope, full) for one in item.items if not one.inherited))


def _chart_with_ticks(item: ChartItem, scope: SlideScope, slot: Slot | None) -> str:
    frame = chart(item, scope, slot)
    return frame + "".join(text_shape(tick, scope, None) for tick in drawn_ticks(item))


def _hidden_title(page: SlidePage, deck: SlideDeck, scope: SlideScope) -> str:
    """Write the title where nobody sees it: outlines, links and screen readers name a slide by it."""
    height = deck.height / 10
    place = position(Rect(0.0, -1.5 * height, deck.width, height))
    language = attribute(scope.deck.language)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{scope.shape_id()}" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm></p:spPr>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="{language}"/><a:t>{content(page.title)}</a:t></a:r>'
        "</a:p></p:txBody></p:sp>"
    )
