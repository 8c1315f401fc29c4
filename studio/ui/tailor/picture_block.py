"""A field for a picture: choose a file or drop one, see it in small, say what it shows, remove it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, QStandardPaths
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.app.forms.form import FieldKind, FieldSpec, FormField
from studio.domain.errors import StudioError
from studio.domain.pictures import Picture
from studio.ui.tailor.crop_dialog import CropDialog
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.list_block import ListBlock
from studio.ui.tailor.picture_card import ROOM, PictureCard, file_of
from studio.ui.tailor.picture_reading import Chosen, read_chosen, read_small, read_whole
from studio.ui.theme_roles import label
from studio.ui.window.choosing import existing_folder

_ALT = FieldSpec(
    name="alt",
    label="What it shows",
    kind=FieldKind.LINE,
    help="For people who cannot see it; empty for pure decoration",
)
_FILTER = "Pictures (*.png *.jpg *.jpeg *.PNG *.JPG *.JPEG)"


class PictureBlock(ListBlock):
    """The picture's card, and under it the words for people who cannot see it."""

    def __init__(self, field: FormField, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._edits = edits
        self.picture: Picture | None = None
        self.card = PictureCard(field.spec.label.lower(), self)
        self._hint = label("", "error", wrap=True)
        self._hint.hide()
        self.alt = FieldRow(f"{field.path}.alt", _ALT, edits, parent=self)
        for widget in (self.card, self._hint, self.alt):
            self.body.addWidget(widget)
        self.card.choosing.connect(self._on_card_choosing)
        self.card.removed.connect(self._on_card_removed)
        self.card.dropped.connect(self.take)
        if edits.image_keeper is not None:
            self.card.offer_more()
            self.card.pasting.connect(self.paste)
            self.card.cropping.connect(self._on_card_cropping)
            self.card.shown.connect(self.take_image)

    @property
    def hint(self) -> str:
        """Why the file that was chosen last was not taken; empty when it was."""
        return self._hint.text()

    def show_field(self, field: FormField, *, anew: bool = False) -> None:
        """Show a picture."""
        picture = field.value if isinstance(field.value, Picture) else None
        if anew or picture != self.picture:
            self._say("")
        before, self.picture = self.picture, picture
        self.card.show_picture(picture)
        if picture is not None and (before is None or before.path != picture.path):
            self.card.forget_small()
            show = partial(self._show_small, picture.path)
            self._edits.worker.submit(partial(read_small, picture.path, self._room), show, _raise, awaited=False)
        self.alt.setVisible(picture is not None)
        self.alt.show_value(picture.alt if picture else "", anew=anew)
        self.show_changed(field)

    def take(self, file: Path) -> None:
        """Read a file, and put its picture here; what is wrong with it is said under the card."""
        self._say("")
        same = self.picture is not None and self.picture.path == file
        alt = self.picture.alt if self.picture and same else _first_words(self.path)
        self._take(self._edits.source, alt, file)

    def take_image(self, image: QImage) -> None:
        """Make a file of a picture, and put it here."""
        self._say("")
        self._keep(self._edits.source, _first_words(self.path), image)

    def take_data(self, data: QMimeData) -> bool:
        """Take a picture that is dragged or in the clipboard, as a file or as it is; False where there is none."""
        file, image = file_of(data), data.imageData()
        if file is not None:
            self.take(file)
        elif isinstance(image, QImage) and not image.isNull():
            self.take_image(image)
        else:
            return False
        return True

    def paste(self) -> None:
        """Take the picture that is in the clipboard."""
        if not self.take_data(QGuiApplication.clipboard().mimeData()):
            self._say("There is no picture in the clipboard. Copy one, or a PNG or JPEG file.")

    def focus_path(self, path: str) -> bool:
        """Put the cursor into the words, or to the button that chooses a picture."""
        if self.picture is None:
            self.card.choose.setFocus()
        elif path.endswith(".alt"):
            self.alt.focus()
        else:
            self.card.replace.setFocus()
        return True

    def target(self, _path: str) -> QWidget:
        """Give the widget to scroll to."""
        return self

    def rows(self) -> Iterator[FieldRow]:
        """Give the words."""
        yield self.alt

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab goes through, in order."""
        card = self.card
        yield from (card.paste, card.choose, card.crop, card.paste_over, card.replace, card.remove)
        yield from self.alt.stops()
        yield self._library

    @property
    def _room(self) -> QSize:
        return ROOM * self.devicePixelRatioF()

    def _take(self, source: str, alt: str, file: Path) -> None:
        done = partial(self._put, source)
        self._edits.worker.submit(partial(read_chosen, file, alt, self._room), done, partial(self._refuse, source))

    def _keep(self, source: str, alt: str, image: QImage, like: Path | None = None) -> None:
        """Make a file of a picture, called like the one that it is a part of; then put it where it was asked for."""
        keeper = self._edits.image_keeper
        if keeper is None:
            return
        keep = partial(keeper, source, QImage(image), like)
        self._edits.worker.submit(keep, partial(self._take, source, alt), partial(self._refuse, source))

    def _show_small(self, path: Path, image: QImage) -> None:
        if self.picture is not None and self.picture.path == path:
            self.card.show_small(image)

    def _put(self, source: str, chosen: Chosen) -> None:
        wrong = self._edits.put_picture(source, self.path, chosen.picture, self.spec.label.lower())
        if source == self._edits.source:
            self._say(" ".join(one for one in (wrong.text, wrong.hint) if one) if wrong else "")
            self._show_small(chosen.picture.path, chosen.small)

    def _refuse(self, source: str, problem: Exception) -> None:
        if not isinstance(problem, StudioError):
            raise problem
        if source == self._edits.source:
            self._say(str(problem))

    def _say(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def _on_card_choosing(self) -> None:
        pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        path = self._edits.session.proposal.path
        begin = existing_folder(path.parent if path else None, pictures)
        dialog = QFileDialog(self, f"Choose {self.spec.label.lower()}", str(begin), _FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        self.take(Path(name))

    def _on_card_cropping(self) -> None:
        picture = self.picture
        if picture is not None:
            done = partial(self._crop, self._edits.source, picture)
            self._edits.worker.submit(partial(read_whole, picture.path), done, _raise, awaited=False)

    def _crop(self, source: str, picture: Picture, image: QImage) -> None:
        """Open the dialog, unless something else is shown by now."""
        if source != self._edits.source or self.picture is None or self.picture.path != picture.path:
            return
        if image.isNull():
            self._say(f"{picture.path.name} cannot be read.")
            return
        dialog = CropDialog(image, self)
        dialog.cropped.connect(partial(self._on_cropped, source, picture))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_cropped(self, source: str, picture: Picture, image: QImage) -> None:
        self._keep(source, picture.alt, image, picture.path)

    def _on_card_removed(self) -> None:
        self._edits.put_picture(self._edits.source, self.path, None, self.spec.label.lower())
        self.card.choose.setFocus()


def _first_words(path: str) -> str:
    """Give what a picture shows when nobody has said it: a logo is the client's."""
    return "Logo of {{ client.name }}" if path == "client.logo" else ""


def _raise(problem: Exception) -> None:
    raise problem
