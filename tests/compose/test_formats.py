"""Figures are written as the language writes them."""

from datetime import date
from decimal import Decimal

import pytest

from studio.compose.formats import Formats, Money, formats_for
from tests.compose.values import codes


def formats(language: str, currency: str = "EUR") -> Formats:
    found, findings = formats_for(language, currency)
    assert findings == ()
    return found


@pytest.mark.parametrize(
    ("language", "currency", "text"),
    [
        ("en_GB", "EUR", "€1,234.50"),
        ("de", "EUR", "1.234,50\u00a0€"),
        ("pl", "PLN", "1\u00a0234,50\u00a0zł"),
        ("fr", "EUR", "1\u00a0234,50\u00a0€"),
        ("en_US", "JPY", "¥1,235"),
        ("en_US", "KWD", "KWD\u00a01,234.500"),
    ],
)
def test_money(language: str, currency: str, text: str) -> None:
    assert formats(language, currency).money(Decimal("1234.5")) == text


def test_money_is_rounded_half_up_and_rates_are_not_rounded() -> None:
    assert formats("en").money(Decimal("2.345")) == "€2.35"
    assert formats("en").rate(Decimal("0.0125")) == "€0.0125"
    assert formats("en").money(Money(Decimal("2.5"), "JPY")) == "¥3"


def test_round_amounts_have_no_decimal_places() -> None:
    assert formats("en").round_money(Decimal(5000), "EUR") == "€5,000"
    assert formats("de").round_money(Decimal(5000), "EUR") == "5.000\u00a0€"
    assert formats("en").round_money(Decimal("0.5"), "EUR") == "€0.50"


def test_the_largest_estimate_can_be_written() -> None:
    assert formats("en").money(Decimal(999999999999) * Decimal(999999999999)) == "€999,999,999,998,000,000,000,001.00"


@pytest.mark.parametrize(
    ("language", "start", "end", "text"),
    [
        ("en_GB", date(2027, 2, 2), date(2027, 2, 13), "2–13 Feb 2027"),
        ("en_GB", date(2027, 2, 2), date(2027, 3, 13), "2 Feb – 13 Mar 2027"),
        ("en_GB", date(2027, 2, 2), date(2027, 2, 2), "2 Feb 2027"),
        ("de", date(2026, 12, 21), date(2027, 1, 8), "21. Dez. 2026 – 8. Jan. 2027"),
    ],
)
def test_stretches_of_days(language: str, start: date, end: date, text: str) -> None:
    assert formats(language).stretch(start, end) == text


@pytest.mark.parametrize(
    ("value", "text"), [("19", "19%"), ("7.5", "7.5%"), ("19.00", "19%"), ("0", "0%"), ("12.345", "12.345%")]
)
def test_percentages(value: str, text: str) -> None:
    assert formats("en").percent(Decimal(value)) == text


@pytest.mark.parametrize(("value", "text"), [("2.50", "2.5"), ("1E+3", "1,000"), ("10", "10"), ("0.125", "0.125")])
def test_quantities_have_no_needless_zeros(value: str, text: str) -> None:
    assert formats("en").number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("language", "tag"), [("en_GB", "en-GB"), ("en-GB", "en-GB"), ("zh_Hans_CN", "zh-Hans-CN"), ("pl", "pl")]
)
def test_language_tags(language: str, tag: str) -> None:
    assert formats(language).tag == tag


@pytest.mark.parametrize("language", ["xx", "", "english", "../de", "en_XX", "e" * 300])
def test_an_unknown_language_is_told_and_english_stands_in(language: str) -> None:
    found, findings = formats_for(language, "EUR")
    assert codes(findings) == ["language-unknown"]
    assert found.day(date(2027, 3, 2)) == "March 2, 2027"


def test_a_language_that_is_nearly_right_is_suggested() -> None:
    _, (finding,) = formats_for("en-GBR", "EUR")
    assert finding.hint == "Did you mean “en_GB”?"


@pytest.mark.parametrize("currency", ["EURO", "", "eur", "QQQ"])
def test_an_unknown_currency_is_told_and_written_as_it_is(currency: str) -> None:
    found, findings = formats_for("en", currency)
    assert codes(findings) == ["currency-unknown"]
    assert found.money(Decimal(5)).endswith("5.00")


@pytest.mark.parametrize(
    ("language", "months"),
    [("de", ["Dez. 2026", "Jan. 2027", "Feb.", "März"]), ("pl", ["gru 2026", "sty 2027", "lut", "mar"])],
)
def test_months_are_shortened_alike_with_and_without_their_year(language, months):
    formats = formats_for(language, "EUR")[0]
    days = (date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1))
    assert [formats.month(day, year=number < 2) for number, day in enumerate(days)] == months
