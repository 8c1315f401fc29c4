"""The outline as a person uses it: keys, mouse, drags."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from studio.app.edits.fields import set_value
from studio.domain.proposal import Proposal
from studio.ui.outline.dropping import ENTRY_MIME
from studio.ui.outline.hint import EmptyHint
from studio.ui.outline.model import OutlineRole
from studio.ui.outline.pane import OutlinePane
from studio.ui.outline.rows import Row
from studio.ui.session import Selection, Session

Key, Mod = Qt.Key, Qt.KeyboardModifier
PicksOf = Callable[[Proposal, str], list[str]]


def chapters(session: Session) -> list[str]:
    return [chapter.id for chapter in session.proposal.chapters]


def current(pane: OutlinePane) -> str:
    return row(pane, None).source


def row(pane: OutlinePane, source: str | None) -> Row:
    index = pane.tree.currentIndex() if source is None else pane.model.index_of(source)
    found = index.data(OutlineRole.ROW)
    assert isinstance(found, Row)
    return found


def middle(pane: OutlinePane, source: str) -> QPoint:
    index = pane.model.index_of(source)
    pane.tree.scrollTo(index)
    return pane.tree.visualRect(index).center()


def click(qtbot: QtBot, pane: OutlinePane, source: str, mod: Mod = Mod.NoModifier) -> None:
    qtbot.mouseClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, mod, middle(pane, source))


def editor(pane: OutlinePane) -> QLineEdit:
    found = pane.tree.viewport().findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def enter(qtbot: QtBot, pane: OutlinePane) -> None:
    qtbot.keyClick(editor(pane), Key.Key_Return)
    qtbot.waitUntil(lambda: pane.tree.viewport().findChild(QLineEdit) is None)


def drop(pane: OutlinePane, data: QMimeData, at: QPoint) -> bool:
    """Drag something in, over a point, and let it go; tells whether it was taken."""
    viewport = pane.tree.viewport()
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    button, mod = Qt.MouseButton.LeftButton, Mod.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(QPointF(at), actions, data, button, mod))
    over = QDragMoveEvent(QPointF(at), actions, data, button, mod)
    QApplication.sendEvent(viewport, over)
    pane.grab()
    let_go = QDropEvent(QPointF(at), actions, data, button, mod, QEvent.Type.Drop)
    QApplication.sendEvent(viewport, let_go)
    assert let_go.isAccepted() == over.isAccepted()
    return let_go.isAccepted()


def dragged(pane: OutlinePane, *sources: str) -> QMimeData:
    return pane.model.mimeData([pane.model.index_of(source) for source in sources])


def edge(pane: OutlinePane, source: str, *, below: bool) -> QPoint:
    at = middle(pane, source)
    rect = pane.tree.visualRect(pane.model.index_of(source))
    return QPoint(at.x(), rect.bottom() - 2 if below else rect.top() + 2)


def test_the_tree_shows_the_proposal(pane: OutlinePane, session: Session) -> None:
    tops = [pane.model.index(n, 0) for n in range(pane.model.rowCount())]
    assert tops[0].data() == "Cover & client"
    assert len(tops) == 1 + len(session.proposal.chapters)
    assert pane.model.rowCount(pane.model.index_of("flask")) == 4
    assert current(pane) == ""


def test_arrow_keys_select_for_everybody(pane: OutlinePane, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClick(pane.tree, Key.Key_Down)
    assert session.selection == Selection("situation")
    for _ in range(3):
        qtbot.keyClick(pane.tree, Key.Key_Down)
    assert session.selection == Selection("flask/1")


def test_a_selection_elsewhere_is_revealed_and_keeps_its_field(pane: OutlinePane, session: Session) -> None:
    pane.tree.collapseAll()
    session.select("flask/3", "title")
    assert current(pane) == "flask/3"
    assert pane.tree.isExpanded(pane.model.index_of("flask"))
    assert session.selection == Selection("flask/3", "title")


def test_alt_and_arrows_move_picks_into_the_next_chapter_and_undo_takes_each_back(
    pane: OutlinePane, session: Session, qtbot: QtBot, picks_of: PicksOf
) -> None:
    first = session.proposal
    click(qtbot, pane, "flask/4")
    qtbot.keyClick(pane.tree, Key.Key_Up, Mod.AltModifier)
    assert picks_of(session.proposal, "flask") == ["flask/1", "flask/2", "flask/4", "flask/3"]
    qtbot.keyClick(pane.tree, Key.Key_Down, Mod.AltModifier)
    qtbot.keyClick(pane.tree, Key.Key_Down, Mod.AltModifier)
    assert picks_of(session.proposal, "proof") == ["flask/4", "proof/1"]
    assert current(pane) == "flask/4"
    assert pane.tree.hasFocus()
    for _ in range(3):
        session.workspace.undo()
    assert session.proposal is first
    assert current(pane) == "flask/4"


def test_a_chapter_moves_and_stays_open_or_closed(pane: OutlinePane, session: Session, qtbot: QtBot) -> None:
    pane.tree.collapse(pane.model.index_of("proof"))
    click(qtbot, pane, "flask")
    qtbot.keyClick(pane.tree, Key.Key_Down, Mod.AltModifier)
    assert chapters(session)[2:4] == ["proof", "flask"]
    assert pane.tree.isExpanded(pane.model.index_of("flask"))
    assert not pane.tree.isExpanded(pane.model.index_of("proof"))


def test_delete_goes_to_the_neighbour(pane: OutlinePane, session: Session, qtbot: QtBot, picks_of: PicksOf) -> None:
    click(qtbot, pane, "flask/2")
    qtbot.keyClick(pane.tree, Key.Key_Delete)
    assert picks_of(session.proposal, "flask") == ["flask/1", "flask/3", "flask/4"]
    assert current(pane) == session.selection.source == "flask/3"
    click(qtbot, pane, "next-step")
    qtbot.keyClick(pane.tree, Key.Key_Delete)
    assert current(pane) == session.selection.source == "terms"
    session.workspace.undo()
    session.workspace.undo()
    assert pane.model.index_of("flask/2").isValid()


def test_several_picks_go_in_one_step(pane: OutlinePane, session: Session, qtbot: QtBot, picks_of: PicksOf) -> None:
    click(qtbot, pane, "flask/1")
    click(qtbot, pane, "flask/3", Mod.ControlModifier)
    click(qtbot, pane, "proof/1", Mod.ControlModifier)
    qtbot.keyClick(pane.tree, Key.Key_Delete)
    assert picks_of(session.proposal, "flask") == ["flask/2", "flask/4"]
    assert picks_of(session.proposal, "proof") == []
    session.workspace.undo()
    assert len(picks_of(session.proposal, "flask")) == 4


def test_several_picks_stay_selected_while_they_move(
    pane: OutlinePane, session: Session, qtbot: QtBot, picks_of: PicksOf
) -> None:
    click(qtbot, pane, "flask/3")
    click(qtbot, pane, "flask/4", Mod.ControlModifier)
    for _ in range(2):
        qtbot.keyClick(pane.tree, Key.Key_Up, Mod.AltModifier)
    assert picks_of(session.proposal, "flask") == ["flask/3", "flask/4", "flask/1", "flask/2"]
    assert {index.data(OutlineRole.ROW).source for index in pane.tree.selectedIndexes()} == {"flask/3", "flask/4"}


def test_f2_renames_a_chapter_and_a_pick(pane: OutlinePane, session: Session, qtbot: QtBot) -> None:
    click(qtbot, pane, "flask")
    qtbot.keyClick(pane.tree, Key.Key_F2)
    qtbot.keyClicks(editor(pane), "Why Python")
    enter(qtbot, pane)
    assert session.proposal.chapters[2].title == "Why Python"
    assert row(pane, "flask").title == "Why Python"
    click(qtbot, pane, "flask/2")
    qtbot.keyClick(pane.tree, Key.Key_F2)
    qtbot.keyClicks(editor(pane), "Better **still**")
    enter(qtbot, pane)
    assert row(pane, "flask/2").title == "Better still"
    assert "title" in row(pane, "flask/2").changed


def test_a_double_click_renames_and_escape_takes_it_back(pane: OutlinePane, session: Session, qtbot: QtBot) -> None:
    before = session.proposal
    click(qtbot, pane, "terms")
    qtbot.mouseDClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=middle(pane, "terms"))
    qtbot.keyClicks(editor(pane), "Other")
    qtbot.keyClick(editor(pane), Key.Key_Delete)
    qtbot.keyClick(editor(pane), Key.Key_Escape)
    assert session.proposal is before
    assert not pane.model.flags(pane.model.index_of("")) & Qt.ItemFlag.ItemIsEditable


def test_a_change_elsewhere_leaves_a_title_being_typed_alone(pane: OutlinePane, session: Session, qtbot: QtBot) -> None:
    click(qtbot, pane, "flask")
    qtbot.keyClick(pane.tree, Key.Key_F2)
    qtbot.keyClicks(editor(pane), "Half a ti")
    session.edit(lambda proposal: replace(proposal, chapters=proposal.chapters[1:]), "Remove")
    qtbot.keyClicks(editor(pane), "tle")
    enter(qtbot, pane)
    assert row(pane, "flask").written == "Half a title"


def test_ctrl_d_doubles_and_selects_the_copy(
    pane: OutlinePane, session: Session, qtbot: QtBot, picks_of: PicksOf
) -> None:
    click(qtbot, pane, "flask/1")
    qtbot.keyClick(pane.tree, Key.Key_D, Mod.ControlModifier)
    picks = picks_of(session.proposal, "flask")
    assert len(picks) == 5
    assert picks[1] == current(pane) == session.selection.source
    click(qtbot, pane, "flask")
    qtbot.keyClick(pane.tree, Key.Key_D, Mod.ControlModifier)
    assert chapters(session)[3] == current(pane)


@pytest.mark.parametrize("number", range(10))
def test_every_kind_of_chapter_is_added_behind_the_selected_one(
    pane: OutlinePane, session: Session, qtbot: QtBot, number: int
) -> None:
    click(qtbot, pane, "flask/2")
    kinds = [action for action in pane.verbs.menu.actions() if not action.isSeparator()]
    kinds[number].trigger()
    added = session.proposal.chapters[3]
    assert len(session.proposal.chapters) == 8
    assert current(pane) == session.selection.source == added.id
    assert str(kinds[number].data()) in {added.kind, getattr(added, "purpose", "")}
    session.workspace.undo()
    assert current(pane) == "proof"


def test_a_drag_puts_a_pick_between_others(pane: OutlinePane, session: Session, picks_of: PicksOf) -> None:
    session.select("flask/4")
    assert drop(pane, dragged(pane, "flask/4"), edge(pane, "flask/1", below=True))
    assert picks_of(session.proposal, "flask") == ["flask/1", "flask/4", "flask/2", "flask/3"]
    assert drop(pane, dragged(pane, "flask/1", "flask/3"), edge(pane, "proof/1", below=False))
    assert picks_of(session.proposal, "proof") == ["flask/1", "flask/3", "proof/1"]
    assert not drop(pane, dragged(pane, "flask/2"), middle(pane, "terms"))


def test_a_drag_puts_a_chapter_between_others(pane: OutlinePane, session: Session) -> None:
    assert drop(pane, dragged(pane, "terms"), edge(pane, "flask", below=False))
    assert chapters(session)[:4] == ["situation", "suggestion", "terms", "flask"]
    assert drop(pane, dragged(pane, "situation"), middle(pane, "flask/2"))
    assert chapters(session)[:4] == ["suggestion", "terms", "flask", "situation"]
    assert drop(pane, dragged(pane, "flask"), middle(pane, ""))
    assert chapters(session)[0] == "flask"
    bottom = QPoint(100, pane.tree.viewport().height() - 2)
    assert drop(pane, dragged(pane, "flask"), bottom)
    assert chapters(session)[-1] == "flask"


def test_entries_of_the_library_are_dropped_where_they_are_let_go(
    pane: OutlinePane, session: Session, picks_of: PicksOf
) -> None:
    data = QMimeData()
    entries = ["flask/drawbacks/no-conventions", "flask/drawbacks/little-built-in"]
    data.setData(ENTRY_MIME, "\n".join(entries).encode())
    assert drop(pane, data, edge(pane, "proof/1", below=False))
    assert picks_of(session.proposal, "proof")[-1] == "proof/1"
    assert len(picks_of(session.proposal, "proof")) == 1 + len(entries)
    assert current(pane) == picks_of(session.proposal, "proof")[0]
    session.workspace.undo()
    assert drop(pane, data, middle(pane, "terms"))
    session.workspace.undo()
    assert len(session.proposal.chapters) == 7


def test_rows_of_another_window_are_not_taken(pane: OutlinePane, session: Session, qtbot: QtBot) -> None:
    other = OutlinePane(session)
    qtbot.addWidget(other)
    before = session.proposal
    assert not drop(pane, dragged(other, "flask/1"), middle(pane, "proof/1"))
    assert session.proposal is before


def test_pages_marks_and_findings_arrive_with_the_preview(pane: OutlinePane, session: Session, qtbot: QtBot) -> None:
    library = session.workspace.library
    assert row(pane, "flask").slides is None
    with qtbot.waitSignal(session.findings_changed, check_params_cb=lambda _: complete(session), timeout=20_000):
        session.edit(lambda one: set_value(one, library, "flask/2", "description", "TODO later"), "Type")
    assert (row(pane, "flask").slides or 0) > 0
    assert (row(pane, "").slides or 0) >= 9
    assert row(pane, "flask/2").worst is row(pane, "flask").worst_inside is not None
    assert row(pane, "flask").worst is None
    assert "description" in row(pane, "flask/2").changed


def test_chapters_that_share_a_page_count_it_each(pane: OutlinePane, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.findings_changed, check_params_cb=lambda _: complete(session), timeout=20_000):
        session.edit(lambda one: replace(one, title="Another"), "Type")
    assert session.preview is not None
    pages = session.preview.book.pages
    assert any(page.joining for page in pages)
    assert all((row(pane, chapter).sheets or 0) > 0 for chapter in chapters(session))
    assert row(pane, "").sheets == len(pages)


def complete(session: Session) -> bool:
    return session.preview is not None and session.preview.pending is None


def test_an_empty_proposal_says_what_to_do(pane: OutlinePane, session: Session, qtbot: QtBot) -> None:
    pane.tree.selectAll()
    qtbot.keyClick(pane.tree, Key.Key_Delete)
    assert chapters(session) == []
    assert current(pane) == session.selection.source == ""
    add = pane.findChild(EmptyHint)
    assert add is not None
    assert add.isVisible()
    session.workspace.undo()
    assert not add.isVisible()


def test_another_proposal_takes_its_place(pane: OutlinePane, session: Session, pitch: Proposal) -> None:
    session.select("flask/2")
    session.workspace.open(replace(pitch, chapters=pitch.chapters[3:]))
    session.select("")
    assert current(pane) == session.selection.source == ""
    assert pane.model.rowCount() == 5


def test_selection_and_scroll_survive_edits(pane: OutlinePane, session: Session) -> None:
    pane.resize(340, 240)
    pane.tree.selectionModel().select(pane.model.index_of("flask/1"), QItemSelectionModel.SelectionFlag.Select)
    session.select("terms")
    pane.tree.verticalScrollBar().setValue(60)
    before = pane.tree.verticalScrollBar().value()
    session.edit(lambda proposal: replace(proposal, title="Another"), "Type")
    assert pane.tree.verticalScrollBar().value() == before
    assert current(pane) == "terms"


def test_the_context_menu_has_the_verbs(pane: OutlinePane, qtbot: QtBot) -> None:
    click(qtbot, pane, "flask/1")
    menu = pane.verbs.context_menu()
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names[:6] == ["Add chapter", "Rename", "Duplicate", "Move up", "Move down", "Pin as it is here"]
    assert names[6] == "Remove"
    menu.popup(pane.mapToGlobal(QPoint(5, 5)))
    menu.close()
    click(qtbot, pane, "")
    assert not pane.verbs.remove.isEnabled()
    assert pane.verbs.menu.isEnabled()
