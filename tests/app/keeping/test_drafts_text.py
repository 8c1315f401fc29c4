"""What is noted of unsaved changes is read again, also from a note that an earlier version of the program left."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from studio.app.keeping.drafts_text import drafts_of, drafts_text
from studio.domain.entries import CostFactors, Engagement, EntryId, EntryState, SectionKind
from studio.domain.frozen import replace
from studio.domain.library import Topic
from studio.domain.pictures import Picture
from studio.domain.translation import TranslatedText, Translation

ENTRY = CostFactors(
    id=EntryId("flask/cost_factors/a"),
    state=EntryState.IN_REVIEW,
    tags=("a",),
    review_by=date(2027, 1, 2),
    picture=Picture(path=Path("a.png"), alt="A", width=3, height=4),
    title="T",
    scale=("low", "high"),
    currency="EUR",
    engagements=(Engagement(name="N", low=Decimal("10.50")),),
)
WRITTEN = """{"id": "flask/cost_factors/a", "state": "in_review", "tags": ["a"], "owner": "", "review_by": "2027-01-02",
"icon": null, "picture": {"path": "a.png", "alt": "A", "width": 3, "height": 4}, "notes": "", "title": "T",
"summary": "", "scale": ["low", "high"], "currency": "EUR", "factors": [], "engagements": [{"name": "N",
"description": "", "band": [], "low": "10.50", "high": null}]}"""
HEAD = '"head": {"id": "flask/cost_factors", "of": "", "texts": []}'
EARLIER = f"""{{
"sections": [["flask",
  {{"kind": "cost_factors", "title": "S", "intro": "", "entries": [{WRITTEN}]}},
  {{"kind": "cost_factors", "title": "S", "intro": "More", "entries": [{WRITTEN.replace('"T"', '"U"')}]}}]],
"heads": [[null, {{"id": "new", "title": "New", "summary": "S", "language": "en"}}]],
"translations": [[
  {{"language": "de", "name": "flask/cost_factors", {HEAD}, "entries": []}},
  {{"language": "de", "name": "flask/cost_factors", {HEAD}, "entries": [
    {{"id": "flask/cost_factors/a", "of": "aaaaaaaaaaaa", "texts": [{{"path": "title", "text": "Ü"}}]}}]}}]]
}}"""


def test_a_note_of_an_earlier_version_is_read() -> None:
    drafts = drafts_of(EARLIER, Path("library"))
    assert drafts.library.find(ENTRY.id) == ENTRY
    section = drafts.sections["flask", SectionKind.COST_FACTORS]
    assert (section.intro, section.entries) == ("More", (replace(ENTRY, title="U"),))
    assert drafts.heads == {"new": Topic(id="new", title="New", summary="S")}
    (file,) = drafts.translations.values()
    assert file.entries == (Translation(id=ENTRY.id, of="a" * 12, texts=(TranslatedText("title", "Ü"),)),)


def test_what_is_noted_is_read_again() -> None:
    drafts = drafts_of(EARLIER, Path("library"))
    noted = drafts_text(drafts)
    again = drafts_of(noted, Path("library"))
    assert (again.sections, again.heads, again.translations) == (drafts.sections, drafts.heads, drafts.translations)
    assert json.loads(noted)["sections"] == json.loads(EARLIER)["sections"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('"low": "10.50"', '"low": 10.5'),
        ('"low": "10.50"', '"low": "NaN"'),
        ('"review_by": "2027-01-02"', '"review_by": "soon"'),
        ('"state": "in_review"', '"state": "lost"'),
        ('"tags": ["a"]', '"tags": [1]'),
        ('"title": "T"', '"title": null'),
        ('"kind": "cost_factors"', '"kind": "jokes"'),
        ('"heads": [[null,', '"heads": [[7,'),
    ],
)
def test_a_note_that_says_something_else_is_none(was: str, now: Any) -> None:
    assert was in EARLIER
    with pytest.raises(ValueError):  # noqa: PT011 - says nothing that anybody reads
        drafts_of(EARLIER.replace(was, now, 1), Path("library"))


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ('"id": "flask/cost_factors/a"', '"id": "x"'),
        ('"id": "flask/cost_factors/a"', '"id": "django/cost_factors/a"'),
        ('"id": "flask/cost_factors/a"', '"id": "flask/cost_factors/a/b"'),
        ('["flask",', '["../evil",'),
        ('"id": "new"', '"id": "../new"'),
        ('"name": "flask/cost_factors"', '"name": "flask/../x"'),
        ('"language": "de"', '"language": "../de"'),
    ],
)
def test_a_note_in_which_something_stands_nowhere_is_refused(said: str, instead: str) -> None:
    assert said in EARLIER
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        drafts_of(EARLIER.replace(said, instead), Path("library"))


def test_half_a_character_in_a_note_takes_nothing_else_away() -> None:
    drafts = drafts_of(EARLIER.replace('"intro": "More"', r'"intro": "M\ud800re"'), Path("library"))
    assert drafts.sections["flask", SectionKind.COST_FACTORS].intro == "M?re"
