"""Sections that two people changed at once become one, and what they both changed is put before them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.library import Section
from studio.domain.places import Place
from studio.domain.section_merge import WHOLE, merge_sections

A, B, C = (
    Benefit(id=EntryId(f"t/benefits/{name}"), title=f"Title {name}", description="one two three") for name in "abc"
)


def section(*entries: Benefit, title: str = "Why") -> Section:
    return Section(kind=SectionKind.BENEFITS, title=title, entries=entries)


BASE = section(A, B, C)


def test_changes_of_different_fields_and_entries_are_all_taken() -> None:
    mine = section(replace(A, title="Mine"), B, C)
    theirs = section(replace(A, owner="Theirs"), B, replace(C, tags=("x",)), title="Because")
    merged = merge_sections(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.section == section(
        replace(A, title="Mine", owner="Theirs"), B, replace(C, tags=("x",)), title="Because"
    )


def test_texts_are_merged_word_by_word() -> None:
    merged = merge_sections(
        BASE,
        section(replace(A, description="ONE two three"), B, C),
        section(replace(A, description="one two THREE"), B, C),
    )
    assert merged.conflicts == ()
    assert merged.section.entries[0] == replace(A, description="ONE two THREE")


def test_one_field_changed_by_both_is_a_conflict_until_somebody_chooses() -> None:
    mine, theirs = section(replace(A, owner="M"), B, C), section(replace(A, owner="T"), B, C)
    merged = merge_sections(BASE, mine, theirs)
    [conflict] = merged.conflicts
    assert (conflict.entry, conflict.field, conflict.base, conflict.mine, conflict.theirs) == (
        A.id,
        "owner",
        "",
        "M",
        "T",
    )
    assert merged.section.entries[0].owner == "M", "mine, until it is decided"
    settled = merge_sections(BASE, mine, theirs, {conflict.key: "T and M"})
    assert settled.conflicts == ()
    assert settled.section.entries[0].owner == "T and M"


def test_an_entry_removed_on_one_side_goes_unless_the_other_changed_it() -> None:
    assert merge_sections(BASE, section(A, C), BASE).section == section(A, C)
    assert merge_sections(BASE, BASE, section(A, C)).section == section(A, C)
    changed = replace(B, title="New")
    merged = merge_sections(BASE, section(A, C), section(A, changed, C))
    [conflict] = merged.conflicts
    assert (conflict.entry, conflict.field, conflict.mine, conflict.theirs) == (B.id, WHOLE, None, changed)
    assert merge_sections(BASE, section(A, C), section(A, changed, C), {conflict.key: changed}).section == section(
        A, changed, C
    )


def test_new_entries_of_both_sides_stand_where_they_were_put() -> None:
    new, other = replace(A, id=EntryId("t/benefits/new")), replace(A, id=EntryId("t/benefits/other"))
    merged = merge_sections(BASE, section(A, new, B, C), section(other, A, B, C))
    assert merged.section.entries == (other, A, new, B, C)
    assert merged.conflicts == ()


def test_an_order_that_one_side_changed_is_kept() -> None:
    new = replace(A, id=EntryId("t/benefits/new"))
    assert merge_sections(BASE, section(A, B, C, new), section(C, A, B)).section.entries == (C, new, A, B)
    assert merge_sections(BASE, section(B, A, C), BASE).section.entries == (B, A, C)


ENTRIES = st.lists(
    st.builds(
        lambda name, title, owner: Benefit(id=EntryId(f"t/benefits/{name}"), title=title, description="d", owner=owner),
        st.sampled_from("abcd"),
        st.sampled_from(("x", "y", "x y")),
        st.sampled_from(("", "o")),
    ),
    max_size=4,
    unique_by=lambda one: one.id,
).map(lambda found: section(*found))


@given(ENTRIES, ENTRIES)
def test_who_is_alone_in_changing_wins(base: Section, changed: Section) -> None:
    for merged in (
        merge_sections(base, changed, base),
        merge_sections(base, base, changed),
        merge_sections(base, changed, changed),
    ):
        assert merged.conflicts == ()
        assert {one.id: one for one in merged.section.entries} == {one.id: one for one in changed.entries}
    assert merge_sections(base, changed, base).section == changed


@given(ENTRIES, ENTRIES, ENTRIES)
def test_both_see_the_same_conflicts_and_no_entry_is_there_twice(base: Section, mine: Section, theirs: Section) -> None:
    here, there = merge_sections(base, mine, theirs), merge_sections(base, theirs, mine)
    assert {(one.entry, one.field) for one in here.conflicts} == {(one.entry, one.field) for one in there.conflicts}
    names = [one.id for one in here.section.entries]
    assert len(names) == len(set(names))


def test_a_choice_does_not_hold_for_words_of_theirs_that_nobody_saw() -> None:
    mine, seen, unseen = (replace(BASE, title=title) for title in ("Mine", "Theirs", "Theirs, again"))
    [conflict] = merge_sections(BASE, mine, seen).conflicts
    choices = {conflict.key: conflict.mine}
    assert merge_sections(BASE, mine, seen, choices).conflicts == ()
    [another] = merge_sections(BASE, mine, unseen, choices).conflicts
    assert another.theirs == "Theirs, again"


def test_where_in_the_file_their_entry_stands_makes_no_other_conflict() -> None:
    changed = replace(B, title="Changed")
    moved = replace(changed, place=Place(file="other.yaml", line=99))
    mine = section(A, C)
    [conflict] = merge_sections(BASE, mine, section(A, changed, C)).conflicts
    assert merge_sections(BASE, mine, section(A, moved, C), {conflict.key: None}).conflicts == ()


def test_an_entry_that_they_left_alone_is_not_made_anew() -> None:
    mine = section(replace(A, title="Mine"), B, C)
    theirs = section(replace(A), replace(B), replace(C, title="New"))
    merged = merge_sections(BASE, mine, theirs).section.entries
    assert [one is my for one, my in zip(merged, mine.entries, strict=True)] == [True, True, False]
    assert merged[2] == theirs.entries[2]
