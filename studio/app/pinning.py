"""Entries that stay as they are in a proposal, whatever becomes of them in the library: all their words are set."""

from studio.app.edits.finding import all_picks
from studio.app.updating import Then, unknown, with_origins, with_picks
from studio.compose.picks import overridden
from studio.domain.chapters import Override, Pick
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.entry_version import versioned_fields
from studio.domain.frozen import replace
from studio.domain.languages import library_for
from studio.domain.library import Library
from studio.domain.origins import has_changed, in_spoken, spoken_in, unset_fields
from studio.domain.proposal import Proposal


def pinned_entries(proposal: Proposal) -> frozenset[str]:
    """Give the entries that stay as they are, whatever becomes of them in the library."""
    return frozenset(origin.entry for origin in proposal.origins if origin.pinned)


def pinned(proposal: Proposal, library: Library, entry_id: EntryId, *, on: bool = True) -> Proposal:
    """Keep an entry as it is here, whatever becomes of it in the library; or let it follow the library again.

    An entry that is pinned has all its fields set in the proposal; of one that is let go, those that are the
    library's words are the library's again.
    """
    entry = library_for(library, proposal.language).find(entry_id)
    if entry is None:
        return proposal

    def changed(pick: Pick) -> Pick:
        if pick.entry != entry_id:
            return pick
        mine = overridden(entry, pick.overrides)
        every: tuple[Override, ...] = tuple((name, getattr(mine, name)) for name in versioned_fields(entry))
        own = tuple((name, value) for name, value in every if value != getattr(entry, name))
        return replace(pick, overrides=every if on else own)

    fresh = with_origins(
        replace(proposal, chapters=tuple(with_picks(chapter, changed) for chapter in proposal.chapters)), library
    )
    origins = tuple(replace(one, pinned=on) if one.entry == entry_id else one for one in fresh.origins)
    return replace(fresh, origins=origins)


def with_pinned_words(proposal: Proposal, library: Library, then: Then = unknown) -> Proposal:
    """Set all words of entries that somebody pinned in the file, as they were remembered: only so can they stay.

    Fields that are set stay as they are.  An entry that has changed since, and of which nobody knows any more what it
    said, is left as it is; so is one of which something cannot be read.
    """
    remembered: dict[str, AnyEntry] = {}
    incomplete = incomplete_pins(proposal)
    for origin in proposal.origins:
        if origin.entry in incomplete:
            language = spoken_in(library, origin.entry, proposal.language)
            now = None if has_changed(origin, library) else in_spoken(library, language).find(EntryId(origin.entry))
            entry = now or then(origin, language)
            if entry is not None:
                remembered[origin.entry] = entry

    def changed(pick: Pick) -> Pick:
        entry = remembered.get(pick.entry)
        if entry is None or not (unset := unset_fields(pick)):
            return pick
        own = dict(pick.overrides) | {name: getattr(entry, name) for name in unset}
        return replace(
            pick, overrides=tuple((name, own[name]) for name in dict.fromkeys((*versioned_fields(entry), *own)))
        )

    return replace(proposal, chapters=tuple(with_picks(chapter, changed) for chapter in proposal.chapters))


def incomplete_pins(proposal: Proposal) -> frozenset[str]:
    """Give the pinned entries of which a pick does not set all words, so that it would follow the library in others."""
    fixed = pinned_entries(proposal) - frozenset(proposal.unread)
    return frozenset(pick.entry for _, pick in all_picks(proposal) if pick.entry in fixed and unset_fields(pick))
