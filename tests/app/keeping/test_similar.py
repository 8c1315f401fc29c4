import pickle
from dataclasses import replace

from studio.app.keeping.rows import words_of
from studio.app.keeping.similar import SimilarIndex
from studio.domain.entries import Benefit, EntryId

ONE = Benefit(
    id=EntryId("flask/benefits/one"),
    title="A core without ballast",
    description="Flask brings only the essentials, so that a team adds just the parts that its product needs.",
)
OTHER = Benefit(
    id=EntryId("flask/benefits/other"),
    title="Deployed anywhere",
    description="Runs on every server that speaks WSGI, in containers and on small machines alike.",
)
TWIN = replace(ONE, id=EntryId("django/benefits/twin"), title="A core with little ballast")


def index(*entries: Benefit) -> SimilarIndex:
    return SimilarIndex({entry.id: words_of(entry) for entry in entries})


def names(known: SimilarIndex, entry: Benefit) -> list[str]:
    return [one.entry for one in known.like(entry)]


def test_an_entry_that_is_written_now_is_known_to_the_next_one() -> None:
    known = index(OTHER)
    assert names(known, TWIN) == []
    known.learn({ONE.id: words_of(ONE)})
    assert names(known, TWIN) == [ONE.id]


def test_what_an_entry_said_before_and_entries_that_are_gone_count_no_more() -> None:
    known = index(ONE, OTHER)
    assert names(known, TWIN) == [ONE.id]
    known.learn({ONE.id: words_of(replace(ONE, title="Else", description=OTHER.description))})
    assert names(known, TWIN) == []
    assert names(known, OTHER) == [ONE.id]
    known.learn({}, gone=[ONE.id])
    assert names(known, OTHER) == []
    known.learn({ONE.id: words_of(ONE)})
    assert names(known, TWIN) == [ONE.id]


def test_many_changes_of_one_entry_make_no_word_a_common_one() -> None:
    known = index(ONE, OTHER)
    for number in range(200):
        known.learn({ONE.id: words_of(replace(ONE, title=f"A core without ballast {number}"))})
    assert names(known, TWIN) == [ONE.id]


def test_what_was_typed_on_the_way_is_kept_nowhere() -> None:
    known = index(ONE, OTHER)
    fresh = len(pickle.dumps(known))
    for number in range(300):
        known.learn({ONE.id: words_of(replace(ONE, title=f"{ONE.title} {'x' * number}"))})
    known.learn({}, gone=[OTHER.id])
    known.learn({ONE.id: words_of(ONE), OTHER.id: words_of(OTHER)})
    assert len(pickle.dumps(known)) < 1.1 * fresh
