"""Inline markup and lists to spans and paragraphs; addresses stay as written, to be checked once they are complete."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from studio.domain.frozen import dataclass, replace
from studio.domain.text import Line, Paragraph, ParagraphKind, Rich, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 2
"""The deepest level of lists; what is nested deeper stands there."""
HIGHEST = 32_767
"""The highest number that a list in a presentation can begin with; with a higher one it is no list, but words."""
_NESTING = 20
"""How deep tokens may be nested; markdown-it drops the content of what is deeper."""

_INLINE = re.compile(r"[*_`\[\\]")
_BLOCK = re.compile(r"^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)|  \n", re.MULTILINE)
"""What only the parser understands; a text without it need not wait for the parser to be imported."""
_STRESSED = re.compile(r"(?<![^\s(])(\*\*?)([^\W_](?:[^*_`\[\\]*[^\W_])?)\1(?![^\s.,;:!?)])")
"""Whole words in bold or italics, the one markup that most texts have: stars that can begin and end nothing else."""
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")


def line_markup(text: str) -> Line:
    """Read the text of one paragraph; line breaks are spaces."""
    text = _BREAK.sub(" ", text).strip(" \t\n")
    known = _stressed(text)
    if known is not None:
        return known
    tokens = _parser().parseInline(text)
    pieces = list(_pieces(tokens[0].children or ())) if tokens else []
    spans: list[Span] = []
    for index, piece in enumerate(pieces):
        spans.extend([Span(text=" ")] if index else [])
        spans.extend(piece)
    return joined(spans)


def rich_markup(text: str) -> Rich:
    """Read paragraphs and lists; a hard break begins a new paragraph."""
    if not _BLOCK.search(text):
        lines = [_stressed(_BREAK.sub(" ", part).strip()) for part in _BLANK.split(text.strip())]
        if None not in lines:
            return tuple(Paragraph(spans=line) for line in lines if line)
    tokens = _parser().parse(text)
    if any(token.level >= _NESTING - 1 for token in tokens):
        tokens = _parser(lists=False).parse(text)
    # A dash alone is a list with an empty item, but somebody meant the dash.
    return tuple(_paragraphs(tokens)) or ((Paragraph(spans=(Span(text=text.strip()),)),) if text.strip() else ())


def _stressed(text: str) -> Line | None:
    """Read a line with no more markup than some words in bold or italics; None where only the parser can."""
    if not _INLINE.search(text):
        return (Span(text=text),) if text else ()
    if _INLINE.search(_STRESSED.sub("", text)):
        return None
    pieces = iter(_STRESSED.split(text))  # what is plain, stars, what stands between them, and so on
    spans = [Span(text=next(pieces))]
    for stars, words, plain in zip(pieces, pieces, pieces, strict=True):
        spans += [Span(text=words, bold=stars == "**", italic=stars == "*"), Span(text=plain)]
    return joined(spans)


def joined(spans: Iterable[Span]) -> Line:
    """Join neighbours that look alike, and drop empty spans."""
    result: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if result and replace(result[-1], text="") == replace(span, text=""):
            result[-1] = replace(span, text=result[-1].text + span.text)
        else:
            result.append(span)
    return tuple(result)


@cache
def _parser(*, lists: bool = True) -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - costs 40 ms, and short texts need none of it

    parser = MarkdownIt("zero", {"maxNesting": _NESTING})
    parser.enable(["newline", "escape", "backticks", "emphasis", "link"])
    if lists:
        parser.enable("list")
    parser.inline.ruler.before("link", "no_picture", _no_picture)
    # Merge fields stand in addresses as placeholders: encoding and checking wait until they are filled.
    parser.normalizeLink = _unchanged  # type: ignore[method-assign]
    parser.validateLink = bool  # type: ignore[method-assign, assignment]
    return parser


def _unchanged(url: str) -> str:
    return url


def _no_picture(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """Take `![` as characters, or the rest of a picture would be read as a link."""
    if not state.src.startswith("![", state.pos):
        return False
    if not silent:
        state.pending += "!["
    state.pos += 2
    return True


@dataclass(slots=True)
class _List:
    kind: ParagraphKind
    number: int
    fresh: bool = False
    """The next paragraph is the item itself, not a further paragraph of it."""


def _paragraphs(tokens: Sequence["Token"]) -> Iterator[Paragraph]:
    lists: list[_List] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                lists.append(_List(ParagraphKind.BULLET, 0))
            case "ordered_list_open":
                start = max(int(token.attrs.get("start", 1)), 1)
                lists.append(_List(ParagraphKind.NUMBER if start <= HIGHEST else ParagraphKind.BODY, start - 1))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                lists[-1].fresh = True
                lists[-1].number += 1
            case "list_item_close" if lists[-1].fresh and token.markup in {".", ")"}:
                lists[-1].fresh = False  # `2010.` alone on its line is no empty item, but says something
                written = f"{lists[-1].number}{token.markup}"
                yield Paragraph(spans=(Span(text=written),), level=min(len(lists) - 1, DEEPEST))
            case "inline":
                for spans in _pieces(token.children or ()):
                    if line := joined(spans):
                        yield _placed(line, lists)
            case _:
                pass


def _placed(line: Line, lists: list[_List]) -> Paragraph:
    level = min(max(len(lists) - 1, 0), DEEPEST)
    if not lists or not lists[-1].fresh:
        return Paragraph(spans=line, level=level)
    item = lists[-1]
    item.fresh = False
    if item.kind is ParagraphKind.BODY:
        return Paragraph(spans=joined((Span(text=f"{item.number}. "), *line)), level=level)
    number = item.number if item.kind is ParagraphKind.NUMBER else 0
    return Paragraph(spans=line, kind=item.kind, level=level, number=number)


@dataclass(slots=True)
class _Style:
    bold: int = 0
    italic: int = 0
    href: str = ""

    def follow(self, token: "Token") -> None:
        """Change with a token that opens or closes something; emphasis may stand inside emphasis."""
        match token.tag:
            case "strong":
                self.bold += token.nesting
            case "em":
                self.italic += token.nesting
            case "a":
                # A link to nowhere is still a link that somebody has to hear of.
                self.href = str(token.attrs.get("href", "") or "#") if token.nesting > 0 else ""
            case _:
                pass

    def span(self, text: str, *, code: bool = False) -> Span:
        return Span(text=text, bold=self.bold > 0, italic=self.italic > 0, code=code, href=self.href)


def _pieces(tokens: Sequence["Token"]) -> Iterator[list[Span]]:
    """Give the spans of an inline text, divided at its hard breaks."""
    spans: list[Span] = []
    style = _Style()
    for before, token in zip((None, *tokens), tokens, strict=False):
        match token.type:
            case "hardbreak":
                yield spans
                spans = []
            case "link_close" if before is not None and before.type == "link_open":
                spans.append(style.span(style.href))  # a link without words shows where it leads
                style.follow(token)
            case "softbreak":
                spans.append(style.span(" "))
            case "code_inline":
                spans.append(style.span(token.content, code=True))
            case "text":
                spans.append(style.span(token.content))
            case _:
                style.follow(token)
    yield spans
