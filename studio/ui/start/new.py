"""A client's name and topics to a new proposal: the name and Enter are enough."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.ui.start.choice import ChoiceButton
from studio.ui.theme import GAP, SPACE, WIDE
from studio.ui.theme_roles import button, label

if TYPE_CHECKING:
    from studio.domain.library import Library

_COMPANY = "company"
"""The topic about the consultancy itself: it surrounds every proposal."""


class NewProposal(QFrame):
    """The form for a new proposal."""

    wanted = Signal(str, tuple)
    """The client's name and the ids of the topics."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._topics: dict[str, QPushButton] = {}
        self._shown: list[tuple[str, str, str]] = []
        """Id, title and summary of the topics that are offered."""
        self._asked = False
        self.client = QLineEdit()
        self.client.setObjectName("client-name")
        self.client.setAccessibleName("Client")
        self.client.setPlaceholderText("Name of the client’s company")
        self.client.setProperty("role", "large")
        self.client.setMaxLength(200)
        self.create_button = button("Create proposal", "primary")
        self.create_button.setObjectName("create")
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self._cards = QGridLayout()
        self._cards.setSpacing(SPACE)
        self._waiting = label("Reading your library…", "muted")
        self._cards.addWidget(self._waiting, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(SPACE)
        layout.addWidget(label("New proposal", "heading"))
        layout.addSpacing(GAP)
        layout.addWidget(label("Who is it for?"))
        layout.addWidget(self.client)
        layout.addSpacing(SPACE)
        layout.addWidget(label("What is it about?"))
        layout.addLayout(self._cards)
        layout.addWidget(self._problem)
        layout.addSpacing(SPACE)
        layout.addWidget(self.create_button)
        layout.addStretch()
        self.client.returnPressed.connect(self._on_create)
        self.client.textEdited.connect(self._on_client_edited)
        self.create_button.clicked.connect(self._on_create)

    def show_topics(self, library: "Library") -> None:
        """Offer the library's topics; what was chosen stays so, and at first that is the first one."""
        topics = [topic for topic in library.topics if topic.id != _COMPANY]
        topics.sort(key=lambda topic: topic.title != "Flask")
        shown = [(topic.id, topic.title, topic.summary) for topic in topics]
        if shown != self._shown:
            self._shown = shown
            self._fill()
        self._waiting.hide()
        if not topics:
            self._waiting.setText("The library has no topics. You can still begin with an empty one.")
            self._waiting.show()
        if self._asked:
            self._asked = False
            self._on_create()

    def _fill(self) -> None:
        chosen = {*self.chosen()} & {name for name, _, _ in self._shown} or {name for name, _, _ in self._shown[:1]}
        for card in self._topics.values():
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._topics = {}
        for place, (name, title, summary) in enumerate(self._shown):
            card = ChoiceButton(title, " ".join(summary.split()), tip=summary, lines=3)
            card.setObjectName(f"topic-{name}")
            card.setCheckable(True)
            card.setChecked(name in chosen)
            self._topics[name] = card
            self._cards.addWidget(card, place // 2, place % 2)

    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab goes through, in order."""
        return (self.client, *self._topics.values(), self.create_button)

    def chosen(self) -> tuple[str, ...]:
        """Give the ids of the topics that are chosen."""
        return tuple(name for name, card in self._topics.items() if card.isChecked())

    def tell_problem(self, text: str) -> None:
        """Say why nothing was made."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """Say that the proposal is on its way, or that another one can be asked for."""
        self.create_button.setEnabled(not busy)
        self.create_button.setText("Creating…" if busy else "Create proposal")

    def _on_client_edited(self) -> None:
        self.tell_problem("")

    def _on_create(self) -> None:
        if not self.client.text().strip():
            self.tell_problem("Type the name of the client first.")
            self.client.setFocus()
            return
        if not self._topics:
            self._asked = True
            self.set_busy(busy=True)
            return
        if not self.chosen():
            self.tell_problem("Choose at least one topic.")
            return
        self.tell_problem("")
        self.set_busy(busy=True)
        self.wanted.emit(self.client.text().strip(), self.chosen())
