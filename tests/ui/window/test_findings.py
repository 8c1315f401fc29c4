"""What reading a file found goes when it is mended, and comes back when the mending is undone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.findings import Finding
from studio.domain.proposal import NO_DATE
from studio.ui.window.main_window import MainWindow
from tests.ui.window.steps import WAIT, opened, wait_until_saved

FAULTY = "date: 2026-13-45"


@pytest.fixture
def faulty(example: Path) -> Path:
    """The example with a date that is none, and a key that nobody knows."""
    lines = example.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(f"{FAULTY}\nunheard: of\n" if line.startswith("date:") else line for line in lines)
    example.write_text(text, encoding="utf-8")
    return example


def found(window: MainWindow) -> set[str]:
    """Give the fields that reading has found something about."""
    assert window.session is not None
    return {one.place.field for one in window.session.findings} & {"date", "unheard"}


def mend(window: MainWindow) -> None:
    assert window.session is not None
    assert window.session.proposal.date == NO_DATE
    window.session.edit(lambda proposal: replace(proposal, date=date(2026, 12, 1)), "Change date")


def test_what_is_mended_is_found_no_more_until_that_is_undone(window: MainWindow, qtbot: QtBot, faulty: Path) -> None:
    opened(window, faulty, qtbot)
    assert found(window) == {"date", "unheard"}
    mend(window)
    qtbot.waitUntil(lambda: found(window) == {"unheard"}, timeout=WAIT)
    window.undo()
    qtbot.waitUntil(lambda: found(window) == {"date", "unheard"}, timeout=WAIT)
    window.redo()
    window.files.save()
    wait_until_saved(window, qtbot)
    qtbot.waitUntil(lambda: found(window) == {"unheard"}, timeout=WAIT)


def test_panes_hear_of_it(window: MainWindow, qtbot: QtBot, faulty: Path) -> None:
    opened(window, faulty, qtbot)
    assert window.session is not None
    with qtbot.waitSignal(window.session.findings_changed, timeout=WAIT, check_params_cb=_no_date):
        mend(window)


def test_a_file_that_is_read_again_is_found_as_it_is_now(window: MainWindow, qtbot: QtBot, faulty: Path) -> None:
    opened(window, faulty, qtbot)
    faulty.write_text(faulty.read_text(encoding="utf-8").replace(f"{FAULTY}\nunheard: of", "date: 2026-12-01"), "utf-8")
    window.files.reload()
    qtbot.waitUntil(lambda: not found(window), timeout=WAIT)


def test_faults_that_somebody_else_brought_in_are_found_and_mended(
    editing: MainWindow, qtbot: QtBot, example: Path
) -> None:
    assert not found(editing)
    text = example.read_text(encoding="utf-8")
    day = next(line for line in text.splitlines() if line.startswith("date:"))
    example.write_text(text.replace(day, FAULTY), encoding="utf-8")
    editing.files.reload()
    qtbot.waitUntil(lambda: found(editing) == {"date"}, timeout=WAIT)
    mend(editing)
    qtbot.waitUntil(lambda: not found(editing), timeout=WAIT)


def _no_date(findings: tuple[Finding, ...]) -> bool:
    return all(one.place.field != "date" for one in findings)
