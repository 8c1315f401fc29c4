"""A command ends at once, with all that it said and its exit code."""

import subprocess
import sys

import pytest

ENDING = """
import atexit, sys
atexit.register(print, "cleared away")
sys.argv = ["proposal-studio", *{arguments}]
from studio.cli import run
run()
"""


@pytest.mark.parametrize(
    ("arguments", "code", "lines", "told"),
    [
        (["library", "list"], 0, 30, ""),
        (["check", "nowhere.proposal.yaml"], 2, 0, "nowhere.proposal.yaml"),
    ],
)
def test_nothing_is_waited_for_and_nothing_is_left_unsaid(
    arguments: list[str], code: int, lines: int, told: str
) -> None:
    command = [sys.executable, "-c", ENDING.format(arguments=arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == code
    assert len(ended.stdout.splitlines()) >= lines
    assert told in ended.stderr
    assert "cleared away" not in ended.stdout


def test_what_is_said_to_nobody_ends_quietly() -> None:
    command = [sys.executable, "-m", "studio", "library", "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
