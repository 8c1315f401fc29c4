"""Saves as commits: what was saved can be read again, by us and by git's own rules."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from dulwich.objects import Blob, ObjectID
from dulwich.porcelain import fsck, status
from dulwich.repo import Repo
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.errors import StudioError
from studio.history.guarding import drop_abandoned
from studio.history.repository import History, begin_history, history_of
from studio.history.versions import Author, Version

ANNA = Author(name="Anna", email="anna@firm.example")
NOON = datetime(2027, 3, 2, 12, 0, tzinfo=timezone(timedelta(hours=1)))
FILE = "flask/benefits.yaml"


def written(root: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return files


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    files = written(tmp_path, {FILE: b"one", "flask/topic.yaml": b"t"})
    with closing(begin_history(tmp_path, files, ANNA, NOON)) as begun:
        yield begun


def test_a_folder_without_a_history_has_none(tmp_path: Path) -> None:
    assert history_of(tmp_path) is None


def test_what_was_saved_is_there_in_every_version(history: History) -> None:
    first = history.head
    second = history.save({FILE: b"two"}, "Title changed\n\nflask/benefits/x: title", ANNA, NOON + timedelta(minutes=1))
    assert [version.id for version in history.versions()] == [second, first]
    assert (history.content(first, FILE), history.content(second, FILE)) == (b"one", b"two")
    version = history.versions(FILE)[0]
    assert (version.author, version.when, version.files) == ("Anna", NOON + timedelta(minutes=1), (FILE,))
    assert (version.summary, version.details) == ("Title changed", "flask/benefits/x: title")
    assert version.when.utcoffset() == timedelta(hours=1)


def test_versions_of_a_file_are_those_that_changed_it(history: History) -> None:
    history.save({"flask/topic.yaml": b"u"}, "Other file", ANNA, NOON)
    assert [version.summary for version in history.versions(FILE)] == ["The library as it was"]
    assert [version.summary for version in history.versions("flask")] == ["Other file", "The library as it was"]


def test_a_save_that_changes_nothing_makes_no_version(history: History) -> None:
    assert history.save({FILE: b"one", "gone.yaml": None}, "Nothing", ANNA, NOON) == history.head
    assert len(history.versions()) == 1


def test_a_file_that_is_gone_was_there_before(history: History) -> None:
    first = history.head
    second = history.save({FILE: None}, "Removed", ANNA, NOON)
    assert history.content(second, FILE) is None
    assert history.content(first, FILE) == b"one"
    assert history.files(second) == ("flask/topic.yaml",)


def test_git_sees_a_clean_folder_after_a_save(history: History) -> None:
    written(history.root, {FILE: b"two"})
    history.save({FILE: b"two"}, "Changed", ANNA, NOON)
    seen = status(history.repository)
    assert (seen.unstaged, seen.untracked) == ([], [])
    assert not any(seen.staged.values())
    assert list(fsck(history.repository)) == []


def test_an_unknown_version_is_told(history: History) -> None:
    for unknown in ("0" * 40, "nonsense"):
        with pytest.raises(StudioError, match="no such version"):
            history.content(unknown, FILE)


def test_a_damaged_history_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(StudioError, match="cannot be read"):
        history_of(tmp_path)


DAMAGES = {
    "HEAD": b"\xff\xfe",
    "refs/heads/main": b"junk\n",
    "packed-refs": b"\x00junk\n",
    "config": b"[core]\n\trepositoryformatversion = 99\n",
}


LOST = {
    "HEAD empty": ("HEAD", b""),
    "HEAD zeros": ("HEAD", bytes(41)),
    "HEAD junk": ("HEAD", b"\xff\x00junk"),
    "branch empty": ("refs/heads/main", b""),
    "branch zeros": ("refs/heads/main", bytes(41)),
    "branch of no version": ("refs/heads/main", b"0" * 40 + b"\n"),
    "branch of a missing version": ("refs/heads/main", b"1" * 40 + b"\n"),
    ".git leads nowhere": ("", b"gitdir: /nowhere/at/all\n"),
    "packed-refs is a folder": ("packed-refs/x", b""),
}


@pytest.mark.parametrize("damage", LOST)
def test_where_nobody_can_tell_the_newest_version_it_is_told_at_once_and_nothing_is_begun_anew(
    history: History, damage: str
) -> None:
    path, content = LOST[damage]
    place = history.root / ".git" / path
    if not path:
        place.rename(history.root / "moved")
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(content)
    with pytest.raises(StudioError, match="history cannot be read") as told:
        _versions(history.root)
    assert "\0" not in str(told.value)
    assert "Move the folder .git away" in told.value.hint
    if path.startswith("refs"):
        with pytest.raises(StudioError, match="history cannot be read"):
            history.save({FILE: b"two"}, "Again", ANNA, NOON)
        assert place.read_bytes() == content


def _versions(root: Path) -> tuple[Version, ...]:
    opened = history_of(root)
    assert opened is not None
    with closing(opened):
        return opened.versions()


@pytest.mark.parametrize("file", DAMAGES)
def test_whatever_is_damaged_is_one_clear_error(history: History, file: str) -> None:
    (history.root / ".git" / file).write_bytes(DAMAGES[file])
    with suppress(StudioError), closing(history_of(history.root) or history) as opened:  # nothing else may come out
        opened.versions()
        opened.save({FILE: b"two"}, "Again", ANNA, NOON)


def test_missing_objects_are_one_clear_error(history: History) -> None:
    for path in sorted((history.root / ".git" / "objects").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    with pytest.raises(StudioError):
        history.versions()
    with pytest.raises(StudioError):
        history.save({FILE: b"two"}, "Again", ANNA, NOON)


def test_commands_that_a_repository_brings_are_not_run(history: History, tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    config = history.root / ".git" / "config"
    config.write_text(f'{config.read_text()}\n[filter "x"]\n\tclean = touch {proof.as_posix()}\n', encoding="utf-8")
    (history.root / ".gitattributes").write_text("* filter=x\n", encoding="utf-8")
    written(history.root, {FILE: b"two"})
    with closing(History(Repo(history.root))) as opened:
        opened.save({FILE: b"two"}, "Changed", ANNA, NOON)
    assert not proof.exists()


def test_a_version_of_no_time_that_there_is_has_the_nearest(history: History) -> None:
    saved = history.save({FILE: b"two"}, "Old", ANNA, datetime(1, 1, 1, tzinfo=UTC))
    assert history.version(saved).when.year == 1970


def test_a_name_cannot_break_out_of_its_line() -> None:
    assert Author(name="A <b>\nc", email="x>\0").line() == b"A bc <x>"
    assert Author(name=" ").line() == b"Somebody <>"


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(("a.yaml", "b/c.yaml", "b/d.yaml")), st.none() | st.binary(max_size=8)))
)
def test_any_run_of_saves_can_be_read_back(
    tmp_path_factory: pytest.TempPathFactory, saves: list[dict[str, bytes | None]]
) -> None:
    now: dict[str, bytes] = {}
    with closing(begin_history(tmp_path_factory.mktemp("library"), {}, ANNA, NOON)) as history:
        for number, changes in enumerate(saves):
            now = {path: content for path, content in (now | changes).items() if content is not None}
            version = history.save(changes, f"Save {number}", ANNA, NOON)
            assert {path: history.content(version, path) for path in history.files(version)} == now


_RIVAL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from studio.history.repository import history_of
from studio.history.versions import Author
history = history_of(Path(sys.argv[1]))
for number in range(12):
    changes = {f"{sys.argv[2]}.yaml": str(number).encode()}
    history.save(changes, f"{sys.argv[2]} {number}", Author(name="R"), datetime.now(UTC))
"""


