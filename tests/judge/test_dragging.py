"""Drags on a real display, where Qt's own loop carries what is dragged."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.judge.screen import LONG, own_screen

pytestmark = [
    pytest.mark.screen,
    pytest.mark.judge,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the screen is one of X11"),
]
ROOT = Path(__file__).parents[2]


def test_entries_and_rows_are_dragged_as_one_drag() -> None:
    with own_screen() as screen:
        tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/ui/outline/test_dragging.py"]
        ran = subprocess.run(
            tests, cwd=ROOT, env=screen.environment, check=False, capture_output=True, timeout=3 * LONG
        )
    assert ran.returncode == 0, ran.stdout.decode("utf-8")
