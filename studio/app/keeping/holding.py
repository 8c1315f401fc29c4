"""Drafts to what of them can be saved: what is not complete is held back, and stays a draft."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from studio.app.keeping.checking import findings_of
from studio.app.keeping.drafts import Drafts, Where, with_entries, with_file, with_section
from studio.app.keeping.language_names import language_name
from studio.app.keeping.subjects import names_of, record_of
from studio.app.keeping.tidying import tidied, tidied_translation
from studio.app.keeping.translating import incomplete_fields
from studio.domain.entries import AnyEntry
from studio.domain.findings import Finding, Severity
from studio.domain.frozen import replace
from studio.domain.languages import HEAD
from studio.domain.translation import TranslatedText, Translation, TranslationFile, texts_of
from studio.domain.translation_merge import by_field

_EMPTY = "It needs a title."


class Held(NamedTuple):
    """Something that is not saved before somebody has looked at it."""

    subject: str
    """An entry's id, or the name of a heading."""
    path: str
    """Of the field that is in the way; empty where it is not one field."""
    why: str
    language: str = ""
    """Of the translation that it is about; empty for the original."""


class Sound(NamedTuple):
    """What can be saved, and what cannot."""

    drafts: Drafts
    """With what is held back as it is saved."""
    held: tuple[Held, ...]


def sound(drafts: Drafts) -> Sound:
    """Take out of drafts what could not be read again: entries with errors, headings without words, half lists."""
    held: list[Held] = []
    found = _sound_entries(drafts, held)
    found = _sound_heads(found, held)
    found = _sound_translations(drafts, found, held)
    return Sound(found, tuple(held))


def _sound_entries(drafts: Drafts, held: list[Held]) -> Drafts:
    wrong: dict[Where, dict[str, Finding]] = {}
    for where, section in drafts.sections.items():
        changed = [entry for entry in section.entries if entry != drafts.library.find(entry.id)]
        errors = (one for one in findings_of(changed, drafts.library.root) if one.severity is Severity.ERROR)
        by_entry: dict[str, Finding] = {}
        for one in errors:
            by_entry.setdefault(one.source, one)
        wrong[where] = by_entry
        held += [Held(name, one.place.field, one.text) for name, one in by_entry.items()]
    staying = _came_from(drafts, (name for found in wrong.values() for name in found))
    for where in dict.fromkeys((*wrong, *staying)):
        if wrong.get(where) or staying.get(where):
            drafts = _as_saved(drafts, where, {*wrong.get(where, ()), *staying.get(where, ())})
    return drafts


def _as_saved(drafts: Drafts, where: Where, names: set[str]) -> Drafts:
    """Give the drafts with some entries of a section as they are saved; those that are new are not there yet."""
    saved = {entry.id: entry for entry in drafts.saved(where).entries}
    now = drafts.section(where).entries
    kept: list[AnyEntry] = []
    for entry in now:
        if entry.id not in names:
            kept.append(entry)
        elif entry.id in saved:
            kept.append(saved[entry.id])
    gone = (one for name, one in saved.items() if name in names and all(entry.id != name for entry in now))
    return with_entries(drafts, where, (*kept, *gone))


def _came_from(drafts: Drafts, names: Iterable[str]) -> Mapping[Where, set[str]]:
    """Give the entries that are not taken out either, because they go on under a name that is held back."""
    found: defaultdict[Where, set[str]] = defaultdict(set)
    for name in names:
        _, kind, last = name.split("/")
        for where in drafts.sections:
            old = f"{where[0]}/{kind}/{last}"
            if old != name and where[1] == kind and drafts.entry(old) is None and drafts.library.find(old) is not None:
                found[where].add(old)
    return found


def _sound_heads(drafts: Drafts, held: list[Held]) -> Drafts:
    for (topic, kind), section in drafts.sections.items():
        if not tidied(replace(section, entries=())).title:
            held.append(Held(f"{topic}/{kind}", "title", _EMPTY))
            drafts = with_section(drafts, topic, replace(section, title=drafts.saved((topic, kind)).title))
    empty = {name for name, topic in drafts.heads.items() if not topic.title.strip()}
    held += [Held(f"{name}/{HEAD}", "title", _EMPTY) for name in sorted(empty)]
    return replace(drafts, heads={name: one for name, one in drafts.heads.items() if name not in empty})


def _sound_translations(before: Drafts, drafts: Drafts, held: list[Held]) -> Drafts:
    """Take out half translated lists, and translations of entries that are held back and were never saved."""
    for (name, language), file in before.translations.items():
        saved = {one.id: one for one in drafts.saved_file((name, language)).entries}
        tidy = tidied_translation(file)
        entries = [
            _sound_translation(before, one, saved.get(one.id), language, held)
            for one in tidy.entries
            if one.id in saved or drafts.entry(one.id) is not None
        ]
        kept = {one.id for one in entries}
        staying = [
            one
            for one in saved.values()
            if one.id not in kept and before.entry(one.id) is None and drafts.entry(one.id) is not None
        ]
        whole: TranslationFile = replace(tidy, entries=(*entries, *staying))
        drafts = with_file(drafts, whole)
    return drafts


def _sound_translation(
    drafts: Drafts, one: Translation, saved: Translation | None, language: str, held: list[Held]
) -> Translation:
    record = record_of(drafts, one.id)
    if record is None:
        return one
    originals = texts_of(record, names_of(one.id))
    half = incomplete_fields(one, originals)
    now, was = by_field(one), by_field(saved)
    texts = {name: found for name, found in now.items() if name not in half or found == was.get(name)}
    for name, path in half.items():
        if name in texts:
            continue
        done, left = len(now[name]), sum(key.partition(".")[0] == name for key in originals)
        why = f"{done} of {left} texts are there in {language_name(language)}: a list is translated as a whole"
        held.append(Held(one.id, path, why, language))
        texts[name] = was.get(name, {})
    flat = {path: text for found in texts.values() for path, text in found.items()}
    return replace(one, texts=tuple(TranslatedText(path, text) for path, text in flat.items()))
