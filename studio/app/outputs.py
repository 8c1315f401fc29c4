"""The files that a proposal becomes, and how their progress is told."""

from collections.abc import Callable
from enum import StrEnum


class Output(StrEnum):
    """A kind of file."""

    DECK = "deck"
    """Native PowerPoint."""
    SLIDES = "slides"
    """The same slides as PDF."""
    PROPOSAL = "proposal"
    """The A4 or Letter document as PDF."""


Progress = Callable[[Output, int, int], None]
"""Told of every finished page: which file, pages done, pages in all. Whatever it raises cancels the work."""


def no_progress(_output: Output, _done: int, _total: int) -> None:
    """Take no notice."""