def test_two_processes_that_save_at_once_lose_nothing(history: History) -> None:
    rivals = [subprocess.Popen([sys.executable, "-c", _RIVAL, str(history.root), name]) for name in ("left", "right")]
    assert [rival.wait(120) for rival in rivals] == [0, 0]
    summaries = [version.summary for version in history.versions()]
    for name in ("left", "right"):
        assert [one for one in summaries if one.startswith(name)] == [f"{name} {n}" for n in range(11, -1, -1)]
    assert list(fsck(history.repository)) == []


@pytest.mark.parametrize("year", [2020, 2120])
@pytest.mark.parametrize("of_object", [False, True])
def test_a_lock_left_behind_does_not_stop_saving(history: History, year: int, of_object: bool) -> None:
    name = Blob.from_string(b"two").id.decode()
    folder = history.root / ".git"
    lock = folder / "objects" / name[:2] / f"{name[2:]}.lock" if of_object else folder / "refs" / "heads" / "main.lock"
    lock.parent.mkdir(exist_ok=True)
    lock.touch()
    then = datetime(year, 1, 1, tzinfo=UTC).timestamp()  # clocks are put back, too
    os.utime(lock, (then, then))
    assert history.content(history.save({FILE: b"two"}, "Free", ANNA, NOON), FILE) == b"two"


def test_git_is_not_told_that_other_words_on_the_disk_are_committed(history: History) -> None:
    (history.root / FILE).write_bytes(b"own words, not saved")
    first = history.head
    second = history.save({FILE: b"from others", "notes.md": b"in the history alone"}, "Theirs", ANNA, NOON)
    seen = status(history.repository)
    assert seen.unstaged == [FILE.encode(), b"notes.md"]
    assert not any(seen.staged.values())
    history.repository.refs[history.branch] = ObjectID(first.encode())
    assert history.advance(second)
    assert status(history.repository).unstaged == [FILE.encode(), b"notes.md"]


@pytest.mark.parametrize(("age", "left"), [(-60, False), (-5, True), (0, True), (60, False)])
def test_a_lock_is_left_behind_when_it_is_old_or_of_a_clock_that_was_put_back(
    tmp_path: Path, age: float, left: bool
) -> None:
    lock = tmp_path / "index.lock"
    lock.touch()
    os.utime(lock, (lock.stat().st_mtime - age,) * 2)
    drop_abandoned(lock)
    assert lock.exists() is left


@pytest.mark.parametrize("ahead", [-3600, 3600])
def test_the_clock_of_the_drive_counts_not_that_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    held, left = tmp_path / "held.lock", tmp_path / "left.lock"
    for lock, age in ((held, 0), (left, 30)):
        lock.touch()
        os.utime(lock, (lock.stat().st_mtime - age,) * 2)
    monkeypatch.setattr("studio.history.guarding.time", lambda: time.time() + ahead, raising=False)
    for lock in (held, left):
        drop_abandoned(lock)
    assert [path.name for path in tmp_path.iterdir()] == ["held.lock"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
@pytest.mark.parametrize("name", ["HEAD", "config", "index"])
def test_a_pipe_is_not_waited_for(history: History, name: str) -> None:
    place = history.root / ".git" / name
    place.unlink()
    os.mkfifo(place)
    with pytest.raises(StudioError, match="history cannot be read") as told:
        history_of(history.root)
    assert f"{name}: a pipe" in told.value.detail
