from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QSignalSpy

from studio.ui.library.drag_picture import drag_picture
from studio.ui.library.model import MIME_TYPE
from studio.ui.session import Selection
from tests.ui.library.hands import Hands

BENEFITS = "flask/benefits"
PICKED, FREE = "flask/benefits/less-is-more", "flask/benefits/pythonic"


def test_boxes_show_what_is_in_the_proposal_at_every_level(hands: Hands) -> None:
    assert hands.mark(PICKED) is Qt.CheckState.Checked
    assert hands.mark(FREE) is Qt.CheckState.Unchecked
    assert hands.mark(BENEFITS) is Qt.CheckState.PartiallyChecked
    assert hands.mark("flask") is Qt.CheckState.PartiallyChecked
    assert hands.mark("django") is Qt.CheckState.Unchecked
    assert hands.model.face(hands.row(BENEFITS)).second == "3 of 6 in the proposal"


def test_a_click_on_a_box_adds_and_another_removes_each_as_one_step(hands: Hands) -> None:
    before = hands.session.proposal
    hands.click_box(FREE)
    assert FREE in hands.picked()
    assert hands.mark(FREE) is Qt.CheckState.Checked
    hands.click_box(FREE)
    assert FREE not in hands.picked()
    hands.session.workspace.undo()
    hands.session.workspace.undo()
    assert hands.session.proposal is before
    assert hands.mark(FREE) is Qt.CheckState.Unchecked


def test_a_section_is_added_whole_then_removed_whole_in_one_step_each(hands: Hands) -> None:
    hands.click_box(BENEFITS)
    assert sum(entry.startswith(BENEFITS) for entry in hands.picked()) == 6
    assert hands.mark(BENEFITS) is Qt.CheckState.Checked
    hands.click_box(BENEFITS)
    assert not any(entry.startswith(BENEFITS) for entry in hands.picked())
    hands.session.workspace.undo()
    assert hands.mark(BENEFITS) is Qt.CheckState.Checked


def test_a_topic_that_is_checked_in_a_search_adds_only_what_is_seen(hands: Hands) -> None:
    hands.search("admin")
    seen = hands.model.entries_below([hands.row("django")])
    assert 0 < len(seen) < 28
    hands.click_box("django")
    assert {entry for entry in hands.picked() if entry.startswith("django")} == set(seen)


def test_only_rows_whose_box_changes_are_told_of(hands: Hands) -> None:
    spy = QSignalSpy(hands.model.dataChanged)
    resets, layouts = QSignalSpy(hands.model.modelReset), QSignalSpy(hands.model.layoutChanged)
    hands.click_box(FREE)
    told = {hands.model.face(spy.at(n)[0]).title for n in range(spy.count())}
    assert told == {"Flask", "What Flask gives you", hands.model.face(hands.row(FREE)).title}
    assert (resets.count(), layouts.count()) == (0, 0)
    hands.session.edit(lambda proposal: proposal, "nothing")
    assert spy.count() == 3


def test_selection_folds_and_scroll_survive_a_change(hands: Hands) -> None:
    hands.tree.expandAll()
    hands.click("company/terms/validity")
    chosen, place = hands.tree.selected(), hands.tree.verticalScrollBar().value()
    hands.key(Qt.Key.Key_Space)
    hands.session.workspace.undo()
    assert hands.tree.selected() == chosen
    assert hands.tree.verticalScrollBar().value() == place
    assert hands.tree.isExpanded(hands.row("django/faq"))


def test_enter_adds_and_shows_the_new_pick(hands: Hands) -> None:
    hands.click(FREE)
    hands.key(Qt.Key.Key_Return)
    assert FREE in hands.picked()
    pick = hands.session.selection.source
    assert pick
    hands.session.select("")
    hands.key(Qt.Key.Key_Return)
    assert hands.session.selection == Selection(pick)
    hands.session.workspace.undo()
    assert FREE not in hands.picked()


def test_a_double_click_adds_an_entry_and_unfolds_a_section(hands: Hands) -> None:
    hands.double_click(FREE)
    assert FREE in hands.picked()
    was_open = hands.tree.isExpanded(hands.row(BENEFITS))
    hands.double_click(BENEFITS)
    assert hands.tree.isExpanded(hands.row(BENEFITS)) is not was_open
    assert sum(entry.startswith(BENEFITS) for entry in hands.picked()) == 4


def test_space_checks_all_selected_rows_as_one_step(hands: Hands) -> None:
    before = hands.session.proposal
    hands.click(FREE)
    hands.key(Qt.Key.Key_Up, shift=True)
    chosen = hands.model.entries_below(hands.tree.selected())
    assert len(chosen) == 2
    hands.key(Qt.Key.Key_Space)
    assert set(chosen) <= hands.picked()
    hands.session.workspace.undo()
    assert hands.session.proposal is before


def test_an_entry_that_is_dragged_carries_its_id(hands: Hands) -> None:
    assert isinstance(data := hands.model.mimeData([hands.row(FREE), hands.row(FREE)]), QMimeData)
    assert bytes(data.data(MIME_TYPE).data()).decode() == FREE
    section = hands.model.mimeData([hands.row(BENEFITS)])
    assert len(bytes(section.data(MIME_TYPE).data()).decode().splitlines()) == 6
    assert hands.model.flags(hands.row(FREE)) & Qt.ItemFlag.ItemIsDragEnabled


def test_what_is_dragged_is_pictured_at_a_size_that_fits(hands: Hands) -> None:
    short, long = drag_picture("Ab", hands.tree), drag_picture("A very long title " * 20, hands.tree)
    assert 0 < short.width() < long.width() <= 300 * hands.tree.devicePixelRatioF()


def test_an_undone_change_elsewhere_is_seen(hands: Hands) -> None:
    hands.click_box(FREE)
    hands.session.workspace.undo()
    assert hands.mark(FREE) is Qt.CheckState.Unchecked
    hands.session.workspace.redo()
    assert hands.mark(FREE) is Qt.CheckState.Checked
