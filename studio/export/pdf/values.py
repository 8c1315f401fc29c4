"""Turns Python values into PDF syntax, and finished PDF syntax into objects that reportlab numbers and writes."""

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject


class RawObject(PDFObject):  # type: ignore[misc]  # reportlab is untyped
    """An indirect object whose body is PDF syntax already; the body may be set after the number is given."""

    __RefOnly__ = 1

    def __init__(self, body: bytes = b"") -> None:
        self.body = body

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002  # reportlab's interface
        """Give the object's bytes; reportlab asks once, while it writes the file."""
        return self.body


def number(value: float) -> str:
    """Write a number with at most three decimals, never with an exponent."""
    return repr(round(value, 3)).removesuffix(".0")


def numbers(*values: float) -> str:
    """Write numbers with spaces between them."""
    return " ".join(map(number, values))


def clean(text: str) -> str:
    """Replace lone surrogates, which no encoding can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def text_string(text: str) -> str:
    """Write a text string: readable where it is plain ASCII, UTF-16 otherwise."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<feff{clean(text).encode('utf-16-be').hex()}>"


def byte_string(data: bytes) -> str:
    """Write bytes, such as an address, as a string without any encoding."""
    return f"<{data.hex()}>"
