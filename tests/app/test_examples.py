"""The examples: clean, and able to follow the library from the first day on."""

from pathlib import Path

import pytest

from studio.app.check import check
from studio.app.edits.finding import all_picks
from studio.app.folders import shipped_folders
from studio.app.library_reading import open_library
from studio.app.updating import updates_of
from studio.sources.proposals.proposal import read_proposal

FOLDERS = shipped_folders()
EXAMPLES = sorted(FOLDERS.examples.glob("*.proposal.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_knows_what_the_library_says_today(path: Path) -> None:
    proposal, findings = read_proposal(path)
    library, _ = open_library(FOLDERS)
    assert findings == ()
    assert {origin.entry for origin in proposal.origins} == {pick.entry for _, pick in all_picks(proposal)}
    assert updates_of(proposal, library) == (), f"run: proposal-studio update {path}"


def test_the_examples_have_no_findings() -> None:
    assert check(EXAMPLES, FOLDERS).findings == ()
