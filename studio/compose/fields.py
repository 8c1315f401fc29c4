"""Proposal and library to the values that merge fields can name."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache

from studio.compose.formats import Money
from studio.domain.estimate import Totals
from studio.domain.frozen import dataclass, replace
from studio.domain.library import Library
from studio.domain.proposal import NO_DATE, Client, Consultant, Proposal

Value = str | date | Decimal | Money | None
"""None is known but empty."""
Path = tuple[str, ...]

OPEN = ("client", "consultant", "proposal")
"""Where proposals add fields of their own."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Everything that a merge field can name; never changed after it was made."""

    values: Mapping[Path, Value]
    pending: frozenset[Path] = frozenset()
    """Known, but just being made: a title cannot contain itself."""

    def filled(self, path: Path, value: Value) -> "Fields":
        """Give the same fields with a pending one filled."""
        return replace(self, values={**self.values, path: value}, pending=self.pending - {path})

    def near(self, path: Path) -> str:
        """Give the most similar name, as it is written in a merge field; empty when none is similar."""
        return _nearest(path, (*self.values, *self.pending))


@lru_cache(maxsize=4096)  # at every key, the text that somebody writes asks for the same unknown names
def _nearest(path: Path, known: tuple[Path, ...]) -> str:
    beside = {name[-1]: name for name in known if name[:-1] == path[:-1]}
    if beside:  # the first part is right, so it must not make the rest look similar
        return ".".join(next((beside[match] for match in get_close_matches(path[-1], beside, n=1)), ()))
    names = [".".join(name) for name in known]
    wanted = ".".join(path)
    matches = [name for name in names if name.startswith(wanted + ".")] or get_close_matches(wanted, names, n=1)
    return matches[0] if matches else ""


def fields_of(proposal: Proposal, library: Library, totals: Iterable[tuple[str, Totals]]) -> Fields:
    """Give the fields of a proposal; `totals` are its estimates by the ids of their chapters.

    Title and subtitle are pending: they are texts with fields themselves.
    """
    values: dict[Path, Value] = {}
    values.update({("client", name): text for name, text in proposal.client.fields})
    values.update({("consultant", name): text for name, text in proposal.consultant.fields})
    values.update({("proposal", name): text for name, text in proposal.fields})
    values.update(_client(proposal.client))
    values.update(_consultant(proposal.consultant))
    values.update(_proposal(proposal))
    values.update({("topic", topic.id): topic.title for topic in library.topics})
    values.update(_estimates(tuple(totals), proposal.currency))
    pending = frozenset({("proposal", "title"), ("proposal", "subtitle")})
    return Fields({path: value for path, value in values.items() if path not in pending}, pending)


def _client(client: Client) -> dict[Path, Value]:
    return {
        ("client", "name"): client.name,
        ("client", "contact"): client.contact,
        ("client", "email"): client.email,
        ("client", "industry"): client.industry,
        ("client", "address"): client.address,
    }


def _consultant(consultant: Consultant) -> dict[Path, Value]:
    return {
        ("consultant", "company"): consultant.company,
        ("consultant", "name"): consultant.name,
        ("consultant", "role"): consultant.role,
        ("consultant", "email"): consultant.email,
        ("consultant", "phone"): consultant.phone,
        ("consultant", "website"): consultant.website,
        ("consultant", "address"): consultant.address,
    }


def _proposal(proposal: Proposal) -> dict[Path, Value]:
    return {
        ("proposal", "date"): proposal.date if proposal.date != NO_DATE else None,
        ("proposal", "valid_until"): proposal.valid_until,
        ("proposal", "language"): proposal.language,
        ("proposal", "currency"): proposal.currency,
        ("proposal", "brand"): proposal.brand,
    }


def _estimates(totals: tuple[tuple[str, Totals], ...], currency: str) -> dict[Path, Value]:
    """Give `estimate.total` for the only estimate, and `estimate["chapter-id"].total` for each of several."""
    values: dict[Path, Value] = {}
    for chapter, sums in totals:
        amounts = {
            "subtotal": sums.subtotal,
            "optional": sums.optional,
            "discount": sums.discount,
            "net": sums.net,
            "tax": sums.tax,
            "total": sums.total,
        }
        money = {name: Money(amount, currency) for name, amount in amounts.items()}
        values.update({("estimate", chapter, name): amount for name, amount in money.items()})
        if len(totals) == 1:
            values.update({("estimate", name): amount for name, amount in money.items()})
    return values
