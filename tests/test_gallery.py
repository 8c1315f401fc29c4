"""The gallery shows what there is, to everybody, and stays small."""

import re
from pathlib import Path

from studio.sources.brands.folder import brand_names

DOCS = Path(__file__).parents[1] / "docs"
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)]+)\)")
LARGEST = 4_000_000
"""Bytes of all pictures."""


def shown(page: Path) -> dict[Path, str]:
    """Give the pictures of a page with their alternative texts."""
    return {(page.parent / found["path"]): found["alt"] for found in PICTURE.finditer(page.read_text(encoding="utf-8"))}


def test_every_picture_is_there_with_words_for_who_cannot_see_it():
    for page in (DOCS / "gallery.md", DOCS.parent / "README.md"):
        for path, alt in shown(page).items():
            assert path.is_file(), path
            assert alt.strip(), path


def test_every_kind_is_shown_in_every_brand():
    names = {path.stem for path in shown(DOCS / "gallery.md")}
    kinds = {name.rpartition("-")[0] for name in names}
    assert len(kinds) > 40
    assert names == {f"{kind}-{brand}" for kind in kinds for brand in brand_names(DOCS.parent / "templates")}


def test_no_picture_is_left_over_and_all_are_small():
    pictures = set((DOCS / "images" / "gallery").glob("*.png"))
    used = {path.resolve() for page in (DOCS / "gallery.md", DOCS.parent / "README.md") for path in shown(page)}
    assert {path.resolve() for path in pictures} <= used
    assert sum(path.stat().st_size for path in pictures) < LARGEST
