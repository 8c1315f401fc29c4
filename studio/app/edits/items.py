"""Items of a record's lists in, out and to other places: estimate lines, phases, members, key points, figures."""

from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import Any, get_args, get_origin

from studio.app.edits.estimate import next_line
from studio.app.edits.fields import record_of, set_value
from studio.app.edits.paths import hint_at, hints_of, value_at
from studio.app.edits.plan import next_phase
from studio.domain.chapters import EstimateChapter, PlanChapter
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.sources.proposals.free_fields import FreeFields
from studio.sources.record_types import bare

_STARTS = {"key_points": "New point", "members": "New role", "clauses": "New clause", "signatories": "New party"}
_START = "New item"


def insert_item(
    proposal: Proposal, library: Library, source: str, path: str, index: int | None = None, item: object = None
) -> Proposal:
    """Put an item into a list before the one that has this index now; without `item`, one to start from."""
    record, items = _list(proposal, library, source, path)
    if items is None:
        return proposal
    at = len(items) if index is None else max(0, min(index, len(items)))
    new = item if item is not None else fresh_item(record, path, at, proposal)
    return set_value(proposal, library, source, path, (*items[:at], new, *items[at:]))


def remove_item(proposal: Proposal, library: Library, source: str, path: str, index: int) -> Proposal:
    """Take an item out of a list."""
    _, items = _list(proposal, library, source, path)
    if items is None or not 0 <= index < len(items):
        return proposal
    return set_value(proposal, library, source, path, (*items[:index], *items[index + 1 :]))


def move_item(proposal: Proposal, library: Library, source: str, path: str, index: int, to: int) -> Proposal:
    """Move an item of a list so that it has the index `to` afterwards."""
    _, items = _list(proposal, library, source, path)
    if items is None or not (0 <= index < len(items) and 0 <= to < len(items)):
        return proposal
    rest = (*items[:index], *items[index + 1 :])
    return set_value(proposal, library, source, path, (*rest[:to], items[index], *rest[to:]))


def duplicate_item(proposal: Proposal, library: Library, source: str, path: str, index: int) -> Proposal:
    """Put a copy of an item behind it."""
    _, items = _list(proposal, library, source, path)
    if items is None or not 0 <= index < len(items):
        return proposal
    return insert_item(proposal, library, source, path, index + 1, items[index])


def fresh_item(record: object, path: str, index: int, proposal: Proposal) -> object:
    """Give an item to start from, for a list of this record."""
    if isinstance(record, EstimateChapter) and path == "lines":
        return next_line(record, index)
    if isinstance(record, PlanChapter) and path == "phases":
        return next_phase(record, index, proposal.date)
    start = _STARTS.get(path, _START)
    kind = bare(get_args(bare(hint_at(type(record), path)))[0])
    return blank_item(kind, start) if is_dataclass(kind) else start


def blank_item(kind: Any, start: str = _START) -> object:
    """Make a record of which every required field holds something to start from."""
    hints = hints_of(kind)
    required = [one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING]
    return kind(**{name: Decimal(0) if bare(hints[name]) is Decimal else start for name in required})


def _list(proposal: Proposal, library: Library, source: str, path: str) -> tuple[object, tuple[Any, ...] | None]:
    record = record_of(proposal, library, source)
    if record is None:
        return None, None
    kind = bare(hint_at(type(record), path))
    value = value_at(record, path)
    if get_origin(kind) is not tuple or kind == FreeFields or not isinstance(value, tuple):
        return record, None
    return record, value
