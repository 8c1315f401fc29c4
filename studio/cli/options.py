"""The arguments of the command to what is to be run."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from studio import __version__
from studio.cli.commands import run_check, run_export, run_library, run_new, run_update


class _Parser(argparse.ArgumentParser):
    """Offers the nearest of the commands for one that is none."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        choices = action.choices
        if choices is None or value in choices:
            return
        from studio.sources.reading import did_you_mean

        near = did_you_mean(str(value), [str(one) for one in choices], what="choose from")
        raise argparse.ArgumentError(action, f"there is no `{value}`: {near}")


def parser_of_commands() -> argparse.ArgumentParser:
    """Give the parser; what it gives has `run`, the command, when one was named."""
    parser = _Parser(
        prog="proposal-studio",
        usage="%(prog)s [-h] [--version] [FILE ... | COMMAND ...]",
        description="Pick reusable sections, tailor them to one client, export an editable deck and a PDF proposal. "
        "Without a command the window opens; every FILE that is named, such as acme.proposal.yaml, has its own.",
    )
    parser.add_argument("--version", action="version", version=f"proposal-studio {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=parser.prog)
    _add_new(commands)
    _add_export(commands)
    _add_check(commands)
    _add_update(commands)
    _add_library(commands)
    return parser


def _add_folders(parser: argparse.ArgumentParser, *, templates: bool = True) -> None:
    library = parser.add_mutually_exclusive_group()
    library.add_argument(
        "--library",
        type=Path,
        metavar="DIR",
        help="a content library (default: the one chosen in the app, else the shipped one)",
    )
    library.add_argument(
        "--shipped-library", action="store_true", help="the shipped one, whatever was chosen in the app"
    )
    if templates:
        parser.add_argument("--templates", type=Path, metavar="DIR", help="your own brands, beside the shipped ones")


def _add_new(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("new", help="write a proposal to start from")
    parser.add_argument("file", type=Path, metavar="FILE", help="such as acme.proposal.yaml; must not exist yet")
    parser.add_argument("--client", required=True, metavar="NAME", help="the client's company")
    parser.add_argument("--topic", required=True, nargs="+", action="extend", metavar="T", help="such as flask")
    parser.add_argument("--language", default="en", metavar="L", help="such as en, de or pl (default: en)")
    parser.add_argument("--currency", default="EUR", metavar="C", help="three letters (default: EUR)")
    parser.add_argument("--date", type=_day, default=None, metavar="YYYY-MM-DD", help="default: today")
    _add_folders(parser, templates=False)
    parser.set_defaults(run=run_new)


def _add_export(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser(
        "export",
        help="make the deck, the slides PDF and the proposal PDF",
        description="Without --pptx, --pdf or --slides all three files are made, named after the proposal.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a *.proposal.yaml")
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help="folder of the files (default: this folder)")
    parser.add_argument("--pptx", type=Path, metavar="PATH", help="write the deck here")
    parser.add_argument("--pdf", type=Path, metavar="PATH", help="write the proposal PDF here")
    parser.add_argument("--slides", type=Path, metavar="PATH", help="write the slides PDF here")
    _add_folders(parser)
    parser.set_defaults(run=run_export)


def _add_check(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("check", help="find what is wrong in proposals, content and brands")
    parser.add_argument(
        "paths", type=Path, nargs="+", metavar="PATH", help="proposals, content, brands, or their folders"
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    _add_folders(parser)
    parser.set_defaults(run=run_check)


def _add_update(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser(
        "update",
        help="bring a proposal up to date with the library",
        description="Takes what the library has changed since its entries were picked. What was changed for this "
        "client stays; where both changed the same words, yours stay and the field is told as open (exit code 1).",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a *.proposal.yaml")
    parser.add_argument("--dry-run", action="store_true", help="only print what would change")
    _add_folders(parser, templates=False)
    parser.set_defaults(run=run_update)


def _add_library(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("library", help="look into the content library")
    actions = parser.add_subparsers(title="what to do", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="topics and sections with their entries")
    listing.add_argument("topic", nargs="?", metavar="TOPIC", help="only this topic")
    show = actions.add_parser("show", help="one entry whole")
    show.add_argument("entry", metavar="ID", help="such as flask/benefits/less-is-more")
    search = actions.add_parser("search", help="entries that hold all these words, or words that begin so")
    search.add_argument("words", nargs="+", metavar="WORD")
    used = actions.add_parser(
        "used",
        help="how often each entry is used, and which never is",
        description="Looks through the proposals of a folder and the folders in it.",
    )
    used.add_argument("folder", type=Path, metavar="FOLDER", help="where the proposals are")
    used.add_argument("--entry", metavar="ID", help="only this entry, with every proposal that uses it")
    used.add_argument("--never", action="store_true", help="only entries that are never used")
    for action, name in ((listing, "list"), (show, "show"), (search, "search"), (used, "used")):
        _add_folders(action, templates=False)
        action.set_defaults(run=run_library, action=name)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-11-30") from None
