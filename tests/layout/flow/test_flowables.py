"""How a room is filled."""

from dataclasses import dataclass

from studio.domain.geometry import Rect
from studio.layout.flow.figures import Drawing
from studio.layout.flow.flowables import Flowable, Stack, stacked_height, take
from studio.layout.flow.panels import Columns, Whole
from studio.layout.items import AnyItem


def nothing(rect: Rect) -> tuple[AnyItem, ...]:  # noqa: ARG001 - draws nothing anywhere
    return ()


def thing(height: float, *, before: float = 0.0, after: float = 0.0, keep: bool = False) -> Drawing:
    return Drawing(draw=nothing, width=10, height=height, before=before, after=after, keep=keep)


@dataclass(frozen=True)
class Filled:
    offsets: list[float]
    left: int


def fill(*things: Flowable, room: float, force: bool = True) -> Filled:
    pending = list(things)[::-1]
    placed = take(pending, room, force=force)
    return Filled([offset for offset, _ in placed], len(pending))


def test_the_greater_of_two_distances_counts_and_none_at_the_edges():
    things = (thing(10, before=50, after=5), thing(10, before=8), thing(10, after=99))
    assert fill(*things, room=38) == Filled([0, 18, 28], 0)
    assert stacked_height(things) == 38


def test_a_heading_goes_to_the_next_page_with_what_it_heads():
    assert fill(thing(60), thing(10, keep=True), thing(30), room=90) == Filled([0], 2)
    assert fill(thing(60), thing(10, keep=True), thing(10, keep=True), thing(15), room=90) == Filled([0], 3)
    assert fill(thing(50), thing(10, keep=True), thing(30), room=90) == Filled([0, 50, 60], 0)


def test_what_no_page_holds_is_shrunk_to_one():
    pending: list[Flowable] = [thing(500)]
    ((_, drawn),) = take(pending, 90, force=True)
    assert drawn.height <= 91
    assert not pending


def test_unforced_nothing_is_taken_that_does_not_fit():
    assert fill(thing(100), room=90, force=False) == Filled([], 1)


def test_a_stack_parts_between_its_children_but_not_when_kept_whole():
    stack = Stack(children=(thing(40), thing(40), thing(40)))
    head, tail = stack.split(90, force=False)
    assert head is not None
    assert tail is not None
    assert (head.height, tail.height) == (80, 40)
    assert Whole(child=stack, limit=200).split(90, force=False)[0] is None
    assert Whole(child=stack, limit=100).split(90, force=False)[0] is not None


def test_columns_go_on_in_their_places():
    left, right = Stack(children=(thing(40), thing(40))), Stack(children=(thing(20),))
    head, tail = Columns(children=(left, right), offsets=(0, 50)).split(50, force=False)
    assert isinstance(tail, Columns)
    assert head is not None
    assert (head.height, tail.height) == (40, 40)
    assert [child.height for child in tail.children] == [40, 0]
