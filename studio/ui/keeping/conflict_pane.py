"""Everything that two people changed in different ways: it is decided here, and then saved."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.app.keeping.comparing import field_label
from studio.app.keeping.drafts import Drafts, place_of, where_of
from studio.app.keeping.language_names import language_name
from studio.app.search_words import readable
from studio.domain.entries import ENTRY_TYPES, headline
from studio.domain.languages import HEAD
from studio.domain.section_merge import WHOLE, Choices, Conflict
from studio.ui.keeping.conflict_card import ConflictCard
from studio.ui.theme import MARGIN, SPACE
from studio.ui.theme_roles import button, frame, label

_SECTION_FIELDS = {"title": "Heading of the section", "intro": "Introduction of the section"}
_TOPIC_FIELDS = {"title": "Name of the topic", "intro": "Summary of the topic", "summary": "Summary of the topic"}
Settled = Callable[[Mapping[str, Choices]], None]


class ConflictPane(QFrame):
    """A card for every field; what is to be done once all are decided comes with them."""

    left = Signal()
    """Somebody wants to go on writing first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("Changes that do not go together")
        self._settled: Settled | None = None
        self.cards: list[tuple[str, ConflictCard]] = []
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

    @property
    def choices(self) -> dict[str, Choices]:
        """What was chosen, by the path of the file."""
        found: dict[str, dict[tuple[str, str, str], object]] = {}
        for path, card in self.cards:
            found.setdefault(path, {})[card.conflict.key] = card.value
        return dict(found)

    def show_conflicts(self, conflicts: Mapping[str, tuple[Conflict, ...]], drafts: Drafts, settled: Settled) -> None:
        """Ask about fields in files, which are named by their paths in the library; `settled` gets the choices."""
        self._settled = settled
        before = {(path, card.conflict.key): card for path, card in self.cards}
        for _, card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for path, found in conflicts.items():
            for conflict in found:
                card = ConflictCard(conflict, _title(conflict, drafts, path), _field(conflict, path))
                if (path, conflict.key) in before:
                    card.go_on_from(before[path, conflict.key])
                card.decided.connect(self._on_card_decided)
                self._column.insertWidget(self._column.count() - 1, card)
                self.cards.append((path, card))
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
        area.setAccessibleName("Changes that do not go together")
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
        if self._settled is not None:
            self._settled(self.choices)


def _title(conflict: Conflict, drafts: Drafts, path: str) -> str:
    where, language = where_of(path), _language(path)
    said = f" in {language}" if language else ""
    if conflict.entry is None:
        topic = drafts.topic(path.partition("/")[0])
        return f"{drafts.section(where).title if where else topic.title if topic else path}{said}"
    entry = drafts.entry(conflict.entry) or drafts.library.find(conflict.entry)
    return f"{readable(headline(entry)) if entry else conflict.entry}{said}"


def _language(path: str) -> str:
    """Give the name of the language that a file such as `flask/benefits.de.yaml` is a translation into."""
    parts = path.rpartition("/")[2].split(".")
    return language_name(parts[1]) if len(parts) == 3 else ""  # noqa: PLR2004 - name, language, yaml


def _field(conflict: Conflict, path: str) -> str:
    if conflict.entry is None:
        known = _TOPIC_FIELDS if path.rpartition("/")[2].startswith(f"{HEAD}.") else _SECTION_FIELDS
        return known.get(conflict.field, "The whole file")
    if conflict.field == WHOLE:
        return "The whole entry"
    return field_label(ENTRY_TYPES[place_of(conflict.entry)[1]], conflict.field.partition(".")[0])
