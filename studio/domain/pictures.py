"""A picture of a library or of a client, as a neutral value."""

from pathlib import Path

from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the library, checked when it was read."""

    path: Path
    alt: str
    """Alternative text; empty means decorative."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
