"""What a keeper of 10,000 entries waits for: the workspace, a search key, a save of one entry.

Processor time of this process, so that a busy machine changes little; the least of several runs counts.
`--strict` fails when a limit of the project is not kept.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.made_library import made_library, write_library
from studio.app.folders import shipped_folders
from studio.app.keeping.drafts import with_entry
from studio.app.keeping.saving import SavedSection
from studio.app.keeping.writing import save_drafts, settled_after
from studio.app.pauses import take_turns
from studio.domain.entries import Benefit
from studio.history.versions import Author
from studio.sources.libraries.cache import LibraryCache
from studio.sources.libraries.library import read_library
from studio.ui.keeping.keeper import Keeper
from studio.ui.keeping.workspace import LibraryWorkspace

OPEN, KEY, SAVE = 1.0, 0.03, 0.1
"""Seconds."""
RUNS = 5
FEW = 3
SOON = (0, 50, 200, 450, 800)
"""Milliseconds after opening at which somebody types, while the library is indexed and its filters are counted."""
QUERIES = ("r", "re", "rep", "repo", "repor", "report", "report d", "report da", "report data")


def least(runs: int, work: Callable[[int], object]) -> float:
    """Give the least processor time of several runs, in seconds."""
    times = []
    for number in range(runs):
        start = time.process_time()
        work(number)
        times.append(time.process_time() - start)
    return min(times)


def opened(root: Path, cache: LibraryCache) -> tuple[float, LibraryWorkspace, Keeper]:
    """Read a library that has not changed, and show the workspace until it is painted."""
    start = time.process_time()
    library = read_library(root, cache)[0]
    keeper = Keeper(library)
    workspace = LibraryWorkspace(keeper, shipped_folders(library=root), datetime.now(UTC).date())
    workspace.resize(1440, 900)
    workspace.show()
    workspace.grab()
    return time.process_time() - start, workspace, keeper


def rest(milliseconds: int) -> None:
    """Let the window and its threads run; `qWait` lets no thread run beside it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def first_key(root: Path, cache: LibraryCache, after: int) -> float:
    """Give what the first key takes so many milliseconds after the workspace was painted, its index being made."""
    _, workspace, keeper = opened(root, cache)
    rest(after)
    start = time.process_time()
    workspace.list.bar.type_on(QUERIES[0])
    workspace.list.view.viewport().grab()
    took = time.process_time() - start
    workspace.close_session()
    keeper.close()
    workspace.deleteLater()
    return took


def keys(workspace: LibraryWorkspace) -> float:
    """Give the most that one key of a search takes, filtering and painting, with all words known."""
    until = time.monotonic() + 60
    while not workspace.knowing.words and time.monotonic() < until:
        rest(20)
    rest(600)

    def key(query: str) -> float:
        times = []
        for _ in range(RUNS):
            workspace.list.bar.type_on(query[:-1])
            start = time.process_time()
            workspace.list.bar.type_on(query)
            workspace.list.view.viewport().grab()
            times.append(time.process_time() - start)
        return min(times)

    return max(key(query) for query in QUERIES)


def saved(keeper: Keeper, root: Path) -> tuple[float, int]:
    """Give what saving one entry takes, and how many files other than its own were written."""
    author, now = Author(name="Anna"), datetime.now(UTC)
    drafts = keeper.drafts

    def save(number: int) -> None:
        nonlocal drafts
        entry = next(drafts.library.entries())
        if not isinstance(entry, Benefit):
            raise TypeError
        (written,) = save_drafts(with_entry(drafts, replace(entry, title=f"Title {number}")), author, now).written
        if not isinstance(written.result, SavedSection):
            raise TypeError
        drafts = settled_after(drafts, written)
        drafts = replace(drafts, sections={})

    save(99)  # begins the history, once for a library
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*.yaml")}
    took = least(RUNS, save)
    changed = [path for path, stamp in before.items() if path.stat().st_mtime_ns != stamp]
    return took, len(changed) - 1


def main() -> int:
    """Measure, print, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true")
    strict = parser.parse_args().strict
    QApplication([])
    take_turns()
    with tempfile.TemporaryDirectory() as folder:
        root, store = Path(folder) / "library", Path(folder) / "cache"
        root.mkdir()
        store.mkdir()
        write_library(made_library(), root)
        cache = LibraryCache(store)
        read_library(root, cache)
        took, workspace, keeper = opened(root, cache)
        first = max(min(first_key(root, cache, after) for _ in range(FEW)) for after in SOON)
        key = keys(workspace)
        save, others = saved(keeper, root)
        workspace.close_session()
        keeper.close()
    rows = (
        ("opening, read to painted", took, OPEN),
        ("the first key of a search, at most", first, KEY),
        ("a key of a search, at most", key, KEY),
        ("saving", save, SAVE),
    )
    for name, seconds, limit in rows:
        print(f"{name:36} {seconds * 1000:8.1f} ms   limit {limit * 1000:6.0f} ms")
    print(f"{'other files written':36} {others:8}")
    late = [name for name, seconds, limit in rows if seconds > limit]
    return int(strict and bool(late or others))


if __name__ == "__main__":
    sys.exit(main())
