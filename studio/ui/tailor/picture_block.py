"""A field for a picture: choose a file or drop one, see it in small, say what it shows, remove it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.app.forms import FieldKind, FieldSpec, FormField
from studio.domain.entries import Picture
from studio.domain.errors import StudioError
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.list_block import ListBlock
from studio.ui.tailor.picture_card import ROOM, PictureCard
from studio.ui.tailor.picture_reading import Chosen, read_chosen, read_small
from studio.ui.theme_roles import label
from studio.ui.window_choosing import existing_folder

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
            self._edits.worker.submit(partial(read_small, picture.path, self._room), show, _raise)
        self.alt.setVisible(picture is not None)
        self.alt.show_value(picture.alt if picture else "", anew=anew)
        self.show_changed(field)

    def take(self, file: Path) -> None:
        """Read a file, and put its picture here; what is wrong with it is said under the card."""
        self._say("")
        source = self._edits.source
        alt = self.picture.alt if self.picture else _first_words(self.path)
        done = partial(self._put, source)
        self._edits.worker.submit(partial(read_chosen, file, alt, self._room), done, partial(self._refuse, source))

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
        yield from (self.back, self.card.choose, self.card.replace, self.card.remove)
        yield from self.alt.stops()
        yield self._library

    @property
    def _room(self) -> QSize:
        return ROOM * self.devicePixelRatioF()

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
            self._say(" ".join(one for one in (str(problem), problem.hint) if one))

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

    def _on_card_removed(self) -> None:
        self._edits.put_picture(self._edits.source, self.path, None, self.spec.label.lower())
        self.card.choose.setFocus()


def _first_words(path: str) -> str:
    """Give what a picture shows when nobody has said it: a logo is the client's."""
    return "Logo of {{ client.name }}" if path == "client.logo" else ""


def _raise(problem: Exception) -> None:
    raise problem
