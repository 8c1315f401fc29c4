"""Counts how often a function is called: what a clock would only suggest."""

import cProfile
from collections.abc import Callable
from types import FunctionType


def calls_to(function: Callable[..., object], work: Callable[[], object]) -> int:
    """Count the calls of one Python function while this work is done, in this thread."""
    assert isinstance(function, FunctionType)
    profile = cProfile.Profile()
    profile.enable()
    work()
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats() if entry.code is function.__code__)


def all_calls(work: Callable[[], object]) -> int:
    """Count the calls of all Python functions and built-in ones while this work is done, in this thread."""
    profile = cProfile.Profile()
    profile.enable()
    work()
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())
