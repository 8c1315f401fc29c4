"""What tells without opening a file that it is still the one that was read."""

import os
from hashlib import blake2b

SETTLED = 10_000_000_000
"""Nanoseconds after which a changed file is taken for settled.

Clocks of files are coarse, two seconds on some disks, and those of servers differ from ours: of two changes shortly
after one another, the second may leave no trace in a file's state.
"""


def stamp_of(state: os.stat_result, now: int) -> str:
    """Give what changes with a file: size, times, number on its disk; nothing while it has not settled."""
    if now - max(state.st_mtime_ns, state.st_ctime_ns) < SETTLED:
        return ""
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"


def digest_of(data: bytes) -> bytes:
    """Give what is another one for other bytes."""
    return blake2b(data, digest_size=16).hexdigest().encode()
