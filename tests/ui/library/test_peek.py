from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from studio.domain.library import Library, library_of
from studio.ui.library.peek import PeekPanel
from studio.ui.session import Session
from tests.ui.library.hands import Hands

PICKED, FREE = "flask/benefits/less-is-more", "flask/benefits/pythonic"


def peek(hands: Hands) -> PeekPanel:
    panel = hands.pane.findChild(PeekPanel)
    assert isinstance(panel, PeekPanel)
    return panel


def text(hands: Hands) -> str:
    browser = hands.pane.findChild(QTextBrowser)
    assert isinstance(browser, QTextBrowser)
    return browser.toPlainText()


def test_an_entry_is_read_before_it_is_chosen(hands: Hands) -> None:
    assert not peek(hands).isVisible()
    hands.click(PICKED)
    assert peek(hands).isVisible()
    assert hands.reads("A core without ballast")
    for words in (
        "What Flask gives you",
        "Review was due on 12 April 2027, Python practice lead",
        "There is no ORM",
        "no code that nobody needs",
        "Every line that is not in the product",
        "time-to-market",
    ):
        assert words in text(hands)
    assert "feather" not in text(hands).lower(), "the name of an icon is nothing to read"


def test_arrow_keys_read_on(hands: Hands) -> None:
    hands.click(PICKED)
    hands.key(Qt.Key.Key_Down)
    assert hands.reads("Freedom to choose every component")


def test_the_button_adds_and_then_leads_to_the_outline_or_removes(hands: Hands) -> None:
    hands.click(FREE)
    hands.press("Add to proposal")
    assert FREE in hands.picked()
    hands.session.select("")
    hands.press("Show in proposal")
    assert hands.session.selection.source
    hands.press("Remove")
    assert FREE not in hands.picked()
    hands.session.workspace.undo()
    assert FREE in hands.picked()


def test_the_panel_is_shut_and_opened_with_shift_and_space(hands: Hands) -> None:
    hands.click(FREE)
    hands.key(Qt.Key.Key_Space, shift=True)
    assert not peek(hands).isVisible()
    hands.key(Qt.Key.Key_Down)
    assert not peek(hands).isVisible()
    hands.key(Qt.Key.Key_Space, shift=True)
    assert peek(hands).isVisible()


def test_what_was_searched_for_is_marked_in_the_text(hands: Hands) -> None:
    hands.click(PICKED)
    hands.search("ballast orm")
    browser = hands.pane.findChild(QTextBrowser)
    assert isinstance(browser, QTextBrowser)
    assert [mark.cursor.selectedText() for mark in browser.extraSelections()] == ["ORM"]  # type: ignore[attr-defined]


def test_every_entry_of_the_library_can_be_read(hands: Hands) -> None:
    hands.click(PICKED)
    for name in hands.model.shelf.position:
        hands.pane.show_row(name)
        assert len(text(hands)) > 20, name
        assert "None" not in text(hands)
        assert "**" not in text(hands)


def test_a_library_read_again_keeps_place_folds_and_search(hands: Hands) -> None:
    library = hands.session.workspace.library
    hands.click(PICKED)
    hands.tree.expand(hands.row("company"))
    topics = tuple(topic for topic in library.topics if topic.id != "django")
    hands.session.workspace.use_library(library_of(library.root, topics))
    assert not hands.row("django").isValid()
    assert hands.tree.currentIndex() == hands.row(PICKED)
    assert hands.tree.isExpanded(hands.row("company"))
    assert hands.reads("A core without ballast")
    hands.qtbot.waitUntil(lambda: hands.pane.ready)
    hands.search("ballast")
    hands.session.workspace.use_library(library)
    hands.qtbot.waitUntil(lambda: hands.pane.ready)
    assert hands.model.view.count == 1


def test_an_empty_library_says_what_to_do(qtbot: QtBot, session: Session, library: Library) -> None:
    session.workspace.use_library(replace(library, topics=(), index={}))
    hands = Hands(qtbot, session)
    assert hands.reads("The library is empty")
    hands.search("x")
    assert hands.reads("The library is empty")


def test_dark_and_light_change_while_an_entry_is_read(hands: Hands) -> None:
    hands.click(PICKED)
    before = text(hands)
    palette = QPalette(QGuiApplication.palette())
    palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.black)
    hands.pane.setPalette(palette)
    assert text(hands) == before
