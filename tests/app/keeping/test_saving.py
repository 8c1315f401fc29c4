"""Sections are saved whole, merged with what others did, and every save is in the history."""

import os
import random
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from dulwich.porcelain import fsck, status
from dulwich.repo import Repo

from studio.app.file_lock import take_lock
from studio.app.keeping.drafts import Drafts
from studio.app.keeping.lock import LOCK
from studio.app.keeping.saving import Conflicts, OpenSection, SavedSection, open_section, save_section
from studio.app.keeping.writing import save_drafts
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.errors import StudioError
from studio.domain.library import Section, Topic, library_of
from studio.domain.section_merge import Conflict
from studio.history.repository import history_of
from studio.sources.libraries.library import read_library
from tests.app.keeping.teams import ANNA, NOW, TEXT, put, text_of

THEIRS = TEXT.replace("title: One", "title: Theirs")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, "title: Flask\n", "flask/topic.yaml")
    put(tmp_path, TEXT)
    return tmp_path


def opened(root: Path) -> OpenSection:
    return open_section(root, "flask", SectionKind.BENEFITS)


def with_title(section: Section, index: int, title: str) -> Section:
    changes: dict[str, Any] = {"title": title}
    entries = list(section.entries)
    entries[index] = replace(entries[index], **changes)
    return replace(section, entries=tuple(entries))


def test_what_could_not_be_read_again_is_not_written(root):
    was = opened(root)
    with pytest.raises(StudioError, match="too large") as caught:
        save_section(was, with_title(was.section, 1, "long " * 400_100), ANNA, NOW)
    assert "entries › " in caught.value.detail
    assert "title (“long long" in caught.value.detail
    assert text_of(root) == TEXT
    assert not (root / ".git").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix has such files")
@pytest.mark.parametrize("name", ["benefits.yaml", "../.proposal-studio.lock"])
@pytest.mark.parametrize("device", [False, True])
def test_a_pipe_or_a_device_is_not_waited_for(root, name, device):
    was = opened(root)
    file = root / "flask" / name
    file.unlink(missing_ok=True)
    if device:
        file.symlink_to("/dev/zero")
    else:
        os.mkfifo(file)
    with pytest.raises(StudioError, match="cannot be") as caught:
        save_section(was, with_title(was.section, 1, "Another"), ANNA, NOW)
    assert "is not a regular file" in caught.value.detail


def test_a_save_changes_its_words_and_is_told_in_the_history(root: Path) -> None:
    before = opened(root)
    saved = save_section(before, with_title(before.section, 0, "Uno"), ANNA, NOW)
    assert isinstance(saved, SavedSection)
    assert text_of(root) == TEXT.replace("title: One", "title: Uno")
    history = history_of(root)
    assert history is not None
    with closing(history):
        newest, first = history.versions()
        assert (newest.summary, newest.author, newest.id) == ("Changed title of “Uno”", "Anna", saved.version)
        assert newest.files == ("flask/benefits.yaml",)
        assert history.content(first.id, "flask/benefits.yaml") == TEXT.encode()
        assert history.files(first.id) == ("flask/benefits.yaml", "flask/topic.yaml")


def test_what_somebody_changed_by_hand_meanwhile_is_merged_and_a_version_of_its_own(root: Path) -> None:
    before = opened(root)
    save_section(before, with_title(before.section, 0, "Uno"), ANNA, NOW)
    base = opened(root)
    by_hand = text_of(root).replace("second reason", "other reason").replace("# ours", "# theirs")
    put(root, by_hand)
    saved = save_section(base, with_title(base.section, 1, "Due"), ANNA, NOW)
    assert isinstance(saved, SavedSection)
    assert saved.others
    assert text_of(root) == by_hand.replace("title: Two", "title: Due")
    history = history_of(root)
    assert history is not None
    with closing(history):
        assert [one.summary for one in history.versions()][:2] == [
            "Changed title of “Due”",
            "Changed outside Proposal Studio",
        ]


