"""Turns anchors and titles into the named destinations and the outline of a file."""

from collections.abc import Iterator, Sequence

from studio.domain.frozen import dataclass
from studio.export.pdf.file import OutlineNode, PdfFile
from studio.export.pdf.links import anchor_string
from studio.export.pdf.values import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place that links and the outline lead to."""

    anchor: str
    title: str
    """Empty for a spot that the outline leaves out."""
    level: int
    destination: str
    """PDF syntax."""


def write_destinations(file: PdfFile, spots: Sequence[Spot]) -> None:
    """Enter the anchors in the catalogue; of two with one name the first counts."""
    targets: dict[str, str] = {}
    for spot in spots:
        if spot.anchor:
            targets.setdefault(anchor_string(spot.anchor), spot.destination)
    if targets:
        pairs = " ".join(f"{anchor} {destination}" for anchor, destination in sorted(targets.items()))
        file.enter("Names", f"<< /Dests << /Names [{pairs}] >> >>")


def write_outline(file: PdfFile, spots: Sequence[Spot]) -> None:
    """Write the outline, nested by level; a level that is skipped counts as the next one below."""
    titled = [spot for spot in spots if spot.title]
    if not titled:
        return
    titles = {str(index): clean(spot.title) for index, spot in enumerate(titled)}
    file.outline(titles, list(_nodes(titled, range(len(titled)))))


def _nodes(spots: Sequence[Spot], indexes: range) -> Iterator[OutlineNode]:
    position = 0
    while position < len(indexes):
        spot = spots[indexes[position]]
        end = position + 1
        while end < len(indexes) and spots[indexes[end]].level > spot.level:
            end += 1
        leaf = {str(indexes[position]): spot.destination}
        below = list(_nodes(spots, indexes[position + 1 : end]))
        yield (leaf, below) if below else leaf
        position = end
