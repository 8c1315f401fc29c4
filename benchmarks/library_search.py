"""How long a key in the library's search field and a click on a check box take with 10,000 entries.

Every figure is told beside that of a plain scan over a list of the same texts in the same run, so that machines can be
compared: `python benchmarks/library_search.py`.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what a platform without a screen does not support
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from made_library import ENTRIES, KINDS, made_library
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from studio.app.folders import shipped_folders
from studio.app.search import entry_text
from studio.app.workspace import Workspace
from studio.domain.proposal import Client, Proposal
from studio.ui.collecting import Collecting
from studio.ui.constants_alive import keep_constants_alive
from studio.ui.library.pane import LibraryPane
from studio.ui.library.tree import LibraryTree
from studio.ui.session import Session
from studio.ui.theme import Mode, Theme

QUERIES = ("report", "order data", "team of two", "integration 17", "zebra")
CLICKS = 25


def main() -> None:
    """Measure and print."""
    keep_constants_alive()
    library = made_library()
    app = QApplication([])
    Theme(app, Mode.LIGHT)
    proposal = Proposal(title="Benchmark", client=Client(name="Client"), date=date(2026, 11, 22))
    Collecting(app)
    session = Session(Workspace(proposal, library), shipped_folders())
    began = time.perf_counter()
    pane = LibraryPane(session)
    pane.resize(360, 800)
    pane.show()
    app.processEvents()
    print(f"{len(library.index):,} entries; pane built and painted in {milliseconds(began):.0f} ms")
    wait_for(lambda: pane.ready)
    print(f"searchable after {milliseconds(began):.0f} ms")
    keys, scan = timed_keys(app, pane, [entry_text(entry).casefold() for entry in library.entries()])
    session.request_preview()
    clicks = timed_clicks(app, pane, session, depth=3)
    topics = timed_clicks(app, pane, session, depth=1)
    show("plain list scan", scan, scan)
    show("a key in the search field, to pixels", keys, scan)
    show("the check box of an entry, to pixels", clicks, scan)
    show("that of a topic with 50, to pixels", topics, scan)
    session.close()


def timed_keys(app: QApplication, pane: LibraryPane, texts: list[str]) -> tuple[list[float], list[float]]:
    """Type queries letter by letter and take them back; before every letter, look for them in a list of all texts."""
    field = pane.findChild(QLineEdit)
    pane.focus_search()
    keys, scans = [], []
    for query in QUERIES:
        for n, letter in enumerate(query, start=1):
            scans.append(timed(app, lambda sought=query[:n]: [text for text in texts if sought in text]))
            keys.append(timed(app, lambda letter=letter: QTest.keyClicks(field, letter)))
        keys.extend(timed(app, lambda: QTest.keyClick(field, Qt.Key.Key_Backspace)) for _ in query)
    return keys, scans


def timed_clicks(app: QApplication, pane: LibraryPane, session: Session, depth: int) -> list[float]:
    """Check and clear rows all over the library with the space bar, as fast as previews come.

    `depth` is 1 for topics, 3 for entries.
    """
    tree = pane.findChild(LibraryTree)
    tree.setFocus()
    times = []
    for n in range(CLICKS):
        name = f"topic-{n * 7}/{KINDS[n % len(KINDS)]}/entry-{n % ENTRIES}"
        pane.show_row("/".join(name.split("/")[:depth]))
        for _ in range(2):
            wait_for(lambda: session.preview is not None and session.preview.revision == session.workspace.revision)
            times.append(timed(app, lambda: QTest.keyClick(tree, Qt.Key.Key_Space)))
    return times


def wait_for(condition: Callable[[], bool]) -> None:
    """Let the application run until something is so."""
    loop, timer = QEventLoop(), QTimer(interval=5)
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start()
    loop.exec()


def timed(app: QApplication, act: Callable[[], None]) -> float:
    """Give the milliseconds that an act takes until all that it changed is painted."""
    began = time.perf_counter()
    act()
    app.processEvents()
    return milliseconds(began)


def milliseconds(began: float) -> float:
    """Give the time since then."""
    return (time.perf_counter() - began) * 1000


def show(name: str, times: list[float], scan: list[float]) -> None:
    """Print the median and the slow end, and both as ratios to the scan's median."""
    middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    base = statistics.median(scan)
    print(f"{name:38}  p50 {middle:6.1f} ms  p95 {slow:6.1f} ms  {middle / base:5.2f} and {slow / base:5.2f} x a scan")


if __name__ == "__main__":
    main()
