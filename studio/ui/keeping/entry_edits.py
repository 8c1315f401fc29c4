"""What the form's widgets do to an entry or a heading of the library, each as one call."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from studio.app.edits.typed import Misread
from studio.app.forms.form import FieldSpec
from studio.app.keeping.drafts import Drafts, with_entry
from studio.app.keeping.entry_edits import (
    changed,
    entered,
    with_item,
    with_item_moved,
    with_item_twice,
    without_item,
)
from studio.app.keeping.own_library import Hindrance, hindrance
from studio.app.keeping.pictures import kept_image, own_picture
from studio.app.keeping.subjects import Record, is_head, record_of, saved_record, with_record
from studio.app.keeping.tags import Spellings, spellings_beside, typed_tags
from studio.app.keeping.translating import as_saved, with_text
from studio.app.keeping.trial import PICK
from studio.domain.entries import AnyEntry
from studio.domain.errors import StudioError
from studio.domain.library import Library
from studio.domain.pictures import Picture
from studio.ui.keeping.keeper import Keeper
from studio.ui.session import Session
from studio.ui.tailor.form_edits import FormEdits, ImageKeeper
from studio.ui.tailor.picture_reading import encoded
from studio.ui.tailor.refusals import not_taken

_NO_PICTURES = {
    Hindrance.SHIPPED: Misread(
        text="Pictures are kept in the library, and this one came with the program.", hint="Make it yours first."
    ),
    Hindrance.MISSING: Misread(
        text="Pictures are kept in the library, and its folder is not there.", hint="Put it back first."
    ),
    Hindrance.READ_ONLY: Misread(
        text="Pictures are kept in the library, and this one is read-only.", hint="Make its folder writable first."
    ),
}


class Refused(NamedTuple):
    """Something that was typed and is not in the drafts."""

    subject: str
    path: str
    language: str
    words: str


class EntryEdits(FormEdits):
    """The one door from the form's widgets to the drafts; `source` is the id of an entry, or the name of a heading."""

    failed = Signal(Exception)
    """A picture could not be put into the library."""

    def __init__(self, session: Session, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._keeper = keeper
        self.tongue = ""
        """The language that is typed in; empty for the original's."""
        self._refused: dict[str, Refused] = {}
        self._spellings: tuple[str, Library, Spellings] | None = None
        """Of all entries but one in a library: looked for when somebody first types a tag of that entry."""

    @property
    def entry(self) -> AnyEntry | None:
        """The entry that the form is about."""
        return self._keeper.drafts.entry(self.source) if self.source and not is_head(self.source) else None

    @property
    def record(self) -> Record | None:
        """What the form is about: an entry or a heading."""
        return record_of(self._keeper.drafts, self.source)

    @property
    def image_keeper(self) -> ImageKeeper:
        """What makes files in the library of pictures that are none."""
        return self._keep_image

    @property
    def refused(self) -> tuple[Refused, ...]:
        """What was typed into this form and could not be taken, as long as nothing else was written there."""
        return tuple(self._refused.values())

    def forget_refused(self) -> tuple[Refused, ...]:
        """Forget what could not be taken, because something else is shown; gives it, so that it can be told."""
        lost, self._refused = self.refused, {}
        return lost

    def type(self, path: str, text: str, spec: FieldSpec) -> Misread | None:
        """Take what was typed into a field; gives what is wrong with it when it cannot be taken."""
        if self.tongue:
            drafts = with_text(self._keeper.drafts, self.source, self.tongue, path, text)
            self._keeper.edit(drafts, f"Translate {spec.label.lower()}", merge=f"{self.source}@{self.tongue}.{path}")
            return None
        record, taken = self.record, self._as_spelled(path, text)
        result = (
            None if record is None else self._put(entered(record, path, taken, spec, self.language), path, spec.label)
        )
        if result is None:
            self._refused.pop(path, None)
        else:
            words = f"{spec.label}: {not_taken(text, result)}"
            self._refused[path] = Refused(self.source, path, self.tongue, words)
        return result

    def _as_spelled(self, path: str, text: str) -> str:
        """Give tags as the other entries spell them, and any other text as it is."""
        if path != "tags":
            return text
        drafts = self._keeper.drafts
        if self._spellings is None or self._spellings[0] != self.source or self._spellings[1] is not drafts.library:
            self._spellings = self.source, drafts.library, spellings_beside(drafts, self.source)
        return ", ".join(typed_tags(text, self._spellings[2]))

    def choose(self, path: str, value: object, spec: FieldSpec) -> Misread | None:
        """Take another value of a switch or a day that was picked."""
        entry = self.entry
        result = None if entry is None else self._put(changed(entry, path, value), path, spec.label)
        if result is None:
            self._refused.pop(path, None)
        return result

    def drop(self, path: str) -> None:
        """Take that what was refused stands in its field no more; it is still to be told."""

    def put_picture(self, source: str, path: str, picture: Picture | None, name: str) -> Misread | None:
        """Put a picture into an entry, which need not be shown any more; a file from elsewhere is copied first."""
        if picture is None:
            self._put_found(source, path, name, None)
            return None
        library = self._keeper.drafts.library
        hindered = hindrance(library)
        if hindered is not None:
            return _NO_PICTURES[hindered]
        copy = partial(own_picture, library.root, source.partition("/")[0], picture)
        self.worker.submit(copy, partial(self._put_found, source, path, name), self._on_not_copied)
        return None

    def give_back(self, path: str, label: str) -> None:
        """Let a field be as it is saved, in the language that is written."""
        if self.tongue:
            source, tongue = self.source, self.tongue
            self.change(lambda drafts: as_saved(drafts, source, tongue, path), f"Give back {label}")
            return
        record, saved = self.record, saved_record(self._keeper.drafts, self.source)
        if record is not None and saved is not None:
            self._put(changed(record, path, getattr(saved, path)), "", label)

    def give_all_back(self) -> None:
        """Let all fields be as they are saved, in the language that is written."""
        drafts = self._keeper.drafts
        if self.tongue:
            self._keeper.edit(as_saved(drafts, self.source, self.tongue), "Give all fields back")
            return
        saved = saved_record(drafts, self.source)
        if saved is not None:
            self._keeper.edit(with_record(drafts, self.source, saved), "Give all fields back")

    def change(self, verb: Callable[[Drafts], Drafts], label: str) -> None:
        """Do something to the drafts as one step."""
        self._keeper.edit(verb(self._keeper.drafts), label)

    def insert(self, path: str, index: int, item: str) -> bool:
        """Put a new item into a list before the one at this index."""
        return self._change(lambda entry: with_item(entry, path, index), f"Add {item}")

    def remove(self, path: str, index: int, item: str) -> bool:
        """Take an item out of a list."""
        return self._change(lambda entry: without_item(entry, path, index), f"Remove {item}")

    def duplicate(self, path: str, index: int, item: str) -> bool:
        """Put a copy of an item behind it."""
        return self._change(lambda entry: with_item_twice(entry, path, index), f"Duplicate {item}")

    def move(self, path: str, index: int, to: int, item: str) -> bool:
        """Move an item of a list."""
        return self._change(lambda entry: with_item_moved(entry, path, index, to), f"Move {item}")

    def undo(self) -> None:
        """Take the last step back."""
        self._keeper.undo()

    def redo(self) -> None:
        """Take the last step again."""
        self._keeper.redo()

    def note_focus(self, path: str) -> None:
        """Tell that a field is being edited now."""
        if path != self.focus_path:
            self._keeper.close_step()
        self.focus_path = path
        self.focused.emit(path)
        if not is_head(self.source):
            self.session.select(PICK, path)

    def _keep_image(self, source: str, image: QImage, like: Path | None) -> Path:
        """Make a file of a picture in the library; no file that is there is written over."""
        library = self._keeper.drafts.library
        hindered = hindrance(library)
        if hindered is not None:
            raise StudioError(_NO_PICTURES[hindered].text, hint=_NO_PICTURES[hindered].hint)
        jpeg = like is not None and like.suffix.lower() != ".png"
        content = encoded(image, jpeg=jpeg)
        stem = f"{like.stem}-crop" if like else source.rpartition("/")[2]
        return kept_image(library.root, source.partition("/")[0], stem, ".jpg" if jpeg else ".png", content)

    def _change(self, verb: Callable[[AnyEntry], AnyEntry], label: str) -> bool:
        entry = self.entry
        if entry is None:
            return False
        return self._keeper.edit(with_entry(self._keeper.drafts, verb(entry)), label)

    def _put(self, result: Record | Misread, path: str, label: str) -> Misread | None:
        if isinstance(result, Misread):
            return result
        merge = f"{self.source}.{path}" if path else ""
        self._keeper.edit(with_record(self._keeper.drafts, self.source, result), f"Change {label.lower()}", merge=merge)
        return None

    def _put_found(self, source: str, path: str, name: str, picture: Picture | None) -> None:
        entry = self._keeper.drafts.entry(source)
        result = None if entry is None else changed(entry, path, picture)
        if result is None or isinstance(result, Misread):
            return
        self._keeper.edit(with_entry(self._keeper.drafts, result), f"{'Choose' if picture else 'Remove'} {name}")

    def _on_not_copied(self, problem: Exception) -> None:
        self.failed.emit(problem)
