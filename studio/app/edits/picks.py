"""Entries into and out of a proposal's chapters, and picks from one place to another."""

from collections.abc import Collection, Iterable

from studio.app.edits.finding import (
    chapter_index,
    chapter_of,
    fresh_chapter_id,
    fresh_pick_id,
    holder_of,
    pick_of,
    with_chapter,
    with_chapters,
)
from studio.app.edits.placing import place_for_section, section_of
from studio.domain.chapters import AnyChapter, Pick, PicksChapter
from studio.domain.entries import EntryId, SectionKind
from studio.domain.frozen import replace
from studio.domain.languages import library_for
from studio.domain.library import Library, Section
from studio.domain.proposal import Proposal


def toggle_entries(proposal: Proposal, library: Library, entries: Iterable[EntryId], *, on: bool) -> Proposal:
    """Pick all of these entries that are not yet, or let go of every pick of them."""
    entries = tuple(entries)
    if not on:
        return remove_entries(proposal, entries)
    for entry in entries:
        proposal = add_entry(proposal, library, entry)
    return proposal


def add_entry(
    proposal: Proposal, library: Library, entry: EntryId, chapter_id: str = "", index: int | None = None
) -> Proposal:
    """Pick an entry: in the chapter and at the index given, otherwise where its section's picks are.

    Where there are none, a chapter titled as the section is made beside the topic's others.  An entry that is picked
    already stays where it is, or moves to the chapter given.
    """
    if library.find(entry) is None:
        return proposal
    known = next((pick for chapter in proposal.chapters for pick in _picks(chapter) if pick.entry == entry), None)
    if known is not None:
        return move_picks(proposal, (known.id,), chapter_id, index) if chapter_id else proposal
    if chapter_id:
        return _added(proposal, chapter_id, entry, index)
    topic_id, kind = section_of(entry)
    section = _section(library_for(library, proposal.language), topic_id, kind)
    home = _home(proposal, entry, section)
    if home is not None:
        return _added(proposal, home.id, entry, _index_in(home, entry, section))
    return _with_new_chapter(proposal, entry, section) if section else proposal


def remove_entries(proposal: Proposal, entries: Collection[EntryId]) -> Proposal:
    """Remove every pick of these entries, and chapters that are left with nothing at all in them."""
    gone = frozenset(entries)
    chapters = (
        _without(chapter, {pick.id for pick in _picks(chapter) if pick.entry in gone}) for chapter in proposal.chapters
    )
    kept = (
        new
        for old, new in zip(proposal.chapters, chapters, strict=True)
        if new is old or _picks(new) or new.intro or new.notes
    )
    return with_chapters(proposal, kept)


def remove_picks(proposal: Proposal, pick_ids: Collection[str]) -> Proposal:
    """Remove picks; their chapters stay, even empty."""
    gone = frozenset(pick_ids)
    return with_chapters(proposal, (_without(chapter, gone) for chapter in proposal.chapters))


def move_picks(proposal: Proposal, pick_ids: Collection[str], chapter_id: str, index: int | None = None) -> Proposal:
    """Move picks into a chapter, before the pick that has this index now; None for the end.

    They keep their ids, their changed words, and the order in which they stood.
    """
    wanted = frozenset(pick_ids)
    target = chapter_of(proposal, chapter_id)
    moved = tuple(pick for chapter in proposal.chapters for pick in _picks(chapter) if pick.id in wanted)
    if not isinstance(target, PicksChapter) or not moved:
        return proposal
    at = len(target.picks) if index is None else max(0, min(index, len(target.picks)))
    before = tuple(pick for pick in target.picks[:at] if pick.id not in wanted)
    after = tuple(pick for pick in target.picks[at:] if pick.id not in wanted)
    picks = (*before, *moved, *after)
    filled = target if _same(picks, target.picks) else replace(target, picks=picks)
    return with_chapters(
        proposal, (filled if chapter is target else _without(chapter, wanted) for chapter in proposal.chapters)
    )


