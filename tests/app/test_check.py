"""What a check finds, and where it says that it is."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from studio.app.check import check
from studio.app.folders import Folders, shipped_folders
from studio.domain.findings import Finding

LONG = "W" * 3000


@pytest.fixture
def folders() -> Folders:
    return shipped_folders()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A topic of one section, with an introduction and one entry."""
    root = tmp_path / "content"
    topic = root / "sails"
    topic.mkdir(parents=True)
    (topic / "topic.yaml").write_text("title: Sails\n", encoding="utf-8")
    return root


def section(library: Path, text: str, name: str = "benefits.yaml") -> Path:
    path = library / "sails" / name
    path.write_text(text, encoding="utf-8")
    return path


def proposal(folder: Path, body: str) -> Path:
    path = folder / "a.proposal.yaml"
    head = "title: Offer\nclient: {name: Acme}\nconsultant: {company: We}\ndate: 2027-03-01\nchapters:\n"
    path.write_text(head + body, encoding="utf-8")
    return path


def places(findings: tuple[Finding, ...]) -> list[tuple[str, str, int]]:
    return [(finding.code, Path(finding.place.file).name, finding.place.line) for finding in findings]


def test_a_fault_in_an_introduction_is_found_in_its_file_and_in_its_topic(library: Path, folders: Folders) -> None:
    text = "title: Why\nintro: For {{ client.nmae }}\nentries:\n  - {id: a, title: A, description: B}\n"
    file = section(library, text)
    for path in (library, library / "sails", file):
        assert places(check([path], folders).findings) == [("merge-field-unknown", "benefits.yaml", 2)]


def test_a_text_that_fits_nowhere_is_told_at_its_entry(library: Path, folders: Folders) -> None:
    text = f"title: Why\nentries:\n  - id: a\n    question: {LONG}\n    answer: B\n"
    found = places(check([section(library, text, "faq.yaml")], folders).findings)
    assert set(found) == {("text-too-long", "faq.yaml", 3)}


def test_content_may_speak_of_the_estimate(library: Path, folders: Folders) -> None:
    text = 'title: Why\nentries:\n  - {id: a, title: A, description: "All for {{ estimate.total }}"}\n'
    assert check([section(library, text)], folders).findings == ()


def test_what_does_not_fit_in_a_proposal_is_told_at_its_pick_or_chapter(tmp_path: Path, folders: Folders) -> None:
    body = f"  - kind: text\n    title: {LONG}\n    body: Words\n"
    found = places(check([proposal(tmp_path, body)], folders).findings)
    assert set(found) == {("text-too-long", "a.proposal.yaml", 6)}


def test_one_unusable_path_hides_nothing_about_the_others(tmp_path: Path, folders: Folders) -> None:
    good = proposal(tmp_path, "  - {kind: text, title: A, body: '{{ client.nobody }}'}\n")
    checked = check([tmp_path / "none.yaml", good, tmp_path / "nothing"], folders)
    assert [finding.code for finding in checked.findings] == ["merge-field-unknown"]
    assert [problem.title for problem in checked.unusable] == [
        "none.yaml cannot be read as a proposal.",
        "nothing cannot be read as a proposal.",
    ]


def test_a_folder_of_proposals_and_brands_is_checked_whole(tmp_path: Path, folders: Folders) -> None:
    proposal(tmp_path, "  - {kind: text, title: A, body: '{{ client.nobody }}'}\n")
    shutil.copytree(folders.templates[-1] / "default", tmp_path / "firm")
    (tmp_path / "firm" / "brand.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    codes = {finding.code for finding in check([tmp_path], folders).findings}
    assert {"merge-field-unknown", "unknown-key"} <= codes


def test_an_empty_folder_is_no_success(tmp_path: Path, folders: Folders) -> None:
    (problem,) = check([tmp_path], folders).unusable
    assert "nothing to check" in problem.title


def test_what_is_wrong_with_the_proposal_itself_is_told_at_its_line(tmp_path: Path, folders: Folders) -> None:
    Image.new("RGB", (40, 20)).save(tmp_path / "logo.png")
    path = tmp_path / "a.proposal.yaml"
    path.write_text(
        "title: Offer\nsubtitle: شركة للخدمات\nclient:\n  name: Acme\n  logo: {file: logo.png, alt: Acme}\n"
        "consultant: {company: We}\ndate: 2027-03-01\nlanguage: xx\ncurrency: QQQ\n"
        "chapters:\n  - {kind: text, title: A, body: Words}\n",
        encoding="utf-8",
    )
    told = {finding.code: finding.place.line for finding in check([path], folders).findings}
    lines = {"script-unsupported": 2, "picture-coarse": 5, "language-unknown": 8, "unknown-language": 8}
    assert {code: told.get(code) for code in lines} == lines
    assert all(told.values())
