"""Chapters of a proposal in, out, renamed, doubled and to other places."""

from collections.abc import Collection

from studio.app.edits.finding import (
    chapter_index,
    chapter_of,
    fresh_chapter_id,
    fresh_pick_id,
    with_chapter,
    with_chapters,
)
from studio.app.edits.placing import Stage, place_for_stage, stage_of
from studio.app.edits.starting import KINDS, starting_chapter
from studio.domain.chapters import PicksChapter
from studio.domain.frozen import replace
from studio.domain.proposal import Proposal


def add_chapter(proposal: Proposal, kind: str, index: int | None = None, title: str = "") -> Proposal:
    """Add a chapter of a kind that may stand in a file (`text`, `scope`, `plan`…), with something to start from.

    It goes before the chapter that has this index now, or where its kind usually stands.
    """
    if kind not in KINDS:
        return proposal
    heading = title.strip() or KINDS[kind]
    chapter = starting_chapter(kind, fresh_chapter_id(proposal, heading, kind), heading, proposal)
    stage = stage_of(chapter)
    at = place_for_stage(proposal, Stage.TEAM if stage is None else stage) if index is None else index
    at = max(0, min(at, len(proposal.chapters)))
    return with_chapters(proposal, (*proposal.chapters[:at], chapter, *proposal.chapters[at:]))


def remove_chapters(proposal: Proposal, chapter_ids: Collection[str]) -> Proposal:
    """Remove chapters with all their picks."""
    gone = frozenset(chapter_ids)
    return with_chapters(proposal, (chapter for chapter in proposal.chapters if chapter.id not in gone))


def rename_chapter(proposal: Proposal, chapter_id: str, title: str) -> Proposal:
    """Give a chapter another title; its id stays. An empty title is refused."""
    chapter = chapter_of(proposal, chapter_id)
    if chapter is None or not title.strip() or chapter.title == title:
        return proposal
    return with_chapter(proposal, replace(chapter, title=title))


def duplicate_chapter(proposal: Proposal, chapter_id: str) -> Proposal:
    """Put a copy of a chapter behind it, with ids of its own."""
    at = chapter_index(proposal, chapter_id)
    if at is None:
        return proposal
    chapter = proposal.chapters[at]
    new_id = fresh_chapter_id(proposal, chapter.title, chapter.kind)
    copy = replace(chapter, id=new_id)
    if isinstance(copy, PicksChapter):
        copy = replace(copy, picks=tuple(replace(pick, id=fresh_pick_id(new_id)) for pick in copy.picks))
    return with_chapters(proposal, (*proposal.chapters[: at + 1], copy, *proposal.chapters[at + 1 :]))


def move_chapters(proposal: Proposal, chapter_ids: Collection[str], index: int) -> Proposal:
    """Move chapters before the one that has this index now; they keep their order."""
    wanted = frozenset(chapter_ids)
    moved = tuple(chapter for chapter in proposal.chapters if chapter.id in wanted)
    at = max(0, min(index, len(proposal.chapters)))
    before = (chapter for chapter in proposal.chapters[:at] if chapter.id not in wanted)
    after = (chapter for chapter in proposal.chapters[at:] if chapter.id not in wanted)
    return with_chapters(proposal, (*before, *moved, *after))


def shift_chapter(proposal: Proposal, chapter_id: str, step: int) -> Proposal:
    """Move a chapter one place up (-1) or down (1)."""
    at = chapter_index(proposal, chapter_id)
    if at is None or step not in (-1, 1) or not 0 <= at + step < len(proposal.chapters):
        return proposal
    return move_chapters(proposal, (chapter_id,), at - 1 if step < 0 else at + 2)
