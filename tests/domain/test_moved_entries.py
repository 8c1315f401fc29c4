"""An entry counts as moved where exactly one of its kind and name stands elsewhere, and is not picked there already."""

from datetime import date
from pathlib import Path

import pytest

from studio.domain.chapters import Pick, PicksChapter
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.frozen import replace
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.moved_entries import moved_entries
from studio.domain.proposal import Client, Proposal


def library(*ids: str) -> Library:
    topics: dict[str, dict[str, list[Benefit]]] = {}
    for one in ids:
        topic, kind, _ = one.split("/")
        entry = Benefit(id=EntryId(one), title="T", description="D")
        topics.setdefault(topic, {}).setdefault(kind, []).append(entry)
    return library_of(
        Path(),
        tuple(
            Topic(
                id=topic,
                title=topic.title(),
                sections=tuple(
                    Section(kind=SectionKind(kind), title=kind, entries=tuple(entries))
                    for kind, entries in sections.items()
                ),
            )
            for topic, sections in topics.items()
        ),
    )


def proposal(*ids: str) -> Proposal:
    chapters = tuple(
        PicksChapter(id=f"c{n}", title="C", picks=(Pick(id=f"c{n}/1", entry=EntryId(one)),))
        for n, one in enumerate(ids)
    )
    return Proposal(title="T", client=Client(name="C"), date=date(2027, 1, 1), chapters=chapters)


@pytest.mark.parametrize(
    ("known", "picked", "moved"),
    [
        (["b/benefits/x"], ["a/benefits/x"], {"a/benefits/x": "b/benefits/x"}),
        (["b/benefits/x"], ["a/benefits/x"] * 2, {"a/benefits/x": "b/benefits/x"}),
        (["a/benefits/x", "b/benefits/x"], ["a/benefits/x"], {}),
        (["b/benefits/x", "c/benefits/x"], ["a/benefits/x"], {}),
        (["b/benefits/x", "b/benefits/x-2"], ["a/benefits/x"], {}),
        (["b/faq/x"], ["a/benefits/x"], {}),
        (["b/benefits/y"], ["a/benefits/x"], {}),
        (["b/benefits/x"], ["a/benefits/x", "b/benefits/x"], {}),
        (["c/benefits/x"], ["a/benefits/x", "b/benefits/x"], {}),
        (["b/benefits/x"], ["", "x", "a/x", "/benefits/x/"], {}),
    ],
)
def test_where_entries_stand_now(known: list[str], picked: list[str], moved: dict[str, str]) -> None:
    assert moved_entries(proposal(*picked), library(*known)) == moved


def test_what_cannot_be_read_of_a_pick_is_left_alone() -> None:
    made = replace(proposal("a/benefits/x"), unread=("a/benefits/x",))
    assert moved_entries(made, library("b/benefits/x")) == {}
