"""What an update did to a proposal, to lines of text."""

from typing import TextIO

from studio.app.updating import EntryUpdate, Outcome

_LONGEST = 160
"""Characters of a text that are printed."""
_OUTCOMES = {
    Outcome.TAKEN: "taken from the library",
    Outcome.KEPT: "kept as it is here",
    Outcome.MERGED: "merged",
    Outcome.OPEN: "open, both changed it; yours stays",
}


def print_update(update: EntryUpdate, stream: TextIO) -> None:
    """Print what the library changed in a picked entry, field by field with what it says now and what is mine."""
    print(f"{update.entry}  ({update.pick})", file=stream)
    if not update.fields:
        print("    the library's new words are used; what they were is not known any more", file=stream)
    for one in update.fields:
        print(f"    {one.name}: {_OUTCOMES[one.outcome]}", file=stream)
        versions = (
            ("then", one.then),
            (f"now ({one.written})" if one.written else "now", one.now),
            ("mine", one.mine if one.outcome is not Outcome.TAKEN else None),
        )
        for name, value in (*versions, ("result", one.result if one.outcome is Outcome.MERGED else None)):
            if value is not None:
                print(f"        {name + ':':7} {_short(value)}", file=stream)


def _short(value: object) -> str:
    text = (
        " ".join(value.split())
        if isinstance(value, str)
        else f"{len(value)} items"
        if isinstance(value, tuple)
        else str(value)
    )
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
