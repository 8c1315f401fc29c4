"""Five hundred kills at random moments of saving: every file is whole, no entry is lost, the history goes on."""

import os
import random
import select
import signal
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from dulwich.porcelain import fsck

from studio.app.keeping.saving import SavedSection, open_section, save_section
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.history.repository import history_of
from studio.history.versions import Author
from studio.sources.libraries.library import read_library

pytestmark = [pytest.mark.judge, pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")]

KILLS = 500
MOST = 12
"""Entries in the file at one time: what is saved is counted by the name of the last."""
LONGEST = 0.06
"""Seconds until a kill."""
_TOLD = 4
"""Bytes in which a process tells the number of a save."""
SOMEBODY = Author(name="Somebody")


def save_on(root: Path, done: int) -> None:
    """Save again and again, and say so behind each save."""
    opened = open_section(root, "flask", SectionKind.BENEFITS)
    number = last_number(root)
    while True:
        number += 1
        new = Benefit(id=EntryId(f"flask/benefits/n{number}"), title=f"T{number}", description="word " * 300)
        changed = replace(opened.section, entries=(*opened.section.entries[-MOST:], new))
        saved = save_section(opened, changed, SOMEBODY, datetime.now(UTC))
        assert isinstance(saved, SavedSection)
        opened = saved.opened
        os.write(done, number.to_bytes(_TOLD, "big"))


def last_number(root: Path) -> int:
    section = open_section(root, "flask", SectionKind.BENEFITS).section
    return max((int(entry.id.rpartition("/n")[2]) for entry in section.entries), default=0)


def killed(root: Path, after: float) -> int:
    """Kill a process that saves after so many seconds; give the number of the last save that it told of."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            save_on(root, write)
        finally:
            os._exit(1)
    os.close(write)
    select.select([], [], [], after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as told:
        data = told.read()
    whole = len(data) // _TOLD * _TOLD
    return int.from_bytes(data[whole - _TOLD : whole], "big") if whole else 0


def test_five_hundred_kills(tmp_path: Path) -> None:
    (tmp_path / "flask").mkdir()
    (tmp_path / "flask" / "topic.yaml").write_text("title: Flask\n", encoding="utf-8")
    opened = open_section(tmp_path, "flask", SectionKind.BENEFITS)
    first = Benefit(id=EntryId("flask/benefits/n1"), title="T1", description="x")
    save_section(opened, replace(opened.section, title="Why", entries=(first,)), SOMEBODY, datetime.now(UTC))
    chance = random.Random(11)  # noqa: S311 - moments to kill at
    saves = 0
    for _ in range(KILLS):
        told = killed(tmp_path, chance.uniform(0.0, LONGEST))
        library, findings = read_library(tmp_path)
        assert findings == ()
        assert len(library.index) <= MOST + 1
        assert last_number(tmp_path) >= max(told, saves), "a save that was told of is there"
        saves = last_number(tmp_path)
    assert saves > KILLS // 10, "many processes came as far as saving"
    last = open_section(tmp_path, "flask", SectionKind.BENEFITS)
    done = save_section(last, replace(last.section, title="Still"), SOMEBODY, datetime.now(UTC))
    assert isinstance(done, SavedSection)
    assert done.unkept is None
    assert sorted(path.name for path in last.file.parent.iterdir()) == ["benefits.yaml", "topic.yaml"]
    history = history_of(tmp_path)
    assert history is not None
    with closing(history):
        assert list(fsck(history.repository)) == []
        assert history.content(history.head, "flask/benefits.yaml") == last.file.read_bytes()
