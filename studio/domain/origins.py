"""What a proposal remembers of a picked entry beside what the library says now, in the language of each."""

from studio.domain.chapters import Pick
from studio.domain.entries import ENTRY_TYPES, SectionKind
from studio.domain.entry_version import version_of, versioned_fields
from studio.domain.languages import base_language, library_for
from studio.domain.library import Library
from studio.domain.proposal import Origin


def spoken_in(library: Library, entry: str, tag: str) -> str:
    """Give the language (ISO 639-1) that a proposal in `tag` shows an entry in; empty for the one of the original."""
    topic = library.topic(entry.partition("/")[0])
    language = base_language(tag)
    return "" if topic is None or topic.language == language else language


def in_spoken(library: Library, language: str) -> Library:
    """Give a library as `spoken_in` named its language."""
    return library_for(library, language) if language else library


def has_changed(origin: Origin, library: Library) -> bool:
    """Tell whether the library says something else than was remembered, in the language in which that was read.

    False for an entry that is not there any more.
    """
    entry = in_spoken(library, origin.language).find(origin.entry)
    return entry is not None and version_of(entry) != origin.version


def unset_fields(pick: Pick) -> tuple[str, ...]:
    """Give the fields of a pick that its proposal does not set: they follow the library, even if it is pinned."""
    known = {name for name, _ in pick.overrides}
    cls = ENTRY_TYPES[SectionKind(pick.entry.split("/")[1])]
    return tuple(name for name in versioned_fields(cls) if name not in known)
