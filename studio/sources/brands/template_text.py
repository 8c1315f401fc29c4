"""The list styles that a placeholder inherits, nearest first, to one text style for each level."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from lxml.etree import _Element

from studio.domain.colours import Colour
from studio.domain.typography import Align, FontRole, TextStyle
from studio.sources.brands.template_colour import WHOLE, A, number
from studio.sources.brands.template_theme import Theme

LEVELS: Final = 9
EMU: Final = 12_700
DEFAULT_SIZE: Final = 18.0
LINE: Final = 1.2
"""Height of a line of most fonts, in sizes: turns exact line spacing into a factor."""

ALIGNS: Final = {"ctr": Align.CENTER, "r": Align.RIGHT}
BULLETS: Final = ("buNone", "buChar", "buAutoNum", "buBlip")
SYMBOLS: Final = {
    "§": "▪",
    "ü": "✓",
    "Ø": "➢",
    "q": "❑",
    "v": "❖",
    "n": "■",
    "l": "●",
    "à": "→",
    "o": "○",
    "w": "◆",
    "·": "•",
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0fc": "✓",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf06e": "■",
}
"""What the symbol fonts draw for a character."""
SYMBOL_FONTS: Final = frozenset(("wingdings", "wingdings 2", "wingdings 3", "symbol", "webdings"))
AUTO_NUMBER: Final = "1."


def text_styles(lists: Sequence[_Element | None], theme: Theme) -> tuple[TextStyle, ...]:
    """Give the style of each level; the lists run from the placeholder's own to the presentation's default."""
    found = [style for style in lists if style is not None]
    return tuple(
        text_style([level for style in found if (level := style.find(f"{A}lvl{index}pPr")) is not None], theme)
        for index in range(1, LEVELS + 1)
    )


def text_style(paragraphs: Sequence[_Element], theme: Theme, runs: Sequence[_Element] = ()) -> TextStyle:
    """Give the style that paragraph properties add up to, nearest first; `runs` are nearer than their defRPr."""
    characters = [*runs, *(run for level in paragraphs if (run := level.find(A + "defRPr")) is not None)]
    size = number(_attribute(characters, "sz"), round(DEFAULT_SIZE * 100)) / 100
    size = size if 1 <= size <= 4000 else DEFAULT_SIZE  # noqa: PLR2004 - DrawingML's own bounds
    after = _length(_child(paragraphs, "spcAft"), size)
    return TextStyle(
        size=size,
        colour=_colour(characters, theme),
        font=_font(characters, theme),
        bold=_attribute(characters, "b") in {"1", "true"},
        italic=_attribute(characters, "i") in {"1", "true"},
        caps=_attribute(characters, "cap") == "all",
        align=ALIGNS.get(_attribute(paragraphs, "algn") or "", Align.LEFT),
        line_spacing=_line_spacing(_child(paragraphs, "lnSpc"), size),
        space_before=round(_length(_child(paragraphs, "spcBef"), size) + after, 3),
        indent=max(0.0, round(number(_attribute(paragraphs, "marL"), 0) / EMU, 3)),
        bullet=_bullet(paragraphs),
        bullet_colour=_bullet_colour(paragraphs, theme),
    )


def font_names(lists: Iterable[_Element | None]) -> frozenset[str]:
    """Give the fonts that list styles name beside the theme's own."""
    latins = (latin for style in lists if style is not None for latin in style.iter(A + "latin"))
    return frozenset(name for latin in latins if (name := latin.get("typeface", "")) and not name.startswith("+"))


def _first(elements: Sequence[_Element], get: Callable[[_Element], _Element | None]) -> _Element | None:
    return next((found for element in elements if (found := get(element)) is not None), None)


def _child(elements: Sequence[_Element], name: str) -> _Element | None:
    return _first(elements, lambda element: element.find(A + name))


def _attribute(elements: Sequence[_Element], name: str) -> str | None:
    return next((value for element in elements if (value := element.get(name)) is not None), None)


def _colour(characters: Sequence[_Element], theme: Theme) -> Colour:
    for run in characters:
        for fill in run:
            if fill.tag in {A + "solidFill", A + "gradFill"}:
                holder = fill if fill.tag == A + "solidFill" else fill.find(f"{A}gsLst/{A}gs")
                colour = theme.colours.inside(holder)
                if colour is not None:
                    return colour
    return theme.colours.named("tx1") or Colour("000000")


def _font(characters: Sequence[_Element], theme: Theme) -> FontRole:
    latin = _child(characters, "latin")
    name = "" if latin is None else latin.get("typeface", "")
    heading = name.startswith("+mj") or (name == theme.major and name != theme.minor)
    return FontRole.HEADING if heading else FontRole.BODY


def _line_spacing(spacing: _Element | None, size: float) -> float:
    if spacing is None:
        return 1.0
    points = spacing.find(A + "spcPts")
    if points is not None:
        factor = number(points.get("val"), 0) / 100 / (size * LINE)
    else:
        percent = spacing.find(A + "spcPct")
        factor = 1.0 if percent is None else number(percent.get("val"), WHOLE) / WHOLE
    return round(min(max(factor, 0.5), 5.0), 4)


def _length(spacing: _Element | None, size: float) -> float:
    """Give a space above or below in points."""
    if spacing is None:
        return 0.0
    points, percent = spacing.find(A + "spcPts"), spacing.find(A + "spcPct")
    if points is not None:
        length = number(points.get("val"), 0) / 100
    else:
        length = 0.0 if percent is None else size * LINE * number(percent.get("val"), 0) / WHOLE
    return min(max(length, 0.0), 400.0)


def _bullet(paragraphs: Sequence[_Element]) -> str:
    mark = _first(paragraphs, lambda level: next((child for child in level if child.tag in BULLET_TAGS), None))
    if mark is None:
        return ""
    match mark.tag.removeprefix(A):
        case "buNone":
            return ""
        case "buAutoNum":
            return AUTO_NUMBER
        case "buBlip":
            return "•"
        case _:
            return _drawn(mark.get("char", ""), _child(paragraphs, "buFont"))


def _bullet_colour(paragraphs: Sequence[_Element], theme: Theme) -> Colour | None:
    """Give the nearest colour of bullets; None where they take the text's."""
    tags = {A + "buClr", A + "buClrTx"}
    found = _first(paragraphs, lambda level: next((child for child in level if child.tag in tags), None))
    return theme.colours.inside(found)


def _drawn(character: str, font: _Element | None) -> str:
    """Give the character that a text font can draw for a bullet."""
    if font is not None and font.get("typeface", "").lower() in SYMBOL_FONTS:
        return SYMBOLS.get(character, "•")
    return SYMBOLS.get(character, character) if "\ue000" <= character[:1] <= "\uf8ff" else character[:1]


BULLET_TAGS: Final = frozenset(A + name for name in BULLETS)
