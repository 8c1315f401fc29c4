from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.app.edits.typed import Misread, number_text, read_day, read_number, read_typed
from studio.domain.proposal import PageSize


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1200", "1200"), ("1200.50", "1200.50"), ("1,200.50", "1200.50"), ("1.200,50", "1200.50"), ("12,5", "12.5"),
        ("1 200,5", "1200.5"), ("1\u00a0200", "1200"), ("1'200.00", "1200.00"), ("1,234,567", "1234567"),
        ("1.234.567", "1234567"), ("1.234.567,89", "1234567.89"), ("€ 1,200.00", "1200.00"), ("23 %", "23"),
        ("-5", "-5"), ("\N{MINUS SIGN}5", "-5"), ("0,125", "0.125"), ("0.125", "0.125"), (".5", "0.5"), ("+7", "7"),
        ("1234,567", "1234.567"), ("5.", "5"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "de", "pl", "nonsense"])
def test_numbers_are_read_in_all_usual_ways(text, number, language):
    assert read_number(text, language) == Decimal(number)


@pytest.mark.parametrize(("text", "english", "german"), [("1,200", "1200", "1.2"), ("1.200", "1.2", "1200")])
def test_the_language_decides_where_both_are_possible(text, english, german):
    assert read_number(text, "en") == Decimal(english)
    assert read_number(text, "de_AT") == Decimal(german)


@pytest.mark.parametrize(
    "text", ["", "abc", "1,2,3", "1.2.3", "1,20,000", "12 days", "1e5", "NaN", "1..2", "--1", "1,2.3,4", "9" * 70, "٣"]
)
def test_what_is_no_number_is_said(text):
    found = read_number(text)
    assert isinstance(found, Misread)
    assert found.text
    assert found.hint


@pytest.mark.parametrize("text", ["1000000000000", "0.0000001"])
def test_numbers_out_of_range_are_said(text):
    assert read_number(text) == Misread(
        text="This number is out of range.",
        hint="Numbers are below 1,000,000,000,000 and have at most 6 decimal places.",
    )


@given(st.decimals(-999_999_999, 999_999_999, places=3), st.sampled_from(("en", "de", "pl", "de_CH")))
def test_numbers_written_for_editing_are_read_back(number, language):
    found = read_number(number_text(number, language), language)
    assert found == number
    assert str(found) == f"{number:f}" or number.is_zero()


@given(st.text(max_size=20), st.sampled_from(("en", "de")))
def test_any_text_is_a_number_or_is_not(text, language):
    assert isinstance(read_number(text, language), Decimal | Misread)
    assert isinstance(read_day(text), date | Misread)


def test_days():
    assert read_day(" 2027-02-28 ") == read_day("28.2.2027") == read_day("2027-2-28") == date(2027, 2, 28)
    assert all(isinstance(read_day(text), Misread) for text in ("2027-02-30", "28/2/2027", "0000-01-01", "today"))


def test_other_types():
    assert read_typed(str, " as it is ") == " as it is "
    assert read_typed(bool, "True") is True
    assert read_typed(PageSize, "Letter") is PageSize.LETTER
    assert read_typed(Decimal | None, " ") is None
    assert read_typed(date | None, "") is None
    for hint, text in ((Decimal, ""), (bool, "yes"), (PageSize, "a5"), (tuple[str, ...], "a")):
        assert isinstance(read_typed(hint, text), Misread)
