"""The whole product as one function: proposal, library, brand and words to finished files."""

import re
from dataclasses import field
from typing import assert_never

from studio.app.outputs import Output, Progress, no_progress
from studio.compose.document import compose
from studio.domain.brand import Brand
from studio.domain.chapters import PicksChapter
from studio.domain.document import Document
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass, replace
from studio.domain.library import Library
from studio.domain.places import Place
from studio.domain.proposal import Proposal
from studio.domain.text import plain_line
from studio.domain.words import Words
from studio.layout.page import FileFacts, FlowBook, SlideDeck
from studio.layout.picture_findings import picture_findings
from studio.layout.text.coverage import glyph_findings
from studio.layout.text.typefaces import FontBook
from studio.sources.collector import collector_resting

_NAMED = re.compile("“([^”]+)”")
"""What a finding quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderRequest:
    """Everything a proposal's files are made from."""

    proposal: Proposal
    library: Library
    brand: Brand
    words: Words
    outputs: tuple[Output, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderResult:
    """The files, and everything that is not as it should be in them."""

    document: Document
    slides: SlideDeck | None
    book: FlowBook | None
    findings: tuple[Finding, ...]
    files: dict[Output, bytes] = field(repr=False)


def render(
    request: RenderRequest, fonts: FontBook, *, progress: Progress = no_progress, paint: bool = True
) -> RenderResult:
    """Compose, lay out and paint; without `paint` only the findings and the pages are made.

    `fonts` are the brand's; keep them for the next call, they remember what they measured.
    """
    with collector_resting():
        return _rendered(request, fonts, progress, paint=paint)


def _rendered(request: RenderRequest, fonts: FontBook, progress: Progress, *, paint: bool) -> RenderResult:
    document, findings = compose(request.proposal, request.library, request.words)
    slides, book = _laid_out(document, request, fonts)
    laid_out = (slides.findings if slides else ()) + (book.findings if book else ())
    laid_out += glyph_findings(slides.pages if slides else (), fonts) + glyph_findings(
        book.pages if book else (), fonts
    )
    logo = request.proposal.client.logo
    logos = {logo.path: request.proposal.place_of("client.logo")} if logo else {}
    laid_out += picture_findings((*(slides.pages if slides else ()), *(book.pages if book else ())), logos)
    laid_out = _placed(laid_out, request.proposal)
    facts = _facts(document)
    files: dict[Output, bytes] = {}
    for output in request.outputs if paint else ():
        data = _paint(output, slides, book, request.brand, facts, progress)
        if data is not None:
            files[output] = data
    return RenderResult(
        document=document, slides=slides, book=book, findings=tuple(dict.fromkeys(findings + laid_out)), files=files
    )


def _laid_out(document: Document, request: RenderRequest, fonts: FontBook) -> tuple[SlideDeck | None, FlowBook | None]:
    """Lay out what the outputs show; the designs of the other kind of page are not even imported."""
    slides, book = None, None
    if {Output.DECK, Output.SLIDES} & set(request.outputs):
        from studio.layout.slides.deck import lay_out_slides

        slides = lay_out_slides(document, request.brand, fonts)
    if Output.PROPOSAL in request.outputs:
        from studio.layout.flow.book import lay_out_book

        book = lay_out_book(document, request.brand, fonts)
    return slides, book


def _placed(findings: tuple[Finding, ...], proposal: Proposal) -> tuple[Finding, ...]:
    """Add where the chapter or pick is written that a finding of the layout is about, or the line on the cover."""
    places = {chapter.id: chapter.place for chapter in proposal.chapters}
    for chapter in proposal.chapters:
        if isinstance(chapter, PicksChapter):
            places.update({pick.id: pick.place for pick in chapter.picks})
    return tuple(
        finding
        if finding.place.file
        else replace(finding, place=places.get(finding.source) or _own_place(finding, proposal))
        for finding in findings
    )


def _own_place(finding: Finding, proposal: Proposal) -> Place:
    """Give the line of the proposal itself that holds the words that a finding names, as titles and footers do."""
    if finding.source:
        return finding.place
    client, consultant = proposal.client, proposal.consultant
    lines = {
        "title": proposal.title,
        "subtitle": proposal.subtitle,
        "client.name": client.name,
        "client.contact": client.contact,
        **{f"consultant.{name}": getattr(consultant, name) for name in ("company", "name", "role")},
        "output.confidentiality": proposal.output.confidentiality,
    }
    named = [words.removesuffix("…").strip() for words in _NAMED.findall(finding.text)]
    found = (path for path, line in lines.items() if any(words and words in line for words in named))
    path = next(found, "")
    return proposal.place_of(path) if path else proposal.place


def _paint(
    output: Output, slides: SlideDeck | None, book: FlowBook | None, brand: Brand, facts: FileFacts, progress: Progress
) -> bytes | None:
    def report(done: int, total: int) -> None:
        progress(output, done, total)

    match output:
        case Output.DECK:
            from studio.export.pptx.deck import write_deck

            return write_deck(slides, brand, facts, report) if slides else None
        case Output.SLIDES:
            from studio.export.pdf.paint import paint_slides

            return paint_slides(slides, facts, report) if slides else None
        case Output.PROPOSAL:
            from studio.export.pdf.paint import paint_book

            return paint_book(book, facts, report) if book else None
        case _:
            assert_never(output)


def _facts(document: Document) -> FileFacts:
    cover = document.cover
    return FileFacts(
        title=plain_line(cover.title),
        author=cover.company or cover.author,
        subject=plain_line(cover.subtitle) or cover.client,
        language=document.language,
        date=document.date,
        keywords=tuple(word for word in (cover.client, cover.company) if word),
    )
