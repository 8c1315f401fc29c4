from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.app.search import SearchIndex
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.translation import TranslatedText, Translation, TranslationFile


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


def test_texts_in_all_languages_are_searched() -> None:
    texts = (TranslatedText(path="title", text="Ohne Herstellerbindung"), TranslatedText(path="outcome", text="Geld"))
    german = Translation(id="t/benefits/b", texts=texts)
    polish = Translation(id="t/benefits/b", texts=(TranslatedText(path="title", text="Szybko"),))
    files = tuple(
        TranslationFile(language=language, name="t/benefits", head=Translation(id="t/benefits"), entries=(one,))
        for language, one in (("de", german), ("pl", polish))
    )
    index = SearchIndex(library_of(Path("lib"), library().topics, files))
    assert index.positions("herstellerb") == (1,)
    assert index.positions("szyb") == (1,)
    assert index.positions("geld fast") == (1,)
    [hit] = index.search("Herstellerbindung")
    assert (hit.entry, hit.excerpt) == ("t/benefits/b", "Ohne Herstellerbindung Geld Szybko")
    assert [one.entry for one in index.search("fast")] == [one.entry for one in INDEX.search("fast")]


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
