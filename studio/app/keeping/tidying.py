"""A section as it was typed to one as it is read again: no white space around texts, no characters no file can hold."""

from dataclasses import fields, is_dataclass
from typing import Any

from studio.domain.entries import AnyEntry
from studio.domain.frozen import replace
from studio.domain.library import Section, Topic
from studio.domain.pictures import Picture
from studio.domain.section_merge import FIXED
from studio.domain.translation import TranslatedText, Translation, TranslationFile
from studio.sources.proposals.file_scalars import cleaned


def tidied(section: Section) -> Section:
    """Give a section with all its texts as a file has them; the very same entries where nothing is to be done."""
    entries = tuple(map(_tidied_entry, section.entries))
    return replace(section, title=cleaned(section.title), intro=cleaned(section.intro), entries=entries)


def tidied_head(topic: Topic) -> Topic:
    """Give a topic with its title and summary as a file has them."""
    return replace(topic, title=cleaned(topic.title), summary=cleaned(topic.summary))


def tidied_translation(file: TranslationFile) -> TranslationFile:
    """Give a translation with all its texts as a file has them; what is empty then is not translated."""
    return replace(file, head=_tidied_texts(file.head), entries=tuple(map(_tidied_texts, file.entries)))


def _tidied_texts(one: Translation) -> Translation:
    texts = tuple(TranslatedText(text.path, tidy) for text in one.texts if (tidy := cleaned(text.text)))
    return one if texts == one.texts else replace(one, texts=texts)


def _tidied_entry(entry: AnyEntry) -> AnyEntry:
    tidy: AnyEntry = _tidied(entry)
    return tidy


def _tidied(value: Any) -> Any:
    if type(value) is str:  # not the words of an enumeration
        return cleaned(value)
    if type(value) is tuple:
        return tuple(map(_tidied, value))
    if isinstance(value, Picture):
        return replace(value, alt=cleaned(value.alt))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    known = {one.name: getattr(value, one.name) for one in fields(value) if one.name not in FIXED}
    changes = {name: new for name, old in known.items() if (new := _tidied(old)) != old}
    return replace(value, **changes) if changes else value
