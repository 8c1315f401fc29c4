"""Several entries at once: tags, owner, review date, state."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.app.edits.typed import Misread, read_day
from studio.app.keeping.entry_verbs import Bulk
from studio.app.library_filters import STATE_TITLES
from studio.domain.entries import EntryState
from studio.ui.keeping.tag_line import TagLine
from studio.ui.theme import MARGIN, SPACE, WIDE
from studio.ui.theme_roles import button, label


class BulkPane(QFrame):
    """A form of which only what is filled in is changed."""

    asked = Signal(Bulk)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("Change several entries")
        self._head = label("", "title", wrap=True)
        self.add_tags, self.remove_tags = TagLine("Such as python, hosting"), TagLine("Such as old")
        self.owner = QLineEdit()
        self.owner.setPlaceholderText("Leave as it is")
        self.state = QComboBox()
        self.state.addItem("Leave as it is", None)
        for state, title in STATE_TITLES.items():
            self.state.addItem(title, state)
        self.day = QLineEdit()
        self.day.setPlaceholderText("Leave as it is, or 2027-02-28")
        self.wrong = label("", "error", wrap=True)
        self.wrong.hide()
        self.done = label("", "muted", wrap=True)
        self.done.hide()
        self.apply = button("Change", "primary", symbol="check")
        self._lay_out()
        for line in self._lines:
            line.textChanged.connect(self._on_filled)
        self.state.currentIndexChanged.connect(self._on_filled)
        self.apply.clicked.connect(self._on_apply_clicked)

    def show_selected(self, count: int, tags: tuple[str, ...]) -> None:
        """Begin with so many entries, and nothing filled in; `tags` are those that the library has."""
        for one in (self.add_tags, self.remove_tags):
            one.offer(tags)
        self._head.setText(f"{count} entries selected")
        self._empty()
        self.done.hide()
        self.apply.setText(f" Change {count} entries")

    def show_done(self, changed: int) -> None:
        """Say how many entries are others now, and begin again."""
        self._empty()
        counted = "1 entry is" if changed == 1 else f"{changed} entries are"
        self.done.setText(f"{counted} changed." if changed else "All of them were so already.")
        self.done.show()

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return self.add_tags, self.remove_tags, self.owner, self.day

    def _empty(self) -> None:
        for line in self._lines:
            line.clear()
        self.state.setCurrentIndex(0)
        self.wrong.hide()
        self._on_filled()

    def _on_filled(self) -> None:
        filled = any(line.text().strip() for line in self._lines) or self.state.currentIndex() > 0
        self.apply.setEnabled(filled)
        if filled:
            self.done.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(SPACE + 4)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Add tags", self.add_tags),
            ("Remove tags", self.remove_tags),
            ("Owner", self.owner),
            ("State", self.state),
            ("Review by", self.day),
        )
        for number, (name, widget) in enumerate(rows):
            widget.setAccessibleName(name)
            grid.addWidget(label(name, "muted"), number, 0)
            grid.addWidget(widget, number, 1)
        grid.addWidget(self.wrong, len(rows), 1)
        grid.addWidget(self.done, len(rows) + 1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.apply)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(MARGIN)
        layout.addWidget(self._head)
        layout.addWidget(
            label("What you leave empty stays as it is. One undo takes all of it back.", "muted", wrap=True)
        )
        layout.addLayout(grid)
        layout.addLayout(foot)
        layout.addStretch(1)

    def _on_apply_clicked(self) -> None:
        typed = self.day.text().strip()
        day = read_day(typed) if typed else None
        is_wrong = isinstance(day, Misread)
        self.wrong.setVisible(is_wrong)
        if isinstance(day, Misread):
            self.wrong.setText(f"{day.text} {day.hint}")
            self.day.setFocus()
            return
        state = self.state.currentData()
        self.asked.emit(
            Bulk(
                add_tags=self.add_tags.tags,
                remove_tags=self.remove_tags.tags,
                owner=self.owner.text().strip() or None,
                review_by=day,
                state=EntryState(state) if state else None,
            )
        )
