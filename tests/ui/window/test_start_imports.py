"""What an empty window needs is all that is loaded for it: the rest comes with the first proposal."""

import subprocess
import sys

HEAVY = ("yaml", "babel", "jinja2", "lxml", "PIL", "pptx", "reportlab", "uharfbuzz", "dulwich", "PySide6.QtPdf")
SCRIPT = f"""
import sys
import studio.ui.app, studio.ui.desk, studio.ui.start.page, studio.ui.window.main_window
print(" ".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_the_first_window_loads_nothing_that_only_proposals_need() -> None:
    loaded = subprocess.run([sys.executable, "-c", SCRIPT], check=True, capture_output=True, text=True, timeout=60)
    assert loaded.stdout.split() == []


WARMING = """
import sys
from studio.app.folders import shipped_folders
from studio.ui import jobs
before = set(sys.modules)
jobs.warm_up(shipped_folders())
print(" ".join(name for name in set(sys.modules) - before if name.startswith(("PySide6", "studio.ui"))))
for step in jobs.load_panes():
    pass
print("studio.ui.window.editor" in sys.modules)
"""


def test_only_the_window_s_thread_makes_classes_of_qt() -> None:
    run = subprocess.run([sys.executable, "-c", WARMING], check=True, capture_output=True, text=True, timeout=60)
    assert run.stdout.splitlines() == ["", "True"]
