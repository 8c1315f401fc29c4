"""Which of a tree's nodes are picked wholly, partly or not at all, and how that is said."""

from collections import Counter
from collections.abc import Collection

from PySide6.QtCore import Qt

from studio.domain.entries import EntryId
from studio.ui.library.shelf import Shelf, View


class Marks:
    """Counts the entries shown, and the picked ones among them, for every node."""

    def __init__(self, view: View, picked: frozenset[int]) -> None:
        shelf = self._shelf = view.shelf
        self._view = view
        self.picked = picked
        self._picks: Counter[int] = Counter()
        for position in picked:
            if view.row(shelf.first_entry + position) is not None:
                self._picks.update(_holders(shelf, position))

    def touched_by(self, picked: frozenset[int]) -> set[int]:
        """Give the nodes whose mark another choice would change."""
        changed = picked ^ self.picked
        nodes = {self._shelf.first_entry + position for position in changed}
        return nodes.union(*(_holders(self._shelf, position) for position in changed))

    def shown(self, node: int) -> int:
        """Give the number of entries shown below a topic or section."""
        if node >= self._shelf.first_section:
            return len(self._view.children(node))
        return sum(len(self._view.entries[section]) for section in self._view.sections[node])

    def state(self, node: int) -> Qt.CheckState:
        """Tell whether all, some or none of the entries shown at and below a node are picked."""
        if node >= self._shelf.first_entry:
            is_picked = node - self._shelf.first_entry in self.picked
            return Qt.CheckState.Checked if is_picked else Qt.CheckState.Unchecked
        count = self._picks[node]
        if not count:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == self.shown(node) else Qt.CheckState.PartiallyChecked

    def summary(self, node: int, *, narrowed: bool) -> str:
        """Say of a topic or section how many entries it has, how many match and how many are picked."""
        shown, picks = self.shown(node), self._picks[node]
        if narrowed:
            matching = f"{shown} {'match' if shown == 1 else 'matches'}"
            return f"{matching}, {picks} in the proposal" if picks else matching
        if not picks:
            return f"{shown} {'entry' if shown == 1 else 'entries'}" if shown else "No entries yet"
        if picks == shown:
            return f"All {shown} in the proposal" if shown > 1 else "In the proposal"
        return f"{picks} of {shown} in the proposal"


def picked_positions(shelf: Shelf, picked: Collection[EntryId]) -> frozenset[int]:
    """Give where picked entries stand in the library; those that it does not have are left out."""
    return frozenset(shelf.position[entry] for entry in picked if entry in shelf.position)


def _holders(shelf: Shelf, position: int) -> tuple[int, int]:
    section = shelf.section_of[position]
    return shelf.first_section + section, shelf.topic_of_section[section]
