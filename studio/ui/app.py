"""The program with its window: from the command's arguments to the exit code."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from studio.ui.system_libraries import how_to_install, missing_libraries

UNUSABLE = 2
"""Exit code when the window cannot be shown."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the window, with a proposal if one is named, until it is closed; gives the exit code."""
    parser = argparse.ArgumentParser(prog="proposal-studio", description="Opens Proposal Studio.")
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a *.proposal.yaml to open")
    options = parser.parse_args(arguments)
    missing = missing_libraries()
    if missing:
        print(how_to_install(missing), file=sys.stderr)
        return UNUSABLE
    try:
        import PySide6.QtWidgets  # noqa: F401 -- whether it can be
    except ImportError as problem:
        print(_cannot_show(problem), file=sys.stderr)
        return UNUSABLE
    return _run(options.file)


def _cannot_show(problem: ImportError) -> str:
    return (
        f"Proposal Studio cannot show its window: {problem}.\n"
        "  Install it again with: pip install --force-reinstall PySide6_Essentials PySide6_Pdf\n"
        "The command line works without: proposal-studio --help"
    )


def _run(path: Path | None) -> int:
    from PySide6.QtWidgets import QApplication

    from studio.app.folders import shipped_folders
    from studio.ui.constants_alive import keep_constants_alive
    from studio.ui.desk import Desk
    from studio.ui.faults import Faults
    from studio.ui.first_paint import quit_when_painted
    from studio.ui.theme import Theme

    keep_constants_alive()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("proposal-studio")
    app.setDesktopFileName("proposal-studio")
    desk = Desk(shipped_folders(), Theme(app), app)
    Faults(desk).listen()
    quit_when_painted(desk.new_window(path))
    code = app.exec()
    desk.close()
    return code
