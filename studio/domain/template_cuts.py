"""What of a brand's template must not come into a client's deck."""

from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CutLink:
    """A relationship that exports leave out, together with whatever shows what it leads to."""

    part: str
    """Name of the part that it leaves from: `/ppt/slideLayouts/slideLayout1.xml`."""
    id: str
