"""What the types of records say of themselves: their names in words, and what a field's hint comes down to."""

import re
from types import NoneType, UnionType
from typing import Annotated, Any, NewType, Union, get_args, get_origin

PLACES = frozenset(("place", "places"))
"""Filled by the reader, never written."""


def label_of(cls: type) -> str:
    """Give a class's name as words: `CaseStudy` is a `case study`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__.lstrip("_")).lower()


def bare(hint: Any) -> Any:
    """Strip a hint of its annotations, its own name and its `| None`."""
    while True:
        if isinstance(hint, NewType):
            hint = hint.__supertype__
        elif get_origin(hint) is Annotated:
            hint = hint.__origin__
        elif get_origin(hint) in (Union, UnionType):
            kinds = [kind for kind in get_args(hint) if kind is not NoneType]
            if len(kinds) != 1:
                return hint
            hint = kinds[0]
        else:
            return hint
