"""Turns what content means into the structure tree of a tagged PDF, and its elements into marked content."""

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

    __slots__ = ("_entries", "_page", "_parent", "kids", "reference", "tag", "tree")

    def __init__(self, tree: "StructureTree", tag: str, parent: str, entries: str) -> None:
        self.tree = tree
        self.tag = tag
        self.reference = tree.enter(self)
        self.kids: list[str] = []
        self._parent = parent
        self._entries = entries
        self._page = tree.page

    def add(self, tag: str, entries: str = "") -> "Element":
        """Add an element after the kids so far; the entries are PDF syntax."""
        child = Element(self.tree, tag, self.reference, entries)
        self.kids.append(child.reference)
        return child

    def open(self) -> str:
        """Give the operator that begins content of this element on the current page."""
        tree = self.tree
        identifier = tree.identify(self)
        same_page = tree.page == self._page
        self.kids.append(str(identifier) if same_page else f"<< /Type /MCR /Pg {tree.page} /MCID {identifier} >>")
        return f"/{self.tag} << /MCID {identifier} >> BDC"

    def add_annotation(self, annotation: str) -> None:
        """Add a reference to an annotation of the current page."""
        self.kids.append(f"<< /Type /OBJR /Obj {annotation} /Pg {self.tree.page} >>")

    def body(self) -> str:
        """Give the element as PDF syntax, with the kids so far."""
        page = f" /Pg {self._page}" if self._page else ""
        kids = " ".join(self.kids)
        kids = f" /K {kids}" if len(self.kids) == 1 else f" /K [{kids}]" if kids else ""
        return f"<< /S /{self.tag} /P {self._parent}{page}{kids}{self._entries} >>"


class StructureTree:
    """The structure tree of one file, with the tree that leads from page content back to it."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.page = ""
        """Reference to the current page."""
        self._reference = file.reserve()
        self._elements: list[Element] = []
        self._on_page: list[str] = []
        self._parents: list[str] = []
        self.document = Element(self, "Document", self._reference, "")

    def enter(self, element: Element) -> str:
        """Take an element into the file; give the reference to it."""
        self._elements.append(element)
        return self.file.reserve()

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
        """Complete the tree and enter it in the catalogue."""
        for element in self._elements:
            self.file.complete(element.reference, element.body())
        pairs = " ".join([f"{key} {parent}" for key, parent in enumerate(self._parents)])
        parents = self.file.add(f"<< /Nums [{pairs}] >>")
        self.file.complete(
            self._reference,
            f"<< /Type /StructTreeRoot /K [{self.document.reference}]"
            f" /ParentTree {parents} /ParentTreeNextKey {len(self._parents)} >>",
        )
        self.file.enter("StructTreeRoot", self._reference)
        self.file.enter("MarkInfo", "<< /Marked true >>")


def alternative(text: str) -> str:
    """Give the entry for an element's alternative text."""
    return f" /Alt {text_string(text)}"
