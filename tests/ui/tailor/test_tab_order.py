"""Tab leads from pane to pane as they stand, also into fields that were made long after what stands behind them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.session import Session
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.pane import TailorPane


def test_tab_goes_through_a_form_before_what_stands_behind_the_pane(work: Session, qtbot: QtBot) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    row = QHBoxLayout(both)
    pane, behind = TailorPane(work), QPushButton("Behind")
    row.addWidget(pane)
    row.addWidget(behind)
    both.show()
    both.activateWindow()
    qtbot.waitUntil(both.isActiveWindow)
    for source in ("flask/2", "scope"):
        work.select(source)
        view = pane.view
        assert view is not None
        qtbot.waitUntil(lambda view=view: view.complete)
        pane.header.insert.setFocus()
        rows: list[FieldRow] = []
        while (focused := QApplication.focusWidget()) is not behind:
            assert focused is not None
            rows += [one for one in view.rows() if one.isAncestorOf(focused) and one not in rows]
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert len(rows) >= 2
