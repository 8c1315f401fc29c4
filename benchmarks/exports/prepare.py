"""`python -m benchmarks.exports.prepare FOLDER KIND PAGES`: the files that one size of the benchmark works from.

Writes the proposal with its library, cut to so many slides or sheets, and the same content as plain data for the
peers. Runs in a process of its own, so that nothing of it is in memory while something is measured.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import yaml

from benchmarks.exports.content import families, sheets_of, slides_of
from benchmarks.exports.ours import laid_out_book, laid_out_deck, request_of
from benchmarks.exports.workload import filler, write_workload, write_yaml
from studio.app.render import RenderRequest
from studio.layout.page import FlowBook, SlideDeck

_LEAST_A_ROUND = {"deck": 20, "book": 15}
"""Pages that a round of the workload gives at least."""


def prepare(folder: Path, kind: str, pages: int) -> None:
    """Write everything into the folder."""
    lay_out: Callable[[RenderRequest], SlideDeck | FlowBook] = laid_out_deck if kind == "deck" else laid_out_book
    proposal = write_workload(folder, pages // _LEAST_A_ROUND[kind] + 1)
    _cut(proposal, lay_out(request_of(folder)), pages)
    request = request_of(folder)
    laid_out = lay_out(request)
    _cut(proposal, laid_out, pages)  # contents of fewer chapters are shorter, so that fillers may be missing
    request = request_of(folder)
    laid_out = lay_out(request)
    brand = request.brand.template.parent
    content = slides_of(laid_out, brand) if isinstance(laid_out, SlideDeck) else sheets_of(laid_out, brand)
    whole = {
        "pages": content,
        "width": laid_out.width,
        "height": laid_out.height,
        "template": str(request.brand.template),
        "fonts": families(request.brand.fonts),
    }
    (folder / "content.json").write_text(json.dumps(whole), encoding="utf-8")


def _cut(proposal: Path, laid_out: SlideDeck | FlowBook, pages: int) -> None:
    """Leave out the last chapters until no more than so many pages remain, and fill up with short ones."""
    written = yaml.load(proposal.read_text(encoding="utf-8"), yaml.CSafeLoader)
    counts = Counter(page.chapter for page in laid_out.pages)
    chapters = written["chapters"]
    sums = tuple(accumulate((counts[chapter["id"]] for chapter in chapters), initial=counts[""]))
    kept = max(index for index, total in enumerate(sums) if total <= pages)
    missing = pages - sums[kept]
    names = {chapter["id"] for chapter in chapters[:kept]}
    new = [one for one in map(filler, range(pages)) if one["id"] not in names][:missing]
    written["chapters"] = [*chapters[:kept], *new]
    write_yaml(proposal, written)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
