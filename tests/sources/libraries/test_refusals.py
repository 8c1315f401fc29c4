"""A file that cannot be changed is told with the line of what stands in the way, and what helps."""

from pathlib import Path
from typing import Any

import pytest

from studio.domain.entries import SectionKind
from studio.domain.errors import StudioError
from studio.domain.frozen import replace
from studio.domain.library import Section, Topic
from studio.domain.translation import TranslatedText, TranslationFile
from studio.sources.libraries.section_file import read_section_text, section_text, topic_text
from studio.sources.libraries.translation_text import read_translation_text, translation_text

FILE = Path("flask/benefits.yaml")


def section_of(entries: str) -> tuple[str, Section]:
    text = f"title: T\nentries:\n{entries}"
    section, _ = read_section_text(text, "flask", SectionKind.BENEFITS, FILE, Path())
    assert section is not None
    return text, section


def refusal(previous: str, section: Section) -> StudioError:
    with pytest.raises(StudioError, match="cannot be changed from here") as found:
        section_text(section, "flask", FILE, Path(), previous)
    assert found.value.hint.startswith("Nothing was written.")
    return found.value


@pytest.mark.parametrize(
    ("entries", "change", "line", "why", "hint"),
    [
        (
            "  - id: one\n    title: &t One\n    description: *t\n",
            {"description": "Other"},
            5,
            "`description` stands for words that are written elsewhere",
            "write the words themselves",
        ),
        (
            "  - id: one\n    title: &t One\n    description: *t\n",
            {"title": "Other"},
            4,
            "the words at `&t` are those at `*t` on line 5 too",
            "write the words themselves",
        ),
        (
            "  - id: one\n    title: One\n    description: D\n    owner: Anna\n    owner: Bob\n",
            {"owner": ""},
            7,
            "`owner` is written twice",
            "remove one of them",
        ),
    ],
)
def test_what_stands_in_the_way_is_told(entries: str, change: Any, line: int, why: str, hint: str) -> None:
    text, section = section_of(entries)
    after = replace(section, entries=(replace(section.entries[0], **change), *section.entries[1:]))
    problem = refusal(text, after)
    assert problem.detail.startswith(f"{FILE}:{line}: ")
    assert why in problem.detail
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("previous", "line", "why", "hint"),
    [
        ("title: T\nentries:\n\t- id: one\n", 3, "not valid YAML", "not tabs"),
        ("title: T\nentries: []\n---\ntitle: U\n", 3, "not valid YAML", "one document per file"),
        ("- a list\n", 1, "not a list", ""),
        ("title: T\nentries: {one: two}\n", 2, "`entries` is no list", "begin each entry"),
    ],
)
def test_a_file_that_is_none_is_told_with_its_own_fault(previous: str, line: int, why: str, hint: str) -> None:
    _, section = section_of("  - id: one\n    title: One\n    description: D\n")
    problem = refusal(previous, section)
    assert problem.detail.startswith(f"{FILE}:{line}: ")
    assert why in problem.detail
    assert hint in problem.hint


def test_a_heading_and_a_translation_are_told_too() -> None:
    file = Path("flask/topic.yaml")
    text = "title: &t Flask\nsummary: *t\n"
    with pytest.raises(StudioError) as found:
        topic_text(Topic(id="flask", title="Other", summary="Flask"), file, text)
    assert found.value.detail.startswith(f"{file}:1: the words at `&t`")
    file = Path("flask/benefits.de.yaml")
    text = "title: &a Eins\nintro: *a\nentries: []\n"
    translation, _ = read_translation_text(text, "flask/benefits", "de", file, Path())
    assert isinstance(translation, TranslationFile)
    texts = (TranslatedText("title", "Eins"), TranslatedText("intro", "Zwei"))
    with pytest.raises(StudioError) as found:
        translation_text(replace(translation, head=replace(translation.head, texts=texts)), file, Path(), text)
    assert found.value.detail.startswith(f"{file}:2: `intro` stands for words")


def test_an_entry_is_changed_where_it_was_read_though_a_broken_one_has_its_name() -> None:
    broken = "  - id: one\n    titel: Precious\n"
    text, section = section_of(f"{broken}  - id: one\n    title: One\n    description: D\n")
    after = replace(section, entries=(replace(section.entries[0], owner="Anna"),))
    assert section_text(after, "flask", FILE, Path(), text) == f"{text}    owner: Anna\n"
