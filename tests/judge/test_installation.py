"""A wheel in an empty environment, away from the source tree, does the same as the source tree."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from studio.app.export import default_paths, export
from studio.app.folders import shipped_folders
from tests.judge.programs import ROOT

pytestmark = pytest.mark.judge


def run(*command: str | Path, folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installation")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT, folder=folder)
    venv.create(folder / "empty", with_pip=True)
    found = folder / "empty" / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = folder.glob("proposal_studio-*.whl")
    run(found / "python", "-m", "pip", "install", "--quiet", wheel, folder=folder)
    return found


def test_the_command_exports_the_same_bytes(scripts: Path, tmp_path: Path) -> None:
    command = scripts / "proposal-studio"
    start = ["--client", "Nordhafen", "--topic", "flask", "--date", "2026-11-20"]
    run(command, "new", "a.proposal.yaml", *start, folder=tmp_path)
    run(command, "export", "a.proposal.yaml", folder=tmp_path)
    proposal = tmp_path / "a.proposal.yaml"
    (tmp_path / "again").mkdir()
    again = default_paths(proposal, tmp_path / "again")
    export(proposal, again, shipped_folders())
    for path in again.values():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_command_line_needs_no_qt(scripts: Path, tmp_path: Path) -> None:
    gone = ["PySide6_Pdf", "PySide6_Essentials", "shiboken6"]
    run(scripts / "python", "-m", "pip", "uninstall", "--quiet", "-y", *gone, folder=tmp_path)
    assert "flask/benefits/less-is-more" in run(scripts / "proposal-studio", "library", "list", folder=tmp_path)
    example = ROOT / "examples" / "flask-pitch.proposal.yaml"
    assert "flask-pitch.pptx" in run(scripts / "proposal-studio", "export", example, folder=tmp_path)
