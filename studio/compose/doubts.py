"""What somebody should look at before an entry goes to this client: its state, its age, its confidentiality."""

from collections.abc import Iterable, Iterator
from datetime import date

from studio.domain.chapters import Pick, PicksChapter
from studio.domain.entries import AnyEntry, CaseStudy, EntryId, EntryState
from studio.domain.findings import Finding, warning
from studio.domain.freshness import FreshnessBand, band_of, freshness
from studio.domain.library import Library
from studio.domain.origins import has_changed, unset_fields
from studio.domain.proposal import Proposal

_AGES = {
    FreshnessBand.NEEDS_REVIEW: ("review-overdue", "was to be reviewed by {day}"),
    FreshnessBand.OUT_OF_DATE: ("review-overdue", "is out of date: it was to be reviewed by {day}"),
    FreshnessBand.STALE: ("entry-stale", "is stale: it was to be reviewed by {day}, a year ago or more"),
}
_STATES = {
    EntryState.DRAFT: ("entry-unapproved", "is a draft", "Have it approved, or pick another entry."),
    EntryState.IN_REVIEW: ("entry-unapproved", "is still in review", "Have it approved, or pick another entry."),
    EntryState.RETIRED: ("entry-retired", "has been retired from the library", "Pick another entry."),
}


def pick_doubts(
    pick: Pick, entry: AnyEntry, today: date, industry: str, seen: set[EntryId], original: AnyEntry | None = None
) -> tuple[Finding, ...]:
    """Give the doubts about a pick on a day, for a client of this industry; `seen` are the entries picked before.

    `original` is the entry in its own language, in which the client's industry may be written, too.
    """
    return tuple(
        finding
        for found in (
            _repeated(pick, seen),
            _unapproved(pick, entry),
            _aged(pick, entry, today),
            _recognisable(pick, (entry, original or entry), industry),
        )
        for finding in found
    )


def origin_doubts(proposal: Proposal, library: Library) -> tuple[Finding, ...]:
    """Tell of picks whose entries the library has changed since somebody looked at them here."""
    changed = {one.entry: one for one in proposal.origins if has_changed(one, library)}
    found = []
    for chapter in proposal.chapters:
        for pick in chapter.picks if isinstance(chapter, PicksChapter) else ():
            origin = changed.get(pick.entry)
            if origin is not None and origin.pinned and unset_fields(pick):
                text = f"“{pick.entry}” is pinned, but not all its words are set here: the others follow the library."
                hint = "Run proposal-studio update: it sets what the library said then."
                found.append(warning("pin-incomplete", text, hint=hint, place=pick.place, source=pick.id))
            elif origin is not None and not origin.pinned:
                text = f"The library has changed “{pick.entry}” since it was picked."
                hint = "Look at what changed: “Update from library” in the window, or proposal-studio update."
                found.append(warning("entry-changed", text, hint=hint, place=pick.place, source=pick.id))
    return tuple(found)


def _repeated(pick: Pick, seen: set[EntryId]) -> Iterator[Finding]:
    if pick.entry in seen:
        text = f"“{pick.entry}” is picked more than once."
        yield warning("pick-repeated", text, place=pick.place, source=pick.id)


def _unapproved(pick: Pick, entry: AnyEntry) -> Iterator[Finding]:
    if entry.state in _STATES:
        code, said, hint = _STATES[entry.state]
        text = f"“{pick.entry}” {said}."
        yield warning(code, text, hint=hint, place=entry.place_of("state"), source=pick.id)


def _aged(pick: Pick, entry: AnyEntry, today: date) -> Iterator[Finding]:
    band = band_of(freshness(entry, today))
    if entry.review_by is None or band not in _AGES:
        return
    code, said = _AGES[band]
    text = f"“{pick.entry}” {said.format(day=entry.review_by.isoformat())}."
    hint = f"Ask {entry.owner} whether it still holds." if entry.owner else "Check that it still holds."
    yield warning(code, text, hint=hint, place=entry.place_of("review_by"), source=pick.id)


def _recognisable(pick: Pick, entries: Iterable[AnyEntry], industry: str) -> Iterator[Finding]:
    """Tell of a confidential client from the very industry of the one who reads, who may know who is meant."""
    known = [one for one in entries if isinstance(one, CaseStudy) and one.confidential]
    entry = next((one for one in known if _same(one.industry, industry)), None)
    if entry is None:
        return
    text = f"“{pick.entry}” is confidential, and this client is from the same industry ({industry.strip()})."
    hint = "Readers may know who is meant: leave it out, or ask the client of the case study."
    yield warning("confidential-industry", text, hint=hint, place=entry.place_of("industry"), source=pick.id)


def _same(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()
