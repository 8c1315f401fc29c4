"""Laid-out pages to what is wrong with their pictures: too few pixels for the place, or more than any file needs."""

from collections.abc import Iterable, Iterator, Mapping
from math import ceil, floor
from pathlib import Path

from studio.domain.findings import Finding, Severity, warning
from studio.domain.frozen import replace
from studio.domain.pictures import Picture
from studio.domain.places import NOWHERE, Place
from studio.layout.items import AnyItem, GroupItem, PictureItem
from studio.layout.page import FlowPage, SlidePage

FEWEST = 100
"""Pixels an inch: with fewer, edges look like stairs on a projector, and soft on paper."""
LARGE = 12_000_000
"""Pixels: what a telephone takes; a slide at full size shows a sixth of them."""
_POINTS = 72
"""To the inch."""


def picture_findings(
    pages: Iterable[SlidePage | FlowPage], places: Mapping[Path, Place] | None = None
) -> tuple[Finding, ...]:
    """Find pictures that look coarse where they are shown, each once and where it is worst, and very large ones.

    `places` are those of pictures that belong to no chapter, by their files.
    """
    worst: dict[tuple[str, Picture], float] = {}
    for page in pages:
        for source, item in _pictures(page.items, page.source):
            key, density = (source, item.picture), _density(item)
            worst[key] = min(worst.get(key, density), density)
    found = (
        *((key, _coarse(*key, density)) for key, density in worst.items() if density < FEWEST),
        *((key, _large(*key)) for key in worst if key[1].width * key[1].height > LARGE),
    )
    return tuple(
        finding if source else replace(finding, place=(places or {}).get(picture.path, NOWHERE))
        for (source, picture), finding in found
    )


def _density(item: PictureItem) -> float:
    """Give the pixels an inch that are shown of a picture, across or down, whichever are fewer."""
    left, top, right, bottom = item.crop
    across = item.picture.width * (1 - left - right) / item.rect.width
    down = item.picture.height * (1 - top - bottom) / item.rect.height
    return min(across, down) * _POINTS


def _coarse(source: str, picture: Picture, density: float) -> Finding:
    more = FEWEST / max(density, 1)
    wanted = f"{ceil(picture.width * more)} by {ceil(picture.height * more)}"
    return warning(
        "picture-coarse",
        f"The picture {picture.path.name} has {picture.width} by {picture.height} pixels, {floor(density)} an inch "
        "where it is shown: it looks coarse.",
        hint=f"Take one with {wanted} pixels or more.",
        source=source,
    )


def _large(source: str, picture: Picture) -> Finding:
    return Finding(
        code="picture-large",
        severity=Severity.HINT,
        text=f"The picture {picture.path.name} has {picture.width * picture.height / 1e6:.0f} million pixels: the "
        "files that show it become large.",
        hint="Make it smaller, or crop it: 2000 pixels across are enough for a whole slide.",
        source=source,
    )


def _pictures(items: Iterable[AnyItem], source: str) -> Iterator[tuple[str, PictureItem]]:
    """Give the pictures that somebody can replace: a template's own are left out."""
    for item in items:
        own = item.source or source
        if isinstance(item, GroupItem):
            yield from _pictures(item.items, own)
        elif isinstance(item, PictureItem) and not item.data and not item.inherited:
            yield own, item
