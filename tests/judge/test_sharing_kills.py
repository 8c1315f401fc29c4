"""Kills at random moments of sharing, and disks that are full: nothing saved is lost, and the team goes on."""

import os
import random
import select
import signal
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from dulwich.porcelain import fsck
from dulwich.repo import Repo

from studio.app.keeping.saving import SavedSection, open_section, save_section
from studio.app.keeping.sharing import share
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.errors import StudioError
from studio.history.repository import history_of
from studio.history.versions import Author
from studio.sources.libraries.library import read_library

resource = pytest.importorskip("resource", reason="limits of this kind are POSIX's")
pytestmark = [pytest.mark.judge, pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")]

KILLS = 150
LONGEST = 0.25
"""Seconds until a kill."""
_TOLD = 4
"""Bytes in which a process tells the number of a save."""
ANNA, BEN = Author(name="Anna"), Author(name="Ben")
TOPIC, FILE = "flask/topic.yaml", "flask/benefits.yaml"


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def names(root: Path) -> set[str]:
    section = open_section(root, "flask", SectionKind.BENEFITS).section
    return {entry.id.rpartition("/")[2] for entry in section.entries}


def add(root: Path, name: str, author: Author) -> None:
    opened = open_section(root, "flask", SectionKind.BENEFITS)
    new = Benefit(id=EntryId(f"flask/benefits/{name}"), title=name, description="word " * 50)
    changed = replace(opened.section, entries=(*opened.section.entries, new))
    assert isinstance(save_section(opened, changed, author, datetime.now(UTC)), SavedSection)


def time_passes(*roots: Path) -> None:
    """Make locks that were left behind old."""
    for root in roots:
        for lock in root.rglob("*.lock"):
            os.utime(lock, (1_600_000_000, 1_600_000_000))


@pytest.fixture
def team(tmp_path: Path) -> tuple[Path, Path, Path]:
    shared, anna, ben = tmp_path / "shared", tmp_path / "anna", tmp_path / "ben"
    Repo.init_bare(shared, mkdir=True).close()
    put(anna, TOPIC, "title: Flask\n")
    put(anna, FILE, "title: Why\nentries:\n  - id: first\n    title: First\n    description: D\n")
    share(anna, str(shared), ANNA, datetime.now(UTC))
    ben.mkdir()
    Repo.init(ben, default_branch=b"main").close()
    share(ben, str(shared), BEN, datetime.now(UTC))
    return shared, anna, ben


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Begin a process that tells of what it did; give its id and where it tells."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            work(write)
        finally:
            os._exit(1)
    os.close(write)
    return child, read


def told(read: int) -> list[int]:
    data = b""
    while more := os.read(read, 4096):
        data += more
    os.close(read)
    return [int.from_bytes(data[at : at + _TOLD], "big") for at in range(0, len(data) - _TOLD + 1, _TOLD)]


def test_kills_while_two_share_lose_nothing(team: tuple[Path, Path, Path]) -> None:
    shared, anna, ben = team
    chance = random.Random(7)  # noqa: S311 - moments of kills
    number, wanted = 0, {"first"}

    def work(done: int) -> None:
        at = number
        while True:
            at += 1
            add(ben, f"b{at}", BEN)
            os.write(done, at.to_bytes(_TOLD, "big"))
            share(ben, str(shared), BEN, datetime.now(UTC))

    for round_ in range(KILLS):
        child, read = forked(work)
        select.select([], [], [], chance.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        done = told(read)
        wanted |= {f"b{one}" for one in done}
        number = max([number, *done]) + 1
        time_passes(shared, ben)
        assert wanted <= names(ben)
        assert read_library(ben)[1] == ()
        if round_ % 10 == 0:
            add(anna, f"a{round_}", ANNA)
            wanted_by_anna = f"a{round_}"
            assert not share(anna, str(shared), ANNA, datetime.now(UTC)).conflicts
            assert not share(ben, str(shared), BEN, datetime.now(UTC)).conflicts
            wanted |= {wanted_by_anna}
    assert number > KILLS / 3, "most of the processes came to save"
    for root, author in ((ben, BEN), (anna, ANNA), (ben, BEN)):
        share(root, str(shared), author, datetime.now(UTC))
    assert wanted <= names(anna)
    assert (anna / FILE).read_bytes() == (ben / FILE).read_bytes()
    for root in (anna, ben):
        history = history_of(root)
        assert history is not None
        with closing(history):
            assert list(fsck(history.repository)) == []


@pytest.mark.parametrize("limit", [0, 60, 150, 400, 1000, 4000])
def test_a_full_disk_while_sharing_leaves_everything_as_it_was(team: tuple[Path, Path, Path], limit: int) -> None:
    shared, anna, ben = team
    for number in range(8):
        add(anna, f"a{number}", ANNA)
    share(anna, str(shared), ANNA, datetime.now(UTC))
    put(ben, FILE, (ben / FILE).read_text(encoding="utf-8").replace("First", "Erste"))
    before = (ben / FILE).read_bytes()

    def work(done: int) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            share(ben, str(shared), BEN, datetime.now(UTC))
        except StudioError:
            os.write(done, (1).to_bytes(_TOLD, "big"))
            os._exit(0)
        os.write(done, (2).to_bytes(_TOLD, "big"))
        os._exit(0)

    child, read = forked(work)
    os.waitpid(child, 0)
    assert told(read) in ([1], [2]), "whatever is wrong is told"
    assert (ben / FILE).read_bytes() == before or names(ben) >= names(anna)
    assert read_library(ben)[1] == ()
    assert not list(ben.rglob("*.part"))
    time_passes(shared, ben)
    share(ben, str(shared), BEN, datetime.now(UTC))
    share(anna, str(shared), ANNA, datetime.now(UTC))
    assert (anna / FILE).read_bytes() == (ben / FILE).read_bytes()
    assert b"Erste" in (anna / FILE).read_bytes()


@pytest.mark.parametrize("limit", [0, 60, 150, 400, 1000])
def test_a_full_disk_while_saving_loses_nothing_and_says_what_was_kept(
    team: tuple[Path, Path, Path], limit: int
) -> None:
    _, _, ben = team
    before = (ben / FILE).read_bytes()

    def work(done: int) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        opened = open_section(ben, "flask", SectionKind.BENEFITS)
        entry = replace(opened.section.entries[0], title="Erste")
        try:
            saved = save_section(opened, replace(opened.section, entries=(entry,)), BEN, datetime.now(UTC))
        except StudioError:
            os.write(done, (1).to_bytes(_TOLD, "big"))
            os._exit(0)
        assert isinstance(saved, SavedSection)
        kept = 2 if saved.unkept is None else 3
        os.write(done, kept.to_bytes(_TOLD, "big"))
        os._exit(0)

    child, read = forked(work)
    os.waitpid(child, 0)
    found = told(read)
    assert found in ([1], [2], [3])
    assert ((ben / FILE).read_bytes() == before) == (found == [1])
    assert not list(ben.rglob("*.part"))
    time_passes(ben)
    add(ben, "next", BEN)
    history = history_of(ben)
    assert history is not None
    with closing(history):
        assert history.content(history.head, FILE) == (ben / FILE).read_bytes()
        assert list(fsck(history.repository)) == []
