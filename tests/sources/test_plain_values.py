"""What is kept as JSON comes back equal, or not at all."""

import json
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.sources.plain_values import DAMAGED, Form, codec_of


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Rank(IntEnum):
    LOW = 1
    HIGH = 2


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    text: str
    at: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    label: Label
    shapes: tuple[Label | Point, ...]
    edges: tuple[float, int]
    names: dict[Side, Point]
    file: Path | None
    data: bytes = field(default=b"", repr=False)
    side: Side = Side.LEFT
    rank: Rank = Rank.LOW
    count: int = 0
    shown: bool = False


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=12) | st.dictionaries(st.text(), inner, max_size=3),
)

NUMBERS = st.floats(allow_nan=False)
POINTS = st.builds(Point, NUMBERS, NUMBERS)
LABELS = st.builds(Label, text=st.text(), at=st.none() | POINTS)
VALUES = st.builds(
    Everything,
    label=LABELS,
    shapes=st.lists(LABELS | POINTS, max_size=3).map(tuple),
    edges=st.tuples(NUMBERS, st.integers()),
    names=st.dictionaries(st.sampled_from(Side), POINTS),
    file=st.none() | st.sampled_from([Path(), Path("/a/b c"), Path("ü")]),
    data=st.binary(max_size=9),
    side=st.sampled_from(Side),
    rank=st.sampled_from(Rank),
    count=st.integers(),
    shown=st.booleans(),
)


@given(value=VALUES)
def test_values_come_back_equal_and_of_the_same_types(value):
    codec = codec_of(Everything)
    back = codec.read(json.loads(json.dumps(codec.write(value))))
    assert back == value
    assert repr(back) == repr(value)


@given(plain=JSON)
def test_anything_else_is_an_error_that_is_expected(plain):
    with pytest.raises(DAMAGED):
        codec_of(Everything).read(plain)


@given(value=VALUES, at=st.integers(0, 9), plain=JSON)
def test_a_damaged_field_gives_the_right_types_or_an_error(value, at, plain):
    written = codec_of(Everything).write(value)
    written[at] = plain
    try:
        back = codec_of(Everything).read(written)
    except DAMAGED:
        return
    assert isinstance(back.label, Label)
    assert isinstance(back.label.text, str)
    assert all(isinstance(shape, Label | Point) for shape in back.shapes)
    assert type(back.count) is int
    assert type(back.shown) is bool


@given(value=VALUES)
def test_values_with_names_come_back_and_what_is_not_kept_has_its_default(value):
    codec = codec_of(Everything, Form(named=True, without=frozenset(("data", "at"))))
    written = codec.write(value)
    del written["count"]
    back = codec.read(json.loads(json.dumps({**written, "unheard": 1})))
    assert back.label.at is None
    assert (back.data, back.count, back.edges, back.names) == (b"", 0, value.edges, value.names)


def test_a_type_that_cannot_be_kept_is_named():
    with pytest.raises(TypeError, match="complex"):
        codec_of(tuple[complex, ...])
