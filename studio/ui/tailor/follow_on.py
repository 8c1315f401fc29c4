"""Under a plan: what follows a phase that was moved can be moved by as many days."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.app.edits.plan import moved_phase
from studio.domain.chapters import Phase
from studio.ui.theme import SPACE
from studio.ui.theme_roles import button, label


class FollowOn(QWidget):
    """Says that a phase ends earlier or later than before, and offers to move what follows."""

    asked = Signal(int, int)
    """Index of the phase that was moved, and by how many days its end was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: tuple[Phase, ...] = ()
        self._before: tuple[Phase, ...] = ()
        self._row = -1
        self._offer = (0, 0)
        self._note = label("", "muted", wrap=True)
        self.shift = button("", symbol="calendar")
        self.shift.clicked.connect(self._on_shift_clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        line.addWidget(self._note, 1)
        line.addWidget(self.shift)
        self.hide()

    def show_phases(self, phases: tuple[Phase, ...], *, typed: bool) -> None:
        """Compare with the phases before somebody began to move one; what was not `typed` here begins anew."""
        step = None if not typed else moved_phase(self._last, phases)
        if step is not None and step[0] != self._row:
            self._before, self._row = self._last, step[0]
        elif step is None and _days(self._last) != _days(phases):
            self._before, self._row = phases, -1
        self._last = phases
        index, days = moved_phase(self._before, phases) or (0, 0)
        self._offer = (index, days)
        self.setVisible(bool(days) and index < len(phases) - 1)
        if self.isHidden():
            return
        count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
        name = " ".join(phases[index].name.split())
        self._note.setText(f"“{name}” ends {count} {'later' if days > 0 else 'earlier'} than before.")
        said = f"Shift what follows by {count}"
        self.shift.setText(f" {said}")
        self.shift.setAccessibleName(f"{said}, {'later' if days > 0 else 'earlier'}")

    def _on_shift_clicked(self) -> None:
        self.asked.emit(*self._offer)


def _days(phases: tuple[Phase, ...]) -> list[object]:
    return [(one.start, one.end) for one in phases]
