"""Makes the pictures of the window in docs/images: the real one, on the full example, light and dark.

Run it after a change of the window: python docs/make_screenshots.py [state …]
"""

import io
import os
import shutil
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView, QWidget

from studio.app.edits.fields import set_value
from studio.app.folders import Folders, shipped_folders
from studio.app.keeping.history import opened_history
from studio.app.outputs import Output
from studio.app.settings import Recent, Settings
from studio.history.versions import Author
from studio.ui.desk import Desk
from studio.ui.export.dialog import ExportDialog
from studio.ui.theme import Mode, Theme, colours
from studio.ui.updating.dialog import UpdateDialog
from studio.ui.window.editor import Editor
from studio.ui.window.main_window import MainWindow

IMAGES = Path(__file__).parent / "images"
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SIZE = (1440, 900)
FAULTY = (
    ("flask/2", "outcome", "Three services for {{ client.nmae }} that hold only what the closing needs."),
    ("limits/1", "mitigation", "All three services start from one template, reviewed by {{ client.reviewer }."),
    ("", "client.contact", ""),
    ("scope", "excluded", ()),
    ("executive-summary", "body", "{{ client.sponsor }} has asked for a first version before the summer."),
)
"""What a consultant may have left behind."""
OWN_WORDS = {
    "description": (
        "Flask brings only the essentials. There is no ORM, no form handling and no validation in the box, so Solweda "
        'adds just the parts that its services need. "Less is more" is meant literally here: developers keep full '
        "control of the code."
    ),
    "outcome": "Three services that hold only what the closing needs.",
}
LIBRARY_CHANGES = (
    ("A core without ballast", "A lean core without ballast"),
    ("developers keep full control\n", "developers keep full control and overview\n"),
    ("no code that nobody needs.", "no code that anybody has to carry along."),
    ("Light and fast in operation", "Light and fast from the first day"),
)
"""What the keepers of the library have done meanwhile."""
COLOURS = 256
Colour = tuple[int, int, int]
LONG = 30.0
"""Seconds in which everything has to be on the screen."""


def wait_until(seen: Callable[[], object], what: str) -> None:
    """Let the window live until something is so."""
    until = time.monotonic() + LONG
    while not seen():
        if time.monotonic() > until:
            raise TimeoutError(what)
        QTest.qWait(10)


def settle(window: MainWindow) -> None:
    """Wait until everything that is in view has its pixels."""
    session, editor = window.session, window.editor
    if session is None or editor is None:
        QTest.qWait(50)
        return
    pixels = editor.preview.pixels
    wait_until(lambda: session.preview is not None and session.preview.pending is None, "the pages")
    wait_until(lambda: session.preview and session.preview.revision == session.workspace.revision, "the latest pages")
    wait_until(lambda: editor.library.ready, "the library")
    QTest.qWait(300)  # outlines and counts follow a moment after what they belong to
    wait_until(
        lambda: all(pixels.image(job.page, job.pixels) is not None for job in editor.preview.view.jobs()), "all pixels"
    )
    QTest.qWait(50)


def editor_of(window: MainWindow) -> Editor:
    """Give the panes of a window in which a proposal is open."""
    if window.editor is None or window.session is None:
        raise RuntimeError
    return window.editor


# --- the states, each reached as a person would


def show_deck(window: MainWindow) -> QWidget:
    """Show a benefit that was put in other words, and its slide."""
    editor = editor_of(window)
    editor.session.select("flask/2", "outcome")
    return window


def show_proposal(window: MainWindow) -> QWidget:
    """Show the same in the written document."""
    editor = editor_of(window)
    editor.preview.show_output(Output.PROPOSAL)
    editor.session.select("limits/1")
    return window


