"""None, True and False made immortal where Python does not do that itself.

PySide 6.12.0 gives them away without holding them: None with every slot that is called, True with every signal that is
emitted. From Python 3.12 on that does no harm; before, the interpreter aborts when the last one is lost.
"""

import ctypes
import sys

_MANY = 1 << 40


def keep_constants() -> None:
    """Hold them so often that nobody can lose them."""
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        for value in (None, True, False):
            ctypes.c_ssize_t.from_address(id(value)).value += _MANY
