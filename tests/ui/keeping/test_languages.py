from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from studio.app.library_filters import Choice, Facet
from studio.ui.keeping.translation_view import TextPair
from studio.ui.tailor.library_line import LibraryLine
from studio.ui.tailor.text_editor import TextEditor
from tests.ui.keeping.conftest import LESS, WAIT, Hands

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
STORY = "django/case_studies/legacy-php-to-django"


def pair(hands: Hands, path: str) -> TextPair:
    """Give one text in two languages, with the cursor in its translation."""
    view = hands.window.workspace.entry.translation
    hands.window.workspace.entry.focus_path(path)
    return next(one for one in view.pairs if one.row.path == path)


def write(hands: Hands, qtbot: QtBot, path: str, text: str) -> TextEditor:
    """Type over a translation."""
    editor = pair(hands, path).row.editor
    assert isinstance(editor, TextEditor)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def choose(hands: Hands, qtbot: QtBot, name: str) -> None:
    """Choose a language with the keyboard."""
    box = hands.window.workspace.entry.language
    box.setFocus()
    for _ in range(box.count()):
        if box.currentText().startswith(name):
            return
        qtbot.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError([box.itemText(number) for number in range(box.count())])


def test_a_translation_is_written_beside_its_original_and_saved_alone(hands: Hands, qtbot: QtBot, root: Path) -> None:
    before = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.yaml")}
    hands.select(LESS)
    choose(hands, qtbot, "German")
    one = pair(hands, "title")
    assert one.original.text() == "A core without ballast"
    assert one.row.editor.accessibleName() == "Title in German"
    assert "A core without ballast" in one.row.editor.accessibleDescription()
    write(hands, qtbot, "title", "Ein leichter Kern")
    hands.save()
    after = {path: path.read_text(encoding="utf-8") for path in before}
    (file,) = [path for path in before if before[path] != after[path]]
    assert file == root / "flask" / "benefits.de.yaml"
    assert after[file] == before[file].replace("Ein Kern ohne Ballast", "Ein leichter Kern")
    assert not hands.window.isWindowModified()


def test_the_next_language_is_written_at_once(hands: Hands, qtbot: QtBot) -> None:
    hands.select(LESS)
    hands.window.actions_of_window["language"].trigger()
    title = pair(hands, "title").row.editor
    qtbot.waitUntil(title.hasFocus, timeout=WAIT)
    qtbot.keyClicks(QApplication.focusWidget(), "Neu: ")
    assert "Neu: " in hands.window.keeper.drafts.translation(LESS, "de").texts[0].text


def test_an_original_that_changed_marks_its_translations_until_somebody_has_looked(hands: Hands, qtbot: QtBot) -> None:
    entry = hands.window.workspace.entry
    hands.select(LESS)
    hands.type("outcome", "Less to carry.")
    assert [entry.language.itemText(number) for number in range(3)] == [
        "English", "German – outdated", "Polish – outdated",
    ]  # fmt: skip
    choose(hands, qtbot, "German")
    assert entry.translation.told.startswith("Older than its original")
    write(hands, qtbot, "outcome", "Weniger zu tragen.")
    hands.window.actions_of_window["current"].trigger()
    assert entry.translation.told == "Up to date with its original."
    assert entry.language.currentText() == "German"
    hands.window.keeper.undo()
    assert entry.translation.told.startswith("Older than its original")
    hands.window.keeper.undo()
    assert pair(hands, "outcome").row.editor.text.startswith("Schneller Start")  # type: ignore[union-attr]


def test_a_new_language_begins_with_the_structure_of_the_original(hands: Hands, qtbot: QtBot, root: Path) -> None:
    window, entry = hands.window, hands.window.workspace.entry
    story = next(one.id for one in window.keeper.drafts.library.entries() if "django/case_studies" in one.id)
    hands.select(story)
    entry.language.more_wanted.emit()
    qtbot.keyClicks(window.ask.line, "French")
    qtbot.keyClick(window.ask.line, Qt.Key.Key_Return)
    assert entry.tongue == "fr"
    assert {one.note for one in entry.translation.pairs} == {"Not translated"}
    write(hands, qtbot, "title", "Une histoire")
    write(hands, qtbot, "figures.0.label", "plus rapide")
    hands.save()
    assert window.notices.shows("incomplete")
    assert "title: Une histoire" in (root / "django" / "case_studies.fr.yaml").read_text(encoding="utf-8")
    window.saving.go_to(window.keeper.held[0])
    focus = window.focusWidget()
    assert focus is not None
    assert focus.accessibleName().endswith("in French")
    qtbot.mouseClick(entry.translation.fill, Qt.MouseButton.LeftButton)
    assert "Not translated" not in {one.note for one in entry.translation.pairs}
    assert "Same as the original" in {one.note for one in entry.translation.pairs}
    hands.save()
    assert not window.keeper.modified
    assert not window.notices.shows("incomplete")


