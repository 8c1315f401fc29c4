"""A brand, words and documents to lay out as a book, and ways to say what the pages hold."""

import re
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from itertools import count
from pathlib import Path

from studio.domain.blocks import (
    AcceptanceBlock,
    AnyBlock,
    BenefitBlock,
    BudgetBand,
    CaseStudyBlock,
    ComparisonBlock,
    ComparisonRow,
    CostBlock,
    DrawbackBlock,
    EstimateBlock,
    EstimateRow,
    LabelledText,
    NextStepBlock,
    OverviewBlock,
    PlanBlock,
    PlanPhase,
    QuestionBlock,
    RoleBlock,
    ScopeBlock,
    SignatureBox,
    StepBlock,
    TermBlock,
    TextBlock,
    TotalRow,
    UseCaseBlock,
)
from studio.domain.brand import Brand, PageStyle, SlideSizes
from studio.domain.chapters import TextPurpose
from studio.domain.colours import Colour, Palette
from studio.domain.document import Cover, Document, DocumentChapter
from studio.domain.proposal import PageSize
from studio.domain.text import Line, Paragraph, ParagraphKind, Rich, line_of
from studio.domain.words import Words
from studio.layout.flow.book import lay_out_book
from studio.layout.items import AnyItem, TableItem, TextItem
from studio.layout.page import FlowBook, FlowPage
from studio.layout.paragraphs import TextParagraph
from studio.layout.roles import Role
from studio.layout.text.typefaces import FontBook
from tests.layout.families import FAMILIES

_INK, _PAPER, _TEAL, _GREY = Colour("16243B"), Colour("FFFFFF"), Colour("176F6B"), Colour("536070")

BRAND = Brand(
    name="test",
    title="Test",
    template=Path("deck.pptx"),
    slide_width=960,
    slide_height=540,
    palette=Palette(
        text=_INK,
        muted=_GREY,
        background=_PAPER,
        surface=Colour("F5F7F9"),
        line=Colour("DCE1E6"),
        primary=_INK,
        on_primary=_PAPER,
        accent=_TEAL,
        accent_text=_TEAL,
        accent_soft=Colour("E2F5F3"),
        on_accent=_PAPER,
        positive=Colour("2E7D4F"),
        positive_soft=Colour("E6F4EA"),
        negative=Colour("B3452C"),
        negative_soft=Colour("FBE9E5"),
        missing=Colour("FFE3A3"),
        on_missing=Colour("5A3700"),
        series=(_TEAL,),
    ),
    fonts=FAMILIES,
    sizes=SlideSizes(),
    page=PageStyle(),
    layouts={},
)
BOOK_OF_FONTS = FontBook(BRAND.fonts)
_FILLED = {"page_of": "Page {page} of {pages}", "choose_when": "Choose {name} when"}
WORDS = Words(**{field.name: _FILLED.get(field.name, field.name.replace("_", " ")) for field in fields(Words)})


def rich(*texts: str) -> Rich:
    return tuple(Paragraph(spans=line_of(text)) for text in texts)


def bullets(*texts: str) -> Rich:
    return tuple(Paragraph(spans=line_of(text), kind=ParagraphKind.BULLET) for text in texts)


def chapter(number: int, *blocks: AnyBlock, title: str = "", intro: Rich = ()) -> DocumentChapter:
    return DocumentChapter(
        id=f"chapter-{number}", number=number, title=line_of(title or f"Title {number}"), intro=intro, blocks=blocks
    )


def document(*chapters: DocumentChapter, page_size: PageSize = PageSize.A4, **changes: object) -> Document:
    cover = Cover(title=line_of("The proposal"), subtitle=line_of("A subtitle"), client="Client", date="1 May 2027")
    values: dict[str, object] = {"cover": cover, "confidentiality": line_of("Confidential"), **changes}
    return Document(language="en", words=WORDS, chapters=chapters, page_size=page_size, **values)  # type: ignore[arg-type]


def book(*chapters: DocumentChapter, page_size: PageSize = PageSize.A4, **changes: object) -> FlowBook:
    return lay_out_book(document(*chapters, page_size=page_size, **changes), BRAND, BOOK_OF_FONTS)


class Counted:
    """Words that occur once each: w1, w2…"""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.texts: list[tuple[str, ...]] = []
        """The words of every text that must appear, in their order."""

    def text(self, length: int) -> str:
        words = tuple(f"w{next(self._numbers)}" for _ in range(length))
        self.texts.append(words)
        return " ".join(words)

    def line(self, length: int) -> Line:
        return line_of(self.text(length))

    def lines(self, lengths: int, length: int) -> tuple[Line, ...]:
        return tuple(self.line(length) for _ in range(lengths))

    def rich(self, *lengths: int) -> Rich:
        return rich(*(self.text(length) for length in lengths))

    def pairs(self, number: int, length: int) -> tuple[LabelledText, ...]:
        return tuple(LabelledText(label=self.line(2), value=self.line(length)) for _ in range(number))


KINDS = tuple(range(17))
"""Every kind of block has a number in `block`."""


