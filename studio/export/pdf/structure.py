"""Builds the structure tree: elements in reading order, each knowing the page content that belongs to it."""

from studio.export.pdf.file import PdfFile
from studio.export.pdf.values import text_string


class Artifact:
    """Content that stands outside the structure: decor, running headers, repeats."""

    def open(self) -> str:
        """Give the operator that begins an artifact."""
        return "/Artifact BMC"


ARTIFACT = Artifact()


class Element:
    """A structure element; its kids are other elements, marked content and annotations, in reading order."""

    __slots__ = ("_entries", "_holder", "_page", "_parent", "kids", "reference", "tag", "tree")

    def __init__(self, tree: "StructureTree", tag: str, parent: str, entries: str) -> None:
        self.tree = tree
        self.tag = tag
        self.reference, self._holder = tree.file.reserve()
        self.kids: list[str] = []
        self._parent = parent
        self._entries = entries
        self._page = tree.page

    def add(self, tag: str, entries: str = "") -> "Element":
        """Add an element after the kids so far; the entries are PDF syntax."""
        child = self.tree.element(tag, self.reference, entries)
        self.kids.append(child.reference)
        return child

    def open(self) -> str:
        """Give the operator that begins content of this element on the current page."""
        identifier = self.tree.identify(self)
        same_page = self.tree.page == self._page
        self.kids.append(str(identifier) if same_page else f"<< /Type /MCR /Pg {self.tree.page} /MCID {identifier} >>")
        return f"/{self.tag} << /MCID {identifier} >> BDC"

    def add_annotation(self, annotation: str) -> None:
        """Add a reference to an annotation of the current page."""
        self.kids.append(f"<< /Type /OBJR /Obj {annotation} /Pg {self.tree.page} >>")

    def write(self) -> None:
        """Complete the element's object."""
        page = f" /Pg {self._page}" if self._page else ""
        kids = " ".join(self.kids)
        kids = f" /K {kids}" if len(self.kids) == 1 else f" /K [{kids}]" if kids else ""
        body = f"<< /Type /StructElem /S /{self.tag} /P {self._parent}{page}{kids}{self._entries} >>"
        self._holder.body = body.encode("latin-1")


class StructureTree:
    """The structure tree of one file, with the tree that leads from page content back to it."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.page = ""
        """Reference to the current page."""
        self._reference, self._root = file.reserve()
        self._elements: list[Element] = []
        self._on_page: list[str] = []
        self._parents: list[str] = []
        self.document = self.element("Document", self._reference)

    def element(self, tag: str, parent: str, entries: str = "") -> Element:
        """Make an element; its parent is to list it among its kids."""
        element = Element(self, tag, parent, entries)
        self._elements.append(element)
        return element

    def identify(self, element: Element) -> int:
        """Give a number to a stretch of the current page's content that belongs to an element."""
        self._on_page.append(element.reference)
        return len(self._on_page) - 1

    def begin_page(self, page: str) -> None:
        """Go on to the page with this reference."""
        self.page = page
        self._on_page = []

    def end_page(self) -> int:
        """Close the page; give the key under which its content is found."""
        return self._key(f"[{' '.join(self._on_page)}]")

    def annotation_key(self, element: Element) -> int:
        """Give the key for an annotation that belongs to an element."""
        return self._key(element.reference)

    def _key(self, parent: str) -> int:
        self._parents.append(parent)
        return len(self._parents) - 1

    def write(self) -> None:
        """Complete all objects and enter the tree in the catalogue."""
        for element in self._elements:
            element.write()
        pairs = " ".join(f"{key} {parent}" for key, parent in enumerate(self._parents))
        parents = self.file.add(f"<< /Nums [{pairs}] >>")
        body = (
            f"<< /Type /StructTreeRoot /K [{self.document.reference}]"
            f" /ParentTree {parents} /ParentTreeNextKey {len(self._parents)} >>"
        )
        self._root.body = body.encode("latin-1")
        self.file.catalog.StructTreeRoot = self._reference
        self.file.catalog.MarkInfo = "<< /Marked true >>"


def alternative(text: str) -> str:
    """Give the entry for an element's alternative text."""
    return f" /Alt {text_string(text)}"
