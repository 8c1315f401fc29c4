"""What PowerPoint takes for the values of attributes in a template; for others it calls a deck damaged."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lxml.etree import _Element
from pptx.enum.shapes import MSO_AUTO_SHAPE_TYPE

from studio.sources.brands.template_colour import A, is_hex
from studio.sources.brands.template_theme import P

LARGEST: Final = 27_273_042_316_900
"""EMU: the largest coordinate of DrawingML."""
MEASURE: Final = re.compile(r"-?\d+(?:\.\d+)?(?:mm|cm|in|pt|pc|pi)")
PERCENTAGE: Final = re.compile(r"-?\d+(?:\.\d+)?%")

Sound = Callable[[str], bool]


def unsound(root: _Element) -> Iterator[str]:
    """Say which attributes of a part are missing or impossible, as the end of `its part …`."""
    for node in root.iter(*_TAGS):
        for name in _required(node):
            if node.get(name) is None:
                yield f"is damaged: `{name}` is missing in line {node.sourceline} (`{_word(node)}`)"
        for name, value in ((str(name), str(value)) for name, value in node.items()):
            sound = VALUES.get((node.tag, name))
            if sound is not None and not sound(value.strip()):
                where = f"line {node.sourceline} (`{_word(node)}`)"
                yield f'is damaged: `{name}="{value[:40]}"` in {where} is no possible value'


def _required(node: _Element) -> tuple[str, ...]:
    """Give the attributes that a node must have; an `a:ext` is a size only where it stands in a place."""
    parent = node.getparent()
    in_place = node.tag != A + "ext" or (parent is not None and _word(parent) == "xfrm")
    return REQUIRED.get(node.tag, ()) if in_place else ()


def _word(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _whole(low: int, high: int) -> Sound:
    return lambda text: re.fullmatch(r"[+-]?\d{1,18}", text) is not None and low <= int(text) <= high


def _length(low: int, high: int) -> Sound:
    whole = _whole(low, high)
    return lambda text: whole(text) or MEASURE.fullmatch(text) is not None


def _one_of(words: str) -> Sound:
    return frozenset(words.split()).__contains__


def _matching(pattern: str) -> Sound:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


def _percentage(text: str) -> bool:
    return _INTEGER(text) or PERCENTAGE.fullmatch(text) is not None


_INTEGER: Final = _whole(-(2**31), 2**31 - 1)
_NUMBER: Final = _whole(0, 2**32 - 1)
_BYTE: Final = _whole(-128, 255)
_FLAG: Final = _one_of("0 1 false true off on")
_PLACE, _SIDE, _INSET = _length(-LARGEST, LARGEST), _length(0, LARGEST), _length(-(2**31), 2**31 - 1)
_SLOTS = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"
_MAPPED = "bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"
_CONNECTORS = "line straightConnector1 bentConnector2 bentConnector3 bentConnector4 bentConnector5"
_CURVES = "curvedConnector2 curvedConnector3 curvedConnector4 curvedConnector5"
_SHAPES: Final = " ".join((*(one.xml_value or "" for one in MSO_AUTO_SHAPE_TYPE), _CONNECTORS, _CURVES))
_LAYOUTS: Final = (
    "title tx twoColTx tbl txAndChart chartAndTx dgm chart txAndClipArt clipArtAndTx titleOnly blank txAndObj objAndTx"
    " objOnly obj txAndMedia mediaAndTx objOverTx txOverObj txAndTwoObj twoObjAndTx twoObjOverTx fourObj vertTx"
    " clipArtAndVertTx vertTitleAndTx vertTitleAndTxOverChart twoObj objAndTwoObj twoObjAndObj cust secHead twoTxTwoObj"
    " objTx picTx"
)
_PLACEHOLDERS: Final = "title body ctrTitle subTitle dt sldNum ftr hdr obj chart tbl clipArt dgm media sldImg pic"
_NUMBERING: Final = (
    "(?:alpha(?:Lc|Uc)|roman(?:Lc|Uc)|arabic)(?:ParenBoth|ParenR|Period)|arabic(?:Plain|DbPlain|DbPeriod|[12]Minus)"
    "|circleNum(?:DbPlain|WdBlackPlain|WdWhitePlain)|ea1(?:Chs|Cht|JpnChs|JpnKor)(?:Plain|Period)|ea1JpnChsDbPeriod"
    "|hebrew2Minus|thai(?:Alpha|Num)(?:Period|ParenR|ParenBoth)|hindi(?:Alpha|Alpha1|Num)Period|hindiNumParenR"
)
_GUID: Final = r"\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}"
_DASHES: Final = "solid dot dash lgDash dashDot lgDashDot lgDashDotDot sysDash sysDot sysDashDot sysDashDotDot"

_RUNS = "rPr defRPr endParaRPr"
_PARAGRAPHS = "pPr defPPr lvl1pPr lvl2pPr lvl3pPr lvl4pPr lvl5pPr lvl6pPr lvl7pPr lvl8pPr lvl9pPr"
_LOCKS = "spLocks picLocks grpSpLocks cxnSpLocks graphicFrameLocks"
_LOCKED = (
    "noGrp noUngrp noSelect noRot noChangeAspect noMove noResize noEditPoints noAdjustHandles noChangeArrowheads"
    " noChangeShapeType noTextEdit noCrop noDrilldown"
)
_CHANGES = "alpha alphaMod alphaOff lumMod lumOff satMod satOff shade tint hueMod"
_DRAWN: Final[tuple[tuple[str, str, Sound], ...]] = (
    ("off chOff", "x y", _PLACE),
    ("ext chExt", "cx cy", _SIDE),
    ("xfrm", "rot", _INTEGER),
    ("xfrm", "flipH flipV", _FLAG),
    ("prstGeom", "prst", _one_of(_SHAPES)),
    ("ln lnL lnR lnT lnB", "w", _length(0, 20_116_800)),
    ("ln lnL lnR lnT lnB", "cap", _one_of("rnd sq flat")),
    ("ln lnL lnR lnT lnB", "cmpd", _one_of("sng dbl thickThin thinThick tri")),
    ("ln lnL lnR lnT lnB", "algn", _one_of("ctr in")),
    ("miter", "lim", _percentage),
    ("prstDash", "val", _one_of(_DASHES)),
    ("srgbClr", "val", is_hex),
    ("schemeClr", "val", _one_of(f"{_MAPPED} {_SLOTS} phClr")),
    (_CHANGES, "val", _percentage),
    ("sysClr", "lastClr", is_hex),
    ("gs", "pos", _percentage),
    ("path", "path", _one_of("shape circle rect")),
    ("lin", "ang", _INTEGER),
    ("lin", "scaled", _FLAG),
    ("gradFill outerShdw", "rotWithShape", _FLAG),
    ("outerShdw innerShdw", "dir", _INTEGER),
    ("outerShdw innerShdw", "blurRad dist", _SIDE),
    ("srcRect fillRect fillToRect tileRect", "l t r b", _percentage),
    ("lnRef fillRef effectRef", "idx", _NUMBER),
    ("fontRef", "idx", _one_of("major minor none")),
    ("bodyPr", "lIns tIns rIns bIns", _INSET),
    ("bodyPr", "anchor", _one_of("t ctr b just dist")),
    ("bodyPr", "wrap", _one_of("none square")),
    ("bodyPr", "vert", _one_of("horz vert vert270 wordArtVert eaVert mongolianVert wordArtVertRtl")),
    ("bodyPr", "rot", _INTEGER),
    ("bodyPr", "numCol", _whole(1, 16)),
    ("bodyPr", "anchorCtr compatLnSpc fromWordArt rtlCol spcFirstLastPara upright", _FLAG),
    ("normAutofit", "fontScale lnSpcReduction", _percentage),
    (_PARAGRAPHS, "marL marR indent defTabSz", _INSET),
    (_PARAGRAPHS, "lvl", _whole(0, 8)),
    (_PARAGRAPHS, "algn", _one_of("l ctr r just justLow dist thaiDist")),
    (_PARAGRAPHS, "eaLnBrk hangingPunct latinLnBrk rtl", _FLAG),
    ("spcPct buSzPct", "val", _percentage),
    ("spcPts", "val", _whole(0, 158_400)),
    ("buSzPts", "val", _whole(100, 400_000)),
    ("buAutoNum", "type", _matching(_NUMBERING)),
    ("buAutoNum", "startAt", _whole(1, 32_767)),
    (_RUNS, "sz", _whole(100, 400_000)),
    (_RUNS, "kern", _whole(0, 400_000)),
    (_RUNS, "spc", _length(-400_000, 400_000)),
    (_RUNS, "baseline", _percentage),
    (_RUNS, "b i noProof dirty err smtClean", _FLAG),
    (_RUNS, "cap", _one_of("none small all")),
    (_RUNS, "strike", _one_of("noStrike sngStrike dblStrike")),
    ("latin ea cs sym buFont", "charset pitchFamily", _BYTE),
    ("latin ea cs sym buFont", "panose", _matching("(?:[0-9a-fA-F]{2}){10}")),
    ("fld", "id", _matching(_GUID)),
    ("tblStyleLst", "def", _matching(_GUID)),
    (_LOCKS, _LOCKED, _FLAG),
    ("overrideClrMapping", _MAPPED, _one_of(_SLOTS)),
)
"""In DrawingML: tags, attributes, and what is sound."""
_PRESENTED: Final[tuple[tuple[str, str, Sound], ...]] = (
    ("bgRef", "idx", _NUMBER),
    ("cNvPr", "id", _NUMBER),
    ("cNvPr", "hidden", _FLAG),
    ("clrMap", _MAPPED, _one_of(_SLOTS)),
    ("hf", "dt ftr hdr sldNum", _FLAG),
    ("notesSz", "cx cy", _SIDE),
    ("nvPr", "isPhoto userDrawn", _FLAG),
    ("ph", "idx", _NUMBER),
    ("ph", "type", _one_of(_PLACEHOLDERS)),
    ("ph", "orient", _one_of("horz vert")),
    ("ph", "sz", _one_of("full half quarter")),
    ("ph", "hasCustomPrompt", _FLAG),
    ("presentation", "autoCompressPictures embedTrueTypeFonts rtl saveSubsetFonts strictFirstAndLastChars", _FLAG),
    ("sldLayout", "type", _one_of(_LAYOUTS)),
    ("sldLayout sldMaster", "preserve", _FLAG),
    ("sldLayout", "showMasterPhAnim showMasterSp userDrawn", _FLAG),
    ("sldLayoutId sldMasterId", "id", _whole(2**31, 2**32 - 1)),
)
"""In PresentationML."""

VALUES: Final[Mapping[tuple[str, str], Sound]] = {
    (space + tag, name): sound
    for space, rules in ((A, _DRAWN), (P, _PRESENTED))
    for tags, names, sound in rules
    for tag in tags.split()
    for name in names.split()
}
"""What is sound for an attribute of a tag; those that programs and people write wrongly, not all there are."""
REQUIRED: Final = {
    **dict.fromkeys((A + "off", A + "chOff"), ("x", "y")),
    **dict.fromkeys((A + "ext", A + "chExt"), ("cx", "cy")),
}
_TAGS: Final = frozenset(tag for tag, _ in VALUES)
