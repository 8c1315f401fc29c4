"""How long a key in the library's search field and a click on a check box take with 10,000 entries.

Every figure is told beside that of a plain scan over a list of the same texts in the same run, so that machines can be
compared: `python benchmarks/library_search.py`.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from studio.app.folders import shipped_folders
from studio.app.search import entry_text
from studio.app.workspace import Workspace
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.proposal import Client, Proposal
from studio.ui.constants_alive import keep_constants_alive
from studio.ui.library.pane import LibraryPane
from studio.ui.library.tree import LibraryTree
from studio.ui.session import Session
from studio.ui.theme import Mode, Theme

TOPICS, SECTIONS, ENTRIES = 200, 5, 10
KINDS = (
    SectionKind.BENEFITS,
    SectionKind.DRAWBACKS,
    SectionKind.USE_CASES,
    SectionKind.PROCESS,
    SectionKind.TEAM,
)
QUERIES = ("report", "order data", "team of two", "integration 17", "zebra")
CLICKS = 25


def main() -> None:
    """Measure and print."""
    keep_constants_alive()
    library = made_library()
    app = QApplication([])
    Theme(app, Mode.LIGHT)
    proposal = Proposal(title="Benchmark", client=Client(name="Client"), date=date(2026, 11, 22))
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


def made_library() -> Library:
    """Give a library of made-up words, the same in every run."""
    chance = random.Random(7)  # noqa: S311 - no secret
    syllables = [a + b for a in "bcdfglmnprstvz" for b in "aeiou"]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(5000)]
    vocabulary += ["report", "order", "data", "team", "two", "integration", "of"] * 20

    def words(count: int) -> str:
        return " ".join(chance.choices(vocabulary, k=count))

    def section(topic: int, kind: SectionKind) -> Section:
        entries = tuple(
            Benefit(
                id=EntryId(f"topic-{topic}/{kind}/entry-{n}"),
                title=f"{words(4)} {n}".capitalize(),
                description=words(60),
                outcome=words(12),
                notes=words(30),
                tags=(words(1), words(1)),
                review_by=date(2026, 6, 1) + timedelta(days=chance.randint(0, 700)),
            )
            for n in range(ENTRIES)
        )
        return Section(kind=kind, title=kind.value.capitalize(), entries=entries)

    topics = (
        Topic(id=f"topic-{n}", title=words(2).capitalize(), sections=tuple(section(n, kind) for kind in KINDS))
        for n in range(TOPICS)
    )
    return library_of(Path("made"), tuple(topics))


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
        name = f"topic-{n * 7}/{KINDS[n % SECTIONS]}/entry-{n % ENTRIES}"
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
