"""Sections are put into the text that people wrote: what was not changed stays, byte for byte."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.domain.entries import AnyEntry, Benefit, EntryId, EntryState, SectionKind
from studio.domain.errors import StudioError
from studio.domain.library import Section, Topic
from studio.sources.libraries.library import read_library
from studio.sources.libraries.section_file import entries_lines, read_section_text, section_text, topic_text

CONTENT = Path(__file__).parents[3] / "content"
LIBRARY = read_library(CONTENT)[0]
SHIPPED = [(topic.id, section) for topic in LIBRARY.topics for section in topic.sections]
BENEFITS = CONTENT / "flask" / "benefits.yaml"

ODD = """# kept by hand
title:   'Odd'   # the title
entries:
    # the first
    - {id: one, title: "One", description: short}
    - id:   two          # an id
      future: [kept, as, it, is]
      title: "Two \\u00e9"
      description: |
          Line one

            indented
      # between
      tags: [a,   b]
    - id: broken
      titel: typo

    -   id: three
        description: >
            folded
            text
        title: Three
# the end
"""


def read(text: str, topic: str = "flask", kind: SectionKind = SectionKind.BENEFITS) -> Section:
    section, _ = read_section_text(text, topic, kind, CONTENT / topic / f"{kind}.yaml", CONTENT)
    assert section is not None
    return section


def write(section: Section, previous: str | None, topic: str = "flask") -> str:
    return section_text(section, topic, CONTENT / topic / f"{section.kind}.yaml", CONTENT, previous)


def changed(section: Section, name: str, **changes: Any) -> Section:
    entries = tuple(replace(one, **changes) if one.id.endswith(f"/{name}") else one for one in section.entries)
    return replace(section, entries=entries)


@pytest.mark.parametrize(("topic", "section"), SHIPPED, ids=lambda one: getattr(one, "kind", one))
def test_shipped_sections_stay_as_they_are_and_can_be_written_anew(topic: str, section: Section) -> None:
    text = (CONTENT / topic / f"{section.kind}.yaml").read_text(encoding="utf-8")
    assert write(section, text, topic) == text
    assert read(write(section, None, topic), topic, section.kind) == section


def test_one_field_is_changed_and_nothing_else() -> None:
    text = BENEFITS.read_text(encoding="utf-8")
    section = changed(read(text), "free-choice", owner="Sales: Anna")
    owner = "owner: Python practice lead"
    start = text.index(owner, text.index("id: free-choice"))
    assert write(section, text) == f'{text[:start]}owner: "Sales: Anna"{text[start + len(owner) :]}'


def test_a_pick_in_braces_stays_in_braces() -> None:
    section = changed(read(ODD), "one", title="Uno, due")
    expected = ODD.replace(
        '{id: one, title: "One", description: short}', '{id: one, title: "Uno, due", description: short}'
    )
    assert write(section, ODD) == expected


def test_the_oddest_writing_survives_a_change_elsewhere() -> None:
    section = changed(read(ODD), "three", title="Drei", state=EntryState.DRAFT)
    expected = ODD.replace("        title: Three\n", "        state: draft\n        title: Drei\n")
    assert write(section, ODD) == expected


def test_entries_move_with_their_comments_and_faulty_ones_stay() -> None:
    section = read(ODD)
    moved = write(replace(section, entries=section.entries[::-1]), ODD)
    assert [one.id for one in read(moved).entries] == [one.id for one in section.entries[::-1]]
    assert "titel: typo" in moved
    assert "# between" in moved
    assert sorted(moved.split()) == sorted(ODD.split())


def test_a_removed_entry_takes_its_lines_with_it() -> None:
    section = read(ODD)
    text = write(replace(section, entries=section.entries[:1]), ODD)
    assert "id:   two" not in text
    assert "titel: typo" in text
    assert text.endswith("# the end\n")


def test_a_new_entry_is_written_as_people_do() -> None:
    section = read(BENEFITS.read_text(encoding="utf-8"))
    new = Benefit(
        id=EntryId("flask/benefits/new"),
        title="New",
        description="Because.",
        tags=("a", "b"),
        owner="Anna",
        review_by=date(2027, 1, 1),
        state=EntryState.IN_REVIEW,
    )
    text = write(replace(section, entries=(*section.entries, new)), BENEFITS.read_text(encoding="utf-8"))
    assert text.endswith(
        """
  - id: new
    title: New
    description: Because.
    tags: [a, b]
    owner: Anna
    review_by: 2027-01-01
    state: in_review
