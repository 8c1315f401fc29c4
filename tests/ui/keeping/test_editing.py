from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter
from pytestqt.qtbot import QtBot

from studio.domain.entries import EntryId, EntryState, SectionKind
from tests.ui.keeping.conftest import LESS, WAIT, Hands

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_an_entry_is_changed_and_saved_and_all_else_in_its_file_stays(hands: Hands, root: Path) -> None:
    file = root / "flask" / "benefits.yaml"
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    hands.select(LESS)
    hands.type("title", "Less to carry")
    assert hands.window.isWindowModified()
    assert hands.window.state.text() == "1 entry not saved"
    hands.save()
    assert not hands.window.isWindowModified()
    after = {path: path.read_bytes() for path in before}
    assert [path for path in before if before[path] != after[path]] == [file]
    was, now = before[file].decode().splitlines(), after[file].decode().splitlines()
    assert [line for line in now if line not in was] == ["    title: Less to carry"]
    assert len(was) == len(now)


def test_typing_is_one_step_and_undo_leads_back(hands: Hands, qtbot: QtBot) -> None:
    hands.select(LESS)
    hands.type("title", "Other")
    hands.type("outcome", "Another")
    qtbot.keyClick(hands.editor("outcome"), Qt.Key.Key_Z, CONTROL)
    entry = hands.window.keeper.drafts.entry(LESS)
    assert getattr(entry, "title", "") == "Other"
    assert getattr(entry, "outcome", "") != "Another"
    hands.window.keeper.undo()
    assert not hands.window.keeper.modified
    assert hands.editor("title").text == "A core without ballast"


def test_undo_after_a_save_is_a_change_again(hands: Hands, root: Path) -> None:
    before = (root / "flask" / "benefits.yaml").read_bytes()
    hands.select(LESS)
    hands.type("title", "Other")
    hands.save()
    hands.window.keeper.undo()
    assert hands.window.keeper.modified
    hands.save()
    assert (root / "flask" / "benefits.yaml").read_bytes() == before


