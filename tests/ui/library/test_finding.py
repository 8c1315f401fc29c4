import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QTreeWidget

from studio.ui.library.filter_chips import FilterChips
from studio.ui.library.filter_menu import FilterMenu
from tests.ui.library.hands import Hands

PICKED = "flask/benefits/less-is-more"


def filter_button(hands: Hands) -> QToolButton:
    return next(one for one in hands.pane.findChildren(QToolButton) if one.accessibleName().startswith("Filter"))


def check_filter(hands: Hands, title: str) -> None:
    hands.qtbot.mouseClick(filter_button(hands), Qt.MouseButton.LeftButton)
    menu = hands.pane.findChild(FilterMenu)
    assert isinstance(menu, FilterMenu)
    hands.qtbot.keyClicks(menu.focusWidget(), title)
    hands.qtbot.keyClick(menu.focusWidget(), Qt.Key.Key_Down)
    listed = menu.findChild(QTreeWidget)
    assert isinstance(listed, QTreeWidget)
    assert listed.hasFocus()
    assert listed.currentItem().text(0) == title
    hands.qtbot.keyClick(listed, Qt.Key.Key_Space)
    hands.qtbot.keyClick(listed, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def chips(hands: Hands) -> list[str]:
    shown = hands.pane.findChild(FilterChips)
    assert isinstance(shown, FilterChips)
    return [one.text() for one in shown.findChildren(QToolButton) if one.isVisible()]


def click_chip(hands: Hands, title: str) -> None:
    shown = hands.pane.findChild(FilterChips)
    assert isinstance(shown, FilterChips)
    chip = next(one for one in shown.findChildren(QToolButton) if one.text() == title and one.isVisible())
    hands.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def test_typing_leaves_only_rows_that_match_unfolded_in_their_tree(hands: Hands) -> None:
    hands.search("ballast")
    assert hands.is_shown(PICKED)
    assert hands.is_shown("flask/benefits")
    assert not hands.row("flask/faq").isValid()
    assert not hands.row("company").isValid()
    assert hands.model.face(hands.row("flask")).second == "1 match, 1 in the proposal"
    assert hands.reads("1 of 78 entries, in 1 topic")


def test_every_letter_narrows_and_every_word_must_be_there(hands: Hands) -> None:
    counts = []
    for text in ("d", "da", "data", "data fast"):
        hands.search(text)
        counts.append(hands.model.view.count)
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1] > 0


def test_the_search_ends_with_escape_and_all_is_as_before(hands: Hands) -> None:
    hands.click(PICKED)
    hands.tree.expand(hands.row("company"))
    before = {name: hands.is_shown(name) for name in (PICKED, "flask/faq", "company/terms", "django/faq")}
    hands.search("admin")
    assert not hands.row(PICKED).isValid()
    hands.key(Qt.Key.Key_Escape)
    assert hands.field.text() == ""
    assert {name: hands.is_shown(name) for name in before} == before
    assert hands.tree.currentIndex() == hands.row(PICKED)
    assert hands.reads("78 entries")


