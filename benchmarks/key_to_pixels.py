"""A key pressed to the new pixels of the page: in a deck of 20 slides and in one of 200, in one run.

`python benchmarks/key_to_pixels.py` types into the description of a benefit, through the session and the preview of
the window, and prints milliseconds and ratios; `--strict` fails when the limits of the project are not kept.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what a platform without a screen does not support

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from studio.app.edits.fields import set_value
from studio.app.folders import Folders, shipped_folders
from studio.app.loading import load_brand
from studio.app.outputs import Output
from studio.app.preview import Previewer, PreviewRequest
from studio.app.render import RenderRequest
from studio.app.workspace import Workspace
from studio.domain.chapters import Pick, PicksChapter
from studio.domain.entries import SectionKind
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.sources.libraries.library import read_library
from studio.sources.proposals.proposal import read_proposal
from studio.sources.words import read_words
from studio.ui.collecting import Collecting
from studio.ui.preview.pane import PreviewPane
from studio.ui.session import Session

LIMIT = 50.0
"""Milliseconds for 95 of 100 keys."""
RATIO = 1.5
"""Of 200 slides to 20."""
KEYS = 80
PAUSE = 110
"""Milliseconds between keys: somebody who types fast."""
WORDS = "Every component is chosen for the job in hand, and nothing else has to be learnt or kept up to date. "


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Milliseconds."""

    slides: int
    p50: float
    p95: float
    gap: float
    """The longest time in which the window answered to nothing."""


def chapters(library: Library, rounds: int) -> Iterator[PicksChapter]:
    """Give chapters of all shipped sections, again and again under other ids."""
    for number in range(rounds):
        for topic in library.topics:
            for section in topic.sections:
                name = f"{topic.id}-{section.kind}-{number}"
                picks = tuple(Pick(id=f"{name}/{n}", entry=entry.id) for n, entry in enumerate(section.entries))
                yield PicksChapter(id=name, title=section.title, picks=picks)


def proposal_of(slides: int, base: Proposal, library: Library, folders: Folders) -> Proposal:
    """Give a proposal whose deck has about so many slides, and which begins with benefits."""
    every = sorted(chapters(library, slides // 20 + 1), key=lambda one: SectionKind.BENEFITS not in one.id)
    whole = replace(base, chapters=tuple(every))
    brand, _ = load_brand(base.brand, folders)
    words, _ = read_words(folders.words, base.language)
    request = RenderRequest(
        proposal=whole, library=library, brand=brand, words=words, outputs=(Output.SLIDES, Output.PROPOSAL)
    )
    deck = next(iter(Previewer().stages(PreviewRequest(revision=0, render=request)))).deck
    kept = {page.chapter for page in deck.pages[:slides]}
    return replace(whole, chapters=tuple(chapter for chapter in every if chapter.id in kept))


class Watch(QObject):
    """Notices when the view has painted the new page, and how long the window was deaf."""

    def __init__(self, pane: PreviewPane) -> None:
        super().__init__()
        self._pages = pane.views[Output.SLIDES].pages
        self._pixels = pane.pixels
        self._old: object = None
        self.loop = QEventLoop()
        self.painted_at = 0.0
        self.gap = 0.0
        self._beat = time.perf_counter()
        self._timer = QTimer(self, interval=2)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()
        self._pages.viewport().installEventFilter(self)

    def await_change(self) -> None:
        """Remember the page that is in view now."""
        self._old = self._pages.sheets.pages[self._pages.current]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again when a paint event is over."""
        if event.type() is QEvent.Type.Paint and self._old is not None:
            QTimer.singleShot(0, self._look)
        return False

    def _look(self) -> None:
        page = self._pages.sheets.pages[self._pages.current]
        if page is not self._old and self._pixels.image(page, self._pages.arrangement.pixels) is not None:
            self.painted_at = time.perf_counter()
            self._old = None
            self.loop.quit()

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.gap = max(self.gap, (now - self._beat) * 1000)
        self._beat = now


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def measure(proposal: Proposal, library: Library, folders: Folders) -> Measured:
    """Type into a benefit of a proposal."""
    session = Session(Workspace(proposal, library), folders)
    pane = PreviewPane(session)
    pane.resize(1000, 800)
    pane.show()
    session.request_preview()
    while session.preview is None or session.preview.pending is not None:
        wait(20)
    chapter = next(one for one in proposal.chapters if isinstance(one, PicksChapter))
    pick = chapter.picks[0].id
    session.select(pick, "description")
    wait(500)
    watch = Watch(pane)
    times = []
    for number in range(KEYS):
        text = (WORDS * 2)[: 60 + number]
        if text.endswith(" "):
            continue  # a space at the end changes no pixel
        watch.await_change()
        pressed = time.perf_counter()
        session.edit(lambda one, text=text: set_value(one, library, pick, "description", text), "Type", merge="typing")
        watch.loop.exec()
        times.append((watch.painted_at - pressed) * 1000)
        wait(PAUSE)
    slides = len(session.preview.deck.pages)
    pane.close()
    session.close()
    return Measured(
        slides=slides,
        p50=statistics.median(times),
        p95=statistics.quantiles(times, n=20)[-1],
        gap=watch.gap,
    )


def main() -> int:
    """Measure both decks and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when a limit is not kept")
    strict = parser.parse_args().strict
    app = QApplication([])
    Collecting(app)
    folders = shipped_folders()
    library, _ = read_library(folders.library)
    base, _ = read_proposal(folders.examples / "flask-pitch.proposal.yaml")
    small, large = (measure(proposal_of(slides, base, library, folders), library, folders) for slides in (20, 200))
    for one in (small, large):
        print(
            f"{one.slides:4d} slides: key to pixels p50 {one.p50:5.1f} ms, p95 {one.p95:5.1f} ms;"
            f" longest gap in the window {one.gap:5.1f} ms"
        )
    ratio = large.p95 / small.p95
    print(f"ratio of p95: {ratio:.2f}; of p50: {large.p50 / small.p50:.2f}")
    app.quit()
    kept = small.p95 <= LIMIT and ratio <= RATIO and max(small.gap, large.gap) <= LIMIT
    return 0 if kept or not strict else 1


if __name__ == "__main__":
    sys.exit(main())
