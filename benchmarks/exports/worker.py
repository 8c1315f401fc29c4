"""`python -m benchmarks.exports.worker MODULE NAME FOLDER`: one contestant in a process of its own, run on demand.

Every line on standard input asks for one run; the answer is one line of JSON with seconds and bytes. So contestants
take turns without sharing memory, imports or a garbage collector.
"""

import importlib
import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Prepare, say so, and run until the input ends."""
    module, name, folder = sys.argv[1:]
    job = getattr(importlib.import_module(f"benchmarks.exports.{module}"), name)(Path(folder))
    print("ready", flush=True)
    for _ in sys.stdin:
        begun = time.process_time()
        data = job()
        print(json.dumps({"seconds": time.process_time() - begun, "size": len(data)}), flush=True)


if __name__ == "__main__":
    main()
