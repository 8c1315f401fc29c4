"""Paragraphs to DrawingML text that says only what differs from what it inherits."""

from studio.domain.typography import Align, Anchor, FontRole, TextStyle
from studio.export.pptx.colours import colour, fill, fixed_colour
from studio.export.pptx.markup import attribute, content, flag
from studio.export.pptx.scope import DeckScope, SlideScope
from studio.export.pptx.units import centipoints, emu, milli_percent
from studio.layout.paragraphs import Bullet, Link, Run, TextParagraph

ANCHORS = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}
_ALIGNMENTS = {Align.LEFT: "l", Align.CENTER: "ctr", Align.RIGHT: "r"}
_COUNTED = "1."
"""The bullet of a style that numbers by itself."""
_CLOSE = 0.05
"""Points, or a twentieth of a line: smaller differences are rounding."""

# Any fixed identity does: fields of one kind may share it.
_FIELD_ID = "{5B2B5F0A-6F1C-4E43-9C5B-0F5C6A4E7D11}"

# Without this extension PowerPoint paints every link in the theme's link colour.
_KEEP_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


def paragraphs(
    items: tuple[TextParagraph, ...],
    scope: SlideScope,
    *,
    inherited: tuple[TextStyle, ...] = (),
    left_inset: float = 0.0,
    field: str = "",
    name_face: bool = False,
    exact: bool = False,
) -> str:
    """Write every paragraph; `inherited` are the styles by list level, none for a box of its own.

    With `name_face` every run names its typeface, even the inherited one; with `exact` lines are spaced in points.
    """
    numbering = _Numbering()
    written: list[str] = []
    for position, item in enumerate(items):
        style = inherited[min(item.level, len(inherited) - 1)] if inherited else None
        start = numbering.start(item)
        line = _exact_line(item) if exact else _line(item, style)
        spacing = line + _space_above(item, style, first=position == 0)
        properties = _paragraph_properties(item, style, scope.deck, start, left_inset, spacing)
        runs = "".join(_run(run, style, scope, field, name_face=name_face) for run in item.runs if run.text)
        written.append(f"<a:p>{properties}{runs or _end(item, style, scope.deck)}</a:p>")
    return "".join(written) or "<a:p/>"


class _Numbering:
    """Where each numbered list began: PowerPoint counts on while the start stays the same."""

    def __init__(self) -> None:
        self._lists: dict[int, tuple[int, int]] = {}

    def start(self, item: TextParagraph) -> int:
        """Give the number that the paragraph's list starts at; 0 when it is not numbered."""
        number = item.bullet.number if item.bullet else 0
        first, last = self._lists.get(item.level, (number, number - 1))
        self._lists = {level: known for level, known in self._lists.items() if level < item.level}
        if not number:
            return 0
        if last + 1 != number:
            first = number
        self._lists[item.level] = (first, number)
        return first


def _paragraph_properties(
    item: TextParagraph, style: TextStyle | None, deck: DeckScope, start: int, left_inset: float, spacing: str
) -> str:
    attributes = _indent(item, style, left_inset)
    if item.level:
        attributes += f' lvl="{min(item.level, 8)}"'
    if item.align != (style.align if style else Align.LEFT):
        attributes += f' algn="{_ALIGNMENTS[item.align]}"'
    children = spacing + _bullet(item, style, deck, start)
    if not attributes and not children:
        return ""
    return f"<a:pPr{attributes}>{children}</a:pPr>" if children else f"<a:pPr{attributes}/>"


def _indent(item: TextParagraph, style: TextStyle | None, left_inset: float) -> str:
    """Give marL and indent; a bullet hangs to the left of the text."""
    known = style.indent if style else (0.0 if item.level == 0 else -1.0)
    same_bullet = (item.bullet is not None) == bool(style and style.bullet)
    if abs(item.indent - known) <= _CLOSE and same_bullet:
        return ""
    hanging = item.bullet.x - left_inset - item.indent if item.bullet else 0.0
    return f' marL="{emu(max(item.indent, 0.0))}" indent="{emu(min(hanging, 0.0))}"'


def _line(item: TextParagraph, style: TextStyle | None) -> str:
    line = style.line_spacing if style else 1.0
    if abs(item.line_spacing - line) <= _CLOSE / 10:
        return ""
    return f'<a:lnSpc><a:spcPct val="{milli_percent(item.line_spacing)}"/></a:lnSpc>'


def _exact_line(item: TextParagraph) -> str:
    """Give the height of a line in points.

    In tables LibreOffice takes a percentage of the typeface's own height, which is not that of single spacing.
    """
    return f'<a:lnSpc><a:spcPts val="{centipoints(item.line_height)}"/></a:lnSpc>' if item.line_height else ""


