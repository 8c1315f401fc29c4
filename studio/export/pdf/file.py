"""Turns numbered PDF objects into the bytes of a file, through reportlab's document."""

import zlib
from datetime import date

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from studio.export.pdf.values import clean
from studio.layout.page import FileFacts

PRODUCER = "Proposal Studio"
_VERSION = (1, 7)
_LEVEL = 4
"""Of compression: pages come out 2% larger than at the usual one, in two thirds of the time."""
PACKED = "/Filter /FlateDecode"
"""What streams say of data that `packed` made."""


def packed(data: bytes) -> bytes:
    """Compress data."""
    return zlib.compress(data, _LEVEL)


class _ReadyOutline:
    """An outline that is among the file's objects already, in place of the one that reportlab would make."""

    ready = 1
    """What reportlab asks, to leave the catalogue's entry as it is."""

    def prepare(self, _document: PDFDocument, _canvas: None) -> None:
        """Nothing is left to do."""


class PdfFile:
    """A document under construction; nothing in it depends on the clock or on other documents.

    Its objects are ready bytes, which reportlab's document takes as they are, when all of them are complete: there are
    tens of thousands.
    """

    def __init__(self, facts: FileFacts) -> None:
        language = clean(facts.language) or "en"
        self._document = PDFDocument(compression=1, invariant=1, pdfVersion=_VERSION, lang=language)
        self.parent = f"{self._document.objectcounter + 1} 0 R"
        """Reference to what holds the pages."""
        self._document.Reference(self._document.Pages)
        self._before: int = self._document.objectcounter
        """Objects that the document has of its own."""
        self._bodies: dict[str, bytes] = {}
        """By reference, in the order of their numbers."""
        self._write_info(facts)

    def reserve(self) -> str:
        """Give a reference to an object whose body comes later."""
        return self._added(b"null")

    def complete(self, reference: str, body: str) -> None:
        """Give a reserved object its body."""
        self._bodies[reference] = body.encode("latin-1")

    def add(self, body: str) -> str:
        """Add an object; give the reference to it."""
        return self._added(body.encode("latin-1"))

    def stream(self, data: bytes, entries: str = "") -> str:
        """Add a stream and compress it; give the reference to it."""
        return self.packed_stream(packed(data), f"{entries} {PACKED}")

    def packed_stream(self, data: bytes, entries: str) -> str:
        """Add a stream whose data are encoded already, as the entries say; give the reference to it."""
        self._document.updateSignature(data)
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("latin-1")
        return self._added(b"%b%b\nendstream" % (head, data))

    def add_page(self, reference: str, body: str) -> None:
        """Complete a reserved page and put it after the pages before it."""
        self.complete(reference, body)
        self._document.Pages.addPage(PDFObjectReference(reference))

    def enter(self, key: str, value: str) -> None:
        """Put an entry into the document's catalogue."""
        setattr(self._document.Catalog, key, value)

    def enter_outline(self, reference: str) -> None:
        """Make an object of the file its outline."""
        self._document.Outlines = _ReadyOutline()
        self.enter("Outlines", reference)

    def write(self) -> bytes:
        """Give the file's bytes; nothing can be added afterwards."""
        for reference, body in self._bodies.items():
            self._document.Reference(body, reference)
        data: bytes = self._document.GetPDFData(None)
        return data

    def _added(self, body: bytes) -> str:
        reference = f"{self._before + len(self._bodies) + 1} 0 R"
        self._bodies[reference] = body
        return reference

    def _write_info(self, facts: FileFacts) -> None:
        info = self._document.info
        info.title, info.author, info.subject = clean(facts.title), clean(facts.author), clean(facts.subject)
        info.keywords = clean(", ".join(facts.keywords))
        info.creator = info.producer = PRODUCER
        stamp = f"D:{date(*facts.date):%Y%m%d}000000Z"
        self._document.setDateFormatter(lambda *_now: stamp)
