"""Steps turn any order into any other, with as few moves as possible."""

from hypothesis import given
from hypothesis import strategies as st

from studio.ui.reordering import Insert, Move, Remove, Step, steps

ORDERS = st.lists(st.sampled_from("abcdefgh"), unique=True)


def after(old: list[str], done: list[Step]) -> list[str]:
    keys = list(old)
    for step in done:
        match step:
            case Remove(at):
                del keys[at]
            case Move(at, to):
                keys.insert(to, keys.pop(at))
            case Insert(at, key):
                keys.insert(at, key)
    return keys


@given(ORDERS, ORDERS)
def test_any_order_becomes_any_other(old: list[str], new: list[str]) -> None:
    done = list(steps(old, new))
    assert after(old, done) == new
    assert (done == []) == (old == new)


def test_one_that_moved_is_one_step() -> None:
    assert list(steps("abcde", "bcdea")) == [Move(0, 4)]
    assert list(steps("abcde", "eabcd")) == [Move(4, 0)]
    assert list(steps("abcde", "acdbe")) == [Move(1, 3)]
