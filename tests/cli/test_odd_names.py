"""What somebody called a file is printed so that it changes nothing on a terminal but its line."""

import sys
from pathlib import Path

import pytest

from studio.cli import main


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_control_characters_of_names_are_not_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", "no\033[31mfile"]) == 2
    error = capsys.readouterr().err
    assert "no�[31mfile cannot be read" in error
    folder = tmp_path / "library" / "fla\nsk\u202e"
    folder.mkdir(parents=True)
    (folder / "topic.yaml").write_text("title: x\n", encoding="utf-8")
    assert main(["check", str(folder.parent)]) == 1
    printed = capsys.readouterr().out
    assert "library/fla�sk�: error:" in printed
    assert all(sign.isprintable() for sign in (error + printed).replace("\n", ""))
