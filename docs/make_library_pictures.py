"""Makes the pictures of the Library window in docs/images: the real one, on a copy of the shipped library.

Run it after a change of that window: python docs/make_library_pictures.py
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from make_screenshots import EXAMPLES, IMAGES, SIZE, home, save, wait_until
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.app.folders import shipped_folders
from studio.app.keeping.cropping import resized
from studio.app.keeping.drafts import Drafts, with_entry
from studio.app.keeping.entry_verbs import Bulk, changed_all
from studio.domain.entries import EntryId, EntryState
from studio.ui.desk import Desk
from studio.ui.keeping.window import LibraryWindow
from studio.ui.tailor.crop_dialog import CropDialog
from studio.ui.tailor.form_view import FormView
from studio.ui.tailor.picture_block import PictureBlock
from studio.ui.theme import Mode, Theme

LESS, FREE = EntryId("flask/benefits/less-is-more"), EntryId("flask/benefits/free-choice")
LIGHT_AND_FAST = EntryId("flask/benefits/light-and-fast")
BENEFITS = "flask/benefits.yaml"
PHOTO = Path(__file__).parent / "images" / "window-deck-light.png"
"""Some picture."""
BOTH = ("workspace", "languages")
"""States that are shown in light and dark."""


def settle(window: LibraryWindow) -> None:
    """Wait until everything that is in view has its pixels."""
    session, preview = window.workspace.session, window.workspace.looking.preview
    wait_until(lambda: session.preview is not None and session.preview.pending is None, "the pages")
    wait_until(lambda: session.preview and session.preview.revision == session.workspace.revision, "the latest pages")
    QTest.qWait(500)
    if window.workspace.tabs.currentWidget() is window.workspace.looking:
        jobs = preview.view.jobs
        wait_until(lambda: all(preview.pixels.image(job.page, job.pixels) is not None for job in jobs()), "all pixels")
    QTest.qWait(100)


def edit(window: LibraryWindow, entry_id: EntryId, **fields: object) -> None:
    """Change fields of an entry."""
    entry = window.keeper.drafts.entry(entry_id)
    if entry is not None:
        window.keeper.edit(with_entry(window.keeper.drafts, replace(entry, **fields)), "Type")


def save_all(window: LibraryWindow, name: str) -> None:
    """Save under somebody's name."""
    window.desk.memory.change(lambda settings: replace(settings, keeper=name))
    window.save()
    wait_until(lambda: not window.keeper.saving, "the save")


def lived_in(drafts: Drafts) -> Drafts:
    """Give a library of which not everything is fresh and approved."""
    late = (EntryId("flask/benefits/extensions"),)
    drafts = changed_all(drafts, late, Bulk(review_by=date(2026, 9, 1)))
    drafts = changed_all(drafts, (EntryId("flask/benefits/pythonic"),), Bulk(state=EntryState.IN_REVIEW))
    return changed_all(drafts, (EntryId("flask/benefits/web-fundamentals"),), Bulk(state=EntryState.RETIRED))


def show_workspace(window: LibraryWindow) -> None:
    """Write a benefit."""
    window.workspace.places.choose(("flask", "benefits"))
    window.workspace.show_entry(LESS)
    edit(window, LESS, outcome="A faster start, easier debugging and no code that nobody needs.")
    window.workspace.entry.focus_path("outcome")


def show_bulk(window: LibraryWindow) -> None:
    """Select three entries."""
    window.keeper.undo()
    window.workspace.list.select((LESS, FREE, LIGHT_AND_FAST))
    wait_until(lambda: window.workspace.middle.currentWidget() is window.workspace.bulk, "the form for several")
    window.workspace.bulk.add_tags.setText("reviewed-2026")
    window.workspace.bulk.owner.setText("Delivery lead")


def show_history(window: LibraryWindow) -> None:
    """Look at an earlier version."""
    window.workspace.show_entry(LESS)
    window.workspace.tabs.setCurrentWidget(window.workspace.history)
    wait_until(lambda: window.workspace.history.list.count() > 1, "the versions")
    window.workspace.history.list.setCurrentRow(1)


def show_used(window: LibraryWindow) -> None:
    """See which proposals use it."""
    proposals = Path.home() / "Documents" / "Proposals"
    shutil.copytree(EXAMPLES, proposals)
    window.workspace.used.look_in(proposals)
    window.workspace.tabs.setCurrentWidget(window.workspace.used)
    wait_until(lambda: window.workspace.used.list.count() > 0, "the proposals")


