from datetime import date, timedelta
from pathlib import Path

import pytest

from studio.app.library_filters import Choice, Facet, FilterIndex, choice_title, freshness_of
from studio.domain.entries import Benefit, CaseStudy, EntryId, SectionKind
from studio.domain.freshness import FreshnessBand
from studio.domain.library import Section, Topic, library_of

TODAY = date(2026, 11, 22)


def benefit(name: str, *tags: str, review_by: date | None = None) -> Benefit:
    return Benefit(id=EntryId(f"t/benefits/{name}"), title=name, description="d", tags=tags, review_by=review_by)


def filters() -> FilterIndex:
    benefits = (
        benefit("a", "fast", "api", review_by=TODAY - timedelta(days=1)),
        benefit("b", "fast", review_by=TODAY),
        benefit("c", "Zebra"),
    )
    stories = (CaseStudy(id=EntryId("t/case_studies/d"), title="d", result="r", industry="Retail", tags=("api",)),)
    sections = (
        Section(kind=SectionKind.BENEFITS, title="B", entries=benefits),
        Section(kind=SectionKind.CASE_STUDIES, title="C", entries=stories),
    )
    return FilterIndex(library_of(Path("lib"), (Topic(id="t", title="T", sections=sections),)), TODAY)


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (-365, FreshnessBand.STALE),
        (-200, FreshnessBand.OUT_OF_DATE),
        (-1, FreshnessBand.NEEDS_REVIEW),
        (0, FreshnessBand.FRESH),
    ],
)
def test_freshness_is_that_of_the_score(days: int, band: FreshnessBand) -> None:
    assert freshness_of(benefit("x", review_by=TODAY + timedelta(days=days)), TODAY) is band
    assert freshness_of(benefit("x"), TODAY) is FreshnessBand.UNDATED


def test_one_value_of_each_facet_must_be_there() -> None:
    fast, api = Choice(Facet.TAG, "fast"), Choice(Facet.TAG, "api")
    retail, benefits = Choice(Facet.INDUSTRY, "Retail"), Choice(Facet.SECTION, "benefits")
    index = filters()
    assert index.positions([]) is None
    assert index.positions([fast]) == {0, 1}
    assert index.positions([fast, api]) == {0, 1, 3}
    assert index.positions([api, benefits]) == {0}
    assert index.positions([retail]) == {3}
    assert index.positions([retail, benefits]) == set()
    assert index.positions([Choice(Facet.TAG, "gone")]) == set()


def test_options_come_by_facet_with_words_and_counts() -> None:
    assert [(option.title, option.count) for option in filters().options()] == [
        ("Approved", 4),
        ("Needs review", 1),
        ("Fresh", 1),
        ("No review date", 2),
        ("Benefits", 3),
        ("Case studies", 1),
        ("Retail", 1),
        ("api", 2),
        ("fast", 2),
        ("Zebra", 1),
    ]
    assert choice_title(Choice(Facet.SECTION, "faq")) == "FAQ"
