"""The library changes while a proposal is open: a person sees it, looks at it, chooses, undoes and saves."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.edits.fields import set_value
from studio.app.edits.finding import pick_of
from studio.app.folders import Folders
from studio.app.updating import Outcome
from studio.sources.proposals.proposal import read_proposal
from studio.ui.desk import Desk
from studio.ui.updating.dialog import UpdateDialog
from studio.ui.updating.field_card import FieldCard, Side
from studio.ui.window.main_window import MainWindow
from tests.outside import outside
from tests.ui.window.steps import WAIT, opened, press, wait_for_pages, wait_until_saved

CONTROL = Qt.KeyboardModifier.ControlModifier
LEAN, CHOICE = "flask/benefits/less-is-more", "flask/benefits/free-choice"
OUTCOME = "Faster start, easier debugging and no code that nobody needs."
Edit = Callable[[str, str, str], None]


def move_entry(root: Path, here: str, there: str, name: str) -> None:
    """Move an entry to the end of another section's file, as somebody else does."""
    _, _, rest = (root / here).read_text(encoding="utf-8").partition(f"  - id: {name}\n")
    lines, _, _ = rest.partition("  - id: ")
    outside(root / here, f"  - id: {name}\n{lines}", "")
    text = (root / there).read_text(encoding="utf-8")
    outside(root / there, text, f"{text.rstrip()}\n\n  - id: {name}\n{lines.rstrip()}\n")


def pick_id(window: MainWindow, entry: str) -> str:
    assert window.session is not None
    picks = (pick for chapter in window.session.proposal.chapters for pick in getattr(chapter, "picks", ()))
    return str(next(pick.id for pick in picks if pick.entry == entry))


def overrides(window: MainWindow, entry: str) -> dict[str, object]:
    assert window.session is not None
    pick = pick_of(window.session.proposal, pick_id(window, entry))
    assert pick is not None
    return dict(pick.overrides)


def wait_for_bar(window: MainWindow, qtbot: QtBot, *, shown: bool = True) -> None:
    assert window.editor is not None
    bar = window.editor.outline.update_bar
    qtbot.waitUntil(lambda: bar.isHidden() is not shown, timeout=WAIT)


