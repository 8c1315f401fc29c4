"""What is done to the selected rows of the outline: pure functions from a proposal to a changed one.

Rows are named by their ids.  Where a chapter is selected its picks are not counted beside it.
"""

from collections.abc import Collection, Iterable, Sequence

from studio.app.edits.chapters import duplicate_chapter, move_chapters, remove_chapters, rename_chapter, shift_chapter
from studio.app.edits.fields import set_value
from studio.app.edits.finding import all_picks, chapter_of, fresh_pick_id, pick_of, with_chapters
from studio.app.edits.picks import add_entry, move_picks, remove_picks, shift_pick
from studio.app.pinning import pinned
from studio.domain.chapters import PicksChapter
from studio.domain.entries import EntryId
from studio.domain.frozen import replace
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.ui.outline.rows import headline_field


def remove(proposal: Proposal, ids: Collection[str]) -> Proposal:
    """Remove chapters and picks."""
    return remove_picks(remove_chapters(proposal, ids), ids)


def rename(proposal: Proposal, library: Library, source: str, text: str) -> Proposal:
    """Give a chapter another title, or a pick another headline for this client."""
    text = " ".join(text.split())
    pick = pick_of(proposal, source)
    if chapter_of(proposal, source) is not None:
        return rename_chapter(proposal, source, text)
    if pick is None or not text:
        return proposal
    return set_value(proposal, library, source, headline_field(pick.entry), text)


def pin(proposal: Proposal, library: Library, ids: Collection[str], *, on: bool) -> Proposal:
    """Keep picked entries as they are here, or let them follow the library again."""
    for entry in dict.fromkeys(pick.entry for _, pick in all_picks(proposal) if pick.id in ids):
        proposal = pinned(proposal, library, entry, on=on)
    return proposal


def duplicate(proposal: Proposal, ids: Collection[str]) -> Proposal:
    """Put a copy behind each chapter and pick, with ids of its own."""
    chapters = [chapter.id for chapter in proposal.chapters if chapter.id in ids]
    picks = frozenset(ids) - {pick.id for chapter, pick in all_picks(proposal) if chapter.id in chapters}
    for chapter_id in chapters:
        proposal = duplicate_chapter(proposal, chapter_id)
    return with_chapters(
        proposal,
        (_doubled(one, picks) if isinstance(one, PicksChapter) else one for one in proposal.chapters),
    )


def shift(proposal: Proposal, ids: Collection[str], step: int) -> Proposal:
    """Move the selected chapters, or else the selected picks, one place up (-1) or down (1), never past each other."""
    chapters = [chapter.id for chapter in proposal.chapters]
    if any(one in ids for one in chapters):
        stuck: set[str] = set()
        for chapter_id in _in_turn([one for one in chapters if one in ids], step):
            order = [chapter.id for chapter in proposal.chapters]
            ahead = order.index(chapter_id) + step
            if not 0 <= ahead < len(order) or order[ahead] in stuck:
                stuck.add(chapter_id)
            else:
                proposal = shift_chapter(proposal, chapter_id, step)
        return proposal
    return _shift_picks(proposal, [pick.id for _, pick in all_picks(proposal) if pick.id in ids], step)


def drop_chapters(proposal: Proposal, ids: Collection[str], index: int) -> Proposal:
    """Move chapters before the one that has this index now; the very same proposal when they stand there already."""
    moved = move_chapters(proposal, ids, index)
    return proposal if moved == proposal else moved


def drop_picks(proposal: Proposal, ids: Collection[str], chapter_id: str, index: int | None) -> Proposal:
    """Move picks into a chapter, before the pick that has this index now; None for the end."""
    moved = move_picks(proposal, ids, chapter_id, index)
    return proposal if moved == proposal else moved


def drop_entries(
    proposal: Proposal, library: Library, entries: Iterable[str], chapter_id: str, index: int | None
) -> Proposal:
    """Pick entries of the library, one after the other; without a chapter each goes where it belongs."""
    for entry in entries:
        before = proposal
        proposal = add_entry(proposal, library, EntryId(entry), chapter_id, index)
        if index is not None:
            index = _behind(proposal, entry, chapter_id, index if proposal is before else None)
    return proposal


def shown_after(before: Sequence[tuple[str, str]], gone: str, left: Collection[str]) -> str:
    """Give the row to select once another is gone: the next of its siblings, else the one before, else its parent.

    `before` holds every row with its parent, in order, as it was.
    """
    parents = dict(before)
    parent = parents.get(gone, "")
    siblings = [row for row, above in before if above == parent and row]
    if gone in siblings:
        at = siblings.index(gone)
        for row in (*siblings[at + 1 :], *siblings[:at][::-1]):
            if row in left:
                return row
    if parent and parent not in left:
        return shown_after(before, parent, left)
    return parent


def _doubled(chapter: PicksChapter, ids: Collection[str]) -> PicksChapter:
    if not any(pick.id in ids for pick in chapter.picks):
        return chapter
    picks = (
        one
        for pick in chapter.picks
        for one in ((pick, replace(pick, id=fresh_pick_id(chapter.id))) if pick.id in ids else (pick,))
    )
    return replace(chapter, picks=tuple(picks))


def _in_turn(ids: Sequence[str], step: int) -> Sequence[str]:
    """Give ids in the order in which they make room for one another."""
    return ids if step < 0 else ids[::-1]


def _shift_picks(proposal: Proposal, ids: Sequence[str], step: int) -> Proposal:
    stuck: set[str] = set()
    for pick_id in _in_turn(ids, step):
        if _ahead(proposal, pick_id, step) in stuck:
            stuck.add(pick_id)
            continue
        moved = shift_pick(proposal, pick_id, step)
        if moved is proposal:
            stuck.add(pick_id)
        proposal = moved
    return proposal


def _ahead(proposal: Proposal, pick_id: str, step: int) -> str:
    order = [pick.id for _, pick in all_picks(proposal)]
    at = order.index(pick_id) + step
    return order[at] if 0 <= at < len(order) else ""


def _behind(proposal: Proposal, entry: str, chapter_id: str, otherwise: int | None) -> int | None:
    chapter = chapter_of(proposal, chapter_id)
    picks = chapter.picks if isinstance(chapter, PicksChapter) else ()
    return next((number + 1 for number, pick in enumerate(picks) if pick.entry == entry), otherwise)
