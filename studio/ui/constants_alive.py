"""A guard for Python 3.11, where PySide6 6.12.0 gives back None, True and False without counting the reference.

Every emitted signal and every turn of the event loop takes one away; after some thousands the interpreter ends with
"deallocating None".  From Python 3.12 on these constants are never counted, and PySide6 6.11 counts right.
"""

import ctypes
import sys

_PLENTY = sys.maxsize >> 4
_COUNTED_UNTIL = (3, 12)


def keep_constants_alive() -> None:
    """Give the constants more references than any run can lose; nothing where they are not counted."""
    if sys.implementation.name != "cpython" or sys.version_info >= _COUNTED_UNTIL or hasattr(sys, "gettotalrefcount"):
        return
    for constant in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _PLENTY:
            count.value += _PLENTY
