"""Where fields stand in two columns."""

from collections.abc import Iterator, Sequence

from studio.app.forms.form import FieldSpec


def places_of(fields: Sequence[FieldSpec]) -> Iterator[tuple[int, int, int]]:
    """Give line, column and span of every field: two slim neighbours share a line."""
    line, second = 0, False
    for index, field in enumerate(fields):
        if second:
            yield line, 1, 1
            line, second = line + 1, False
        elif field.slim and index + 1 < len(fields) and fields[index + 1].slim:
            yield line, 0, 1
            second = True
        else:
            yield line, 0, 2
            line += 1
