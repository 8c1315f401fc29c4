"""A proposal and a library that has changed since: field by field what it said then, what it says now, what is mine."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from studio.compose.picks import overridden
from studio.domain.chapters import AnyChapter, Pick, PicksChapter
from studio.domain.entries import AnyEntry, EntryId
from studio.domain.entry_version import value_version, version_of, versioned_fields
from studio.domain.frozen import dataclass, replace
from studio.domain.languages import InLanguage, base_language, in_language, library_for
from studio.domain.library import Library
from studio.domain.moved_entries import moved_entries, topic_title
from studio.domain.origins import has_changed, in_spoken, spoken_in
from studio.domain.proposal import Origin, Proposal
from studio.domain.three_way import merged_text

Then = Callable[[Origin, str], AnyEntry | None]
"""Finds an entry as it was when a proposal remembered it, in a language; None where nobody knows any more."""


class Outcome(StrEnum):
    """What becomes of a field."""

    TAKEN = "taken"
    """It was not changed here: the library's new words are used."""
    KEPT = "kept"
    """It was changed here alone: mine stays."""
    MERGED = "merged"
    """Both sides changed other words of it."""
    OPEN = "open"
    """Both sides changed it: somebody has to choose. Until then mine stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldUpdate:
    """One field in the three versions."""

    name: str
    then: Any
    """None where it is not known any more."""
    now: Any
    mine: Any
    outcome: Outcome
    result: Any
    """What the field says afterwards."""
    written: str = ""
    """Language of `now` (ISO 639-1) where it is not translated into that of the proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryUpdate:
    """A pick whose entry has changed in the library, or was moved there."""

    pick: str
    """Its id."""
    entry: EntryId
    fields: tuple[FieldUpdate, ...]
    now: AnyEntry | None = None
    """The entry as the library has it, where it is not known what it said before."""
    to: EntryId | None = None
    """Where the entry stands now, if it was moved."""
    topic: str = ""
    """What the topic is called to which it was moved."""

    @property
    def open_fields(self) -> tuple[FieldUpdate, ...]:
        """The fields for which somebody has to choose."""
        return tuple(one for one in self.fields if one.outcome is Outcome.OPEN)


Choices = Mapping[tuple[str, str], Any]
"""What a field is to say, by the pick's id and the field's name."""


def unknown(_origin: Origin, _language: str) -> AnyEntry | None:
    """Know nothing of what an entry said."""
    return None


def updates_of(proposal: Proposal, library: Library, then: Then = unknown) -> tuple[EntryUpdate, ...]:
    """Give what the library has changed since the proposal's entries were picked, and what it has moved.

    Pinned entries are left alone, but for their place.  What is compared are the texts in the proposal's language; what
    is not translated is the original's, and says so.
    """
    origins, moved = {origin.entry: origin for origin in proposal.origins}, moved_entries(proposal, library)
    return tuple(
        update
        for pick in _picks(proposal)
        if pick.entry not in proposal.unread
        if (update := _update(pick, origins.get(pick.entry), moved.get(pick.entry), proposal, library, then))
    )


def _update(
    pick: Pick, origin: Origin | None, to: EntryId | None, proposal: Proposal, library: Library, then: Then
) -> EntryUpdate | None:
    """Give what has changed of a pick; `to` is where its entry stands now, if it was moved."""
    place = pick.entry if to is None else to
    compared = None
    if origin is not None and not origin.pinned and has_changed(replace(origin, entry=place), library):
        spoken = in_language(library, base_language(proposal.language))
        compared = _compared(replace(pick, entry=place), origin, spoken, then)
    if to is None:
        return compared
    update = compared or EntryUpdate(pick=pick.id, entry=pick.entry, fields=())
    return replace(update, entry=pick.entry, to=to, topic=topic_title(to, library))


def _compared(pick: Pick, origin: Origin, spoken: InLanguage, then: Then) -> EntryUpdate | None:
    """Compare a pick with its entry; the origin names the place where that stood when it was read."""
    entry = spoken.library.find(pick.entry)
    if entry is None:
        return None
    language = spoken_in(spoken.original, pick.entry, spoken.language)
    before = then(origin, language)
    mine, said = overridden(entry, pick.overrides), dict(origin.said) if origin.language == language else {}
    changed = {name for name, _ in pick.overrides}
    gap = spoken.gap(pick.entry)
    found = []
    for name in versioned_fields(entry):
        now = getattr(entry, name)
        if said.get(name) == _digest(now):
            continue
        old = said.get(name) if type(now) is str else None
        values = (getattr(before, name, None) if old is None else old, now, getattr(mine, name))
        field = _own(name, *values) if name in changed else _library(name, *values, known=before is not None)
        if field is not None:
            found.append(replace(field, written=gap.written) if gap and name in gap.lacking else field)
    return EntryUpdate(pick=pick.id, entry=pick.entry, fields=tuple(found), now=entry if before is None else None)


def _library(name: str, then: Any, now: Any, mine: Any, *, known: bool) -> FieldUpdate | None:
    """Compare a field that is the library's; nothing to say where it is known to be the same."""
    if not known or then == now:
        return None
    return FieldUpdate(name=name, then=then, now=now, mine=mine, outcome=Outcome.TAKEN, result=now)


