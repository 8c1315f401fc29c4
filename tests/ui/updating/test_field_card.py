from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.app.updating import FieldUpdate, Outcome
from studio.ui.updating.field_card import FieldCard


def headings(qtbot: QtBot, written: str) -> set[str]:
    field = FieldUpdate(
        name="title", then="Eins", now="One", mine="One", outcome=Outcome.TAKEN, result="One", written=written
    )
    card = FieldCard(field, "Title", (), long=False)
    qtbot.addWidget(card)
    return {label.text() for label in card.findChildren(QLabel)}


def test_words_that_are_not_translated_say_in_which_language_they_are(qtbot: QtBot) -> None:
    assert "In the library now, in English: not translated" in headings(qtbot, "en")
    assert "In the library now" in headings(qtbot, "")


def test_nobody_is_said_to_have_changed_what_is_not_known_any_more(qtbot: QtBot) -> None:
    for then, said in ((None, "Differs from the library"), ("One", "Both sides changed it")):
        field = FieldUpdate(name="title", then=then, now="Two", mine="Three", outcome=Outcome.OPEN, result="Three")
        card = FieldCard(field, "Title", (), long=False)
        qtbot.addWidget(card)
        assert said in {label.text() for label in card.findChildren(QLabel)}
        assert card.accessibleName() == f"Title: {said}"
