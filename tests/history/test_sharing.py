"""Two libraries and a bare repository between them."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from dulwich.objects import ObjectID
from dulwich.refs import Ref
from dulwich.repo import Repo

from studio.domain.errors import StudioError
from studio.history.repository import History, begin_history
from studio.history.sharing import BehindError, common_version, fetch, push
from studio.history.versions import Author

ANNA = Author(name="Anna")
NOON = datetime(2027, 3, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Team:
    shared: str
    one: History
    other: History


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    Repo.init_bare(tmp_path / "shared", mkdir=True).close()
    url = str(tmp_path / "shared")
    one = begin_history(tmp_path / "one", {"a.yaml": b"a"}, ANNA, NOON)
    other = History(Repo.init(tmp_path / "other", default_branch=b"main"))
    with closing(one), closing(other):
        push(one, url)
        yield Team(url, one, other)


def test_what_one_shares_the_other_gets(team: Team) -> None:
    assert fetch(team.other, team.shared) == team.one.head
    assert team.other.content(team.one.head, "a.yaml") == b"a"
    assert team.other.head == "", "fetching changes nothing here"


def test_an_empty_remote_has_no_version(team: Team, tmp_path: Path) -> None:
    Repo.init_bare(tmp_path / "empty", mkdir=True).close()
    assert fetch(team.one, str(tmp_path / "empty")) == ""


def test_people_meet_whatever_their_branches_are_called(team: Team, tmp_path: Path) -> None:
    (tmp_path / "third").mkdir()
    with closing(History(Repo.init(tmp_path / "third", default_branch=b"master"))) as third:
        newest = fetch(third, team.shared)
        assert newest == team.one.head
        assert third.advance(newest)
        third.save({"b.yaml": b"b"}, "Third's", ANNA, NOON)
        push(third, team.shared)
        assert _branches(team.shared) == {b"main"}
        assert fetch(team.one, team.shared) == third.head


def test_a_history_with_nothing_in_common_makes_no_second_branch(team: Team, tmp_path: Path) -> None:
    (tmp_path / "third").mkdir()
    with closing(History(Repo.init(tmp_path / "third", default_branch=b"master"))) as third:
        third.save({"b.yaml": b"b"}, "Third's", ANNA, NOON)
        with pytest.raises(BehindError):
            push(third, team.shared)
    assert _branches(team.shared) == {b"main"}


def test_the_branch_that_the_remote_calls_its_own_is_met_on(team: Team) -> None:
    with closing(Repo(team.shared)) as remote:
        remote.refs[Ref(b"refs/heads/old")] = ObjectID(team.one.head.encode())
        remote.refs.set_symbolic_ref(Ref(b"HEAD"), Ref(b"refs/heads/old"))
    team.other.repository.refs.set_symbolic_ref(Ref(b"HEAD"), Ref(b"refs/heads/mine"))
    with closing(History(Repo(team.other.root))) as other:
        assert other.advance(fetch(other, team.shared))
        other.save({"b.yaml": b"b"}, "Other's", ANNA, NOON)
        push(other, team.shared)
        with closing(Repo(team.shared)) as remote:
            assert remote.refs[Ref(b"refs/heads/old")].decode() == other.head


def test_where_nobody_can_tell_the_branch_it_is_asked_for(team: Team) -> None:
    with closing(Repo(team.shared)) as remote:
        remote.refs[Ref(b"refs/heads/old")] = ObjectID(team.one.head.encode())
        remote.refs.set_symbolic_ref(Ref(b"HEAD"), Ref(b"refs/heads/nothing"))
    assert fetch(team.one, team.shared) == team.one.head, "one is called as ours"
    team.other.repository.refs.set_symbolic_ref(Ref(b"HEAD"), Ref(b"refs/heads/mine"))
    with closing(History(Repo(team.other.root))) as other, pytest.raises(StudioError, match="several branches"):
        fetch(other, team.shared)


def _branches(url: str) -> set[bytes]:
    with closing(Repo(url)) as repository:
        return set(repository.refs.as_dict(Ref(b"refs/heads")))


def test_who_is_behind_cannot_push_over_others(team: Team) -> None:
    theirs = team.other
    start = fetch(theirs, team.shared)
    theirs.repository.refs[theirs.branch] = ObjectID(start.encode())
    theirs.save({"b.yaml": b"b"}, "Theirs", ANNA, NOON)
    push(theirs, team.shared)
    mine = team.one.save({"c.yaml": b"c"}, "Mine", ANNA, NOON)
    with pytest.raises(BehindError):
        push(team.one, team.shared)
    newest = fetch(team.one, team.shared)
    assert common_version(team.one, mine, newest) == start
    team.one.save({"b.yaml": b"b"}, "Merged", ANNA, NOON, merged=newest)
    push(team.one, team.shared)
    assert fetch(theirs, team.shared) == team.one.head
    assert theirs.files(team.one.head) == ("a.yaml", "b.yaml", "c.yaml")


@pytest.mark.parametrize("url", ["/nowhere/at/all", "http://127.0.0.1:9/none.git", "nonsense://x"])
def test_a_remote_that_cannot_be_reached_is_told(team: Team, url: str) -> None:
    for act in (fetch, push):
        with pytest.raises(StudioError, match="cannot be reached"):
            act(team.one, url)
