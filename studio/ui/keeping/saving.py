"""Saving what was changed: what is complete alone, what others changed too is asked about, what came of it is told."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.app.keeping.drafts import unsaved_entries
from studio.app.keeping.holding import Held
from studio.app.keeping.saving import SavedSection
from studio.app.keeping.saving_beside import SavedBeside
from studio.app.keeping.topics import with_new_topic
from studio.app.keeping.writing import Written
from studio.domain.errors import StudioError
from studio.domain.section_merge import Choices
from studio.ui.keeping.entry_edits import Refused
from studio.ui.keeping.telling import held_words
from studio.ui.window.notices import Choice, Notice, Weight

if TYPE_CHECKING:
    from studio.ui.keeping.window import LibraryWindow


_SHOWN = 4
"""Things held back that are told one by one."""


class Saving(QObject):
    """What the window does about saving."""

    def __init__(self, window: "LibraryWindow") -> None:
        super().__init__(window)
        self._window = window
        self._keeper = window.keeper
        self._keeper.saved.connect(self._on_keeper_saved)
        self._keeper.failed.connect(window.tell)

    @property
    def state(self) -> str:
        """Whether all is saved, in words."""
        if self._keeper.saving:
            return "Saving…"
        if not self._keeper.modified:
            return "Everything is saved"
        count = len(unsaved_entries(self._keeper.drafts))
        return "Not saved yet" if not count else "1 entry not saved" if count == 1 else f"{count} entries not saved"

    def save(self, choices: Mapping[str, Choices] | None = None) -> None:
        """Save all that is complete, unless the library is not the user's own; `choices` are by paths of files."""
        window = self._window
        window.notices.take_away("problem", "away")
        if not self._keeper.modified:
            self._say_held((), window.workspace.entry.edits.forget_refused())
        elif window.owning.hindrance is not None:
            window.owning.offer()
        else:
            window.with_author(partial(self._write, choices))

    def make_topic(self, title: str) -> None:
        """Make a new topic, and go there; it is written with the next save."""
        try:
            drafts, topic = with_new_topic(self._keeper.drafts, title)
        except StudioError as problem:
            self._window.tell(problem)
            return
        self._keeper.edit(drafts, "New topic")
        self._window.workspace.places.choose((topic, ""))

    def go_to(self, held: Held | Refused) -> None:
        """Lead to the field that something was typed into."""
        self._window.workspace.show_subject(held.subject, held.language)
        self._window.workspace.entry.focus_path(held.path)

    def _write(self, choices: Mapping[str, Choices] | None) -> None:
        self._keeper.save(self._window.author(), choices)

    def _say_held(self, held: tuple[Held, ...], refused: tuple[Refused, ...]) -> None:
        """Say what the save left out, and why; lead to the first of them."""
        window, drafts = self._window, self._keeper.drafts
        said = [*(held_words(drafts, one) for one in held), *(one.words for one in refused)]
        if not said:
            window.notices.take_away("incomplete")
            return
        first = held[0] if held else Held(refused[0].subject, refused[0].path, "", refused[0].language)
        subjects = {*(one.subject for one in held), *(one.subject for one in refused)}
        what = "One entry is" if len(subjects) == 1 else f"{len(subjects)} entries are"
        text = f"{what} not saved as typed; everything else is." if not self._keeper.conflicts else f"{what} not saved."
        more = [f"And {len(said) - _SHOWN} more."] if len(said) > _SHOWN else []
        window.show_notice(
            Notice(
                id="incomplete",
                text=text,
                detail="\n".join((*said[:_SHOWN], *more)),
                weight=Weight.WARNING,
                choices=(Choice(text="Go there", run=partial(self.go_to, first), primary=True),),
            )
        )

    def _on_keeper_saved(self, written: tuple[Written, ...]) -> None:
        window = self._window
        window.notices.take_away("others", "both", "shared", "unkept")
        window.desk.use_library(self._keeper.drafts.library)
        if self._keeper.conflicts:
            found = {path: one.conflicts for path, one in self._keeper.conflicts.items()}
            window.workspace.show_conflicts(found, self._on_conflicts_settled)
        elif window.workspace.middle.currentWidget() is window.workspace.conflicts:
            window.workspace.conflicts.left.emit()
        if any(one.others for one in written):
            text = "Somebody else had changed the same section: their changes are here too now."
            window.show_notice(Notice(id="others", text=text))
        self._say_held(self._keeper.held, window.workspace.entry.edits.forget_refused())
        if self._keeper.moved:
            window.freshening.look()  # others may have moved the same entries
        unkept = next(
            (one.result.unkept for one in written if isinstance(one.result, SavedSection | SavedBeside)), None
        )
        if unkept is not None:
            text = "Everything is saved, but not in the library’s history."
            window.show_notice(Notice(id="unkept", text=text, detail=str(unkept), weight=Weight.WARNING))

    def _on_conflicts_settled(self, chosen: Mapping[str, Choices]) -> None:
        self.save(chosen)
