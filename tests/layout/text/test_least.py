"""What a text needs at least is never more than what it takes, and near it where lines are full."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.layout.text.least import least_height, least_height_in
from studio.layout.text.setting import measure
from studio.layout.text.styling import StyledParagraph
from studio.layout.text.typefaces import FontBook
from tests.layout.text.conftest import paragraph

_WORDS = st.lists(st.text("abcdefghijklm nopqrst WAVE.-–äł", min_size=1, max_size=14), min_size=1, max_size=60)


def test_no_width_makes_a_text_lower_than_its_least_height(fonts: FontBook) -> None:
    mixed = paragraph("large", space_before=9.0, line_spacing=0.9)
    small = replace(mixed, runs=(*mixed.runs, replace(mixed.runs[0], text=" and small", size=8.0)))
    empty = StyledParagraph(runs=(), style=mixed.style)
    for texts in ([mixed], [small, mixed], [mixed, empty, small]):
        wide = measure(texts, 10_000.0, fonts).height
        assert wide * 0.6 < least_height(texts) <= wide
        assert least_height(texts) < measure(texts, 40.0, fonts).height


@settings(max_examples=200)
@given(words=_WORDS, width=st.floats(20.0, 600.0), indent=st.sampled_from((0.0, 12.0)))
def test_no_text_is_lower_than_what_it_needs_at_a_width(
    words: list[str], width: float, indent: float, fonts: FontBook
) -> None:
    text = [paragraph(" ".join(words), indent=indent), paragraph("A short one.", space_before=4.0)]
    assert least_height_in(text, width, fonts) <= measure(text, width, fonts).height


def test_what_a_long_text_needs_at_a_width_is_nearly_what_it_takes(fonts: FontBook) -> None:
    text = [paragraph("so many words of about one length " * 40 + "of text")]
    needed = least_height_in(text, 300.0, fonts)
    assert measure(text, 300.0, fonts).height * 0.8 < needed
    assert least_height(text) == pytest.approx(24.0, abs=0.01)
