"""Dates, numbers and money to words of the proposal's language."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from babel.localedata import locale_identifiers
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision

from studio.domain.estimate import rounded
from studio.domain.findings import Finding, error
from studio.domain.frozen import dataclass
from studio.domain.places import NOWHERE, Place

DateStyle = Literal["short", "medium", "long"]

_SPACES = str.maketrans({"\u202f": "\u00a0", "\u2009": " "})
"""Narrow spaces that many fonts lack, and the spaces that stand for them."""
_DAY_AND_MONTH = re.compile(r"(?:(?<=\d)|(?<=\d\.)) (?=[^\W\d_])|(?<=[^\W\d_]) (?=\d{1,2}\b)")
"""Spaces between the number of a day and a word beside it."""
_LETTER_BEFORE_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Formats:
    """How one language writes figures; made by `formats_for`."""

    locale: Locale
    currency: str
    """ISO 4217, for amounts that name none."""
    digits: int
    """Decimal places of that currency."""

    @property
    def tag(self) -> str:
        """The language as BCP 47: `en-GB`."""
        parts = (self.locale.language, self.locale.script, self.locale.territory, self.locale.variant)
        return "-".join(part for part in parts if part)

    def day(self, value: date, style: DateStyle = "long") -> str:
        """Write a day: `2 March 2027`."""
        return format_date(value, style, locale=self.locale).translate(_SPACES)

    def day_in_text(self, value: date) -> str:
        """Write a day for the middle of a sentence, where no line parts its number and its month: `2 March 2027`."""
        return _DAY_AND_MONTH.sub("\u00a0", self.day(value))

    def stretch(self, start: date, end: date) -> str:
        """Write a stretch of days, with what both ends share said once: `2–13 Feb 2027`."""
        if start == end:
            return self.day(start, "medium")
        return format_interval(start, end, "yMMMd", locale=self.locale).translate(_SPACES)

    def month(self, value: date, *, year: bool) -> str:
        """Write a month: `Feb`, or `Feb 2027` with its year."""
        if year:
            return self._skeleton("yMMM", value)
        return format_date(value, "MMM", locale=self.locale).translate(_SPACES)  # as beside a year: `Jan.`, `Jan. 2027`

    def short_day(self, value: date) -> str:
        """Write a day without its year: `2 Feb`."""
        return self._skeleton("MMMd", value)

    def _skeleton(self, skeleton: str, value: date) -> str:
        return format_skeleton(skeleton, value, locale=self.locale).translate(_SPACES)

    def number(self, value: Decimal, digits: int | None = None) -> str:
        """Write a number with its own decimal places, without trailing zeros; or with exactly so many."""
        if digits is None:
            return format_decimal(value, locale=self.locale, decimal_quantization=False).translate(_SPACES)
        pattern = "#,##0." + "0" * digits if digits else "#,##0"
        return format_decimal(rounded(value, digits), format=pattern, locale=self.locale).translate(_SPACES)

    def percent(self, value: Decimal) -> str:
        """Write a percentage given in hundredths: 19 as `19%`."""
        return format_percent(value / 100, locale=self.locale, decimal_quantization=False).translate(_SPACES)

    def money(self, value: Decimal | Money) -> str:
        """Write an amount, rounded half up to the digits of its currency."""
        money = value if isinstance(value, Money) else Money(value, self.currency)
        digits = self.digits if money.currency == self.currency else currency_digits(money.currency)
        return self._money(rounded(money.amount, digits), money.currency)

    def rate(self, value: Decimal) -> str:
        """Write a price of one unit with all the decimal places it was written with."""
        return self._money(value, self.currency)

    def round_money(self, value: Decimal, currency: str) -> str:
        """Write an amount without decimal places where it has none: `€5,000`."""
        if value != value.to_integral_value():
            return self.money(Money(value, currency))
        return self._money(value, currency, whole=True)

    def _money(self, amount: Decimal, currency: str, *, whole: bool = False) -> str:
        if whole:
            pattern = str(self.locale.currency_formats["standard"].pattern).replace("0.00", "0")
            text = format_currency(amount, currency, format=pattern, locale=self.locale, currency_digits=False)
        else:
            text = format_currency(amount, currency, locale=self.locale, decimal_quantization=False)
        # A currency without a sign of its own is written with its code, which needs a space: `CHF 5.00`.
        return _LETTER_BEFORE_DIGIT.sub("\u00a0", text.translate(_SPACES))


def currency_digits(currency: str) -> int:
    """Give the decimal places of a currency: 2 for EUR, 0 for JPY, 2 for one that nobody knows."""
    return get_currency_precision(currency)


def formats_for(
    language: str, currency: str, place: Place = NOWHERE, currency_place: Place = NOWHERE
) -> tuple[Formats, tuple[Finding, ...]]:
    """Give the formats of a language and a currency; instead of unknown ones stand English, and the code as written.

    `place` is where the language is written.
    """
    findings: list[Finding] = []
    locale = _locale(language)
    if locale is None:
        hint = near(language.replace("-", "_"), locale_identifiers()) or "Write a language like en, de, pl or en_GB."
        findings.append(error("language-unknown", f"There is no language “{language}”.", hint=hint, place=place))
        locale = Locale("en")
    if not is_currency(currency):
        text = f"There is no currency “{currency}”."
        hint = "Write its three letters (ISO 4217), such as EUR, USD or PLN."
        findings.append(error("currency-unknown", text, hint=hint, place=currency_place))
    return Formats(locale, currency, currency_digits(currency)), tuple(findings)


_LONGEST_NAME = 200
"""Characters of a name that is compared with others."""


def is_currency(code: str) -> bool:
    """Tell whether these are the three letters of a currency."""
    return code in Locale("en").currencies


def near(name: str, names: Iterable[str]) -> str:
    """Give `Did you mean …?` for the most similar name, empty when none is similar."""
    return _near(name[:_LONGEST_NAME], tuple(names))


# A mistaken name comes a thousand times, and looking through a large library takes a while.
@lru_cache(maxsize=1024)
def _near(name: str, names: tuple[str, ...]) -> str:
    match = get_close_matches(name, names, n=1)
    return f"Did you mean “{match[0]}”?" if match else ""


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.strip().replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
