"""Pages are rasterised in bands, and nobody can see that."""

import threading

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.preview import page_pdf
from studio.ui.preview.pixels import Job, Pixels, rasterised
from studio.ui.session import Session

WHOLE = 10**9


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> bytes:
    """A slide as PDF."""
    with qtbot.waitSignal(session.preview_ready, timeout=20_000):
        session.request_preview()
    assert session.preview is not None
    deck = session.preview.deck
    return page_pdf(deck.pages[2], deck.width, deck.height)


def farthest(one: QImage, other: QImage) -> int:
    """Give by how much the brightness of any part of any pixel differs."""
    assert one.size() == other.size()
    return max(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


@pytest.mark.parametrize("rows", [20, 101, 269])
def test_bands_make_the_same_image_as_one_piece(page: bytes, rows: int) -> None:
    size = QSize(480, 270)
    assert farthest(rasterised(page, size, size.width() * rows), rasterised(page, size, WHOLE)) <= 1


def test_images_are_let_go_with_what_they_were_made_for(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.preview_ready, timeout=20_000):
        session.request_preview()
    assert session.preview is not None
    deck = session.preview.deck
    first, second = (Job(page, deck.width, deck.height, 120) for page in deck.pages[:2])
    pixels = Pixels(lambda: None)
    with qtbot.waitSignal(pixels.made, timeout=20_000):
        pixels.want([first])
    assert pixels.image(first.page, 120) is not None
    thread = threading.Thread(target=pixels.make_now, args=(second,))  # its answer is under way
    thread.start()
    thread.join()
    pixels.close()
    QApplication.processEvents()
    assert pixels.image(first.page, 120) is None
    assert pixels.image(second.page, 120) is None
