"""A library as numbered nodes of a tree, and which of them are shown while somebody searches."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from studio.domain.entries import AnyEntry, EntryId
from studio.domain.frozen import dataclass
from studio.domain.library import Library, Section, Topic


class Level(Enum):
    """Kinds of node, from the root on."""

    TOPIC = auto()
    SECTION = auto()
    ENTRY = auto()


class Shelf:
    """Numbers all topics, sections and entries: a node is one number, the same for as long as the library is.

    Topics come first, then sections, then entries in the order of `library.entries()`; an entry's position is its
    place in that order.
    """

    def __init__(self, library: Library) -> None:
        self.topics: tuple[Topic, ...] = library.topics
        self.entries: tuple[AnyEntry, ...] = tuple(library.entries())
        self.sections: list[Section] = []
        self.topic_of_section: list[int] = []
        self.sections_of_topic: list[range] = []
        self.positions_of_section: list[Sequence[int]] = []
        self.section_of: list[int] = [0] * len(self.entries)
        self.position: dict[EntryId, int] = {entry.id: n for n, entry in enumerate(self.entries)}
        for number, topic in enumerate(library.topics):
            self._add_topic(number, topic)
        self.first_section = len(self.topics)
        self.first_entry = self.first_section + len(self.sections)

    def level(self, node: int) -> Level:
        """Tell what a node is."""
        if node >= self.first_entry:
            return Level.ENTRY
        return Level.SECTION if node >= self.first_section else Level.TOPIC

    def entry(self, node: int) -> AnyEntry | None:
        """Give the entry of a node, None for a topic or a section."""
        return self.entries[node - self.first_entry] if node >= self.first_entry else None

    def parent(self, node: int) -> int | None:
        """Give the node above, None for a topic."""
        if node >= self.first_entry:
            return self.first_section + self.section_of[node - self.first_entry]
        return self.topic_of_section[node - self.first_section] if node >= self.first_section else None

    def name(self, node: int) -> str:
        """Give what a node is called in every library: `flask`, `flask/benefits`, `flask/benefits/less-is-more`."""
        match self.level(node):
            case Level.TOPIC:
                return self.topics[node].id
            case Level.SECTION:
                number = node - self.first_section
                return f"{self.topics[self.topic_of_section[number]].id}/{self.sections[number].kind}"
            case Level.ENTRY:
                return self.entries[node - self.first_entry].id

    def node_of(self, entry: str) -> int | None:
        """Give the node of an entry, None when the library has it not."""
        position = self.position.get(EntryId(entry))
        return None if position is None else self.first_entry + position

    def named(self, name: str) -> int | None:
        """Give the node of this name, None when the library has it not."""
        holders = (node for node in range(self.first_entry) if self.name(node) == name)
        return self.node_of(name) if name.count("/") > 1 else next(holders, None)

    def _add_topic(self, number: int, topic: Topic) -> None:
        first = len(self.sections)
        for section in topic.sections:
            positions = [self.position[one.id] for one in section.entries if self._is_first(one)]
            for position in positions:
                self.section_of[position] = len(self.sections)
            self.positions_of_section.append(positions)
            self.sections.append(section)
            self.topic_of_section.append(number)
        self.sections_of_topic.append(range(first, len(self.sections)))

    def _is_first(self, entry: AnyEntry) -> bool:
        return self.entries[self.position[entry.id]] is entry


@dataclass(frozen=True, slots=True)
class View:
    """The nodes that are shown, each level in the library's order."""

    shelf: Shelf
    topics: Sequence[int]
    sections: Sequence[Sequence[int]]
    """Numbers of the sections shown, for every topic of the library."""
    entries: Sequence[Sequence[int]]
    """Positions of the entries shown, for every section of the library."""

    @property
    def count(self) -> int:
        """Give the number of entries shown."""
        return sum(map(len, self.entries))

    def row(self, node: int) -> int | None:
        """Give the row of a node below its parent, None when it is not shown."""
        shelf = self.shelf
        if node >= shelf.first_entry:
            number = node - shelf.first_entry
            numbers = self.entries[shelf.section_of[number]]
        elif node >= shelf.first_section:
            number = node - shelf.first_section
            numbers = self.sections[shelf.topic_of_section[number]]
        else:
            number, numbers = node, self.topics
        row = bisect_left(numbers, number)
        return row if row < len(numbers) and numbers[row] == number else None

    def children(self, node: int) -> Sequence[int]:
        """Give the nodes shown below a topic or section, as numbers of their level."""
        if node >= self.shelf.first_entry:
            return ()
        if node >= self.shelf.first_section:
            return self.entries[node - self.shelf.first_section]
        return self.sections[node]

    def positions_below(self, node: int) -> Sequence[int]:
        """Give the entries shown at and below a node."""
        match self.shelf.level(node):
            case Level.TOPIC:
                return [position for section in self.sections[node] for position in self.entries[section]]
            case Level.SECTION:
                return self.entries[node - self.shelf.first_section]
            case Level.ENTRY:
                return (node - self.shelf.first_entry,)

    def holders(self) -> Iterator[tuple[int, int, int]]:
        """Give every section shown with its topic, as nodes, and the number of its entries that are shown."""
        for topic in self.topics:
            for section in self.sections[topic]:
                yield topic, self.shelf.first_section + section, len(self.entries[section])


def whole_view(shelf: Shelf) -> View:
    """Show everything, empty sections too."""
    sections = [tuple(numbers) for numbers in shelf.sections_of_topic]
    return View(shelf, range(len(shelf.topics)), sections, shelf.positions_of_section)


def narrowed_view(shelf: Shelf, positions: Iterable[int]) -> View:
    """Show only these entries and what holds them; `positions` ascend."""
    entries: list[list[int]] = [[] for _ in shelf.sections]
    section_of = shelf.section_of
    for position in positions:
        entries[section_of[position]].append(position)
    sections = [[one for one in numbers if entries[one]] for numbers in shelf.sections_of_topic]
    topics = [number for number, shown in enumerate(sections) if shown]
    return View(shelf, topics, sections, entries)
