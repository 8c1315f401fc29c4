"""`python -m benchmarks.exports`: how long exports take, beside what others take for the same content in the same run.

Prints ratios, not seconds: those of a fast and of a slow machine are much the same. `--strict` fails when one is
above its limit; `--quick` leaves the largest size out. What is not installed is left out with a line that says so.
"""

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.exports.running import ROOT, Contestant, Fresh, Run, Staying, Whole, best_of, environment
from benchmarks.exports.table import BOOK_SIZES, DECK_SIZES, Measured, lines_of, missed

ROUNDS = {20: 15, 100: 9, 1000: 5, 12: 15, 60: 15, 600: 5}
"""Interleaved runs by pages."""
PEERS = {"pptx": "python-pptx", "dark_slide": "fancy-dark-slide", "reportlab": "reportlab", "typst": "typst"}
"""What is imported, and the name of its package."""


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when a ratio is above its limit")
    parser.add_argument("--quick", action="store_true", help="without 1,000 slides and 600 pages")
    options = parser.parse_args()
    there = {module for module in PEERS if importlib.util.find_spec(module)}
    for module in PEERS.keys() - there:
        print(f"{PEERS[module]} is not installed and left out: pip install {PEERS[module]}")
    measured: Measured = {}
    with tempfile.TemporaryDirectory() as home:
        for kind, sizes in (("deck", DECK_SIZES), ("book", BOOK_SIZES)):
            for pages in sizes[: 2 if options.quick else 3]:
                measured[pages] = _measure(Path(home) / f"{kind}{pages}", kind, pages, there)
    print("\n".join(lines_of(measured)))
    return 1 if options.strict and missed(measured) else 0


def _measure(folder: Path, kind: str, pages: int, there: set[str]) -> dict[str, Run]:
    """Prepare a size in a process of its own, so that this one stays small, and let everybody run."""
    print(f"{kind} of {pages:,} pages …", file=sys.stderr)
    folder.mkdir()
    prepare = [sys.executable, "-m", "benchmarks.exports.prepare", str(folder), kind, str(pages)]
    subprocess.run(prepare, cwd=ROOT, check=True)  # noqa: S603 - our own
    contestants = _deck_contestants(folder, there) if kind == "deck" else _book_contestants(folder, there)
    try:
        return best_of(contestants, ROUNDS[pages])
    finally:
        for contestant in contestants.values():
            contestant.close()


def _deck_contestants(folder: Path, there: set[str]) -> dict[str, Contestant]:
    proposal, output = str(folder / "large.proposal.yaml"), folder / "whole.pptx"
    export = ("-m", "studio", "export", proposal, "--library", str(folder / "content"), "--pptx", str(output))
    around = environment(folder.parent)
    (folder / "no folder").touch()
    contestants: dict[str, Contestant] = {
        "deck": Staying("ours", "deck", folder),
        "zip": Staying("ours", "zipped", folder),
        "export": Whole(export, output, around),
        "first export": Whole(export, output, around | {"XDG_CACHE_HOME": str(folder / "no folder")}),
    }
    for module, name in (("pptx", "peer_pptx"), ("dark_slide", "peer_dark_slide")):
        if module in there:
            script = Path(__file__).parent / f"{name}.py"
            other = folder / f"{name}.pptx"
            contestants[module] = Staying(name, "load", folder)
            contestants[f"{module} script"] = Whole((str(script), str(folder), str(other)), other, around)
    return contestants


def _book_contestants(folder: Path, there: set[str]) -> dict[str, Contestant]:
    contestants: dict[str, Contestant] = {"book": Staying("ours", "book", folder)}
    if "reportlab" in there:
        contestants["reportlab"] = Staying("peer_platypus", "load", folder)
    if "typst" in there:
        contestants["typst"] = Fresh("peer_typst", "load", folder)
    return contestants


if __name__ == "__main__":
    sys.exit(main())