def test_the_slide_is_shown_in_the_language_that_is_written(hands: Hands, qtbot: QtBot) -> None:
    session = hands.window.workspace.session
    hands.select(LESS)
    hands.window.next_language()
    assert hands.window.workspace.entry.tongue == "de"
    write(hands, qtbot, "title", "Ein leichter Kern")
    qtbot.waitUntil(
        lambda: session.preview is not None and "Ein leichter Kern" in repr(session.preview.deck), timeout=WAIT
    )
    assert session.proposal.language == "de"
    for _ in range(2):
        hands.window.next_language()
    assert hands.window.workspace.entry.tongue == ""
    assert session.proposal.language == "en"


def test_the_language_stays_from_one_entry_to_the_next_and_tab_leads_through_the_texts(
    hands: Hands, qtbot: QtBot
) -> None:
    entry = hands.window.workspace.entry
    hands.select(LESS)
    entry.show_language("de")
    hands.select("flask/benefits/free-choice")
    assert entry.tongue == "de"
    editor = pair(hands, "title").row.editor
    assert isinstance(editor, TextEditor)
    assert editor.text.startswith("Freie Wahl")
    qtbot.waitUntil(lambda: all(one.row.editor.isVisible() for one in entry.translation.pairs))
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    focus = hands.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Description in German"


def test_a_heading_is_written_with_f2_taken_back_and_translated(hands: Hands, qtbot: QtBot, root: Path) -> None:
    window, workspace = hands.window, hands.window.workspace
    workspace.places.choose(("flask", "benefits"))
    window.actions_of_window["heading"].trigger()
    assert workspace.subject == "flask/benefits"
    hands.type("title", "What you gain")
    assert workspace.places.currentItem().text(0) == "What you gain"
    window.keeper.undo()
    assert workspace.places.currentItem().text(0) == "What Flask gives you"
    window.keeper.redo()
    choose(hands, qtbot, "German")
    write(hands, qtbot, "title", "Ihr Gewinn")
    hands.save()
    assert "title: What you gain" in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")
    assert "title: Ihr Gewinn" in (root / "flask" / "benefits.de.yaml").read_text(encoding="utf-8")
    assert not window.keeper.modified


def test_a_topic_is_renamed_and_keeps_its_folder(hands: Hands, root: Path) -> None:
    window, workspace = hands.window, hands.window.workspace
    workspace.places.choose(("flask", ""))
    window.actions_of_window["heading"].trigger()
    hands.type("title", "Flask & friends")
    assert window.state.text() == "Not saved yet"
    hands.save()
    text = (root / "flask" / "topic.yaml").read_text(encoding="utf-8")
    assert "title: Flask & friends" in text
    assert text.startswith("# The Flask topic")
    assert workspace.list.rows[-1].topic != "Flask"
    assert not window.keeper.modified


def test_the_versions_of_a_translation_are_looked_at_and_restored(hands: Hands, qtbot: QtBot) -> None:
    workspace = hands.window.workspace
    hands.select(LESS)
    choose(hands, qtbot, "German")
    for title in ("Ein leichter Kern", "Ein Kern, der leicht ist"):
        write(hands, qtbot, "title", title)
        hands.save()
    workspace.tabs.setCurrentWidget(workspace.history)
    qtbot.waitUntil(lambda: workspace.history.list.count() == 3, timeout=WAIT)
    assert workspace.history.list.item(0).text().startswith("Changed title in German")
    workspace.history.list.setCurrentRow(1)
    assert "leichter" in workspace.history.told
    qtbot.mouseClick(workspace.history.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: hands.window.keeper.modified, timeout=WAIT)
    editor = pair(hands, "title").row.editor
    assert isinstance(editor, TextEditor)
    assert editor.text == "Ein leichter Kern"
    hands.window.keeper.undo()
    assert not hands.window.keeper.modified


def test_what_was_deleted_comes_back_in_all_its_languages(hands: Hands, qtbot: QtBot, root: Path) -> None:
    window, workspace = hands.window, hands.window.workspace
    workspace.places.choose(("flask", "benefits"))
    hands.select(LESS)
    hands.press(Qt.Key.Key_Delete)
    hands.save()
    assert "less-is-more" not in (root / "flask" / "benefits.de.yaml").read_text(encoding="utf-8")
    workspace.list.select(())
    workspace.tabs.setCurrentWidget(workspace.history)
    qtbot.waitUntil(
        lambda: workspace.history.restore.isEnabled() and bool(workspace.history.list.count()), timeout=WAIT
    )
    qtbot.mouseClick(workspace.history.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.keeper.drafts.entry(LESS) is not None, timeout=WAIT)
    for language, title in (("de", "Ein Kern ohne Ballast"), ("pl", "")):
        texts = {one.path: one.text for one in window.keeper.drafts.translation(LESS, language).texts}
        assert texts["title"].startswith(title)
    hands.save()
    assert "Ein Kern ohne Ballast" in (root / "flask" / "benefits.de.yaml").read_text(encoding="utf-8")