def refused(root: Path) -> tuple[OpenSection, Section, Conflict]:
    """Save a title that somebody else has changed too; gives what was to be saved, and the conflict."""
    base = opened(root)
    put(root, THEIRS)
    mine = with_title(base.section, 0, "Mine")
    answer = save_section(base, mine, ANNA, NOW)
    assert isinstance(answer, Conflicts)
    assert text_of(root) == THEIRS
    [conflict] = answer.conflicts
    return base, mine, conflict


def test_a_true_conflict_writes_nothing_until_it_is_settled(root: Path) -> None:
    base, mine, conflict = refused(root)
    assert (conflict.field, conflict.mine, conflict.theirs) == ("title", "Mine", "Theirs")
    settled = save_section(base, mine, ANNA, NOW, {conflict.key: conflict.mine})
    assert isinstance(settled, SavedSection)
    assert text_of(root) == TEXT.replace("title: One", "title: Mine")


def test_a_choice_that_could_not_be_read_again_is_not_written(root: Path) -> None:
    base, mine, conflict = refused(root)
    with pytest.raises(StudioError, match="chosen"):
        save_section(base, mine, ANNA, NOW, {conflict.key: " "})
    assert text_of(root) == THEIRS


def test_no_other_file_is_touched(root: Path) -> None:
    stamp = (root / "flask" / "topic.yaml").stat().st_mtime_ns
    before = opened(root)
    save_section(before, with_title(before.section, 0, "Uno"), ANNA, NOW)
    assert (root / "flask" / "topic.yaml").stat().st_mtime_ns == stamp
    assert sorted(path.name for path in (root / "flask").iterdir()) == ["benefits.yaml", "topic.yaml"]


def test_a_new_section_gets_a_file_that_the_library_reads(root: Path) -> None:
    empty = open_section(root, "flask", SectionKind.FAQ)
    assert empty.text is None
    question = read_library(Path(__file__).parents[3] / "content")[0].find("flask/faq/what-is-flask")
    assert question is not None
    saved = save_section(empty, replace(empty.section, entries=(question,)), ANNA, NOW)
    assert isinstance(saved, SavedSection)
    library, findings = read_library(root)
    assert findings == ()
    assert library.find(question.id) == question


def test_a_library_inside_a_repository_of_others_gets_no_second_one(root: Path) -> None:
    (root / ".git").mkdir()
    inside = root / "content"
    (root / "flask").rename(inside)
    (inside / "flask").mkdir()
    (inside / "benefits.yaml").rename(inside / "flask" / "benefits.yaml")
    before = opened(inside)
    saved = save_section(before, with_title(before.section, 0, "Uno"), ANNA, NOW)
    assert isinstance(saved, SavedSection)
    assert (saved.version, saved.unkept) == ("", None)
    assert not (inside / ".git").exists()


def test_a_damaged_history_does_not_stop_a_save(root: Path) -> None:
    (root / ".git").mkdir()
    before = opened(root)
    saved = save_section(before, with_title(before.section, 0, "Uno"), ANNA, NOW)
    assert isinstance(saved, SavedSection)
    assert saved.unkept is not None
    assert "title: Uno" in text_of(root)


def test_who_saves_waits_for_the_others_and_says_so_at_last(root: Path) -> None:
    lock = take_lock(root / LOCK)
    assert lock is not None
    before = opened(root)
    with pytest.raises(StudioError, match="Somebody else is saving"):
        save_section(before, with_title(before.section, 0, "Uno"), ANNA, NOW, patience=0.05)
    lock.release()
    assert isinstance(save_section(before, with_title(before.section, 0, "Uno"), ANNA, NOW), SavedSection)


