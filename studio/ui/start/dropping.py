"""Files that are dragged onto a window: which of them are proposals, and what to say about the others."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from studio.domain.frozen import dataclass

_ENDINGS = (".yaml", ".yml")
_MADE = {".pptx": "a PowerPoint deck", ".pdf": "a PDF"}
_SEVERAL = "Some of the files are no proposals."
_NAMED = 3
"""So many files are named at most."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was let go over a window."""

    proposals: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


def dropped(data: QMimeData) -> Dropped:
    """Give the local files of a drag, each once."""
    paths = dict.fromkeys(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    proposals = tuple(path for path in paths if path.suffix.lower() in _ENDINGS)
    return Dropped(proposals, tuple(path for path in paths if path not in proposals))


def refusal(others: Sequence[Path]) -> tuple[str, str]:
    """Say that files are no proposals, and which file to take; a title and a detail."""
    kinds = {_MADE.get(path.suffix.lower(), "") for path in others}
    hint = "A proposal is a file that ends in .proposal.yaml."
    if kinds <= set(_MADE.values()):
        hint = f"Decks and PDFs are made from a proposal and cannot be opened here. {hint}"
    if len(others) == 1:
        kind = next(iter(kinds)) or ("a folder" if others[0].is_dir() else "no proposal")
        return f"“{others[0].name}” is {kind}.", hint
    names = ", ".join(f"“{path.name}”" for path in others[:_NAMED])
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return _SEVERAL, f"{names}{more} cannot be opened. {hint}"