def test_a_new_entry_is_called_after_its_title_when_it_is_saved(hands: Hands, root: Path) -> None:
    hands.window.workspace.places.choose(("flask", "benefits"))
    hands.window.new_entry()
    hands.save()
    assert hands.window.notices.shows("incomplete")
    assert hands.window.workspace.entry.wrong == "Description is empty: write something here"
    hands.type("title", "Quick to learn")
    hands.type("description", "A day is enough.")
    hands.save()
    text = (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")
    assert "  - id: quick-to-learn\n    title: Quick to learn\n    description: A day is enough." in text
    assert hands.window.workspace.current == "flask/benefits/quick-to-learn"
    assert not hands.window.notices.shows("incomplete")


def test_who_saves_for_the_first_time_answers_for_what_is_new(hands: Hands, root: Path, qtbot: QtBot) -> None:
    window = hands.window
    window.desk.memory.change(lambda known: replace(known, keeper="", consultant=None))
    window.verbs.owner = ""
    window.workspace.places.choose(("flask", "benefits"))
    window.new_entry()
    hands.type("title", "Quick to learn")
    hands.type("description", "A day is enough.")
    window.save()
    window.ask.line.setText("Nora")
    window.ask.done.click()
    written = root / "flask" / "benefits.yaml"
    qtbot.waitUntil(lambda: "A day is enough." in written.read_text(encoding="utf-8"), timeout=WAIT)
    assert "owner: Nora" in written.read_text(encoding="utf-8").partition("Quick to learn")[2]


def test_what_cannot_be_taken_is_said_and_stays_typed(hands: Hands) -> None:
    hands.select(LESS)
    hands.type("review_by", "soon")
    assert hands.editor("review_by").text == "soon"
    assert not hands.window.keeper.modified
    hands.type("review_by", "2030-01-31")
    assert hands.window.keeper.modified


def test_a_list_in_another_order_shows_the_library_s_before_anything_moves(hands: Hands, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    workspace.places.choose(("flask", "benefits"))
    before = hands.titles()
    qtbot.keyClick(workspace.list.order, Qt.Key.Key_Down)  # by title
    assert hands.titles() == sorted(before) != before
    hands.select(LESS)
    hands.press(Qt.Key.Key_Down, ALT)
    assert hands.titles() == before
    assert not hands.window.keeper.modified
    hands.press(Qt.Key.Key_Down, ALT)
    assert hands.titles()[:2] == [before[1], before[0]]


def test_keys_reorder_duplicate_retire_and_delete(hands: Hands) -> None:
    hands.window.workspace.places.choose(("flask", "benefits"))
    before = hands.titles()
    hands.select(LESS)
    hands.press(Qt.Key.Key_Down, ALT)
    assert hands.titles()[:2] == [before[1], before[0]]
    assert hands.window.workspace.current == LESS
    hands.press(Qt.Key.Key_D, CONTROL)
    assert f"{before[0]} (copy)" in hands.titles()
    hands.window.workspace.list.view.setFocus()
    hands.press(Qt.Key.Key_Delete)
    assert f"{before[0]} (copy)" not in hands.titles()
    hands.select(LESS)
    hands.press(Qt.Key.Key_R, CONTROL)
    entry = hands.window.keeper.drafts.entry(LESS)
    assert entry is not None
    assert entry.state is EntryState.RETIRED
    for _ in range(4):
        hands.window.keeper.undo()
    assert hands.titles() == before
    assert not hands.window.keeper.modified


def test_entries_move_to_another_topic(hands: Hands, root: Path) -> None:
    hands.select(LESS)
    hands.window.verbs.move_to("django")
    assert hands.window.workspace.current == "django/benefits/less-is-more"
    hands.window.keeper.undo()
    assert hands.window.workspace.current == LESS
    hands.window.keeper.redo()
    assert hands.window.workspace.current == "django/benefits/less-is-more"
    hands.save()
    assert "id: less-is-more" in (root / "django" / "benefits.yaml").read_text(encoding="utf-8")
    assert "id: less-is-more" not in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")


def test_the_selection_follows_entries_to_where_they_are(hands: Hands) -> None:
    workspace, keeper = hands.window.workspace, hands.window.keeper
    workspace.places.choose(("flask", "benefits"))
    two = (EntryId(LESS), EntryId("flask/benefits/free-choice"))
    workspace.list.select(two)
    hands.window.verbs.move_to("django")
    assert workspace.places.place == ("django", "benefits")
    assert [one.rpartition("/")[2] for one in workspace.list.selected] == ["less-is-more", "free-choice"]
    keeper.undo()
    assert workspace.places.place == ("flask", "benefits")
    assert workspace.list.selected == two


def test_what_was_beside_a_deleted_entry_is_selected(hands: Hands) -> None:
    workspace = hands.window.workspace
    workspace.places.choose(("flask", "benefits"))
    ids = [row.id for row in workspace.list.model.rows]
    hands.select(ids[3])
    hands.press(Qt.Key.Key_Delete)
    assert workspace.current == ids[4]


def test_several_entries_are_changed_at_once_and_each_file_saved_once(hands: Hands, qtbot: QtBot, root: Path) -> None:
    workspace = hands.window.workspace
    workspace.places.choose(("flask", "benefits"))
    workspace.list.view.selectAll()
    qtbot.waitUntil(lambda: workspace.middle.currentWidget() is workspace.bulk)
    count = len(workspace.list.selected)
    qtbot.keyClicks(workspace.bulk.add_tags, "Reviewed, 2026")
    qtbot.keyClicks(workspace.bulk.owner, "Anna")
    qtbot.mouseClick(workspace.bulk.apply, Qt.MouseButton.LeftButton)
    assert hands.window.state.text() == f"{count} entries not saved"
    hands.save()
    text = (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")
    assert text.count("owner: Anna") == count
    assert text.count("Reviewed") == count


def test_search_filter_and_order(hands: Hands, qtbot: QtBot) -> None:
    everything = len(hands.titles())
    hands.window.workspace.list.bar.type_on("ballast")
    assert hands.titles() == ["A core without ballast"]
    hands.window.workspace.list.bar.clear_query()
    assert len(hands.titles()) == everything
    order = hands.window.workspace.list.order
    qtbot.keyClick(order, Qt.Key.Key_Down)
    titles = hands.titles()
    assert titles == sorted(titles, key=str.casefold)


def test_closing_asks_while_something_is_not_saved(hands: Hands, qtbot: QtBot, root: Path) -> None:
    hands.select(LESS)
    hands.type("title", "Other")
    hands.window.close()
    assert hands.window.isVisible()
    assert hands.window.notices.shows("unsaved")
    desk = hands.window.desk
    hands.window.close_when_saved()
    qtbot.waitUntil(lambda: desk.keeping is None, timeout=WAIT)
    assert "title: Other" in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")


def test_the_slide_follows_the_form_in_any_brand(hands: Hands, qtbot: QtBot) -> None:
    session = hands.window.workspace.session
    hands.select(LESS)
    hands.type("title", "Less to carry")
    qtbot.waitUntil(lambda: session.preview is not None and "Less to carry" in repr(session.preview.deck), timeout=WAIT)
    brand = hands.window.workspace.looking.brand
    assert brand.count() > 1
    qtbot.keyClick(brand, Qt.Key.Key_Down)
    assert session.proposal.brand == brand.currentData()


def test_near_duplicates_of_this_very_session_are_pointed_out(hands: Hands, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    text = "Nobody waits for a green light when every merge is tested and shipped by the very same pipeline."
    qtbot.waitUntil(lambda: bool(workspace.knowing.words), timeout=WAIT)
    workspace.places.choose(("flask", "benefits"))
    for title in ("Shipped every day", "Shipped each day"):
        hands.window.new_entry()
        hands.type("title", title)
        hands.type("description", text)
    first = next(row.id for row in workspace.list.rows if row.title == "Shipped every day")
    qtbot.waitUntil(lambda: f'href="{first}"' in workspace.entry.similar.text(), timeout=WAIT)
    hands.select(first)
    hands.press(Qt.Key.Key_Delete)
    second = next(row.id for row in workspace.list.rows if row.title == "Shipped each day")
    hands.select(second)
    qtbot.waitUntil(lambda: not workspace.entry.similar.isVisible(), timeout=WAIT)


def test_a_known_tag_is_offered_and_keeps_its_spelling(hands: Hands, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    qtbot.waitUntil(lambda: "time-to-market" in workspace.list.tags, timeout=WAIT)
    workspace.places.choose(("flask", "benefits"))
    workspace.list.view.selectAll()
    qtbot.waitUntil(lambda: workspace.middle.currentWidget() is workspace.bulk, timeout=WAIT)
    line = workspace.bulk.add_tags
    qtbot.keyClicks(line, "New, TIME")
    popup = line.findChild(QCompleter).popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "New, time-to-market"
    assert not popup.isVisible()
    line.setText("Time-To-Market")
    qtbot.mouseClick(workspace.bulk.apply, Qt.MouseButton.LeftButton)
    tags = [entry.tags for entry in hands.window.keeper.drafts.section(("flask", SectionKind.BENEFITS)).entries]
    assert all("time-to-market" in one and "Time-To-Market" not in one for one in tags)


def test_a_tag_in_the_form_keeps_the_spelling_of_the_library(hands: Hands, root: Path) -> None:
    hands.select(LESS)
    hands.type("tags", "FLASK, Quite new, quite New")
    entry = hands.window.keeper.drafts.entry(EntryId(LESS))
    assert entry is not None
    assert entry.tags == ("flask", "Quite new")
    hands.save()
    assert "tags: [flask, Quite new]" in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")


def test_a_duplicate_that_is_taken_back_leaves_what_it_was_made_of_selected(hands: Hands) -> None:
    window = hands.window
    hands.select(LESS)
    window.verbs.duplicate()
    hands.type("title", "Another")
    while window.actions_of_window["undo"].isEnabled():
        window.actions_of_window["undo"].trigger()
    assert window.workspace.list.selected == (LESS,)
    assert window.workspace.entry.edits.source == LESS
