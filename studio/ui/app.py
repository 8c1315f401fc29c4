"""The program with its window: from the command's arguments to the exit code."""

import sys
from collections.abc import Sequence
from pathlib import Path

from studio.ui.system_libraries import how_to_install, is_for_x11, missing_libraries

UNUSABLE = 2
"""Exit code when the window cannot be shown."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Show a window, or one for each proposal that is named, until all are closed; gives the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    paths = _named_files(arguments) if arguments else []
    problem = _cannot_show()
    if problem:
        print(problem, file=sys.stderr)
        return UNUSABLE
    return _run(paths)


def _named_files(arguments: Sequence[str]) -> list[Path]:
    import argparse

    parser = argparse.ArgumentParser(prog="proposal-studio", description="Opens Proposal Studio.")
    parser.add_argument("file", type=Path, nargs="*", metavar="FILE", help="a *.proposal.yaml to open")
    paths: list[Path] = parser.parse_args(arguments).file
    return paths


def _cannot_show() -> str:
    """Say why the window cannot be shown and what to do; empty when it can be."""
    missing = missing_libraries() if is_for_x11() else ()
    try:
        import PySide6.QtWidgets  # noqa: F401 -- whether it can be
    except ImportError as problem:
        missing = missing or missing_libraries()
        if not missing:
            return (
                f"Proposal Studio cannot show its window: {problem}.\n"
                "  Install it again with: pip install --force-reinstall PySide6_Essentials PySide6_Pdf\n"
                "The command line works without: proposal-studio --help"
            )
    return how_to_install(missing) if missing else ""


def _run(paths: Sequence[Path]) -> int:
    from PySide6.QtWidgets import QApplication

    from studio.app.folders import cache_folder, shipped_folders
    from studio.ui.constants_alive import keep_constants_alive
    from studio.ui.desk import Desk
    from studio.ui.faults import Faults
    from studio.ui.first_paint import quit_when_painted
    from studio.ui.theme import STYLE, Theme

    keep_constants_alive()
    app = QApplication([sys.argv[0], "-style", STYLE])
    app.setApplicationName("proposal-studio")
    app.setDesktopFileName("proposal-studio")
    desk = Desk(shipped_folders(cache=cache_folder()), Theme(app, styled=True), app)
    Faults(desk).listen()
    window = desk.new_window()
    window.files.open_all(paths)
    quit_when_painted(window)
    code = app.exec()
    desk.close()
    return code
