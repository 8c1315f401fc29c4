"""Any text to XML content: escaped, and free of the characters that XML forbids."""

import re
from functools import lru_cache

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"

SLIDE_NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'

# What means something to XML, and what XML 1.0 forbids: one such character makes the whole part unreadable.
# It is written as what it is, not as all that it is not: that would take 2 ms to compile.
_REPLACED = re.compile('[&<>"\0-\x1f\ud800-\udfff\ufffe\uffff]')
_CONTENT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': '"', "\n": " ", "\r": " ", "\t": "\t"}
_ATTRIBUTE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": " ", "\t": "&#9;"}


def permitted(value: str) -> str:
    """Leave out the characters that XML forbids, for a tree that escapes by itself."""
    return _REPLACED.sub(lambda match: match[0] if match[0] in _CONTENT else "", value)


def content(value: str) -> str:
    """Escape text for the inside of an element; a line end becomes a space, for a paragraph holds none."""
    return _REPLACED.sub(lambda match: _CONTENT.get(match[0], ""), value)


# Most attributes are one of a few words, again and again: a language, a colour, a typeface.
@lru_cache(maxsize=512)
def attribute(value: str) -> str:
    """Escape text for the inside of double quotes."""
    return _REPLACED.sub(lambda match: _ATTRIBUTE.get(match[0], ""), value)


def flag(value: bool) -> str:  # noqa: FBT001 - the value itself, not an option
    """Give an XML boolean."""
    return "1" if value else "0"
