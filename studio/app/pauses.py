"""Threads made to take turns often."""

import sys

_TURN = 0.0002
"""Seconds for which a thread may keep the interpreter while another one waits.

The window's thread lets go of it with nearly every call to Qt, and waits so long to get it back."""


def take_turns() -> None:
    """Prepare the interpreter for a window; once, at its start."""
    sys.setswitchinterval(_TURN)
