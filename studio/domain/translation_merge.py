"""Three versions of a translation's file to one, entry by entry and text by text; what both changed is a conflict.

A field whose texts are not the same ones on all sides, because items came or went, is one text with them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from studio.domain.entries import EntryId
from studio.domain.frozen import dataclass, replace
from studio.domain.section_merge import WHOLE, Choices, Conflict
from studio.domain.three_way import merged_text
from studio.domain.translation import TranslatedText, Translation, TranslationFile

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedTranslation:
    """A translation's file with the changes of both sides; where they disagree and nobody chose, with mine."""

    file: TranslationFile
    conflicts: tuple[Conflict, ...]


def merge_translations(
    base: TranslationFile, mine: TranslationFile, theirs: TranslationFile, choices: Choices | None = None
) -> MergedTranslation:
    """Merge what was made of `base` on two sides, settled by the choices that were made.

    A conflict's field is the path of a text; of a field with other items the field's name, its value a tuple of texts.
    """
    made = _Merging(choices or {}, [])
    known = tuple({one.id: one for one in file.entries} for file in (base, mine, theirs))
    order = _order(tuple(known[1]), tuple(known[2]))
    entries = (made.entry(*(file.get(name) for file in known)) for name in order)
    head = made.texts(None, base.head, mine.head, theirs.head)
    file = replace(mine, head=head, entries=tuple(one for one in entries if one is not None))
    return MergedTranslation(file=file, conflicts=tuple(made.conflicts))


@dataclass(frozen=True, slots=True)
class _Merging:
    choices: Choices
    conflicts: list[Conflict]

    def entry(
        self, base: Translation | None, mine: Translation | None, theirs: Translation | None
    ) -> Translation | None:
        if mine is not None and theirs is not None:
            return self.texts(EntryId(mine.id), base, mine, theirs)
        if same_translation(mine, base):
            return theirs
        if same_translation(theirs, base):
            return mine
        known = base or mine or theirs
        return None if known is None else self._decided(EntryId(known.id), WHOLE, base, mine, theirs)

    def texts(
        self, entry: EntryId | None, base: Translation | None, mine: Translation, theirs: Translation
    ) -> Translation:
        sides = tuple(by_field(one) for one in (base, mine, theirs))
        names = dict.fromkeys((*sides[1], *sides[2]))
        found: dict[str, str] = {}
        for name in names:
            found |= self._field(entry, name, *(side.get(name, {}) for side in sides))
        was = base.of if base else ""
        of = theirs.of if mine.of == was else mine.of if theirs.of in (was, mine.of) else was  # to be looked at again
        texts = tuple(TranslatedText(path, text) for path, text in found.items())
        return replace(mine, of=of, texts=texts, unread=theirs.unread)

    def _field(self, entry: EntryId | None, name: str, base: Texts, mine: Texts, theirs: Texts) -> Texts:
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        if base.keys() == mine.keys() == theirs.keys():
            return {path: self._text(entry, path, base[path], mine[path], theirs[path]) for path in mine}
        if {*mine, *theirs, *base} <= {name}:
            text = self._text(entry, name, *(side.get(name, "") for side in (base, mine, theirs)))
            return {name: text} if text else {}
        values = tuple(tuple(TranslatedText(*one) for one in side.items()) for side in (base, mine, theirs))
        chosen: Sequence[TranslatedText] = self._decided(entry, name, *values)
        return {one.path: one.text for one in chosen}

    def _text(self, entry: EntryId | None, path: str, base: str, mine: str, theirs: str) -> str:
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        merged = merged_text(base, mine, theirs)
        return str(self._decided(entry, path, base, mine, theirs)) if merged is None else merged

    def _decided(self, entry: EntryId | None, name: str, base: object, mine: object, theirs: object) -> Any:
        conflict = Conflict(entry=entry, field=name, base=base, mine=mine, theirs=theirs)
        if conflict.key in self.choices:
            return self.choices[conflict.key]
        self.conflicts.append(conflict)
        return mine


def by_field(translation: Translation | None) -> dict[str, dict[str, str]]:
    """Give the texts of a translation by the field that they are in, then by their path."""
    found: dict[str, dict[str, str]] = {}
    for one in translation.texts if translation else ():
        found.setdefault(one.path.partition(".")[0], {})[one.path] = one.text
    return found


def same_translation(one: Translation | None, other: Translation | None) -> bool:
    """Tell whether two translations say the same, whatever the order of their texts."""
    if one is None or other is None:
        return one is other
    return one.of == other.of and by_field(one) == by_field(other)


def only_marked(one: Translation | None, other: Translation | None) -> bool:
    """Tell whether two translations say the same of another version of the original."""
    return one is not None and other is not None and one.of != other.of and by_field(one) == by_field(other)


def same_file(one: TranslationFile, other: TranslationFile) -> bool:
    """Tell whether two files of translations say the same, entry by entry."""
    if [entry.id for entry in one.entries] != [entry.id for entry in other.entries]:
        return False
    pairs = zip((one.head, *one.entries), (other.head, *other.entries), strict=True)
    return all(same_translation(*pair) for pair in pairs)


def _order(mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Give all entries in my order; those that I do not have stand behind the one that they stand behind there."""
    order = list(mine)
    before = ""
    for name in theirs:
        if name not in order:
            order.insert(order.index(before) + 1 if before in order else 0, name)
        before = name
    return tuple(order)
