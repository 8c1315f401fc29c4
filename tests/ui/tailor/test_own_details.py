"""The consultant's details are kept for new proposals, and filled in from what was kept."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.domain.proposal import Consultant
from studio.ui.session import Session
from studio.ui.tailor.own_details import OwnDetails
from studio.ui.tailor.pane import TailorPane

OWN = Consultant(company="Brightwater Consulting", name="Ada", email="ada@brightwater.example")


@pytest.fixture
def details(pane: TailorPane, work: Session, qtbot: QtBot) -> OwnDetails:
    work.select("", "consultant.name")
    view = pane.view
    assert view is not None
    qtbot.waitUntil(lambda: view.complete)
    return view.findChildren(OwnDetails)[0]


def said(details: OwnDetails) -> str:
    return " ".join(one.text() for one in details.findChildren(QLabel) if one.isVisible())


def test_details_are_kept_with_one_click(details: OwnDetails, pane: TailorPane, work: Session, qtbot: QtBot) -> None:
    pane.own_kept.connect(pane.show_own)
    assert not details.fill.isVisible()
    with qtbot.waitSignal(pane.own_kept) as kept:
        qtbot.mouseClick(details.keep, Qt.MouseButton.LeftButton)
    assert kept.args == [work.proposal.consultant]
    assert not details.keep.isVisible()
    assert "New proposals begin with these details" in said(details)
    work.edit(lambda proposal: replace(proposal, consultant=OWN), "Change name")
    assert details.keep.isVisible()


def test_what_was_kept_is_filled_in_as_one_step(
    details: OwnDetails, pane: TailorPane, work: Session, qtbot: QtBot
) -> None:
    before = work.proposal.consultant
    pane.show_own(OWN)
    qtbot.mouseClick(details.fill, Qt.MouseButton.LeftButton)
    assert work.proposal.consultant == OWN
    assert not details.fill.isVisible()
    work.workspace.undo()
    assert work.proposal.consultant == before
    assert details.fill.isVisible()


def test_there_is_nothing_to_keep_of_empty_details(details: OwnDetails, work: Session) -> None:
    work.edit(lambda proposal: replace(proposal, consultant=Consultant()), "Clear")
    assert not details.keep.isVisible()
    assert "Fill this in once" in said(details)
