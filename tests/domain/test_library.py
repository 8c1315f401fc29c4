"""A library finds its entries by id."""

from pathlib import Path

from studio.domain.entries import Benefit, EntryId, Overview, Question, SectionKind, headline
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.places import FieldPlaces, Place


def library() -> Library:
    first = Benefit(id=EntryId("flask/benefits/small"), title="Small", description="It is.")
    again = Benefit(id=EntryId("flask/benefits/small"), title="Small again", description="It is.")
    section = Section(kind=SectionKind.BENEFITS, title="Benefits", entries=(first, again))
    return library_of(Path("content"), (Topic(id="flask", title="Flask", sections=(section,)),))


def test_the_first_of_two_entries_with_one_id_wins() -> None:
    entry = library().find("flask/benefits/small")
    assert entry is not None
    assert headline(entry) == "Small"
    assert len(list(library().entries())) == 1


def test_what_is_not_there_is_none() -> None:
    topic = library().topic("flask")
    assert library().find("flask/benefits/large") is None
    assert library().topic("django") is None
    assert topic is not None
    assert topic.section(SectionKind.FAQ) is None
    assert topic.section(SectionKind.BENEFITS) is not None


def test_entries_are_named_by_what_they_are_about() -> None:
    assert headline(Overview(id=EntryId("a"), name="Flask", summary="x")) == "Flask"
    assert headline(Question(id=EntryId("b"), question="Why?", answer="x")) == "Why?"


def test_a_field_of_unknown_place_stands_where_its_entry_stands() -> None:
    known = (("title", Place(file="f", line=2)),)
    entry = Benefit(id=EntryId("a"), title="x", description="y", place=Place(file="f", line=1), places=known)
    assert entry.place_of("title").line == 2
    assert entry.place_of("description").line == 1


def test_places_are_made_when_somebody_asks() -> None:
    places = FieldPlaces("f.yaml", "title 3 12 figures.0.label 400 9")
    assert list(places) == [
        ("title", Place(file="f.yaml", line=3, column=12, field="title")),
        ("figures.0.label", Place(file="f.yaml", line=400, column=9, field="figures.0.label")),
    ]
    assert dict(places) == dict(places)
    assert not list(FieldPlaces("f.yaml", ""))