def _own(name: str, then: Any, now: Any, mine: Any) -> FieldUpdate | None:
    """Compare a field that was changed for this client."""
    if now in (then, mine):
        return None if then == now else _made(name, then, now, mine, Outcome.KEPT, mine)
    if then is not None and mine == then:  # set, but to the library's words of that time: it was pinned
        return _made(name, then, now, mine, Outcome.TAKEN, now)
    if all(type(one) is str for one in (then, now, mine)):
        merged = merged_text(then, mine, now)
        if merged is not None:
            return _made(name, then, now, mine, Outcome.MERGED, merged)
    return _made(name, then, now, mine, Outcome.OPEN, mine)


def _made(name: str, then: Any, now: Any, mine: Any, outcome: Outcome, result: Any) -> FieldUpdate:
    return FieldUpdate(name=name, then=then, now=now, mine=mine, outcome=outcome, result=result)


def with_updates(
    proposal: Proposal, library: Library, updates: tuple[EntryUpdate, ...], choices: Choices | None = None
) -> Proposal:
    """Bring these updates into a proposal; entries of which a field is open and nobody chose stay for the next time.

    Of such an entry, too, the new place is taken over where it was moved.
    """
    chosen, spoken = choices or {}, library_for(library, proposal.language)
    moved: dict[str, EntryId] = {update.entry: update.to for update in updates if update.to is not None}
    settled = {update.pick: update for update in updates if _is_settled(update, chosen)}
    waiting = {update.entry for update in updates} - {update.entry for update in settled.values()}

    pinned = {origin.entry for origin in proposal.origins if origin.pinned}

    def updated(pick: Pick) -> Pick:
        update, place = settled.get(pick.id), moved.get(pick.entry, pick.entry)
        if update is None or update.entry in waiting or update.entry in pinned:
            return pick if place == pick.entry else replace(pick, entry=place)
        results = {one.name: chosen.get((pick.id, one.name), one.result) for one in update.fields}
        entry = spoken.find(place)
        changes = ((name, results.get(name, value)) for name, value in pick.overrides)
        own = tuple((name, value) for name, value in changes if entry is None or value != getattr(entry, name))
        return replace(pick, entry=place, overrides=own)

    taken = {update.entry for update in settled.values()} - waiting
    fresh = replace(proposal, chapters=tuple(with_picks(chapter, updated) for chapter in proposal.chapters))
    kept = tuple(
        replace(origin, entry=moved.get(origin.entry, origin.entry))
        for origin in fresh.origins
        if origin.entry not in taken or origin.pinned
    )
    return with_origins(replace(fresh, origins=kept), library)


def _is_settled(update: EntryUpdate, chosen: Choices) -> bool:
    return all((update.pick, one.name) in chosen for one in update.open_fields)


def with_origins(proposal: Proposal, library: Library) -> Proposal:
    """Remember what the library says of every picked entry, where nothing is remembered yet.

    Of an entry that has changed since, what was remembered stays until somebody has looked at it; so does what cannot
    be read.  What is remembered are the words in the proposal's language.
    """
    known = {origin.entry: origin for origin in proposal.origins}
    names: dict[str, set[str]] = {}
    for pick in _picks(proposal):
        names.setdefault(pick.entry, set()).update(name for name, _ in pick.overrides)
    tag = proposal.language
    found = (
        known.get(entry) if entry in proposal.unread else _origin(EntryId(entry), own, known.get(entry), library, tag)
        for entry, own in names.items()
    )
    origins = tuple(origin for origin in found if origin is not None)
    return proposal if origins == proposal.origins else replace(proposal, origins=origins)


def _origin(entry_id: EntryId, names: set[str], known: Origin | None, library: Library, tag: str) -> Origin | None:
    language = spoken_in(library, entry_id, tag)
    entry = in_spoken(library, language).find(entry_id)
    if entry is None:
        return known
    values = {name: getattr(entry, name) for name in versioned_fields(entry) if name in names}
    now = {name: value if type(value) is str else _digest(value) for name, value in values.items()}
    if known is None or not has_changed(known, library):
        pinned = bool(known and known.pinned)
        version = version_of(entry)
        return Origin(entry=entry_id, version=version, language=language, said=tuple(now.items()), pinned=pinned)
    if known.language != language:
        return known
    # Of a text that is set only now nobody knows what the library said then: its words of today are no answer.
    return replace(known, said=tuple((name, text) for name, text in known.said if name in now))


def _digest(value: object) -> str:
    """Stand for a value that is no text in what is remembered of an entry."""
    return f"={value_version(value)}"


def with_picks(chapter: AnyChapter, change: Callable[[Pick], Pick]) -> AnyChapter:
    """Give a chapter with its picks changed; one without picks as it is."""
    if not isinstance(chapter, PicksChapter):
        return chapter
    picks = tuple(change(pick) for pick in chapter.picks)
    return chapter if picks == chapter.picks else replace(chapter, picks=picks)


def _picks(proposal: Proposal) -> Iterator[Pick]:
    for chapter in proposal.chapters:
        if isinstance(chapter, PicksChapter):
            yield from chapter.picks
