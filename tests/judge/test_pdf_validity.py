"""Independent programs find no fault in a book and a deck that hold every kind of item."""

import subprocess
import sys
from pathlib import Path

import pytest

from studio.export.pdf import paint_book, paint_slides
from tests.export.pdf.pages import FACTS
from tests.export.pdf.specimen import every_item_book, every_item_deck

pytestmark = pytest.mark.judge


@pytest.fixture(params=["book", "deck"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param}.pdf"
    if request.param == "book":
        path.write_bytes(paint_book(every_item_book(tmp_path), FACTS))
    else:
        path.write_bytes(paint_slides(every_item_deck(tmp_path), FACTS))
    return path


def test_qpdf_finds_no_fault(file: Path) -> None:
    result = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "WARNING" not in result.stdout + result.stderr


def test_it_is_accessible(file: Path) -> None:
    program = Path(sys.executable).with_name("pdfua")
    result = subprocess.run([program, "check", file], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert "skip" not in result.stdout


def test_copied_text_keeps_the_words_apart(file: Path) -> None:
    result = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, check=True)
    assert "chapter that goes on over two lines, and missing: name" in " ".join(result.stdout.decode("utf-8").split())


def test_poppler_draws_it_without_complaint(file: Path) -> None:
    result = subprocess.run(
        ["pdftoppm", "-r", "40", "-png", file, file.with_suffix("")], capture_output=True, text=True, check=True
    )
    assert result.stderr == ""
