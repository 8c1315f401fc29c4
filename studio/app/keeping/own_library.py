"""The shipped library to one of the user's own, which may be changed."""

import os
import shutil
from pathlib import Path

from studio.app.folders import shipped_folders
from studio.app.keeping.drafts import Drafts, with_saved
from studio.app.keeping.rebasing import Rebased, rebased
from studio.domain.entries import AnyEntry
from studio.domain.errors import StudioError
from studio.domain.frozen import replace
from studio.domain.library import Library, Section
from studio.sources.libraries.folder import HEAD


def is_own(root: Path) -> bool:
    """Tell whether a library may be changed: it is not the one that came with the program, and can be written to."""
    shipped = shipped_folders().library.resolve()
    return not root.resolve().is_relative_to(shipped) and os.access(root, os.W_OK)


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
