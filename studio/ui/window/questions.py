"""What a window has to ask about files, as notices: work goes on until an answer is given."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.domain.errors import StudioError
from studio.ui.window.notices import Choice, Notice, Weight

if TYPE_CHECKING:
    from pathlib import Path

    from studio.app.journal import Recovered
    from studio.app.saving import FileState
    from studio.domain.proposal import Proposal

Run = Callable[[], object]


def unsaved(proposal: "Proposal", save: Run, give_up: Run) -> Notice:
    """Ask what to do about unsaved changes before closing."""
    name = proposal.path.name if proposal.path else proposal.client.name or "this proposal"
    return Notice(
        id="unsaved",
        text=f"Save the changes in {name} before closing?",
        detail="Without saving they are kept, and offered to you at the next start.",
        weight=Weight.WARNING,
        choices=(Choice(text="Close without saving", run=give_up), Choice(text="Save", run=save, primary=True)),
    )


def conflict(theirs: "FileState", overwrite: Run, save_as: Run, reload: Run) -> Notice:
    """Ask what to do about a file that somebody else has changed."""
    return Notice(
        id="save",
        text=f"{theirs.path.name} was changed by somebody else since you opened it. Nothing was overwritten.",
        detail="Reload shows their version; undo brings yours back.",
        weight=Weight.WARNING,
        choices=(
            Choice(text="Overwrite", run=overwrite),
            Choice(text="Reload", run=reload),
            Choice(text="Save as…", run=save_as, primary=True),
        ),
    )


def written_anew(before: "Path") -> Notice:
    """Tell that a file could not be changed in place, and where it is as it was."""
    return Notice(
        id="anew",
        text=f"The file was written anew. As it was, with its comments, it is kept as {before.name}.",
        detail="Anchors, or a list in braces, leave no place in which to put a change.",
        weight=Weight.WARNING,
    )


def touched(name: str, reload: Run, *, modified: bool) -> Notice:
    """Tell of a file that somebody else has changed while it is open here."""
    detail = "Reload shows their version; undo brings yours back." if modified else ""
    return Notice(
        id="touched",
        text=f"{name} was changed by somebody else.",
        detail=detail,
        weight=Weight.WARNING,
        choices=(Choice(text="Reload", run=reload),),
    )


def failure(problem: StudioError, name: str, save_as: Run | None) -> Notice:
    """Say what could not be done, and what to do."""
    return Notice(
        id=name,
        text=problem.title,
        detail="\n".join(part for part in (problem.detail, problem.hint) if part),
        weight=Weight.ERROR,
        choices=(Choice(text="Save as…", run=save_as, primary=True),) if save_as else (),
    )


def lost(found: "tuple[Recovered, ...]", recover: Run, discard: Run) -> Notice:
    """Offer what was not saved when the program ended."""
    names = ", ".join(f"{one.title or 'Untitled'} ({one.noted.astimezone():%d %b, %H:%M})" for one in found[:3])
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""  # noqa: PLR2004 -- as many as are named
    return Notice(
        id="lost",
        text="Unsaved work was found." if len(found) == 1 else f"Unsaved work on {len(found)} proposals was found.",
        detail=names + more,
        choices=(Choice(text="Discard", run=discard), Choice(text="Recover", run=recover, primary=True)),
    )