"""
    )


def test_windows_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff" + ODD.replace("\n", "\r\n")
    section = changed(read(ODD), "three", title="Drei")
    assert write(section, text) == text.replace("title: Three", "title: Drei")


def test_all_entries_can_go_and_come_back() -> None:
    section = read(ODD)
    none = write(replace(section, entries=()), "title: Odd\nentries:\n  - id: one\n    title: x\n    description: y\n")
    assert none == "title: Odd\nentries: []\n"
    assert read(write(section, none)).entries == section.entries


def test_entries_that_could_not_be_read_stay_when_all_others_go() -> None:
    section = read(ODD)
    written = write(replace(section, entries=()), ODD)
    assert read(written).entries == ()
    assert "    - id: broken\n      titel: typo\n" in written
    assert [one.id for one in read(write(section, written)).entries] == [one.id for one in section.entries]


@pytest.mark.parametrize("entries", ["{one: {title: Precious, description: Words.}}", "Precious words"])
def test_what_could_not_be_read_is_never_written_over(entries: str) -> None:
    text = f"title: Benefits\nentries: {entries}\n"
    added = Benefit(id=EntryId("flask/benefits/new"), title="New", description="New.")
    with pytest.raises(StudioError, match="cannot be changed from here"):
        write(replace(read(text), entries=(added,)), text)


def test_entries_between_brackets_come_and_go_beside_one_that_cannot_be_read() -> None:
    precious = "{title: Precious, description: More words.}"
    text = f"title: Benefits\nentries: [{{id: one, title: One, description: W., mine: stays}}, # ours\n  {precious}]\n"
    section = read(text)
    assert write(replace(section, entries=()), text) == f"title: Benefits\nentries: [{precious}]\n"
    added = Benefit(id=EntryId("flask/benefits/new"), title="New", description="New.")
    assert write(replace(section, entries=(*section.entries, added)), text) == text.replace(
        precious, f"{precious}, {{id: new, title: New, description: New.}}"
    )
    assert write(changed(section, "one", title="Uno"), text) == text.replace("One", "Uno")


def test_what_cannot_be_changed_alone_is_told_and_nothing_is_guessed() -> None:
    text = """title: T
entries:
  - id: one
    title: &t One
    description: x
  - id: two
    title: *t
    description: y
