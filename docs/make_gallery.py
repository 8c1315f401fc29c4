"""Makes docs/images/gallery and docs/gallery.md: every kind of slide and of page, in every brand.

Run it after a change of a design: python docs/make_gallery.py
"""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument

from studio.app.folders import shipped_folders
from studio.app.loading import load, load_brand
from studio.app.outputs import Output
from studio.app.render import RenderResult, render
from studio.domain.brand import Brand
from studio.layout.text.typefaces import FontBook
from studio.sources.brands.folder import brand_names

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PICTURES = DOCS / "images" / "gallery"
BRANDS = ("default", *(name for name in brand_names(ROOT / "templates") if name != "default"))

GROUND, EDGE = "#e9edf1", "#c9d1d9"
GAP = 16
COLOURS = 224
"""Of a picture's palette."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of slide or page, and where an example has one."""

    name: str
    title: str
    example: str
    chapter: str
    """Empty for what stands before the chapters."""
    place: int = 0
    """In the chapter, from 0; negative from its end."""


FULL, PAPER = "flask-full", "flask-or-django"
SLIDES = (
    Kind("cover", "Cover", FULL, ""),
    Kind("agenda", "Agenda, every line a link", FULL, "", 1),
    Kind("divider", "Beginning of a chapter", PAPER, "candidates"),
    Kind("summary", "Executive summary with key points", FULL, "summary"),
    Kind("understanding", "Text beside a callout", FULL, "understanding"),
    Kind("overview", "Overview with facts and figures", FULL, "flask"),
    Kind("benefits", "Benefits, three on a slide", FULL, "flask", 1),
    Kind("benefits-two", "Benefits, two on a slide", FULL, "flask", 2),
    Kind("drawbacks", "Drawbacks and how they are mitigated", FULL, "limits"),
    Kind("use-cases", "Use cases", FULL, "practice"),
    Kind("case-study", "Case study", FULL, "practice", 1),
    Kind("case-study-figure", "Case study with a figure and a quote", FULL, "practice", -1),
    Kind("scope", "Scope", FULL, "scope"),
    Kind("process", "Steps of the work", FULL, "how-we-work", 1),
    Kind("plan", "Plan as a chart with what happens in each phase", FULL, "plan"),
    Kind("estimate", "Estimate", FULL, "estimate"),
    Kind("estimate-total", "Estimate with discount, tax and total", FULL, "estimate", -1),
    Kind("cost", "Price ranges and what drives them", FULL, "cost-factors"),
    Kind("comparison", "Comparison", PAPER, "comparison", 1),
    Kind("conclusion", "Conclusion of a comparison", PAPER, "comparison", -1),
    Kind("team", "Team", FULL, "team"),
    Kind("questions", "Questions and answers", FULL, "questions"),
    Kind("terms", "Terms", FULL, "terms"),
    Kind("next-step", "Next step", FULL, "next-step"),
    Kind("acceptance", "Acceptance", FULL, "acceptance"),
)
PAGES = (
    Kind("cover", "Cover", FULL, ""),
    Kind("contents", "Contents", FULL, "", 1),
    Kind("summary", "Executive summary", FULL, "summary"),
    Kind("overview", "Opening of a chapter, overview and figures", FULL, "flask"),
    Kind("benefits", "Benefits with their outcomes", FULL, "flask", 1),
    Kind("drawbacks", "Drawbacks and how they are mitigated", FULL, "limits"),
    Kind("use-cases", "Use cases", FULL, "practice"),
    Kind("case-studies", "Case studies", FULL, "practice", -1),
    Kind("scope", "Scope", FULL, "scope"),
    Kind("process", "Steps of the work", FULL, "how-we-work", 1),
    Kind("plan", "Plan as a chart", FULL, "plan"),
    Kind("estimate", "Estimate", FULL, "estimate"),
    Kind("estimate-total", "Estimate with subtotals, discount, tax and total", FULL, "estimate", -1),
    Kind("cost", "Price ranges and what drives them", FULL, "cost-factors"),
    Kind("comparison", "Comparison", PAPER, "comparison"),
    Kind("team", "Team", FULL, "team"),
    Kind("questions", "Questions and answers", FULL, "questions"),
    Kind("terms", "Terms", FULL, "terms"),
    Kind("next-step", "Next step", FULL, "next-step"),
    Kind("acceptance", "Acceptance", FULL, "acceptance"),
)
SLIDE_WIDTH, PAGE_WIDTH = 480, 360
"""Pixels."""

DECK_SHEET = (
    "cover",
    "benefits",
    "overview",
    "drawbacks",
    "case-study-figure",
    "plan",
    "estimate",
    "cost",
    "next-step",
)
BOOK_SHEET = ("cover", "overview", "case-studies", "plan", "estimate-total", "acceptance")
BRAND_SHEET = ("cover", "overview", "case-study-figure", "estimate-total")

Pictures = Mapping[str, Image.Image]
"""By the name of the kind."""


