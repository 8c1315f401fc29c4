from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from studio.app.folders import Folders
from studio.domain.errors import StudioError
from studio.domain.pictures import Picture
from studio.ui.keeping.window import LibraryWindow
from studio.ui.tailor.crop_dialog import CropDialog
from studio.ui.tailor.crop_view import CropView
from studio.ui.tailor.picture_block import PictureBlock
from tests.ui.keeping.conftest import LESS, WAIT, Hands

OTHER = "flask/benefits/free-choice"
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def image(width: int = 1600, height: int = 1200) -> QImage:
    """Give a picture of two colours."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#336699"))
    return made


def block(hands: Hands) -> PictureBlock:
    """Give the field for the picture."""
    hands.window.workspace.entry.focus_path("picture")
    view = hands.window.workspace.entry.view
    found = view.block("picture") if view is not None and hasattr(view, "block") else None
    assert isinstance(found, PictureBlock)
    return found


def picture(hands: Hands, name: str = LESS) -> Picture | None:
    """Give the picture of an entry."""
    entry = hands.window.keeper.drafts.entry(name)
    assert entry is not None
    return entry.picture


def pasted(hands: Hands, qtbot: QtBot) -> Picture:
    """Paste a picture with the keyboard."""
    QGuiApplication.clipboard().setImage(image())
    hands.window.actions_of_window["paste"].trigger()
    qtbot.waitUntil(lambda: picture(hands) is not None, timeout=WAIT)
    found = picture(hands)
    assert found is not None
    return found


def cropping(hands: Hands, qtbot: QtBot) -> CropDialog:
    """Open the dialog that crops the picture."""
    field = block(hands)
    qtbot.waitUntil(field.card.crop.isVisible, timeout=WAIT)
    field.card.crop.setFocus()
    qtbot.keyClick(field.card.crop, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(field.findChildren(CropDialog)), timeout=WAIT)
    return field.findChildren(CropDialog)[0]


@pytest.fixture(autouse=True)
def selected(request: pytest.FixtureRequest) -> None:
    if "hands" in request.fixturenames:
        request.getfixturevalue("hands").select(LESS)


def test_a_picture_is_pasted_described_and_saved(hands: Hands, qtbot: QtBot, root: Path) -> None:
    found = pasted(hands, qtbot)
    assert found.path == root / "flask" / "images" / "less-is-more.png"
    assert (found.width, found.height) == (1600, 1200)
    hands.type("picture.alt", "Two boxes, one of them empty")
    hands.save()
    text = (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")
    assert "file: images/less-is-more.png" in text
    assert "Two boxes, one of them empty" in text
    hands.window.keeper.undo()
    hands.window.keeper.undo()
    assert picture(hands) is None


def test_an_empty_clipboard_is_told(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("no picture")
    hands.window.actions_of_window["paste"].trigger()
    assert block(hands).hint.startswith("There is no picture in the clipboard")


@pytest.mark.parametrize("as_file", [True, False])
def test_a_picture_is_dropped_anywhere_on_the_form(
    hands: Hands, qtbot: QtBot, tmp_path: Path, root: Path, as_file: bool
) -> None:
    data = QMimeData()
    if as_file:
        file = tmp_path / "From a camera.jpg"
        image().save(str(file))
        data.setUrls([QUrl.fromLocalFile(str(file))])
    else:
        data.setImageData(image())
    pane = hands.window.workspace.entry
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(40, 300), copy, data, left, none)
    pane.dragEnterEvent(enter)
    assert enter.isAccepted()
    pane.dropEvent(QDropEvent(QPointF(40, 300), copy, data, left, none))
    qtbot.waitUntil(lambda: picture(hands) is not None, timeout=WAIT)
    found = picture(hands)
    assert found is not None
    assert found.path.parent == root / "flask" / "images"
    assert found.path.name == ("from-a-camera.jpg" if as_file else "less-is-more.png")


def test_a_part_is_kept_by_keys_alone_and_the_whole_picture_stays(hands: Hands, qtbot: QtBot, root: Path) -> None:
    before = pasted(hands, qtbot)
    content = before.path.read_bytes()
    dialog = cropping(hands, qtbot)
    assert not dialog.done_button.isEnabled()
    qtbot.keyClicks(dialog.ratio, "16")
    dialog.ratio.activated.emit(dialog.ratio.currentIndex())
    assert (dialog.view.crop.width, dialog.view.crop.height) == (1600, 900)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Left, SHIFT | CONTROL)
    assert (dialog.view.crop.width, dialog.view.crop.height) == (1590, 894)
    qtbot.keyClick(dialog.view, Qt.Key.Key_Up, CONTROL)
    assert dialog.view.crop.top == 140
    assert "1590 by 894 pixels" in dialog.view.accessibleDescription()
    dialog.wide.setValue(800)
    assert (dialog.view.crop.width, dialog.view.crop.height) == (800, 450)
    assert dialog.note.startswith("800 pixels are few")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: picture(hands) != before, timeout=WAIT)
    after = picture(hands)
    assert after is not None
    assert after.path == root / "flask" / "images" / "less-is-more-crop.png"
    assert (after.width, after.height, after.alt) == (800, 450, before.alt)
    assert before.path.read_bytes() == content
    hands.window.keeper.undo()
    assert picture(hands) == before


def test_the_part_goes_to_the_entry_it_was_cut_for(hands: Hands, qtbot: QtBot, root: Path) -> None:
    before = pasted(hands, qtbot)
    dialog = cropping(hands, qtbot)
    dialog.wide.setValue(800)
    hands.select(OTHER)
    dialog.accept()
    qtbot.waitUntil(lambda: picture(hands) != before, timeout=WAIT)
    after = picture(hands)
    assert after is not None
    assert after.path == root / "flask" / "images" / "less-is-more-crop.png"
    assert picture(hands, OTHER) is None


def test_nothing_is_cropped_any_more_when_something_else_is_shown(hands: Hands, qtbot: QtBot) -> None:
    before = pasted(hands, qtbot)
    field = block(hands)
    field.card.cropping.emit()
    hands.select(OTHER)
    answered: list[bool] = []
    hands.window.workspace.entry.edits.worker.submit(lambda: True, answered.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(answered), timeout=WAIT)
    assert not field.findChildren(CropDialog)
    assert (picture(hands), picture(hands, OTHER)) == (before, None)


def test_the_mouse_drags_a_corner_and_escape_leaves_all_as_it_was(hands: Hands, qtbot: QtBot) -> None:
    before = pasted(hands, qtbot)
    dialog = cropping(hands, qtbot)
    view = dialog.view
    kept = view._kept()  # noqa: SLF001 - where the mouse has to go
    corner, inside = kept.topLeft().toPoint(), kept.center().toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.mouseMove(view, inside)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=inside)
    assert abs(view.crop.width - 800) < 10
    assert (view.crop.right, view.crop.bottom) == (1600, 1200)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert picture(hands) == before


def test_no_picture_is_put_into_the_library_that_came_with_the_program(
    open_library: Callable[[Path], LibraryWindow], folders: Folders, tmp_path: Path, qtbot: QtBot
) -> None:
    before = sorted(folders.library.rglob("*"))
    hands = Hands(open_library(folders.library), qtbot)
    hands.select(LESS)
    field = block(hands)
    QGuiApplication.clipboard().setImage(image())
    field.paste()
    qtbot.waitUntil(lambda: "Make it yours first" in field.hint, timeout=WAIT)
    file = tmp_path / "some.png"
    image().save(str(file))
    field.take(file)
    qtbot.waitUntil(lambda: "Make it yours first" in field.hint, timeout=WAIT)
    assert picture(hands) is None
    assert sorted(folders.library.rglob("*")) == before


@pytest.mark.qt_log_ignore("This plugin does not support", "Maximum supported image dimension", extend=True)
def test_a_picture_that_cannot_be_written_leaves_no_file(hands: Hands, qtbot: QtBot, root: Path) -> None:
    field = block(hands)
    too_wide, jpeg = image(70_000, 1), Path("wide.jpg")
    keep = hands.window.workspace.entry.edits.image_keeper
    with pytest.raises(StudioError, match="cannot be kept"):
        keep(LESS, too_wide, jpeg)
    assert not (root / "flask" / "images").exists()
    field.take_image(QImage(1, 1, QImage.Format.Format_Invalid))
    qtbot.waitUntil(lambda: "cannot be kept" in field.hint, timeout=WAIT)
    assert not (root / "flask" / "images").exists()


@pytest.mark.parametrize("size", [(1, 20_000), (20, 20_000), (20_000, 1)])
def test_the_narrowest_picture_is_seen_and_dragged(size: tuple[int, int], qtbot: QtBot) -> None:
    view = CropView(image(*size))
    qtbot.addWidget(view)
    view.resize(view.minimumSize())
    kept = view._kept()  # noqa: SLF001 - where the mouse has to go
    corner, middle = kept.bottomRight().toPoint(), kept.center().toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.mouseMove(view, middle)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle)
    assert 1 <= view.crop.width <= size[0]
    assert 1 <= view.crop.height <= size[1]
    assert max(view.crop.width, view.crop.height) < 11_000
    assert not view.grab().isNull()


def test_a_picture_that_is_still_read_is_not_lost_when_the_window_closes(
    hands: Hands, qtbot: QtBot, root: Path, tmp_path: Path
) -> None:
    window, desk = hands.window, hands.window.desk
    field = block(hands)
    file = tmp_path / "some.png"
    image().save(str(file))
    field.take(file)
    assert not window.keeper.modified
    window.close()
    assert window.notices.shows("unsaved")
    window.close_when_saved()
    qtbot.waitUntil(lambda: desk.keeping is None, timeout=WAIT)
    assert "file: images/some.png" in (root / "flask" / "benefits.yaml").read_text(encoding="utf-8")


def test_a_picture_that_is_only_looked_at_is_nothing_to_ask_about(hands: Hands, qtbot: QtBot) -> None:
    window, desk = hands.window, hands.window.desk
    pasted(hands, qtbot)
    hands.type("picture.alt", "Two boxes")
    hands.save()
    hands.select(OTHER)
    hands.select(LESS)  # its small picture is read from here on
    window.close()
    assert not window.notices.shows("unsaved")
    assert desk.keeping is None


def test_a_window_stays_to_say_that_a_picture_did_not_come_in(
    hands: Hands, qtbot: QtBot, root: Path, tmp_path: Path
) -> None:
    window, desk = hands.window, hands.window.desk
    field = block(hands)
    file = tmp_path / "some.png"
    image().save(str(file))
    (root / "flask" / "images").write_bytes(b"in the way of the folder")
    field.take(file)
    window.close_when_saved()
    qtbot.waitUntil(lambda: not field.hint and window.notices.shows("picture"), timeout=WAIT)
    assert desk.keeping is window
    assert window.isVisible()
