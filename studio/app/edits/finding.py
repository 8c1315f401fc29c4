"""Ids to the chapters and picks that they name, and fresh ids."""

import secrets
from collections.abc import Iterable, Iterator

from studio.domain.chapters import AnyChapter, Pick, PicksChapter
from studio.domain.entries import EntryId
from studio.domain.frozen import replace
from studio.domain.proposal import Proposal
from studio.sources.proposals.chapters import Names, slug

LONGEST_ID = 44
"""Characters of a title that go into an id; a number may follow."""


def chapter_of(proposal: Proposal, chapter_id: str) -> AnyChapter | None:
    """Give the chapter with this id, None where there is none."""
    return next((chapter for chapter in proposal.chapters if chapter.id == chapter_id), None)


def chapter_index(proposal: Proposal, chapter_id: str) -> int | None:
    """Give the place of a chapter, counted from 0."""
    return next((n for n, chapter in enumerate(proposal.chapters) if chapter.id == chapter_id), None)


def pick_of(proposal: Proposal, pick_id: str) -> Pick | None:
    """Give the pick with this id, None where there is none."""
    return next((pick for _, pick in all_picks(proposal) if pick.id == pick_id), None)


def holder_of(proposal: Proposal, pick_id: str) -> PicksChapter | None:
    """Give the chapter that holds a pick."""
    return next((chapter for chapter, pick in all_picks(proposal) if pick.id == pick_id), None)


def all_picks(proposal: Proposal) -> Iterator[tuple[PicksChapter, Pick]]:
    """Give every pick with its chapter, in order."""
    for chapter in proposal.chapters:
        if isinstance(chapter, PicksChapter):
            for pick in chapter.picks:
                yield chapter, pick


def picked_entries(proposal: Proposal) -> frozenset[EntryId]:
    """Give the entries that are picked, for check marks."""
    return frozenset(pick.entry for _, pick in all_picks(proposal))


def all_ids(proposal: Proposal) -> frozenset[str]:
    """Give the ids of all chapters and picks."""
    return frozenset(chapter.id for chapter in proposal.chapters) | {pick.id for _, pick in all_picks(proposal)}


def new_ids(before: Proposal, after: Proposal) -> tuple[str, ...]:
    """Give the ids of chapters and picks that came with an edit, in order: what a window selects afterwards."""
    known = all_ids(before)
    ids = (
        name
        for chapter in after.chapters
        for name in (chapter.id, *(pick.id for pick in (chapter.picks if isinstance(chapter, PicksChapter) else ())))
    )
    return tuple(name for name in ids if name not in known)


def fresh_pick_id(chapter_id: str) -> str:
    """Make an id that no pick ever had: the ones of a file are numbered, these are drawn."""
    return f"{chapter_id}/x{secrets.token_hex(5)}"


def fresh_chapter_id(proposal: Proposal, title: str, kind: str) -> str:
    """Make an id of a title that no other chapter has."""
    taken = {chapter.id for chapter in proposal.chapters}
    name = (slug(title) or slug(kind))[:LONGEST_ID].rstrip("-")
    return Names(taken).unique(name)


def with_chapter(proposal: Proposal, chapter: AnyChapter) -> Proposal:
    """Give the proposal with this chapter in the place of the one with its id."""
    index = chapter_index(proposal, chapter.id)
    if index is None or proposal.chapters[index] is chapter:
        return proposal
    return with_chapters(proposal, (*proposal.chapters[:index], chapter, *proposal.chapters[index + 1 :]))


def with_chapters(proposal: Proposal, chapters: Iterable[AnyChapter]) -> Proposal:
    """Give the proposal with these chapters; the very same one when they are the same objects in the same order."""
    chapters = tuple(chapters)
    same = len(chapters) == len(proposal.chapters)
    if same and all(new is old for new, old in zip(chapters, proposal.chapters, strict=True)):
        return proposal
    return replace(proposal, chapters=chapters)