def drawn(brand: Brand) -> tuple[Pictures, Pictures]:
    """Draw every kind of slide and every kind of page in a brand."""
    slides: dict[str, Image.Image] = {}
    pages: dict[str, Image.Image] = {}
    for example in (FULL, PAPER):
        result = exported(example, brand)
        deck = [page.chapters for page in result.slides.pages] if result.slides else []
        book = [page.chapters for page in result.book.pages] if result.book else []
        slides |= _pictures(result.files[Output.SLIDES], _of(SLIDES, example), deck, SLIDE_WIDTH)
        pages |= _pictures(result.files[Output.PROPOSAL], _of(PAGES, example), book, PAGE_WIDTH)
    return slides, pages


def exported(example: str, brand: Brand) -> RenderResult:
    """Give the PDF files of an example in a brand."""
    wanted = load(
        ROOT / "examples" / f"{example}.proposal.yaml", shipped_folders(), (Output.SLIDES, Output.PROPOSAL)
    ).request
    return render(replace(wanted, brand=brand), FontBook(brand.fonts))


def _of(kinds: Sequence[Kind], example: str) -> list[Kind]:
    return [kind for kind in kinds if kind.example == example]


def _pictures(
    data: bytes, kinds: Sequence[Kind], chapters: Sequence[tuple[str, ...]], width: int
) -> dict[str, Image.Image]:
    """Draw the page of each kind; `chapters` names every page's."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.pdf"
        file.write_bytes(data)
        document = QPdfDocument()
        document.load(str(file))
        found = {}
        for kind in kinds:
            numbers = [number for number, here in enumerate(chapters) if kind.chapter in here]
            found[kind.name] = _picture(document, numbers[kind.place], width)
        document.close()
    return found


def _picture(document: QPdfDocument, page: int, width: int) -> Image.Image:
    """Draw a page on white: at three times the size and scaled down, finer than the renderer draws at this size."""
    size = document.pagePointSize(page)
    height = round(width * size.height() / size.width())
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    document.render(page, QSize(width * 3, height * 3)).save(buffer, "PNG")
    with Image.open(BytesIO(buffer.data().data())) as image:
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
    return paper.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def save(image: Image.Image, name: str) -> None:
    """Write a picture with a palette, which makes it a third as large; small spots keep their colours this way."""
    reduced = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    reduced.save(PICTURES / f"{name}.png", optimize=True)


def sheet(rows: Sequence[Sequence[Image.Image]]) -> Image.Image:
    """Put pictures of one size into rows."""
    width, height = rows[0][0].size
    across, down = len(rows[0]) * (width + GAP) + GAP, len(rows) * (height + GAP) + GAP
    image = Image.new("RGB", (across, down), GROUND)
    for y, row in enumerate(rows):
        for x, picture in enumerate(row):
            left, top = GAP + x * (width + GAP), GAP + y * (height + GAP)
            image.paste(EDGE, (left - 1, top - 1, left + width + 1, top + height + 1))
            image.paste(picture.resize((width, height)), (left, top))
    return image


def in_threes(pictures: Sequence[Image.Image]) -> list[Sequence[Image.Image]]:
    """Give rows of three."""
    return [pictures[start : start + 3] for start in range(0, len(pictures), 3)]


def text(titles: Sequence[str]) -> Iterator[str]:
    """Give the lines of gallery.md."""
    yield "# Gallery"
    yield ""
    yield "The same examples in the three brands that come with the program. `python docs/make_gallery.py` makes these"
    yield "pictures from the exported PDF files. [How to bring your own design](brand-format.md)."
    head = f"| {' | '.join(titles)} |"
    for what, heading, kinds in (("slide", "Slides", SLIDES), ("page", "Pages of the proposal", PAGES)):
        yield ""
        yield f"## {heading}"
        for kind in kinds:
            yield ""
            yield f"### {kind.title}"
            yield ""
            yield head
            yield "|" + "---|" * len(titles)
            cells = (
                f"![{heading}, {title}: {kind.title}](images/gallery/{what}-{kind.name}-{brand}.png)"
                for brand, title in zip(BRANDS, titles, strict=True)
            )
            yield f"| {' | '.join(cells)} |"


def main() -> None:
    """Make everything anew."""
    application = QGuiApplication.instance() or QGuiApplication([])
    PICTURES.mkdir(parents=True, exist_ok=True)
    brands = [load_brand(name, shipped_folders())[0] for name in BRANDS]
    made = [drawn(brand) for brand in brands]
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for brand, (slides, pages) in zip(brands, made, strict=True):
        for what, pictures in (("slide", slides), ("page", pages)):
            for name, picture in pictures.items():
                save(picture, f"{what}-{name}-{brand.name}")
    deck, book = made[0]
    save(sheet(in_threes([deck[name] for name in DECK_SHEET])), "deck")
    save(sheet(in_threes([book[name] for name in BOOK_SHEET])), "proposal")
    save(sheet([[slides[name] for slides, _ in made] for name in BRAND_SHEET]), "brands")
    lines = text([brand.title if brand.name != "default" else "Default" for brand in brands])
    (DOCS / "gallery.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    application.quit()


if __name__ == "__main__":
    main()
