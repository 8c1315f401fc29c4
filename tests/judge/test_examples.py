"""The three examples, exported as a user would, before every judge."""

from collections import Counter
from pathlib import Path

import pptx
import pytest

from studio.app.export import default_paths, export
from studio.app.folders import shipped_folders
from studio.app.outputs import Output
from tests.judge.programs import ROOT, audit_errors, office_pdf, pdf_words, qpdf_complaints, sdk_errors

pytestmark = pytest.mark.judge

EXAMPLES = sorted((ROOT / "examples").glob("*.proposal.yaml"))


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.name.split(".")[0])
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[Output, Path]:
    folder = tmp_path_factory.mktemp("exported")
    return export(request.param, default_paths(request.param, folder), shipped_folders()).paths


def test_there_are_three() -> None:
    assert len(EXAMPLES) == 3


def test_the_sdk_finds_no_error(exported: dict[Output, Path]) -> None:
    assert sdk_errors(exported[Output.DECK]) == []


def test_the_audit_finds_no_error(exported: dict[Output, Path]) -> None:
    assert audit_errors(exported[Output.DECK]) == []


def test_libreoffice_shows_every_slide_and_every_word(exported: dict[Output, Path], tmp_path: Path) -> None:
    shown = pdf_words(office_pdf(exported[Output.DECK], tmp_path))
    ours = pdf_words(exported[Output.SLIDES])
    assert len(shown) == len(ours) == len(pptx.Presentation(str(exported[Output.DECK])).slides)
    for number, (office, own) in enumerate(zip(shown, ours, strict=True), start=1):
        lost = Counter("".join(own)) - Counter("".join(office))
        assert not lost, f"slide {number} lacks {dict(lost)} of {' '.join(own)!r}; there is {' '.join(office)!r}"


def test_qpdf_finds_no_fault(exported: dict[Output, Path]) -> None:
    assert qpdf_complaints(exported[Output.SLIDES]) == ""
    assert qpdf_complaints(exported[Output.PROPOSAL]) == ""


def test_twice_gives_equal_bytes(exported: dict[Output, Path], tmp_path: Path) -> None:
    name = exported[Output.DECK].stem
    proposal = ROOT / "examples" / f"{name}.proposal.yaml"
    again = export(proposal, default_paths(proposal, tmp_path), shipped_folders()).paths
    for output, path in exported.items():
        assert path.read_bytes() == again[output].read_bytes(), output