def test_arrows_lead_from_the_field_to_the_rows_and_back(hands: Hands) -> None:
    hands.search("ballast")
    hands.key(Qt.Key.Key_Down)
    assert hands.tree.hasFocus()
    assert hands.tree.currentIndex() == hands.row(PICKED)
    hands.key(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert hands.field.hasFocus()
    hands.key(Qt.Key.Key_Down)
    hands.qtbot.keyClicks(hands.tree, "p")
    assert hands.field.hasFocus()
    assert hands.field.text() == "p"


def test_a_search_finds_tags_notes_and_accents(hands: Hands) -> None:
    hands.search("vendor lock")
    assert hands.row("flask/benefits/free-choice").isValid()
    hands.search("FRÉE choice")
    assert hands.row("flask/benefits/free-choice").isValid()


def test_filters_are_found_checked_shown_as_chips_and_cleared(hands: Hands) -> None:
    check_filter(hands, "Case studies")
    assert hands.model.view.count == 6
    check_filter(hands, "E-commerce")
    assert hands.model.view.count == 1
    hands.qtbot.waitUntil(lambda: chips(hands) == ["Case studies", "E-commerce", "Clear all"])
    click_chip(hands, "E-commerce")
    assert hands.model.view.count == 6
    hands.qtbot.waitUntil(lambda: chips(hands) == ["Case studies", "Clear all"])
    click_chip(hands, "Clear all")
    assert hands.model.view.count == 78
    assert chips(hands) == []


def test_freshness_is_a_filter_and_is_told(hands: Hands) -> None:
    check_filter(hands, "Needs review")
    assert hands.row(PICKED).isValid()
    assert "Review was due on 12 April 2027" in hands.model.data(hands.row(PICKED), Qt.ItemDataRole.ToolTipRole)
    assert not hands.row("flask/case_studies").isValid()


def test_a_filter_and_a_search_narrow_together(hands: Hands) -> None:
    hands.search("flask")
    check_filter(hands, "FAQ")
    entries = hands.model.entries_below([hands.model.index(n, 0) for n in range(hands.model.rowCount())])
    assert entries
    assert all("/faq/" in entry for entry in entries)


@pytest.mark.parametrize(("text", "says", "button"), [("zzz", "Nothing found for “zzz”", "Clear search")])
def test_no_hit_says_so_and_offers_the_way_out(hands: Hands, text: str, says: str, button: str) -> None:
    hands.search(text)
    assert not hands.tree.isVisible()
    assert hands.reads(says)
    hands.press(button)
    assert hands.tree.isVisible()
    assert hands.field.text() == ""
    assert hands.model.view.count == 78


def test_hits_that_filters_hide_are_told_of(hands: Hands) -> None:
    check_filter(hands, "Case studies")
    hands.search("ballast")
    assert hands.reads("1 entry matches “ballast”, but your filters hide it all.")
    hands.press("Clear filters")
    assert hands.is_shown(PICKED)


def test_words_without_letters_search_for_nothing(hands: Hands) -> None:
    hands.search("& ()")
    assert hands.model.view.count == 78


def opened_filters(hands: Hands) -> tuple[FilterMenu, QTreeWidget]:
    hands.qtbot.mouseClick(filter_button(hands), Qt.MouseButton.LeftButton)
    menu = hands.pane.findChild(FilterMenu)
    assert isinstance(menu, FilterMenu)
    listed = menu.findChild(QTreeWidget)
    assert isinstance(listed, QTreeWidget)
    return menu, listed


@pytest.mark.parametrize("column", [0, 1])
def test_a_click_anywhere_in_its_row_checks_a_filter(hands: Hands, column: int) -> None:
    menu, listed = opened_filters(hands)
    item = next(one for n in range(listed.topLevelItemCount()) if (one := listed.topLevelItem(n)).text(0) == "Benefits")
    listed.scrollToItem(item)
    middle = listed.visualRect(listed.indexFromItem(item, column)).center()
    hands.qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert item.checkState(0) is Qt.CheckState.Checked
    box = listed.visualItemRect(item).topLeft() + QPoint(10, listed.visualItemRect(item).height() // 2)
    hands.qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert item.checkState(0) is Qt.CheckState.Unchecked, "the box itself is clicked once, not twice"
    menu.close()


def test_enter_checks_what_was_found_and_what_is_current(hands: Hands) -> None:
    menu, listed = opened_filters(hands)
    hands.qtbot.keyClicks(menu.focusWidget(), "Benefits")
    hands.qtbot.keyClick(menu.focusWidget(), Qt.Key.Key_Return)
    assert "Benefits" in chips(hands)
    hands.qtbot.keyClick(menu.focusWidget(), Qt.Key.Key_Down)
    hands.qtbot.keyClick(listed, Qt.Key.Key_Enter)
    assert "Benefits" not in chips(hands)
    menu.close()


def test_a_filter_that_is_not_there_is_said(hands: Hands) -> None:
    menu, listed = opened_filters(hands)
    hands.qtbot.keyClicks(menu.focusWidget(), "xyz")
    assert not listed.isVisible()
    assert any("xyz" in label.text() for label in menu.findChildren(QLabel) if label.isVisible())
    hands.qtbot.keyClick(menu.focusWidget(), Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert listed.isVisible()
    menu.close()
