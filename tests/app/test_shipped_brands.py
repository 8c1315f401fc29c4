from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from studio.app.folders import shipped_folders
from studio.app.loading import load, load_brand
from studio.app.outputs import Output
from studio.app.render import RenderResult, render
from studio.domain.brand import Brand
from studio.domain.colours import Colour
from studio.layout.shades import contrast
from studio.layout.text.typefaces import FontBook
from studio.sources.brands.brand import read_brand
from studio.sources.brands.folder import brand_names
from tests.app.grounds import Glyphs, glyphs_of
from tests.layout.slides.invariants import check_deck

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.proposal.yaml"))
BRANDS = brand_names(ROOT / "templates")


@pytest.fixture(scope="module", params=BRANDS)
def brand(request):
    return load_brand(request.param, shipped_folders())[0]


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.name.split(".")[0])
def laid_out(request, brand) -> RenderResult:
    return laid_out_in(brand, request.param)


def laid_out_in(brand: Brand, example: Path) -> RenderResult:
    wanted = load(example, shipped_folders(), tuple(Output)).request
    return render(replace(wanted, brand=brand), FontBook(brand.fonts), paint=False)


def test_the_content_of_every_example_fits(laid_out):
    assert [finding for finding in laid_out.findings if finding.code in {"text-too-long", "glyph-missing"}] == []


def test_every_deck_holds_together(laid_out, brand):
    check_deck(laid_out.slides, brand)


def test_every_text_can_be_read_on_whatever_it_stands(laid_out):
    check_contrasts(laid_out)


@pytest.mark.parametrize("name", BRANDS)
def test_so_it_can_where_a_firm_gives_nothing_but_its_template(name, tmp_path):
    (tmp_path / "brand.yaml").write_text("title: Acme\n", encoding="utf-8")
    copy(ROOT / "templates" / name / "deck.pptx", tmp_path)
    brand, findings = read_brand(tmp_path, shipped_folders().fonts)
    assert findings == ()
    for example in EXAMPLES:
        check_contrasts(laid_out_in(brand, example))


def check_contrasts(laid_out: RenderResult) -> None:
    """Assert level AA of WCAG 2: 4.5 : 1, and 3 : 1 for large text."""
    assert laid_out.slides is not None
    assert laid_out.book is not None
    for kind, pages in (("slide", laid_out.slides.pages), ("page", laid_out.book.pages)):
        for page in pages:
            assert {fault for glyphs in glyphs_of(page.items) if (fault := faint(glyphs))} == set(), (
                f"{kind} {page.number}"
            )


def faint(glyphs: Glyphs) -> str:
    ratio = contrast(glyphs.colour, glyphs.ground)
    if not glyphs.text.strip() or ratio >= glyphs.wanted:
        return ""
    return f"{ratio:.2f} < {glyphs.wanted}: {glyphs.text!r}, {glyphs.colour.rgb} on {glyphs.ground.rgb}"


def test_pages_are_printed_on_white_paper_whatever_the_slides_are(brand):
    paper = brand.paper or brand.palette
    assert paper.background.rgb == "FFFFFF"
    assert contrast(paper.text, Colour("FFFFFF")) >= 10
