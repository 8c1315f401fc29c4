"""What the form's widgets do to the proposal, each as one call: type, give back, add, move, insert."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from studio.app.edits.estimate import with_discount, with_tax
from studio.app.edits.fields import change, clear_override, clear_overrides, rename_free_field, set_value
from studio.app.edits.items import duplicate_item, insert_item, move_item, remove_item
from studio.app.edits.plan import shift_following
from studio.app.edits.typed import Misread
from studio.app.forms.form import FieldSpec
from studio.app.forms.merge import Merging, merging_of
from studio.app.forms.typing import entered
from studio.domain.frozen import replace
from studio.domain.pictures import Picture
from studio.domain.proposal import Consultant, Proposal
from studio.ui.session import Session
from studio.ui.tailor.refusals import Refusals
from studio.ui.worker import Worker

ImageKeeper = Callable[[str, QImage, Path | None], Path]
"""Makes a file of a picture for what has this id, called like another one where that is given; for a worker's thread.

Raises StudioError."""


class FormEdits(QObject):
    """The one door from the form's widgets to the session."""

    insert_asked = Signal()
    """Somebody asked for the menu of merge fields by keyboard."""
    own_changed = Signal()
    """Others are the consultant's own details, or whether there are any."""
    own_kept = Signal(Consultant)
    """These are to go into new proposals."""
    focused = Signal(str)
    """Path of the field that is being edited now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.focus_path = ""
        """Path of the field that was focused last."""
        self.source = ""
        """What the form is about: the id of a pick or a chapter, empty for the proposal."""
        self.own: Consultant | None = None
        """What goes into new proposals."""
        self.worker = Worker("pictures", self)
        """Reads pictures."""
        self._refusals = Refusals(session, self)
        session.closed.connect(self._on_session_closed)
        self.typing = False
        """Whether what changes just now is what somebody types into a field of this form."""
        self._merging: tuple[Proposal, Merging] | None = None

    @property
    def image_keeper(self) -> ImageKeeper | None:
        """What keeps pictures that are no files, such as from the clipboard; None where there is no place for them."""
        return None

    @property
    def language(self) -> str:
        """How numbers are written."""
        return self.session.proposal.language

    @property
    def merging(self) -> Merging:
        """The merge fields as they stand."""
        proposal = self.session.proposal
        if self._merging is None or self._merging[0] is not proposal:
            self._merging = (proposal, merging_of(proposal, self.session.workspace.library))
        return self._merging[1]

    def type(self, path: str, text: str, spec: FieldSpec) -> Misread | None:
        """Take what was typed into a field; gives what is wrong with it when it cannot be taken."""
        proposal, library = self.session.proposal, self.session.workspace.library
        merge, name = f"{self.source}.{path}", f"Change {_said(spec)}"
        before = self._refusals.begin(merge, text)
        result = entered(proposal, library, self.source, path, text, spec)
        if isinstance(result, Misread):
            self._refusals.refuse(self.source, path, spec.label, text, result)
            self._edit(lambda _: before, name, merge=merge)  # half of what was meant is not what was meant
        else:
            self._refusals.mend(self.source, path)
            self.typing = True
            try:
                self._edit(lambda _: result, name, merge=merge)
            finally:
                self.typing = False
        self._refusals.took()
        return result if isinstance(result, Misread) else None

    def drop(self, path: str) -> None:
        """Take that what was refused stands in its field no more."""
        self._refusals.mend(self.source, path)

    def show_source(self, source: str) -> None:
        """Be about something else: the id of a pick or a chapter, empty for the proposal."""
        self.source = source
        self._refusals.clear()

    def choose(self, path: str, value: object, spec: FieldSpec) -> Misread | None:
        """Take another value of a switch or a day that was picked."""
        proposal, library = self.session.proposal, self.session.workspace.library
        return self._take(change(proposal, library, self.source, path, value), path, f"Change {_said(spec)}")

    def put_picture(self, source: str, path: str, picture: Picture | None, name: str) -> Misread | None:
        """Put a picture into a field of the proposal, a chapter or a pick, which need not be shown any more."""
        proposal, library = self.session.proposal, self.session.workspace.library
        result = change(proposal, library, source, path, picture)
        if isinstance(result, Misread):
            return result
        self._edit(lambda _: result, f"{'Choose' if picture else 'Remove'} {name}")
        return None

    def fill_in_own(self) -> None:
        """Put the consultant's own details into this proposal."""
        own = self.own
        if own is not None:
            self._edit(lambda proposal: replace(proposal, consultant=own), "Fill in your details")

    def keep_own(self) -> None:
        """Let the consultant of this proposal go into new ones."""
        self.own_kept.emit(self.session.proposal.consultant)

    def show_own(self, own: Consultant | None) -> None:
        """Take the details that go into new proposals now."""
        if own != self.own:
            self.own = own
            self.own_changed.emit()

    def give_back(self, path: str, label: str) -> None:
        """Use the library's words again in one field."""
        self._edit(
            lambda proposal: clear_override(proposal, self.session.workspace.library, self.source, path),
            f"Reset {label} to the library",
        )

    def give_all_back(self) -> None:
        """Use the library's words again in all fields."""
        self._edit(lambda proposal: clear_overrides(proposal, self.source), "Reset all fields to the library")

    def insert(self, path: str, index: int, item: str) -> bool:
        """Put a new item into a list before the one at this index."""
        return self._edit(
            lambda proposal: insert_item(proposal, self.session.workspace.library, self.source, path, index),
            f"Add {item}",
        )

    def remove(self, path: str, index: int, item: str) -> bool:
        """Take an item out of a list."""
        return self._edit(
            lambda proposal: remove_item(proposal, self.session.workspace.library, self.source, path, index),
            f"Remove {item}",
        )

    def duplicate(self, path: str, index: int, item: str) -> bool:
        """Put a copy of an item behind it."""
        return self._edit(
            lambda proposal: duplicate_item(proposal, self.session.workspace.library, self.source, path, index),
            f"Duplicate {item}",
        )

    def move(self, path: str, index: int, to: int, item: str) -> bool:
        """Move an item of a list."""
        return self._edit(
            lambda proposal: move_item(proposal, self.session.workspace.library, self.source, path, index, to),
            f"Move {item}",
        )

    def switch(self, part: str, *, on: bool) -> None:
        """Give an estimate a discount or a tax, or take it away."""
        verb = with_discount if part == "discount" else with_tax
        self._edit(lambda proposal: verb(proposal, self.source, on=on), f"{'Add' if on else 'Remove'} {part}")

    def shift_following(self, index: int, days: int) -> None:
        """Move the phases of a plan below one by a number of days."""
        verb = "later" if days > 0 else "earlier"
        count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
        name = f"Shift what follows {count} {verb}"
        self._edit(lambda proposal: shift_following(proposal, self.source, index, days), name)

    def set_free(self, path: str, value: str | None) -> bool:
        """Set the text of a free field, add one, or remove it (None)."""
        label = "Remove field" if value is None else "Change field"
        return self._edit(
            lambda proposal: set_value(proposal, self.session.workspace.library, self.source, path, value),
            label,
            merge="" if value is None else f"{self.source}.{path}",
        )

    def rename_free(self, path: str, name: str) -> bool:
        """Give a free field another name; False when it cannot have that one."""
        return self._edit(lambda proposal: rename_free_field(proposal, path, name), "Rename field")

    def undo(self) -> None:
        """Take the last step back."""
        self.session.workspace.undo()

    def redo(self) -> None:
        """Take the last step again."""
        self.session.workspace.redo()

    def note_focus(self, path: str) -> None:
        """Tell that a field is being edited now."""
        self.focus_path = path
        self._refusals.end()
        self.focused.emit(path)
        self.session.select(self.source, path)

    def _on_session_closed(self) -> None:
        self.worker.close(finish=False)

    def _take(self, result: Proposal | Misread, path: str, label: str) -> Misread | None:
        if isinstance(result, Misread):
            return result
        self._edit(lambda _: result, label, merge=f"{self.source}.{path}")
        return None

    def _edit(self, verb: Callable[[Proposal], Proposal], label: str, *, merge: str = "") -> bool:
        return self.session.edit(verb, label, merge=merge)


def _said(spec: FieldSpec) -> str:
    return spec.label[:1].lower() + spec.label[1:]
