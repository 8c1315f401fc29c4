"""Undo and redo as a list of snapshots: values are frozen, so a snapshot costs nothing."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from studio.domain.frozen import dataclass

State = TypeVar("State")

DEPTH = 500
"""Steps that are remembered."""


@dataclass(frozen=True, slots=True)
class _Step(Generic[State]):
    label: str
    merge: str
    before: State
    after: State


class History(Generic[State]):
    """Steps taken, and steps taken back."""

    def __init__(self) -> None:
        self._done: list[_Step[State]] = []
        self._undone: list[_Step[State]] = []

    def push(self, before: State, after: State, label: str, merge: str = "") -> None:
        """Remember a step; one with the same `merge` as the last step becomes part of it.

        What leads back to where that step began leaves no step.
        """
        self._undone.clear()
        if merge and self._done and self._done[-1].merge == merge:
            before = self._done.pop().before
            if before is after:
                return
        self._done.append(_Step(label, merge, before, after))
        del self._done[:-DEPTH]

    def close_step(self) -> None:
        """End merging: what comes next is a step of its own."""
        if self._done:
            last = self._done[-1]
            self._done[-1] = _Step(last.label, "", last.before, last.after)

    def undo(self) -> State | None:
        """Take the last step back; give the state before it, None when there is no step."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self.close_step()
        return step.before

    def redo(self) -> State | None:
        """Take the last step that was taken back again; give the state after it, None when there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self.close_step()
        return step.after

    def rewrite(self, change: Callable[[State], State]) -> None:
        """Change every state that is remembered, such as for a file that has another name now."""
        known: dict[int, State] = {}

        def changed(state: State) -> State:
            if id(state) not in known:
                known[id(state)] = change(state)
            return known[id(state)]

        for steps in (self._done, self._undone):
            steps[:] = [_Step(one.label, one.merge, changed(one.before), changed(one.after)) for one in steps]

    def states(self) -> Iterator[State]:
        """Give every state that is remembered; most come twice, as the end of a step and the beginning of the next."""
        for one in (*self._done, *self._undone):
            yield one.before
            yield one.after

    @property
    def undo_label(self) -> str:
        """Label of the step that undo takes back; empty for none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """Label of the step that redo takes; empty for none."""
        return self._undone[-1].label if self._undone else ""
