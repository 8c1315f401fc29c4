"""A shipped example in the brands that are not the default, before the judges of decks."""

from collections import Counter
from pathlib import Path

import pytest

from studio.app.export import default_paths, export
from studio.app.folders import shipped_folders
from studio.app.outputs import Output
from studio.sources.brands.folder import brand_names
from tests.judge.programs import ROOT, audit_errors, office_pdf, pdf_words, qpdf_complaints, sdk_errors

pytestmark = pytest.mark.judge

EXAMPLE = ROOT / "examples" / "flask-or-django.proposal.yaml"
OTHERS = [name for name in brand_names(ROOT / "templates") if name != "default"]


@pytest.fixture(scope="module", params=OTHERS)
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[Output, Path]:
    folder = tmp_path_factory.mktemp(request.param)
    proposal = folder / EXAMPLE.name
    text = EXAMPLE.read_text(encoding="utf-8")
    assert "brand: default" in text
    proposal.write_text(text.replace("brand: default", f"brand: {request.param}"), encoding="utf-8")
    return export(proposal, default_paths(proposal, folder), shipped_folders()).paths


def test_no_validator_finds_an_error(exported: dict[Output, Path]) -> None:
    assert sdk_errors(exported[Output.DECK]) == []
    assert audit_errors(exported[Output.DECK]) == []
    assert qpdf_complaints(exported[Output.SLIDES]) == ""
    assert qpdf_complaints(exported[Output.PROPOSAL]) == ""


def test_libreoffice_shows_every_word(exported: dict[Output, Path], tmp_path: Path) -> None:
    shown = pdf_words(office_pdf(exported[Output.DECK], tmp_path))
    ours = pdf_words(exported[Output.SLIDES])
    assert len(shown) == len(ours)
    for number, (office, own) in enumerate(zip(shown, ours, strict=True), start=1):
        lost = Counter("".join(own)) - Counter("".join(office))
        assert not lost, f"slide {number} lacks {dict(lost)} of {' '.join(own)!r}; there is {' '.join(office)!r}"