"""
    section = changed(read(text), "two", title="Two")
    with pytest.raises(StudioError, match="cannot be changed"):
        write(section, text)


def test_a_file_that_is_no_section_is_told() -> None:
    with pytest.raises(StudioError, match="cannot be changed"):
        write(read(ODD), "- just a list\n")


def test_a_topic_keeps_its_comments() -> None:
    text = "# ours\ntitle: Flask # short\nother: 1\n"
    topic = Topic(id="flask", title="Flask web", summary="Small.")
    assert topic_text(topic, CONTENT / "flask" / "topic.yaml", text) == (
        "# ours\ntitle: Flask web # short\nsummary: Small.\nother: 1\n"
    )
    assert topic_text(topic, CONTENT / "flask" / "topic.yaml") == "title: Flask web\nsummary: Small.\n"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=200).map(
    lambda text: re.sub(r"[{}\s]+", " ", text).strip() or "x"
)
FILES = [(topic, section) for topic, section in SHIPPED if len(section.entries) > 1]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_edits_read_back_and_leave_other_entries_alone(data: st.DataObject) -> None:
    topic, section = data.draw(st.sampled_from(FILES))
    text = (CONTENT / topic / f"{section.kind}.yaml").read_text(encoding="utf-8")
    order = data.draw(st.permutations(section.entries))[: data.draw(st.integers(1, len(section.entries)))]
    touched = data.draw(st.sampled_from(order))
    owner, tags, notes = data.draw(WORDS), data.draw(st.lists(WORDS, max_size=3)), data.draw(WORDS | st.just(""))
    edited = replace(touched, owner=owner, tags=tuple(dict.fromkeys(tags)), notes=notes)
    after = replace(section, entries=tuple(edited if one is touched else one for one in order))
    written = write(after, text, topic)
    assert read(written, topic, section.kind).entries == after.entries
    for one in order:
        if one is not touched:
            assert _lines_of(text, one) in written
    assert write(after, written, topic) == written


def _lines_of(text: str, entry: AnyEntry) -> str:
    """Give the lines of an entry as they are written, without the empty lines around them."""
    name = entry.id.rpartition("/")[2]
    found = re.search(rf"^  - id: {re.escape(name)}\n(?:(?:    .*)?\n)*", text, re.MULTILINE)
    assert found is not None
    return found.group().rstrip()


def test_line_breaks_of_both_kinds_stay_each_where_they_are() -> None:
    mixed = ODD.replace("title:   'Odd'   # the title\n", "title:   'Odd'   # the title\r\n").replace(
        "      # between\n", "      # between\r\n"
    )
    after = changed(read(ODD), "two", title="Other")
    assert write(after, mixed) == mixed.replace('"Two \\u00e9"', '"Other"')


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("one.png", "two.png"),
        ("{file: one.png}", "{file: two.png}"),
        ("{file: one.png, alt: What it is} # ours", "{file: two.png, alt: What it is} # ours"),
        ("\n      file: one.png # ours\n      credit: Anna", "\n      file: two.png # ours\n      credit: Anna"),
    ],
)
def test_another_file_of_a_picture_does_not_make_it_decoration(tmp_path: Path, written: str, after: str) -> None:
    for name in ("one.png", "two.png"):
        Image.new("RGB", (4, 4)).save(tmp_path / name)
    text = f"title: T\nentries:\n  - id: a\n    title: A\n    description: D\n    picture: {written}\n"
    file = tmp_path / "benefits.yaml"
    section, _ = read_section_text(text, "flask", SectionKind.BENEFITS, file, tmp_path)
    assert section is not None
    picture = section.entries[0].picture
    assert picture is not None
    section = changed(section, "a", picture=replace(picture, path=picture.path.with_name("two.png")))
    assert section_text(section, "flask", file, tmp_path, text) == text.replace(written, after)


def test_an_entry_between_brackets_takes_what_nobody_knows_along() -> None:
    one, two = "{id: one, title: One, description: D,\n  mine: [stays]}", "{id: two, title: Two, description: D}"
    text = f"title: T\nentries: [{one}, {two}]\n"
    entry = replace(read(text).entries[0], id=EntryId("django/benefits/uno"), title="Uno")
    there = CONTENT / "django" / "benefits.yaml"
    lines = entries_lines(text, BENEFITS, CONTENT, {"flask/benefits/one": entry}, there)
    assert lines == {entry.id: "- {id: uno, title: Uno, description: D,\n  mine: [stays]}"}
    section = read("title: T\nentries: []\n", "django")
    written = section_text(
        replace(section, entries=(entry,)), "django", there, CONTENT, "title: T\nentries: []\n", lines
    )
    assert "mine: [stays]" in written
    unread = text.replace("title: One,", "title: One, owner: [Anna, Bob],")
    entry = replace(entry, owner="Carla")
    with pytest.raises(StudioError, match="cannot be changed"):
        entries_lines(unread, BENEFITS, CONTENT, {"flask/benefits/one": entry}, there)


@pytest.mark.parametrize(
    ("written", "words", "after"),
    [
        (">- # ask Ann\n      Old.", "New.\n\nMore.", "|- # ask Ann\n      New.\n\n      More."),
        ("| # ask Ann\n      Old.", "New.", "| # ask Ann\n      New."),
        (">-\n      Old.", "New.\n\nMore.", "|-\n      New.\n\n      More."),
        ("Old. # ask Ann", "New.\n\nMore.", "|- # ask Ann\n      New.\n\n      More."),
    ],
)
def test_a_comment_beside_a_text_stays_in_whatever_style_it_is_written(written: str, words: str, after: str) -> None:
    text = f"title: Why\nentries:\n  - id: one\n    title: One\n    description: {written}\n    outcome: Good.\n"
    section = read(text)
    changed = replace(section, entries=(replace(section.entries[0], description=words),))
    assert write(changed, text) == text.replace(written, after)
