"""Where something was written: a file with line and column, and the field of the entry or pick it belongs to."""

from dataclasses import dataclass


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
