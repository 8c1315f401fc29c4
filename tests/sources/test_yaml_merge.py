"""Two sides of a file come together key by key; no comment of either is lost, no line that nobody changed differs."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.sources.proposals.file_spans import CannotMergeError
from studio.sources.yaml_merge import merged_file_text, with_comments_of
from studio.sources.yaml_outline import outline_of

CONTENT = Path(__file__).parents[2] / "content"
BASE = """# ours
title: Why   # the heading
of: 111111111111

entries:
  # the first
  - id: one  # kept
    title: One
    description: >-
      The first reason
      is this.
  - id: two
    title: "Two"
    figures:
      - label: Hours   # a week
        value: 4
  # the last
"""


KNOWN = ("title", "of", "description", "figures", "entries", "id")


def merged(mine: str, theirs: str, base: str | None = BASE, settled: str | None = None) -> str:
    return merged_file_text(base, mine, theirs, mine if settled is None else settled, KNOWN)


def swapped(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    "change",
    [
        ("title: One", "title: 'Uno'"),
        ("title: One\n", "title: One\n    future: [kept, as it is]\n"),
        ("  # the first\n", "  # the very first\n"),
        ("# kept", "# kept here"),
        ("# a week", "# a month"),
        ('    title: "Two"\n', ""),
        ("  - id: two", "\n  - id: new # fresh\n    title: |\n      New\n  - id: two"),
        ("  # the last\n", "  # the last\n# really\n"),
        ("      is this.\n", "      is that.\n"),
        ("        value: 4\n", "        value: 5\n      # more\n      - label: Days\n        value: 2\n"),
        (BASE[BASE.index("  - id: two") : BASE.index("  # the last")], ""),
    ],
)
def test_what_one_side_changed_is_as_that_side_wrote_it(change: tuple[str, str]) -> None:
    other = swapped(BASE, change)
    assert merged(BASE, other) == other
    assert merged(other, BASE) == other
    assert merged(other, other) == other


def test_changes_of_both_sides_come_together_in_the_style_of_each() -> None:
    mine = swapped(BASE, ("title: One", "title: 'Uno'"), ("# ours", "# ours and mine"), ("# kept", "# mine"))
    theirs = swapped(BASE, ('"Two"', '"Due"'), ("# the last", "# the very last"), ("  # the first\n", ""))
    both = swapped(mine, ('"Two"', '"Due"'), ("# the last", "# the very last"), ("  # the first\n", ""))
    assert merged(mine, theirs) == both


def test_comments_that_both_changed_are_both_kept() -> None:
    mine = swapped(BASE, ("# the first", "# mine"), ("# kept", "# my remark"), ("# a week", "# my figure"))
    theirs = swapped(BASE, ("# the first", "# theirs"), ("# kept", "# their remark"), ("# a week", "# their figure"))
    text = merged(mine, theirs)
    assert "  # mine\n  # theirs\n  # their remark\n  - id: one  # my remark\n" in text
    assert "    # their figure\n    figures:\n      - label: Hours   # my figure\n" in text


def test_what_both_changed_is_as_it_was_settled() -> None:
    mine, theirs = swapped(BASE, ("title: One", "title: Uno # u")), swapped(BASE, ("title: One", "title: 'Eins' # e"))
    settled = swapped(mine, ("Uno", "Both"))
    assert merged(mine, theirs, settled=settled) == swapped(settled, ("    title: Both", "    # e\n    title: Both"))
    assert merged(theirs, mine, settled=swapped(BASE, ("    title: One\n", ""))) == swapped(
        BASE, ("    title: One\n", ""), ("    description", "    # e\n    # u\n    description")
    )


def test_an_entry_that_one_side_removed_and_the_other_changed_is_there_if_that_was_settled() -> None:
    mine = BASE[: BASE.index("  - id: two")] + "  # the last\n"
    theirs = swapped(BASE, ('"Two"', '"Due"'))
    for one, other in ((mine, theirs), (theirs, mine)):
        assert merged(one, other, settled=theirs) == theirs
        assert merged(one, other, settled=mine) == mine


def test_keys_that_only_people_know_are_both_kept() -> None:
    mine, theirs = (swapped(BASE, ("title: One", f"title: One\n    future: {word}")) for word in "ab")
    assert merged(mine, theirs) == swapped(mine, ("    future", "    # future: b\n    future"))
    base = swapped(BASE, ('    title: "Two"', '    future: a\n    title: "Two"'))
    changed = swapped(base, ("future: a", "future: b"))
    without = BASE[: BASE.index("  - id: two")] + "  # the last\n"
    assert merged(without, changed, base) == swapped(without, ("  # the last", "# future: b\n  # the last"))


def test_a_comment_about_what_the_other_side_removed_stands_where_it_was() -> None:
    start = BASE.index("  - id: two")
    mine = swapped(BASE, ('    title: "Two"', '    # ask Anna first\n    title: "Two"'))
    text = merged(mine, BASE[:start] + "  # the last\n")
    assert text == BASE[:start] + "# ask Anna first\n  # the last\n"


def test_two_files_that_began_apart_come_together() -> None:
    mine = "title: Why\nentries:\n  - id: one\n    title: One\n"
    theirs = "title: Why\nintro: Because.\nentries:\n- id: two\n  title: Two\n"
    expected = "title: Why\nintro: Because.\nentries:\n  - id: two\n    title: Two\n  - id: one\n    title: One\n"
    assert sorted(merged(mine, theirs, None).splitlines()) == sorted(expected.splitlines())
    assert merged("title: Why\nentries: []\n", mine, "title: Why\nentries: []\n") == mine
    assert merged(mine, "title: Why\nentries: []\n", mine) == "title: Why\nentries: []\n"


def test_line_breaks_and_a_byte_order_mark_stay_mine() -> None:
    theirs = swapped(BASE, ("title: One", "title: Uno"))
    windows = "\ufeff" + BASE.replace("\n", "\r\n")
    assert merged(windows, theirs) == "\ufeff" + theirs.replace("\n", "\r\n")
    mixed = BASE.replace("# ours\n", "# ours\r\n")
    assert merged(mixed, theirs) == theirs.replace("# ours\n", "# ours\r\n")
    assert merged(theirs, windows) == theirs


@pytest.mark.parametrize(
    "odd",
    [
        "title: a\nentries: [{id: one}]\n",
        "{title: a}\n",
        "title: a\nentries:\n  - title: no id\n",
        "title: a\ntitle: b\n",
        "? title\n: a\n",
        "title: &a b\nintro: *a\n",
        "- a\n",
        "",
        "title: [\n",
    ],
)
def test_what_cannot_be_taken_apart_is_said(odd: str) -> None:
    for mine, theirs in ((odd, BASE), (BASE, odd)):
        with pytest.raises(CannotMergeError):
            merged(mine, theirs)


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_file_is_put_together_again_byte_for_byte(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    other = f"# theirs\n{text}"
    assert merged(text, other, text) == other
    assert merged(other, text, text) == other


def test_a_text_that_cannot_be_taken_apart_gets_comments_at_its_end() -> None:
    flow = "title: a\nentries: [{id: one}] # mine\n"
    theirs = "title: a\nentries: [{id: one}] # mine\n# theirs # not a # second\n"
    assert with_comments_of(flow, flow, theirs) == flow + "# theirs # not a # second\n"
    assert with_comments_of(flow.rstrip(), None, theirs) == flow + "# theirs # not a # second"
    assert with_comments_of(flow.replace("\n", "\r\n"), flow, flow) == flow.replace("\n", "\r\n")


WORDS = st.sampled_from(["plain", "'quoted # not a comment'", '"two words"', "|-\n@lit  # in it\n@eral", "[a, b]"])
COMMENT = st.sampled_from(["", "", "", "a", "b", "c"])
KEYS = ("title", "text", "tags", "more")


@dataclass(frozen=True)
class Key:
    """A key as a generated file has it."""

    value: str
    above: str = ""
    behind: str = ""

    def lines(self, name: str, indent: str, side: str) -> list[str]:
        first, *rest = self.value.split("\n")
        remark = f"  # behind {name} {self.behind}{side}" if self.behind else ""
        above = [f"{indent}# above {name} {self.above}{side}"] if self.above else []
        return [*above, f"{indent}{name}: {first}{remark}", *(line.replace("@", indent + "  ") for line in rest)]


File = dict[str, dict[str, Key]]
"""Keys by entry; those of the file itself by an empty one."""


def written(file: File) -> str:
    lines = [line for name, key in file[""].items() for line in key.lines(name, "", "")]
    lines.append("entries:" if len(file) > 1 else "entries: []")
    for entry, keys in file.items():
        if entry:
            lines.append(f"  - id: {entry}")
            lines += [line for name, key in keys.items() for line in key.lines(name, "    ", f" of {entry}")]
    return "\n".join(lines) + "\n"


KEY = st.builds(Key, WORDS, COMMENT, COMMENT)
RECORD = st.dictionaries(st.sampled_from(KEYS), KEY, min_size=1)
FILE = st.builds(
    lambda head, entries: {"": head, **entries},
    RECORD,
    st.dictionaries(st.sampled_from(["one", "two", "three"]), RECORD),
)


@st.composite
def changed(draw: st.DrawFn, file: File) -> File:
    """Give a file with some keys, comments and entries changed, removed and added."""
    result: File = {}
    for entry, keys in file.items():
        if entry and draw(st.sampled_from([False] * 7 + [True])):
            continue
        fresh = {}
        for name, key in keys.items():
            match draw(st.sampled_from(["", "", "", "value", "above", "behind", "gone"])):
                case "value":
                    fresh[name] = replace(key, value=draw(WORDS))
                case "above":
                    fresh[name] = replace(key, above=draw(st.sampled_from("defg")))
                case "behind":
                    fresh[name] = replace(key, behind=draw(st.sampled_from("defg")))
                case "gone" if len(keys) > 1:
                    continue
                case _:
                    fresh[name] = key
        result[entry] = fresh or keys
    if draw(st.booleans()):
        result.setdefault(draw(st.sampled_from(["four", "five"])), draw(RECORD))
    return result


@st.composite
def three_versions(draw: st.DrawFn) -> tuple[str, str, str]:
    base = draw(FILE)
    mine, theirs = (written(draw(changed(base))) for _ in range(2))
    return written(base), mine, theirs


@settings(max_examples=300, deadline=None)
@given(three_versions())
def test_nothing_that_anybody_wrote_is_lost(versions: tuple[str, str, str]) -> None:
    base, mine, theirs = versions
    text = merged_file_text(base, mine, theirs, mine, (*KEYS[:-1], "entries", "id"))
    was, own, other, result = map(outline_of, (base, mine, theirs, text))
    for side in (own, other):
        assert not {one for one in (side.comments - was.comments) if not result.comments[one]}
    for one in own.comments & other.comments:
        assert result.comments[one]
    for key in {*was.values(), *own.values(), *other.values()} - {("", "entries")}:
        one, two, three = (side.values().get(key) for side in (was, own, other))
        whole = {key[0]} <= {*own.items, *other.items} - ({*own.items} & {*other.items})
        if not whole and key[0] and key[0] not in was.items:
            assert result.values().get(key) in (two, three)
        elif not whole:
            unknown = key[1] == "more" and two is None and three != one
            assert result.values().get(key) == (three if two == one or unknown else two)
        elif result.items.get(key[0]):
            assert result.values().get(key) in (two, three)


@settings(max_examples=200, deadline=None)
@given(three_versions())
def test_where_one_side_did_nothing_the_other_is_taken_as_it_is(versions: tuple[str, str, str]) -> None:
    base, mine, _ = versions
    assert merged(mine, base, base) == mine
    assert merged(base, mine, base) == mine
    assert merged(mine, mine, base) == mine


def test_a_list_that_is_empty_on_all_sides_stays_as_it_is_written() -> None:
    text = "title: T\nentries:\n"
    assert merged_file_text(text, text, text, text, frozenset(("title", "entries"))) == text
