"""The head of the library pane: search field, filters, chips, number of hits."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from studio.app.library_filters import Choice, Option
from studio.ui.icons import Tone, icon
from studio.ui.library.filter_chips import FilterChips
from studio.ui.library.filter_menu import FilterMenu
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import label, tool

_TO_ROWS = frozenset((Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown))


class SearchBar(QWidget):
    """Where one says what to look for."""

    query_changed = Signal(str)
    choices_changed = Signal(frozenset)
    """Of Choice."""
    left_downwards = Signal()
    """Down or Enter was pressed in the field."""
    peek_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: frozenset[Choice] = frozenset()
        self._options: tuple[Option, ...] = ()
        self._field = QLineEdit()
        self._field.setPlaceholderText("Search")
        self._field.setAccessibleName("Search the library")
        self._field.setClearButtonEnabled(True)
        self._field.addAction(icon("search", Tone.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self._field.textChanged.connect(self.query_changed)
        self._field.installEventFilter(self)
        self._filter: QToolButton = tool("filter", "Filter by state, review, owner, section, industry or tag")
        self._filter.setCheckable(True)
        self._filter.clicked.connect(self._on_filter_clicked)
        self._peek: QToolButton = tool("panel-bottom", "Show the selected entry in full (Shift+Space)")
        self._peek.setCheckable(True)
        self._peek.setChecked(True)
        self._peek.toggled.connect(self.peek_toggled)
        self._menu: FilterMenu | None = None
        self._chips = FilterChips()
        self._chips.removed.connect(self._on_chip_removed)
        self._chips.cleared.connect(self.clear_choices)
        self._hits = label("", "small")
        self._hits.setAccessibleName("Number of entries")
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._field, 1)
        row.addWidget(self._filter)
        row.addWidget(self._peek)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN - GAP, MARGIN - GAP, MARGIN - GAP, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self._chips)
        column.addWidget(self._hits)

    def focus_field(self) -> None:
        """Let the user type, what was typed before selected."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def type_on(self, text: str) -> None:
        """Begin a search with letters that were typed elsewhere."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.setText(text)

    def clear_query(self) -> None:
        """Search for nothing."""
        self._field.clear()

    def clear_choices(self) -> None:
        """Filter by nothing."""
        self.set_choices(frozenset())

    def set_choices(self, choices: frozenset[Choice]) -> None:
        """Filter by these."""
        self._choices = choices
        order = {option.choice: n for n, option in enumerate(self._options)}
        self._chips.show_choices(tuple(sorted(choices, key=lambda choice: order.get(choice, len(order)))))
        self._filter.setChecked(bool(choices))
        self.choices_changed.emit(choices)

    def set_options(self, options: tuple[Option, ...]) -> None:
        """Offer these filters."""
        self._options = options
        self._filter.setEnabled(bool(options))

    def say(self, text: str) -> None:
        """Say how many entries are shown."""
        self._hits.setText(text)

    def hide_peek(self) -> None:
        """Do without the button for that panel."""
        self._peek.hide()

    def toggle_peek(self) -> None:
        """Show or hide the panel in which entries are read."""
        self._peek.toggle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys lead from the field to the rows, and Escape clear it."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _TO_ROWS:
                self.left_downwards.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self._field.text():
                self._field.clear()
                return True
        return super().eventFilter(watched, event)

    def _on_filter_clicked(self) -> None:
        self._filter.setChecked(bool(self._choices))
        if self._menu is None:
            self._menu = FilterMenu(self)
            self._menu.changed.connect(self.set_choices)
        self._menu.open_below(self._filter, self._options, self._choices)

    def _on_chip_removed(self, choice: Choice) -> None:
        self.set_choices(self._choices - {choice})
