"""Findings and places say where and how bad."""

import pytest

from studio.domain.errors import StudioError
from studio.domain.findings import Severity, error, warning, worst
from studio.domain.places import Place


def test_the_worst_of_findings_decides() -> None:
    assert worst([]) is None
    assert worst([warning("a", "x")]) is Severity.WARNING
    assert worst([warning("a", "x"), error("b", "y"), warning("c", "z")]) is Severity.ERROR


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(), ""),
        (Place(file="a.yaml"), "a.yaml"),
        (Place(file="a.yaml", line=3), "a.yaml:3"),
        (Place(file="a.yaml", line=3, column=7, field="title"), "a.yaml:3:7"),
    ],
)
def test_a_place_reads_as_editors_expect(place: Place, text: str) -> None:
    assert str(place) == text


def test_an_error_for_the_user_reads_as_one_text() -> None:
    fault = StudioError("The file is open elsewhere.", hint="Close it there.")
    assert str(fault) == "The file is open elsewhere.\nClose it there."
