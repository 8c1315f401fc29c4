"""One file of a library that two sides changed."""

from pathlib import Path

import pytest

from studio.app.keeping.merging import FileConflict, merged_file

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
            assert merged_file(ROOT, path, BASE, mine, theirs, {("", ""): theirs}) == theirs


def test_windows_line_breaks_and_a_mark_at_the_start_stay() -> None:
    mine = b"\xef\xbb\xbf" + BASE.replace(b"\n", b"\r\n").replace(b"title: One", b"title: Uno")
    theirs = BASE.replace(b"title: Two", b"title: Due # two")
    assert merged(mine, theirs) == mine.replace(b"title: Two", b"title: Due # two")
    head = b"title: Flask\nsummary: Short\n"
    mine = head.replace(b"\n", b"\r\n").replace(b"Flask", b"F")
    assert merged(mine, head.replace(b"Short", b"S"), head, "flask/topic.yaml") == b"title: F\r\nsummary: S\r\n"
