from dataclasses import replace
from itertools import pairwise

import pytest

from studio.domain.blocks import PlanBlock, PlanPhase
from studio.domain.brand import Brand
from studio.domain.geometry import Rect
from studio.domain.text import line_of
from studio.layout.items import GroupItem, ShapeItem, TextItem
from studio.layout.phase_words import quiet_size
from studio.layout.text.typefaces import FontBook
from studio.layout.timeline import timeline
from tests.layout.conftest import make_brand

START = 740_000
YEAR = tuple((START + 30 * index, f"Month{index:02}" + (" 2027" if not index else "")) for index in range(12))


def phase(start: int, end: int, milestone: str = "") -> PlanPhase:
    return PlanPhase(
        name=line_of("Phase"), milestone=line_of(milestone), start=START + start, end=START + end, dates="then"
    )


def drawn(brand: Brand, fonts: FontBook, block: PlanBlock, width: float = 864.0, size: float = 16.0) -> GroupItem:
    return timeline(block, Rect(48, 120, width, 368), brand, fonts, size)


def words(item: TextItem) -> str:
    return "".join(run.text for paragraph in item.paragraphs for run in paragraph.runs)


def named(group: GroupItem, name: str) -> list[TextItem]:
    return [item for item in group.items if isinstance(item, TextItem) and item.name.startswith(name)]


def labels(group: GroupItem) -> list[str]:
    return [words(item) for item in named(group, "Axis label")]


def test_every_tick_has_its_label_where_there_is_room(brand: Brand, fonts: FontBook) -> None:
    block = PlanBlock(source="p", phases=(phase(0, 359),), ticks=YEAR[::2])
    assert labels(drawn(brand, fonts, block)) == [text.removesuffix(" 2027") for _, text in YEAR[::2]]


def test_words_beside_a_bar_hide_the_lines_behind_them(brand: Brand, fonts: FontBook) -> None:
    block = PlanBlock(source="p", phases=(replace(phase(0, 90), milestone=line_of("Signed off")),), ticks=YEAR)
    (label,) = named(drawn(brand, fonts, block), "Milestone words")
    assert label.box is not None
    assert label.box.fill == brand.palette.background


@pytest.mark.parametrize("width", [180.0, 260.0, 340.0, 459.0, 600.0, 864.0])
def test_labels_stand_at_regular_distances_and_never_run_into_one_another(
    brand: Brand, fonts: FontBook, width: float
) -> None:
    group = drawn(brand, fonts, PlanBlock(source="p", phases=(phase(0, 340),), ticks=YEAR), width, 9.5)
    found = named(group, "Axis label")
    days = [int(words(item)[5:7]) for item in found]
    assert days[0] == 0
    assert len({after - day for day, after in pairwise(days)}) <= 1
    assert all(one.rect.right <= two.rect.x for one, two in pairwise(found))
    assert all(item.rect.right <= group.rect.right + 0.1 for item in found)


def test_the_last_label_is_said_even_when_the_plan_ends_right_after_it(brand: Brand, fonts: FontBook) -> None:
    block = PlanBlock(source="p", phases=(phase(0, 92),), ticks=((START, "Jan"), (START + 90, "A long month")))
    group = drawn(brand, fonts, block)
    assert labels(group) == ["Jan", "A long month"]
    assert named(group, "Axis label")[-1].rect.right <= group.rect.right + 0.1


def milestone(group: GroupItem) -> tuple[list[TextItem], Rect, Rect]:
    (diamond,) = (item for item in group.items if item.name == "Milestone")
    (bar,) = (item for item in group.items if isinstance(item, ShapeItem) and item.name.startswith("Bar "))
    return named(group, "Milestone words"), diamond.rect, bar.rect


@pytest.mark.parametrize("end", [60, 200, 300, 330, 350, 359])
def test_the_words_of_a_milestone_stand_beside_or_under_its_diamond(brand: Brand, fonts: FontBook, end: int) -> None:
    block = PlanBlock(source="p", phases=(phase(20, end, "All features demonstrated"), phase(0, 359)))
    only = drawn(brand, fonts, replace(block, phases=block.phases[:1]))
    assert milestone(only)[0]
    found, diamond, bar = milestone(
        replace(
            group := drawn(brand, fonts, block),
            items=tuple(item for item in group.items if item.rect.y < group.rect.y + 80),
        )
    )
    (text,) = found
    beside = abs(text.rect.x - diamond.right) < 12
    under = abs(text.rect.right - diamond.right) < 2 and bar.bottom <= text.rect.y <= bar.bottom + 4
    assert beside or under
    assert text.rect.right <= group.rect.right + 0.1


def test_words_that_fit_nowhere_near_the_diamond_are_left_to_the_table(brand: Brand, fonts: FontBook) -> None:
    group = drawn(brand, fonts, PlanBlock(source="p", phases=(phase(0, 359, "Words without end " * 20),)))
    assert milestone(group)[0] == []


def test_what_a_phase_says_is_never_smaller_than_its_slide_or_page_allows(fonts: FontBook) -> None:
    brand = make_brand()
    finer = replace(brand, sizes=replace(brand.sizes, steps=(*brand.sizes.steps, 10.0, 9.0, 8.0)))
    many = tuple(
        replace(phase(number, number + 20), name=line_of("A phase with a long name " * 3)) for number in range(12)
    )
    block = PlanBlock(source="plan", phases=many, ticks=((740_000, "Feb"),))
    for size, least in ((16.0, brand.sizes.minimum), (12.0, brand.sizes.minimum), (8.5, brand.page.minimum)):
        group = drawn(finer, fonts, block, size=size)
        sizes = {run.size for item in named(group, "Phase") for paragraph in item.paragraphs for run in paragraph.runs}
        assert min(sizes) >= least
        assert quiet_size(size, finer) == max(size - 2, least)
