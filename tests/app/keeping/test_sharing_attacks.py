"""What may go wrong while a library is shared: nothing is lost, nothing of others is taken away, no command is run."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from dulwich.objects import Blob
from dulwich.porcelain import fsck, status
from dulwich.refs import Ref
from dulwich.repo import Repo

from studio.app.keeping.sharing import share
from studio.app.keeping.versions import section_versions
from studio.domain.entries import SectionKind
from studio.domain.errors import StudioError
from studio.history.repository import History, history_of
from tests.app.keeping.teams import ANNA, BEN, FILE, NOW, TEXT, Team, commit_raw, put, text_of

MAIN = Ref(b"refs/heads/main")


def head_of(url: str) -> bytes:
    with closing(Repo(url)) as repository:
        return repository.refs[MAIN]


def linked(team: Team) -> None:
    (team.ben / "flask").rename(team.ben.parent / "elsewhere")
    (team.ben / "flask").symlink_to(team.ben.parent / "elsewhere")


def dangling(team: Team) -> None:
    linked(team)
    shutil.rmtree(team.ben.parent / "elsewhere")


def linked_file(team: Team) -> None:
    (team.ben / FILE).rename(team.ben.parent / "elsewhere.yaml")
    (team.ben / FILE).symlink_to(team.ben.parent / "elsewhere.yaml")


def a_folder(team: Team) -> None:
    (team.ben / FILE).unlink()
    (team.ben / FILE).mkdir()


def a_file_for_a_folder(team: Team) -> None:
    shutil.rmtree(team.ben / "flask")
    (team.ben / "flask").write_text("x", encoding="utf-8")


@pytest.mark.parametrize("accident", [linked, dangling, linked_file, a_folder, a_file_for_a_folder])
def test_what_cannot_be_seen_is_taken_from_nobody(team: Team, accident: Callable[[Team], None]) -> None:
    put(team.ben, "title: Flask\n", "django/topic.yaml")
    share(team.ben, team.url, BEN, NOW)
    before = head_of(team.url)
    accident(team)
    with pytest.raises(StudioError, match="cannot be read"):
        share(team.ben, team.url, BEN, NOW)
    assert head_of(team.url) == before
    share(team.anna, team.url, ANNA, NOW)
    assert text_of(team.anna) == TEXT


def test_an_empty_folder_is_an_accident_and_no_wish(team: Team) -> None:
    shutil.rmtree(team.ben / "flask")
    before = head_of(team.url)
    with pytest.raises(StudioError, match="nothing in the library"):
        share(team.ben, team.url, BEN, NOW)
    assert head_of(team.url) == before


def test_a_link_that_leads_out_is_never_written_through(team: Team) -> None:
    outside = team.ben.parent / "outside.yaml"
    outside.write_text(TEXT, encoding="utf-8")
    put(team.anna, "title: Flask\n", "flask/topic.yaml")
    share(team.anna, team.url, ANNA, NOW)
    (team.ben / "flask" / "topic.yaml").symlink_to(outside)
    with pytest.raises(StudioError, match="link"):
        share(team.ben, team.url, BEN, NOW)
    assert outside.read_text(encoding="utf-8") == TEXT


def test_a_folder_that_is_gone_is_told(team: Team) -> None:
    shutil.rmtree(team.ben)
    with pytest.raises(StudioError, match="cannot be saved to"):
        share(team.ben, team.url, BEN, NOW)


def test_a_version_apart_from_all_branches_is_not_shared(team: Team) -> None:
    head = (team.ben / ".git" / "refs" / "heads" / "main").read_bytes()
    (team.ben / ".git" / "HEAD").write_bytes(head)
    put(team.ben, TEXT.replace("Two", "Due"))
    with pytest.raises(StudioError, match="on no branch"):
        share(team.ben, team.url, BEN, NOW)
    with closing(Repo(team.url)) as repository:
        assert set(repository.refs.as_dict(Ref(b"refs/heads"))) == {b"main"}


def test_a_branch_of_the_teams_own_is_shared_as_it_is_called(team: Team) -> None:
    for root in (team.anna, team.ben):
        with closing(Repo(root)) as repository:
            repository.refs[Ref(b"refs/heads/content")] = repository.refs[MAIN]
            repository.refs.set_symbolic_ref(Ref(b"HEAD"), Ref(b"refs/heads/content"))
    put(team.anna, TEXT.replace("One", "Uno"))
    put(team.ben, TEXT.replace("Two", "Due"))
    before = head_of(team.url)
    assert share(team.anna, team.url, ANNA, NOW).sent
    assert share(team.ben, team.url, BEN, NOW).received == (FILE,)
    assert text_of(team.ben) == TEXT.replace("One", "Uno").replace("Two", "Due")
    assert head_of(team.url) == before


def test_files_beside_the_library_stay_in_its_history_and_come_into_no_folder(team: Team) -> None:
    with closing(Repo(team.url)) as repository:
        for path, mode in (("README.md", 0o100644), (".gitlab-ci.yml", 0o100644), ("run.exe", 0o100755)):
            commit_raw(repository, path, mode, b"theirs\n")
        commit_raw(repository, "docs/link", 0o120000, b"/etc/passwd")
    put(team.ben, TEXT.replace("Two", "Due"))
    assert share(team.ben, team.url, BEN, NOW).sent
    assert share(team.anna, team.url, ANNA, NOW).received == (FILE,)
    assert {path.name for path in team.ben.iterdir()} == {".git", ".proposal-studio.lock", "flask"}
    history = history_of(team.anna)
    assert history is not None
    with closing(history):
        assert history.content(history.head, "README.md") == b"theirs\n"
        assert set(history.files(history.head)) == {FILE, "README.md", ".gitlab-ci.yml", "run.exe", "docs/link"}
        assert not history.is_file(history.head, "docs/link")
        assert list(fsck(history.repository)) == []


def test_a_file_beside_the_library_that_lies_in_the_folder_follows_and_is_never_overwritten_unseen(team: Team) -> None:
    with closing(Repo(team.url)) as repository:
        commit_raw(repository, "README.md", 0o100644, b"one\n")
    for root, author in ((team.ben, BEN), (team.anna, ANNA)):
        share(root, team.url, author, NOW)
    (team.ben / "README.md").write_bytes(b"one\n")
    (team.anna / "README.md").write_bytes(b"one\nmine\n")
    with closing(Repo(team.url)) as repository:
        commit_raw(repository, "README.md", 0o100644, b"two\n")
    for root, author in ((team.ben, BEN), (team.anna, ANNA)):
        share(root, team.url, author, NOW)
    assert (team.ben / "README.md").read_bytes() == b"two\n"
    assert (team.anna / "README.md").read_bytes() == b"one\nmine\n"
    with closing(Repo(team.ben)) as repository:
        assert status(repository).unstaged == []


def test_a_file_beside_the_library_that_both_changed_is_left_to_git(team: Team) -> None:
    with closing(Repo(team.url)) as repository:
        commit_raw(repository, "README.md", 0o100644, b"theirs\n")
    with closing(Repo(team.ben)) as repository:
        commit_raw(repository, "README.md", 0o100644, b"mine\n")
    with pytest.raises(StudioError, match="beside the library") as told:
        share(team.ben, team.url, BEN, NOW)
    assert "README.md" in str(told.value.detail)


def test_another_repository_in_the_folder_is_none_of_the_librarys(team: Team) -> None:
    inner = team.ben / "flask" / "vendor"
    Repo.init(inner, mkdir=True).close()
    (inner / "benefits.yaml").write_text("title: Theirs\n", encoding="utf-8")
    put(team.ben, TEXT.replace("Two", "Due"))
    share(team.ben, team.url, BEN, NOW)
    history = history_of(team.ben)
    assert history is not None
    with closing(history):
        assert history.files(history.head) == (FILE,)


def test_no_hook_and_no_filter_is_run(team: Team) -> None:
    trap = team.anna.parent / "trapped"
    script = f"#!/bin/sh\ntouch {trap}\n"
    for folder in (Path(team.url), team.ben / ".git"):
        (folder / "hooks").mkdir(exist_ok=True)
        for name in (
            "pre-receive",
            "update",
            "post-receive",
            "post-update",
            "pre-push",
            "pre-commit",
            "post-commit",
            "post-merge",
            "post-checkout",
            "commit-msg",
            "prepare-commit-msg",
            "reference-transaction",
        ):
            hook = folder / "hooks" / name
            hook.write_text(script, encoding="utf-8")
            hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
        with (folder / "config").open("a", encoding="utf-8") as config:
            config.write(f'[filter "trap"]\n\tclean = touch {trap}\n\tsmudge = touch {trap}\n\trequired = true\n')
            config.write(f"[core]\n\tfsmonitor = touch {trap}\n\tsshCommand = touch {trap}\n")
    (team.ben / ".gitattributes").write_text("*.yaml filter=trap\n", encoding="utf-8")
    put(team.anna, TEXT.replace("One", "Uno"))
    put(team.ben, TEXT.replace("Two", "Due"))
    share(team.anna, team.url, ANNA, NOW)
    assert share(team.ben, team.url, BEN, NOW).sent
    assert not trap.exists()


def test_clocks_that_go_backwards_stop_nobody(team: Team) -> None:
    for number, (root, author) in enumerate([(team.anna, ANNA), (team.ben, BEN)] * 3):
        text = text_of(root).replace("  - id: one", f"  - id: n{number}\n    title: N\n    description: D\n  - id: one")
        put(root, text)
        assert share(root, team.url, author, NOW - timedelta(days=400 * number)).sent
    share(team.anna, team.url, ANNA, NOW - timedelta(days=9000))
    assert text_of(team.anna) == text_of(team.ben)
    assert all(f"id: n{number}" in text_of(team.anna) for number in range(6))
    history = history_of(team.anna)
    assert history is not None
    with closing(history):
        known = [section for _, section in section_versions(history, team.anna, ("flask", SectionKind.BENEFITS))]
        sizes = [len(section.entries) if section else 0 for section in known]
        assert sizes[-1] == 8
        assert {2, 3, 8} <= set(sizes)
        assert list(fsck(history.repository)) == []


def test_a_history_that_is_damaged_says_so_and_nothing_is_lost(team: Team) -> None:
    put(team.anna, TEXT.replace("One", "Uno"))
    share(team.anna, team.url, ANNA, NOW)
    put(team.ben, TEXT.replace("Two", "Due"))
    for path in (Path(team.url) / "objects").rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(path.read_bytes()[:10])
    with pytest.raises(StudioError, match="damaged"):
        share(team.ben, team.url, BEN, NOW)
    assert text_of(team.ben) == TEXT.replace("Two", "Due")


def test_what_a_killed_program_left_behind_stops_nobody(team: Team) -> None:
    new = TEXT.replace("Two", "Due")
    name = Blob.from_string(new.encode()).id.decode()
    left = [
        Path(team.url) / "refs" / "heads" / "main.lock",
        team.ben / ".git" / "objects" / name[:2] / f"{name[2:]}.lock",
        team.ben / ".git" / "refs" / "heads" / "main.lock",
        team.ben / ".git" / "index.lock",
        team.ben / "flask" / ".benefits.yaml.0123456789ab.part",
        team.ben / ".git" / "objects" / "pack" / "tmpabc.pack",
    ]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.touch()
        _make_old(path)
    put(team.ben, new)
    put(team.anna, TEXT.replace("One", "Uno"))
    with closing(_history(team.anna)) as history:
        history.save({FILE: (team.anna / FILE).read_bytes()}, "Uno", ANNA, NOW)
    assert share(team.ben, team.url, BEN, NOW).sent
    assert share(team.anna, team.url, ANNA, NOW).received == (FILE,)
    assert share(team.ben, team.url, BEN, NOW).received == (FILE,)
    assert not left[-1].exists()
    assert [path.name for path in (team.ben / "flask").iterdir()] == ["benefits.yaml"]


def test_somebody_who_is_sharing_now_is_waited_for(team: Team) -> None:
    (Path(team.url) / "refs" / "heads" / "main.lock").touch()
    put(team.ben, TEXT.replace("Two", "Due"))
    with pytest.raises(StudioError, match="sharing at this moment") as told:
        share(team.ben, team.url, BEN, NOW)
    assert "main.lock" in str(told.value.detail)


def test_names_that_differ_in_large_letters_alone_are_refused_and_renames_are_taken(team: Team) -> None:
    put(team.anna, "x", "flask/One.png")
    share(team.anna, team.url, ANNA, NOW)
    share(team.ben, team.url, BEN, NOW)
    (team.anna / "flask" / "One.png").rename(team.anna / "flask" / "one.png")
    share(team.anna, team.url, ANNA, NOW)
    share(team.ben, team.url, BEN, NOW)
    assert [path.name for path in (team.ben / "flask").glob("*.png")] == ["one.png"]
    put(team.anna, "y", "flask/ONE.png")
    with pytest.raises(StudioError, match="cannot be on every system") as told:
        share(team.anna, team.url, ANNA, NOW)
    assert str(told.value.detail) == "'flask/ONE.png', 'flask/one.png'"
    with closing(Repo(team.url)) as repository:
        commit_raw(repository, "flask/ONE.png", 0o100644, b"y")
    with pytest.raises(StudioError, match="does not belong"):
        share(team.ben, team.url, BEN, NOW)


def test_who_renames_what_another_renamed_too_is_in_nobodys_way(team: Team) -> None:
    put(team.anna, "x", "flask/One.png")
    share(team.anna, team.url, ANNA, NOW)
    share(team.ben, team.url, BEN, NOW)
    for root in (team.anna, team.ben):
        (root / "flask" / "One.png").rename(root / "flask" / "one.png")
    put(team.anna, TEXT.replace("One", "Uno"))
    share(team.anna, team.url, ANNA, NOW)
    assert "flask/one.png" in share(team.ben, team.url, BEN, NOW).received
    assert [path.name for path in (team.ben / "flask").glob("*.png")] == ["one.png"]
    assert text_of(team.ben) == TEXT.replace("One", "Uno")


@pytest.mark.parametrize(("old", "new"), [("One.png", "one.png"), ("\u00fcber.png", "u\u0308ber.png")])
def test_a_rename_to_what_a_system_takes_for_the_same_name_stops_nobody(
    team: Team, old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(team.anna, "x", f"flask/{old}")
    share(team.anna, team.url, ANNA, NOW)
    (team.anna / "flask" / old).rename(team.anna / "flask" / new)
    seen = os.lstat

    def alike_is_one(path: str | bytes | Path) -> os.stat_result:  # as where large and small letters are one
        whole = Path(os.fsdecode(path))
        return seen(whole.with_name(new) if whole.name == old else path)

    with monkeypatch.context() as system:
        system.setattr(os, "lstat", alike_is_one)
        assert share(team.anna, team.url, ANNA, NOW).sent
    with closing(_history(team.anna)) as history:
        assert [path for path in history.files(history.head) if path.endswith(".png")] == [f"flask/{new}"]


@pytest.mark.parametrize("name", ["(old) README.md", "[draft].md", "“Angebot”.docx", "#x", "-x.md", "@docs/a.md", ".x"])
def test_ordinary_names_beside_the_library_are_taken(team: Team, name: str) -> None:
    with closing(Repo(team.url)) as repository:
        commit_raw(repository, name, 0o100644, b"x")
    share(team.ben, team.url, BEN, NOW)
    with closing(_history(team.ben)) as history:
        assert history.content(history.head, name) == b"x"


@pytest.mark.parametrize("name", ["what?.md", "end.", "aux.md", ".g\u200cit"])
def test_what_others_would_refuse_is_not_sent(team: Team, name: str) -> None:
    before = head_of(team.url)
    with closing(_history(team.anna)) as history:
        history.save({name: b"x"}, "With git", ANNA, NOW)
    with pytest.raises(StudioError, match="cannot be on every system"):
        share(team.anna, team.url, ANNA, NOW)
    assert head_of(team.url) == before


def test_files_that_are_no_text_and_large_ones_travel_as_they_are(team: Team) -> None:
    contents = {
        "flask/other.yaml": b"\xff\xfe\x00",
        "flask/terms.yaml": b"\xef\xbb\xbftitle: T\r\n",
        "flask/b.png": bytes(3_000_000),
    }
    for path, content in contents.items():
        (team.anna / path).write_bytes(content)
    share(team.anna, team.url, ANNA, NOW)
    share(team.ben, team.url, BEN, NOW)
    assert {path: (team.ben / path).read_bytes() for path in contents} == contents


_SAVES = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from studio.app.keeping.saving import open_section, save_section
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.history.versions import Author
for number in range(12):
    opened = open_section(Path(sys.argv[1]), "flask", SectionKind.BENEFITS)
    new = Benefit(id=EntryId(f"flask/benefits/{sys.argv[2]}{number}"), title="T", description="D")
    changed = replace(opened.section, entries=(*opened.section.entries, new))
    save_section(opened, changed, Author(name="R"), datetime.now(UTC), patience=60)
"""
_SHARES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from studio.app.keeping.sharing import share
from studio.history.sharing import BehindError
from studio.history.versions import Author
for number in range(6):
    try:
        share(Path(sys.argv[1]), sys.argv[2], Author(name="S"), datetime.now(UTC))
    except BehindError:
        pass
"""


def test_processes_that_save_and_share_at_once_lose_nothing(team: Team) -> None:
    def begin(script: str, *arguments: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", script, *map(str, arguments)])

    both = ((team.anna, "a"), (team.ben, "b"))
    rivals = [begin(_SAVES, root, name) for root, name in both] + [begin(_SHARES, root, team.url) for root, _ in both]
    assert [rival.wait(120) for rival in rivals] == [0, 0, 0, 0]
    for root, author in ((team.anna, ANNA), (team.ben, BEN), (team.anna, ANNA)):
        assert not share(root, team.url, author, NOW).conflicts
    assert text_of(team.anna) == text_of(team.ben)
    wanted = {f"id: {name}{number}\n" for name in "ab" for number in range(12)}
    assert all(one in text_of(team.anna) for one in wanted)
    for root in (team.anna, team.ben):
        with closing(_history(root)) as history:
            assert list(fsck(history.repository)) == []


def _history(root: Path) -> History:
    history = history_of(root)
    assert history is not None
    return history


def _make_old(path: Path) -> None:
    os.utime(path, (1_600_000_000, 1_600_000_000))
