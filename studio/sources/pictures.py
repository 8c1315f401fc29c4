"""`picture: {file: …, alt: …}` to a Picture whose file was found inside its folder and proved sound."""

import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode

from studio.domain.errors import StudioError
from studio.domain.pictures import Picture
from studio.sources.file_kinds import not_a_file
from studio.sources.reading import Fault, Reading, did_you_mean, is_null, shortened
from studio.sources.scalars import read_text

if TYPE_CHECKING:
    from PIL import Image

LARGEST_FILE = 20_000_000
"""Bytes."""
LARGEST_PICTURE = 50_000_000
"""Pixels."""

_UNUSABLE = re.compile(r'[\\:<>|"?*\x00-\x1f\x7f\ud800-\udfff]')
_ORIENTATION = 0x0112
"""EXIF's key for how a camera was held."""
_SAVE_AGAIN = "open it in a picture program and save it again as PNG or JPEG"
_SAVE_SMALLER = "open it in a picture program and save it with fewer pixels"
_NAMED = "name a PNG or JPEG file that is there, with the path to it from this file"
_SUFFIXES = (".png", ".jpg", ".jpeg")
_KINDS = (
    ("a GIF", re.compile(rb"GIF8[79]a")),
    ("a WebP picture", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("a BMP", re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL)),
    ("a TIFF", re.compile(rb"II\*\0|MM\0\*")),
    ("an AVIF or HEIC picture", re.compile(rb"....ftyp(?:avi[fs]|hei[cxms]|hev[cx]|mif1|msf1)", re.DOTALL)),
    (
        "an SVG drawing",
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b", re.DOTALL
        ),
    ),
    ("a PDF", re.compile(rb"%PDF-")),
)
"""Kinds of pictures that are taken for PNG or JPEG, by how they begin."""
_LONGEST_SIGN = 1_000
_WAITING: ContextVar[tuple[Path, Path] | None] = ContextVar("waiting", default=None)
"""A root, and where pictures that it lacks are looked for: in this context alone."""


class UnusableError(Exception):
    """Says in a few words why a file is no usable picture, and what makes it one."""

    def __init__(self, text: str, remedy: str = "") -> None:
        super().__init__(text)
        self.remedy = remedy
        """Empty where another file is wanted."""


def read_picture(node: Node, reading: Reading, path: str) -> object:
    """Read a picture written as a mapping, or as the path alone; FAULT after a finding."""
    if type(node) is ScalarNode:
        file_node, alt = node, None
    elif type(node) is MappingNode:
        keys = _keys(node, reading, path)
        found = keys.get("file")
        if type(found) is not ScalarNode or is_null(found):
            return reading.error("missing-key", f"`{path}.file` is missing", node, path=path, hint="add `file:`")
        file_node, alt = found, _alt(keys.get("alt"), reading, path)
    else:
        return reading.wrong_type("a picture with `file:` and `alt:`", node, path)
    if alt is None:
        said = f"`{path}` has no text for people who cannot see it"
        hint = 'add `alt:` with what the picture shows, or `alt: ""` for pure decoration'
        reading.warning("missing-alt", said, node, path=f"{path}.alt", hint=hint)
    reading.keep_place(node, path)
    return _checked(file_node, alt or "", reading, path)


def read_picture_file(file: Path, alt: str) -> Picture:
    """Give the picture of a file that somebody chose, wherever it lies; raises StudioError when it cannot be used."""
    try:
        resolved = file.resolve()
        size = _pixels(resolved)
    except (UnusableError, OSError, RuntimeError) as problem:  # RuntimeError: links in a circle
        said = problem if isinstance(problem, UnusableError) else "cannot be found"
        remedy = problem.remedy if isinstance(problem, UnusableError) else ""
        more = f", or {remedy} and choose it then" if remedy else ""
        raise StudioError(f"{file.name} {said}.", hint=f"Choose a PNG or JPEG file{more}.") from problem
    return Picture(path=resolved, alt=alt, width=size[0], height=size[1])


def _keys(node: MappingNode, reading: Reading, path: str) -> dict[str, Node]:
    keys: dict[str, Node] = {}
    for key, value in node.value:
        name = key.value if type(key) is ScalarNode else ""
        if name in keys:
            reading.error("duplicate-key", f"`{path}.{name}` is written twice; the first one counts", key)
        elif name in ("file", "alt"):
            keys[name] = value
        else:
            hint = did_you_mean(name, ("file", "alt"), what="known keys")
            reading.error("unknown-key", f"unknown key `{name}` in this picture", key, path=path, hint=hint)
    return keys


def _alt(node: Node | None, reading: Reading, path: str) -> str | None:
    if node is None or is_null(node):
        return None
    text = read_text(node, reading, f"{path}.alt")
    if not isinstance(text, str) or (not text.strip() and type(node) is ScalarNode and node.value):
        return None  # white space is no mark that somebody meant
    return text


