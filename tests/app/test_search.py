from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.app.search import SearchIndex
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.library import Library, Section, Topic, library_of


def library() -> Library:
    entries = (
        Benefit(id=EntryId("t/benefits/a"), title="Fast start", description="Über alle Maßen schnell."),
        Benefit(id=EntryId("t/benefits/b"), title="Other", description="A fast second.", tags=("speed",)),
        Benefit(id=EntryId("t/benefits/c"), title="Third", description="Nothing here.", outcome="Faster growth"),
    )
    section = Section(kind=SectionKind.BENEFITS, title="Benefits", entries=entries)
    return library_of(Path("lib"), (Topic(id="t", title="T", sections=(section,)),))


INDEX = SearchIndex(library())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("fast", ["a", "c", "b"]),
        ("FAST start", ["a"]),
        ("uber", ["a"]),
        ("speed", ["b"]),
        ("grow", ["c"]),
        ("benefits third", ["c"]),
        ("absent", []),
        ("", []),
    ],
)
def test_every_word_or_its_beginning_must_be_there(query: str, found: list[str]) -> None:
    assert [hit.entry.rsplit("/", 1)[-1] for hit in INDEX.search(query)] == found


@given(st.text(max_size=40))
def test_no_query_is_an_error(query: str) -> None:
    assert len(INDEX.search(query)) <= 3


@pytest.mark.parametrize(
    ("query", "found"), [("fast", (0, 1, 2)), ("third", (2,)), ("absent", ()), ("", None), ("&", None)]
)
def test_positions_are_those_in_the_library(query: str, found: tuple[int, ...] | None) -> None:
    assert INDEX.positions(query) == found


def test_indexing_can_be_ended() -> None:
    class EndedError(Exception):
        pass

    def end() -> None:
        raise EndedError

    with pytest.raises(EndedError):
        SearchIndex(library(), check=end)
