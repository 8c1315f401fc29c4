"""The garbage collector kept from long runs while somebody types or exports, and threads made to take turns often.

A full run over a large proposal takes 100 ms and more, in which the window stands still. Frozen values have no cycles,
so that nearly everything is freed without it.
"""

import atexit
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 1_000
"""New objects after which the youngest are looked through: about 0.5 ms."""
_MIDDLE = 5
"""Such runs before those that were left over are looked through: about 3 ms."""
_FULL = 10_000
"""Of those before a full one."""
_TURN = 0.0002
"""Seconds for which a thread may keep the interpreter while another one waits.

The window's thread lets go of it with nearly every call to Qt, and waits so long to get it back."""


def avoid_pauses() -> None:
    """Prepare the interpreter for a window; once, at its start."""
    gc.set_threshold(_YOUNG, _MIDDLE, _FULL)
    sys.setswitchinterval(_TURN)


def end_uncollected() -> None:
    """Let the interpreter end without looking through everything once more: after a thousand slides that takes 1 s."""
    atexit.register(gc.freeze)


@contextmanager
def no_collection() -> Iterator[None]:
    """Make a large document without the collector, which would look through all of it again and again for nothing.

    What was made counts as old afterwards: looking through all of it at once, as young, takes 200 ms.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if collecting:
            gc.enable()
