"""Brands as they were read, kept in the user's cache folder until a file of theirs or of the fonts changes.

So neither python-pptx nor anything else that reads templates is loaded for a brand that is as it was.
"""

import json
import time
from pathlib import Path
from typing import Final

from studio.domain.brand import Brand
from studio.domain.findings import Finding
from studio.sources.brands.folder import state_of
from studio.sources.cache_folder import CacheFolder, path_key
from studio.sources.plain_values import DAMAGED, codec_of

BRANDS: Final = 16
"""Files that stay in the folder."""

BrandFound = tuple[Brand, tuple[Finding, ...]]


def read_kept_brand(folder: Path, fonts: Path, cache: Path | None) -> BrandFound:
    """Give what `read_brand` gives, from the cache where nothing has changed; raises StudioError as that does."""
    state = state_of((folder, fonts), time.time_ns()) if cache else ""
    if not cache or not state:
        return _read(folder, fonts)
    files = CacheFolder(path=cache, suffix=".brand", most=BRANDS)
    key = path_key(folder.absolute(), folder, fonts)
    known = _restored(files.load(key), state)
    if known is not None:
        return known
    found = _read(folder, fonts)
    files.store(key, _written(found, state))
    return found


def _read(folder: Path, fonts: Path) -> BrandFound:
    from studio.sources.brands.brand import read_brand  # noqa: PLC0415 - loads python-pptx: 100 ms

    return read_brand(folder, fonts)


def _written(found: BrandFound, state: str) -> bytes:
    return json.dumps([state, codec_of(BrandFound).write(found)], separators=(",", ":")).encode("ascii")


def _restored(body: bytes, state: str) -> BrandFound | None:
    """Give what was kept, None when that is damaged or of another state of the files."""
    try:
        kept_state, plain = json.loads(body)
        found: BrandFound = codec_of(BrandFound).read(plain)
    except DAMAGED:
        return None
    return found if kept_state == state else None
