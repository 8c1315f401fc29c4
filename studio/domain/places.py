"""Where something was written: a file with line and column, and the field of the entry or pick it belongs to."""

from collections.abc import Iterable, Iterator

from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A position in a source file; lines and columns count from 1, 0 means unknown."""

    file: str = ""
    line: int = 0
    column: int = 0
    field: str = ""
    """Dotted path of the field inside its record, such as `title` or `figures.0.label`."""

    def __str__(self) -> str:
        """Give `file:line:column`, leaving out what is unknown."""
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(part for part in parts if part)


NOWHERE = Place()

PlacesByField = Iterable[tuple[str, Place]]
"""Places of the texts of one record by their dotted paths; can be gone through more than once."""


@dataclass(frozen=True, slots=True)
class FieldPlaces:
    """Places by field that are made when somebody asks: a library has 100,000 of them, and few are ever looked at."""

    file: str
    written: str
    """Path, line and column of each, all with spaces between: `title 3 12 description 4 18`."""

    def __iter__(self) -> Iterator[tuple[str, Place]]:
        """Give each path with its place, in the order in which they were written."""
        words = iter(self.written.split())
        for path, line, column in zip(words, words, words, strict=True):
            yield path, Place(file=self.file, line=int(line), column=int(column), field=path)
