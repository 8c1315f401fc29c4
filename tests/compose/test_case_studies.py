"""A confidential case study tells no client's name."""

from pathlib import Path

import pytest

from studio.compose.case_studies import case_study_block, neutral_title, quoted, unquoted
from studio.domain.entries import CaseStudy, EntryId, Figure
from studio.domain.findings import Finding, Severity
from studio.domain.pictures import Picture
from studio.domain.text import line_of, plain, plain_line, rich_of
from tests.compose.values import codes, texts


def case(**changes: object) -> CaseStudy:
    values: dict[str, object] = {
        "id": EntryId("flask/case_studies/a"),
        "title": "Order portal for Nordwind",
        "industry": "logistics",
        "result": "Orders in half the time.",
        "confidential": True,
    }
    return CaseStudy(**(values | changes))  # type: ignore[arg-type]


def leaks(entry: CaseStudy, notes: str = "") -> list[Finding]:
    at = texts({"topic.flask": "Flask"})
    case_study_block(entry, at, rich_of(notes))
    return at.findings


def test_an_open_case_study_keeps_its_title() -> None:
    block = case_study_block(case(confidential=False), texts(), ())
    assert plain_line(block.title) == "Order portal for Nordwind"


def test_a_confidential_title_is_replaced_by_the_industry() -> None:
    block = case_study_block(case(figures=(Figure(value="2x", label="faster"),)), texts(), ())
    assert plain_line(block.title) == "Confidential client, logistics"
    assert "Nordwind" not in repr(block)


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("Confidential client, {industry}", "Confidential client"),
        ("Poufny klient ({industry})", "Poufny klient"),
        ("{industry}: confidential client", "Confidential client"),
        ("Confidential client", "Confidential client"),
    ],
)
def test_without_an_industry_the_title_still_reads_well(pattern: str, title: str) -> None:
    assert plain_line(neutral_title(pattern, ())) == title


def test_the_industry_may_have_markup() -> None:
    assert neutral_title("A, {industry}!", line_of("b", bold=True))[1:2] == line_of("b", bold=True)


@pytest.mark.parametrize("field", ["challenge", "solution", "result", "category"])
def test_the_title_in_another_text_is_an_error_at_that_text(field: str) -> None:
    (finding,) = leaks(case(title="Simba ERP", **{field: "The simba ERP grew."}))
    assert (finding.code, finding.severity, finding.place.field) == ("confidential-leak", Severity.ERROR, field)


def test_a_part_of_the_title_is_a_leak_too() -> None:
    assert codes(leaks(case(title="Nordwind – order portal", solution="At Nordwind we began an order portal."))) == [
        "confidential-leak"
    ]
    assert codes(leaks(case(title="Nordwind: orders", figures=(Figure(value="2x", label="for Nordwind"),)))) == [
        "confidential-leak"
    ]


def test_a_name_of_the_title_is_doubted() -> None:
    (finding,) = leaks(case(solution="For Nordwind we wrote a portal."))
    assert (finding.code, finding.severity) == ("confidential-hint", Severity.WARNING)
    assert codes(leaks(case(), notes="Nordwind likes it.")) == ["confidential-hint"]
    picture = Picture(path=Path("portal.png"), alt="Nordwind's portal", width=1, height=1)
    assert codes(leaks(case(picture=picture))) == ["confidential-hint"]


def test_topics_tags_and_the_industry_name_nobody() -> None:
    entry = case(
        title="Legacy system to Flask with Celery for Logistics",
        industry="logistics",
        tags=("celery",),
        solution="Flask and Celery replaced it. Logistics went on.",
    )
    assert leaks(entry) == []


@pytest.mark.parametrize("written", ["It works.", "“It works.”", '"It works."', "„It works.“", "«It works.»"])
def test_a_quote_stands_in_the_marks_of_the_documents_language(written: str) -> None:
    block = case_study_block(case(confidential=False, quote=written, quote_by="Head of finance"), texts(), ())
    assert plain(block.quote) == "“It works.”"
    assert plain_line(block.quote_by) == "Head of finance"


def test_a_quote_of_paragraphs_has_marks_at_its_two_ends() -> None:
    block = case_study_block(case(confidential=False, quote="It works.\n\nWe slept."), texts(), ())
    assert plain(block.quote) == "“It works.\nWe slept.”"
    assert plain(quoted(rich_of("Działa."), "„{text}”")) == "„Działa.”"


def test_marks_that_are_not_around_all_of_it_stay() -> None:
    assert unquoted("“One” and “two”") == "“One” and “two”"


def test_a_quote_of_nobody_is_doubted() -> None:
    assert codes(leaks(case(confidential=False, quote="It works."))) == ["quote-by-nobody"]


def test_who_said_it_tells_no_name() -> None:
    (finding,) = leaks(case(quote="It works.", quote_by="Head of finance, Nordwind"))
    assert (finding.code, finding.place.field) == ("confidential-hint", "quote_by")
