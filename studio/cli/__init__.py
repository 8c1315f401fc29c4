"""The command: `new`, `export`, `check`, `update` and `library` without a window; otherwise the window, with files."""

import contextlib
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

from studio.domain.errors import StudioError

DONE, FINDINGS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes."""
COMMANDS = ("new", "export", "check", "update", "library")
"""What is done without a window; a file that is called so is opened as `./new`."""


def run() -> None:
    """Be the command `proposal-studio`: end the process with the exit code of `main`."""
    arguments = sys.argv[1:]
    code = main(arguments)
    if _opens_window(arguments):
        sys.exit(code)
    _end_at_once(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 findings of severity error, 2 unusable input or usage."""
    _prepare_streams()
    warnings.filterwarnings("ignore", module=r"PIL\b")  # findings say what is wrong with a picture
    arguments = sys.argv[1:] if arguments is None else arguments
    if _opens_window(arguments):
        return _open_window(arguments)
    from studio.sources.collector import collector_resting

    with collector_resting():
        return _run_command(arguments)


def _run_command(arguments: Sequence[str]) -> int:
    from studio.cli.options import parser_of_commands
    from studio.cli.printing import print_problem

    options = parser_of_commands().parse_args(arguments)
    try:
        failed = options.run(options)
        sys.stdout.flush()
    except StudioError as problem:
        print_problem(problem, sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("Cancelled; no file is left half-written.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return DONE
    except OSError as problem:  # such as output that leads into a file on a full disk
        _drop_output()
        what = problem.filename or "The output"
        print_problem(StudioError(f"{what}: {problem.strerror or problem}."), sys.stderr)
        return UNUSABLE
    return FINDINGS if failed else DONE


def _prepare_streams() -> None:
    """Let every character through, and let nobody miss a stream that was closed from outside."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _drop_output() -> None:
    """Send what still waits to be printed nowhere, or the interpreter would complain of it when it ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _end_at_once(code: int) -> None:
    """End without clearing away, piece by piece, what is gone anyway: after a thousand slides that takes a while."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _opens_window(arguments: Sequence[str]) -> bool:
    return not arguments or _are_files(arguments)


def _are_files(arguments: Sequence[str]) -> bool:
    """Tell files to open from a command, and from a command that was mistyped."""
    first = arguments[0]
    named = "." in first or Path(first).name != first or Path(first).exists()
    return named and not first.startswith("-") and first not in COMMANDS


def _open_window(files: Sequence[str]) -> int:
    from studio.ui.app import main as open_window

    return open_window(files)
