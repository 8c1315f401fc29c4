"""Merge fields are cut out whole, understood narrowly, and filled with figures in the proposal's language."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.compose.expressions import Expression, FilterCall, Refused, expression_of
from studio.compose.fields import Fields, Value
from studio.compose.filters import Problem
from studio.compose.formats import Money, formats_for
from studio.compose.jinja_syntax import parse
from studio.compose.merge import Filled, cut, fill
from studio.domain.findings import Severity

VALUES: dict[tuple[str, ...], Value] = {
    ("client", "name"): "Acme",
    ("client", "contact"): "",
    ("client", "budget"): "12000.5",
    ("client", "start"): "2027-05-03",
    ("proposal", "date"): date(2027, 3, 2),
    ("proposal", "valid_until"): None,
    ("proposal", "hours"): Decimal("1234.50"),
    ("estimate", "total"): Money(Decimal(5000), "EUR"),
}
FIELDS = Fields(VALUES, frozenset({("proposal", "title")}))


def filled(text: str, language: str = "en_GB") -> Filled:
    _, (cutting,) = cut(text)
    return fill(cutting, FIELDS, formats_for(language, "EUR")[0])


def problem(text: str) -> Problem:
    found = filled(text).problem
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("client.name", "Acme"),
        ("client.name | upper", "ACME"),
        ("client['name']|lower", "acme"),
        ("proposal.date", "2\N{NO-BREAK SPACE}March 2027"),
        ("proposal.date | medium", "2 Mar 2027"),
        ("proposal.date | short", "02/03/2027"),
        ("client.start | long", "3\N{NO-BREAK SPACE}May 2027"),
        ("proposal.hours", "1,234.5"),
        ("proposal.hours | number(2)", "1,234.50"),
        ("proposal.hours | money", "€1,234.50"),
        ("client.budget | money", "€12,000.50"),
        ("client.budget | money('USD')", "US$12,000.50"),
        ("client.budget | number(0)", "12,001"),
        ("estimate.total", "€5,000.00"),
        ("estimate.total | number", "5,000"),
        ("client.contact | default('the board') | upper", "THE BOARD"),
        ("client.name | default('x')", "Acme"),
        ('proposal.valid_until | default("}} open {{")', "}} open {{"),
        ("client.hobby | default('none')", "none"),
        ("'words' | upper", "WORDS"),
        ("3.5 | number", "3.5"),
    ],
)
def test_fields_and_filters(field: str, text: str) -> None:
    assert filled("{{ " + field + " }}") == Filled(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "2.\N{NO-BREAK SPACE}März 2027"),
        ("pl", "2\N{NO-BREAK SPACE}marca 2027"),
        ("en_US", "March\N{NO-BREAK SPACE}2, 2027"),
    ],
)
def test_figures_follow_the_language(language: str, text: str) -> None:
    assert filled("{{ proposal.date }}", language).text == text


@pytest.mark.parametrize(
    "field",
    ["{{ client.name() }}", "{{ 1 + 1 }}", "{{ client.name ~ 'x' }}", "{{ range(9) }}", "{{ client.__class__ }}",
     "{{ client['__class__'] }}", "{{ [client] }}", "{{ client.name if x else y }}", "{{ }}",
     "{{ client.name | join }}",
     "{{ client.name | default(client.name) }}", "{{ client.name | default(value='x') }}", "{{ true }}", "{{ not x }}",
     "{% for x in y %}", "{# remark #}", "{{ client.name | upper | eval }}", "{{ client. }}", "{{ ((((((((((x }}",
     "{{ client.name is string }}", "{{- client.name -}}", "{{ client[0] }}"],
)  # fmt: skip
def test_anything_but_a_field_is_refused(field: str) -> None:
    assert problem(field).code == "merge-field-refused"
    assert filled(field).text is None


def test_an_unknown_field_is_told_with_the_nearest_name() -> None:
    found = problem("{{ client.nmae }}")
    assert (found.code, found.hint) == ("merge-field-unknown", "Did you mean “client.name”?")
    assert problem("{{ klient.name }}").hint == "Did you mean “client.name”?"
    assert problem("{{ client }}").hint == "Did you mean “client.name”?"
    assert problem("{{ client.hobby }}").hint == problem("{{ nonsense }}").hint == ""
    assert problem("{{ estimate.sum }}").code == "merge-field-unknown"


def test_a_default_for_a_field_that_looks_misspelt_is_used_but_told() -> None:
    result = filled("{{ client.nmae | default('x') }}")
    assert result.text == "x"
    assert result.problem is not None
    assert result.problem.severity is Severity.WARNING


def test_a_default_does_not_hide_a_field_that_nobody_can_add() -> None:
    assert problem("{{ klient.name | default('x') }}").code == "merge-field-unknown"


@pytest.mark.parametrize(
    "field", ["client.contact", "proposal.valid_until", "client.contact | upper", "'' | default('')"]
)
def test_an_empty_field_is_told(field: str) -> None:
    assert problem("{{ " + field + " }}").code == "merge-field-empty"


WRONG = (
    "client.name | long",
    "client.name | money",
    "proposal.date | number",
    "1 | number(99)",
    "client.budget | money('EURO')",
    "client.name | default",
    "'NaN' | number",
    "1e400",
    "1e308 | upper",
    "client.hobby | default(1e99)",
    "9" * 99,
)


@pytest.mark.parametrize("field", WRONG)
def test_a_filter_for_another_kind_of_value_is_refused(field: str) -> None:
    assert problem("{{ " + field + " }}").code == "merge-field-refused"


def test_a_value_too_long_for_a_field_is_cut_and_told() -> None:
    _, (cutting,) = cut("{{ client.name }}")
    found = fill(cutting, Fields({("client", "name"): "x" * 100_000}), formats_for("en", "EUR")[0])
    assert found.text == "x" * 2_000 + "…"
    assert found.problem is not None
    assert "100,000" in found.problem.text


def test_a_field_that_is_being_made_cannot_contain_itself() -> None:
    assert problem("{{ proposal.title }}").code == "merge-field-cyclic"


def test_braces_that_never_close_are_told_and_the_rest_is_read() -> None:
    bare, cuttings = cut("a {{ client.name and {{ client.name }}")
    assert [one.source for one in cuttings] == ["{{", "{{ client.name }}"]
    assert bare.startswith("a ")
    assert fill(cuttings[0], FIELDS, formats_for("en", "EUR")[0]).problem is not None


@pytest.mark.parametrize("text", [r"\{\{ client.name }}", r"\{{ client.name }}", "{ {x} }", "100 {% more", "{#", "{a}"])
def test_escaped_and_single_braces_are_characters(text: str) -> None:
    assert cut(text) == (text, ())


def test_an_escaped_backslash_does_not_escape_the_braces() -> None:
    assert len(cut(r"\\{{ client.name }}")[1]) == 1


def test_markers_avoid_the_characters_of_the_text() -> None:
    own = chr(0xF0000) + chr(0xF0001)
    bare, (cutting,) = cut(own + "{{ client.name }}")
    assert bare == own + cutting.marker
    assert cutting.marker not in own


@given(st.text(alphabet="a{}%#\\\"' \n.|", max_size=60))
def test_cutting_loses_nothing(text: str) -> None:
    bare, cuttings = cut(text)
    for cutting in cuttings:
        bare = bare.replace(cutting.marker, cutting.source)
    assert bare == text


@given(st.text(max_size=60))
def test_any_expression_is_understood_or_refused(text: str) -> None:
    assert isinstance(expression_of(text), Expression | Refused)


@pytest.mark.parametrize("piece", ["(", "-", "not ", "x if x else ", "[", "x.", "x|", "'", '"a"', "~", "{"])
def test_deep_nesting_is_refused_not_followed(piece: str) -> None:
    assert isinstance(expression_of(piece * (300 // len(piece))), Expression | Refused)


@given(
    st.lists(st.from_regex(r"[a-z][a-z0-9_]{0,4}", fullmatch=True), min_size=2, max_size=4),
    st.lists(st.sampled_from(("upper", "long", "number")), max_size=2),
)
def test_the_short_way_for_plain_fields_gives_what_the_parser_gives(path: list[str], filters: list[str]) -> None:
    source = " | ".join([".".join(path), *filters])
    calls = tuple(FilterCall(name) for name in filters)
    assert expression_of(source) == Expression(path=tuple(path), filters=calls)
    if path[0] not in {"not", "true", "false", "none", "and", "or", "in", "is", "if"}:
        assert parse(source) == Expression(path=tuple(path), filters=calls)
