from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.entries import ENTRY_TYPES, TextField
from studio.sources.kept_values import DAMAGED, ENDS, Table, codec_of, records_of
from studio.sources.record_types import PLACES


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: Annotated[str, TextField("name")]
    weight: Decimal | None = None
    bands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    title: Annotated[str, TextField("title")]
    size: Size | None = None
    ready: bool = False
    count: int = 0
    ratio: float = 0.0
    day: date | None = None
    words: tuple[Annotated[str, TextField("word")], ...] = ()
    parts: tuple[Part, ...] = ()
    main: Part | None = None


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=[chr(code) for code in range(32)]))
PARTS = st.builds(
    Part,
    name=TEXTS,
    weight=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    bands=st.lists(TEXTS).map(tuple),
)
THINGS = st.builds(
    Thing,
    title=TEXTS,
    size=st.none() | st.sampled_from(Size),
    ready=st.booleans(),
    count=st.integers(),
    ratio=st.floats(allow_nan=False),
    day=st.none() | st.dates(),
    words=st.lists(TEXTS).map(tuple),
    parts=st.lists(PARTS).map(tuple),
    main=st.none() | PARTS,
)
TABLE = Table(Thing)


@given(st.lists(st.tuples(THINGS, TEXTS)))
def test_what_is_written_is_read_again(rows):
    text = "".join(TABLE.write(thing, more) for thing, more in rows)
    columns, (texts,) = TABLE.read(text, 1)
    assert records_of(Thing, TABLE.names, columns) == tuple(thing for thing, _ in rows)
    assert texts == [more for _, more in rows]


@given(st.lists(THINGS, max_size=2), st.data())
def test_a_damaged_text_gives_values_of_the_right_types_or_is_refused(things, data):
    text = "".join(map(TABLE.write, things))
    start = data.draw(st.integers(0, len(text)))
    damage = data.draw(st.text(st.sampled_from(ENDS) | st.characters(exclude_categories=["Cs"]), max_size=12))
    damaged = text[:start] + damage + text[start + data.draw(st.integers(0, 9)) :]
    try:
        columns, _ = TABLE.read(damaged)
    except DAMAGED:
        return
    for thing in records_of(Thing, TABLE.names, columns):
        assert type(thing.title) is str
        assert thing.size is None or type(thing.size) is Size
        assert thing.day is None or type(thing.day) is date
        assert all(type(part) is Part and (part.weight is None or part.weight.is_finite()) for part in thing.parts)


def test_every_kind_of_entry_can_be_kept():
    for cls in ENTRY_TYPES.values():
        assert Table(cls, without=PLACES | {"id", "picture"}).names


@pytest.mark.parametrize("hint", [str | None, tuple[str, ...] | None, tuple[int, int], dict[str, str], bytes])
def test_a_type_that_cannot_be_kept_is_refused_at_once(hint):
    with pytest.raises(TypeError):
        codec_of(hint, 0)
