"""The texts of an entry or a heading beside those in another language: what is missing or old, and what is typed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from studio.app.forms.form import FieldKind, FieldSpec
from studio.app.forms.specs import specs_of
from studio.app.keeping.drafts import Drafts, Tongue, file_of, with_file
from studio.app.keeping.language_names import language_name
from studio.app.keeping.subjects import Record, names_of, record_of, written_in
from studio.app.library_filters import Choice, Facet
from studio.domain.frozen import dataclass, replace
from studio.domain.library import Section, Topic
from studio.domain.translation import (
    TranslatedText,
    Translation,
    TranslationFile,
    is_outdated,
    text_version,
    texts_of,
)
from studio.sources.libraries.content_file import SectionFile, TopicFile

_ALT = FieldSpec(name="alt", label="What it shows", kind=FieldKind.LINE)


class State(Enum):
    """How a translation stands to its original."""

    MISSING = "missing"
    """Nothing is translated."""
    OUTDATED = "outdated"
    """It was made of other texts than these."""
    UNKNOWN = "unknown"
    """Nobody said of which texts it was made."""
    CURRENT = "current"


STATES = {State.MISSING: "not translated", State.OUTDATED: "outdated", State.UNKNOWN: "unchecked"}
"""What asks for somebody's work, in words."""


class TextRow(NamedTuple):
    """One text in two languages."""

    path: str
    label: str
    long: bool
    original: str
    """Empty where the original does not have it any more."""
    text: str
    """Empty where it is not translated."""
    saved: str
    """What is saved of the translation; empty where nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Everything there is to translate of an entry or a heading."""

    rows: tuple[TextRow, ...]
    state: State
    missing: int
    """Texts that are not translated."""


def languages_of(drafts: Drafts) -> tuple[str, ...]:
    """Give the languages into which something of the library is translated (ISO 639-1), sorted."""
    known = {file.language for file in drafts.library.translations}
    return tuple(sorted(known | {language for _, language in drafts.translations}))


def sides_of(drafts: Drafts, subject: str, language: str) -> Sides | None:
    """Give the texts of something side by side; None where it is gone."""
    record = record_of(drafts, subject)
    if record is None:
        return None
    translation = drafts.translation(subject, language)
    originals = texts_of(record, names_of(subject))
    given, saved = _texts(translation), _texts(drafts.saved_translation(subject, language))
    order = [spec.name for spec in specs_of(_form_of(record))]
    paths = sorted(dict.fromkeys((*originals, *given)), key=lambda path: _rank(order, path.partition(".")[0]))
    rows = tuple(
        TextRow(path, *_named(record, path), originals.get(path, ""), given.get(path, ""), saved.get(path, ""))
        for path in paths
    )
    missing = sum(path not in given for path in originals)
    return Sides(rows=rows, state=_state(translation, originals), missing=missing)


def state_of(drafts: Drafts, subject: str, language: str) -> State:
    """Tell how the translation of something stands to its original; one in its own language is current."""
    record = record_of(drafts, subject)
    if record is None or language == written_in(drafts, subject):
        return State.CURRENT
    return _state(drafts.translation(subject, language), texts_of(record, names_of(subject)))


def translation_choices(drafts: Drafts, entry_id: str, languages: Iterable[str]) -> frozenset[Choice]:
    """Give what an entry is found by that is to be translated, or brought up to date, in one of these languages."""
    found = ((language, state_of(drafts, entry_id, language)) for language in languages)
    return frozenset(
        Choice(Facet.TRANSLATION, f"{language_name(language)}: {STATES[state]}")
        for language, state in found
        if state in STATES
    )


def with_text(drafts: Drafts, subject: str, language: str, path: str, text: str) -> Drafts:
    """Give the drafts with a text typed into a translation; an empty one is not translated any more.

    What was not translated at all, or is as current as it was, is a translation of the texts that are there now.
    """
    before = drafts.translation(subject, language)
    given = _texts(before)
    if given.get(path, "") == text:
        return drafts
    given = given | {path: text} if text else {name: one for name, one in given.items() if name != path}
    of = before.of if before.texts else version_now(drafts, subject)
    return with_translation(drafts, _with_texts(before, of if given else "", given), language)


def marked_current(drafts: Drafts, subject: str, language: str) -> Drafts:
    """Give the drafts with a translation that is of the texts as they are now; what they do not have any more goes."""
    record = record_of(drafts, subject)
    if record is None:
        return drafts
    originals = texts_of(record, names_of(subject))
    before = drafts.translation(subject, language)
    given = {one.path: one.text for one in before.texts if one.path in originals}
    return with_translation(drafts, _with_texts(before, text_version(originals), given), language)


def filled_in(drafts: Drafts, subject: str, language: str) -> Drafts:
    """Give the drafts with the original's words in the place of all that is not translated, to write over them."""
    record = record_of(drafts, subject)
    if record is None:
        return drafts
    originals = texts_of(record, names_of(subject))
    before = drafts.translation(subject, language)
    given = _texts(before)
    of = before.of if before.texts else text_version(originals)
    return with_translation(drafts, _with_texts(before, of, originals | given), language)


def version_now(drafts: Drafts, subject: str) -> str:
    """Give the version of an original's texts as they stand now."""
    record = record_of(drafts, subject)
    return "" if record is None else text_version(texts_of(record, names_of(subject)))


def as_saved(drafts: Drafts, subject: str, language: str, path: str = "") -> Drafts:
    """Give the drafts with a text of a translation, or with all of it, as it is saved."""
    saved = drafts.saved_translation(subject, language)
    if not path:
        return with_translation(drafts, saved, language)
    return with_text(drafts, subject, language, path, _texts(saved).get(path, ""))


