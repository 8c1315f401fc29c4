"""Tags as they are typed to tags as the library spells them: those that differ in capitals alone are one."""

from collections import Counter
from collections.abc import Iterable, Mapping

from studio.app.keeping.drafts import Drafts

Spellings = Mapping[str, str]
"""How the library spells each tag, by the tag without capitals."""


def spellings_of(tags: Iterable[str]) -> Spellings:
    """Give how each of these tags is spelled most often, as the first does where others are as frequent."""
    found: dict[str, str] = {}
    for tag, _ in Counter(tags).most_common():
        found.setdefault(tag.casefold(), tag)
    return found


def spellings_beside(drafts: Drafts, entry_id: str) -> Spellings:
    """Give how all other entries spell their tags: the one that has a tag alone may be given another spelling."""
    entries = (entry for where in drafts.places() for entry in drafts.section(where).entries)
    return spellings_of(tag for entry in entries if entry.id != entry_id for tag in entry.tags)


def typed_tags(text: str, spellings: Spellings) -> tuple[str, ...]:
    """Give the tags of a text with commas between them, each once and as the library spells it."""
    typed = (one.strip() for one in text.split(","))
    found: dict[str, str] = {}
    for one in typed:
        if one:
            found.setdefault(one.casefold(), spellings.get(one.casefold(), one))
    return tuple(found.values())
