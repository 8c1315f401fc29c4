"""A person works on a plan and on a team: phases and roles come, go, move and are doubled; each is one step to undo."""

from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from studio.domain.chapters import Member, Phase, PlanChapter, TeamChapter
from studio.ui.session import Session
from studio.ui.tailor.item_card import ItemCard
from studio.ui.tailor.pane import TailorPane
from studio.ui.tailor.table_view import RecordTable
from studio.ui.tailor.text_editor import TextEditor

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def phases(work: Session) -> tuple[Phase, ...]:
    return next(one for one in work.proposal.chapters if isinstance(one, PlanChapter)).phases


def members(work: Session) -> tuple[Member, ...]:
    return next(one for one in work.proposal.chapters if isinstance(one, TeamChapter)).members


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def button(pane: TailorPane, name: str) -> QPushButton | QToolButton:
    found = [one for kind in (QPushButton, QToolButton) for one in pane.findChildren(kind) if one.isVisible()]
    return next(one for one in found if one.accessibleName() == name)


@pytest.fixture
def plan(pane: TailorPane, work: Session, qtbot: QtBot) -> RecordTable:
    work.select("plan", "phases.0.name")
    table = pane.findChildren(RecordTable)[0]
    qtbot.waitUntil(table.hasFocus)
    return table


@pytest.fixture
def team(pane: TailorPane, work: Session, qtbot: QtBot) -> list[ItemCard]:
    work.select("team", "members.0.role")
    view = pane.view
    assert view is not None
    qtbot.waitUntil(lambda: view.complete and focused() == "Role 1, role")
    return view.findChildren(ItemCard)


def test_a_plan_is_made_longer_and_shorter_by_mouse(
    plan: RecordTable, pane: TailorPane, work: Session, qtbot: QtBot
) -> None:
    before = phases(work)
    assert "32 weeks" in {one.text() for one in pane.findChildren(QLabel) if one.isVisible()}
    plan.go(len(before) - 1, 0)
    qtbot.mouseClick(button(pane, "Add phase"), Qt.MouseButton.LeftButton)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "Care")
    assert phases(work)[-1].name == "Care"
    assert phases(work)[-1].start > before[-1].end
    assert "32 weeks" not in {one.text() for one in pane.findChildren(QLabel) if one.isVisible()}
    qtbot.mouseClick(button(pane, "Move phase up (Alt+Up)"), Qt.MouseButton.LeftButton)
    assert [phase.name for phase in phases(work)[-2:]] == ["Care", before[-1].name]
    qtbot.mouseClick(button(pane, "Duplicate phase (Ctrl+D)"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(pane, "Remove phase (Ctrl+Del)"), Qt.MouseButton.LeftButton)
    assert [phase.name for phase in phases(work)[-2:]] == ["Care", before[-1].name]
    for count in (9, 8, 8, 8, 7):
        work.workspace.undo()
        assert len(phases(work)) == count
    assert phases(work) == before
    assert plan.model().rowCount() == len(before)
    assert "32 weeks" in {one.text() for one in pane.findChildren(QLabel) if one.isVisible()}


def test_a_plan_is_changed_by_keyboard_alone(plan: RecordTable, work: Session, qtbot: QtBot) -> None:
    before = phases(work)
    qtbot.keyClick(plan, Qt.Key.Key_Insert)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert len(phases(work)) == len(before) + 1
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.keyClick(plan, Qt.Key.Key_Down, ALT)
    assert [phase.name for phase in phases(work)[:3]] == [before[0].name, before[1].name, "New phase"]
    qtbot.keyClick(plan, Qt.Key.Key_Delete, CTRL)
    assert phases(work) == before
    assert plan.currentIndex().row() == 2
    qtbot.keyClick(plan, Qt.Key.Key_D, CTRL)
    assert phases(work)[3] == before[2]
    for _ in range(4):
        work.workspace.undo()
    assert phases(work) == before
    for _ in range(4):
        work.workspace.redo()
    assert phases(work)[3] == before[2]


@pytest.mark.parametrize(("row", "target", "order"), [(0, 3, (1, 2, 0, 3)), (3, 1, (0, 3, 1, 2)), (1, 1, (0, 1, 2, 3))])
def test_a_phase_is_dragged(row: int, target: int, order: tuple[int, ...], plan: RecordTable, work: Session) -> None:
    before = phases(work)
    plan.go(row, 0)
    data = plan.model().mimeData([plan.model().index(row, 0)])
    place = plan.visualRect(plan.model().index(target, 0)).topLeft() + QPoint(20, 1)
    left, no, move = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(plan.viewport(), kind(QPointF(place), move, data, left, no))
    QApplication.sendEvent(plan.viewport(), QDropEvent(QPointF(place), move, data, left, no))
    assert phases(work)[:4] == tuple(before[n] for n in order)
    assert len(phases(work)) == len(before)
    if phases(work) != before:
        assert plan.currentIndex().row() == order.index(row)
        work.workspace.undo()
        assert phases(work) == before


def test_the_last_phase_goes_and_a_first_one_comes(
    plan: RecordTable, pane: TailorPane, work: Session, qtbot: QtBot
) -> None:
    while phases(work):
        qtbot.keyClick(plan, Qt.Key.Key_Delete, CTRL)
    assert any("Add the first one" in one.text() for one in pane.findChildren(QLabel) if one.isVisible())
    qtbot.mouseClick(button(pane, "Add phase"), Qt.MouseButton.LeftButton)
    assert len(phases(work)) == 1
    assert plan.isVisible()


def test_a_team_is_changed_by_keyboard_alone(team: list[ItemCard], work: Session, qtbot: QtBot) -> None:
    before = members(work)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, CTRL)
    assert members(work) == (before[0], before[0], *before[1:])
    qtbot.waitUntil(lambda: focused() == "Role 2, role")
    cast("TextEditor", QApplication.focusWidget()).selectAll()
    qtbot.keyClicks(QApplication.focusWidget(), "Deputy")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, ALT)
    assert [member.role for member in members(work)[:3]] == [before[0].role, before[1].role, "Deputy"]
    qtbot.waitUntil(lambda: focused() == "Role 3, role")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert members(work) == before
    for _ in range(4):
        work.workspace.undo()
    assert members(work) == before
    assert len([card for card in team[0].parentWidget().findChildren(ItemCard) if card.isVisible()]) == len(before)


def test_a_role_is_moved_by_the_menu_of_its_card(team: list[ItemCard], work: Session) -> None:
    before = members(work)
    card = team[0]
    place = QPoint(10, 10)
    QApplication.sendEvent(card, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, card.mapToGlobal(place)))
    menu = cast("QMenu", QApplication.activePopupWidget())
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert not actions["Move up"].isEnabled()
    actions["Move down"].trigger()
    menu.close()
    assert members(work)[:2] == (before[1], before[0])
    work.workspace.undo()
    assert members(work) == before


def test_a_role_is_added_where_the_list_ends(
    team: list[ItemCard], pane: TailorPane, work: Session, qtbot: QtBot
) -> None:
    count = len(members(work))
    assert len(team) == count
    qtbot.mouseClick(button(pane, "Add role to members"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: focused() == f"Role {count + 1}, role")
    qtbot.keyClicks(QApplication.focusWidget(), "Trainer")
    assert members(work)[-1].role == "Trainer", "what stands there is selected and typed over"