def with_translation(drafts: Drafts, translation: Translation, language: str) -> Drafts:
    """Give the drafts with a translation in its place; one without texts, read or not, is none."""
    name = file_of(translation.id)
    file = drafts.translation_file((name, language))
    if translation.id == name:
        return with_file(drafts, replace(file, head=translation))
    return with_translations(drafts, (translation,), language)


def with_translations(drafts: Drafts, translations: Iterable[Translation], language: str) -> Drafts:
    """Give the drafts with translations of entries in their places, as `with_translation` does."""
    by_file: defaultdict[str, list[Translation]] = defaultdict(list)
    for one in translations:
        by_file[file_of(one.id)].append(one)
    for name, ones in by_file.items():
        file = drafts.translation_file((name, language))
        known = {one.id: one for one in file.entries} | {one.id: one for one in ones}
        there = {subject: one for subject, one in known.items() if _is_there(one)}
        drafts = with_file(drafts, replace(file, entries=_in_order(drafts, file, there)))
    return drafts


def incomplete_fields(translation: Translation, originals: Mapping[str, str]) -> dict[str, str]:
    """Give the fields of which only some texts are translated, each with the first that is not."""
    given = {one.path for one in translation.texts}
    begun = {path.partition(".")[0] for path in given}
    lacking = [path for path in originals if path.partition(".")[0] in begun and path not in given]
    return {path.partition(".")[0]: path for path in reversed(lacking)}


def tongues_of(drafts: Drafts, name: str) -> tuple[Tongue, ...]:
    """Give the translations that there are of a file, saved or not."""
    saved = (one.language for one in drafts.library.translations if one.name == name)
    begun = (language for known, language in drafts.translations if known == name)
    return tuple((name, language) for language in dict.fromkeys((*saved, *begun)))


def carried(drafts: Drafts, old: str, new: str, *, keep: bool = False) -> Drafts:
    """Give the drafts with all translations of an entry under another id, which may be of another topic.

    With `keep` the old ones stay.
    """
    for _, language in tongues_of(drafts, file_of(old)):
        translation = drafts.translation(old, language)
        if not _is_there(translation):
            continue
        if not keep:
            drafts = with_translation(drafts, Translation(id=old), language)
        unread = translation.unread and not keep
        drafts = with_translation(drafts, replace(translation, id=new, unread=unread), language)
    return drafts


def without(drafts: Drafts, entries: Iterable[str]) -> Drafts:
    """Give the drafts without any translation of some entries."""
    gone = tuple(entries)
    names = frozenset(map(file_of, gone))
    for language in languages_of(drafts):
        there = {one.id for name in names for one in drafts.translation_file((name, language)).entries}
        drafts = with_translations(drafts, [Translation(id=one) for one in gone if one in there], language)
    return drafts


def _is_there(translation: Translation) -> bool:
    return bool(translation.texts) or translation.unread


def _state(translation: Translation, originals: Mapping[str, str]) -> State:
    if not translation.texts:
        return State.MISSING
    if is_outdated(translation, originals):
        return State.OUTDATED
    return State.CURRENT if translation.of else State.UNKNOWN


def _with_texts(before: Translation, of: str, texts: Mapping[str, str]) -> Translation:
    return replace(before, of=of, texts=tuple(TranslatedText(path, text) for path, text in texts.items()))


def _in_order(drafts: Drafts, file: TranslationFile, known: dict[str, Translation]) -> tuple[Translation, ...]:
    """Give translations as they stand, a new one behind those of the entries that stand before its original."""
    order = [one.id for one in file.entries if one.id in known]
    section = record_of(drafts, file.name)
    originals = [str(entry.id) for entry in section.entries] if isinstance(section, Section) else []
    there = frozenset(order)
    return tuple(known[name] for name in among(order, [one for one in known if one not in there], originals))


def among(order: Sequence[str], new: Sequence[str], originals: Sequence[str]) -> list[str]:
    """Put new names among others: behind all whose originals stand before theirs; last where there is no original."""
    places = {name: number for number, name in enumerate(order)}
    waiting = dict.fromkeys(new)
    behind: defaultdict[int, list[str]] = defaultdict(list)
    last = -1
    for name in originals:
        last = max(last, places.get(name, -1))
        if name in waiting:
            behind[last].append(name)
            del waiting[name]
    old = (one for number, name in enumerate(order) for one in (name, *behind[number]))
    return [*behind[-1], *old, *waiting]


def _texts(translation: Translation) -> dict[str, str]:
    return {one.path: one.text for one in translation.texts}


def _form_of(record: Record) -> type:
    """Give the type that the fields of something are read by."""
    return SectionFile if isinstance(record, Section) else TopicFile if isinstance(record, Topic) else type(record)


def _rank(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _named(record: Record, path: str) -> tuple[str, bool]:
    """Give what a text is called, such as `Figures 1: Label`, and whether it may have paragraphs."""
    parts, words, long = path.split("."), "", False
    specs: tuple[FieldSpec, ...] = specs_of(_form_of(record))
    for part in parts:
        if part.isdecimal():
            words += f" {int(part) + 1}"
            continue
        spec = next((one for one in specs if one.name == part), None)
        label = spec.label if spec else part.replace("_", " ").capitalize()
        words = f"{words}: {label.lower()}" if words else label
        long = spec is not None and spec.kind is FieldKind.LONG
        specs = (_ALT,) if spec is not None and spec.kind is FieldKind.PICTURE else spec.columns if spec else ()
    return words, long
