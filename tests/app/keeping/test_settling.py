"""After a save all that can be undone goes on from what is on the disk, in one go."""

from pathlib import Path

import pytest

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.entry_verbs import Bulk, changed_all
from studio.app.keeping.topics import with_new_topic
from studio.app.keeping.translating import with_text
from studio.app.keeping.writing import save_drafts, settled_after, settling_of
from studio.domain.entries import EntryId
from studio.domain.library import library_of
from studio.sources.libraries.library import read_library
from tests.app.keeping.drafting import changed
from tests.app.keeping.teams import ANNA, NOW
from tests.counting import calls_to

TOPICS = tuple(f"topic-{number}" for number in range(6))
IDS = tuple(EntryId(f"{topic}/benefits/one") for topic in TOPICS)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for topic in TOPICS:
        (tmp_path / topic).mkdir()
        (tmp_path / topic / "topic.yaml").write_text(f"title: {topic}\n", encoding="utf-8")
        text = "title: Why\nentries:\n  - id: one\n    title: One\n    description: It is.\n"
        (tmp_path / topic / "benefits.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def states(root: Path, count: int) -> list[Drafts]:
    """Give the states after so many steps, the last of which changes all files."""
    found = [Drafts(library=read_library(root)[0])]
    for number in range(count):
        found.append(changed(found[-1], IDS[number % len(IDS)], title=f"Title {number}"))
    found.append(with_new_topic(with_text(found[-1], IDS[0], "de", "title", "Eins"), "New")[0])
    return [*found, changed_all(found[-1], IDS, Bulk(owner="Anna"))]


def test_many_states_of_many_files_share_one_library(root: Path) -> None:
    known = states(root, 20)
    written = save_drafts(known[-1], ANNA, NOW).written
    assert len(written) == len(TOPICS) + 2
    settling = settling_of(written)
    assert calls_to(library_of, lambda: [settling.of(one) for one in known]) == 1
    assert len({id(settling.of(one).library) for one in known}) == 1
    assert not settling.of(known[-1]).any


def test_all_files_at_once_come_to_the_same_as_one_after_the_other(root: Path) -> None:
    known = states(root, 7)
    file = root / TOPICS[1] / "benefits.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("It is.", "It was."), encoding="utf-8")
    written = save_drafts(known[5], ANNA, NOW).written
    settling = settling_of(written)
    for state in known:
        each = state
        for one in written:
            each = settled_after(each, one)
        at_once = settling.of(state)
        assert (at_once, at_once.rewrites) == (each, each.rewrites)