def test_what_is_to_be_translated_is_found_by_a_filter(hands: Hands, qtbot: QtBot) -> None:
    window, workspace = hands.window, hands.window.workspace
    outdated = Choice(Facet.TRANSLATION, "German: outdated")
    missing = Choice(Facet.TRANSLATION, "German: not translated")
    django = next(row.id for row in workspace.list.rows if row.id.startswith("django/"))

    def choices_of(entry: str) -> frozenset[Choice]:
        return next(row.choices for row in workspace.list.rows if row.id == entry)

    qtbot.waitUntil(lambda: missing in choices_of(django), timeout=WAIT)
    assert outdated not in choices_of(LESS)
    hands.select(LESS)
    hands.type("outcome", "Less to carry.")
    assert outdated in choices_of(LESS)
    choose(hands, qtbot, "German")
    window.actions_of_window["current"].trigger()
    assert outdated not in choices_of(LESS)


def test_a_translation_that_both_changed_is_asked_about(hands: Hands, qtbot: QtBot, root: Path) -> None:
    window, file = hands.window, root / "flask" / "benefits.de.yaml"
    hands.select(LESS)
    choose(hands, qtbot, "German")
    write(hands, qtbot, "title", "Meins")
    write(hands, qtbot, "outcome", "Meine Folge.")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Ein Kern ohne Ballast", "Ihres"), encoding="utf-8")
    hands.save()
    qtbot.waitUntil(lambda: bool(window.workspace.conflicts.cards), timeout=WAIT)
    ((path, card),) = window.workspace.conflicts.cards
    assert path == "flask/benefits.de.yaml"
    assert card.theirs.accessibleDescription() == "A core without ballast in German: Title"
    qtbot.mouseClick(card.theirs, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.workspace.conflicts.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.keeper.saving and not window.keeper.modified, timeout=WAIT)
    text = file.read_text(encoding="utf-8")
    assert "title: Ihres" in text
    assert "outcome: Meine Folge." in text
    assert window.workspace.middle.currentWidget() is window.workspace.entry


def test_undo_after_a_save_is_a_change_of_the_translation_again(hands: Hands, qtbot: QtBot, root: Path) -> None:
    before = (root / "flask" / "benefits.de.yaml").read_bytes()
    hands.select(LESS)
    choose(hands, qtbot, "German")
    write(hands, qtbot, "title", "Anders")
    hands.save()
    hands.window.keeper.undo()
    assert hands.window.state.text() == "1 entry not saved"
    hands.save()
    assert (root / "flask" / "benefits.de.yaml").read_bytes() == before


def test_words_of_a_translation_are_found(hands: Hands, qtbot: QtBot) -> None:
    hands.window.workspace.list.bar.type_on("Herstellerb")
    qtbot.waitUntil(lambda: len(hands.titles()) == 1, timeout=WAIT)
    assert hands.titles() == ["Freedom to choose every component"]


def test_a_changed_translation_is_marked_and_given_back(hands: Hands, qtbot: QtBot) -> None:
    entry, keeper = hands.window.workspace.entry, hands.window.keeper
    hands.select(LESS)
    choose(hands, qtbot, "German")
    row = pair(hands, "title").row
    assert not row.back.isVisible()
    write(hands, qtbot, "title", "Meins")
    write(hands, qtbot, "outcome", "Meine Folge.")
    qtbot.waitUntil(row.back.isVisible, timeout=WAIT)
    assert "Library: Ein Kern ohne Ballast" in [one.accessibleName() for one in row.findChildren(LibraryLine)]
    qtbot.mouseClick(row.back, Qt.MouseButton.LeftButton)
    assert not row.back.isVisible()
    assert isinstance(row.editor, TextEditor)
    assert row.editor.text == "Ein Kern ohne Ballast"
    assert keeper.undo_label == "Give back title"
    (all_back,) = (one for one in entry.findChildren(QToolButton) if one.toolTip() == "Use what is saved in all fields")
    qtbot.mouseClick(all_back, Qt.MouseButton.LeftButton)
    assert not keeper.modified
    assert not all_back.isVisible()
