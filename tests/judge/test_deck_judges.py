"""Decks before judges that nobody here wrote: two validators, and LibreOffice."""

import io
import subprocess
from pathlib import Path

import pptx
import pytest
from PIL import Image

from studio.export.pptx import write_deck
from studio.sources.brands.brand import read_brand
from tests.export.pptx.values import FACTS, brand, deck, deck_of_all_layouts, every_kind, page, simple_deck
from tests.judge.programs import ROOT, audit_errors, office_pdf, program, sdk_errors

pytestmark = pytest.mark.judge


def rendered(path: Path, folder: Path) -> list[Path]:
    """Let LibreOffice and poppler make a picture of every slide."""
    pdf = office_pdf(path, folder)
    pdftoppm = program("pdftoppm", hint="poppler-utils")
    subprocess.run([pdftoppm, "-r", "40", "-png", str(pdf), str(folder / "slide")], check=True, timeout=60)
    return sorted(folder.glob("slide-*.png"))


@pytest.fixture
def full_deck(tmp_path: Path) -> Path:
    path = tmp_path / "full.pptx"
    path.write_bytes(write_deck(every_kind(tmp_path), brand(), FACTS))
    return path


def test_the_sdk_finds_no_error(full_deck: Path):
    assert sdk_errors(full_deck) == []


def test_the_audit_finds_no_error(full_deck: Path):
    assert audit_errors(full_deck) == []


def test_libreoffice_shows_every_slide(full_deck: Path, tmp_path: Path):
    pictures = rendered(full_deck, tmp_path)
    assert len(pictures) == 6
    for picture in pictures:
        with Image.open(picture) as image:
            colours = image.convert("RGB").getcolors(maxcolors=2**20)
        assert colours is not None
        assert len(colours) > 20, "an empty slide has one colour"


def test_python_pptx_saves_it_again(full_deck: Path):
    presentation = pptx.Presentation(str(full_deck))
    saved = io.BytesIO()
    presentation.save(saved)
    assert len(pptx.Presentation(saved).slides) == 6


def test_a_long_deck_without_notes_or_sections_of_its_own_is_valid(tmp_path: Path):
    path = tmp_path / "long.pptx"
    path.write_bytes(write_deck(simple_deck(60), brand(), FACTS))
    assert audit_errors(path) == []
    path.write_bytes(write_deck(deck(page(1)), brand(), FACTS))
    assert audit_errors(path) == []


def test_a_deck_on_the_default_brand_is_valid(tmp_path: Path):
    look, _ = read_brand(ROOT / "templates" / "default", ROOT / "assets" / "fonts")
    path = tmp_path / "brand.pptx"
    path.write_bytes(write_deck(deck_of_all_layouts(look), look, FACTS))
    assert audit_errors(path) == []
    assert sdk_errors(path) == []
    assert len(rendered(path, tmp_path)) == len(look.layouts)