def _checked(node: ScalarNode, alt: str, reading: Reading, path: str) -> Picture | Fault:
    if reading.folder is None:
        return reading.error("picture-misplaced", f"`{path}` cannot hold a picture", node, path=path)
    try:
        name = node.value.strip()
        known = reading.pictures.get(name)
        if known is None:
            file = inside(reading.folder, name, root=reading.root)
            known = reading.pictures[name] = (file, *_pixels(_found(file)))
    except UnusableError as problem:
        hint = f"replace the file, or {problem.remedy}" if problem.remedy else _NAMED
        said = f"the picture `{shortened(node.value, 80)}` {problem}"
        return reading.error("picture-unusable", said, node, path=path, hint=hint)
    found, width, height = known
    return Picture(path=found, alt=alt, width=width, height=height)


@contextmanager
def on_their_way(root: Path, waiting: Path) -> Iterator[None]:
    """Read as if pictures that wait in a folder already stood in the same places below a root that lacks them.

    So files that show them can be merged, and refused, before anything of the root is touched.
    """
    token = _WAITING.set((root.resolve(), waiting))
    try:
        yield
    finally:
        _WAITING.reset(token)


def _found(file: Path) -> Path:
    """Give where a picture is now."""
    expected = _WAITING.get()
    if expected is None or file.exists() or not file.is_relative_to(expected[0]):
        return file
    waiting = expected[1] / file.relative_to(expected[0])
    return waiting if waiting.exists() else file


def inside(folder: Path, name: str, *, root: Path | None = None) -> Path:
    """Give the resolved path of a file below `root`, named relative to `folder`.

    Raises an error that says why not: absolute, on a drive, leaving the root by `..` or by a link. The name is
    judged before the disk is touched, so that no name can reach a network share.
    """
    if not name or name.startswith("/") or not is_plain(name):
        raise UnusableError("is not named by a plain relative path with forward slashes")
    try:
        top = (root or folder).resolve()
        base = folder.resolve()
        depth = len(base.relative_to(top).parts)
        for part in PurePosixPath(name).parts:
            depth += -1 if part == ".." else 1
            if depth < 0:
                raise UnusableError("lies outside the folder that may be read")
        resolved = (base / name).resolve()
    except (OSError, RuntimeError, ValueError) as problem:  # RuntimeError: links in a circle
        raise UnusableError("cannot be found") from problem
    if not resolved.is_relative_to(top):
        raise UnusableError("lies outside the folder that may be read")
    return resolved


def is_plain(name: str) -> bool:
    """Tell whether a path can be written into a proposal and found by every system that reads it."""
    return not _UNUSABLE.search(name)


def _as_seen(photo: "Image.Image") -> tuple[int, int]:
    """Give the size of a photo when it is turned as its camera noted."""
    lies = photo.mode != "CMYK" and photo.getexif().get(_ORIENTATION, 1) in range(5, 9)
    width, height = photo.size
    return (height, width) if lies else (width, height)


def _decode(file: Path) -> None:
    """Read all pixels of a PNG: its checksums may be right while data are missing."""
    from PIL import Image  # noqa: PLC0415 - loaded already by who calls this

    with Image.open(file, formats=("PNG",)) as image:
        image.load()
        if image.mode == "P" and image.palette is None:
            raise UnusableError("is damaged or not a picture", _SAVE_AGAIN)


def _what_is_wrong(file: Path) -> str:
    """Say of a file that cannot be read as PNG or JPEG whether it is another kind of picture by another's name."""
    with suppress(OSError), file.open("rb") as opened:
        start = opened.read(_LONGEST_SIGN)
        kind = next((kind for kind, sign in _KINDS if sign.match(start)), "")
        if kind:
            return f"is {kind}, whatever its name says"
    return "is damaged or not a picture"


def _pixels(file: Path) -> tuple[int, int]:
    """Give width and height of a sound PNG or JPEG file."""
    from PIL import Image  # noqa: PLC0415 - costs 30 ms, and most libraries hold no pictures

    if file.suffix.lower() not in _SUFFIXES:
        raise UnusableError("is neither PNG nor JPEG", _SAVE_AGAIN)
    try:
        what, _ = not_a_file(file)
        if what:
            raise UnusableError(what)
        if file.stat().st_size > LARGEST_FILE:
            raise UnusableError(f"is larger than {LARGEST_FILE // 1_000_000} MB", _SAVE_SMALLER)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of sizes that are refused just below
            with Image.open(file, formats=("PNG", "JPEG")) as image:
                size = image.size
                if not 0 < size[0] * size[1] <= LARGEST_PICTURE:
                    raise UnusableError(f"has more than {LARGEST_PICTURE // 1_000_000} million pixels", _SAVE_SMALLER)
                if image.format == "JPEG":
                    size = _as_seen(image)
                    image.draft("L", (1, 1))  # decodes an eighth of the size: enough to meet a cut-off end
                    image.load()
                else:
                    image.verify()
                    _decode(file)
    except Image.DecompressionBombError as problem:
        raise UnusableError(f"has more than {LARGEST_PICTURE // 1_000_000} million pixels", _SAVE_SMALLER) from problem
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error) as problem:  # each met in Pillow
        raise UnusableError(_what_is_wrong(file), _SAVE_AGAIN) from problem
    return size
