"""A list of texts or of records: add, remove and move items by keyboard and by button."""

from collections.abc import Iterator
from math import inf
from time import perf_counter

from PySide6.QtWidgets import QWidget

from studio.app.forms.form import FormField
from studio.ui.tailor.field_row import FieldRow
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.tailor.item_card import ItemCard
from studio.ui.tailor.item_verbs import Verb
from studio.ui.tailor.list_block import ListBlock, under_list
from studio.ui.theme import GAP
from studio.ui.theme_roles import button


class ItemList(ListBlock):
    """Cards under one another, used again for other items, and a button to add one."""

    def __init__(self, field: FormField, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._edits = edits
        self._cards: list[ItemCard] = []
        self._items: tuple[object, ...] = ()
        if not self.spec.columns:
            self.body.setSpacing(GAP)
        self._add = button(f"Add {self.spec.item}", "quiet", symbol="plus")
        self._add.setAccessibleName(f"Add {self.spec.item} to {self.spec.label.lower()}")
        self._add.clicked.connect(self._on_add_clicked)
        line = under_list(self._add)
        self._layout.insertLayout(2, line)

    def show_field(self, field: FormField, *, anew: bool = False) -> None:
        """Show the items."""
        items = field.value if isinstance(field.value, tuple) else ()
        other = anew or len(items) != len(self._items)
        self._items = items
        for index, card in enumerate(self._cards):
            if index < len(items):
                card.show_item(self.path, index, items, anew=other)
            if card.isHidden() is (index < len(items)):
                card.setVisible(index < len(items))
        self.show_changed(field)

    def grow(self, deadline: float) -> bool:
        """Make cards that are still missing, until a time of `perf_counter`; False when there are more."""
        while len(self._cards) < len(self._items):
            card = ItemCard(self.spec, self._edits, self)
            card.asked.connect(self._on_item_asked)
            index = len(self._cards)
            self._cards.append(card)
            card.show_item(self.path, index, self._items, anew=True)
            self.body.addWidget(card)
            card.show()
            if perf_counter() > deadline:
                break
        return len(self._cards) >= len(self._items)

    def focus_path(self, path: str) -> bool:
        """Put the cursor into the item that a path names, `figures.0.label`; into the list when it names none."""
        _, _, rest = path.removeprefix(self.path).partition(".")
        number, _, field = rest.partition(".")
        index = int(number) if number.isdecimal() else 0
        if index < self._count:
            self._focus(index, field)
        else:
            self._add.setFocus()
        return True

    def target(self, path: str) -> QWidget:
        """Give the widget to scroll to."""
        _, _, rest = path.removeprefix(self.path).partition(".")
        number = rest.partition(".")[0]
        index = int(number) if number.isdecimal() else -1
        return self._cards[index] if 0 <= index < len(self._cards) else self

    def rows(self) -> Iterator[FieldRow]:
        """Give the fields of all items that are shown."""
        for card in self._cards[: self._count]:
            yield from card.rows

    @property
    def _count(self) -> int:
        return len(self._items)

    def _focus(self, index: int, field: str = "", *, select: bool = False) -> None:
        self.grow(inf)
        self._cards[index].focus(field, select=select)

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab goes through, in order."""
        for card in self._cards:
            yield from card.stops()
        yield self._add

    def _on_add_clicked(self) -> None:
        self._insert(self._count)

    def _insert(self, index: int) -> None:
        if self._edits.insert(self.path, index, self.spec.item) and index < self._count:
            self._focus(index, select=True)

    def _on_item_asked(self, index: int, verb: Verb) -> None:
        name = self.spec.item
        match verb:
            case Verb.ADD:
                self._insert(index + 1)
            case Verb.UP | Verb.DOWN:
                to = index + (1 if verb is Verb.DOWN else -1)
                if 0 <= to < self._count and self._edits.move(self.path, index, to, name):
                    self._focus(to)
            case Verb.DUPLICATE:
                if self._edits.duplicate(self.path, index, name):
                    self._focus(index + 1)
            case Verb.REMOVE:
                self._remove(index)

    def _remove(self, index: int) -> None:
        if not self._edits.remove(self.path, index, self.spec.item):
            return
        if self._count:
            self._focus(min(index, self._count - 1))
        else:
            self._add.setFocus()
