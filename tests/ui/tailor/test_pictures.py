"""The client's logo and an entry's picture: chosen, dropped, seen, described, removed, and kept beside the proposal."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from studio.app.edits.fields import record_of
from studio.app.saving import Saved, save
from studio.domain.pictures import Picture
from studio.sources.proposals.proposal import read_proposal
from studio.ui.session import Session
from studio.ui.tailor.pane import TailorPane
from studio.ui.tailor.picture_block import PictureBlock
from studio.ui.tailor.picture_card import PictureCard


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    file = tmp_path / "elsewhere" / "solweda.png"
    file.parent.mkdir()
    Image.new("RGB", (640, 200), (15, 118, 110)).save(file)
    return file


def block(pane: TailorPane, work: Session, source: str, path: str, qtbot: QtBot) -> PictureBlock:
    work.select(source)
    view = pane.view
    assert view is not None
    qtbot.waitUntil(lambda: view.complete)
    return next(one for one in view.findChildren(PictureBlock) if one.path == path)


def drop(card: PictureCard, *files: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    actions, button, no = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5), actions, data, button, no)
    enter.ignore()
    QApplication.sendEvent(card, enter)
    if enter.isAccepted():
        QApplication.sendEvent(card, QDropEvent(QPointF(5, 5), actions, data, button, no))
    return enter.isAccepted()


def pixmap_shown(found: PictureBlock) -> bool:
    return any(not one.pixmap().isNull() for one in found.card.findChildren(QLabel) if one.isVisible())


def test_a_logo_is_dropped_seen_described_and_removed(
    pane: TailorPane, work: Session, logo: Path, qtbot: QtBot
) -> None:
    found = block(pane, work, "", "client.logo", qtbot)
    assert drop(found.card, logo)
    qtbot.waitUntil(lambda: work.proposal.client.logo is not None)
    assert work.proposal.client.logo == Picture(
        path=logo.resolve(), alt="Logo of {{ client.name }}", width=640, height=200
    )
    qtbot.waitUntil(lambda: pixmap_shown(found))
    assert found.alt.isVisible()
    found.alt.editor.selectAll()  # type: ignore[union-attr]
    qtbot.keyClicks(found.alt.editor, "A wave")
    assert work.proposal.client.logo.alt == "A wave"
    found.alt.editor.selectAll()  # type: ignore[union-attr]
    qtbot.keyClick(found.alt.editor, Qt.Key.Key_Delete)
    assert work.proposal.client.logo.alt == "", "decoration has no words"
    assert found.alt.hint == ""
    qtbot.mouseClick(found.card.remove, Qt.MouseButton.LeftButton)
    assert work.proposal.client.logo is None
    assert found.card.choose.hasFocus()
    work.workspace.undo()
    assert work.proposal.client.logo is not None
    assert found.card.remove.isVisible()


def test_another_picture_is_not_described_by_the_words_of_the_one_before(
    pane: TailorPane, work: Session, logo: Path, qtbot: QtBot
) -> None:
    other = logo.with_name("team.png")
    Image.new("RGB", (900, 600), (120, 20, 20)).save(other)
    found = block(pane, work, "flask/2", "picture", qtbot)
    drop(found.card, logo)
    qtbot.waitUntil(lambda: picture_of(work, "flask/2") is not None)
    qtbot.waitUntil(found.alt.isVisible)
    qtbot.keyClicks(found.alt.editor, "A wave")
    before = picture_of(work, "flask/2")
    assert before is not None
    assert before.alt == "A wave"
    drop(found.card, other)
    qtbot.waitUntil(lambda: picture_of(work, "flask/2") not in {None, before})
    after = picture_of(work, "flask/2")
    assert after is not None
    assert (after.path.name, after.alt) == ("team.png", "")
    drop(found.card, logo)
    qtbot.waitUntil(lambda: picture_of(work, "flask/2") not in {None, after})
    work.workspace.undo()
    work.workspace.undo()
    assert picture_of(work, "flask/2") == before


def test_a_logo_is_chosen_by_keyboard(pane: TailorPane, work: Session, logo: Path, qtbot: QtBot) -> None:
    found = block(pane, work, "", "client.logo", qtbot)
    work.select("", "client.logo")
    qtbot.waitUntil(found.card.choose.hasFocus)
    qtbot.keyClick(found.card.choose, Qt.Key.Key_Space)
    dialog = next(one for one in found.findChildren(QFileDialog) if one.isVisible())
    dialog.selectFile(str(logo))
    dialog.accept()
    qtbot.waitUntil(lambda: work.proposal.client.logo is not None)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.gif", b"GIF89a", "photo.gif is neither PNG nor JPEG."),
        ("broken.png", b"\x89PNG nothing more", "broken.png is damaged or not a picture."),
        ("gone.jpg", None, "gone.jpg is not there.\nChoose a PNG or JPEG file."),
    ],
)
def test_a_file_that_is_no_picture_is_refused_in_plain_words(
    name: str, content: bytes | None, said: str, pane: TailorPane, work: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    found = block(pane, work, "", "client.logo", qtbot)
    assert drop(found.card, file)
    qtbot.waitUntil(lambda: bool(found.hint))
    assert found.hint.startswith(said)
    assert len(set(found.hint.splitlines())) == len(found.hint.splitlines())  # nothing is said twice
    assert found.hint.count("Choose") <= 1
    assert "Choose a PNG or JPEG file" in found.hint
    assert work.proposal.client.logo is None
    assert not work.workspace.modified


def test_proposals_and_heaps_of_files_are_left_to_the_window(
    pane: TailorPane, work: Session, logo: Path, qtbot: QtBot
) -> None:
    found = block(pane, work, "", "client.logo", qtbot)
    assert not drop(found.card, logo, logo)
    assert not drop(found.card, logo.with_name("other.proposal.yaml"))


def test_a_picture_that_is_read_late_goes_where_it_was_dropped(
    pane: TailorPane, work: Session, logo: Path, qtbot: QtBot
) -> None:
    found = block(pane, work, "flask/2", "picture", qtbot)
    drop(found.card, logo)
    work.select("flask/3")
    qtbot.waitUntil(lambda: picture_of(work, "flask/2") is not None)
    assert picture_of(work, "flask/3") is None
    assert found.picture is None
    work.select("flask/2")
    assert found.picture is not None
    assert found.back.isVisible()
    qtbot.mouseClick(found.back, Qt.MouseButton.LeftButton)
    assert picture_of(work, "flask/2") is None


def picture_of(work: Session, source: str) -> Picture | None:
    return getattr(record_of(work.proposal, work.workspace.library, source), "picture", None)


def test_a_chosen_logo_is_saved_beside_the_proposal(
    pane: TailorPane, work: Session, logo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(block(pane, work, "", "client.logo", qtbot).card, logo)
    qtbot.waitUntil(lambda: work.proposal.client.logo is not None)
    path = tmp_path / "work" / "solweda.proposal.yaml"
    path.parent.mkdir()
    saved = save(path, work.proposal, None)
    assert isinstance(saved, Saved)
    assert "file: pictures/solweda.png" in path.read_text(encoding="utf-8")
    logo.unlink()
    read = read_proposal(path)[0]
    assert read.client.logo is not None
    assert read.client.logo.path.is_file()
