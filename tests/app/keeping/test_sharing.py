"""Two libraries of one team, with a bare repository between them."""

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from dulwich.porcelain import fsck, status
from dulwich.repo import Repo

from studio.app.keeping.sharing import Shared, share
from studio.domain.errors import StudioError
from studio.history.repository import begin_history, history_of
from studio.history.versions import Author

ANNA, BEN = Author(name="Anna"), Author(name="Ben")
NOW = datetime(2027, 3, 2, tzinfo=UTC)
FILE = "flask/benefits.yaml"
TEXT = """# ours
title: Why
entries:
  - id: one # first
    title: One
    description: The first reason is this.
  - id: two
    title: Two
    description: The second reason is that.
"""


@dataclass(frozen=True, slots=True)
class Team:
    url: str
    anna: Path
    ben: Path


def put(root: Path, text: str, path: str = FILE) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode())


def text_of(root: Path, path: str = FILE) -> str:
    return (root / path).read_bytes().decode()


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """Anna shares her library, Ben's begins empty and gets it."""
    Repo.init_bare(tmp_path / "shared", mkdir=True).close()
    team = Team(str(tmp_path / "shared"), tmp_path / "anna", tmp_path / "ben")
    put(team.anna, TEXT)
    team.ben.mkdir()
    assert share(team.anna, team.url, ANNA, NOW) == Shared(sent=True)
    Repo.init(team.ben, default_branch=b"main").close()
    assert share(team.ben, team.url, BEN, NOW).received == (FILE,)
    return team


def test_a_shared_library_arrives_whole(team: Team) -> None:
    assert text_of(team.ben) == TEXT
    assert share(team.ben, team.url, BEN, NOW) == Shared()


def test_changes_of_different_fields_come_together_and_comments_stay(team: Team) -> None:
    put(team.anna, TEXT.replace("title: One", "title: Uno"))
    put(team.ben, TEXT.replace("title: Two", "title: Due").replace("# ours", "# ours too"))
    assert share(team.anna, team.url, ANNA, NOW).sent
    shared = share(team.ben, team.url, BEN, NOW)
    assert (shared.received, shared.sent, shared.conflicts) == ((FILE,), True, ())
    assert share(team.anna, team.url, ANNA, NOW).received == (FILE,)
    expected = (
        TEXT.replace("title: One", "title: Uno").replace("title: Two", "title: Due").replace("# ours", "# ours too")
    )
    assert text_of(team.ben) == text_of(team.anna) == expected
    for root in (team.anna, team.ben):
        history = history_of(root)
        assert history is not None
        with closing(history):
            assert list(fsck(history.repository)) == []
            seen = status(history.repository)
            assert (seen.unstaged, {key: found for key, found in seen.staged.items() if found}) == ([], {})


def test_a_true_conflict_is_put_before_somebody_and_nothing_changes(team: Team) -> None:
    put(team.anna, TEXT.replace("title: One", "title: Anna's"))
    put(team.ben, TEXT.replace("title: One", "title: Ben's"))
    share(team.anna, team.url, ANNA, NOW)
    shared = share(team.ben, team.url, BEN, NOW)
    [conflicting] = shared.conflicts
    [conflict] = conflicting.conflicts
    assert (conflicting.path, conflict.field, conflict.mine, conflict.theirs) == (FILE, "title", "Ben's", "Anna's")
    assert "Ben's" in text_of(team.ben)
    settled = share(team.ben, team.url, BEN, NOW, {FILE: {conflict.key: "Both's"}})
    assert settled.sent
    share(team.anna, team.url, ANNA, NOW)
    assert "title: Both's" in text_of(team.anna)


def test_new_and_removed_files_travel(team: Team) -> None:
    put(team.anna, "title: Flask\n", "flask/topic.yaml")
    with closing(begin_history(team.anna, {}, ANNA, NOW)) as history:
        history.save({"flask/topic.yaml": b"title: Flask\n"}, "New", ANNA, NOW)
    (team.anna / FILE).unlink()
    share(team.anna, team.url, ANNA, NOW)
    assert set(share(team.ben, team.url, BEN, NOW).received) == {FILE, "flask/topic.yaml"}
    assert not (team.ben / FILE).exists()
    assert text_of(team.ben, "flask/topic.yaml") == "title: Flask\n"


def test_files_that_are_no_sections_are_taken_whole_or_asked_for(team: Team) -> None:
    for root, word in ((team.anna, "a"), (team.ben, "b")):
        put(root, f"title: {word}\n", "flask/topic.yaml")
        with closing(begin_history(root, {}, ANNA, NOW)) as history:
            history.save({"flask/topic.yaml": f"title: {word}\n".encode()}, "New", ANNA, NOW)
    share(team.anna, team.url, ANNA, NOW)
    [conflicting] = share(team.ben, team.url, BEN, NOW).conflicts
    [conflict] = conflicting.conflicts
    assert (conflicting.path, conflict.mine, conflict.theirs) == ("flask/topic.yaml", b"title: b\n", b"title: a\n")
    assert share(team.ben, team.url, BEN, NOW, {conflicting.path: {conflict.key: conflict.theirs}}).sent
    assert text_of(team.ben, "flask/topic.yaml") == "title: a\n"


@pytest.mark.parametrize("path", [".git/hooks/post-commit", "../outside.yaml", ".hidden.yaml", "a/../../x.yaml"])
def test_nothing_is_written_outside_the_library(team: Team, path: str, tmp_path: Path) -> None:
    evil = tmp_path / "evil"
    evil.mkdir()
    with closing(begin_history(evil, {}, ANNA, NOW)) as history:
        share(evil, team.url, ANNA, NOW)
        history.save({path.replace("..", "dots"): b"x", FILE: TEXT.encode()}, "Evil", ANNA, NOW)
        share(evil, team.url, ANNA, NOW)
    before = {found for found in tmp_path.rglob("*") if ".git" not in found.parts or "hooks" in found.parts}
    share(team.ben, team.url, BEN, NOW)
    after = {found for found in tmp_path.rglob("*") if ".git" not in found.parts or "hooks" in found.parts}
    assert all(found.is_relative_to(team.ben) for found in after - before)
    assert not any(part.startswith(".") for found in after - before for part in found.relative_to(team.ben).parts)


def test_a_remote_that_is_not_there_is_told_and_nothing_changes(team: Team) -> None:
    put(team.ben, TEXT.replace("One", "Uno"))
    with pytest.raises(StudioError, match="cannot be reached"):
        share(team.ben, team.url + "-gone", BEN, NOW)
    assert "Uno" in text_of(team.ben)
