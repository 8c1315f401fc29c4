"""The installed program with its window, used by keyboard on a screen: a new client, changed words, files, a crash."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pptx
import pytest
from pptx.oxml.ns import qn

from studio.sources.proposals.proposal import read_proposal
from tests.judge.programs import pdf_words
from tests.judge.screen import Home, Screen, own_screen, started, wait_until

pytestmark = [
    pytest.mark.screen,
    pytest.mark.judge,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the screen is one of X11"),
]

BENEFIT = "flask/benefits/less-is-more"
WORDS = "Brightwater keeps full control of every line, and nothing has to be carried along."
LATER = "Their pilot begins in the harbour office."
_PARAGRAPH, _RUN = qn("a:p"), qn("a:t")
PROMISED = 2.0
"""Seconds after which what was typed outlives a crash."""


@pytest.fixture
def screen() -> Iterator[Screen]:
    with own_screen() as screen:
        yield screen


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def begin(screen: Screen, client: str) -> None:
    """Make a proposal on the start page, whose topic is chosen already."""
    screen.turn_to("Proposal Studio")
    screen.write(client)
    screen.press("Return")
    screen.turn_to(f"{client} – not saved yet")


def offers_something(screen: Screen) -> bool:
    """Tell whether a notice stands over the start page: in another colour than the ground."""
    return screen.colour(720, 50) not in {(0, 0, 0), screen.colour(720, 880)}


def go_to_description(screen: Screen) -> None:
    """Search the benefit in the library, go to its place in the proposal, and there to its text."""
    screen.press("ctrl+f")
    screen.write("core without ballast")
    screen.press("Return", "Return", "ctrl+3", "Tab")


def save_as(screen: Screen, path: Path) -> None:
    screen.press("ctrl+s")
    screen.turn_to("Save the proposal")
    screen.press("ctrl+a")
    screen.write(str(path))
    screen.press("Return")
    wait_until(path.is_file, f"{path.name} is written")
    screen.turn_to(f"{path.name} – Proposal Studio")


def export(screen: Screen, *files: Path) -> None:
    screen.press("ctrl+e")
    screen.turn_to("Export")
    screen.press("Return")
    for file in files:
        wait_until(file.is_file, f"{file.name} is written")
    screen.press("Escape")
    screen.await_end_of("Export")
    screen.turn_to("– Proposal Studio")


def deck_words(deck: Path) -> str:
    """Give all words of a deck, also those in groups."""
    pages = (slide.shapes.element for slide in pptx.Presentation(str(deck)).slides)
    return " ".join("".join(text.itertext(_RUN)) for page in pages for text in page.iter(_PARAGRAPH))


def test_a_new_client_gets_a_deck_and_a_proposal_with_changed_words(screen: Screen, home: Home) -> None:
    proposal, deck, slides, document = (
        home.documents / f"brightwater{ending}" for ending in (".proposal.yaml", ".pptx", "-slides.pdf", ".pdf")
    )
    with started(screen, home) as program:
        begin(screen, "Brightwater Ltd")
        go_to_description(screen)
        screen.press("ctrl+a")
        screen.write(WORDS)
        save_as(screen, proposal)
        export(screen, deck, slides, document)
        screen.press("ctrl+q")
        assert program.wait() == 0
        assert program.said == ""
    read, findings = read_proposal(proposal)
    assert read.client.name == "Brightwater Ltd"
    assert not [finding for finding in findings if finding.severity == "error"]
    changed = [pick for chapter in read.chapters for pick in getattr(chapter, "picks", ()) if pick.overrides]
    assert [pick.entry for pick in changed] == [BENEFIT]
    assert WORDS in deck_words(deck)
    for pdf in (slides, document):
        words = " ".join(word for page in pdf_words(pdf) for word in page)
        assert WORDS in words, pdf.name
        assert "Brightwater Ltd" in words, pdf.name


def test_what_was_typed_outlives_a_crash(screen: Screen, home: Home) -> None:
    proposal = home.documents / "brightwater.proposal.yaml"
    with started(screen, home) as program:
        begin(screen, "Brightwater Ltd")
        save_as(screen, proposal)
        go_to_description(screen)
        screen.press("ctrl+End")
        screen.write(f" {LATER}")
        wait_until(lambda: LATER in home.kept(), "what was typed is kept", within=PROMISED)
        program.kill()
    assert LATER not in proposal.read_text(encoding="utf-8")
    with started(screen, home) as program:
        screen.turn_to("Proposal Studio")
        wait_until(lambda: offers_something(screen), "the offer to recover")
        screen.press("shift+Tab", "shift+Tab", "space")
        screen.turn_to("brightwater.proposal.yaml*")
        screen.press("ctrl+s")
        screen.turn_to("brightwater.proposal.yaml – Proposal Studio")
        screen.press("ctrl+q")
        assert program.wait() == 0
    assert LATER in " ".join(proposal.read_text(encoding="utf-8").split())
