"""Pictures with too few pixels for their place, and with more than any file needs."""

from pathlib import Path

import pytest

from studio.domain.findings import Finding, Severity
from studio.domain.geometry import Rect
from studio.domain.pictures import Picture
from studio.layout.items import GroupItem, PictureItem
from studio.layout.page import FlowPage
from studio.layout.picture_findings import picture_findings


def found(
    width: int, height: int, *, inches: float = 4, crop: tuple[float, float, float, float] = (0, 0, 0, 0)
) -> tuple[Finding, ...]:
    picture = Picture(path=Path("pictures/team.png"), alt="", width=width, height=height)
    rect = Rect(0, 0, inches * 72, inches * 72 * height / width)
    item = PictureItem(rect=rect, picture=picture, crop=crop)
    group = GroupItem(rect=rect, items=(item,), source="why/1")
    wide = PictureItem(rect=Rect(0, 0, 72, 72), picture=picture, source="why/1")
    pages = (FlowPage(number=1, items=(group,)), FlowPage(number=2, items=(wide,)))
    return picture_findings(pages)


@pytest.mark.parametrize(("width", "coarse"), [(200, True), (399, True), (401, False), (2000, False)])
def test_a_picture_with_too_few_pixels_for_its_place_is_told_once(width: int, coarse: bool) -> None:
    findings = found(width, width)
    assert [one.code for one in findings] == ["picture-coarse"] * coarse
    for one in findings:
        assert (one.severity, one.source) == (Severity.WARNING, "why/1")
        assert f"team.png has {width} by {width} pixels" in one.text
        assert "400 by 400" in one.hint


def test_what_is_cropped_away_does_not_count() -> None:
    assert [one.code for one in found(500, 500, crop=(0.25, 0, 0.25, 0))] == ["picture-coarse"]


def test_a_picture_that_makes_files_large_is_a_hint() -> None:
    [finding] = found(6000, 4000)
    assert (finding.code, finding.severity) == ("picture-large", Severity.HINT)
    assert "24 million pixels" in finding.text
    assert found(4000, 3000) == ()
