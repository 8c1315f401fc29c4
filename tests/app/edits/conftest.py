"""The shipped library and an example that edits are tried on."""

import pytest

from studio.app.folders import shipped_folders
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.sources.libraries.library import read_library
from studio.sources.proposals.proposal import read_proposal

FOLDERS = shipped_folders()


@pytest.fixture(scope="session")
def library() -> Library:
    return read_library(FOLDERS.library)[0]


@pytest.fixture(scope="session")
def full() -> Proposal:
    return read_proposal(FOLDERS.examples / "flask-full.proposal.yaml")[0]