def shift_pick(proposal: Proposal, pick_id: str, step: int) -> Proposal:
    """Move a pick one place up (-1) or down (1), past the end of its chapter into the next one that holds picks."""
    holder, pick = holder_of(proposal, pick_id), pick_of(proposal, pick_id)
    if holder is None or pick is None or step not in (-1, 1):
        return proposal
    at = holder.picks.index(pick) + step
    if 0 <= at < len(holder.picks):
        return move_picks(proposal, (pick_id,), holder.id, at if step < 0 else at + 1)
    number = chapter_index(proposal, holder.id) or 0
    others = proposal.chapters[number + 1 :] if step > 0 else proposal.chapters[:number][::-1]
    target = next((chapter for chapter in others if isinstance(chapter, PicksChapter)), None)
    if target is None:
        return proposal
    return move_picks(proposal, (pick_id,), target.id, 0 if step > 0 else len(target.picks))


def _picks(chapter: AnyChapter) -> tuple[Pick, ...]:
    return chapter.picks if isinstance(chapter, PicksChapter) else ()


def _same(new: tuple[Pick, ...], old: tuple[Pick, ...]) -> bool:
    return len(new) == len(old) and all(one is other for one, other in zip(new, old, strict=True))


def _without(chapter: AnyChapter, gone: Collection[str]) -> AnyChapter:
    picks = tuple(pick for pick in _picks(chapter) if pick.id not in gone)
    if not isinstance(chapter, PicksChapter) or len(picks) == len(chapter.picks):
        return chapter
    return replace(chapter, picks=picks)


def _added(proposal: Proposal, chapter_id: str, entry: EntryId, index: int | None) -> Proposal:
    chapter = chapter_of(proposal, chapter_id)
    if not isinstance(chapter, PicksChapter):
        return proposal
    at = len(chapter.picks) if index is None else max(0, min(index, len(chapter.picks)))
    pick = Pick(id=fresh_pick_id(chapter_id), entry=entry)
    return with_chapter(proposal, replace(chapter, picks=(*chapter.picks[:at], pick, *chapter.picks[at:])))


def _section(library: Library, topic_id: str, kind: SectionKind | None) -> Section | None:
    topic = library.topic(topic_id)
    return topic.section(kind) if topic and kind else None


def _home(proposal: Proposal, entry: EntryId, section: Section | None) -> PicksChapter | None:
    """Give the chapter with most picks of the entry's section, or an empty one with the section's title."""
    where = section_of(entry)
    best, most = None, 0
    for chapter in proposal.chapters:
        count = sum(section_of(pick.entry) == where for pick in _picks(chapter))
        if isinstance(chapter, PicksChapter) and count > most:
            best, most = chapter, count
    if best is not None or section is None:
        return best
    empty = (chapter for chapter in proposal.chapters if isinstance(chapter, PicksChapter) and not chapter.picks)
    return next((chapter for chapter in empty if chapter.title == section.title), None)


def _index_in(chapter: PicksChapter, entry: EntryId, section: Section | None) -> int:
    """Give the index behind the picks that the library has before this entry, in front of the others of its section."""
    order = {one.id: n for n, one in enumerate(section.entries)} if section else {}
    where = section_of(entry)
    siblings = [n for n, pick in enumerate(chapter.picks) if section_of(pick.entry) == where]
    earlier = [n for n in siblings if order.get(chapter.picks[n].entry, -1) < order.get(entry, 0)]
    if earlier:
        return earlier[-1] + 1
    return siblings[0] if siblings else len(chapter.picks)


def _with_new_chapter(proposal: Proposal, entry: EntryId, section: Section) -> Proposal:
    topic_id, _ = section_of(entry)
    chapter_id = fresh_chapter_id(proposal, section.title, PicksChapter.kind)
    pick = Pick(id=fresh_pick_id(chapter_id), entry=entry)
    chapter = PicksChapter(id=chapter_id, title=section.title, picks=(pick,))
    at = place_for_section(proposal, topic_id, section.kind)
    return with_chapters(proposal, (*proposal.chapters[:at], chapter, *proposal.chapters[at:]))
