"""Turns links in the text into annotations of the page and Link elements of the structure."""

from collections.abc import Collection
from urllib.parse import quote

from studio.domain.geometry import Rect
from studio.export.pdf.structure import Element, StructureTree
from studio.export.pdf.values import byte_string, numbers, text_string
from studio.layout.paragraphs import Link, PageLink, WebLink

_URL_CHARACTERS = "".join(chr(code) for code in range(0x21, 0x7F))
"""What stays as it is in an address; spaces, controls and everything beyond ASCII are escaped."""


class PageLinks:
    """The link annotations of one page."""

    def __init__(self, tree: StructureTree, anchors: Collection[str], height: float) -> None:
        self._tree = tree
        self._anchors = anchors
        self._height = height
        self.annotations: list[str] = []
        """References, for the page's dictionary."""

    def leads_somewhere(self, link: Link | None) -> bool:
        """Tell whether a link has a target; a spot that is not in this document has none."""
        return isinstance(link, WebLink) or (isinstance(link, PageLink) and link.anchor in self._anchors)

    def add(self, link: Link, rect: Rect, words: str, element: Element) -> None:
        """Make a rectangle of the page clickable."""
        match link:
            case WebLink(url=url):
                action = f"/A << /S /URI /URI {text_string(quote(url, safe=_URL_CHARACTERS, errors='replace'))} >>"
                contents = words if words == url else f"{words} ({url})"
            case PageLink(anchor=anchor):
                action = f"/Dest {anchor_string(anchor)}"
                contents = words
        box = numbers(rect.x, self._height - rect.bottom, rect.right, self._height - rect.y)
        annotation = self._tree.file.add(
            f"<< /Type /Annot /Subtype /Link /Rect [{box}] /F 4 /Border [0 0 0] /P {self._tree.page}"
            f" /Contents {text_string(contents)} /StructParent {self._tree.annotation_key(element)} {action} >>"
        )
        element.add_annotation(annotation)
        self.annotations.append(annotation)


def anchor_string(anchor: str) -> str:
    """Write an anchor as the name of a destination."""
    return byte_string(anchor.encode("utf-8", "replace"))
