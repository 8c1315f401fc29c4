"""Forms are there before somebody selects what they are for."""

from pytestqt.qtbot import QtBot

from studio.app.forms.sections import one_of_each
from studio.ui.session import Session
from studio.ui.tailor.form_view import FormView
from studio.ui.tailor.pane import TailorPane
from studio.ui.tailor.text_editor import TextEditor


def _forms(pane: TailorPane) -> list[FormView]:
    return pane.findChildren(FormView)


def test_every_kind_of_form_is_made_in_idle_moments(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    kinds, written = one_of_each(work.proposal), work.proposal
    work.request_preview()
    qtbot.waitUntil(
        lambda: len(_forms(pane)) == 1 + len(kinds) and all(view.complete for view in _forms(pane)), timeout=30_000
    )
    assert work.proposal is written  # nothing was typed into them
    before = set(_forms(pane))
    for source in kinds:
        work.select(source)
        assert pane.view in before
    assert set(_forms(pane)) == before


def test_a_form_made_ahead_shows_what_is_selected(pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    picks = [pick.id for chapter in work.proposal.chapters for pick in getattr(chapter, "picks", ())]
    work.request_preview()
    qtbot.waitUntil(lambda: len(_forms(pane)) == 1 + len(one_of_each(work.proposal)), timeout=30_000)
    for source in picks[:4]:
        work.select(source)
        view = pane.view
        assert view is not None
        qtbot.waitUntil(lambda view=view: view.complete)
        title = next(row for row in view.rows() if row.path in {"title", "name", "question"})
        assert isinstance(title.editor, TextEditor)
        assert title.editor.text == getattr(work.workspace.library.find(_entry(work, source)), title.path)


def _entry(work: Session, source: str) -> str:
    return next(
        pick.entry for chapter in work.proposal.chapters for pick in getattr(chapter, "picks", ()) if pick.id == source
    )
