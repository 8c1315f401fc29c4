"""A brand from the cache is the brand of the files: never an older one, whatever befalls the cache."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from studio.domain.errors import StudioError
from studio.sources.brands import folder as brand_folder
from studio.sources.brands.brand import read_brand
from studio.sources.brands.folder import brand_names, state_of
from studio.sources.brands.kept import read_kept_brand
from studio.sources.file_stamps import SETTLED
from tests.sources.brands.template_decks import DEFAULT, FONTS, FOREIGN, ROOT

LATER = 4_000_000_000 * 1_000_000_000
"""Stands for a clock by which everything was written long ago."""


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    return copytree(DEFAULT, tmp_path / "acme")


def cached(cache: Path) -> Path:
    (file,) = cache.glob("*.brand")
    return file


def assert_fresh(brand: Path, cache: Path) -> None:
    assert read_kept_brand(brand, FONTS, cache) == read_brand(brand, FONTS)


@pytest.mark.parametrize("name", brand_names(ROOT / "templates"))
def test_the_shipped_brands_are_the_same_from_the_cache(name, cache):
    folder = ROOT / "templates" / name
    read_kept_brand(folder, FONTS, cache)
    kept = cached(cache).stat().st_mtime_ns
    assert_fresh(folder, cache)
    assert cached(cache).stat().st_mtime_ns == kept


def test_python_pptx_is_not_even_loaded_for_a_brand_that_is_kept(brand, cache):
    code = (
        "import sys; from pathlib import Path; from studio.sources.brands.kept import read_kept_brand;"
        f"read_kept_brand(Path({str(brand)!r}), Path({str(FONTS)!r}), Path({str(cache)!r}));"
        "print('pptx' in sys.modules)"
    )
    said = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert [one.strip() for one in said] == ["True", "False"]


def test_findings_and_decor_are_kept_too(tmp_path, cache):
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "deck.pptx").write_bytes(FOREIGN.read_bytes())
    (foreign / "brand.yaml").write_text("palette: {accent: mauve}\n", encoding="utf-8")
    _, findings = read_kept_brand(foreign, FONTS, cache)
    assert findings
    assert_fresh(foreign, cache)


def test_a_changed_brand_is_read_again(brand, cache):
    read_kept_brand(brand, FONTS, cache)
    (brand / "brand.yaml").write_text("title: Another\n", encoding="utf-8")
    assert read_kept_brand(brand, FONTS, cache)[0].title == "Another"
    (brand / "deck.pptx").write_bytes(FOREIGN.read_bytes())
    assert_fresh(brand, cache)


def test_a_file_that_changes_twice_within_one_tick_is_read_twice(brand, cache):
    file = brand / "brand.yaml"
    file.write_text("title: Before\n", encoding="utf-8")
    state = file.stat()
    read_kept_brand(brand, FONTS, cache)
    file.write_text("title: Behind\n", encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert read_kept_brand(brand, FONTS, cache)[0].title == "Behind"


def test_a_font_that_is_put_there_is_found(brand, cache):
    (brand / "brand.yaml").write_text("fonts: {body: {name: Acme}}\n", encoding="utf-8")
    assert read_kept_brand(brand, FONTS, cache)[1]
    (brand / "fonts").mkdir(exist_ok=True)
    (brand / "fonts" / "Acme-Regular.ttf").write_bytes((FONTS / "dejavu" / "DejaVuSans.ttf").read_bytes())
    assert_fresh(brand, cache)
    assert read_kept_brand(brand, FONTS, cache)[0].fonts.body.regular.name == "Acme-Regular.ttf"


def test_two_brands_do_not_mix(brand, cache, tmp_path):
    other = copytree(ROOT / "templates" / "classic", tmp_path / "other")
    for _ in range(2):
        assert_fresh(brand, cache)
        assert_fresh(other, cache)


def test_a_brand_that_went_is_missed(brand, cache):
    read_kept_brand(brand, FONTS, cache)
    brand.rename(brand.with_name("gone"))
    with pytest.raises(StudioError, match="no brand"):
        read_kept_brand(brand, FONTS, cache)


@pytest.mark.parametrize("damage", [b"", b"nothing", b"{}", None])
def test_a_damaged_cache_is_none(brand, cache, damage):
    read_kept_brand(brand, FONTS, cache)
    file = cached(cache)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert_fresh(brand, cache)
    assert cached(cache).read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_none(brand, tmp_path):
    (tmp_path / "file").touch()
    assert_fresh(brand, tmp_path / "file")


def test_a_state_tells_files_links_and_what_is_too_much(brand, monkeypatch):
    states = {state_of((brand,), LATER)}
    (brand / "more").mkdir()
    states.add(state_of((brand,), LATER))
    (brand / "more" / "file.txt").touch()
    states.add(state_of((brand,), LATER))
    assert len(states) == 3
    assert state_of((brand,), LATER) == state_of((brand,), LATER + SETTLED)
    assert state_of((brand / "none",), LATER) == ""
    monkeypatch.setattr(brand_folder, "MOST_FILES", 3)
    assert state_of((brand,), LATER) == ""
