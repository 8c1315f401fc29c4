"""Contestants to measured runs: in a process that stays, or in a new process for every run.

Seconds are processor seconds, those of the operating system included: what else the machine does at the same time
costs nobody anything, and whoever computes on several processors at once is charged for all of them.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_KILOBYTES = 1 if sys.platform == "darwin" else 1024
"""Unit in which the system counts a process's memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run took."""

    seconds: float
    size: int
    """Bytes of the file that was made."""
    memory: int = 0
    """Bytes at the most, of a whole process; 0 where that is not known."""


class Staying:
    """A worker that imported and loaded everything before its first run."""

    def __init__(self, module: str, name: str, folder: Path) -> None:
        self._command = (sys.executable, "-m", "benchmarks.exports.worker", module, name, str(folder))
        self._process = subprocess.Popen(  # noqa: S603 - our own
            self._command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self._answer()

    def run(self) -> Run:
        """Run once."""
        if self._process.stdin is not None:
            self._process.stdin.write("run\n")
            self._process.stdin.flush()
        return Run(**json.loads(self._answer()))

    def close(self) -> None:
        """End the worker."""
        self._process.communicate()

    def _answer(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise RuntimeError(f"{self._command} ended early")
        return line


@dataclass(frozen=True, slots=True)
class Fresh:
    """A worker that is started anew for every run, for programs that remember what they did before."""

    module: str
    name: str
    folder: Path

    def run(self) -> Run:
        """Start, run once, and end."""
        worker = Staying(self.module, self.name, self.folder)
        try:
            return worker.run()
        finally:
            worker.close()

    def close(self) -> None:
        """Nothing stays."""


def environment(home: Path) -> dict[str, str]:
    """Give what a command finds around it: compiled modules, as after an installation, and a cache of its own."""
    ours = {
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}, **ours}


@dataclass(frozen=True, slots=True)
class Whole:
    """A command from its start to its end."""

    command: tuple[str, ...]
    output: Path
    environment: dict[str, str]

    def run(self) -> Run:
        """Run the command; where the system does not tell a child's processor time, the clock's is taken."""
        begun = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, *self.command], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        seconds, memory = _used_by(process)
        if process.returncode:
            raise RuntimeError(f"{self.command} ended with {process.returncode}")
        seconds = seconds or time.perf_counter() - begun
        return Run(seconds=seconds, size=self.output.stat().st_size, memory=memory)

    def close(self) -> None:
        """Nothing stays."""


Contestant = Staying | Fresh | Whole


def _used_by(process: subprocess.Popen[bytes]) -> tuple[float, int]:
    """Wait for a process; give its processor seconds and the most memory it had, 0 for what is not known."""
    if sys.platform == "win32":
        process.wait()
        return 0.0, 0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KILOBYTES


def best_of(contestants: dict[str, Contestant], rounds: int) -> dict[str, Run]:
    """Let all run in turn, so many times; give the least that each took."""
    runs: dict[str, list[Run]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            runs[name].append(contestant.run())
    return {
        name: Run(
            seconds=min(run.seconds for run in those),
            size=those[-1].size,
            memory=min(run.memory for run in those),
        )
        for name, those in runs.items()
    }
