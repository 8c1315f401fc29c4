import sys
from pathlib import Path

import pytest

from studio.domain.entries import SectionKind
from studio.domain.errors import StudioError
from studio.domain.findings import Severity
from studio.sources.libraries.library import read_library
from tests.sources.yaml_values import ROOT, codes

BENEFITS = "title: Benefits\nentries:\n  - id: fast\n    title: Fast\n    description: It is.\n"


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def test_the_shipped_library_has_no_findings():
    library, findings = read_library(ROOT / "content")
    assert not findings
    assert library.topics[-1].id == "company"
    flask = library.topic("flask")
    counts = {section.kind: len(section.entries) for section in flask.sections}
    assert counts[SectionKind.BENEFITS] == 6
    assert counts[SectionKind.DRAWBACKS] == 5
    assert library.find("flask/benefits/less-is-more").place.line > 1


def test_topics_and_sections_come_in_a_fixed_order(tmp_path):
    root = write(
        tmp_path,
        {
            f"{topic}/{name}": text
            for topic in ("zebra", "company", "ant")
            for name, text in {
                "topic.yaml": "title: T",
                "faq.yaml": "title: F\nentries: []",
                "benefits.yaml": BENEFITS,
            }.items()
        },
    )
    library, findings = read_library(root)
    assert [topic.id for topic in library.topics] == ["ant", "zebra", "company"]
    assert [section.kind.value for section in library.topics[0].sections] == ["benefits", "faq"]
    assert set(codes(findings)) == {"empty-section"}


def test_a_broken_file_costs_that_file_alone(tmp_path):
    root = write(
        tmp_path,
        {
            "flask/topic.yaml": "title: Flask",
            "flask/benefits.yaml": BENEFITS,
            "flask/faq.yaml": "title: [",
            "flask/drawbacks.yaml": "- a list",
            "django/topic.yaml": "{{",
            "django/benefits.yaml": BENEFITS,
        },
    )
    library, findings = read_library(root)
    assert [entry.id for entry in library.entries()] == ["django/benefits/fast", "flask/benefits/fast"]
    assert library.topic("django").title == "Django"
    assert sorted(codes(findings)) == ["wrong-type", "yaml-syntax", "yaml-syntax"]


def test_a_faulty_entry_is_left_out_alone(tmp_path):
    text = BENEFITS + (
        "  - id: no-text\n    title: A\n"
        "  - id: Not A Slug\n    title: A\n    description: b\n"
        "  - id: fast\n    title: Again\n    description: b\n"
        "  - id: small\n    title: Small\n    description: b\n    review_by: soon\n    tags: [x, [y]]\n"
    )
    root = write(tmp_path, {"flask/topic.yaml": "title: Flask", "flask/benefits.yaml": text})
    library, findings = read_library(root)
    assert [entry.id for entry in library.entries()] == ["flask/benefits/fast", "flask/benefits/small"]
    assert library.find("flask/benefits/small").tags == ("x",)
    assert [(finding.code, finding.source) for finding in findings] == [
        ("missing-key", "flask/benefits/no-text"),
        ("bad-name", "flask/benefits/Not A Slug"),
        ("duplicate-id", "flask/benefits/fast"),
        ("bad-date", "flask/benefits/small"),
        ("wrong-type", "flask/benefits/small"),
    ]
    assert "line 3" in findings[2].text


def test_file_names_are_checked(tmp_path):
    root = write(
        tmp_path,
        {
            "flask/topic.yaml": "title: Flask\nsumary: x",
            "flask/benifits.yaml": BENEFITS,
            "flask/faq.yml": BENEFITS,
            "flask/notes.txt": "ignored",
            "pictures/readme.md": "no topic",
            "No Topic/faq.yaml": "title: x",
            "stray.yaml": "a: 1",
            ".git/x.yaml": "a: 1",
            "bare/benefits.yaml": BENEFITS,
        },
    )
    library, findings = read_library(root)
    assert [topic.id for topic in library.topics] == ["bare", "flask"]
    found = {(finding.code, Path(finding.place.file).name): finding.hint for finding in findings}
    assert found == {
        ("bad-name", "No Topic"): "small letters, digits and single dashes, such as less-is-more",
        ("missing-file", "bare"): "add one with `title:`",
        ("unknown-key", "topic.yaml"): "did you mean `summary`?",
        ("unknown-section", "benifits.yaml"): "did you mean `benefits`?",
        ("file-suffix", "faq.yml"): "rename it to `faq.yaml`",
        ("stray-file", "stray.yaml"): "move it into the folder of its topic",
    }


