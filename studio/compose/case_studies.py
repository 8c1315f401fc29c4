"""A case study to its block; of a confidential one, nothing that names the client."""

import re
from collections.abc import Iterator

from studio.compose.texts import Texts
from studio.domain.blocks import CaseStudyBlock
from studio.domain.entries import CaseStudy
from studio.domain.findings import error, warning
from studio.domain.frozen import replace
from studio.domain.icons import icon_by_tags
from studio.domain.text import Line, Rich, Span, line_of, plain, plain_line

_PARTS = re.compile(r"\s+[-–—]\s+|[:;,|/()]")
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’&.-]{3,}")
_OPENING, _CLOSING = "\"'“”„«»‘‚‹", "\"'“”«»’‘›"
"""Characters that begin and end what is quoted, in one language or another."""
_SHORTEST = 4
"""Characters of a name that is looked for."""


def case_study_block(entry: CaseStudy, texts: Texts, notes: Rich) -> CaseStudyBlock:
    """Compose a case study; a confidential title never leaves this function."""
    written = texts.title("title", entry.title)
    industry = texts.line("industry", entry.industry)
    block = CaseStudyBlock(
        source=texts.source,
        notes=notes,
        picture=texts.picture("picture", entry.picture),
        icon=entry.icon or icon_by_tags(entry.tags),
        title=neutral_title(texts.setting.words.confidential_client, industry) if entry.confidential else written,
        category=texts.line("category", entry.category),
        challenge=texts.rich("challenge", entry.challenge),
        solution=texts.rich("solution", entry.solution),
        result=texts.rich("result", entry.result),
        figures=texts.figures("figures", entry.figures),
        quote=quoted(texts.rich("quote", unquoted(entry.quote)), texts.setting.words.quotation),
        quote_by=texts.line("quote_by", entry.quote_by),
    )
    if block.quote and not block.quote_by:
        fault = "Nothing says who the quote is from."
        texts.tell(warning("quote-by-nobody", fault, hint="Fill in `quote_by`: a role and a company."), "quote")
    if entry.confidential:
        topics = (str(title) for path, title in texts.setting.fields.values.items() if path[0] == "topic")
        _look_for_leaks(plain_line(written), (plain_line(industry), *entry.tags, *topics), block, texts)
    return block


def unquoted(source: str) -> str:
    """Give a source text without quotation marks around all of it: the document puts its language's own there."""
    text = source.strip()
    inner = text[1:-1]
    around = len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING
    return inner.strip() if around and not any(mark in inner for mark in {text[0], text[-1]}) else source


def quoted(rich: Rich, pattern: str) -> Rich:
    """Put quotation marks such as `“{text}”` around a text; no text, no marks."""
    if not rich:
        return ()
    before, _, after = pattern.partition("{text}")
    *rest, last = (replace(rich[0], spans=(*line_of(before), *rich[0].spans)), *rich[1:])
    return (*rest, replace(last, spans=(*last.spans, *line_of(after))))


def neutral_title(pattern: str, industry: Line) -> Line:
    """Give `Confidential client, retail`; without an industry nothing is left of it, no comma either."""
    before, _, after = pattern.partition("{industry}")
    if not industry:
        rest = (before.rstrip(" ,;:–—-(") + after.lstrip(" ,;:–—-)")).strip()
        return (Span(text=rest[:1].upper() + rest[1:]),)
    return tuple(span for span in (Span(text=before), *industry, Span(text=after)) if span.text)


def _look_for_leaks(title: str, allowed: tuple[str, ...], block: CaseStudyBlock, texts: Texts) -> None:
    """Tell where a title, a part of it or a name in it stands elsewhere; `allowed` are phrases that name nobody."""
    phrases = {phrase.casefold() for phrase in (*allowed, plain_line(block.category))}
    common = " ".join(allowed).casefold()
    whole = title.casefold() if len(title) >= _SHORTEST and title.casefold() not in phrases else ""
    # A part is a name where it is written like one; in lower case it may be any words.
    parts = [part.strip() for part in _PARTS.split(title)]
    parts = [part for part in parts if part[:1].isupper() and len(part) >= _SHORTEST and part.casefold() not in phrases]
    words = [word for word in _NAME.findall(title) if word.casefold() not in common]
    for path, text in _shown(block):
        found = title if whole and _contains(text.casefold(), whole) else _first(parts, text)
        hinted = _first(words, text) if path != "category" else ""
        if found:
            fault = f"The case study is confidential, and “{found}” from its title stands in its {path}."
            texts.tell(error("confidential-leak", fault, hint="Write it without the name."), path)
        elif hinted:
            fault = f"The case study is confidential; does “{hinted}” in its {path} tell who the client is?"
            texts.tell(warning("confidential-hint", fault), path)


def _first(names: list[str], text: str) -> str:
    return next((name for name in names if _contains(text, name)), "")


def _contains(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _shown(block: CaseStudyBlock) -> Iterator[tuple[str, str]]:
    yield "title", plain_line(block.title)
    yield "category", plain_line(block.category)
    yield "quote_by", plain_line(block.quote_by)
    for path in ("challenge", "solution", "result", "quote", "notes"):
        yield path, plain(getattr(block, path))
    for index, figure in enumerate(block.figures):
        yield f"figures.{index}", f"{plain_line(figure.value)} {plain_line(figure.label)}"
    if block.picture:
        yield "picture", block.picture.alt
