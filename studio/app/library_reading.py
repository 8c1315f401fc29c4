"""The folders of a run to its library: read, or as it was kept when it was read the last time."""

from studio.app.folders import Folders
from studio.domain.findings import Finding
from studio.domain.library import Library
from studio.sources.libraries.cache import LibraryCache
from studio.sources.libraries.library import read_library


def open_library(folders: Folders) -> tuple[Library, tuple[Finding, ...]]:
    """Read the library with its findings; raises StudioError when its folder cannot be read."""
    return read_library(folders.library, LibraryCache(folders.cache) if folders.cache else None)
