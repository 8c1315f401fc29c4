"""The presentation on the right one of several screens."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SCREENS = (("desk", 0, 1200, 800), ("wall", 1200, 1920, 1080))
LONG = 120


def test_it_is_shown_where_the_window_is(tmp_path: Path) -> None:
    screens = [
        {"name": name, "x": left, "y": 0, "width": width, "height": height} for name, left, width, height in SCREENS
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), encoding="utf-8")
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/ui/preview/two_screens.py"]
    # The name of the file is not given with its folder: a colon in a path would end it.
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen:configfile=screens.json", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [*tests[:-1], "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"), str(ROOT / tests[-1])],
        cwd=tmp_path,
        env=environment,
        check=False,
        capture_output=True,
        timeout=LONG,
    )
    assert ran.returncode == 0, ran.stdout.decode("utf-8", "replace")
