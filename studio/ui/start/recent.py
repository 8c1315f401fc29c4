"""Recent proposals on the start page; one whose file is gone is grey and can be taken off the list."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.start.choice import ChoiceButton
from studio.ui.theme import SPACE
from studio.ui.theme_roles import button, label

if TYPE_CHECKING:
    from studio.app.settings import Recent

_SHOWN = 6
"""Recent proposals on the page; the menu has more."""


class RecentList(QWidget):
    """A heading with the proposals under it, or with what to know when there are none."""

    file_wanted = Signal(Path)
    forget_wanted = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self._recents: tuple[Recent, ...] = ()
        self._missing: frozenset[Path] = frozenset()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(label("Recent", "heading"))
        self._empty = label("Proposals that you save appear here.", "muted", wrap=True)
        self._column.addWidget(self._empty)

    def show_recents(self, recents: "Iterable[Recent]") -> None:
        """Show these, the newest first."""
        shown = tuple(recents)[:_SHOWN]
        if shown != self._recents:
            self._recents = shown
            self._fill()

    def show_missing(self, missing: Collection[Path]) -> None:
        """Grey those whose files are gone."""
        now = frozenset(missing) & {recent.path for recent in self._recents}
        if now != self._missing:
            self._missing = now
            self._fill()

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab goes through, in order."""
        for row in self._rows:
            yield from [row] if isinstance(row, ChoiceButton) else row.findChildren(QAbstractButton)

    def _fill(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(recent) for recent in self._recents]
        for row in self._rows:
            self._column.addWidget(row)
        self._empty.setVisible(not self._rows)

    def _row(self, recent: "Recent") -> QWidget:
        title, gone = recent.client or recent.path.name, recent.path in self._missing
        choice = ChoiceButton(title, _about(recent, gone=gone), symbol="file-text", tip=str(recent.path))
        choice.clicked.connect(partial(self._on_clicked, recent.path))
        if not gone:
            return choice
        choice.setEnabled(False)
        choice.setCursor(Qt.CursorShape.ArrowCursor)
        remove = button("Remove", tip="Take it off this list; no file is touched")
        remove.setObjectName(f"forget-{recent.path.name}")
        remove.setAccessibleName(f"Remove {title} from the list")
        remove.clicked.connect(partial(self._on_remove_clicked, recent.path))
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(SPACE)
        beside.addWidget(choice, 1)
        beside.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _on_clicked(self, path: Path) -> None:
        self.file_wanted.emit(path)

    def _on_remove_clicked(self, path: Path) -> None:
        self.forget_wanted.emit(path)


def _about(recent: "Recent", *, gone: bool) -> str:
    folder = recent.path.parent
    place = _short(folder)
    if gone:
        return f"Not in {place} any more"
    try:
        day = f"{datetime.fromisoformat(recent.opened):%d %b %Y} · "
    except ValueError:
        day = ""
    return f"{recent.path.name} · {day}{place}" if recent.client else f"{day}{place}"


def _short(folder: Path) -> str:
    home = Path.home()
    if folder == home:
        return "~"
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
