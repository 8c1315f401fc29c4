"""Frozen dataclasses behave as those of the standard library do."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, InitVar, field
from typing import ClassVar, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.frozen import changer, dataclass, maker, replace


def classes(make):
    """Give the same classes, made by one or the other."""

    @make(frozen=True, slots=True, kw_only=True)
    class Card:
        """A card."""

        kind: ClassVar[str] = "card"
        title: str
        size: float = 12.0
        tags: tuple[str, ...] = ()
        notes: list[str] = field(default_factory=list, compare=False)
        secret: str = field(default="", repr=False)
        weight: int = field(default=0, hash=False)

        @property
        def large(self) -> bool:
            return self.size > 20

    @make(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 0

        def __repr__(self) -> str:
            return f"{self.x}/{self.y}"

    @make(frozen=True, slots=True)
    class Place(Point):
        z: int = 0

    @make(frozen=True, slots=True)
    class Nothing:
        pass

    @make(frozen=True, slots=True, eq=False)
    class Alone:
        x: int

    @make(frozen=True, slots=True)
    class Even:  # noqa: PLW1641 - gets one
        x: int
        half: int = field(init=False)
        lists: list[int] = field(init=False, default_factory=list, compare=False)
        fixed: int = field(init=False, default=3)

        def __post_init__(self) -> None:
            if self.x % 2:
                raise ValueError
            object.__setattr__(self, "half", self.x // 2)

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Even) and other.x == self.x

    return Card, Point, Place, Nothing, Alone, Even


OURS, THEIRS = classes(dataclass), classes(dataclasses.dataclass)
BOTH = list(zip(OURS, THEIRS, strict=True))
VALUES = st.fixed_dictionaries(
    {"title": st.text(max_size=2)},
    optional={
        "size": st.sampled_from([12.0, 30.0]),
        "tags": st.sampled_from([(), ("a",)]),
        "notes": st.just(["n"]),
        "secret": st.sampled_from(["", "s"]),
        "weight": st.integers(0, 1),
    },
)


@dataclass(frozen=True, slots=True)
class Known:
    """Can be found by its name, as pickle wants it."""

    name: str
    items: tuple[int, ...] = (1, 2)


@given(one=VALUES, other=VALUES)
def test_values_are_made_shown_compared_and_hashed_alike(one, other):
    ours, theirs = OURS[0](**one), THEIRS[0](**one)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert hash(ours) == hash(theirs)
    assert ours.large == theirs.large
    assert (ours == OURS[0](**other)) == (theirs == THEIRS[0](**other))
    assert replace(ours, **other) == OURS[0](**{**one, **other})
    assert ours != theirs


@pytest.mark.parametrize(("ours", "theirs"), BOTH)
def test_classes_look_alike(ours, theirs):
    mine, others = (inspect.signature(cls).parameters.values() for cls in (ours, theirs))
    assert [(one.name, one.kind, one.annotation) for one in mine] == [
        (one.name, one.kind, one.annotation) for one in others
    ]
    assert get_type_hints(ours.__init__) == get_type_hints(theirs.__init__)
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert [one.name for one in dataclasses.fields(ours)] == [one.name for one in dataclasses.fields(theirs)]


def test_every_list_is_its_own():
    card = OURS[0]
    assert card(title="a").notes is not card(title="a").notes


def test_positions_defaults_and_inherited_fields():
    _, point, place, nothing, alone, even = OURS
    assert (point(1).y, place(1, 2, 3).x, place(1).z) == (0, 1, 0)
    assert repr(place(1, 2)) == repr(THEIRS[2](1, 2))
    assert point(1, 0) != place(1, 0)
    assert nothing() == nothing()
    assert hash(nothing()) == hash(nothing())
    assert alone(1) != alone(1)
    assert hash(even(2)) == hash(THEIRS[5](2))
    assert repr(even(4)) == repr(THEIRS[5](4))
    with pytest.raises(ValueError, match=r"^$"):
        even(1)


@pytest.mark.parametrize("value", [OURS[0](title="a"), OURS[1](1), OURS[2](1), OURS[4](1)])
def test_nothing_can_be_changed(value):
    name = dataclasses.fields(value)[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, 2)
    with pytest.raises(FrozenInstanceError):
        delattr(value, name)
    with pytest.raises(FrozenInstanceError):
        value.unknown = 1


def test_arguments_that_are_missing_or_unknown_are_named():
    card = OURS[0]
    with pytest.raises(TypeError, match=r"Card.__init__\(\) missing 1 required keyword-only argument: 'title'"):
        card()
    with pytest.raises(TypeError, match="colour"):
        card(title="a", colour=1)
    with pytest.raises(TypeError):
        card("a")


@dataclass(frozen=True, slots=True)
class Remembering:
    name: str
    found: int = field(default=0, init=False, compare=False)


@dataclass(slots=True)
class Changing:
    x: int = 0


def test_a_replaced_value_begins_anew_with_what_no_argument_fills():
    value = Remembering("a")
    object.__setattr__(value, "found", 3)
    assert replace(value).found == 0
    assert replace(value, name="b") == Remembering("b")


@pytest.mark.parametrize("value", [OURS[0](title="a"), OURS[3](), OURS[5](2), Remembering("a"), Changing()])
def test_a_field_that_is_not_there_cannot_be_replaced(value):
    with pytest.raises((TypeError, ValueError)):
        replace(value, unknown=1)
    with pytest.raises((TypeError, ValueError)):
        replace(value, found=1)


def test_replacing_checks_what_init_checks_and_works_on_other_dataclasses():
    assert replace(OURS[5](2), x=4).half == 2
    with pytest.raises(ValueError, match=r"^$"):
        replace(OURS[5](2), x=3)
    assert replace(Changing(), x=2) == Changing(2)
    assert replace(THEIRS[1](1), x=2) == THEIRS[1](2)
    assert type(replace(OURS[2](1), z=2)) is OURS[2]


@pytest.mark.parametrize("arguments", [{"title": "a"}, {"title": "a", "size": 30.0, "notes": ["n"], "weight": 1}])
def test_a_maker_gives_what_the_class_gives(arguments):
    card = OURS[0]
    made, called = maker(card)(**arguments), card(**arguments)
    assert type(made) is card
    assert (made, hash(made), repr(made), made.notes) == (called, hash(called), repr(called), called.notes)
    assert copy.deepcopy(made) == replace(made) == made
    with pytest.raises(FrozenInstanceError):
        made.title = "b"
    with pytest.raises(TypeError, match="'title'"):
        maker(card)()


def test_makers_know_positions_inherited_fields_and_what_no_argument_fills():
    card, point, place, nothing, alone, even = OURS
    assert (maker(point)(1, y=2), maker(place)(1, 2, 3), maker(nothing)()) == (point(1, 2), place(1, 2, 3), nothing())
    assert maker(alone)(1).x == 1
    assert maker(Remembering)("a").found == 0
    assert maker(even)(4).half == 2
    with pytest.raises(ValueError, match=r"^$"):
        maker(even)(3)
    make = maker(card)
    assert make(title="a").notes is not make(title="a").notes


def test_copies_are_equal():
    value = Known("a", (3,))
    assert copy.copy(value) == copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own


@dataclass(frozen=True, slots=True, kw_only=True)
class Awkward:
    x: int
    set_x: int = 1
    make_x: int = 2
    default_x: int = 3
    MISSING: list[int] = field(default_factory=list)


def test_fields_may_be_called_as_they_like():
    assert replace(Awkward(x=0), MISSING=[1]) == Awkward(x=0, set_x=1, make_x=2, default_x=3, MISSING=[1])
    assert Awkward(x=0).MISSING == []


def test_what_cannot_be_had_is_refused_when_the_class_is_made():
    with pytest.raises(TypeError, match="InitVar"):

        @dataclass(frozen=True, slots=True)
        class Given:
            size: InitVar[int]

    with pytest.raises(TypeError, match="of its own"):

        @dataclass(frozen=True, slots=True)
        class Setting:
            size: int

            def __setattr__(self, name, value):
                """Take anything."""


def test_what_is_not_frozen_is_the_standard_librarys():
    value = Changing()
    value.x = 2
    assert value == Changing(x=2)


def test_a_subclass_that_is_no_dataclass_itself_can_be_changed_too() -> None:
    class Marked(Known):
        """Has a dictionary beside the slots."""

    changed = replace(Marked("a"), name="b")
    assert (type(changed), changed.name, changed.items) == (Marked, "b", (1, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Long(Known):
    """More slots than are filled one by one."""

    b: int = 0
    c: int = 0
    d: list[int] = field(default_factory=list)
    e: int = field(default=7, init=False)
    f: int = 0


def test_a_value_with_many_slots_is_of_its_class_and_frozen() -> None:
    made = Long("a", c=3)
    assert (type(made), made.name, made.b, made.c, made.d, made.e) == (Long, "a", 0, 3, [], 7)
    assert made == copy.copy(made) == replace(made)
    with pytest.raises(FrozenInstanceError):
        made.c = 4
    with pytest.raises(FrozenInstanceError):
        del made.c


def test_so_is_a_value_of_a_subclass_that_is_no_dataclass_itself() -> None:
    class Marked(Long):
        """Has a dictionary beside the slots."""

    made = Marked("a", f=2)
    made.__dict__["mark"] = "x"
    assert (type(made), made.name, made.f, made.mark) == (Marked, "a", 2, "x")


def test_a_changer_gives_what_replacing_gives() -> None:
    change = changer(Long, "c", "name")
    made = Long("a", b=1, c=3, d=[4])
    changed = change(made, 5, "z")
    assert (type(changed), changed) == (Long, replace(made, c=5, name="z"))
    assert (changed.b, changed.d, changed.e, made.c) == (1, [4], 7, 3)
    with pytest.raises(FrozenInstanceError):
        changed.c = 4


@pytest.mark.parametrize("name", ["e", "unknown"])
def test_a_field_that_no_argument_fills_is_refused_when_a_changer_is_made(name: str) -> None:
    with pytest.raises(TypeError, match=f"Long cannot be changed in {name}"):
        changer(Long, name)
