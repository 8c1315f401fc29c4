"""Two states of a section to words: what somebody changed, for the history and for people."""

from collections.abc import Iterator
from dataclasses import fields

from studio.app.keeping.language_names import language_name
from studio.domain.entries import AnyEntry, headline
from studio.domain.library import Section, Topic
from studio.domain.translation import TranslationFile
from studio.domain.translation_merge import by_field, same_translation

_FIXED = frozenset(("id", "place", "places"))
_NAMED = 3
"""Most fields that are named one by one in a summary."""
_LONGEST = 60
"""Characters of a title in a summary."""


def summary_of(before: Section | None, after: Section) -> str:
    """Give one line on what changed between two states of a section."""
    if before is None:
        return f"New section “{after.title}” with {_count(len(after.entries))}"
    lines = tuple(details_of(before, after))
    if not lines:
        return "Nothing changed"
    return lines[0] if len(lines) == 1 else f"{_count(len(lines), 'change')} in “{after.title}”"


def details_of(before: Section, after: Section) -> Iterator[str]:
    """Give a line for everything that changed: entry by entry, then the section itself."""
    was = {entry.id: entry for entry in before.entries}
    now = {entry.id: entry for entry in after.entries}
    for name, entry in now.items():
        if name not in was:
            yield f"Added {_named(entry)}"
        elif entry != was[name]:
            yield f"Changed {_fields(was[name], entry)} of {_named(entry)}"
    for name, entry in was.items():
        if name not in now:
            yield f"Removed {_named(entry)}"
    if [name for name in was if name in now] != [name for name in now if name in was]:
        yield f"Put the entries of “{after.title}” into another order"
    if (before.title, before.intro) != (after.title, after.intro):
        yield f"Changed the heading of “{after.title}”"


def heading_changes(before: Topic | None, after: Topic) -> str:
    """Give one line on what changed between two states of a topic's head."""
    return f"New topic “{after.title}”" if before is None else f"Changed the heading of “{after.title}”"


def translation_changes(before: TranslationFile | None, after: TranslationFile) -> str:
    """Give what changed between two states of a translation: one line, and a line for each change if there are more."""
    language = language_name(after.language)
    was = {one.id: one for one in before.entries} if before else {}
    now = {one.id: one for one in after.entries}
    lines = [
        f"Translated {_title(one.id, by_field(one))} into {language}" for one in after.entries if one.id not in was
    ]
    lines += [
        f"Changed the {language} of {_title(name, by_field(one))}"
        for name, one in now.items()
        if name in was and not same_translation(was[name], one)
    ]
    lines += [
        f"Removed the {language} of {_title(name, by_field(one))}" for name, one in was.items() if name not in now
    ]
    if before is None or not same_translation(before.head, after.head):
        lines += [f"Changed the {language} of a heading"] if by_field(after.head) else []
    if len(lines) == 1:
        return lines[0]
    return "\n\n".join(filter(None, (f"{_count(len(lines), 'change')} in {language}", "\n".join(lines))))


def _title(name: str, texts: dict[str, dict[str, str]]) -> str:
    words = next((texts[one][one] for one in ("title", "question", "name") if one in texts), name.rpartition("/")[2])
    return _quoted(words)


def _fields(before: AnyEntry, after: AnyEntry) -> str:
    names = [
        one.name.replace("_", " ")
        for one in fields(after)
        if one.name not in _FIXED and getattr(before, one.name, None) != getattr(after, one.name)
    ]
    if len(names) > _NAMED:
        return f"{len(names)} fields"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _named(entry: AnyEntry) -> str:
    return _quoted(headline(entry))


def _quoted(words: str) -> str:
    title = " ".join(words.split())
    return f"“{title if len(title) <= _LONGEST else title[: _LONGEST - 1] + '…'}”"


def _count(number: int, what: str = "entr") -> str:
    if what == "entr":
        return f"{number} entry" if number == 1 else f"{number} entries"
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
