"""The session tells panes of what happened."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from studio.ui.session import Selection, Session


def test_an_edit_is_told_and_a_preview_follows(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignals([session.proposal_changed, session.preview_ready], timeout=20_000):
        assert session.edit(lambda proposal: replace(proposal, title="Another title"), "Change title")
    assert session.preview is not None
    assert session.preview.revision == session.workspace.revision


def test_selecting_tells_once(session: Session) -> None:
    told: list[Selection] = []
    session.selection_changed.connect(told.append)
    session.select("benefits", "title")
    session.select("benefits", "title")
    assert told == [Selection("benefits", "title")]
