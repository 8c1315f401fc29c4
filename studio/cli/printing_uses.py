"""Where the entries of a library are used, to lines of text."""

from typing import TextIO

from studio.app.keeping.where_used import Uses, age_of, gone_from, missed, placed_in, usage_of
from studio.domain.entries import AnyEntry, EntryState
from studio.domain.library import Library


def print_uses(uses: Uses, library: Library, stream: TextIO, *, never: bool) -> None:
    """Print the entries that are never used, then how often each of the others is, and in which versions."""
    uses = placed_in(uses, library)
    usage = usage_of(uses, library)
    unused = [one.entry for one in usage if not one.uses]
    for entry in unused:
        state = "" if entry.state is EntryState.APPROVED else f" ({str(entry.state).replace('-', ' ')})"
        print(f"{entry.id}  never{state}", file=stream)
    for one in usage:
        if one.uses and not never:
            ages = ", ".join(f"{count} {age}" for age, count in one.ages(library).items())
            changed = sum(bool(use.changed) for use in one.uses)
            own = f"; changed for {_count(changed, 'client')}" if changed else ""
            print(f"{one.entry.id}  {len(one.uses)} of {uses.proposals}: {ages}{own}", file=stream)
    for gone in () if never else gone_from(uses, library):
        print(f"{gone}  {len(uses.by_entry[gone])} of {uses.proposals}: not in the library any more", file=stream)
    print(f"{len(usage) - len(unused)} used, {len(unused)} never, in {_proposals(uses)}.", file=stream)
    _print_unseen(uses, stream)


def print_uses_of(entry: AnyEntry, uses: Uses, library: Library, stream: TextIO) -> None:
    """Print the proposals that use an entry: in which version, and with which fields changed."""
    found = placed_in(uses, library).by_entry.get(entry.id, ())
    for use in found:
        own = f"; changed: {', '.join(use.changed)}" if use.changed else ""
        print(f"{use.path}  {use.client}: {use.title}", file=stream)
        old = f"; it names the old place, {use.was}: `proposal-studio update` takes the new one over" if use.was else ""
        print(f"    {age_of(use, library)}{own}{old}", file=stream)
    print(f"Used in {len(found)} of {_proposals(uses)}.", file=stream)
    _print_unseen(uses, stream)


def _proposals(uses: Uses) -> str:
    return "; ".join((_count(uses.proposals, "proposal"), *missed(uses)))


def _print_unseen(uses: Uses, stream: TextIO) -> None:
    for path in uses.unreadable:
        print(f"{path}  could not be read", file=stream)
    for path in uses.partly:
        print(f"{path}  could be read only in part: `proposal-studio check` says where", file=stream)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
