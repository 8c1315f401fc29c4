"""Bytes to files: whole or not at all, and never over something that cannot be replaced."""

import contextlib
import os
import shutil
import stat
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from studio.domain.errors import StudioError


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write several files; each is complete before it takes the place of the old one.

    All are written beside their places first, so that a full disk or a missing folder leaves every old file as it
    was.  Raises StudioError; it names the files that were replaced already when a later one could not be.
    """
    refuse_unusable(files)
    waiting: dict[Path, Path] = {}
    replaced: list[Path] = []
    try:
        for path, data in files.items():
            waiting[path] = _write_beside(path, data)
        for path, temporary in waiting.items():
            _replace(temporary, path, replaced)
            replaced.append(path)
    finally:
        for path, temporary in waiting.items():
            if path not in replaced:
                with contextlib.suppress(OSError):
                    temporary.unlink(missing_ok=True)


def sweep_leftovers(paths: Iterable[Path]) -> None:
    """Remove what killed processes left beside files; only for who knows that nobody else is writing them now."""
    folders: defaultdict[Path, list[str]] = defaultdict(list)
    for path in paths:
        folders[path.parent].append(_beside(path))
    for folder, beginnings in folders.items():
        with contextlib.suppress(OSError):
            for leftover in folder.glob(".*.part"):
                if leftover.name.startswith(tuple(beginnings)):
                    leftover.unlink(missing_ok=True)


def _beside(path: Path) -> str:
    return f".{path.name[:40]}."


def refuse_unusable(paths: Iterable[Path]) -> None:
    """Raise StudioError for a path that no file can be written to, or that is there twice; nothing is touched."""
    seen: set[Path] = set()
    for path in paths:
        try:
            _refuse_place(path)
            resolved = path.resolve()
        except (OSError, RuntimeError, ValueError) as problem:
            # RuntimeError: links in a circle, as Path.resolve has it; ValueError: a NUL or half a character in it
            detail = _reason(problem) if isinstance(problem, OSError) else f"{problem}."
            raise StudioError(f"{path} cannot be written.", detail=detail, hint="Choose another path.") from problem
        if resolved in seen:
            raise StudioError(f"Two outputs have the same path: {path}.", hint="Give each output its own file name.")
        seen.add(resolved)


def _refuse_place(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG
    if stat.S_ISDIR(mode):
        raise StudioError(f"{path} is a folder.", hint="Name a file in it.")
    if not stat.S_ISREG(mode):  # replacing `/dev/null` would take it from every program
        raise StudioError(f"{path} is a device or a pipe.", hint="Name a file.")
    folder = path.resolve().parent
    if not folder.is_dir():
        raise StudioError(
            f"{path} was not written: there is no folder {folder}.", hint="Make the folder first, or name another one."
        )


def _write_beside(path: Path, data: bytes) -> Path:
    folder = path.resolve().parent
    temporary = folder / f"{_beside(path)}{os.urandom(6).hex()}.part"
    whole = False
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        whole = True
    except OSError as problem:
        raise StudioError(
            f"{path} was not written.",
            detail=_reason(problem),
            hint="The old file, if there was one, is unchanged. Free some space or choose another folder.",
        ) from problem
    finally:
        if not whole:  # somebody's Ctrl+C comes this way too
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    return temporary


def _replace(temporary: Path, path: Path, replaced: list[Path]) -> None:
    try:
        temporary.replace(path.resolve())
    except OSError as problem:
        done = ", ".join(str(other) for other in replaced)
        raise StudioError(
            f"{path} could not be replaced.",
            detail=_reason(problem) + (f" Written already: {done}." if done else ""),
            hint="It is probably open in another program: close it there and export again. The old file is unchanged.",
        ) from problem


def _reason(problem: OSError) -> str:
    return f"{problem.strerror or problem}."
