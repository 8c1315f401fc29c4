"""One file of a library that two sides changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.app.keeping.merging import FileConflict, merged_file
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.library import Section
from studio.domain.section_merge import merge_sections
from studio.domain.translation import TranslatedText, TranslationFile
from studio.domain.translation_merge import merge_translations
from studio.sources.libraries.library import read_library
from studio.sources.libraries.section_file import read_section_text, section_text
from studio.sources.libraries.translation_text import read_translation_text, said, translation_text

ROOT = Path("library").absolute()
SECTION = "flask/benefits.yaml"
BASE = b"""title: Why
entries:
  - id: one
    title: One
    description: The first reason is this.
    tags: [a] # tags
  - id: two
    title: Two
    description: The second.
"""


def merged(mine: bytes, theirs: bytes, base: bytes | None = BASE, path: str = SECTION) -> bytes:
    found = merged_file(ROOT, path, base, mine, theirs, {})
    assert isinstance(found, bytes)
    return found


def test_words_of_one_text_go_together_in_its_style() -> None:
    mine = BASE.replace(b"The first reason is this.", b"'The very first reason is this.' # mine")
    theirs = BASE.replace(b"is this.", b"is that. # theirs")
    text = merged(mine, theirs)
    assert b"    # theirs\n    description: 'The very first reason is that.' # mine\n" in text
    assert text.replace(b"    # theirs\n", b"").replace(
        b"'The very first reason is that.' # mine", b"X"
    ) == BASE.replace(b"The first reason is this.", b"X")


def test_conflicts_carry_values_and_not_texts_of_files() -> None:
    found = merged_file(ROOT, SECTION, BASE, BASE.replace(b"[a]", b"[b]"), BASE.replace(b"[a]", b"[c]"), {})
    assert isinstance(found, FileConflict)
    [conflict] = found.conflicts
    assert (conflict.field, conflict.base, conflict.mine, conflict.theirs) == ("tags", ("a",), ("b",), ("c",))
    settled = merged_file(
        ROOT, SECTION, BASE, BASE.replace(b"[a]", b"[b]"), BASE.replace(b"[a]", b"[c]"), {conflict.key: ("c",)}
    )
    assert settled == BASE.replace(b"[a]", b"[c]")


def test_a_file_in_braces_keeps_the_comments_of_both_at_least_at_its_end() -> None:
    base = b"title: Why\nentries:\n  - {id: one, title: One, description: a}\n"
    mine = base.replace(b"One", b"Uno")
    theirs = base.replace(b"description: a", b"description: b") + b"# theirs\n"
    assert merged(mine, theirs, base) == mine.replace(b"description: a", b"description: b") + b"# theirs\n"


@pytest.mark.parametrize("path", ["notes.yaml", "flask/other.yaml", "flask/benefits.xx1.yaml", "flask/a/benefits.yaml"])
def test_a_file_that_is_none_of_a_library_is_asked_about_whole(path: str) -> None:
    found = merged_file(ROOT, path, BASE, BASE + b"# a\n", BASE + b"# b\n", {})
    assert isinstance(found, FileConflict)
    assert [(one.field, one.entry, one.mine) for one in found.conflicts] == [("", None, BASE + b"# a\n")]


@pytest.mark.parametrize("odd", [b"\xff\xfe", b"", b"- a\n", b"title: [\n", b"title: \x00\n"])
def test_what_cannot_be_read_is_asked_about_whole(odd: bytes) -> None:
    for path in (SECTION, "flask/benefits.de.yaml", "flask/topic.yaml"):
        for mine, theirs in ((odd, BASE + b"# a\n"), (BASE + b"# a\n", odd)):
            found = merged_file(ROOT, path, BASE, mine, theirs, {})
            assert isinstance(found, FileConflict)
            assert found.conflicts[0].mine == mine
            assert merged_file(ROOT, path, BASE, mine, theirs, {found.conflicts[0].key: theirs}) == theirs


def test_windows_line_breaks_and_a_mark_at_the_start_stay() -> None:
    mine = b"\xef\xbb\xbf" + BASE.replace(b"\n", b"\r\n").replace(b"title: One", b"title: Uno")
    theirs = BASE.replace(b"title: Two", b"title: Due # two")
    assert merged(mine, theirs) == mine.replace(b"title: Two", b"title: Due # two")
    head = b"title: Flask\nsummary: Short\n"
    mine = head.replace(b"\n", b"\r\n").replace(b"Flask", b"F")
    assert merged(mine, head.replace(b"Short", b"S"), head, "flask/topic.yaml") == b"title: F\r\nsummary: S\r\n"


CONTENT = Path(__file__).parents[3] / "content"
LIBRARY = read_library(CONTENT)[0]
SECTIONS = [(topic.id, section) for topic in LIBRARY.topics for section in topic.sections if len(section.entries) > 1]
TEXTS = ("title", "description", "outcome", "answer", "question", "summary", "owner", "notes")


@st.composite
def edited_entry(draw: st.DrawFn, entry: AnyEntry) -> AnyEntry | None:
    """Give an entry with something changed, or nothing for one that is removed."""
    names = [name for name in TEXTS if getattr(entry, name, "")]
    name = draw(st.sampled_from(names)) if names else ""
    match draw(st.sampled_from(["", "", "", "text", "first", "tags", "gone"])):
        case "text" if name:
            return replace(entry, **{name: draw(st.sampled_from(["New words: all", "Other # words", "Two\n\nlines"]))})
        case "first" if name:
            return replace(entry, **{name: f"{draw(st.sampled_from(['A', 'B']))} {getattr(entry, name)}"})
        case "tags":
            return replace(entry, tags=draw(st.sampled_from([(), ("x",), ("y", "z")])))
        case "gone":
            return None
        case _:
            return entry


@st.composite
def edited(draw: st.DrawFn, section: Section) -> Section:
    """Give a section with some entries changed, removed, moved and added."""
    entries = [changed for entry in section.entries if (changed := draw(edited_entry(entry))) is not None]
    if draw(st.booleans()) and entries:
        name = draw(st.sampled_from(["new-a", "new-b"]))
        new = replace(entries[0], id=EntryId(f"{entries[0].id.rpartition('/')[0]}/{name}"))
        entries.insert(draw(st.integers(0, len(entries))), new)
    if draw(st.sampled_from([False, False, True])) and len(entries) > 1:
        entries = [*entries[1:], entries[0]]
    intro = draw(st.sampled_from([section.intro, section.intro, "Another introduction."]))
    return replace(section, entries=tuple(entries), intro=intro)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_files_come_together_as_what_they_say_does_and_keep_every_comment(data: st.DataObject) -> None:
    topic, base = data.draw(st.sampled_from(SECTIONS))
    file = CONTENT / topic / f"{base.kind}.yaml"
    was = file.read_text(encoding="utf-8")
    sides = [data.draw(edited(base)) for _ in range(2)]
    mine, theirs = (section_text(side, topic, file, CONTENT, was) for side in sides)
    mine, theirs = mine + "# mine, at the end\n", "# theirs, at the top\n" + theirs
    path = f"{topic}/{base.kind}.yaml"
    found = merged_file(CONTENT, path, was.encode(), mine.encode(), theirs.encode(), {})
    expected = merge_sections(base, *sides)
    if expected.conflicts:
        assert isinstance(found, FileConflict)
        assert [one.key for one in found.conflicts] == [one.key for one in expected.conflicts]
        choices = {one.key: data.draw(st.sampled_from([one.mine, one.theirs])) for one in found.conflicts}
        expected = merge_sections(base, *sides, choices)
        found = merged_file(CONTENT, path, was.encode(), mine.encode(), theirs.encode(), choices)
    assert isinstance(found, bytes)
    text = found.decode()
    section, findings = read_section_text(text, topic, base.kind, file, CONTENT)
    assert section is not None
    assert {one.code for one in findings} <= {"empty-section"}
    assert (section.intro, section.entries) == (expected.section.intro, expected.section.entries)
    assert text.startswith("# theirs, at the top\n")
    assert text.endswith("# mine, at the end\n")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_translations_come_together_as_what_they_say_does(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(LIBRARY.translations))
    path = CONTENT / f"{file.name}.{file.language}.yaml"
    was = path.read_text(encoding="utf-8")

    def changed() -> TranslationFile:
        entries = []
        for entry in file.entries:
            words = {one.path: one.text for one in entry.texts}
            for name in data.draw(st.lists(st.sampled_from(sorted(words)), max_size=2, unique=True)):
                words[name] = f"{data.draw(st.sampled_from(['A', 'B']))} {words[name]}"
            entries.append(replace(entry, texts=tuple(TranslatedText(*one) for one in words.items())))
        return replace(file, entries=tuple(one for one in entries if data.draw(st.integers(0, 5))))

    sides = [changed(), changed()]
    mine, theirs = (translation_text(side, path, CONTENT, was) for side in sides)
    name = f"{file.name}.{file.language}.yaml"
    expected = merge_translations(file, *sides)
    found = merged_file(CONTENT, name, was.encode(), mine.encode(), theirs.encode(), {})
    if expected.conflicts:
        assert isinstance(found, FileConflict)
        assert {one.key for one in found.conflicts} == {one.key for one in expected.conflicts}
        choices = {one.key: data.draw(st.sampled_from([one.mine, one.theirs])) for one in found.conflicts}
        expected = merge_translations(file, *sides, choices)
        found = merged_file(CONTENT, name, was.encode(), mine.encode(), theirs.encode(), choices)
    assert isinstance(found, bytes)
    read, findings = read_translation_text(found.decode(), file.name, file.language, path, CONTENT)
    assert read is not None
    assert findings == ()
    head, *entries = said(read)
    wanted_head, *wanted = said(expected.file)
    assert head == wanted_head
    assert sorted(entries, key=repr) == sorted(wanted, key=repr)


def test_what_one_of_two_that_made_the_same_entry_left_out_is_asked_about() -> None:
    mine = BASE + b"  - id: new\n    title: New\n    description: N\n"
    theirs = mine.replace(b"description: N", b"description: N\n    tags: [x] # theirs")
    found = merged_file(ROOT, SECTION, BASE, mine, theirs, {})
    assert isinstance(found, FileConflict)
    [conflict] = found.conflicts
    assert (conflict.field, conflict.mine, conflict.theirs) == ("tags", (), ("x",))
    assert merged_file(ROOT, SECTION, BASE, mine, theirs, {conflict.key: ("x",)}) == theirs
    assert merged_file(ROOT, SECTION, BASE, mine, theirs, {conflict.key: ()}) == mine.replace(
        b"  - id: new", b"  # theirs\n  - id: new"
    )
