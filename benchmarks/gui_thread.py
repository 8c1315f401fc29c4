"""How long the window stands still while it works: with 200 slides, opening, typing into and exporting them.

`python benchmarks/gui_thread.py` opens the real window on a proposal of 200 slides. A timer beats every 5 ms in its
thread; the time from one beat to the next is how long nothing could be painted and no key could be heard. The same
timer in an idle window, and beside a thread that computes, tells what this machine and this Python can do at all.
Beside each of the longest times stands, in brackets, how long all threads of this process computed in it: what is
beyond that, other programs had. `--strict` fails when the window stood still for longer than 50 ms.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what a platform without a screen does not support

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.key_to_pixels import proposal_of, wait
from studio.app.folders import shipped_folders
from studio.domain.chapters import PicksChapter
from studio.sources.libraries.library import read_library
from studio.sources.proposals.file import proposal_text
from studio.sources.proposals.proposal import read_proposal
from studio.ui.desk import Desk
from studio.ui.export.dialog import ExportDialog
from studio.ui.theme import Theme
from studio.ui.window.main_window import MainWindow

SLIDES = 200
EDITS = 30
BEAT = 5
"""Milliseconds."""
LIMIT = 50.0
LONG = 180.0
"""Seconds after which something has gone wrong."""
WORDS = "Every part is chosen for the job in hand."


class Gap(NamedTuple):
    """From one beat to the next, in milliseconds."""

    passed: float
    computed: float
    """By all threads of this process."""


class Heart(QObject):
    """Beats in the thread of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._last, self._computed = time.perf_counter(), time.process_time()
        self._gaps: list[Gap] = []
        self._timer = QTimer(self, interval=BEAT)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    @contextmanager
    def listening(self, phase: str, results: dict[str, list[Gap]]) -> Iterator[None]:
        """Note the milliseconds between beats during a phase."""
        self._gaps, self._last, self._computed = [], time.perf_counter(), time.process_time()
        yield
        self._on_beat()
        results[phase] = self._gaps

    def _on_beat(self) -> None:
        now, computed = time.perf_counter(), time.process_time()
        self._gaps.append(Gap((now - self._last) * 1000, (computed - self._computed) * 1000))
        self._last, self._computed = now, computed


def wait_until(seen: Callable[[], object], what: str) -> None:
    """Let the window live until something is so."""
    until = time.perf_counter() + LONG
    while not seen():
        if time.perf_counter() > until:
            raise TimeoutError(what)
        wait(20)


def is_complete(window: MainWindow) -> bool:
    """Tell whether the preview shows everything as it stands now."""
    session = window.session
    if session is None or session.preview is None:
        return False
    return session.preview.pending is None and session.preview.revision == session.workspace.revision


def get_ready(desk: Desk) -> None:
    """Wait until the library is read and the panes are loaded."""
    loaded: list[str] = []
    desk.when_loaded(partial(loaded.append, "panes"))
    wait_until(lambda: desk.library is not None and loaded, "the library and the panes")


def open_large(window: MainWindow, path: Path) -> None:
    """Open the proposal in the window."""
    window.files.open(path)
    wait_until(partial(is_complete, window), "the first pages")
    wait(1000)  # what is made ahead, such as small pages


def type_into(window: MainWindow) -> None:
    """Type into the description of a benefit, and wait for the pages after every letter."""
    if window.session is None or window.editor is None:
        raise RuntimeError
    chapter = next(one for one in window.session.proposal.chapters if isinstance(one, PicksChapter))
    window.session.select(chapter.picks[0].id, "description")
    wait(200)
    editor = window.focusWidget()
    for letter in WORDS[:EDITS]:
        QTest.keyClicks(editor, letter)
        wait_until(partial(is_complete, window), "the pages")


def export(window: MainWindow, folder: Path) -> None:
    """Export deck and PDFs from the dialog."""
    window.exporting.show()
    dialog = next(one for one in window.findChildren(ExportDialog) if one.isVisible())
    dialog.place.folder.setText(str(folder))
    dialog.place.name.setText("large")
    wait(300)  # nobody can click on it before it is seen
    dialog.export_button.click()
    wait_until(lambda: (folder / "large.pptx").is_file() and dialog.export_button.isEnabled(), "the files")
    dialog.close()


def compute(stop: threading.Event) -> None:
    """Do nothing but hold the interpreter as often as it is given."""
    while not stop.is_set():
        sum(range(1000))


def measure(desk: Desk, path: Path, folder: Path) -> dict[str, list[Gap]]:
    """Give the gaps of all phases."""
    results: dict[str, list[Gap]] = {}
    heart = Heart()
    window = desk.new_window()  # before it there is nothing that could stand still; start.py measures that
    with heart.listening("the library is read, panes are loaded", results):
        get_ready(desk)
    with heart.listening("an idle window", results):
        wait(1000)
    stop = threading.Event()
    thread = threading.Thread(target=compute, args=(stop,))
    thread.start()
    with heart.listening("beside a thread that computes", results):
        wait(1000)
    stop.set()
    thread.join()
    with heart.listening(f"{SLIDES} slides are opened", results):
        open_large(window, path)
    with heart.listening(f"{EDITS} letters typed, each with a preview", results):
        type_into(window)
    with heart.listening(f"{SLIDES} slides exported to 3 files", results):
        export(window, folder)
    window.files.give_up()
    return results


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when the limit is not kept")
    strict = parser.parse_args().strict
    with tempfile.TemporaryDirectory() as place:
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = place
        app = QApplication([])
        folders = shipped_folders()
        library, _ = read_library(folders.library)
        base, _ = read_proposal(folders.examples / "flask-pitch.proposal.yaml")
        path = Path(place) / "large.proposal.yaml"
        large = replace(proposal_of(SLIDES, base, library, folders), path=path)
        path.write_text(proposal_text(large), encoding="utf-8")
        desk = Desk(folders, Theme(app), app)
        results = measure(desk, path, Path(place))
        for window in list(desk.windows):
            window.close()
        desk.close()
    for phase, gaps in results.items():
        tell(phase, gaps)
    return 0 if max(max(gaps).passed for gaps in results.values()) <= LIMIT or not strict else 1


def tell(phase: str, gaps: list[Gap]) -> None:
    """Print how long the window stood still in a phase."""
    late = [gap.passed for gap in gaps if gap.passed > LIMIT]
    whole = sum(gap.passed for gap in gaps)
    longest = ", ".join(f"{gap.passed:.0f} ({gap.computed:.0f})" for gap in sorted(gaps, reverse=True)[:4])
    print(
        f"{phase:40} {whole / 1000:5.1f} s; longest gaps {longest} ms;"
        f" {len(late)} of {len(gaps)} above {LIMIT:.0f} ms ({sum(late) / whole:.1%} of the time)"
    )


if __name__ == "__main__":
    sys.exit(main())