@pytest.mark.parametrize("whole_folder", [False, True])
def test_nothing_is_written_through_a_link_that_leads_out(root: Path, tmp_path: Path, whole_folder: bool) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    moved = root / "flask" if whole_folder else root / "flask" / "benefits.yaml"
    section = opened(root)
    moved.rename(outside)
    moved.symlink_to(outside)
    with pytest.raises(StudioError, match="link leads out"):
        save_section(section, with_title(section.section, 0, "Uno"), ANNA, NOW)
    topic = Topic(id="flask", title="Flask")
    if whole_folder:
        drafts = Drafts(library=library_of(root, (topic,)), heads={"flask": replace(topic, title="New")})
        (written,) = save_drafts(drafts, ANNA, NOW).written
        assert isinstance(written.result, StudioError)
        assert "link leads out" in written.result.title
    file = outside / "benefits.yaml" if whole_folder else outside
    assert file.read_text(encoding="utf-8") == TEXT


def test_git_sees_nothing_in_a_library_but_what_is_saved(root: Path) -> None:
    section = opened(root)
    save_section(section, with_title(section.section, 0, "Uno"), ANNA, NOW)
    with closing(Repo(root)) as repository:
        found = status(repository)
    assert (found.unstaged, found.untracked) == ([], [])


def test_a_library_that_is_gone_is_told(root: Path) -> None:
    before = opened(root)
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    root.rmdir()
    with pytest.raises(StudioError, match="cannot be saved to"):
        save_section(before, with_title(before.section, 0, "Uno"), ANNA, NOW)


_RIVAL = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from studio.app.keeping.saving import open_section, save_section
from studio.app.keeping.writing import save_drafts
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.history.versions import Author
root, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
section = open_section(root, "flask", SectionKind.BENEFITS)
for number in range(count):
    new = Benefit(id=EntryId(f"flask/benefits/{name}-{number}"), title=f"{name} {number}", description="x" * 2000)
    changed = replace(section.section, entries=(*section.section.entries, new))
    section = save_section(section, changed, Author(name=name), datetime.now(UTC)).opened
    print(number, flush=True)
"""


def rival(root: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _RIVAL, str(root), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_people_saving_at_once_lose_nothing(root: Path) -> None:
    people = [rival(root, name, 10) for name in ("left", "right")]
    for one in people:
        one.communicate(timeout=120)
    assert [one.returncode for one in people] == [0, 0]
    names = {entry.id.rpartition("/")[2] for entry in opened(root).section.entries}
    assert names == {"one", "two"} | {f"{name}-{number}" for name in ("left", "right") for number in range(10)}
    history = history_of(root)
    assert history is not None
    with closing(history):
        assert len(history.versions()) == 21
        assert list(fsck(history.repository)) == []


def test_a_kill_at_any_moment_leaves_whole_files_and_a_history_that_goes_on(root: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - moments to kill at
    for round_ in range(6):
        saved = [entry.id for entry in opened(root).section.entries]
        process = rival(root, f"r{round_}", 1000)
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 6)):
            process.stdout.readline()
        process.kill()
        process.communicate()
        now = opened(root)
        assert now.section.entries[: len(saved)] == tuple(e for e in now.section.entries if e.id in saved)
        assert [entry.id for entry in now.section.entries][: len(saved)] == saved
        assert now.text == read_back(now)
    before = opened(root)
    done = save_section(before, with_title(before.section, 0, "Still"), ANNA, NOW)
    assert isinstance(done, SavedSection)
    assert done.unkept is None
    history = history_of(root)
    assert history is not None
    with closing(history):
        assert list(fsck(history.repository)) == []
        assert history.content(done.version, "flask/benefits.yaml") == text_of(root).encode()


def read_back(section: OpenSection) -> str:
    return section.file.read_bytes().decode()


def test_new_benefits_have_ids_of_their_section(root: Path) -> None:
    before = opened(root)
    new = Benefit(id=EntryId("flask/benefits/three"), title="Three", description="x")
    saved = save_section(before, replace(before.section, entries=(new, *before.section.entries)), ANNA, NOW)
    assert isinstance(saved, SavedSection)
    assert opened(root).section.entries[0].id == new.id
