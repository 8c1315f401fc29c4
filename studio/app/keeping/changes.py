"""Two states of a library's files to words: what somebody changed, for the history and for people."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields

from studio.app.keeping.language_names import language_name
from studio.domain.entries import AnyEntry, EntryId, headline
from studio.domain.library import Section, Topic
from studio.domain.section_merge import FIXED
from studio.domain.translation import TranslationFile
from studio.domain.translation_merge import by_field, only_marked, same_translation

Record = Section | Topic | TranslationFile
Change = tuple[Record | None, Record]
"""What a file said, None where there was none, and what it says now."""
_NAMED = 3
"""Most fields, and most files, that are named one by one in a summary."""
_LONGEST = 60
"""Characters of a title in a summary."""
_NOBODY: frozenset[str] = frozenset()


def told(
    changes: Sequence[Change], moves: Mapping[EntryId, EntryId] | None = None, titles: Mapping[str, str] | None = None
) -> str:
    """Tell of one save: a line, and a line for each change behind it if there are more.

    `moves` are the ids that entries had in other topics, by those that they have now; `titles` those of the topics.
    """
    moved = dict(moves or {})
    going = [*_moved(changes, moved, titles or {})]
    ids = frozenset((*moved, *moved.values()))
    lines = [*going, *(line for change in changes for line in _lines(change, ids))]
    if len(lines) < 2:  # noqa: PLR2004 - a line and nothing else
        return "".join(lines) or "Nothing changed"
    places = list(dict.fromkeys(_place(after) for _, after in changes))
    where = _listed(places) if len(places) <= _NAMED else f"{len(places)} files"
    summary = f"{_count(len(lines), 'change')} in {where}"
    if going:
        rest, ways = len(lines) - len(going), {line.partition("” from ")[2] for line in going}
        many = f"Moved {len(going)} entries" + (f" from {ways.pop()}" if len(ways) == 1 else "")
        summary = (going[0] if len(going) == 1 else many) + (f", and {_count(rest, 'more change')}" if rest else "")
    return "\n\n".join((summary, "\n".join(lines)))


def _moved(changes: Sequence[Change], moves: Mapping[EntryId, EntryId], titles: Mapping[str, str]) -> Iterator[str]:
    now, was = (
        {one.id: one for pair in changes if isinstance(section := pair[at], Section) for one in section.entries}
        for at in (1, 0)
    )
    for new, old in moves.items():
        places = (name.partition("/")[0] for name in (old, new))
        before, after = (quoted(titles.get(topic, topic)) for topic in places)
        changed = _fields(was[old], now[new]) if old in was else ""
        said = f" and changed its {changed}" if changed else ""
        yield f"Moved {_named(now[new])} from {before} to {after}{said}"


def _lines(change: Change, moved: AbstractSet[str]) -> Iterator[str]:
    match change:
        case (Section() as before, Section() as after):
            yield from details_of(before, after, moved)
        case (_, Section() as after):
            if not after.entries or any(one.id not in moved for one in after.entries):
                yield f"New section {quoted(after.title)} with {_count(len(after.entries), 'entr')}"
        case (before, Topic() as after):
            yield f"{'Changed the heading of' if before else 'New topic'} {quoted(after.title)}"
        case (before, TranslationFile() as after):
            yield from _translated(before if isinstance(before, TranslationFile) else None, after, moved)


def _place(record: Record) -> str:
    return language_name(record.language) if isinstance(record, TranslationFile) else quoted(record.title)


def details_of(before: Section, after: Section, moved: AbstractSet[str] = _NOBODY) -> Iterator[str]:
    """Give a line for everything that changed: entry by entry, then the section itself; none for `moved` entries."""
    was = {entry.id: entry for entry in before.entries}
    now = {entry.id: entry for entry in after.entries}
    for name, entry in now.items():
        if name not in was and name not in moved:
            yield f"Added {_named(entry)}"
        elif name in was and entry != was[name]:
            yield f"Changed {_fields(was[name], entry)} of {_named(entry)}"
    for name, entry in was.items():
        if name not in now and name not in moved:
            yield f"Removed {_named(entry)}"
    yield from _shifted(
        [name for name in was if name in now], [entry for name, entry in now.items() if name in was], after
    )
    if (before.title, before.intro) != (after.title, after.intro):
        yield f"Changed the heading of “{after.title}”"


def _shifted(was: Sequence[str], now: Sequence[AnyEntry], section: Section) -> Iterator[str]:
    """Tell of entries in another order; of one that was moved, where it stands now."""
    names: list[str] = [one.id for one in now]
    if was == names:
        return
    for at, name in enumerate(names):
        if [one for one in was if one != name] == names[:at] + names[at + 1 :]:
            where = f"above {_named(now[at + 1])}" if at + 1 < len(now) else "to the end"
            yield f"Moved {_named(now[at])} {where} in {quoted(section.title)}"
            return
    yield f"Put the entries of {quoted(section.title)} into another order"


def _translated(before: TranslationFile | None, after: TranslationFile, moved: AbstractSet[str]) -> Iterator[str]:
    language = language_name(after.language)
    was = {one.id: one for one in before.entries if one.id not in moved} if before else {}
    now = {one.id: one for one in after.entries if one.id not in moved}
    for name, one in now.items():
        title = _title(name, by_field(one))
        if name not in was:
            yield f"Translated {title} into {language}"
        elif only_marked(was[name], one):
            yield f"Marked the {language} of {title} as up to date"
        elif not same_translation(was[name], one):
            yield f"Changed the {language} of {title}"
    for name, one in was.items():
        if name not in now:
            yield f"Removed the {language} of {_title(name, by_field(one))}"
    if by_field(after.head) and (before is None or not same_translation(before.head, after.head)):
        yield f"Changed the {language} of a heading"


def _title(name: str, texts: dict[str, dict[str, str]]) -> str:
    words = next((texts[one][one] for one in ("title", "question", "name") if one in texts), name.rpartition("/")[2])
    return quoted(words)


def _fields(before: AnyEntry, after: AnyEntry) -> str:
    names = [
        one.name.replace("_", " ")
        for one in fields(after)
        if one.name not in FIXED and getattr(before, one.name, None) != getattr(after, one.name)
    ]
    if len(names) > _NAMED:
        return f"{len(names)} fields"
    return _listed(names)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _named(entry: AnyEntry) -> str:
    return quoted(headline(entry))


def quoted(words: str) -> str:
    """Give words in quotation marks, on one line and no longer than a summary has room for."""
    title = " ".join(words.split())
    return f"“{title if len(title) <= _LONGEST else title[: _LONGEST - 1] + '…'}”"


def _count(number: int, what: str) -> str:
    if what == "entr":
        return f"{number} entry" if number == 1 else f"{number} entries"
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
