"""Bytes to files: whole or not at all, and never over something that cannot be replaced."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from studio.domain.errors import StudioError


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write several files; each is complete before it takes the place of the old one.

    All are written beside their places first, so that a full disk or a missing folder leaves every old file as it
    was.  Raises StudioError; it names the files that were replaced already when a later one could not be.
    """
    _refuse_clashes(files)
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


def _refuse_clashes(files: Mapping[Path, bytes]) -> None:
    seen: set[Path] = set()
    for path in files:
        if path.is_dir():
            raise StudioError(f"{path} is a folder.", hint="Name a file in it.")
        resolved = path.resolve()
        if resolved in seen:
            raise StudioError(f"Two outputs have the same path: {path}.", hint="Give each output its own file name.")
        seen.add(resolved)


def _write_beside(path: Path, data: bytes) -> Path:
    folder = path.resolve().parent
    if not folder.is_dir():
        raise StudioError(
            f"{path} was not written: there is no folder {folder}.", hint="Make the folder first, or name another one."
        )
    temporary = folder / f".{path.name[:40]}.{secrets.token_hex(6)}.part"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
    except OSError as problem:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise StudioError(
            f"{path} was not written.",
            detail=_reason(problem),
            hint="The old file, if there was one, is unchanged. Free some space or choose another folder.",
        ) from problem
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
