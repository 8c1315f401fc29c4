import json
from pathlib import Path

import pytest

from studio.cli import main


def test_check_tells_of_every_path_and_then_that_one_was_unusable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "title: Offer\nclient: {name: Acme}\ndate: 2027-03-01\nchapters:\n  - {kind: text, title: '{{ client.x }}'}\n"
    )
    (tmp_path / "a.proposal.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "none.yaml", "a.proposal.yaml", "nothing"]) == 2
    printed = capsys.readouterr()
    assert "[merge-field-unknown]" in printed.out
    assert [line for line in printed.err.splitlines() if line.startswith("error:")] == [
        "error: none.yaml cannot be read as a proposal.",
        "error: nothing cannot be read as a proposal.",
    ]


def test_check_of_nothing_usable_does_not_say_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "none.yaml"]) == 2
    assert capsys.readouterr().out == ""


def test_a_slip_in_a_key_is_told_where_it_leaves_a_gap_and_the_gap_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "title: Offer\nclient: {nmae: Acme}\nconsultant: {company: SL}\ndate: 2027-03-01\nchapters:\n"
        "  - {kind: text, title: 'For {{ client.name }}', body: 'Dear {{ client.name }}'}\n"
        "  - {title: Terms, picks: [company/terms/validity]}\n"
    )
    (tmp_path / "a.proposal.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "a.proposal.yaml", "--shipped-library"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "[missing-key]" in lines[0]
    assert lines[1].strip() == "`nmae` stands there: is `name` meant?"
    (told,) = [line for line in lines if "[merge-field-empty]" in line]
    assert told.startswith("a.proposal.yaml:")
    assert "“client.name” is empty (here and in 2 more places)." in told
    assert lines[-1].startswith("3 errors, ")


def test_beside_an_example_address_a_missing_name_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.proposal.yaml"
    assert main(["new", file.name, "--client", "Acme", "--topic", "flask", "--shipped-library"]) == 0
    capsys.readouterr()
    assert main(["check", file.name, "--shipped-library"]) == 0
    assert "and your name: nobody is named yet." in capsys.readouterr().out
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("consultant:\n", "consultant:\n  name: Ann\n", 1), encoding="utf-8")
    assert main(["check", file.name, "--shipped-library"]) == 0
    assert "nobody is named" not in capsys.readouterr().out


def test_other_programs_are_told_what_could_not_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "title: O\nclient: {name: A}\ndate: 2027-03-01\nchapters:\n  - {kind: text, title: '{{ client.x }}'}\n"
    (tmp_path / "a.proposal.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "--json", "none.yaml", "a.proposal.yaml", "nothing"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert [one["file"] for one in told if one["code"] == "unusable"] == ["none.yaml", "nothing"]
    assert {one["severity"] for one in told if one["code"] == "unusable"} == {"error"}
    assert all(one["text"] for one in told)
    assert "merge-field-unknown" in {one["code"] for one in told}
    assert len({frozenset(one) for one in told}) == 1
    assert main(["check", "--json", "/nope"]) == 2
    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["code"], problem["file"]) == ("unusable", "/nope")


def test_a_text_whose_end_the_client_would_not_see_fails_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "title: Offer\nclient: {name: Acme}\nconsultant: {company: SL}\ndate: 2027-03-01\nchapters:\n"
        f"  - {{kind: text, title: {'endless ' * 100}, body: Words}}\n"
    )
    (tmp_path / "a.proposal.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "a.proposal.yaml", "--shipped-library"]) == 1
    (told,) = [line for line in capsys.readouterr().out.splitlines() if "[text-too-long]" in line]
    assert told.startswith("a.proposal.yaml:6:")
    assert ": error: " in told
