"""A screen of its own, a keyboard at it, and the program started on it as a person starts it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from PIL import ImageGrab

from tests.judge.programs import program

LONG = 60.0
"""Seconds after which something that should have happened has not."""
BETWEEN = 0.02
"""Seconds between two looks."""
PRESSED = 12
"""Milliseconds between two letters: somebody who types very fast."""
Seen = TypeVar("Seen")


def wait_until(look: Callable[[], Seen], what: str, *, within: float = LONG) -> Seen:
    """Look again and again until there is something to see, and give it; `what` says what never came."""
    until = time.monotonic() + within
    while not (seen := look()):
        assert time.monotonic() < until, f"not within {within:.0f} seconds: {what}"
        time.sleep(BETWEEN)
    return seen


class Screen:
    """One display with its keyboard."""

    def __init__(self, display: str) -> None:
        self.environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"} | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": "1",
            "LC_ALL": "C.UTF-8",
        }
        self._xdotool = program("xdotool", hint="xdotool")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as `ctrl+s` or `Tab`."""
        self._do("key", "--clearmodifiers", "--delay", str(PRESSED), *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--clearmodifiers", "--delay", str(PRESSED), "--", text)

    def windows(self) -> dict[str, str]:
        """Give the numbers of the windows that are shown, by their titles."""
        numbers = self._ask("search", "--onlyvisible", "--name", ".+").split()
        return {self._ask("getwindowname", number).strip(): number for number in numbers}

    def turn_to(self, title: str) -> None:
        """Wait until a window has these words in its title, and give it the keyboard, as no window manager does."""
        number = wait_until(partial(self._number, title), f"a window called {title!r}")
        self._do("windowfocus", "--sync", number)

    def await_end_of(self, title: str) -> None:
        """Wait until no window has these words in its title any more."""
        wait_until(lambda: not self._number(title), f"the end of {title!r}")

    def colour(self, x: int, y: int) -> tuple[int, ...]:
        """Give the colour of a point of the screen."""
        point = ImageGrab.grab((x, y, x + 1, y + 1), xdisplay=self.environment["DISPLAY"]).getpixel((0, 0))
        assert isinstance(point, tuple)
        return point

    def _number(self, title: str) -> str:
        return next((number for name, number in self.windows().items() if title in name), "")

    def _do(self, *words: str) -> None:
        subprocess.run([self._xdotool, *words], env=self.environment, check=True, timeout=LONG)

    def _ask(self, *words: str) -> str:
        """Give what is printed; empty when a window is gone meanwhile."""
        asked = subprocess.run(
            [self._xdotool, *words], env=self.environment, check=False, capture_output=True, timeout=LONG
        )
        return asked.stdout.decode("utf-8")


@contextmanager
def own_screen(size: str = "1440x900") -> Iterator[Screen]:
    """Give a screen that nobody else uses, until it is left."""
    reading, writing = os.pipe()
    server = [
        program("Xvfb", hint="xvfb"),
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{size}x24",
        "-nolisten",
        "tcp",
        # Without it the server starts anew when its last client goes, and refuses whoever comes meanwhile.
        "-noreset",
    ]
    with subprocess.Popen(server, pass_fds=[writing], stderr=subprocess.DEVNULL) as running:
        os.close(writing)
        try:
            with os.fdopen(reading) as numbers:
                yield Screen(f":{numbers.readline().strip()}")
        finally:
            running.terminate()


class Home:
    """The folders of a user who starts the program for the first time."""

    def __init__(self, folder: Path) -> None:
        self.documents = folder / "Documents"
        names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
        self.environment = {"HOME": str(folder)} | {name: str(folder / name.lower()) for name in names}
        for place in (*map(Path, list(self.environment.values())[1:]), self.documents):
            place.mkdir(parents=True, mode=0o700)

    def kept(self) -> str:
        """Give all that is kept for the case of a crash, as one text."""
        files = Path(self.environment["XDG_STATE_HOME"]).rglob("journal/session-*/*.json")
        return "\n".join(_text(file) for file in files)


@contextmanager
def started(screen: Screen, home: Home, arguments: Sequence[str | Path] = ()) -> Iterator["Program"]:
    """Start the installed command; it is ended when the block is left, if it still runs."""
    command = Path(sys.executable).with_name("proposal-studio")
    said = home.documents.parent / "said.txt"
    with (
        said.open("ab") as printed,
        subprocess.Popen(
            [command, *arguments],
            cwd=home.documents,
            env=screen.environment | home.environment,
            stdout=printed,
            stderr=printed,
        ) as process,
    ):
        running = Program(process, said)
        try:
            yield running
        except AssertionError as failure:
            failure.add_note(f"windows: {[*screen.windows()]}; exit code: {process.poll()}; printed: {running.said}")
            raise
        finally:
            process.kill()


class Program:
    """The program while it runs."""

    def __init__(self, process: "subprocess.Popen[bytes]", said: Path) -> None:
        self._process = process
        self._said = said

    @property
    def said(self) -> str:
        """What it has printed: nothing, when all is well."""
        return _text(self._said)

    def kill(self) -> None:
        """End it as a crash would: at once, with nothing written any more."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(LONG)

    def wait(self) -> int:
        """Wait until it has ended by itself, and give its exit code."""
        return self._process.wait(LONG)


def _text(file: Path) -> str:
    """Give what stands in a file; empty while it is being replaced."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
