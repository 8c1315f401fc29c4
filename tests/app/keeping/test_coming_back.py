"""What a save took away comes back by undo as it was written: comments, unknown keys, gaps and order."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.drafts_text import drafts_of, drafts_text
from studio.app.keeping.entry_verbs import moved, removed, shifted
from studio.app.keeping.rebasing import rebased
from studio.app.keeping.translating import with_text
from studio.app.keeping.writing import save_drafts, settled_after
from studio.domain.entries import EntryId
from studio.sources.libraries.library import read_library
from tests.app.keeping.teams import ANNA, NOW

TEXT = """# ours
title:   'Why'
entries:   # three of them

  # the first
  - id: one # first
    title: One
    description: The first reason is this.


  # above the second
  - description: >
      The second reason
      is that. \x20
    # between
    title: "Two"
    future: [kept,   as, it, is]
    id: two
  - {id: three, title: Three, description: The third.} # third
# the end
"""
GERMAN = """# auf Deutsch
entries:
  - id: two   # zwei
    title: 'Zwei'
    of: abc

  - id: three
    title: Drei
"""
IDS = tuple(EntryId(f"flask/benefits/{name}") for name in ("one", "two", "three"))


class Session:
    """A person's drafts with the states that undo leads to."""

    def __init__(self, root: Path) -> None:
        self.states = [Drafts(library=read_library(root)[0])]

    def edit(self, drafts: Drafts) -> None:
        self.states.append(drafts)

    def save(self, state: int = -1) -> None:
        """Save a state, and let all of them go on from there."""
        for one in save_drafts(self.states[state], ANNA, NOW).written:
            self.states = [settled_after(drafts, one) for drafts in self.states]


@pytest.fixture(params=["", "windows"])
def root(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    for topic in ("flask", "django"):
        (tmp_path / topic).mkdir()
        (tmp_path / topic / "topic.yaml").write_text(f"title: {topic.title()}\n", encoding="utf-8")
    for name, text in (("benefits", TEXT), ("benefits.de", GERMAN)):
        written = "\ufeff" + text.replace("\n", "\r\n") if request.param else text
        (tmp_path / "flask" / f"{name}.yaml").write_bytes(written.encode())
    return tmp_path


def content(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.glob("*/*.yaml")}


@pytest.mark.parametrize("gone", [ids for count in (1, 2, 3) for ids in combinations(IDS, count)])
def test_deleted_entries_come_back_as_they_were_written(root: Path, gone: tuple[EntryId, ...]) -> None:
    before = content(root)
    session = Session(root)
    session.edit(removed(session.states[0], gone))
    session.save()
    assert content(root) != before
    session.save(0)
    assert content(root) == before


def test_several_saves_are_taken_back_and_made_again(root: Path) -> None:
    seen = [content(root)]
    session = Session(root)
    for change in (
        lambda state: removed(state, IDS[1:2]),
        lambda state: shifted(state, IDS[2], -1),
        lambda state: with_text(state, IDS[0], "de", "title", "Eins"),
        lambda state: removed(state, IDS[:1]),
    ):
        session.edit(change(session.states[-1]))
        session.save()
        seen.append(content(root))
    for state in (3, 1, 0, 4, 2, 0):
        session.save(state)
        assert content(root) == seen[state]


def test_what_was_changed_after_the_undo_is_written_into_what_came_back(root: Path) -> None:
    before = content(root)
    session = Session(root)
    session.edit(removed(session.states[0], IDS[1:2]))
    session.save()
    session.edit(with_text(removed(session.states[0], IDS[2:]), IDS[1], "de", "title", "Zweitens"))
    session.save()
    name, ending = "flask/benefits.yaml", b"\r\n" if b"\r\n" in before["flask/benefits.yaml"] else b"\n"
    third = b"  - {id: three, title: Three, description: The third.} # third" + ending
    assert content(root)[name] == before[name].replace(third, b"")
    assert b"title: 'Zweitens'" in content(root)["flask/benefits.de.yaml"]


def test_what_others_wrote_meanwhile_stays(root: Path) -> None:
    before = content(root)["flask/benefits.yaml"]
    session = Session(root)
    session.edit(removed(session.states[0], IDS[1:2]))
    session.save()
    file = root / "flask" / "benefits.yaml"
    file.write_bytes(file.read_bytes().replace(b"# ours", b"# theirs").replace(b"title: One", b"title: Uno"))
    session.save(0)
    assert file.read_bytes() == before.replace(b"# ours", b"# theirs").replace(b"title: One", b"title: Uno")


def test_an_entry_that_moves_keeps_what_people_wrote_about_it(root: Path) -> None:
    before = content(root)
    session = Session(root)
    session.edit(moved(session.states[0], IDS[:2], "django")[0])
    session.save()
    there = content(root)["django/benefits.yaml"].decode()
    for words in ("# the first", "# first", "# above the second", "# between", "future: [kept,   as, it, is]", '"Two"'):
        assert words in there
    assert "# zwei" in content(root)["django/benefits.de.yaml"].decode()
    session.save(0)
    after = content(root)
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("gone", [IDS[:1], IDS[1:], IDS])
def test_what_was_brought_back_before_a_crash_comes_back_as_it_was_written(
    root: Path, gone: tuple[EntryId, ...]
) -> None:
    before = content(root)
    session = Session(root)
    session.edit(removed(session.states[0], gone))
    session.save()
    noted = drafts_text(session.states[0])
    again = Session(root)
    again.edit(rebased(drafts_of(noted, root), again.states[0].library).drafts)
    again.save()
    assert content(root) == before


def test_a_note_without_what_saves_have_made_is_read_too(root: Path) -> None:
    state = removed(Drafts(library=read_library(root)[0]), IDS[:1])
    noted = json.loads(drafts_text(state))
    del noted["rewrites"]
    assert drafts_of(json.dumps(noted), root).sections == state.sections


@pytest.mark.parametrize("wrong", [{"flask/benefits.yaml": [["before", None]]}, [["before", "after"]], 7])
def test_a_note_with_something_else_in_their_place_is_none(root: Path, wrong: object) -> None:
    noted = json.loads(drafts_text(removed(Drafts(library=read_library(root)[0]), IDS[:1])))
    with pytest.raises(ValueError):  # noqa: PT011 - says nothing that anybody reads
        drafts_of(json.dumps({**noted, "rewrites": wrong}), root)
