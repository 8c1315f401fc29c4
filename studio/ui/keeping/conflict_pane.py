"""Everything that two people changed in different ways: it is decided here, and then saved."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.app.keeping.comparing import field_label
from studio.app.keeping.drafts import Drafts, Where, place_of
from studio.app.search_words import readable
from studio.domain.entries import ENTRY_TYPES, headline
from studio.domain.section_merge import WHOLE, Conflict
from studio.ui.keeping.conflict_card import ConflictCard
from studio.ui.theme import MARGIN, SPACE
from studio.ui.theme_roles import button, frame, label

_SECTION_FIELDS = {"title": "Heading of the section", "intro": "Introduction of the section"}


class ConflictPane(QFrame):
    """A card for every field; `settled` gives what to take when all are decided."""

    settled = Signal(object)
    """A mapping from Where to Choices."""
    left = Signal()
    """Somebody wants to go on writing first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("Changes that do not go together")
        self.cards: list[tuple[Where, ConflictCard]] = []
        self._head = label("", "title", wrap=True)
        self._detail = label(
            "Nothing was overwritten. Choose what to keep for each field; then both of you have the same library.",
            "muted",
            wrap=True,
        )
        self._all_mine, self._all_theirs = button("All yours", "quiet"), button("All theirs", "quiet")
        self.save = button("Save", "primary", symbol="save")
        self._back = button("Back to the entry", "quiet")
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE + 4)
        self._lay_out()
        self._all_mine.clicked.connect(self._on_all_mine_clicked)
        self._all_theirs.clicked.connect(self._on_all_theirs_clicked)
        self._back.clicked.connect(self.left)
        self.save.clicked.connect(self._on_save_clicked)

    def show_conflicts(self, conflicts: Mapping[Where, tuple[Conflict, ...]], drafts: Drafts) -> None:
        """Ask about these fields."""
        for _, card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for where, found in conflicts.items():
            for conflict in found:
                card = ConflictCard(conflict, _title(conflict, drafts, where), _field(conflict))
                card.decided.connect(self._on_card_decided)
                self._column.insertWidget(self._column.count() - 1, card)
                self.cards.append((where, card))
        count = len(self.cards)
        what = "One field was" if count == 1 else f"{count} fields were"
        self._head.setText(f"{what} changed by somebody else too")
        self._on_card_decided()

    def _lay_out(self) -> None:
        inside = frame("panel")
        inside.setLayout(self._column)
        self._column.setContentsMargins(MARGIN, SPACE, MARGIN, MARGIN)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        foot.setSpacing(SPACE)
        for widget in (self._all_mine, self._all_theirs):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self.save)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        head.addWidget(self._head)
        head.addWidget(self._detail)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(area, 1)
        layout.addWidget(frame("line"))
        layout.addLayout(foot)

    def _choose_all(self, *, mine: bool) -> None:
        for _, card in self.cards:
            card.choose(mine=mine)

    def _on_card_decided(self) -> None:
        open_ones = sum(not card.is_decided for _, card in self.cards)
        self.save.setEnabled(not open_ones)
        self.save.setToolTip(f"{open_ones} still to be decided" if open_ones else "")

    def _on_all_mine_clicked(self) -> None:
        self._choose_all(mine=True)

    def _on_all_theirs_clicked(self) -> None:
        self._choose_all(mine=False)

    def _on_save_clicked(self) -> None:
        choices: dict[Where, dict[tuple[str, str], object]] = {}
        for where, card in self.cards:
            choices.setdefault(where, {})[card.conflict.key] = card.value
        self.settled.emit(choices)


def _title(conflict: Conflict, drafts: Drafts, where: Where) -> str:
    if conflict.entry is None:
        return drafts.section(where).title
    entry = drafts.entry(conflict.entry) or drafts.library.find(conflict.entry)
    return readable(headline(entry)) if entry else conflict.entry


def _field(conflict: Conflict) -> str:
    if conflict.entry is None:
        return _SECTION_FIELDS[conflict.field]
    if conflict.field == WHOLE:
        return "The whole entry"
    return field_label(ENTRY_TYPES[place_of(conflict.entry)[1]], conflict.field)
