from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from studio.app.keeping.drafts import Drafts, with_entry
from studio.app.keeping.entry_verbs import Bulk, changed_all
from studio.app.keeping.rows import Order, Row, in_sequence, narrowed, section_rows, words_of
from studio.app.keeping.tally import Tally
from studio.app.library_filters import Choice, Facet, FilterIndex, Option
from studio.domain.entries import Benefit, EntryId, EntryState, SectionKind
from studio.domain.freshness import FreshnessBand
from studio.domain.library import Section, Topic, library_of

TODAY = date(2026, 11, 22)


def benefit(name: str, title: str, **more: object) -> Benefit:
    return Benefit(id=EntryId(f"flask/benefits/{name}"), title=title, description="Über APIs", **more)  # type: ignore[arg-type]


ENTRIES = (
    benefit("a", "Zebra", owner="Ben", review_by=TODAY - timedelta(days=400)),
    benefit("b", "apple", state=EntryState.DRAFT, tags=("fast",)),
    benefit("c", "Mango", owner="Anna", review_by=TODAY + timedelta(days=90)),
)


def drafts() -> Drafts:
    section = Section(kind=SectionKind.BENEFITS, title="Benefits", entries=ENTRIES)
    return Drafts(library=library_of(Path("lib"), (Topic(id="flask", title="Flask", sections=(section,)),)))


def rows(state: Drafts | None = None) -> tuple[Row, ...]:
    return section_rows(state or drafts(), ("flask", SectionKind.BENEFITS), TODAY)


def test_a_row_says_how_an_entry_is_kept() -> None:
    a, b, c = rows()
    assert (a.score, a.band, a.topic, a.section) == (0, FreshnessBand.STALE, "Flask", "Benefits")
    assert (b.score, b.band, b.state) == (None, FreshnessBand.UNDATED, EntryState.DRAFT)
    assert (c.score, c.changed) == (100, False)
    changed = rows(with_entry(drafts(), benefit("c", "Other")))
    assert [row.changed for row in changed] == [False, False, True]


def test_orders() -> None:
    found = {order: "".join(row.id[-1] for row in in_sequence(rows(), order)) for order in Order}
    assert found == {
        Order.LIBRARY: "abc",
        Order.TITLE: "bca",
        Order.OWNER: "cab",
        Order.REVIEW: "acb",
        Order.FRESHNESS: "acb",
        Order.STATE: "bac",
    }


def test_words_and_filters_narrow() -> None:
    words = {entry.id: words_of(entry) for entry in ENTRIES}
    assert [row.title for row in narrowed(rows(), "uber api", (), words)] == ["Zebra", "apple", "Mango"]
    assert [row.title for row in narrowed(rows(), "ann", (), words)] == ["Mango"]
    assert [row.title for row in narrowed(rows(), "pple", (), words)] == []
    assert [row.title for row in narrowed(rows(), "zeb", (), {})] == ["Zebra"]
    draft, ben = Choice(Facet.STATE, "draft"), Choice(Facet.OWNER, "Ben")
    assert [row.title for row in narrowed(rows(), "", (draft,), words)] == ["apple"]
    assert narrowed(rows(), "", (draft, ben), words) == []


def options_of(rows: Sequence[Row]) -> tuple[Option, ...]:
    tally = Tally()
    list(tally.steps({("flask", SectionKind.BENEFITS): tuple(rows)}))
    return tally.options()


def test_only_sections_that_have_changed_are_counted_again() -> None:
    tally, found = Tally(), rows()
    places = [(f"topic-{number}", SectionKind.BENEFITS) for number in range(4)]
    sections = {place: tuple(found) for place in places}
    assert len(list(tally.steps(sections))) == 4
    assert {one.count for one in tally.options() if one.title == "Draft"} == {4}
    assert list(tally.steps(sections)) == []
    drafts_left = {places[0]: tuple(row for row in found if row.state is not EntryState.DRAFT)}
    assert len(list(tally.steps({**sections, **drafts_left}))) == 1
    assert {one.count for one in tally.options() if one.title == "Draft"} == {3}
    assert list(tally.steps(drafts_left)) == []
    assert not [one for one in tally.options() if one.title == "Draft"]


def test_options_count_what_is_there() -> None:
    found = {(one.choice.facet, one.title): one.count for one in options_of(rows())}
    assert found[Facet.STATE, "Draft"] == 1
    assert found[Facet.OWNER, "Anna"] == 1
    assert found[Facet.TAG, "fast"] == 1


def test_words_of_translations_are_searched_and_make_no_entries_alike() -> None:
    words = {ENTRIES[0].id: words_of(ENTRIES[0], "Ohne Herstellerbindung")}
    assert [row.id for row in narrowed(rows(), "herstellerb", (), words)] == [ENTRIES[0].id]
    assert words[ENTRIES[0].id].partition("\n")[0] == words_of(ENTRIES[0]).partition("\n")[0]


def test_tags_that_differ_in_capitals_alone_are_one() -> None:
    spelled = [benefit(name, name, tags=(tag,)) for name, tag in (("a", "GDPR"), ("b", "gdpr"), ("c", "GDPR"))]
    section = Section(kind=SectionKind.BENEFITS, title="Benefits", entries=tuple(spelled))
    state = Drafts(library=library_of(Path("lib"), (Topic(id="flask", title="Flask", sections=(section,)),)))
    (option,) = (one for one in options_of(rows(state)) if one.choice.facet is Facet.TAG)
    assert (option.title, option.count) == ("GDPR", 3)
    assert len(narrowed(rows(state), "", (option.choice,), {})) == 3
    index = FilterIndex(state.library, TODAY)
    assert index.positions((Choice(Facet.TAG, "gdpr"),)) == {0, 1, 2}
    assert [one.title for one in index.options() if one.choice.facet is Facet.TAG] == ["GDPR"]


def test_a_tag_is_added_and_removed_whatever_its_capitals() -> None:
    state = changed_all(drafts(), [EntryId("flask/benefits/b")], Bulk(add_tags=("FAST",)))
    assert state == drafts()
    state = changed_all(drafts(), [EntryId("flask/benefits/b")], Bulk(remove_tags=("Fast",)))
    assert state.section(("flask", SectionKind.BENEFITS)).entries[1].tags == ()
