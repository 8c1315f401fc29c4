"""A long list: what is done with all of it costs no more than its length."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from studio.app.keeping.drafts import Drafts
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.library import Section, Topic, library_of
from studio.ui.keeping.entry_list import EntryList


class Name(str):
    """An id that counts with how many others it is compared."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Name.compared += 1
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


def titled(number: int) -> str:
    return f"{'Report' if number % 3 else 'Order'} {number}"


def library(count: int) -> Drafts:
    entries = tuple(
        Benefit(id=EntryId(Name(f"flask/benefits/n{number}")), title=titled(number), description="It is so.")
        for number in range(count)
    )
    topic = Topic(
        id="flask", title="Flask", sections=(Section(kind=SectionKind.BENEFITS, title="Why", entries=entries),)
    )
    return Drafts(library=library_of(Path("lib"), (topic,)))


def shown(count: int) -> EntryList:
    made = EntryList(date(2026, 11, 22), lambda: None)
    made.show_drafts(library(count))
    made.resize(300, 400)
    made.show()
    return made


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def entries() -> Iterator[EntryList]:
    made = shown(12)
    yield made
    made.deleteLater()


def compared(count: int) -> int:
    """Do things with a whole list, and count how often ids are compared."""
    made = shown(count)
    Name.compared = 0
    made.view.selectAll()
    made.bar.type_on("report")
    made.bar.type_on("")
    made.select([row.id for row in made.rows][::2])
    assert len(made.selected) == count // 2
    made.deleteLater()
    return Name.compared


def test_all_that_is_selected_stays_so_in_time_that_grows_with_the_list() -> None:
    assert compared(400) < 5 * compared(100)


def test_what_is_selected_is_told_in_the_order_of_the_list(entries: EntryList) -> None:
    names = [row.id for row in entries.rows]
    entries.select((names[7], names[2], names[3], EntryId("flask/benefits/gone")))
    assert entries.selected == (names[2], names[3], names[7])
    assert entries.view.currentIndex().row() == 7
    entries.bar.type_on("report")
    assert entries.selected == (names[2], names[7])
    entries.select(())
    assert entries.selected == ()
