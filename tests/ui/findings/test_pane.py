"""The findings as a person uses them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.edits.fields import set_value
from studio.domain.findings import Severity
from studio.ui.findings.pane import FindingsPane
from studio.ui.session import Selection, Session

Key, Mod = Qt.Key, Qt.KeyboardModifier


def write(session: Session, qtbot: QtBot, source: str, field: str, text: str) -> None:
    """Change a field and wait until everything is looked through."""
    library = session.workspace.library
    with qtbot.waitSignal(session.findings_changed, check_params_cb=lambda _: complete(session), timeout=20_000):
        session.edit(lambda one: set_value(one, library, source, field, text), "Type")


def complete(session: Session) -> bool:
    preview = session.preview
    return preview is not None and preview.pending is None and preview.revision == session.workspace.revision


def sown(session: Session, qtbot: QtBot) -> None:
    """Make three findings: two warnings and an error."""
    write(session, qtbot, "flask/2", "description", "TODO later")
    write(session, qtbot, "situation", "body", "With {{ client.nonsense }}")
    write(session, qtbot, "proof", "intro", "FIXME")


def texts(pane: FindingsPane) -> list[str]:
    return [str(pane.model.index(n).data()) for n in range(pane.model.rowCount())]


def click(pane: FindingsPane, qtbot: QtBot, number: int) -> None:
    index = pane.model.index(number)
    pane.list.scrollTo(index)
    at = pane.list.visualRect(index).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def shown(pane: FindingsPane) -> str:
    labels = [label for label in pane.findChildren(QLabel) if label.isVisible()]
    return " ".join(label.text() for label in labels)


def test_nothing_to_mend_is_said_calmly(pane: FindingsPane, session: Session, qtbot: QtBot) -> None:
    assert "Checking" in shown(pane)
    with qtbot.waitSignal(session.findings_changed, timeout=20_000):
        session.request_preview()
    qtbot.waitUntil(lambda: "Nothing to mend" in shown(pane))


def test_findings_come_with_their_count_and_go_when_mended(pane: FindingsPane, session: Session, qtbot: QtBot) -> None:
    counts: list[tuple[int, int]] = []
    pane.count_changed.connect(lambda errors, warnings: counts.append((errors, warnings)))
    sown(session, qtbot)
    assert pane.counts == counts[-1]
    assert sum(counts[-1]) == 3
    assert pane.list.isVisible()
    for _ in range(3):
        session.workspace.undo()
    qtbot.waitUntil(lambda: counts[-1] == (0, 0), timeout=20_000)
    assert "Nothing to mend" in shown(pane)


def test_a_click_and_enter_go_to_the_field(pane: FindingsPane, session: Session, qtbot: QtBot) -> None:
    sown(session, qtbot)
    flask = next(n for n, text in enumerate(texts(pane)) if "TODO" in text)
    click(pane, qtbot, flask)
    assert session.selection == Selection("flask/2", "description")
    session.select("")
    assert pane.list.hasFocus()
    qtbot.keyClick(pane.list, Key.Key_Return)
    assert session.selection == Selection("flask/2", "description")


def test_next_and_previous_walk_over_headings_and_round(pane: FindingsPane, session: Session, qtbot: QtBot) -> None:
    pane.next_finding()
    assert session.selection == Selection()
    sown(session, qtbot)
    been = []
    for _ in range(4):
        pane.next_finding()
        been.append(session.selection.source)
    assert sorted(been[:3]) == ["flask/2", "proof", "situation"]
    assert been[3] == been[0]
    pane.previous_finding()
    assert session.selection.source == been[2]


def test_after_mending_next_goes_to_the_one_that_took_its_place(
    pane: FindingsPane, session: Session, qtbot: QtBot
) -> None:
    sown(session, qtbot)
    pane.next_finding()
    pane.next_finding()
    assert session.selection.source == "flask/2"
    write(session, qtbot, "flask/2", "description", "All well")
    pane.next_finding()
    assert session.selection.source == "proof"


def test_news_leave_selection_and_focus_alone(pane: FindingsPane, session: Session, qtbot: QtBot) -> None:
    sown(session, qtbot)
    click(pane, qtbot, pane.model.rowCount() - 1)
    row = pane.model.row_at(pane.list.currentIndex())
    selection = session.selection
    pane.bar.line.setFocus()
    write(session, qtbot, "terms", "intro", "XXX")
    assert row is not None
    assert pane.model.row_at(pane.list.currentIndex()) == row
    assert session.selection == selection
    assert pane.bar.line.hasFocus()


def test_filters_hide_and_show_all_brings_back(pane: FindingsPane, session: Session, qtbot: QtBot) -> None:
    sown(session, qtbot)
    everything = pane.model.rowCount()
    qtbot.mouseClick(pane.bar.switch(Severity.ERROR), Qt.MouseButton.LeftButton)
    assert 0 < pane.model.rowCount() < everything
    qtbot.keyClicks(pane.bar.line, "nothing like it")
    assert "No finding matches" in shown(pane)
    back = next(one for one in pane.findChildren(QPushButton) if one.text() == "Show all")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert pane.model.rowCount() == everything
    assert sum(pane.counts) == 3


def test_copy_gives_all_that_is_known(pane: FindingsPane, session: Session, qtbot: QtBot) -> None:
    sown(session, qtbot)
    flask = next(n for n, text in enumerate(texts(pane)) if "TODO" in text)
    click(pane, qtbot, flask)
    qtbot.keyClick(pane.list, Key.Key_C, Mod.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert "TODO" in lines[0]
    assert lines[-1].endswith("› Description")


def test_rows_fit_any_width(pane: FindingsPane, session: Session, qtbot: QtBot) -> None:
    sown(session, qtbot)
    heights = []
    for width in (1000, 420):
        pane.resize(width, 400)
        pane.grab()
        heights.append(sum(pane.list.visualRect(index).height() for index in pane.model.finding_indexes()))
        assert all(pane.list.visualRect(one).width() <= width for one in pane.model.finding_indexes())
    assert heights[1] >= heights[0]
