import shutil
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from studio.app.export import export, suggested_stem
from studio.app.folders import Folders, shipped_folders
from studio.app.outputs import Output
from studio.domain.errors import StudioError
from studio.domain.proposal import Client, Proposal

ROOT = Path(__file__).parents[2]


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    path = tmp_path / "p.proposal.yaml"
    path.write_text("title: T\nclient: {name: A}\ndate: 2027-01-01\nbrand: firm\nchapters: []\n", encoding="utf-8")
    return path


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    shutil.copytree(ROOT / "templates" / "default", tmp_path / "templates" / "firm")
    return shipped_folders(templates=tmp_path / "templates")


def refused(proposal: Path, targets: dict[Output, Path], folders: Folders) -> str:
    """Give why an export is refused, and see that every file is as it was."""
    before = {path: path.read_bytes() for path in proposal.parent.rglob("*") if path.is_file()}
    with pytest.raises(StudioError) as caught:
        export(proposal, targets, folders)
    assert {path: path.read_bytes() for path in proposal.parent.rglob("*") if path.is_file()} == before
    return caught.value.title


def test_no_output_takes_the_place_of_what_it_is_made_from(proposal: Path, folders: Folders) -> None:
    firm = proposal.parent / "templates" / "firm"
    assert "the proposal itself" in refused(proposal, {Output.SLIDES: proposal}, folders)
    assert "the template itself" in refused(proposal, {Output.DECK: firm / "deck.pptx"}, folders)
    assert "is no PDF" in refused(proposal, {Output.SLIDES: firm / "brand.yaml"}, folders)
    assert "is no PowerPoint deck" in refused(proposal, {Output.DECK: firm / "logo.png"}, folders)


def test_two_outputs_with_one_path_are_refused_before_any_work(proposal: Path, folders: Folders) -> None:
    out = proposal.parent / "out"
    said = refused(proposal, {Output.DECK: out, Output.SLIDES: out}, folders)
    assert "same path" in said


def test_an_earlier_output_is_replaced_whatever_it_is_called(proposal: Path, folders: Folders) -> None:
    out, broken = proposal.parent / "out", proposal.parent / "broken.pdf"
    broken.write_bytes(b"")
    for _ in range(2):
        export(proposal, {Output.SLIDES: out, Output.PROPOSAL: broken}, folders)
    assert out.read_bytes().startswith(b"%PDF-")
    assert broken.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("language", "stem"), [("de", "mueller-soehne-strasse"), ("en", "muller-sohne-strasse")])
def test_letters_of_a_german_proposal_are_written_out_in_the_names_of_its_files(language: str, stem: str) -> None:
    for name in ("Müller & Söhne Straße", unicodedata.normalize("NFD", "MÜLLER & Söhne Straße")):
        proposal = Proposal(title="T", client=Client(name=name), date=date(2027, 3, 1), language=language)
        assert suggested_stem(proposal) == stem
