from tests.layout.slides.readable import GOLDEN, golden_deck, readable


def test_every_kind_of_block_is_laid_out_as_before() -> None:
    # After a change that is meant: python -m tests.layout.slides.readable, and read the difference.
    assert readable(golden_deck()) + "\n" == GOLDEN.read_text(encoding="utf-8")
