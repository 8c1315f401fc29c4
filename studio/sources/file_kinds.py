"""A path that is no file that can be read to what it is instead, in words for a finding."""

import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "is a folder, not a file", "name a file in it"),
    (stat.S_ISFIFO, "is a pipe, not a file", "save what comes out of it in a file, and name that"),
    (stat.S_ISSOCK, "is a socket, not a file", "name a file"),
    (lambda mode: stat.S_ISCHR(mode) or stat.S_ISBLK(mode), "is a device, not a file", "name a file"),
)


def not_a_file(path: Path) -> tuple[str, str]:
    """Say what a path is that is no file, and what to do; two empty texts for a file. Raises OSError and ValueError."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            return "is a link to a file that is not there", "put the file there, or mend the link"
        return "is not there", "check its name and its folder"
    return next(((what, hint) for is_one, what, hint in _KINDS if is_one(mode)), ("", ""))
