"""Turns anchors and titles into the named destinations and the outline of a file."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
        file.enter("Names", f"<< /Dests << /Names [{pairs}] >> >>")


def write_outline(file: PdfFile, spots: Sequence[Spot]) -> None:
    """Write the outline, nested by level; a level that is skipped counts as the next one below."""
    titled = [spot for spot in spots if spot.title]
    if not titled:
        return
    outline = file.reserve()
    entries = list(_entries(file, titled))
    _complete(file, entries, outline)
    file.complete(outline, f"<< /Type /Outlines{_ends(entries)} /Count {len(titled)} >>")
    file.enter_outline(outline)


class _Entry(NamedTuple):
    """An entry of the outline."""

    reference: str
    spot: Spot
    below: list["_Entry"]
    total: int
    """Of all entries below it, at any level."""


def _entries(file: PdfFile, spots: Sequence[Spot]) -> Iterator[_Entry]:
    position = 0
    while position < len(spots):
        spot = spots[position]
        end = position + 1
        while end < len(spots) and spots[end].level > spot.level:
            end += 1
        yield _Entry(file.reserve(), spot, list(_entries(file, spots[position + 1 : end])), end - position - 1)
        position = end


def _complete(file: PdfFile, entries: Sequence[_Entry], parent: str) -> None:
    """Write neighbouring entries and all below them."""
    for index, entry in enumerate(entries):
        links = f" /Prev {entries[index - 1].reference}" if index else ""
        if index + 1 < len(entries):
            links += f" /Next {entries[index + 1].reference}"
        if entry.below:
            links += f"{_ends(entry.below)} /Count {entry.total}"
        title = text_string(entry.spot.title)
        file.complete(entry.reference, f"<< /Title {title} /Dest {entry.spot.destination} /Parent {parent}{links} >>")
        _complete(file, entry.below, entry.reference)


def _ends(entries: Sequence[_Entry]) -> str:
    return f" /First {entries[0].reference} /Last {entries[-1].reference}"
