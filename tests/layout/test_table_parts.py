from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.layout.table_parts import split_row, split_table
from studio.layout.tables import MeasuredTable
from tests.layout.test_tables import row, table, words


def test_a_table_continues_under_its_header() -> None:
    measured = table(row("head", "h", header=True), row("one", "1"), row("two", "2"), row("three", "3"))
    first, rest = split_table(measured, 34.0 * 3)
    assert words(first) == ["head", "one", "two"]
    assert words(rest) == ["head", "three"]
    assert rest is not None
    assert (measured.continued, rest.continued) == (False, True)


def test_a_group_heading_does_not_end_a_page() -> None:
    measured = table(row("head", "h", header=True), row("one", "1"), row("group", "", keep=True), row("two", "2"))
    first, rest = split_table(measured, 34.0 * 3)
    assert words(first) == ["head", "one"]
    assert words(rest) == ["head", "group", "two"]


def test_a_table_without_room_for_a_row_moves_whole() -> None:
    measured = table(row("head", "h", header=True), row("one", "1"))
    first, rest = split_table(measured, 40.0)
    assert first is None
    assert rest == measured


def test_a_row_taller_than_a_page_is_split_inside() -> None:
    measured = table(row("head", "h", header=True), row("word " * 200, "1"), row("last", "2"))
    head, tail = split_row(measured, 200.0)
    assert head.height <= 200.0
    assert words(head)[1].split() + words(tail)[1].split() == ["word"] * 200
    assert words(tail)[2] == "last"


@settings(deadline=None)
@given(st.lists(st.text("ab ", max_size=60), min_size=1, max_size=30), st.floats(80.0, 300.0))
def test_every_row_appears_once_on_pages_it_fits(texts: list[str], room: float) -> None:
    rest: MeasuredTable | None = table(row("head", "h", header=True), *(row(text, "1") for text in texts))
    seen = []
    while rest is not None:
        part, following = split_table(rest, room)
        if part is None:
            part, following = split_row(rest, room)
            following = replace(following, continued=True)
        assert part.height <= room + 34.0
        seen.append(words(part)[1:])
        rest = following
    joined = "".join("".join(part) for part in seen)
    assert joined.replace(" ", "") == "".join(texts).replace(" ", "")


def test_a_group_that_goes_on_is_headed_again() -> None:
    again = row("build (continued)", "").cells
    lines = [replace(row(name, "1"), resumed=again) for name in ("one", "two", "three", "four")]
    measured = table(row("head", "h", header=True), row("build", "", keep=True), *lines)
    first, rest = split_table(measured, 34.0 * 4)
    assert words(first) == ["head", "build", "one", "two"]
    assert rest is not None
    assert words(rest) == ["head", "build (continued)", "three", "four"]
    assert split_table(rest, 34.0 * 2)[0] is None


def test_a_group_is_kept_together_only_where_half_of_the_room_is_filled_before() -> None:
    head, last = row("head", "h", header=True), row("last", "1")
    for alone, kept in ((1, ["one", "two", "three", "four"]), (2, ["one", "two"])):
        names = ("one", "two", "three", "four", "five")
        lines = [replace(row(name, "1"), best_with_next=number >= alone) for number, name in enumerate(names)]
        first, _ = split_table(table(head, *lines, last), 34.0 * 5 + 1.0)
        assert words(first) == ["head", *kept]