def asked(window: MainWindow, qtbot: QtBot) -> UpdateDialog:
    """Open the dialog by its key and wait until everything is looked up."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    dialog = window.findChild(UpdateDialog)
    assert dialog is not None
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Warning, dialog)
    qtbot.waitUntil(lambda: dialog.is_fresh, timeout=WAIT)
    return dialog


def card(dialog: UpdateDialog, name: str) -> FieldCard:
    return next(one for one in dialog.sheet.cards if one.field.name == name)


def titles(dialog: UpdateDialog) -> list[str]:
    return [dialog.model.index(row).data().split(".")[0] for row in range(dialog.model.rowCount())]


def test_a_change_on_the_disk_is_told_and_taken_in_one_step(editing: MainWindow, edit: Edit, qtbot: QtBot) -> None:
    assert not editing.files.modified
    edit("flask/benefits", "Flask brings only the essentials.", "Flask brings only what counts.")
    wait_for_bar(editing, qtbot)
    assert not editing.files.modified, "an opened proposal is not changed by what others do"
    assert editing.editor is not None
    press(editing.editor.outline.update_bar, "update-look", qtbot)
    dialog = editing.findChild(UpdateDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.is_fresh, timeout=WAIT)
    assert titles(dialog) == ["A core without ballast"]
    field = card(dialog, "description").field
    assert (field.outcome, str(field.then).startswith("Flask brings only the")) == (Outcome.TAKEN, True)
    texts = " ".join(label.text() for label in card(dialog, "description").findChildren(QLabel))
    assert "line-through" in texts
    assert ">what counts.</span>" in texts
    press(dialog, "update-all", qtbot)
    wait_for_bar(editing, qtbot, shown=False)
    qtbot.waitUntil(lambda: dialog.is_fresh, timeout=WAIT)
    assert dialog.nothing.isVisible()
    assert "1 entry updated" in dialog.done_text.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CONTROL)
    wait_for_bar(editing, qtbot)
    assert not editing.files.modified
    editing.redo()
    wait_for_bar(editing, qtbot, shown=False)
    assert editing.files.modified
    dialog.reject()


def test_where_both_changed_a_text_one_chooses(editing: MainWindow, edit: Edit, qtbot: QtBot, tmp_path: Path) -> None:
    edit("flask/benefits", OUTCOME, "A start within days.")
    wait_for_bar(editing, qtbot)
    dialog = asked(editing, qtbot)
    assert "It waits for your choice" in dialog.told.text()
    assert not dialog.all_button.isEnabled()
    assert not dialog.one_button.isEnabled()
    outcome = card(dialog, "outcome")
    assert outcome.field.outcome is Outcome.OPEN
    qtbot.mouseClick(outcome.sides[Side.THEIRS], Qt.MouseButton.LeftButton)
    assert dialog.one_button.isEnabled()
    outcome.sides[Side.OWN].setChecked(True)
    outcome.editor.selectAll()
    qtbot.keyClicks(outcome.editor, "  ")
    assert not dialog.one_button.isEnabled(), "no words are no choice"
    outcome.editor.selectAll()
    qtbot.keyClicks(outcome.editor, "A first version within days")
    qtbot.keyClick(dialog, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    own = {"outcome": "A first version within days"}
    qtbot.waitUntil(lambda: overrides(editing, LEAN) == own, timeout=WAIT)
    wait_for_bar(editing, qtbot, shown=False)
    dialog.reject()
    editing.files.save()
    wait_until_saved(editing, qtbot)
    saved, findings = read_proposal(tmp_path / "pitch.proposal.yaml")
    assert findings == ()
    said = {origin.entry: dict(origin.said) for origin in saved.origins}
    assert said[LEAN] == {"outcome": "A start within days."}


def test_words_that_are_typed_after_the_library_changed_wait_for_a_choice_too(
    editing: MainWindow, edit: Edit, qtbot: QtBot
) -> None:
    edit("flask/benefits", "A core without ballast", "Theirs now")
    session = editing.session
    assert session is not None
    for title in ("Mine alone", "Mine again"):
        library = session.workspace.library
        change = partial(set_value, library=library, source=pick_id(editing, LEAN), path="title", value=title)
        session.edit(change, "Type")
    dialog = asked(editing, qtbot)
    assert card(dialog, "title").field.outcome is Outcome.OPEN
    assert not dialog.all_button.isEnabled()
    dialog.reject()


def test_everything_is_reached_by_keys(editing: MainWindow, edit: Edit, qtbot: QtBot) -> None:
    edit("flask/benefits", OUTCOME, "A start within days.")
    dialog = asked(editing, qtbot)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT)
    assert dialog.focusWidget() is dialog.list
    for wanted in (dialog.sheet.pin, card(dialog, "outcome").sides[Side.MINE]):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is wanted
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(dialog.focusWidget(), key)
    assert card(dialog, "outcome").sides[Side.THEIRS].isChecked()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert card(dialog, "outcome").sides[Side.OWN].isChecked()
    for wanted in (card(dialog, "outcome").editor, dialog.close_button, dialog.one_button, dialog.all_button):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is wanted
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: editing.findChild(UpdateDialog) is None, timeout=WAIT)


@pytest.mark.parametrize(("side", "left"), [(Side.MINE, True), (Side.THEIRS, False)])
def test_mine_or_theirs(editing: MainWindow, edit: Edit, qtbot: QtBot, side: Side, *, left: bool) -> None:
    mine = overrides(editing, LEAN)
    edit("flask/benefits", OUTCOME, "A start within days.")
    wait_for_bar(editing, qtbot)
    dialog = asked(editing, qtbot)
    card(dialog, "outcome").sides[side].setFocus()
    qtbot.keyClick(card(dialog, "outcome").sides[side], Qt.Key.Key_Space)
    press(dialog, "update-all", qtbot)
    assert overrides(editing, LEAN) == (mine if left else {})
    wait_for_bar(editing, qtbot, shown=False)
    dialog.reject()


def test_changes_of_other_words_go_together(editing: MainWindow, edit: Edit, qtbot: QtBot) -> None:
    assert editing.session is not None
    library = editing.session.workspace.library
    change = partial(
        set_value,
        library=library,
        source=pick_id(editing, CHOICE),
        path="title",
        value="FREEDOM to choose every component",
    )
    editing.session.edit(change, "Type")
    edit("flask/benefits", "Freedom to choose every component", "Freedom to choose each component")
    dialog = asked(editing, qtbot)
    title = card(dialog, "title")
    assert (title.field.outcome, title.field.result) == (Outcome.MERGED, "FREEDOM to choose each component")
    assert title.sides[Side.BOTH].isChecked()
    press(dialog, "update-all", qtbot)
    assert overrides(editing, CHOICE)["title"] == "FREEDOM to choose each component"
    dialog.reject()


def test_a_choice_is_asked_again_when_the_library_changes_once_more(
    editing: MainWindow, edit: Edit, qtbot: QtBot
) -> None:
    edit("flask/benefits", OUTCOME, "A start within days.")
    dialog = asked(editing, qtbot)
    card(dialog, "outcome").sides[Side.THEIRS].setChecked(True)
    assert dialog.all_button.isEnabled()
    edit("flask/benefits", "A start within days.", "A start within hours.")
    qtbot.waitUntil(lambda: dialog.is_fresh, timeout=WAIT)
    assert card(dialog, "outcome").field.now == "A start within hours."
    assert not any(side.isChecked() for side in card(dialog, "outcome").sides.values())
    assert not dialog.all_button.isEnabled()
    dialog.reject()


def test_one_entry_is_taken_and_the_others_wait(editing: MainWindow, edit: Edit, qtbot: QtBot) -> None:
    edit("flask/benefits", "Flask brings only the essentials.", "Flask brings only what counts.")
    edit("flask/benefits", "Freedom to choose every component", "Freedom to choose each component")
    dialog = asked(editing, qtbot)
    assert titles(dialog) == ["A core without ballast", "Freedom to choose each component"]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert [one.field.name for one in dialog.sheet.cards] == ["title"]
    press(dialog, "update-one", qtbot)
    qtbot.waitUntil(lambda: titles(dialog) == ["A core without ballast"], timeout=WAIT)
    assert dialog.list.currentIndex().row() == 0
    dialog.reject()


def test_a_pinned_entry_stays_and_is_let_go(editing: MainWindow, edit: Edit, qtbot: QtBot) -> None:
    edit("flask/benefits", "Flask brings only the essentials.", "Flask brings only what counts.")
    dialog = asked(editing, qtbot)
    press(dialog, "update-pin", qtbot)
    wait_for_bar(editing, qtbot, shown=False)
    qtbot.waitUntil(lambda: dialog.is_fresh, timeout=WAIT)
    assert editing.editor is not None
    outline = editing.editor.outline
    row = outline.model.row_at(outline.model.index_of(pick_id(editing, LEAN)))
    assert row is not None
    assert row.pinned
    assert "Let it" in dialog.sheet.pin.text()
    press(dialog, "update-pin", qtbot)
    wait_for_bar(editing, qtbot)
    dialog.reject()


def test_an_entry_is_pinned_by_key_in_the_outline(editing: MainWindow, edit: Edit, qtbot: QtBot) -> None:
    assert editing.session is not None
    assert editing.editor is not None
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow, timeout=WAIT)
    outline = editing.editor.outline
    editing.session.select(pick_id(editing, LEAN))
    outline.tree.setFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    edit("flask/benefits", "Flask brings only the essentials.", "Flask brings only what counts.")
    assert str(overrides(editing, LEAN)["description"]).startswith("Flask brings only the essentials.")
    dialog = asked(editing, qtbot)
    assert "Everything is as the library has it" in dialog.told.text()
    dialog.reject()
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow, timeout=WAIT)
    outline.tree.setFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    wait_for_bar(editing, qtbot)


def test_a_finding_leads_to_its_entry(editing: MainWindow, edit: Edit, qtbot: QtBot) -> None:
    edit("flask/benefits", "Flask brings only the essentials.", "Flask brings only what counts.")
    edit("flask/benefits", "A fit to your exact requirements", "A fit to all your requirements")
    wait_for_bar(editing, qtbot)
    assert editing.editor is not None
    editing.editor.go_to("findings")
    findings = editing.editor.findings
    found = findings.model.finding_indexes
    qtbot.waitUntil(lambda: sum("has changed" in index.data() for index in found()) == 2, timeout=WAIT)
    changed = [index for index in findings.model.finding_indexes() if "free-choice" in index.data()]
    findings.list.setCurrentIndex(changed[0])
    editing.activateWindow()
    qtbot.waitUntil(editing.isActiveWindow, timeout=WAIT)
    findings.list.setFocus()
    actions = [one for one in findings.list.actions() if "Update" in one.text()]
    assert actions[0].isVisible()
    qtbot.keyClick(findings.list, Qt.Key.Key_Return, CONTROL)
    dialog = editing.findChild(UpdateDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.is_fresh, timeout=WAIT)
    assert dialog.sheet.row is not None
    assert dialog.sheet.row.entry == CHOICE
    dialog.reject()


def test_an_entry_that_was_moved_is_told_and_taken_over_and_given_back(
    editing: MainWindow, desk: Desk, shelf: Path, qtbot: QtBot
) -> None:
    assert editing.session is not None
    assert editing.editor is not None
    pick, mine = pick_id(editing, LEAN), overrides(editing, LEAN)
    assert mine
    there = f"django/benefits/{LEAN.rpartition('/')[2]}"
    before = desk.library
    move_entry(shelf, "flask/benefits.yaml", "django/benefits.yaml", "less-is-more")
    desk.look_at_library()
    qtbot.waitUntil(lambda: desk.library is not before, timeout=WAIT)
    wait_for_bar(editing, qtbot)
    assert editing.editor.outline.update_bar.accessibleName() == "1 entry has been moved in the library"
    editing.session.select(pick)
    notes = [label.text() for label in editing.editor.tailor.findChildren(QLabel) if label.isVisible()]
    assert any("was moved to Django" in note and "(F9) takes it over" in note for note in notes)
    dialog = asked(editing, qtbot)
    assert dialog.told.text() == "1 entry has been moved in the library since you looked last."
    assert dialog.model.index(0).data().endswith("Benefit. Moved to Django")
    assert any("stands in Django now" in label.text() for label in dialog.sheet.findChildren(QLabel))
    assert not dialog.sheet.pin.isVisible(), "what the library does not have here cannot be kept as it is"
    press(dialog, "update-all", qtbot)
    wait_for_bar(editing, qtbot, shown=False)
    assert (pick_id(editing, there), overrides(editing, there)) == (pick, mine)
    qtbot.waitUntil(lambda: dialog.is_fresh, timeout=WAIT)
    assert dialog.nothing.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CONTROL)
    wait_for_bar(editing, qtbot)
    assert (pick_id(editing, LEAN), overrides(editing, LEAN)) == (pick, mine)
    dialog.reject()


def test_nothing_to_update_says_so(editing: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(editing, qtbot)
    assert dialog.nothing.isVisible()
    assert not any(one.isEnabled() for one in dialog.findChildren(QPushButton) if "Update" in one.text())
    editing.close_proposal()
    assert editing.findChild(UpdateDialog) is None or not dialog.isVisible()


def test_a_german_proposal_is_told_of_german_words_alone(
    desk: Desk, edit: Edit, folders: Folders, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "german.proposal.yaml"
    text = (folders.examples / "flask-pitch.proposal.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("language: en_GB", "language: de_DE"), encoding="utf-8")
    window = desk.new_window()
    wait_for_pages(opened(window, path, qtbot), qtbot)
    assert window.session is not None
    assert window.session.proposal.language == "de_DE"
    edit("flask/benefits", "Flask brings only the essentials.", "Flask brings only what counts.")
    assert window.editor is not None
    edit("flask/benefits.de", "Flask bringt nur das Wesentliche mit", "Flask bringt nur mit, was zählt")
    wait_for_bar(window, qtbot)
    press(window.editor.outline.update_bar, "update-look", qtbot)
    dialog = window.findChild(UpdateDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.is_fresh, timeout=WAIT)
    field = card(dialog, "description").field
    assert str(field.then).startswith("Flask bringt nur das Wesentliche mit")
    assert str(field.now).startswith("Flask bringt nur mit, was zählt")
    assert (field.outcome, field.written) == (Outcome.TAKEN, "")
    press(dialog, "update-all", qtbot)
    wait_for_bar(window, qtbot, shown=False)
    dialog.reject()
