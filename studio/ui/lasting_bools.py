"""True and False made immortal where Python does not do that itself.

PySide 6.12.0 gives the result of every emitted signal away without holding it, so that one True is lost each time.
From Python 3.12 on that does no harm; before, the interpreter aborts after some hundred signals.
"""

import ctypes
import sys

_MANY = 1 << 40


def keep_bools() -> None:
    """Hold True and False so often that nobody can lose them."""
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        for value in (True, False):
            ctypes.c_ssize_t.from_address(id(value)).value += _MANY
