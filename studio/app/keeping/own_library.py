"""The shipped library to one of the user's own, which may be changed."""

import os
import shutil
from enum import Enum, auto
from pathlib import Path

from studio.app.folders import shipped_folders
from studio.app.keeping.drafts import Drafts, with_saved
from studio.app.keeping.rebasing import Rebased, rebased
from studio.domain.entries import AnyEntry
from studio.domain.errors import StudioError
from studio.domain.frozen import replace
from studio.domain.library import Library, Section
from studio.sources.libraries.folder import HEAD


class Hindrance(Enum):
    """Why nothing can be saved in a library at the moment."""

    SHIPPED = auto()
    MISSING = auto()
    """Its folder is deleted or moved, or lies on a drive that is not connected."""
    READ_ONLY = auto()


def is_own(root: Path) -> bool:
    """Tell whether a library is another than the one that came with the program, which nobody changes."""
    return not root.resolve().is_relative_to(shipped_folders().library.resolve())


def hindrance(library: Library) -> Hindrance | None:
    """Look whether something can be saved in a library as it was read; None where it can."""
    if not is_own(library.root):
        return Hindrance.SHIPPED
    if not _is_there(library):
        return Hindrance.MISSING
    return None if os.access(library.root, os.W_OK) else Hindrance.READ_ONLY


def _is_there(library: Library) -> bool:
    """Tell whether a library has its folder; where a drive was mounted, an empty one is left."""
    try:
        return library.root.is_dir() and (not library.topics or any(library.root.iterdir()))
    except OSError:
        return False


def is_library(folder: Path) -> bool:
    """Tell whether a folder holds topics."""
    return folder.is_dir() and next(folder.glob(f"*/{HEAD}.yaml"), None) is not None


def copied_library(source: Path, target: Path) -> Path:
    """Copy a library into a folder that is empty or not there yet; gives the folder.

    Raises StudioError when something is in it, when it lies in the library itself, or it cannot be written.  Nothing
    half is left behind.
    """
    if target.resolve().is_relative_to(source.resolve()):
        raise StudioError(f"{target} lies in the library that is to be copied.", hint="Choose a folder beside it.")
    made = not target.exists()
    try:
        if not made and any(one.name != ".DS_Store" for one in target.iterdir()):
            raise StudioError(
                f"{target} is not empty.", hint="Choose an empty folder, or make a new one for your library."
            )
        hidden = shutil.ignore_patterns(".*")
        shutil.copytree(source, target, ignore=hidden, dirs_exist_ok=True)
    except (OSError, shutil.Error) as problem:
        if made:
            shutil.rmtree(target, ignore_errors=True)
        raise StudioError(f"The library cannot be copied to {target}.", detail=str(problem)) from problem
    return target


def carried_over(drafts: Drafts, library: Library) -> Rebased:
    """Give what is not saved as drafts of another library, pictures included; that one may say something else already.

    All else in it stays; what both have changed since the library of the drafts waits until somebody decides.
    """
    old, new = drafts.library.root.resolve(), library.root.resolve()

    def moved(entry: AnyEntry) -> AnyEntry:
        picture = entry.picture
        if picture is None or not picture.path.is_relative_to(old):
            return entry
        return replace(entry, picture=replace(picture, path=new / picture.path.relative_to(old)))

    def section(one: Section) -> Section:
        return replace(one, entries=tuple(map(moved, one.entries)))

    base = drafts.library
    for where in drafts.sections:
        base = with_saved(base, where[0], section(drafts.saved(where)))
    sections = {where: section(one) for where, one in drafts.sections.items()}
    return rebased(replace(drafts, library=base, sections=sections, rewrites={}), library)
