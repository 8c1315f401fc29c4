"""What an update did to a proposal, to lines of text."""

from itertools import takewhile
from pathlib import Path
from typing import TextIO

from studio.app.keeping.comparing import said
from studio.app.pinning import incomplete_pins
from studio.app.update_file import Updated
from studio.app.updating import EntryUpdate, Outcome
from studio.domain.entry_version import versioned_fields

_LONGEST = 160
"""Characters of a text that are printed."""
_BEFORE = 40
"""Characters before a difference that are printed at least, of a text that is longer."""
_OUTCOMES = {
    Outcome.TAKEN: "taken from the library",
    Outcome.KEPT: "kept as it is here",
    Outcome.MERGED: "merged",
    Outcome.OPEN: "open, both changed it; yours stays",
}
_UNKNOWN = "open, yours is not the library's, and what that was before is not known any more; yours stays"


def print_updated(updated: Updated, file: Path, stream: TextIO, *, dry_run: bool) -> None:
    """Print what was updated, what could not be, and what somebody has to decide."""
    for update in updated.updates:
        print_update(update, stream)
    for entry in updated.gone:
        print(f"{entry}  not in the library any more; what was changed here stays in the file", file=stream)
    for pin in sorted(incomplete_pins(updated.proposal) - set(updated.gone)):
        said = "pinned, but what it said then is not known any more: write all its words under `set:`"
        print(f"{pin}  {said}", file=stream)
    if not updated.updates:
        which = "could be read" if updated.unseen else "was picked"
        print(f"Everything {'else ' if updated.gone else ''}that {which} is as the library has it.", file=stream)
        if updated.written:
            print(f"{file} written: it remembers what the library says now.", file=stream)
    elif dry_run:
        print("Nothing was written: this was a dry run.", file=stream)
    elif updated.written:
        print(f"{file} written.", file=stream)
    _print_rest(updated, stream)


def _print_rest(updated: Updated, stream: TextIO) -> None:
    if updated.unseen:
        places = "one place" if len(updated.unseen) == 1 else f"{len(updated.unseen)} places"
        print(f"Not looked at, because it cannot be read (told above): {places}.", file=stream)
    if updated.before is not None:
        said = "It had to be written anew: as it was, with its comments, it is kept as"
        print(f"{said} {updated.before}.", file=stream)
    count = sum(len(update.open_fields) for update in updated.updates)
    if count:
        said = "choose in the window. Or run the update again after you have taken the words out of `set:`"
        print(f"{count} open: {said}", file=stream)
        print("(the library's are used then), or the entry out of `origins` (yours stay).", file=stream)


def print_update(update: EntryUpdate, stream: TextIO) -> None:
    """Print what the library changed in a picked entry, field by field with what it says now and what is mine."""
    print(f"{update.entry}  ({update.pick})", file=stream)
    if update.to is not None:
        print(f"    moved to {update.topic}: {update.to} is picked; what was changed here stays", file=stream)
    for one in update.fields:
        unknown = one.outcome is Outcome.OPEN and one.then is None
        print(f"    {one.name}: {_UNKNOWN if unknown else _OUTCOMES[one.outcome]}", file=stream)
        versions = (
            ("then", one.then),
            (f"now ({one.written})" if one.written else "now", one.now),
            ("mine", one.mine if one.outcome is not Outcome.TAKEN else None),
        )
        shown = (*versions, ("result", one.result if one.outcome is Outcome.MERGED else None))
        texts = {name: _line(value) for name, value in shown if value is not None}
        for name, text in zip(texts, _around_difference(tuple(texts.values())), strict=True):
            print(f"        {name + ':':7} {text}", file=stream)
    if update.now is not None:
        told = {one.name for one in update.fields}
        rest = {name: getattr(update.now, name) for name in versioned_fields(update.now) if name not in told}
        print("    the library's new words are used; what it said is not known any more; it says now:", file=stream)
        for name, value in rest.items():
            if value not in (None, "", ()):
                print(f"    {name}: {_cut(_line(value))}", file=stream)
    elif not update.fields and update.to is None:
        print("    other words in the library, though none that are shown here", file=stream)


def _around_difference(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Give versions of a text, long ones from shortly before where they begin to differ."""
    if max(map(len, texts), default=0) <= _LONGEST:
        return texts
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*texts, strict=False))
    same = sum(1 for _ in alike) if len(set(texts)) > 1 else 0
    begin = texts[0].rfind(" ", 0, max(0, same - _BEFORE)) + 1
    return tuple(_cut(f"…{text[begin:]}" if begin else text) for text in texts)


def _line(value: object) -> str:
    if isinstance(value, tuple):
        return " · ".join(" ".join(said(item).split()) for item in value)
    return " ".join(str(value).split())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
