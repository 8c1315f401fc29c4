"""What was typed and cannot be taken: half of it is not left in the proposal, and the findings say so."""

from PySide6.QtCore import QObject, QTimer

from studio.app.edits.typed import Misread
from studio.domain.findings import Finding, warning
from studio.domain.frozen import dataclass
from studio.domain.places import Place
from studio.domain.proposal import Proposal
from studio.ui.session import Session

_PAUSE = 600
"""Milliseconds without a key after which something half-typed is something refused."""
_SHOWN = 40
"""Characters of what was typed that are shown."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """One field while somebody types in it."""

    key: str
    text: str
    """What stood in it after the last key."""
    before: Proposal
    """As it was when this began."""
    after: Proposal
    """As the last key left it."""


class Refusals(QObject):
    """Remembers what a proposal was before somebody began to type, and what is refused just now."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._writing: _Writing | None = None
        self._refused: dict[tuple[str, str], Finding] = {}
        self._telling = QTimer(self, singleShot=True, interval=_PAUSE)
        self._telling.timeout.connect(self._tell)
        session.closed.connect(self._telling.stop)

    def begin(self, key: str, text: str) -> Proposal:
        """Take that a field holds a text now; give the proposal as it was before somebody began to type there."""
        now, last = self._session.proposal, self._writing
        goes_on = last is not None and last.key == key and last.after is now and _is_next(last.text, text)
        before = last.before if last is not None and goes_on else now
        self._writing = _Writing(key, text, before, now)
        return before

    def took(self) -> None:
        """Take that the proposal is what the last key made of it."""
        if self._writing is not None:
            one = self._writing
            self._writing = _Writing(one.key, one.text, one.before, self._session.proposal)

    def end(self) -> None:
        """Take that what is typed next begins anew."""
        self._writing = None

    def refuse(self, source: str, path: str, name: str, text: str, wrong: Misread) -> None:
        """Remember that a field holds what cannot be taken."""
        said = f"{name}: {not_taken(text, wrong)}"
        place = Place(field=path)
        self._refused[source, path] = warning("not-taken", said, hint=wrong.hint, place=place, source=source)
        self._telling.start()

    def mend(self, source: str, path: str) -> None:
        """Forget what a field held."""
        if self._refused.pop((source, path), None) is not None:
            self._tell()

    def clear(self) -> None:
        """Forget everything: another form is shown."""
        self._writing = None
        if self._refused:
            self._refused.clear()
            self._tell()

    def _tell(self) -> None:
        self._telling.stop()
        self._session.tell_typing(tuple(self._refused.values()))


def not_taken(text: str, wrong: Misread) -> str:
    """Say that what was typed is not in the proposal, and why."""
    typed = " ".join(text.split())[:_SHOWN]
    return wrong.text if not typed or typed in wrong.text else f"“{typed}” is not taken. {wrong.text}"


def is_back(text: str, wrong: Misread, value: str) -> str:
    """Say why something was not taken, and what stands there again."""
    words = " ".join(value.split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
    again = f"It says “{shown}” again." if shown else "It is empty again."
    return " ".join(one for one in (not_taken(text, wrong), wrong.hint, again) if one)


def _is_next(old: str, new: str) -> bool:
    """Tell whether one more key makes one text of the other, at its end; anything else replaces it."""
    return abs(len(new) - len(old)) == 1 and (new.startswith(old) or old.startswith(new))