def show_languages(window: LibraryWindow) -> None:
    """Bring a translation up to date."""
    window.workspace.tabs.setCurrentWidget(window.workspace.looking)
    window.workspace.show_entry(LESS)
    edit(window, LESS, outcome="A faster start, easier debugging and no code that nobody needs.")
    window.workspace.entry.show_language("de")
    window.workspace.entry.focus_path("outcome")


def show_heading(window: LibraryWindow) -> None:
    """Write the heading of a section."""
    window.keeper.undo()
    window.workspace.entry.show_language("en")
    window.workspace.places.choose(("flask", "benefits"))
    window.workspace.show_heading()


def show_held(window: LibraryWindow) -> None:
    """Save while an entry is not complete."""
    window.workspace.show_entry(FREE)
    edit(window, FREE, description="")
    edit(window, LIGHT_AND_FAST, title="Light and quick in operation")
    save_all(window, "Anna Keller")
    window.workspace.show_entry(LIGHT_AND_FAST)


def make_whole(window: LibraryWindow) -> None:
    """Save what was held back, too."""
    saved = window.keeper.drafts.library.find(FREE)
    edit(window, FREE, description=getattr(saved, "description", ""))
    window.notices.take_away("incomplete")


def show_crop(window: LibraryWindow) -> None:
    """Crop a picture that was pasted."""
    make_whole(window)
    window.workspace.show_entry(LESS)
    QGuiApplication.clipboard().setImage(QImage(str(PHOTO)))
    window.workspace.entry.paste_picture()
    wait_until(lambda: getattr(window.keeper.drafts.entry(LESS), "picture", None) is not None, "the picture")
    view = window.workspace.entry.view
    block = view.block("picture") if isinstance(view, FormView) else None
    if not isinstance(block, PictureBlock):
        raise TypeError
    block.card.crop.click()
    wait_until(lambda: bool(block.findChildren(CropDialog)), "the dialog")
    dialog = block.findChildren(CropDialog)[0]
    dialog.ratio.setCurrentText("16 : 9")
    dialog.ratio.activated.emit(dialog.ratio.currentIndex())
    dialog.view.show_crop(resized(dialog.view.crop, 1300, 0, dialog.view.ratio, dialog.view.size_of_picture))
    QTest.qWait(300)
    save(dialog.grab().toImage().convertToFormat(QImage.Format.Format_RGB32), IMAGES / "library-crop-light.png")
    dialog.reject()
    window.keeper.undo()


def show_conflict(window: LibraryWindow) -> None:
    """Save what somebody else has changed, too."""
    window.workspace.tabs.setCurrentWidget(window.workspace.looking)
    window.workspace.show_entry(FREE)
    file = window.keeper.drafts.library.root / BENEFITS
    old = "outcome: A fit to your exact requirements, the best tools, no vendor lock-in."
    text = file.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(old)
    new = "outcome: A fit to your exact requirements with the best tools that there are."
    file.write_text(text.replace(old, new), encoding="utf-8")
    edit(window, FREE, outcome="A fit to what you really need, the best tools, no lock-in.")
    save_all(window, "Anna Keller")
    wait_until(lambda: bool(window.workspace.conflicts.cards), "the conflict")
    window.workspace.conflicts.cards[0][1].own.click()


STATES: tuple[tuple[str, Callable[[LibraryWindow], None]], ...] = (
    ("workspace", show_workspace),
    ("bulk", show_bulk),
    ("history", show_history),
    ("used", show_used),
    ("languages", show_languages),
    ("heading", show_heading),
    ("held", show_held),
    ("crop", show_crop),
    ("conflict", show_conflict),
)


def main() -> None:
    """Make all pictures."""
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        settings = home(Path(folder))
        library = Path(folder) / "Documents" / "Our library"
        shutil.copytree(shipped_folders().library, library)
        theme = Theme(app)
        desk = Desk(shipped_folders(library=library), theme, app)
        desk.memory.settings = settings
        desk.set_mode(Mode.LIGHT)
        desk.begin()
        wait_until(lambda: desk.library is not None, "the library")
        desk.show_library()
        window = desk.keeping
        if window is None:
            raise RuntimeError
        window.resize(*SIZE)
        window.keeper.edit(lived_in(window.keeper.drafts), "Review")
        save_all(window, "Ben Okafor")
        edit(window, LESS, title="A core that carries no ballast")
        save_all(window, "Anna Keller")
        for name, show in STATES:
            show(window)
            if name == "crop":
                continue
            for mode in (Mode.LIGHT, Mode.DARK) if name in BOTH else (Mode.LIGHT,):
                desk.set_mode(mode)
                settle(window)
                image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
                save(image, IMAGES / f"library-{name}-{mode.value}.png")
            desk.set_mode(Mode.LIGHT)
        window.give_up()
        desk.close()


if __name__ == "__main__":
    main()