def test_nothing_outside_the_library_is_read(tmp_path):
    outside = write(tmp_path / "outside", {"topic.yaml": "title: Secret", "benefits.yaml": BENEFITS})
    root = write(tmp_path / "library", {"flask/topic.yaml": "title: Flask"})
    try:
        (root / "linked").symlink_to(outside, target_is_directory=True)
        (root / "flask" / "benefits.yaml").symlink_to(outside / "benefits.yaml")
        (root / "flask" / "faq.yaml").symlink_to(root / "flask" / "faq.yaml")
    except OSError:
        pytest.skip("links need a privilege here")
    library, findings = read_library(root)
    assert not list(library.entries())
    assert [topic.id for topic in library.topics] == ["flask"]
    assert set(codes(findings)) == {"outside-library"}
    assert len(findings) == 3


def test_a_link_within_the_library_is_followed(tmp_path):
    root = write(tmp_path, {"flask/topic.yaml": "title: Flask", "flask/benefits.yaml": BENEFITS})
    try:
        (root / "alias").symlink_to(root / "flask", target_is_directory=True)
        (root / "flask" / "faq.yaml").symlink_to(root / "nowhere.yaml")
    except OSError:
        pytest.skip("links need a privilege here")
    library, findings = read_library(root)
    assert [entry.id for entry in library.entries()] == ["alias/benefits/fast", "flask/benefits/fast"]
    assert codes(findings) == ["file-missing", "file-missing"]


def test_a_folder_that_is_none_is_an_error_for_the_user(tmp_path):
    with pytest.raises(StudioError, match="library folder"):
        read_library(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StudioError, match="library folder"):
        read_library(tmp_path / "file")


def test_parts_of_an_entry_are_checked_against_one_another(tmp_path):
    root = write(
        tmp_path,
        {
            "flask/topic.yaml": "title: Flask",
            "flask/cost_factors.yaml": """
title: Cost
entries:
  - id: cost
    title: Cost
    currency: euro
    scale: [small, medium, large]
    engagements:
      - {name: A, band: [smal]}
      - {name: B, band: [large, small]}
      - {name: C, band: [small, medium]}
      - {name: D, low: 20, high: 10}
      - {name: E, low: 10, high: 20}
""",
            "flask/case_studies.yaml": """
title: Cases
entries:
  - {id: a, title: A, result: r, confidential: true}
""",
            "flask/next_step.yaml": """
title: Next
entries:
  - {id: a, title: A, href: "javascript:alert(1)"}
  - {id: b, title: A, href: "mailto:{{ consultant.email }}"}
  - {id: c, title: A, href: "{{ consultant.website }}"}
""",
        },
    )
    library, findings = read_library(root)
    cost = library.find("flask/cost_factors/cost")
    assert [engagement.name for engagement in cost.engagements] == ["C", "E"]
    assert cost.currency == ""
    assert cost.place_of("engagements.1.name").line == 13
    assert [finding.place.line for finding in findings if finding.code == "bad-engagement"] == [9, 10, 12]
    assert codes(f for f in findings if f.severity is Severity.WARNING) == ["missing-industry"]
    assert [library.find(f"flask/next_step/{name}").href for name in "abc"] == [
        "",
        "mailto:{{ consultant.email }}",
        "{{ consultant.website }}",
    ]


@pytest.mark.parametrize("written", ['"true"', "yes", "sure", "[true]"])
def test_a_mistake_in_secrecy_keeps_the_secret(tmp_path, written):
    entry = f"{{id: a, title: Sec, industry: Bank, result: r, confidential: {written}}}"
    files = {"flask/topic.yaml": "title: F", "flask/case_studies.yaml": f"title: C\nentries:\n  - {entry}\n"}
    library, findings = read_library(write(tmp_path, files))
    assert library.find("flask/case_studies/a").confidential
    assert codes(findings) == ["wrong-type"]


def test_secrecy_is_a_matter_of_case_studies(tmp_path):
    entry = "{id: a, question: q, answer: a, confidential: true}"
    files = {"flask/topic.yaml": "title: F", "flask/faq.yaml": f"title: C\nentries:\n  - {entry}\n"}
    assert codes(read_library(write(tmp_path, files))[1]) == ["unknown-key"]


@pytest.mark.skipif(sys.platform == "win32", reason="such a folder cannot be made there")
def test_a_topic_that_windows_cannot_have_is_told(tmp_path):
    (tmp_path / "aux").mkdir()
    (tmp_path / "aux" / "topic.yaml").write_text("title: Aux\n", encoding="utf-8")
    library, (finding,) = read_library(tmp_path)
    assert [topic.id for topic in library.topics] == ["aux"]
    assert (finding.code, finding.severity) == ("name-of-device", Severity.WARNING)
