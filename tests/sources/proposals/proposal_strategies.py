"""Proposals of every kind for properties, as a file can hold them."""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from studio.domain.chapters import (
    AcceptanceChapter,
    AnyChapter,
    Clause,
    Discount,
    EstimateChapter,
    EstimateLine,
    Member,
    Phase,
    Pick,
    PicksChapter,
    PlanChapter,
    ScopeChapter,
    Signatory,
    Tax,
    TeamChapter,
    TermsChapter,
    TextChapter,
    TextPurpose,
)
from studio.domain.entries import ENTRY_TYPES, EntryId, SectionKind
from studio.domain.proposal import Client, Consultant, OutputOptions, PageSize, Proposal
from studio.sources.proposals.file_scalars import cleaned
from studio.sources.proposals.free_fields import FreeFields
from studio.sources.record_types import bare

ODD = (
    "NO", "yes", "null", "~", "2010", "007", "0x1F", "1e3", "-", "- item", "? key", ": value", "a: b", "a:",
    "a #b", "#", "{{ client.name }} decides", "with {{ client.name }}", "it's", '"quoted"', "'", '"', "\\",
    "a\nb", "a\n\nb", "- a\n- b", "1. a\n  2. b", "a\n   indented\nback", "a\n\n\n\nb", "&anchor", "*alias",
    "!tag", "%", "@x", "`code`", "|", ">", "---", "...", "[a](https://x.example)", "a, b", "{a}", "2027-01-10",
    "12:30", "=", "<<", "Zażółć gęślą", "汉字", "😀", "a\tb", "a\u2028b", "a\u00a0b", "a\x85b", "x" * 400,
    "word " * 80 + "end", "two  spaces " * 30 + "x", "a b\ufeffc", "a \nb", "a\r\nb", "key: |",
    "ends with colon:", "trailing #", "a:b", "http://x.example:80/#y", "é" * 130,
)  # fmt: skip

texts = st.one_of(st.sampled_from(ODD), st.text(max_size=30), st.text(" \n:#-'\"{}ab", max_size=40)).map(cleaned)
words = texts.filter(bool)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
numbers = st.decimals(0, 999_999, places=2) | st.integers(0, 10_000).map(Decimal) | st.just(Decimal("1E+3"))
rates = st.decimals(-9999, 9999, places=3)
percents = st.decimals(0, 100, places=2)
names = st.from_regex(r"[a-z]{1,3}", fullmatch=True) | st.sampled_from(("no", "null", "on", "region", "Cost_Centre9"))
free_fields = st.dictionaries(names, texts, max_size=3).map(lambda pairs: tuple(pairs.items()))
ids = st.from_regex(r"[a-z]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)


def lists(items, size=3):
    return st.lists(items, max_size=size).map(tuple)


def of_record(cls, **given):
    """Build a record of any values that its fields may have."""
    hints = get_type_hints(cls)
    made = {}
    for one in fields(cls):
        if one.name in given:
            made[one.name] = given[one.name]
        elif one.name not in ("id", "place", "places", "picture", "logo"):
            made[one.name] = value(hints[one.name], required=one.default is one.default_factory)
    return st.builds(cls, **made)


def value(hint, *, required=False):
    kind = bare(hint)
    if kind == FreeFields:
        return free_fields
    if get_origin(kind) is tuple:
        return lists(value(get_args(kind)[0], required=True))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        made = st.sampled_from(list(kind))
        return made if kind is hint else st.none() | made
    plain = {str: words if required else texts, bool: st.booleans(), Decimal: numbers, date: days}
    made = plain[kind] if kind in plain else of_record(kind)
    return made if kind is hint or required else st.none() | made


phases = st.builds(
    lambda name, start, length, description, milestone: Phase(
        name=name, start=start, end=start + timedelta(days=length), description=description, milestone=milestone
    ),
    words, days, st.integers(0, 400), texts, texts,
)  # fmt: skip
discounts = st.builds(Discount, label=texts, percent=percents) | st.builds(Discount, label=texts, amount=numbers)


@st.composite
def picks(draw):
    kind = draw(st.sampled_from(list(SectionKind)))
    entry_type = ENTRY_TYPES[kind]
    hints = get_type_hints(entry_type)
    required = {one.name for one in fields(entry_type) if one.default is one.default_factory}
    possible = sorted(hints.keys() - {"id", "place", "places", "picture", "href", "currency"})
    chosen = draw(st.lists(st.sampled_from(possible), unique=True, max_size=3))
    overrides = tuple((name, draw(value(hints[name], required=name in required))) for name in chosen)
    entry = EntryId(f"{draw(ids)}/{kind}/{draw(ids)}")
    return Pick(id="", entry=entry, overrides=overrides)


CHAPTERS: dict[type[AnyChapter], st.SearchStrategy[AnyChapter]] = {
    PicksChapter: of_record(PicksChapter, id=ids, title=words, picks=lists(picks())),
    TextChapter: of_record(TextChapter, id=ids, title=words, purpose=st.sampled_from(TextPurpose)),
    ScopeChapter: of_record(ScopeChapter, id=ids, title=words),
    PlanChapter: of_record(PlanChapter, id=ids, title=words, phases=lists(phases)),
    EstimateChapter: of_record(
        EstimateChapter,
        id=ids,
        title=words,
        lines=lists(of_record(EstimateLine, rate=rates)),
        discount=st.none() | discounts,
        tax=st.none() | of_record(Tax, percent=percents),
    ),
    TeamChapter: of_record(TeamChapter, id=ids, title=words, members=lists(of_record(Member))),
    TermsChapter: of_record(TermsChapter, id=ids, title=words, clauses=lists(of_record(Clause))),
    AcceptanceChapter: of_record(AcceptanceChapter, id=ids, title=words, signatories=lists(of_record(Signatory))),
}
chapters = st.one_of(*CHAPTERS.values())


def numbered(proposal: Proposal) -> Proposal:
    """Number the picks as reading does."""
    return replace(
        proposal,
        chapters=tuple(
            replace(
                chapter,
                picks=tuple(replace(pick, id=f"{chapter.id}/{n}") for n, pick in enumerate(chapter.picks, start=1)),
            )
            if isinstance(chapter, PicksChapter)
            else chapter
            for chapter in proposal.chapters
        ),
    )


proposals = of_record(
    Proposal,
    path=st.none(),
    client=of_record(Client, name=texts, logo=st.none()),
    consultant=st.just(Consultant()) | of_record(Consultant),
    language=st.sampled_from(("en", "de", "pl", "en_GB")),
    currency=st.sampled_from(("EUR", "USD")),
    brand=st.sampled_from(("default", "acme")),
    output=st.just(OutputOptions()) | of_record(OutputOptions, page_size=st.sampled_from(PageSize)),
    chapters=st.lists(chapters, max_size=4, unique_by=lambda chapter: chapter.id).map(tuple),
).map(numbered)
