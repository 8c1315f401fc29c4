"""How many entries have what one can filter by, counted section by section: a change costs what it changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from studio.app.keeping.drafts import Where
from studio.app.keeping.rows import Row
from studio.app.library_filters import Choice, Option, counted


class Tally:
    """Knows what it has counted, and counts anew only what is other."""

    def __init__(self) -> None:
        self._counts: Counter[Choice] = Counter()
        self._known: dict[Where, tuple[Row, ...]] = {}

    def steps(self, rows: Mapping[Where, tuple[Row, ...]]) -> Iterator[None]:
        """Count the rows of all sections, with a pause after each that is not known yet."""
        for where in self._known.keys() - rows.keys():
            self._counts.subtract(_choices(self._known.pop(where)))
        for where, found in tuple(rows.items()):
            before = self._known.get(where, ())
            if found is not before:
                self._counts.subtract(_choices(before))
                self._counts.update(_choices(found))
                self._known[where] = found
                yield

    def options(self) -> tuple[Option, ...]:
        """Give everything that the counted rows can be filtered by."""
        return counted(+self._counts)


def _choices(rows: Iterable[Row]) -> Iterator[Choice]:
    return (choice for row in rows for choice in row.choices)
