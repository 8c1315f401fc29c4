"""What could not be read in an entry stays beside what is changed in it, byte for byte."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from studio.domain.entries import Fact, SectionKind
from studio.domain.frozen import replace
from studio.domain.library import Section
from studio.sources.libraries.section_file import read_section_text, section_text

FOLDER = Path("library")


def read(text: str, kind: SectionKind) -> Section:
    section, _ = read_section_text(text, "flask", kind, FOLDER / "flask" / f"{kind}.yaml", FOLDER)
    assert section is not None
    return section


def changed(text: str, kind: SectionKind, **changes: Any) -> str:
    """Give the text of a section after changes of its only entry, proved to say so."""
    section = read(text, kind)
    after = replace(section, entries=(replace(section.entries[0], **changes),))
    written = section_text(after, "flask", FOLDER / "flask" / f"{kind}.yaml", FOLDER, text)
    assert read(written, kind).entries == after.entries
    return written


def benefit(lines: str) -> str:
    return f"title: T\nentries:\n  - id: a\n    title: A\n    description: D\n{lines}    notes: N\n"


@pytest.mark.parametrize(
    ("written", "cleared"),
    [
        (
            "    tags:\n      - web # ours\n      - [nested, words]\n      # a gap\n      -\n",
            "    tags:\n      - [nested, words]\n      # a gap\n      -\n",
        ),
        ("    tags: [web, {odd: yes}, api] # ours\n", "    tags: [{odd: yes}] # ours\n"),
        ("    tags: [ {odd: yes}, web, ]\n", "    tags: [ {odd: yes}, ]\n"),
    ],
)
def test_unreadable_tags_stay_when_all_others_go(written: str, cleared: str) -> None:
    assert changed(benefit(written), SectionKind.BENEFITS, tags=()) == benefit(cleared)


def test_an_unreadable_tag_between_brackets_stays_when_others_change() -> None:
    text = benefit("    tags: [web, {odd: yes}, 'api']\n")
    assert changed(text, SectionKind.BENEFITS, tags=("web", "rest")) == text.replace("'api'", "'rest'")
    assert changed(text, SectionKind.BENEFITS, tags=("api", "web")) == text.replace(
        "[web, {odd: yes}, 'api']", "['api', web, {odd: yes}]"
    )
    assert changed(text, SectionKind.BENEFITS, tags=("web", "api", "a, b")) == text.replace("'api'", "'api', \"a, b\"")


OVERVIEW = """title: T
entries:
  - id: a
    name: A
    summary: S
    facts:
      - label: First
        value: "2010"
      # must be found out
      - label: Only a label
        words: precious
    notes: N
"""


def test_unreadable_points_stay_when_all_others_go() -> None:
    first = '      - label: First\n        value: "2010"\n'
    assert changed(OVERVIEW, SectionKind.OVERVIEW, facts=()) == OVERVIEW.replace(first, "")


def test_unknown_keys_in_braces_stay() -> None:
    text = "title: T\nentries:\n  - {id: a, title: A, description: D, future: [kept, as], tags: [x,   y]} # ours\n"
    assert changed(text, SectionKind.BENEFITS, title="A, B") == text.replace("title: A,", 'title: "A, B",')
    assert changed(text, SectionKind.BENEFITS, tags=()) == text.replace(", tags: [x,   y]", "")
    assert changed(text, SectionKind.BENEFITS, owner="Anna") == text.replace("y]}", "y], owner: Anna}")
    facts = OVERVIEW[: OVERVIEW.index("      - label: First")] + "      - {label: L, value: V, source: precious}\n"
    after = changed(facts, SectionKind.OVERVIEW, facts=(Fact(label="L", value="W"),))
    assert after == facts.replace("value: V", "value: W")


@pytest.mark.parametrize(
    ("written", "change", "after"),
    [
        (
            "    owner: [Anna, Bob] # both\n",
            {"owner": "Carla"},
            "    # owner: [Anna, Bob] # both\n    owner: Carla # both\n",
        ),
        (
            "    review_by: after the fair\n",
            {"owner": "Carla"},
            "    owner: Carla\n    review_by: after the fair\n",
        ),
        (
            "    tags: web and more\n",
            {"tags": ("web",)},
            "    # tags: web and more\n    tags:\n      - web\n",
        ),
        (
            "    outcome:\n      first: less\n\n      # and\n      second: more\n",
            {"outcome": "Both"},
            "    # outcome:\n    #   first: less\n    #\n    #   # and\n    #   second: more\n    outcome: Both\n",
        ),
    ],
)
def test_what_is_typed_over_an_unreadable_value_leaves_it_as_a_comment(
    written: str, change: dict[str, Any], after: str
) -> None:
    assert changed(benefit(written), SectionKind.BENEFITS, **change) == benefit(after)


def test_what_stands_between_braces_or_at_the_start_of_an_entry_is_set_aside_above_its_line() -> None:
    text = "title: T\nentries:\n  - {id: a, title: A, description: D, owner: [Anna, Bob]} # ours\n"
    assert changed(text, SectionKind.BENEFITS, owner="Carla") == text.replace("[Anna, Bob]", "Carla").replace(
        "  - {", "  # owner: [Anna, Bob]\n  - {"
    )
    text = "title: T\nentries:\n  -   owner:\n        - Anna\n      id: a\n      title: A\n      description: D\n"
    assert changed(text, SectionKind.BENEFITS, owner="Carla") == text.replace(
        "  -   owner:\n        - Anna\n", "  # owner:\n  #   - Anna\n  -   owner: Carla\n"
    )


def test_neighbours_are_cleared_together() -> None:
    text = benefit("    owner: Anna # first\n    # second\n    outcome: >\n      Words\n")
    assert changed(text, SectionKind.BENEFITS, owner="", outcome="", notes="") == (
        "title: T\nentries:\n  - id: a\n    title: A\n    description: D\n"
    )


def test_a_value_that_was_set_aside_outlives_the_one_in_its_place() -> None:
    text = benefit("    # ours\n    owner: [Anna, Bob]\n")
    typed = changed(text, SectionKind.BENEFITS, owner="Carla")
    assert changed(typed, SectionKind.BENEFITS, owner="") == benefit("    # ours\n    # owner: [Anna, Bob]\n")


def test_what_is_no_key_of_a_picture_stays_when_its_words_change(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "one.png")
    text = benefit("    picture:\n      file: one.png # ours\n      credit: Anna\n")
    file = tmp_path / "benefits.yaml"
    section, _ = read_section_text(text, "flask", SectionKind.BENEFITS, file, tmp_path)
    assert section is not None
    (entry,) = section.entries
    assert entry.picture is not None
    after = replace(section, entries=(replace(entry, picture=replace(entry.picture, alt="Two people")),))
    written = section_text(after, "flask", file, tmp_path, text)
    assert written == text.replace("# ours\n", "# ours\n      alt: Two people\n")
