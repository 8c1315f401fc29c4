from dataclasses import replace

import pytest

from studio.domain.brand import Brand
from studio.domain.document import Document
from studio.domain.findings import Severity
from studio.domain.text import line_of
from studio.layout.items import TextItem
from studio.layout.page import SlideDeck
from studio.layout.slides.deck import lay_out_slides
from studio.layout.text.typefaces import FontBook
from tests.layout.conftest import benefit, chapter, document


def with_footer(words: str, client: str) -> Document:
    made = document(chapter(benefit(1), benefit(2)), confidentiality=line_of(words))
    return replace(made, cover=replace(made.cover, client=client))


def footers(deck: SlideDeck) -> set[str]:
    return {
        " / ".join("".join(run.text for run in paragraph.runs) for paragraph in item.paragraphs)
        for page in deck.pages
        for item in page.items
        if isinstance(item, TextItem) and item.name == "Footer"
    }


def test_the_client_follows_the_words(brand: Brand, fonts: FontBook) -> None:
    assert footers(lay_out_slides(with_footer("Confidential", "Acme"), brand, fonts)) == {"Confidential · Acme"}


def test_a_client_whom_the_words_name_is_not_named_twice(brand: Brand, fonts: FontBook) -> None:
    deck = lay_out_slides(with_footer("Confidential, for ACME Ltd", "Acme Ltd"), brand, fonts)
    assert footers(deck) == {"Confidential, for ACME Ltd"}
    assert deck.findings == ()


def test_a_long_footer_becomes_smaller_before_it_is_cut(brand: Brand, fonts: FontBook) -> None:
    words, client = "Strictly confidential and not to be passed on to third parties", "Northern Hospitals Trust " * 3
    deck = lay_out_slides(with_footer(words, client), brand, fonts)
    assert footers(deck) == {f"{words} · {client.strip()}"}
    assert deck.findings == ()


@pytest.mark.parametrize("client", ["Northern Hospitals Trust " * 8, "N" * 3000])
def test_of_a_footer_too_long_the_client_is_cut_and_the_finding_names_it(
    brand: Brand, fonts: FontBook, client: str
) -> None:
    deck = lay_out_slides(with_footer("Confidential", client), brand, fonts)
    (footer,) = footers(deck)
    assert footer.startswith("Confidential · N")
    assert footer.endswith("…")
    (told,) = [f for f in deck.findings if f"“{client[:30]}" in f.text and "footer" in f.text]
    assert told.severity is Severity.WARNING


def test_words_that_are_too_long_themselves_are_cut_and_named(brand: Brand, fonts: FontBook) -> None:
    deck = lay_out_slides(with_footer("Confidential. " * 30, "Acme"), brand, fonts)
    (footer,) = footers(deck)
    assert footer.endswith("…")
    (told,) = [finding for finding in deck.findings if "The slides’ footer “Confidential." in finding.text]
    assert told.severity is Severity.ERROR
