"""What an entry's fields must be to one another: checks beyond the type of each field alone."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from studio.domain.entries import AnyEntry, CaseStudy, Comparison, CostFactors, Engagement, NextStep
from studio.domain.findings import Finding, error, warning
from studio.domain.frozen import replace
from studio.sources.reading import did_you_mean, kept_places

CURRENCY_LENGTH = 3
SCHEMES = ("https", "http", "mailto", "tel")
"""Where a link may lead."""


def checked_entry(entry: AnyEntry, findings: list[Finding]) -> AnyEntry:
    """Give the entry without the parts that make no sense, and note each of them."""
    match entry:
        case CaseStudy():
            findings.extend(_case_study(entry))
        case CostFactors():
            return _cost_factors(entry, findings)
        case Comparison() if not entry.criteria:
            text = "the comparison has no criteria"
            findings.append(error("empty-comparison", text, place=entry.place, source=entry.id))
        case NextStep() if not is_address(entry.href):
            place = entry.place_of("href")
            text = f"`{entry.href}` is no web or mail address"
            hint = "begin it with https:// or mailto:"
            findings.append(error("bad-address", text, hint=hint, place=place, source=entry.id))
            return replace(entry, href="")
        case _:
            pass
    return entry


def is_address(href: str) -> bool:
    """Tell whether a link may lead there; one that begins with a merge field is judged when that is filled."""
    if not href or href.startswith("{{"):
        return True
    try:
        return urlsplit(href.partition("{{")[0]).scheme.lower() in SCHEMES
    except ValueError:
        return False


def is_currency(code: str) -> bool:
    """Tell whether a text has the form of an ISO 4217 code."""
    return len(code) == CURRENCY_LENGTH and code.isascii() and code.isalpha() and code.isupper()


def _case_study(entry: CaseStudy) -> Iterator[Finding]:
    if entry.confidential and not entry.industry:
        text = "a confidential case study needs an industry to be shown in place of its title"
        yield warning("missing-industry", text, hint="add `industry:`", place=entry.place, source=entry.id)


def _cost_factors(entry: CostFactors, findings: list[Finding]) -> CostFactors:
    kept = []
    for number, engagement in enumerate(entry.engagements):
        problem, hint = _engagement(engagement, entry.scale)
        if problem:
            place = entry.place_of(f"engagements.{number}.name")
            text = f"the engagement is left out: {problem}"
            findings.append(error("bad-engagement", text, hint=hint, place=place, source=entry.id))
        else:
            kept.append(number)
    currency = entry.currency
    if currency and not is_currency(currency):
        text = f"`{currency}` is no currency code"
        place = entry.place_of("currency")
        findings.append(error("bad-currency", text, hint="such as EUR", place=place, source=entry.id))
        currency = ""
    if len(kept) == len(entry.engagements) and currency == entry.currency:
        return entry
    engagements = tuple(entry.engagements[number] for number in kept)
    places = kept_places(entry.places, "engagements", kept)
    return replace(entry, engagements=engagements, currency=currency, places=places)


def _engagement(engagement: Engagement, scale: tuple[str, ...]) -> tuple[str, str]:
    """Give what is wrong with a typical project and a hint; two empty texts when nothing is."""
    amounts = [amount for amount in (engagement.low, engagement.high) if amount is not None]
    if engagement.band and amounts:
        return "it has both a band and amounts", "keep one of them"
    if engagement.band:
        return _band(engagement.band, scale)
    if amounts != sorted(amounts):
        return "`low` is above `high`", "exchange them"
    return ("its amounts are negative", "") if amounts and amounts[0] < 0 else ("", "")


def _band(band: tuple[str, ...], scale: tuple[str, ...]) -> tuple[str, str]:
    unknown = next((name for name in band if name not in scale), None)
    if unknown is not None:
        return f"`{unknown}` is not in the scale", did_you_mean(unknown, scale, what="scale")
    if len(band) > 2:  # noqa: PLR2004 - from one, to another
        return "its band has more than two names", "write the lowest and the highest"
    if scale.index(band[0]) > scale.index(band[-1]):
        return "its band ends before it begins", "write the lowest first"
    return "", ""
