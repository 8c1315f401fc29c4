import math
from pathlib import Path

import pytest

from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.domain.icons import Icon, icon_by_tags
from studio.layout.drawing import PATH_SIDE, Geometry, Segment
from studio.layout.icons import icon_item, strokes
from studio.layout.roles import Role

ICONS = Path(__file__).parent.parent.parent / "assets" / "icons"
TEAL = Colour("1F6B63", "accent1")


def drawn(tmp_path: Path, inner: str) -> tuple[Segment, ...]:
    (tmp_path / "check.svg").write_text(f'<svg viewBox="0 0 24 24">{inner}</svg>', encoding="utf-8")
    return strokes(tmp_path, Icon.CHECK)


@pytest.mark.parametrize("icon", Icon)
def test_every_icon_is_shipped_and_stays_in_its_square(icon: Icon) -> None:
    path = strokes(ICONS, icon)
    assert path[0].kind == "M"
    assert {segment.kind for segment in path} <= set("MLCZ")
    assert all(-0.5 <= value <= PATH_SIDE + 0.5 for segment in path for value in segment.points)


def test_relative_commands_follow_the_pen(tmp_path: Path) -> None:
    path = drawn(tmp_path, '<path d="m2 3 4 5h-1v.5l-1-1z"/>')
    assert [segment.points for segment in path] == [(2, 3), (6, 8), (5, 8), (5, 8.5), (4, 7.5), ()]


def test_half_a_circle_is_two_curves_on_it(tmp_path: Path) -> None:
    path = drawn(tmp_path, '<path d="M2 12a10 10 0 0 1 20 0"/>')
    assert [segment.kind for segment in path] == ["M", "C", "C"]
    ends = [segment.points[-2:] for segment in path]
    assert ends[-1] == pytest.approx((22, 12))
    assert ends[1] == pytest.approx((12, 2))
    assert all(math.dist(end, (12, 12)) == pytest.approx(10) for end in ends)


def test_arcs_written_without_spaces_are_read(tmp_path: Path) -> None:
    assert drawn(tmp_path, '<path d="M1 1a2 2 0 012 2"/>') == drawn(tmp_path.parent, '<path d="M1 1a2 2 0 0 1 2 2"/>')


def test_shapes_become_paths(tmp_path: Path) -> None:
    path = drawn(tmp_path, '<circle cx="5" cy="5" r="2"/><rect x="8" y="8" width="4" height="4" rx="1"/>')
    assert "".join(segment.kind for segment in path) == "MCCCCZMLCLCLCLCZ"


def test_an_icon_is_decoration_whose_strokes_grow_with_it() -> None:
    item = icon_item(ICONS, Icon.CHECK, Rect(0, 0, 48, 48), TEAL, name="Benefit icon")
    assert (item.role, item.box.geometry) == (Role.DECORATION, Geometry.PATH)
    assert item.box.stroke is not None
    assert item.box.stroke.width == 4.0


def test_the_first_telling_tag_chooses() -> None:
    assert icon_by_tags(("flask", "Security", "api")) is Icon.SHIELD_CHECK
    assert icon_by_tags(("flask",)) is None
