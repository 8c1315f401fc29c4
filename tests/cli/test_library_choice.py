"""Which library a command works with: the one that is named, else the one chosen in the app, else the shipped one."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.folders import settings_file
from studio.app.settings import change_settings
from studio.cli import main


def made(folder: Path, title: str) -> Path:
    (folder / "own").mkdir(parents=True)
    (folder / "own" / "topic.yaml").write_text(f"title: {title}\n", encoding="utf-8")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A library that was chosen in the app."""
    root = made(tmp_path / "chosen", "Chosen")
    change_settings(settings_file(), lambda known: replace(known, library=root))
    return root


def listed(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[str, str]:
    capsys.readouterr()
    assert main(["library", "list", *options]) == 0
    printed = capsys.readouterr()
    return printed.out, printed.err


def test_without_a_choice_it_is_the_shipped_one_and_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = listed(capsys)
    assert "flask/benefits/less-is-more" in out
    assert err == ""


def test_the_one_chosen_in_the_app_is_used_and_told(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = listed(capsys)
    assert out == "own  Chosen\n"
    assert err == f"Library: {own}, as chosen in the app. --library DIR or --shipped-library take another one.\n"


@pytest.mark.usefixtures("own")
def test_another_one_is_used_where_it_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = made(tmp_path / "other", "Other")
    assert listed(capsys, "--library", str(other)) == ("own  Other\n", "")
    out, err = listed(capsys, "--shipped-library")
    assert "flask/benefits/less-is-more" in out
    assert err == ""


@pytest.mark.usefixtures("own")
def test_both_at_once_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["library", "list", "--library", ".", "--shipped-library"])
    assert ended.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


def test_a_choice_that_is_gone_is_told_and_the_shipped_one_used(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own.rename(own.with_name("away"))
    out, err = listed(capsys)
    assert "flask/benefits/less-is-more" in out
    assert err == f"Library: the shipped one. {own}, as chosen in the app, is not there now.\n"


def test_proposals_are_made_checked_and_updated_with_it(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (own / "own" / "benefits.yaml").write_text(
        "title: Why\nentries:\n  - {id: one, title: Ours alone, description: Because}\n", encoding="utf-8"
    )
    assert main(["new", "a.proposal.yaml", "--client", "A", "--topic", "own"]) == 0
    assert "own/benefits/one" in (tmp_path / "a.proposal.yaml").read_text(encoding="utf-8")
    assert main(["update", "a.proposal.yaml"]) == 0
    assert "as the library has it" in capsys.readouterr().out
    assert main(["check", "a.proposal.yaml", "--shipped-library"]) == 1
    assert main(["new", "b.proposal.yaml", "--client", "A", "--topic", "flask", "--shipped-library"]) == 0
    assert "Next: proposal-studio export b.proposal.yaml --shipped-library" in capsys.readouterr().out


def test_damaged_settings_are_no_reason_to_fail(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings_file().write_bytes(b"{")
    out, _ = listed(capsys)
    assert "flask/benefits/less-is-more" in out
    assert own.exists()
