"""Entries that are made late are the entries, made once."""

from pathlib import Path
from threading import Barrier, Thread

from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.late_entries import LateEntries
from studio.domain.library import Library, Section, Topic, library_of

COUNT, TOPICS = 3, 4


def made_entries(section: str) -> tuple[Benefit, ...]:
    return tuple(Benefit(id=EntryId(f"{section}/{n}"), title=f"{n}", description="x") for n in range(COUNT))


class Maker:
    def __init__(self, section: str) -> None:
        self.section, self.calls = section, 0

    def __call__(self) -> tuple[Benefit, ...]:
        self.calls += 1
        return made_entries(self.section)


def late_library() -> tuple[Library, list[Maker]]:
    makers = [Maker(f"topic-{n}/benefits") for n in range(TOPICS)]
    sections = (Section(kind=SectionKind.BENEFITS, title="B", entries=LateEntries(maker)) for maker in makers)
    topics = tuple(Topic(id=f"topic-{n}", title="T", sections=(section,)) for n, section in enumerate(sections))
    return library_of(Path("made"), topics), makers


def test_late_entries_are_like_a_tuple() -> None:
    late, entries = LateEntries(Maker("a/benefits")), made_entries("a/benefits")
    assert len(late) == COUNT
    assert tuple(late) == entries
    assert late[1] == entries[1]
    assert late[1:] == entries[1:]
    assert late == entries
    assert entries == late
    assert late == LateEntries(Maker("a/benefits"))
    assert late != LateEntries(Maker("b/benefits"))
    assert late != list(entries)
    assert hash(late) == hash(entries)
    assert repr(late) == repr(entries)
    assert entries[2] in late


def test_an_entry_is_found_in_its_section_alone() -> None:
    library, makers = late_library()
    found = library.find("topic-2/benefits/1")
    assert found is not None
    assert found.title == "1"
    assert [maker.calls for maker in makers] == [0, 0, 1, 0]
    assert library.find("topic-2/benefits/1") is found
    assert [maker.calls for maker in makers] == [0, 0, 1, 0]


def test_all_entries_come_in_order_and_are_made_once() -> None:
    library, makers = late_library()
    some = library.find("topic-1/benefits/0")
    ids = [f"topic-{topic}/benefits/{n}" for topic in range(TOPICS) for n in range(COUNT)]
    assert [entry.id for entry in library.entries()] == ids
    assert list(library.index) == ids
    assert len(library.index) == len(ids)
    assert library.index[EntryId("topic-1/benefits/0")] is some
    assert library.find("topic-1/benefits/9") is None
    assert library.find("nowhere") is None
    assert [maker.calls for maker in makers] == [1] * TOPICS


def test_an_entry_is_found_wherever_it_stands_and_the_first_of_two_wins() -> None:
    first, second = (Benefit(id=EntryId("a/faq/x"), title=title, description="x") for title in ("first", "second"))
    section = Section(kind=SectionKind.BENEFITS, title="B", entries=(first, second))
    library = library_of(Path("made"), (Topic(id="topic", title="T", sections=(section,)),))
    assert library.find("a/faq/x") is first
    assert list(library.entries()) == [first]


def test_threads_get_the_same_entries() -> None:
    library, makers = late_library()
    together, seen = Barrier(8), []

    def look() -> None:
        together.wait()
        seen.append(tuple(library.entries()))

    threads = [Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [maker.calls for maker in makers] == [1] * TOPICS
    assert all(one is other for entries in seen for one, other in zip(entries, seen[0], strict=True))
