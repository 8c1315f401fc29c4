"""What an update did to a proposal, to lines of text."""

from typing import TextIO

from studio.app.updating import EntryUpdate, Outcome
from studio.domain.entry_version import versioned_fields

_LONGEST = 160
"""Characters of a text that are printed."""
_OUTCOMES = {
    Outcome.TAKEN: "taken from the library",
    Outcome.KEPT: "kept as it is here",
    Outcome.MERGED: "merged",
    Outcome.OPEN: "open, both changed it; yours stays",
}
_UNKNOWN = "open, yours is not the library's, and what that was before is not known any more; yours stays"


def print_update(update: EntryUpdate, stream: TextIO) -> None:
    """Print what the library changed in a picked entry, field by field with what it says now and what is mine."""
    print(f"{update.entry}  ({update.pick})", file=stream)
    for one in update.fields:
        unknown = one.outcome is Outcome.OPEN and one.then is None
        print(f"    {one.name}: {_UNKNOWN if unknown else _OUTCOMES[one.outcome]}", file=stream)
        versions = (
            ("then", one.then),
            (f"now ({one.written})" if one.written else "now", one.now),
            ("mine", one.mine if one.outcome is not Outcome.TAKEN else None),
        )
        for name, value in (*versions, ("result", one.result if one.outcome is Outcome.MERGED else None)):
            if value is not None:
                print(f"        {name + ':':7} {_short(value)}", file=stream)
    if update.now is not None:
        told = {one.name for one in update.fields}
        rest = {name: getattr(update.now, name) for name in versioned_fields(update.now) if name not in told}
        print("    the library's new words are used; what it said is not known any more; it says now:", file=stream)
        for name, value in rest.items():
            if value not in (None, "", ()):
                print(f"    {name}: {_short(value)}", file=stream)
    elif not update.fields:
        print("    other words in the library, though none that are shown here", file=stream)


def _short(value: object) -> str:
    text = (
        " ".join(value.split())
        if isinstance(value, str)
        else f"{len(value)} items"
        if isinstance(value, tuple)
        else str(value)
    )
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
