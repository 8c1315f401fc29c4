import subprocess
import sys


def test_nothing_is_looked_through_when_the_interpreter_ends() -> None:
    code = (
        "import atexit, gc; from studio.app.pauses import end_uncollected;"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0)); end_uncollected()"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "True"
