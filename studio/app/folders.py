"""Where the shipped files are: beside the package in the source tree, inside it when installed."""

from pathlib import Path

import platformdirs

from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass, replace

NAME = "Proposal Studio"
"""What the program's folders are called where platforms put them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The folders that a run works with."""

    library: Path
    templates: tuple[Path, ...]
    """Searched in this order for a brand: one's own first, then the shipped ones."""
    fonts: Path
    words: Path
    examples: Path
    cache: Path | None = None
    """Where may be kept what libraries were read to; None for nowhere."""


def shipped_folders(
    *, library: Path | None = None, templates: Path | None = None, cache: Path | None = None
) -> Folders:
    """Give the shipped folders, with one's own library or brands in their place; the cache need not be there yet.

    Raises StudioError when a folder that was named is not there.
    """
    root = _shipped_root()
    for name, folder in (("--library", library), ("--templates", templates)):
        if folder is not None and not _is_folder(folder):
            raise StudioError(
                f"{folder} is not a folder.", hint=f"Give {name} the path of an existing folder, or leave it out."
            )
    return Folders(
        library=library or root / "content",
        templates=(templates, root / "templates") if templates else (root / "templates",),
        fonts=root / "assets" / "fonts",
        words=root / "assets" / "words",
        examples=root / "examples",
        cache=cache,
    )


def cache_folder() -> Path:
    """Give where is kept, on this platform, what can be made again."""
    return platformdirs.user_cache_path(NAME, appauthor=False) / "libraries"


def settings_file() -> Path:
    """Give where the settings lie on this platform."""
    return platformdirs.user_config_path(NAME, appauthor=False) / "settings.json"


def with_own_library(folders: Folders, own: Path | None) -> Folders:
    """Give the folders with a library of the user's own in place of the shipped one, where it is there."""
    return replace(folders, library=own) if own is not None and _is_folder(own) else folders


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, or in a folder that may not be read
        return False


def _shipped_root() -> Path:
    package = Path(__file__).resolve().parent.parent
    for root in (package.parent, package / "bundled"):
        if (root / "assets" / "words").is_dir() and (root / "templates").is_dir():
            return root
    raise StudioError(
        "Proposal Studio's own files are missing.",
        detail=f"No assets and templates beside or inside {package}.",
        hint="Install Proposal Studio again.",
    )
