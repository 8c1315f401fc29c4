"""Pictures for pages, and a book and a deck that hold every kind of item."""

from pathlib import Path

import pytest

from studio.domain.pictures import Picture
from studio.layout.page import FlowBook, SlideDeck
from tests.export.pdf.specimen import every_item_book, every_item_deck, make_picture


@pytest.fixture
def photo(tmp_path: Path) -> Picture:
    return make_picture(tmp_path / "photo.jpg")


@pytest.fixture
def logo(tmp_path: Path) -> Picture:
    return make_picture(tmp_path / "logo.png")


@pytest.fixture
def full_book(tmp_path: Path) -> FlowBook:
    return every_item_book(tmp_path)


@pytest.fixture
def full_deck(tmp_path: Path) -> SlideDeck:
    return every_item_deck(tmp_path)
