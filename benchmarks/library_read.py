"""How long reading a library of 10,000 entries takes, beside PyYAML's C loader alone on the same bytes.

Processor time, the least of some interleaved rounds, as ratios: `python benchmarks/library_read.py`; with `--strict` it
fails when one is above its limit.
"""

import argparse
import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import yaml
from made_library import made_library, write_library

from studio.sources.file_stamps import SETTLED
from studio.sources.libraries.cache import LibraryCache
from studio.sources.libraries.library import read_library

ROUNDS = 9
LIMITS = {
    "cold": 1.2,
    "cold, and kept": None,
    "unchanged": 0.1,
    "unchanged, every entry": None,
    "one file changed": None,
}
"""Times the C loader's time; None where nothing was promised."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A library on disk, and what is measured with it."""

    root: Path
    cache: LibraryCache
    texts: tuple[bytes, ...]

    def c_loader(self) -> object:
        """Load the same bytes, from memory, with PyYAML's C loader."""
        return [yaml.load(text, Loader=yaml.CSafeLoader) for text in self.texts]

    def cold(self) -> object:
        """Read without a cache."""
        return read_library(self.root)

    def warm(self) -> object:
        """Read with the cache."""
        return read_library(self.root, self.cache)

    def warm_and_look(self) -> object:
        """Read with the cache, and look at every entry."""
        library, findings = read_library(self.root, self.cache)
        return library, findings, list(library.entries())

    def forget(self) -> None:
        """Remove the cache."""
        shutil.rmtree(self.cache.folder, ignore_errors=True)

    def change_one(self) -> None:
        """Change a word in one file."""
        file = self.root / "topic-100" / "faq.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Faq", "Fag") if "Faq" in text else text.replace("Fag", "Faq"), encoding="utf-8")


def main() -> int:
    """Measure and print; 1 when a ratio is above its limit and `--strict` was given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when a ratio is above its limit")
    strict = parser.parse_args().strict
    with tempfile.TemporaryDirectory() as folder:
        bench = prepared(Path(folder))
        best = measured(bench)
    base = best.pop("C loader")
    print(f"{'CSafeLoader':24} {base * 1000:8.0f} ms")
    missed = False
    for name, seconds in best.items():
        limit = LIMITS.get(name)
        above = limit is not None and seconds > limit * base
        missed |= above
        said = "" if limit is None else f"  limit {limit}{', missed' if above else ''}"
        print(f"{name:24} {seconds * 1000:8.0f} ms  {seconds / base:6.3f} x{said}")
    return 1 if strict and missed else 0


def prepared(folder: Path) -> Bench:
    """Write the library and wait until its files count as settled."""
    root = folder / "library"
    write_library(made_library(), root)
    texts = tuple(path.read_bytes() for path in sorted(root.glob("*/*.yaml")))
    print(f"{len(texts):,} files, {sum(map(len, texts)) / 1e6:.1f} MB")
    time.sleep(SETTLED / 1e9 + 1)
    bench = Bench(root=root, cache=LibraryCache(folder / "cache"), texts=texts)
    library, findings = read_library(root, bench.cache)
    if findings or library != read_library(root, bench.cache)[0]:
        raise SystemExit("the library was not read as it was written")
    return bench


def measured(bench: Bench) -> dict[str, float]:
    """Give the least seconds of each run."""
    runs: dict[str, tuple[Callable[[], None], Callable[[], object]]] = {
        "C loader": (lambda: None, bench.c_loader),
        "cold": (lambda: None, bench.cold),
        "cold, and kept": (bench.forget, bench.warm),
        "unchanged": (lambda: None, bench.warm),
        "unchanged, every entry": (lambda: None, bench.warm_and_look),
        "one file changed": (bench.change_one, bench.warm),
    }
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, (prepare, run) in runs.items():
            prepare()
            best[name] = min(best[name], timed(run))
    return best


def timed(run: Callable[[], object]) -> float:
    """Give the seconds of processor time until a result is there; letting go of it is not counted."""
    gc.collect()
    began = time.process_time()
    result = run()
    seconds = time.process_time() - began
    del result
    return seconds


if __name__ == "__main__":
    sys.exit(main())
