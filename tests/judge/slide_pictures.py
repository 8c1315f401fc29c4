"""PDFs to pictures of their pages, and two pictures of a slide to how alike they are and where they differ."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw
from skimage.metrics import structural_similarity

from tests.judge.placed_words import Line
from tests.judge.programs import program

_DRAWN = 1920
"""Pixels that poppler draws across a slide."""
_COMPARED = 480
"""Pixels across the pictures that are compared."""
_SHOWN = 960
"""Pixels across the pictures of differences: one for each point of a slide."""


def page_pictures(pdf: Path, folder: Path) -> list[Path]:
    """Let poppler draw every page in grey."""
    pdftoppm = program("pdftoppm", hint="poppler-utils")
    size = ["-scale-to-x", str(_DRAWN), "-scale-to-y", "-1"]
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([pdftoppm, "-gray", *size, str(pdf), str(folder / "page")], check=True, timeout=600)
    return sorted(folder.glob("page-*.pgm"))


def similarity(ours: Path, theirs: Path) -> float:
    """Give the mean structural similarity of two pictures, in grey and small; 1.0 for equal ones."""
    first, second = (np.asarray(_scaled(path, _COMPARED)) for path in (ours, theirs))
    return float(structural_similarity(first, second))


def _scaled(path: Path, width: int) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("L").resize(
            (width, round(width * picture.height / picture.width)), Image.Resampling.LANCZOS
        )


def save_difference(ours: Path, theirs: Path, lines: Sequence[Line], target: Path) -> None:
    """Save both pictures in one: coloured where they differ, grey elsewhere; words that stand elsewhere are marked."""
    one, two = _scaled(ours, _SHOWN), _scaled(theirs, _SHOWN)
    both = Image.merge("RGB", (two, ImageChops.lighter(one, two), one))
    draw = ImageDraw.Draw(both)
    for match in (match for line in lines for match in line if not match.agrees):
        draw.line([match.ours.x, match.ours.y + 2, match.ours.right, match.ours.y + 2], fill="orange", width=2)
    both.save(target)
