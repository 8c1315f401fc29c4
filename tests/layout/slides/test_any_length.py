"""Whatever the lengths of the texts, everything stays on its page and in its box, and nothing is lost in silence."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.domain.blocks import Block
from studio.domain.text import Paragraph, ParagraphKind, Span, line_of
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import bare_layouts, chapter, document, every_block, make_brand
from tests.layout.families import FAMILIES
from tests.layout.slides.invariants import check_deck, flat, words_of

T = TypeVar("T")
FONTS = FontBook(FAMILIES)
BRANDS = {"complete": make_brand(), "bare": make_brand(bare_layouts())}
BRANDS["few sizes"] = replace(BRANDS["complete"], sizes=replace(make_brand().sizes, steps=(44.0, 28.0, 18.0, 12.0)))
SENTENCE = "Every service does one job and can be changed, tested and released by itself. "
SHORT = ("", "x", "A few words", "Größenänderung über 12 €")
LONG = (SENTENCE, SENTENCE * 6, SENTENCE * 40, "W" * 3000, "unbreakable-" * 12, "supercalifragilistic" * 5)

short_texts = st.sampled_from(SHORT)
any_texts = st.one_of(short_texts, st.sampled_from(LONG))


def lengthened(value: T, draw: st.DrawFn) -> T:
    """Give a block with other words in every place, some of them missing."""
    result: object = value
    if isinstance(value, Span):
        result = replace(value, text=draw(any_texts) or "x")
    elif isinstance(value, Paragraph):
        result = replace(
            value, spans=line_of(draw(any_texts) or "x"), kind=draw(st.sampled_from(ParagraphKind)), number=1
        )
    elif isinstance(value, tuple) and value and all(isinstance(part, Span) for part in value):
        result = line_of(draw(any_texts))
    elif isinstance(value, tuple):
        result = tuple(lengthened(part, draw) for part in value * draw(st.integers(0, 4)))
    elif is_dataclass(value) and not isinstance(value, type):
        kept = {"source", "picture", "ticks", "group_totals", "purpose"}
        changes = {f.name: lengthened(getattr(value, f.name), draw) for f in fields(value) if f.name not in kept}
        result = replace(value, **changes)
    return result  # type: ignore[return-value]


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    kinds = st.sampled_from(every_block())
    block = draw(kinds)
    return tuple(
        replace(lengthened(block, draw), source=f"{block.source}/{number}")  # type: ignore[type-var]
        for number in range(draw(st.integers(1, 4)))
    )


@given(blocks(), st.sampled_from(sorted(BRANDS)), st.booleans(), any_texts)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_item_leaves_its_page_and_no_text_its_box(made, template, dividers, intro) -> None:  # type: ignore[no-untyped-def]
    brand = BRANDS[template]
    deck = lay_out_slides(document(chapter(*made, intro=intro), dividers=dividers), brand, FONTS)
    check_deck(deck, brand)
    if not deck.findings:
        shown = flat(" ".join(words_of(page) for page in deck.pages))
        for text in _texts(made):
            assert flat(text) in shown or _parts_shown(text, shown), text[:80]


def _texts(value: object) -> list[str]:
    if isinstance(value, Span):
        return [value.text]
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    if is_dataclass(value):
        return [text for f in fields(value) if f.name != "notes" for text in _texts(getattr(value, f.name))]
    return []


def _parts_shown(text: str, shown: str) -> bool:
    """Tell whether a text that goes over several slides is there in its pieces."""
    return all(flat(part) in shown for part in text.split(". ")) if ". " in text else text[:40] in shown


@pytest.mark.parametrize("block", [block for block in every_block() if hasattr(block, "title")], ids=type)
@pytest.mark.parametrize("dividers", [True, False])
def test_a_block_with_nothing_but_its_title_is_told_by_that(block, dividers) -> None:  # type: ignore[no-untyped-def]
    bare = {"title": line_of("Nothing else"), "picture": None}
    empty = {f.name: () for f in fields(block) if isinstance(getattr(block, f.name), tuple)}
    made = chapter(replace(block, **(empty | {"ticks": block.ticks} if hasattr(block, "ticks") else empty) | bare))
    deck = lay_out_slides(document(made, dividers=dividers), BRANDS["complete"], FONTS)
    assert any("Nothing else" in words_of(page) for page in deck.pages)
