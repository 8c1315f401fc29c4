"""The shipped library, and a team of two with a bare repository between them."""

import shutil
from pathlib import Path

import pytest
from dulwich.repo import Repo

from studio.app.folders import shipped_folders
from studio.app.keeping.drafts import Drafts
from studio.app.keeping.sharing import Shared, share
from studio.sources.libraries.library import read_library
from tests.app.keeping.teams import ANNA, BEN, FILE, NOW, TEXT, Team, put


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped library."""
    return Path(shutil.copytree(shipped_folders().library, tmp_path / "library"))


@pytest.fixture
def drafts(root: Path) -> Drafts:
    """The drafts of that library, nothing in them changed."""
    return Drafts(library=read_library(root)[0])


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """Anna shares her library, Ben's begins empty and gets it."""
    Repo.init_bare(tmp_path / "shared", mkdir=True).close()
    team = Team(str(tmp_path / "shared"), tmp_path / "anna", tmp_path / "ben")
    put(team.anna, TEXT)
    team.ben.mkdir()
    assert share(team.anna, team.url, ANNA, NOW) == Shared(sent=True)
    Repo.init(team.ben, default_branch=b"main").close()
    assert share(team.ben, team.url, BEN, NOW).received == (FILE,)
    return team
