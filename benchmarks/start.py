"""From the start of the process to a window that answers: Proposal Studio against an empty PySide6 main window.

`python benchmarks/start.py` starts both in turn, each as a new process, and prints milliseconds and their ratio;
`--strict` fails when the limit of the project is not kept.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 2.0
"""Times an empty window."""
RUNS = 7
EMPTY = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, app.quit)
        return False

app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
watch = FirstPaint(window)
window.installEventFilter(watch)
window.show()
app.exec()
"""


def main() -> int:
    """Measure both and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when the limit is not kept")
    strict = parser.parse_args().strict
    commands = {"empty": [sys.executable, "-c", EMPTY], "studio": [sys.executable, "-m", "studio"]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as home:
        environment = environment_in(home)
        for run in range(RUNS + 1):
            for name, command in commands.items():
                took = seconds(command, environment)
                if run:  # the first run warms the disk's cache
                    times[name].append(took)
    empty, studio = (statistics.median(times[name]) * 1000 for name in ("empty", "studio"))
    print(f"empty window {empty:6.0f} ms; Proposal Studio {studio:6.0f} ms; ratio {studio / empty:.2f}")
    return 0 if studio <= LIMIT * empty or not strict else 1


def environment_in(home: str) -> dict[str, str]:
    """Give an environment with settings of its own, and without a display where there is none."""
    environment = {**os.environ, "PROPOSAL_STUDIO_QUIT_WHEN_PAINTED": "1", "PYTHONPATH": str(ROOT)}
    # Compiled modules are kept, as by every installation; by the first run, which does not count.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(Path(home) / "compiled")
    environment |= dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"), home)
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Run a command to its end."""
    begun = time.perf_counter()
    subprocess.run(command, env=environment, check=True, timeout=60, cwd=ROOT, capture_output=True)  # noqa: S603 - ours
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
