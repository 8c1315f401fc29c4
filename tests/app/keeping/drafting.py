"""Drafts that a test changes and saves."""

from typing import Any

from studio.app.keeping.drafts import Drafts, with_entry
from studio.app.keeping.writing import Save, save_drafts, settled_after
from studio.domain.frozen import replace
from tests.app.keeping.teams import ANNA, NOW


def changed(drafts: Drafts, entry_id: str, **fields: Any) -> Drafts:
    """Give the drafts with other values in some fields of an entry."""
    entry = drafts.entry(entry_id)
    assert entry is not None
    return with_entry(drafts, replace(entry, **fields))


def saved(drafts: Drafts) -> tuple[Save, Drafts]:
    """Save as Anna; gives what was written, and the drafts that go on from there."""
    save = save_drafts(drafts, ANNA, NOW)
    for one in save.written:
        drafts = settled_after(drafts, one)
    return save, drafts
