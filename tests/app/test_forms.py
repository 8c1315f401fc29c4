"""What forms show of a proposal, and what typing into them does."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from studio.app.edits.fields import clear_override, clear_overrides, record_of, set_value
from studio.app.edits.typed import Misread
from studio.app.folders import shipped_folders
from studio.app.forms.form import FieldKind, Form
from studio.app.forms.sections import form_of, missing_note, order_of
from studio.app.forms.specs import spec_of, specs_of
from studio.app.forms.typing import duration, entered, totals_of, typed_text, whole_duration
from studio.domain.chapters import (
    NO_INTRO,
    Discount,
    EstimateChapter,
    EstimateLine,
    Phase,
    Pick,
    PicksChapter,
    PlanChapter,
    Tax,
)
from studio.domain.entries import ENTRY_TYPES, Benefit, Comparison, Engagement, EntryId, SectionKind
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.proposal import Client, Origin, Proposal

BENEFIT = Benefit(id=EntryId("t/benefits/fast"), title="Fast", description="It is fast.", outcome="Less waiting.")


@pytest.fixture
def library() -> Library:
    section = Section(kind=SectionKind.BENEFITS, title="What it gives", entries=(BENEFIT,))
    return library_of(Path("content"), (Topic(id="t", title="Topic", sections=(section,)),))


@pytest.fixture
def proposal() -> Proposal:
    lines = (
        EstimateLine(title="Build", quantity=Decimal(10), unit="days", rate=Decimal(800)),
        EstimateLine(title="Extra", quantity=Decimal(1), rate=Decimal(500), optional=True),
    )
    return Proposal(
        title="An offer",
        client=Client(name="Client", fields=(("region", "North"),)),
        date=dt.date(2027, 1, 11),
        chapters=(
            PicksChapter(id="why", title="Why", picks=(Pick(id="why/1", entry=BENEFIT.id),)),
            EstimateChapter(id="price", title="Price", lines=lines, tax=Tax(label="VAT", percent=Decimal(20))),
            PlanChapter(
                id="plan",
                title="Plan",
                phases=(Phase(name="One", start=dt.date(2027, 1, 11), end=dt.date(2027, 1, 22)),),
            ),
        ),
    )


def form(proposal: Proposal, library: Library, source: str) -> Form:
    found = form_of(proposal, library, source)
    assert found is not None
    return found


def test_every_field_of_every_kind_of_entry_has_a_place_in_its_form() -> None:
    for kind in ENTRY_TYPES.values():
        names = {spec.name for spec in specs_of(kind)}
        wanted = set(kind.__dataclass_fields__) - {
            "id",
            "state",
            "tags",
            "owner",
            "review_by",
            "place",
            "places",
        }
        assert names == wanted
        assert all(spec.label for spec in specs_of(kind))


def test_kinds_come_from_the_types() -> None:
    assert spec_of(Benefit, "title").kind is FieldKind.LINE
    assert spec_of(Benefit, "description").kind is FieldKind.LONG
    assert spec_of(Comparison, "criteria").kind is FieldKind.RECORDS
    assert [one.name for one in spec_of(Comparison, "criteria").columns] == ["name", "this", "other"]
    assert spec_of(Comparison, "choose_this").kind is FieldKind.TEXTS
    assert spec_of(Engagement, "low").kind is FieldKind.NUMBER
    assert spec_of(Engagement, "band").kind is FieldKind.WORDS
    assert spec_of(Client, "fields").kind is FieldKind.FREE
    assert spec_of(EstimateChapter, "lines").kind is FieldKind.TABLE
    assert spec_of(Proposal, "valid_until").kind is FieldKind.DATE


def test_a_picks_form_says_what_was_changed(proposal: Proposal, library: Library) -> None:
    assert form(proposal, library, "why/1").changed == 0
    changed = set_value(proposal, library, "why/1", "title", "Faster")
    shown = form(changed, library, "why/1")
    field = shown.field("title")
    assert field is not None
    assert (shown.title, shown.changed, shown.origin) == ("Faster", 1, "Topic · What it gives")
    assert (field.value, field.library, field.changed) == ("Faster", "Fast", True)
    assert form(clear_override(changed, library, "why/1", "title"), library, "why/1").changed == 0


def test_a_pick_whose_entry_is_gone_shows_the_words_it_has(proposal: Proposal, library: Library) -> None:
    changed = set_value(proposal, library, "why/1", "title", "Faster")
    empty = library_of(Path("content"), ())
    shown = form(changed, empty, "why/1")
    assert [field.path for section in shown.sections for field in section.fields] == ["title"]
    assert "no longer has" in missing_note(changed, empty, "why/1")
    assert missing_note(changed, library, "why/1") == ""


def test_forms_with_equal_fields_have_one_shape(proposal: Proposal, library: Library) -> None:
    assert form(proposal, library, "why/1").shape != form(proposal, library, "why").shape
    assert form(proposal, library, "price").shape == form(replace(proposal, title="Other"), library, "price").shape


def test_the_librarys_words_open_a_chapter_until_there_are_others(proposal: Proposal, library: Library) -> None:
    said = "What counts is time."
    section = replace(library.topics[0].sections[0], intro=said)
    library = library_of(Path("content"), (replace(library.topics[0], sections=(section,)),))
    spec = spec_of(PicksChapter, "intro")

    def shown(of: Proposal) -> tuple[object, bool, str]:
        field = form(of, library, "why").field("intro")
        assert field is not None
        return field.value, field.changed, of.chapters[0].intro

    def typed(of: Proposal, text: str) -> Proposal:
        result = entered(of, library, "why", "intro", text, spec)
        assert isinstance(result, Proposal)
        return result

    assert shown(proposal) == (said, False, "")
    own = typed(proposal, "For you.")
    assert shown(own) == ("For you.", True, "For you.")
    assert form(own, library, "why").changed == 1
    assert shown(clear_override(own, library, "why", "intro")) == (said, False, "")
    assert shown(typed(own, said)) == (said, False, "")
    without = typed(proposal, "")
    assert shown(without) == ("", True, NO_INTRO)
    assert shown(clear_overrides(without, "why")) == (said, False, "")
    assert record_of(proposal, library, "why") == replace(proposal.chapters[0], intro=said)


def test_what_is_gone_has_no_form(proposal: Proposal, library: Library) -> None:
    assert form_of(proposal, library, "nowhere") is None


def test_the_proposals_form_offers_what_there_is_to_choose(proposal: Proposal, library: Library) -> None:
    shown = form_of(proposal, library, "", shipped_folders())
    assert shown is not None
    language, brand = shown.field("language"), shown.field("brand")
    assert language is not None
    assert brand is not None
    assert {"de", "en", "pl"} <= {key for key, _ in language.spec.choices}
    assert ("default", "Proposal Studio") in brand.spec.choices
    assert ("pl", "Polish") in language.spec.choices
    assert shown.covering("client.fields.region") is shown.field("client.fields")


def test_everything_that_has_a_form_in_order(proposal: Proposal) -> None:
    assert order_of(proposal) == ("", "why", "why/1", "price", "plan")


def test_typed_figures_and_words(proposal: Proposal, library: Library) -> None:
    rate = spec_of(EstimateLine, "rate")
    result = entered(proposal, library, "price", "lines.0.rate", "1.200,50", rate)
    assert isinstance(result, Proposal)
    assert result.chapters[1].lines[0].rate == Decimal("1200.50")  # type: ignore[union-attr]
    assert isinstance(entered(proposal, library, "price", "lines.0.rate", "a lot", rate), Misread)
    assert typed_text(Decimal("1200.50"), "de") == "1200,50"
    assert typed_text(("Low", "High"), "en") == "Low, High"
    assert typed_text(None, "en") == ""


def test_the_only_figure_of_a_discount_is_not_emptied(proposal: Proposal, library: Library) -> None:
    chapter = proposal.chapters[1]
    with_one = replace(chapter, discount=Discount(label="Friends", percent=Decimal(5)))  # type: ignore[call-arg]
    changed = replace(proposal, chapters=(proposal.chapters[0], with_one, proposal.chapters[2]))
    spec = spec_of(Discount, "percent")
    assert isinstance(entered(changed, library, "price", "discount.percent", "", spec), Misread)
    assert entered(changed, library, "price", "discount.amount", "", spec_of(Discount, "amount")) == changed


def test_sums_of_an_estimate(proposal: Proposal) -> None:
    chapter = proposal.chapters[1]
    assert isinstance(chapter, EstimateChapter)
    assert totals_of(proposal, chapter) == (
        ("Subtotal", "€8,000.00"),
        ("VAT (20%)", "€1,600.00"),
        ("Total", "€9,600.00"),
        ("Optional", "€500.00"),
    )


def test_sums_have_the_names_and_percentages_that_the_documents_show(proposal: Proposal) -> None:
    chapter = proposal.chapters[1]
    assert isinstance(chapter, EstimateChapter)
    named = replace(chapter, discount=Discount(label="Early order", percent=Decimal("2.5")))
    assert [name for name, _ in totals_of(proposal, named)][1] == "Early order (2.5%)"
    plain = replace(chapter, discount=Discount(amount=Decimal(100)), tax=Tax(label="20% VAT", percent=Decimal(20)))
    assert [name for name, _ in totals_of(proposal, plain)][1:4] == ["Discount", "Net", "20% VAT"]


def test_what_the_program_keeps_stands_in_no_form(proposal: Proposal, library: Library) -> None:
    origins = (Origin(entry=BENEFIT.id, version="1"),)
    shown = form(replace(proposal, origins=origins), library, "")
    assert shown.field("origins") is None
    assert shown.covering("origins.0.entry") is None
    assert "origins" not in {spec.name for spec in specs_of(Proposal)}


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2027-01-11", "2027-01-11", "1 day"),
        ("2027-01-11", "2027-01-13", "3 days"),
        ("2027-01-11", "2027-01-15", "1 week"),
        ("2027-01-11", "2027-01-17", "1 week"),
        ("2027-01-11", "2027-01-22", "2 weeks"),
        ("2027-01-12", "2027-01-19", "1 week, 1 day"),
    ],
)
def test_how_long_a_phase_is(start: str, end: str, said: str) -> None:
    phase = Phase(name="", start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end))
    assert duration(phase) == said


def test_how_long_a_plan_is() -> None:
    first = Phase(name="", start=dt.date(2027, 1, 11), end=dt.date(2027, 1, 15))
    later = Phase(name="", start=dt.date(2027, 1, 25), end=dt.date(2027, 1, 29))
    assert whole_duration((later, first)) == "3 weeks"
    assert whole_duration(()) == ""