def _space_above(item: TextParagraph, style: TextStyle | None, *, first: bool) -> str:
    before = style.space_before if style else 0.0
    # Nobody shows space above the first paragraph of a box.
    if abs(item.space_before - before) <= _CLOSE or (first and item.space_before <= _CLOSE):
        return ""
    return f'<a:spcBef><a:spcPts val="{centipoints(item.space_before)}"/></a:spcBef>'


def _bullet(item: TextParagraph, style: TextStyle | None, deck: DeckScope, start: int) -> str:
    inherited = style.bullet if style else ""
    bullet = item.bullet
    if bullet is None:
        return "<a:buNone/>" if inherited else ""
    tint = _bullet_colour(item, bullet, style)
    if bullet.text == inherited or (bullet.number and inherited == _COUNTED and start == 1):
        return tint
    face = f'<a:buFont typeface="{attribute(deck.faces.get(bullet.face, "Arial"))}"/>'
    if not bullet.number:
        return f'{tint}{face}<a:buChar char="{attribute(bullet.text)}"/>'
    kind = "arabicParenR" if bullet.text.endswith(")") else "arabicPeriod"
    begin = f' startAt="{start}"' if start > 1 else ""
    return f'{tint}{face}<a:buAutoNum type="{kind}"{begin}/>'


def _bullet_colour(item: TextParagraph, bullet: Bullet, style: TextStyle | None) -> str:
    """Give a colour of its own to a bullet that would not have it by its text or its style.

    Where the style has no bullets it is always said: LibreOffice takes the master's colour there, not the layout's.
    """
    inherited = style.bullet_colour if style else None
    expected = inherited or (item.runs[0].colour if item.runs else None)
    bare = style is not None and not style.bullet
    return "" if bullet.colour == expected and not bare else f"<a:buClr>{colour(bullet.colour)}</a:buClr>"


def _run(run: Run, style: TextStyle | None, scope: SlideScope, field: str, *, name_face: bool) -> str:
    link = hyperlink(run.link, scope, _KEEP_COLOUR) if run.link else ""
    properties = run_properties(run, scope.deck, style=style, link=link, name_face=name_face)
    text = f"<a:t>{content(run.text)}</a:t>"
    if field and run.text.strip().isdecimal():
        return f'<a:fld id="{_FIELD_ID}" type="{attribute(field)}">{properties}{text}</a:fld>'
    return f"<a:r>{properties}{text}</a:r>"


def run_properties(
    run: Run,
    deck: DeckScope,
    *,
    style: TextStyle | None = None,
    tag: str = "a:rPr",
    link: str = "",
    name_face: bool = False,
) -> str:
    """Write how characters look, leaving out what the style says already."""
    attributes = f' lang="{attribute(deck.language)}"'
    if style is None or abs(run.size - style.size) > _CLOSE:
        attributes += f' sz="{centipoints(run.size)}"'
    if run.bold != (style.bold if style else False):
        attributes += f' b="{flag(run.bold)}"'
    if run.italic != (style.italic if style else False):
        attributes += f' i="{flag(run.italic)}"'
    if run.caps != (style.caps if style else False):
        attributes += f' cap="{"all" if run.caps else "none"}"'
    if run.font is FontRole.CODE:
        attributes += ' noProof="1"'
    children = fill(run.colour) if style is None or run.colour != style.colour else ""
    if run.highlight:
        # PowerPoint writes and expects a fixed colour here.
        children += f"<a:highlight>{fixed_colour(run.highlight)}</a:highlight>"
    if name_face or run.font != (style.font if style else FontRole.BODY):
        children += f'<a:latin typeface="{attribute(deck.typeface(run.font))}"/>'
    return f"<{tag}{attributes}>{children}{link}</{tag}>" if children or link else f"<{tag}{attributes}/>"


def hyperlink(link: Link, scope: SlideScope, inside: str = "") -> str:
    """Write what a click on words or on a shape does; nothing where the link leads nowhere."""
    target, action = scope.link(link)
    if not target:
        return ""
    act = f' action="{action}"' if action else ""
    head = f'<a:hlinkClick r:id="{target}"{act}'
    return f"{head}>{inside}</a:hlinkClick>" if inside else f"{head}/>"


def _end(item: TextParagraph, style: TextStyle | None, deck: DeckScope) -> str:
    """Give the end mark of an empty paragraph: its size is the height of the line."""
    differs = style is None or abs(item.style_size - style.size) > _CLOSE
    size = f' sz="{centipoints(item.style_size)}"' if differs else ""
    return f'<a:endParaRPr lang="{attribute(deck.language)}"{size}/>'
