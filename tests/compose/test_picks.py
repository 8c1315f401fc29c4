"""Picks find their entries, with the words changed for this client."""

from dataclasses import replace
from datetime import date
from difflib import get_close_matches

import pytest

from studio.compose.document import compose
from studio.compose.picks import fits, overridden, picked_entry, place_in_pick
from studio.domain.chapters import Pick
from studio.domain.entries import Benefit, EntryId, Figure
from studio.domain.findings import Finding, Severity
from studio.domain.kept import Kept
from studio.domain.places import Place
from tests.compose.values import BENEFIT, WORDS, composed, library, picks, proposal
from tests.counting import calls_to

EXTRA = replace(BENEFIT, id=EntryId("flask/benefits/extra"))
HERE = Place(file="acme.proposal.yaml", line=9)


def pick(entry: str = BENEFIT.id, *overrides: tuple[str, object]) -> Pick:
    known = (("title", replace(HERE, line=10)),)
    return Pick(id="why/1", entry=EntryId(entry), overrides=overrides, place=HERE, places=known)


def test_a_pick_gives_its_entry_with_the_changed_words() -> None:
    entry = picked_entry(pick(BENEFIT.id, ("title", "Less is enough")), library())
    assert entry == replace(BENEFIT, title="Less is enough")


@pytest.mark.parametrize(
    "override", [("nothing", "x"), ("title", 3), ("id", "x"), ("place", HERE), ("tags", (1,)), ("picture", "x")]
)
def test_what_does_not_fit_is_left_as_it_was(override: tuple[str, object]) -> None:
    assert overridden(BENEFIT, (override,)) == BENEFIT


def test_none_fits_where_there_may_be_nothing() -> None:
    entry = overridden(replace(BENEFIT, review_by=date(2027, 1, 1)), (("review_by", None), ("tags", ("a", "b"))))
    assert isinstance(entry, Benefit)
    assert (entry.review_by, entry.tags) == (None, ("a", "b"))
    assert fits((Figure(value="1", label="x"),), tuple[Figure, ...])


@pytest.mark.parametrize(
    ("entry", "text", "hint"),
    [
        ("flask/benefits/les-is-more", "no entry", "flask/benefits/less-is-more"),
        ("flask/benfits/less-is-more", "no section “benfits”", "flask/benefits/less-is-more"),
        ("flsk/faq/what", "no topic “flsk”", "flask"),
        ("", "no topic “”", ""),
    ],
)
def test_an_entry_that_is_gone_is_told_with_the_nearest(entry: str, text: str, hint: str) -> None:
    finding = picked_entry(pick(entry), library())
    assert isinstance(finding, Finding)
    assert (finding.code, finding.source, finding.place) == ("entry-missing", "why/1", HERE)
    assert text in finding.text
    assert hint in finding.hint


def test_an_entry_that_was_moved_is_told_with_its_place_until_it_is_picked_there() -> None:
    kept = Kept()
    old = picks("django/benefits/less-is-more")
    for other, code in ((EXTRA, "entry-moved"), (BENEFIT, "entry-missing"), (EXTRA, "entry-moved")):
        made = proposal(old, picks(other.id, id="more", title="More"))
        document, findings = compose(made, library(BENEFIT, EXTRA), WORDS, kept)
        assert [one.code for one in findings if one.source == "why/0" and one.severity is Severity.ERROR] == [code]
        assert document.chapters[0].blocks == ()
    [told] = [one for one in findings if one.code == "entry-moved"]
    assert (
        told.text
        == f"“django/benefits/less-is-more” was moved to Flask, where it is “{BENEFIT.id}”; here it is left out."
    )
    assert "proposal-studio update FILE" in told.hint
    assert told.place.line == 20


def test_places_follow_the_words() -> None:
    changed = pick(BENEFIT.id, ("title", "x"), ("outcome", "y"))
    assert place_in_pick(changed, BENEFIT, "title").line == 10
    assert place_in_pick(changed, BENEFIT, "outcome") == HERE
    assert place_in_pick(changed, BENEFIT, "description") == BENEFIT.place
    assert place_in_pick(pick(), BENEFIT, "title") == BENEFIT.place_of("title")


def test_a_mistake_made_a_hundred_times_is_looked_up_once() -> None:
    made = proposal(picks(*["flask/benefits/less-is-mor"] * 100))
    told: list[Finding] = []
    assert calls_to(get_close_matches, lambda: told.extend(composed(made)[1])) <= 1
    assert len(told) == 100
    assert all(BENEFIT.id in finding.hint for finding in told)
