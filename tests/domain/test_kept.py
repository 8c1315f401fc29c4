"""Values are made again only where what they are made from is another."""

from dataclasses import dataclass

from studio.domain.kept import Identity, Kept, same


@dataclass(frozen=True)
class Leaf:
    name: str


class Maker:
    """Makes leaves, and counts them."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> tuple[Leaf, ...]:
        self.made += 1
        return (Leaf("one"), Leaf("two"))


def test_a_value_is_made_once_for_one_origin() -> None:
    kept, make = Kept(), Maker()
    first = kept.get("a", (1, "x"), make)
    kept.end_round()
    assert kept.get("a", (1, "x"), make) is first
    assert make.made == 1


def test_another_origin_makes_it_again_and_equal_parts_stay_the_same_objects() -> None:
    kept, make = Kept(), Maker()
    first = kept.get("a", (1,), make)
    second = kept.get("a", (2,), lambda: (Leaf("one"), Leaf("three")))
    assert second == (Leaf("one"), Leaf("three"))
    assert second[0] is first[0]
    assert kept.get("a", (3,), lambda: (Leaf("one"), Leaf("three"))) is second


def test_what_was_not_asked_for_in_a_round_is_forgotten() -> None:
    kept, make = Kept(), Maker()
    kept.get("a", (1,), make)
    kept.end_round()
    kept.end_round()
    kept.get("a", (1,), make)
    assert make.made == 2


def test_a_round_that_was_broken_off_loses_nothing() -> None:
    kept, make = Kept(), Maker()
    kept.get("a", (1,), make)
    kept.end_round()
    kept.get("b", (1,), make)
    kept.get("a", (1,), make)
    assert make.made == 2


def test_identity_is_equal_to_the_very_object_alone() -> None:
    leaf = Leaf("one")
    assert Identity(leaf) == Identity(leaf)
    assert Identity(leaf) != Identity(Leaf("one"))


def test_same_keeps_old_objects_at_any_depth() -> None:
    old = ((Leaf("one"), Leaf("two")), ())
    new = ((Leaf("one"), Leaf("new"), Leaf("more")), ())
    mixed = same(old, new)
    assert mixed == new
    assert mixed[0][0] is old[0][0]