def block(kind: int, size: int, number: int, words: Counted) -> AnyBlock:  # noqa: C901, PLR0911, PLR0912 - every kind
    """Give a block of a kind whose texts are about `size` words, in lists of `number` things."""
    source = f"pick-{kind}-{size}-{number}-{len(words.texts)}"
    small = max(size // 8, 1)
    match kind:
        case 0:
            return OverviewBlock(
                source=source,
                name=words.line(2),
                tagline=words.line(small),
                summary=words.rich(size),
                numbers=words.pairs(number, 1),
                facts=words.pairs(number, small),
            )
        case 1:
            return BenefitBlock(
                source=source, title=words.line(4), description=words.rich(size, size), outcome=words.rich(size // 3)
            )
        case 2:
            return DrawbackBlock(
                source=source, title=words.line(4), description=words.rich(size), mitigation=words.rich(size // 2)
            )
        case 3:
            return UseCaseBlock(
                source=source, title=words.line(4), description=words.rich(size), users=words.line(small)
            )
        case 4:
            return CaseStudyBlock(
                source=source,
                category=words.line(2),
                title=words.line(4),
                challenge=words.rich(size),
                solution=words.rich(size),
                result=words.rich(size),
                figures=words.pairs(number, 1),
                quote=words.rich(small),
                quote_by=words.line(4),
            )
        case 5:
            return CostBlock(
                source=source,
                title=words.line(4),
                summary=words.rich(size),
                bands=tuple(
                    BudgetBand(
                        name=words.line(2),
                        description=words.line(small),
                        low=Decimal(i),
                        high=Decimal(i + 1),
                        label="x",
                    )
                    for i in range(number)
                ),
                factors=words.pairs(number, small),
            )
        case 6:
            return ComparisonBlock(
                source=source,
                title=words.line(4),
                this=line_of("this"),
                other=line_of("other"),
                rows=tuple(
                    ComparisonRow(name=words.line(2), this=words.line(small), other=words.line(small))
                    for _ in range(number * 3)
                ),
                conclusion=words.rich(size),
                choose_this=words.lines(number, small),
                choose_other=words.lines(number, small),
            )
        case 7:
            return QuestionBlock(source=source, question=words.line(6), answer=words.rich(size, small))
        case 8:
            return NextStepBlock(
                source=source,
                title=words.line(5),
                text=words.rich(size),
                action=words.line(2),
                href="https://example.com",
            )
        case 9:
            return StepBlock(
                source=source, title=words.line(3), description=words.rich(size), deliverable=words.line(small)
            )
        case 10:
            return RoleBlock(source=source, title=words.line(3), detail=words.line(2), description=words.rich(size))
        case 11:
            return TermBlock(source=source, title=words.line(3), text=words.rich(size, size))
        case 12:
            return TextBlock(
                source=source,
                purpose=TextPurpose.TEXT,
                body=words.rich(*[size] * number),
                key_points=words.lines(number, small),
            )
        case 13:
            return ScopeBlock(
                source=source,
                body=words.rich(size),
                included=words.lines(number, small),
                excluded=words.lines(number, small),
                assumptions=words.lines(number, small),
            )
        case 14:
            phases = tuple(
                PlanPhase(
                    name=words.line(2),
                    description=words.line(small),
                    milestone=words.line(2),
                    start=700_000 + 10 * i,
                    end=700_008 + 10 * i,
                    dates="1 May",
                )
                for i in range(number)
            )
            return PlanBlock(source=source, phases=phases, ticks=((700_000, "May"),))
        case 15:
            rows = tuple(
                EstimateRow(
                    title=words.line(3),
                    description=words.line(small),
                    group=line_of(f"Group {i // 3}"),
                    quantity="1",
                    unit=line_of("day"),
                    rate="€700.00",
                    amount="€700.00",
                    optional=i % 4 == 3,
                )
                for i in range(number * 2)
            )
            totals = tuple(TotalRow(label=words.line(2), amount="€9", emphasis=i == 1) for i in range(3))
            sums = tuple((f"Group {i}", "€5") for i in range(number))
            return EstimateBlock(source=source, rows=rows, totals=totals, group_totals=sums, remarks=words.rich(size))
        case _:
            boxes = tuple(SignatureBox(party=words.line(2), role=words.line(2)) for _ in range(number))
            return AcceptanceBlock(source=source, text=words.rich(size), boxes=boxes)


def chars(paragraph: TextParagraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def texts(item: AnyItem) -> Iterator[str]:
    """Give an item's paragraphs without what is repeated; drawings of figures are left out."""
    if isinstance(item, TextItem):
        yield from (chars(paragraph) for paragraph in item.paragraphs)
    elif isinstance(item, TableItem):
        for row in item.rows:
            if not (row.header and item.continued):
                for cell in row.cells:
                    yield from (chars(paragraph) for paragraph in cell.paragraphs)


def content(page: FlowPage) -> tuple[AnyItem, ...]:
    """Give what is neither furniture nor decoration."""
    return tuple(item for item in page.items if item.role not in (Role.ARTIFACT, Role.DECORATION))


def counted_words(laid_out: FlowBook) -> list[str]:
    """Give the counted words of the chapters in reading order."""
    pages = (page for page in laid_out.pages if page.chapter)
    shown = (text for page in pages for item in content(page) for text in texts(item))
    return re.findall(r"w\d+", "\n".join(shown))


def readable(laid_out: FlowBook) -> str:
    """Say what stands where, an item per line."""
    lines = []
    for page in laid_out.pages:
        lines.append(f"page {page.number} {page.chapter}".rstrip())
        for item in page.items:
            rect = item.rect
            where = f"{rect.x:.0f},{rect.y:.0f} {rect.width:.0f}×{rect.height:.0f}"
            words = " | ".join(texts(item)) if isinstance(item, TextItem | TableItem) else item.alt
            lines.append(f"  {item.role.value:<12}{where:<20}{item.name}{': ' if words else ''}{words}")
    lines += [
        f"{'  ' * mark.level}bookmark {mark.title} → {mark.anchor}, page {mark.page + 1}, y {mark.y:.0f}"
        for mark in laid_out.bookmarks
    ]
    return "\n".join(lines) + "\n"
