"""Points, theme colours and words in, PresentationML shapes, placeholders and text styles out."""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

EMU = 12_700
"""English Metric Units in a point."""

Rect = tuple[float, float, float, float]
"""Left, top, width, height in points."""

EMPTY_PARAGRAPH = '<a:p><a:endParaRPr lang="en-US"/></a:p>'
NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'


@dataclass(frozen=True, slots=True)
class Tint:
    """A theme colour, made lighter or darker; both figures in percent."""

    scheme: str
    mod: int = 100
    off: int = 0

    def fill(self) -> str:
        """Give the a:solidFill element."""
        mods = f'<a:lumMod val="{self.mod * 1000}"/>' if self.mod != 100 else ""  # noqa: PLR2004 - the whole
        offs = f'<a:lumOff val="{self.off * 1000}"/>' if self.off else ""
        return f'<a:solidFill><a:schemeClr val="{self.scheme}">{mods}{offs}</a:schemeClr></a:solidFill>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How paragraphs of one list level look; lengths in points."""

    size: float
    tint: Tint
    bold: bool = False
    heading: bool = False
    """Set in the theme's heading font."""
    bullet: str = ""
    """The character, `1.` for automatic numbers, empty for none."""
    bullet_tint: Tint = Tint("accent1")
    indent: float = 0
    hang: float = 0
    before: float = 0
    spacing: int = 100
    """Percent of the font's line height."""
    align: str = "l"
    italic: bool = False

    def xml(self, tag: str) -> str:
        """Give the a:lvlNpPr element."""
        return (
            f'<a:{tag} marL="{emu(self.indent)}" indent="{emu(-self.hang)}" algn="{self.align}" defTabSz="914400"'
            ' rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
            f'<a:lnSpc><a:spcPct val="{self.spacing * 1000}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(self.before * 100)}"/></a:spcBef>'
            f"{self._bullet()}{self._characters()}</a:{tag}>"
        )

    def _bullet(self) -> str:
        """Give the mark; its colour always, for the lists that somebody makes of a text without one.

        LibreOffice takes the master's colour where a layout only says that bullets are coloured like the text.
        """
        tint = self.bullet_tint if self.bullet else self.tint
        colour = tint.fill().removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")
        if not self.bullet:
            return f"<a:buClr>{colour}</a:buClr><a:buNone/>"
        font = '<a:buFont typeface="Arial" panose="020B0604020202020204" pitchFamily="34" charset="0"/>'
        mark = '<a:buAutoNum type="arabicPeriod"/>' if self.bullet == "1." else f'<a:buChar char="{self.bullet}"/>'
        return f"<a:buClr>{colour}</a:buClr>{font}{mark}"

    def _characters(self) -> str:
        theme = "mj" if self.heading else "mn"
        faces = "".join(f'<a:{script} typeface="+{theme}-{suffix}"/>' for script, suffix in FACES)
        italic = ' i="1"' if self.italic else ""
        face = f'sz="{round(self.size * 100)}" b="{int(self.bold)}"{italic} kern="1200"'
        return f"<a:defRPr {face}>{self.tint.fill()}{faces}</a:defRPr>"


FACES = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A decorative shape."""

    name: str
    rect: Rect
    tint: Tint | None = None
    """Of its inside; None for an outline alone."""
    line: Tint | None = None
    width: float = 1
    """Of its outline, in points."""
    geometry: str = "rect"
    radius: float = 0
    """Of the corners of a roundRect, in points."""

    def xml(self, number: int) -> str:
        """Give the p:sp element with this shape id."""
        guides = ""
        if self.geometry == "roundRect":
            share = round(self.radius / min(self.rect[2:]) * 100_000)
            guides = f'<a:gd name="adj" fmla="val {share}"/>'
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(self.name)}/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{xfrm(self.rect)}'
            f'<a:prstGeom prst="{self.geometry}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
            f"{self.tint.fill() if self.tint else '<a:noFill/>'}{self._outline()}</p:spPr>"
            f'<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>{EMPTY_PARAGRAPH}</p:txBody></p:sp>'
        )

    def _outline(self) -> str:
        if self.line is None:
            return "<a:ln><a:noFill/></a:ln>"
        return f'<a:ln w="{emu(self.width)}">{self.line.fill()}</a:ln>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A placeholder; what it leaves out, it inherits."""

    name: str
    type: str
    idx: int = 0
    rect: Rect | None = None
    prompt: tuple[str, ...] = ()
    """One paragraph for each level."""
    anchor: str = ""
    insets: str = ""
    levels: tuple[Level, ...] = ()
    fill: Tint | None = None
    """Of a button; slides inherit it with its corners."""
    radius: float = 0
    """Of a button's corners, in points."""

    def xml(self, number: int) -> str:
        """Give the p:sp element with this shape id."""
        place = f"{xfrm(self.rect)}{self._body()}" if self.rect else ""
        anchor = f' anchor="{self.anchor}"' if self.anchor else ""
        insets = f" {self.insets}" if self.insets else ""
        levels = "".join(level.xml(f"lvl{index}pPr") for index, level in enumerate(self.levels, 1))
        styles = f"<a:lstStyle>{levels}</a:lstStyle>" if levels else "<a:lstStyle/>"
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(self.name)}/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{self._ph()}</p:nvPr></p:nvSpPr>'
            f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr{insets}{anchor}><a:noAutofit/></a:bodyPr>"
            f"{styles}{self._paragraphs()}</p:txBody></p:sp>"
        )

    def _body(self) -> str:
        """Give geometry and fill."""
        if self.fill is None or self.rect is None:
            return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        share = round(self.radius / min(self.rect[2:]) * 100_000)
        guide = f'<a:gd name="adj" fmla="val {share}"/>'
        return f'<a:prstGeom prst="roundRect"><a:avLst>{guide}</a:avLst></a:prstGeom>{self.fill.fill()}'

    def _ph(self) -> str:
        kind = "" if self.type == "obj" else f' type="{self.type}"'
        size = ' sz="quarter"' if self.type in {"ftr", "sldNum"} or self.idx > 1 else ""
        idx = f' idx="{self.idx}"' if self.idx else ""
        custom = ' hasCustomPrompt="1"' if self.idx > 12 else ""  # noqa: PLR2004 - the idx of our own placeholders begin there
        return f"<p:ph{kind}{size}{idx}{custom}/>"

    def _paragraphs(self) -> str:
        if self.type == "sldNum":
            return (
                '<a:p><a:fld id="{5C1B6C3A-6E0B-4C53-9C0E-2F2A7D0D6B11}" type="slidenum"><a:rPr lang="en-US"/>'
                '<a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-US"/></a:p>'
            )
        if not self.prompt:
            return EMPTY_PARAGRAPH
        return "".join(
            f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr lang="en-US"/><a:t>{escape(text)}</a:t></a:r></a:p>'
            for level, text in enumerate(self.prompt)
        )


def emu(points: float) -> int:
    """Give points as English Metric Units."""
    return round(points * EMU)


def xfrm(rect: Rect) -> str:
    """Give the a:xfrm element of a rectangle in points."""
    x, y, width, height = (emu(length) for length in rect)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def shape_tree(things: tuple[Shape | Placeholder, ...]) -> str:
    """Give the p:spTree element; shape ids count from 2 in drawing order."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{''.join(thing.xml(number) for number, thing in enumerate(things, 2))}</p:spTree>"
    )
