"""What Proposal Studio is measured at: a prepared folder to functions that each do one export, or a part of one."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from studio.app.folders import shipped_folders
from studio.app.loading import load
from studio.app.outputs import Output
from studio.app.render import RenderRequest
from studio.compose.document import compose
from studio.export.pdf.paint import paint_book
from studio.export.pptx.deck import write_deck
from studio.layout.flow.book import lay_out_book
from studio.layout.page import FileFacts, FlowBook, SlideDeck
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from studio.sources.collector import collector_resting

Job = Callable[[], bytes]
_FACTS = FileFacts(title="Measured", author="Nobody", subject="", language="en", date=(2026, 11, 17))


def request_of(folder: Path) -> RenderRequest:
    """Read the proposal with its library and brand."""
    folders = shipped_folders(library=folder / "content")
    return load(folder / "large.proposal.yaml", folders, tuple(Output)).request


def laid_out_deck(request: RenderRequest) -> SlideDeck:
    """Give the slides, measured anew."""
    document, _ = compose(request.proposal, request.library, request.words)
    return lay_out_slides(document, request.brand, FontBook(request.brand.fonts))


def laid_out_book(request: RenderRequest) -> FlowBook:
    """Give the sheets, measured anew."""
    document, _ = compose(request.proposal, request.library, request.words)
    return lay_out_book(document, request.brand, FontBook(request.brand.fonts))


def deck(folder: Path) -> Job:
    """Write laid-out slides."""
    request = request_of(folder)
    slides = laid_out_deck(request)

    def run() -> bytes:
        with collector_resting():
            return write_deck(slides, request.brand, _FACTS)

    return run


def zipped(folder: Path) -> Job:
    """Do nothing but zip the parts of that deck."""
    parts: dict[zipfile.ZipInfo, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(deck(folder)())) as archive:
        for entry in archive.infolist():
            fresh = zipfile.ZipInfo(entry.filename)
            fresh.compress_type = entry.compress_type
            parts[fresh] = archive.read(entry)

    def run() -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for entry, data in parts.items():
                archive.writestr(entry, data)
        return buffer.getvalue()

    return run


def book(folder: Path) -> Job:
    """Set a composed document, every text measured anew, and paint it with its structure tags."""
    request = request_of(folder)
    document, _ = compose(request.proposal, request.library, request.words)

    def run() -> bytes:
        with collector_resting():
            return paint_book(lay_out_book(document, request.brand, FontBook(request.brand.fonts)), _FACTS)

    return run