def show_search(window: MainWindow) -> QWidget:
    """Search the library and read what was found."""
    editor = editor_of(window)
    editor.library.focus_search()
    field = editor.library.findChild(QLineEdit)
    QTest.keyClicks(field, "monitoring")
    settle(window)
    QTest.keyClick(field, Qt.Key.Key_Down)
    tree = editor.library.findChild(QTreeView)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    return window


def show_estimate(window: MainWindow) -> QWidget:
    """Change a rate in the estimate."""
    editor_of(window).session.select("estimate", "lines.1.rate")
    return window


def show_findings(window: MainWindow) -> QWidget:
    """Show what is still to be mended, and the place of one of it."""
    editor = editor_of(window)
    library = editor.session.workspace.library
    for source, field, text in FAULTY:
        editor.session.edit(partial(set_value, library=library, source=source, path=field, value=text), "Type")
    editor.go_to("findings")
    settle(window)
    editor.findings.next_finding()
    return window


def show_export(window: MainWindow) -> QWidget:
    """Show what was made."""
    editor_of(window).session.select("flask/2")
    window.exporting.show()
    dialog = next(one for one in window.findChildren(ExportDialog) if one.isVisible())
    folder = "~/Documents/Solweda Energy"
    Path(folder).expanduser().mkdir(exist_ok=True)
    dialog.place.folder.setText(folder)
    dialog.export_button.click()
    wait_until(dialog.outcome.isVisible, "the files")
    return dialog


def show_update(window: MainWindow) -> QWidget:
    """Look at what somebody has changed in the library meanwhile."""
    editor, desk = editor_of(window), window.desk
    library = editor.session.workspace.library
    for field, text in OWN_WORDS.items():
        edit = partial(set_value, library=library, source="flask/2", path=field, value=text)
        editor.session.edit(edit, "Type")
    file = desk.folders.library / "flask" / "benefits.yaml"
    changed = file.read_text(encoding="utf-8")
    for old, new in LIBRARY_CHANGES:
        if old not in changed:
            raise ValueError(old)
        changed = changed.replace(old, new, 1)
    file.write_text(changed, encoding="utf-8")
    desk.look_at_library()
    wait_until(lambda: desk.library is not library, "the library as it is now")
    settle(window)
    window.updating.show("flask/2")
    dialog = next(one for one in window.findChildren(UpdateDialog) if one.isVisible())
    wait_until(lambda: dialog.is_fresh, "what has changed")
    return dialog


STATES: Mapping[str, Callable[[MainWindow], QWidget]] = {
    "start": lambda window: window,
    "deck": show_deck,
    "proposal": show_proposal,
    "search": show_search,
    "estimate": show_estimate,
    "findings": show_findings,
    "export": show_export,
    "update": show_update,
}


# --- pictures


def picture(window: MainWindow, shown: QWidget) -> QImage:
    """Give the window, with a dialog in its middle where one is shown."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if shown is not window:
        dialog = shown.grab().toImage()
        place = QRect(QPoint(0, 0), dialog.size())
        place.moveCenter(image.rect().center())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        edge = colours(window.palette()).line_strong
        for spread in range(24, 0, -2):
            painter.setBrush(QColor(0, 0, 0, 5))
            painter.drawRoundedRect(place.adjusted(-spread, -spread // 2, spread, spread), spread, spread)
        painter.drawImage(place, dialog)
        painter.setPen(QColor(edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        painter.end()
    return image


def save(image: QImage, path: Path) -> None:
    """Write a picture, small: with 256 of its colours, the others as the nearest of these."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    image.save(buffer, "PNG")
    with Image.open(io.BytesIO(buffer.data().data())) as png:
        full = png.convert("RGB")
    kept, nearest = chosen_colours({colour: count for count, colour in full.getcolors(full.width * full.height)})
    pixels = struct.iter_unpack("3B", full.tobytes())
    few = Image.frombytes("P", full.size, bytes(nearest[colour] for colour in pixels))
    few.putpalette([part for colour in kept for part in colour])
    few.save(path, optimize=True)


