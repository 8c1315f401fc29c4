"""A picture from anywhere to one of the library's own: entries name files inside their library alone."""

from pathlib import Path

from studio.app.writing import write_files
from studio.domain.errors import StudioError
from studio.domain.frozen import replace
from studio.domain.pictures import Picture
from studio.sources.names import is_device
from studio.sources.proposals.chapters import slug

FOLDER = "images"
"""In the topic's folder."""


def own_picture(root: Path, topic: str, picture: Picture) -> Picture:
    """Give a picture that lies in the library: this one, or a copy of it in its topic's folder.

    Raises StudioError when it cannot be copied.
    """
    if picture.path.is_relative_to(root.resolve()):
        return picture
    folder = root.resolve() / topic / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _target(folder, picture.path)
        if not target.exists():
            write_files({target: picture.path.read_bytes()})
    except OSError as problem:
        raise StudioError(
            f"{picture.path.name} cannot be copied into the library.", detail=str(problem.strerror or problem)
        ) from problem
    return replace(picture, path=target)


def kept_image(root: Path, topic: str, stem: str, suffix: str, content: bytes) -> Path:
    """Write a picture that is no file yet into its topic's folder under a name that no other picture has.

    Raises StudioError when it cannot be written.
    """
    folder = root.resolve() / topic / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free(folder, _name(stem), suffix, content)
        if not target.exists():
            write_files({target: content})
    except OSError as problem:
        raise StudioError(
            "The picture cannot be put into the library.", detail=str(problem.strerror or problem)
        ) from problem
    return target


def _name(stem: str) -> str:
    """Make a name that every system can have."""
    name = slug(stem) or "picture"
    return f"picture-{name}" if is_device(name) else name


def _target(folder: Path, source: Path) -> Path:
    """Give a name that is free, or has the same content."""
    return _free(folder, _name(source.stem), source.suffix.lower(), source.read_bytes())


def _free(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    target, number = folder / f"{stem}{suffix}", 2
    while target.exists() and target.read_bytes() != content:
        target, number = folder / f"{stem}-{number}{suffix}", number + 1
    return target
