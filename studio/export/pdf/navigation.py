"""Turns anchors and titles into the named destinations and the outline of a file."""

from collections.abc import Sequence

from studio.domain.frozen import dataclass
from studio.export.pdf.file import PdfFile
from studio.export.pdf.links import anchor_string
from studio.export.pdf.values import text_string


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
        file.catalog["Names"] = f"<< /Dests << /Names [{pairs}] >> >>"


def write_outline(file: PdfFile, spots: Sequence[Spot]) -> None:
    """Write the outline, nested by level; a level that is skipped counts as the next one below."""
    titled = [spot for spot in spots if spot.title]
    if not titled:
        return
    root = file.reserve()
    ends = _write_level(file, titled, range(len(titled)), root)
    file.complete(root, f"<< /Type /Outlines {ends} >>")
    file.catalog["Outlines"] = root


def _write_level(file: PdfFile, spots: Sequence[Spot], indexes: range, parent: str) -> str:
    """Write entries with those below them; give what their parent says of them."""
    groups = _groups(spots, indexes)
    references = [file.reserve() for _ in groups]
    for position, (reference, group) in enumerate(zip(references, groups, strict=True)):
        spot = spots[group[0]]
        before = f" /Prev {references[position - 1]}" if position else ""
        after = f" /Next {references[position + 1]}" if position + 1 < len(references) else ""
        below = f" {_write_level(file, spots, group[1:], reference)}" if len(group) > 1 else ""
        title = text_string(spot.title)
        file.complete(
            reference, f"<< /Title {title} /Parent {parent} /Dest {spot.destination}{before}{after}{below} >>"
        )
    return f"/First {references[0]} /Last {references[-1]} /Count {len(indexes)}"


def _groups(spots: Sequence[Spot], indexes: range) -> list[range]:
    """Part entries into runs: one, and all that are deeper after it."""
    groups = []
    position = 0
    while position < len(indexes):
        level = spots[indexes[position]].level
        end = position + 1
        while end < len(indexes) and spots[indexes[end]].level > level:
            end += 1
        groups.append(indexes[position:end])
        position = end
    return groups