def chosen_colours(counts: Mapping[Colour, int]) -> tuple[list[Colour], dict[Colour, int]]:
    """Give the colours to keep, and for every colour the number of the nearest of these.

    What is kept next is always what is seen often and still far from all that is kept.
    """
    kept = [max(counts, key=lambda colour: counts[colour])]
    nearest = dict.fromkeys(counts, 0)
    apart = {colour: distance(colour, kept[0]) for colour in counts}
    weights = {colour: count**0.5 for colour, count in counts.items()}
    while len(kept) < min(len(counts), COLOURS):
        new = max(counts, key=lambda colour: apart[colour] * weights[colour])
        for colour in counts:
            now = distance(colour, new)
            if now < apart[colour]:
                apart[colour], nearest[colour] = now, len(kept)
        kept.append(new)
    return kept, nearest


def distance(one: Colour, other: Colour) -> int:
    """Tell how different two colours are."""
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2


def home(folder: Path) -> Settings:
    """Make the folders of somebody who has worked with the program before; gives what is remembered of that."""
    for name in ("HOME", "USERPROFILE"):
        os.environ[name] = str(folder)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(folder / name.lower())
    documents = folder / "Documents"
    documents.mkdir()
    recents = []
    for number, (name, client) in enumerate(
        {"flask-full": "Solweda Energy", "flask-or-django": "Wrenfield Animal Hospitals"}.items()
    ):
        path = documents / f"{client.split()[0].lower()}.proposal.yaml"
        shutil.copyfile(EXAMPLES / f"{name}.proposal.yaml", path)
        recents.append(Recent(path=path, client=client, title=client, opened=f"2026-11-{20 - number}T09:00:00+00:00"))
    return Settings(recents=tuple(recents), guide_dismissed=True)


def own_library(folder: Path) -> Folders:
    """Make a library that can be changed, with its history."""
    shipped = shipped_folders()
    shutil.copytree(shipped.library, folder)
    history = opened_history(folder, Author(name="Python practice lead"), datetime(2026, 11, 2, 9, tzinfo=UTC))
    if history is not None:
        history.close()
    return replace(shipped, library=folder)


def as_shipped(desk: Desk) -> None:
    """Take back what was changed in the library for another picture."""
    ours, theirs = (one.library / "flask" / "benefits.yaml" for one in (desk.folders, shipped_folders()))
    if ours.read_bytes() != theirs.read_bytes():
        library = desk.library
        shutil.copyfile(theirs, ours)
        desk.look_at_library()
        wait_until(lambda: desk.library is not library, "the library as it was")


def take(desk: Desk, known: Settings, state: str, scheme: Mode) -> None:
    """Make the picture of one state in light or dark."""
    desk.memory.change(lambda _: known)
    desk.theme.set_mode(scheme)
    window = desk.new_window()
    window.resize(*SIZE)
    wait_until(lambda: bool(desk.examples) and desk.library is not None, "the library")
    as_shipped(desk)
    if state != "start":
        window.files.open(known.recents[0].path)
        wait_until(lambda: window.editor is not None, "the panes")
    window.activateWindow()
    settle(window)
    shown = STATES[state](window)
    settle(window)
    save(picture(window, shown), IMAGES / f"window-{state}-{scheme.value}.png")
    window.files.give_up()
    if window.session is None and len(desk.windows) > 1:
        window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    """Make the pictures of the states that are named, or of all."""
    wanted = sys.argv[1:] or [*STATES]
    app = QApplication([])
    app.setCursorFlashTime(0)
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        known = home(Path(folder))
        desk = Desk(own_library(Path(folder) / "library"), Theme(app, Mode.LIGHT), app)
        for scheme in (Mode.LIGHT, Mode.DARK):
            for state in wanted:
                take(desk, known, state, scheme)
        for window in list(desk.windows):
            window.files.give_up()
            window.close()
        desk.close()


if __name__ == "__main__":
    main()
