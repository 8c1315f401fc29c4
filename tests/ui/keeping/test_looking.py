"""What the preview beside the form shows is of what is selected."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.domain.entries import EntryId
from tests.ui.keeping.conftest import LESS, WAIT, Hands


def said(hands: Hands) -> str:
    """Give what stands in the place of the pages; empty while there are some."""
    looking = hands.window.workspace.looking
    if looking.preview.isVisibleTo(looking):
        return ""
    return next(one.text() for one in looking.empty.findChildren(QLabel) if one.text())


def test_pages_go_with_the_entry_they_are_of(hands: Hands, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    workspace.places.choose(("flask", "benefits"))
    hands.select(LESS)
    assert said(hands) == ""
    workspace.list.select((EntryId(LESS), EntryId("flask/benefits/free-choice")))
    qtbot.waitUntil(lambda: said(hands) == "Several entries are selected", timeout=WAIT)
    hands.select(LESS)
    assert said(hands) == ""
    workspace.list.select(())
    workspace.places.choose(("", ""))
    qtbot.waitUntil(lambda: said(hands) == "Nothing to look at", timeout=WAIT)
    workspace.show_heading_of(("flask", ""))
    assert said(hands) == "A topic has no pages of its own"
    workspace.show_heading_of(("flask", "benefits"))
    assert said(hands) == ""
    assert "What Flask gives you" in repr(workspace.session.proposal)


def test_what_the_pages_of_one_language_show_is_not_said_of_another(hands: Hands, qtbot: QtBot) -> None:
    entry, tabs = hands.window.workspace.entry, hands.window.workspace.tabs
    hands.select(LESS)
    hands.window.next_language()
    hands.type("title", "Ein Kern fuer {{ client.nmae }}")
    qtbot.waitUntil(lambda: "client.nmae" in entry.wrong, timeout=WAIT)
    entry.show_language("en")
    assert entry.wrong == ""
    entry.show_language("de")
    qtbot.waitUntil(lambda: "client.nmae" in entry.wrong, timeout=WAIT)
    tabs.setCurrentWidget(hands.window.workspace.used)
    hands.select("flask/benefits/free-choice")
    assert entry.wrong == ""


def test_an_entry_is_shown_without_the_introduction_of_its_section(hands: Hands, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    words = "each with its effect on the business"

    def shown() -> str:
        preview = workspace.session.preview
        return repr(preview.deck) if preview and preview.revision == workspace.session.workspace.revision else ""

    workspace.show_heading_of(("flask", "benefits"))
    qtbot.waitUntil(lambda: words in shown(), timeout=WAIT)
    hands.select(LESS)
    qtbot.waitUntil(lambda: "ballast" in shown() and words not in shown(), timeout=WAIT)
