"""What the parts of a proposal must be to one another: checks beyond the type of each field alone."""

import re
from decimal import Decimal

from yaml.nodes import Node

from studio.domain.chapters import (
    AnyChapter,
    Chapter,
    Discount,
    EstimateChapter,
    EstimateLine,
    Override,
    Phase,
    PlanChapter,
    Tax,
)
from studio.domain.estimate import LARGEST_AMOUNT
from studio.domain.findings import Finding, error
from studio.domain.frozen import replace
from studio.domain.places import Place
from studio.domain.proposal import Proposal
from studio.sources.libraries.entry_checks import is_address, is_currency
from studio.sources.reading import Reading, kept_places

HUNDRED = Decimal(100)

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}\Z")
_NO_CURRENCY = "XXX"
"""ISO 4217 for none: amounts are shown with ¤, never in a currency that nobody wrote."""
_BRAND = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}\Z")


def checked_proposal(proposal: Proposal, findings: list[Finding]) -> Proposal:
    """Give the proposal with defaults for options that make no sense, and note each of them."""
    places = dict(proposal.places)

    def note(code: str, field: str, text: str, hint: str) -> None:
        findings.append(error(code, text, hint=hint, place=places.get(field, proposal.place)))

    currency, language, brand = proposal.currency, proposal.language, proposal.brand
    if not is_currency(currency):
        note("bad-currency", "currency", f"`{currency}` is no currency code", "three capital letters, such as EUR")
        currency = currency.upper() if is_currency(currency.upper()) else _NO_CURRENCY
    if not _LANGUAGE.match(language):
        note("bad-language", "language", f"`{language}` is no language code", "such as en, de, pl or en_GB")
        language = "en"
    if not _BRAND.match(brand):
        note("bad-name", "brand", f"`{brand}` cannot be the name of a brand", "the name of a folder in templates")
        brand = "default"
    return replace(proposal, currency=currency, language=language, brand=brand)


def checked_overrides(overrides: tuple[Override, ...], node: Node, reading: Reading) -> tuple[Override, ...]:
    """Give the overrides without addresses and currencies that are none, and note each of them."""
    kept = []
    for name, value in overrides:
        if name == "href" and not is_address(str(value)):
            hint = "begin it with https:// or mailto:"
            reading.error("bad-address", f"`{value}` is no web or mail address", node, path=name, hint=hint)
        elif name == "currency" and value and not is_currency(str(value)):
            reading.error("bad-currency", f"`{value}` is no currency code", node, path=name, hint="such as EUR")
        else:
            kept.append((name, value))
    return tuple(kept)


def checked_chapter(chapter: AnyChapter, findings: list[Finding]) -> AnyChapter:
    """Give the chapter without the parts that make no sense, and note each of them."""
    match chapter:
        case PlanChapter():
            kept = [n for n, phase in enumerate(chapter.phases) if _phase(phase, n, chapter, findings)]
            phases = tuple(chapter.phases[n] for n in kept)
            return replace(chapter, phases=phases, places=kept_places(chapter.places, "phases", kept))
        case EstimateChapter():
            return _estimate(chapter, findings)
        case _:
            return chapter


def _note(findings: list[Finding], chapter: Chapter, code: str, path: str, text: str, hint: str) -> None:
    place = dict(chapter.places).get(path, Place(file=chapter.place.file, line=chapter.place.line, field=path))
    findings.append(error(code, text, hint=hint, place=place, source=chapter.id))


def _phase(phase: Phase, number: int, chapter: PlanChapter, findings: list[Finding]) -> bool:
    if phase.end >= phase.start:
        return True
    text = f"the phase `{phase.name}` ends before it starts: it is left out"
    _note(findings, chapter, "bad-phase", f"phases.{number}.end", text, "exchange `start` and `end`")
    return False


def _estimate(chapter: EstimateChapter, findings: list[Finding]) -> EstimateChapter:
    kept = [n for n, line in enumerate(chapter.lines) if _line(line, n, chapter, findings)]
    lines = tuple(chapter.lines[n] for n in kept)
    places = kept_places(chapter.places, "lines", kept)
    discount, tax = chapter.discount, chapter.tax
    if discount is not None:
        discount = _discount(discount, chapter, findings)
    if tax is not None:
        tax = _tax(tax, chapter, findings)
    return replace(chapter, lines=lines, discount=discount, tax=tax, places=places)


def _line(line: EstimateLine, number: int, chapter: EstimateChapter, findings: list[Finding]) -> bool:
    path = f"lines.{number}.quantity"
    if line.quantity < 0:
        text = f"the quantity of `{line.title}` is negative: the line is left out"
        _note(findings, chapter, "negative-quantity", path, text, "give a price reduction as a discount")
        return False
    if abs(line.quantity * line.rate) >= LARGEST_AMOUNT:
        text = f"the amount of `{line.title}` is out of range: the line is left out"
        _note(findings, chapter, "amount-too-large", path, text, f"amounts are below {LARGEST_AMOUNT:,.0f}")
        return False
    return True


def _discount(discount: Discount, chapter: EstimateChapter, findings: list[Finding]) -> Discount | None:
    if discount.percent is not None and discount.amount is not None:
        text = "the discount has both a percentage and an amount: the percentage counts"
        _note(findings, chapter, "bad-discount", "discount.amount", text, "remove one of them")
        discount = replace(discount, amount=None)
    if discount.percent is None and discount.amount is None:
        text = "the discount has neither a percentage nor an amount"
        _note(findings, chapter, "bad-discount", "discount.label", text, "add `percent:` or `amount:`")
        return None
    if discount.percent is not None and not 0 <= discount.percent <= HUNDRED:
        text = f"a discount of {discount.percent} percent is left out"
        _note(findings, chapter, "bad-percent", "discount.percent", text, "from 0 to 100")
        return None
    if discount.amount is not None and discount.amount < 0:
        text = "a negative discount is left out"
        _note(findings, chapter, "bad-discount", "discount.amount", text, "write the amount without the minus")
        return None
    return discount


def _tax(tax: Tax, chapter: EstimateChapter, findings: list[Finding]) -> Tax | None:
    if 0 <= tax.percent <= HUNDRED:
        return tax
    text = f"a tax of {tax.percent} percent is left out"
    _note(findings, chapter, "bad-percent", "tax.percent", text, "from 0 to 100")
    return None
