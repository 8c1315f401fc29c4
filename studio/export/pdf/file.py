"""Turns numbered PDF objects into the bytes of a file, through reportlab's document."""

import zlib
from datetime import date

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from studio.export.pdf.values import RawObject, clean
from studio.layout.page import FileFacts

_VERSION = (1, 7)
PRODUCER = "Proposal Studio"


class PdfFile:
    """A document under construction; nothing in it depends on the clock or on other documents."""

    def __init__(self, facts: FileFacts) -> None:
        self.document = PDFDocument(compression=1, invariant=1, pdfVersion=_VERSION, lang=clean(facts.language) or "en")
        self.catalog = self.document.Catalog
        self.parent = self.number(self.document.Pages)
        self._write_info(facts)

    def _write_info(self, facts: FileFacts) -> None:
        info = self.document.info
        info.title, info.author, info.subject = clean(facts.title), clean(facts.author), clean(facts.subject)
        info.keywords = clean(", ".join(facts.keywords))
        info.creator = info.producer = PRODUCER
        stamp = f"D:{date(*facts.date):%Y%m%d}000000Z"
        self.document.setDateFormatter(lambda *_now: stamp)

    def reserve(self) -> tuple[str, RawObject]:
        """Give a reference to an object whose body comes later, and the object."""
        holder = RawObject()
        return self.number(holder), holder

    def add(self, body: str) -> str:
        """Add an object; give the reference to it."""
        return self.number(RawObject(body.encode("latin-1")))

    def stream(self, data: bytes, entries: str = "") -> str:
        """Add a stream and compress it; give the reference to it."""
        return self.packed_stream(zlib.compress(data), f"{entries} /Filter /FlateDecode")

    def packed_stream(self, data: bytes, entries: str) -> str:
        """Add a stream whose data are encoded already, as the entries say; give the reference to it."""
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("latin-1")
        self.document.updateSignature(data)
        return self.number(RawObject(head + data + b"\nendstream"))

    def add_page(self, holder: RawObject, body: str) -> None:
        """Complete a reserved page and put it after the pages before it."""
        holder.body = body.encode("latin-1")
        self.document.Pages.addPage(holder)

    def number(self, item: PDFObject) -> str:
        """Give the reference to an object, numbered when it is first asked for."""
        reference: bytes = self.document.Reference(item).format(self.document)
        return reference.decode("ascii")

    def write(self) -> bytes:
        """Give the file's bytes; nothing can be added afterwards."""
        data: bytes = self.document.GetPDFData(None)
        return data
