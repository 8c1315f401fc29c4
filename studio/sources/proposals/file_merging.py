"""Changes of a proposal to edits of the text that it was read from: chapters, picks, and the words set in them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field

from yaml.nodes import MappingNode, Node, SequenceNode

from studio.domain.chapters import AnyChapter, Pick, PicksChapter
from studio.domain.frozen import dataclass
from studio.domain.proposal import Proposal
from studio.sources.proposals.file_layout import flow
from studio.sources.proposals.file_lists import Extent, Slot, edited_list, extents
from studio.sources.proposals.file_picks import edited_pick
from studio.sources.proposals.file_records import Old, edited_record
from studio.sources.proposals.file_replacing import replaced_value
from studio.sources.proposals.file_spans import CannotMergeError, Edit, Entry, entries, start_of, value_end
from studio.sources.proposals.file_trees import (
    Tree,
    chapter_tree,
    explicit_ids,
    file_kind,
    folder_of,
    hints_of,
    pick_tree,
)
from studio.sources.reading import is_null, value_at

_CHAPTER_ORDER = ("kind", "id", "title", "intro")
_GAP = "\n"
"""Between chapters where a file shows no way of its own."""


@dataclass(slots=True)
class _Written:
    """Where chapters and picks of the old text stand."""

    old: Old
    before: Proposal
    explicit: frozenset[str]
    faults: Sequence[int] = ()
    """Lines with something that could not be read."""
    wanted: frozenset[str] = frozenset()
    """Entries that are picked afterwards."""
    chapters: dict[str, Node] = field(default_factory=dict)
    """By id of the chapter."""
    picks: dict[str, list[tuple[Node, Pick]]] = field(default_factory=lambda: defaultdict(list))
    """By id of the entry, in order, none twice."""
    lines: dict[int, Extent] = field(default_factory=dict)


def edited_proposal(
    text: str, root: MappingNode, before: Proposal, after: Proposal, faults: Sequence[int] = ()
) -> list[Edit]:
    """Give the edits of `text`, read to `root` and `before`, that make it say what `after` says.

    `faults` are the lines with something that could not be read.  Raises CannotMergeError where that would be lost.
    """
    old = Old(text, folder_of(after))
    wanted = frozenset(pick.entry for one in after.chapters if isinstance(one, PicksChapter) for pick in one.picks)
    written, entry = _Written(old, before, explicit_ids(after), faults, wanted), entries(root).get("chapters")
    tree: Tree = [
        chapter_tree(chapter, old.folder, with_id=chapter.id in written.explicit) for chapter in after.chapters
    ]
    more: list[tuple[str, Tree]] = [("chapters", tree)] if entry is None and after.chapters else []
    edits = edited_record(old, root, before, after, more=more)
    if entry is None or (before.chapters == after.chapters and not _ids_to_write(root, after)):
        return edits
    if _is_anew(written, entry.value, len(before.chapters), len(after.chapters)):
        return [*edits, replaced_value(text, entry, tree)]
    node = _find_all(written, entry)
    slots = [_chapter_slot(written, chapter) for chapter in after.chapters]
    shown = [written.chapters[chapter.id] for chapter in before.chapters]
    return edits + edited_list(text, node, written.lines, slots, shown, gap=_GAP)


def _ids_to_write(root: MappingNode, after: Proposal) -> bool:
    """Tell whether an id has to be written though no chapter has changed."""
    node = value_at(root, "chapters")
    items = node.value if isinstance(node, SequenceNode) else []
    explicit = {str(getattr(value_at(item, "id"), "value", "")) for item in items if isinstance(item, MappingNode)}
    return bool(explicit_ids(after) - explicit)


def _is_anew(written: _Written, node: Node, read: int, wanted: int) -> bool:
    """Tell whether a list of which so many items were read is written anew.

    Raises CannotMergeError where something that was not read would be lost with it.
    """
    if not isinstance(node, SequenceNode) or node.flow_style:
        if len(node.value) > read if isinstance(node, SequenceNode) else not is_null(node):
            raise CannotMergeError
        _refuse_faults(written, node)
        return True
    return not node.value or (not wanted and len(node.value) == read)


def _refuse_faults(written: _Written, node: Node) -> None:
    """Make sure that nothing is written anew in which something could not be read: it would be lost."""
    if any(node.start_mark.line < line <= node.end_mark.line + 1 for line in written.faults):
        raise CannotMergeError


def _find_all(written: _Written, entry: Entry) -> SequenceNode:
    """Learn where every chapter and pick stands, by the places that reading left on them; give the chapters' list."""
    text, node = written.old.text, entry.value
    if not isinstance(node, SequenceNode):
        raise CannotMergeError
    written.lines.update(extents(text, entry.key, node))
    by_place = {_place(item): item for item in node.value}
    for chapter in written.before.chapters:
        item = by_place.get((chapter.place.line, chapter.place.column))
        if item is None:
            raise CannotMergeError
        written.chapters[chapter.id] = item
        picks = entries(item).get("picks") if isinstance(item, MappingNode) else None
        if isinstance(chapter, PicksChapter) and picks is not None and isinstance(picks.value, SequenceNode):
            _find_picks(written, chapter, picks, picks.value)
    return node


def _find_picks(written: _Written, chapter: PicksChapter, entry: Entry, node: SequenceNode) -> None:
    if node.flow_style:
        return
    written.lines.update(extents(written.old.text, entry.key, node))
    by_place = {_place(_entry_node(item)): item for item in node.value}
    for pick in chapter.picks:
        item = by_place.get((pick.place.line, pick.place.column))
        if item is None:
            raise CannotMergeError
        written.picks[pick.entry].append((item, pick))


def _place(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _entry_node(item: Node) -> Node:
    return (value_at(item, "entry") or item) if isinstance(item, MappingNode) else item


def _chapter_slot(written: _Written, after: AnyChapter) -> Slot:
    tree = chapter_tree(after, written.old.folder, with_id=after.id in written.explicit)
    node = written.chapters.get(after.id)
    before = next((chapter for chapter in written.before.chapters if chapter.id == after.id), None)
    if node is None or before is None or file_kind(before) != file_kind(after):
        return Slot(origin=None, edits=[], tree=tree)
    if not isinstance(node, MappingNode):
        raise CannotMergeError
    if node.flow_style:
        changed = before != after
        if changed:
            _refuse_faults(written, node)
        whole = Edit(start_of(node), value_end(written.old.text, node), flow(tree))
        return Slot(origin=node, edits=[whole] if changed else [], tree=tree)
    return Slot(origin=node, edits=_edited_chapter(written, node, before, after, tree), tree=tree)


def _edited_chapter(
    written: _Written, node: MappingNode, before: AnyChapter, after: AnyChapter, tree: dict[str, Tree]
) -> list[Edit]:
    keys = entries(node)
    more: list[tuple[str, Tree]] = []
    if after.id in written.explicit and "id" not in keys:
        more.append(("id", after.id))
    edits: list[Edit] = []
    if isinstance(after, PicksChapter) and isinstance(before, PicksChapter):
        picks = keys.get("picks")
        if picks is None and after.picks:
            more.append(("picks", tree["picks"]))
        elif picks is not None:
            edits = _edited_picks(written, picks, before, after)
    order = [*_CHAPTER_ORDER, *(name for name in tree if name not in _CHAPTER_ORDER and name != "notes"), "notes"]
    known = [name for name in hints_of(type(after)) if name not in order]
    return edits + edited_record(written.old, node, before, after, [*order[:-1], *known, "notes"], more)


def _edited_picks(written: _Written, entry: Entry, before: PicksChapter, after: PicksChapter) -> list[Edit]:
    wanted = tuple((pick.entry, pick.overrides) for pick in after.picks)
    if wanted == tuple((pick.entry, pick.overrides) for pick in before.picks):
        return []
    node, folder = entry.value, written.old.folder
    if _is_anew(written, node, len(before.picks), len(after.picks)) or not isinstance(node, SequenceNode):
        return [replaced_value(written.old.text, entry, [pick_tree(pick, folder) for pick in after.picks])]
    own = {id(item) for item in node.value}
    shown = [item for pick in before.picks for item, known in written.picks[pick.entry] if known is pick]
    slots = [_pick_slot(written, pick, own) for pick in after.picks]
    return edited_list(written.old.text, node, written.lines, slots, shown)


def _pick_slot(written: _Written, after: Pick, own: set[int]) -> Slot:
    """Find where a pick was written: in its own chapter if it can be, otherwise in the one that it came from."""
    tree = pick_tree(after, written.old.folder)
    known = written.picks[after.entry]
    found = next((one for one in known if id(one[0]) in own), known[0] if known else None)
    found = found or _moved_pick(written, after, own)
    if found is None:
        return Slot(origin=None, edits=[], tree=tree)
    node, before = found
    written.picks[before.entry].remove(found)
    return Slot(origin=node, edits=edited_pick(written.old, node, before, after, tree), tree=tree)


def _moved_pick(written: _Written, after: Pick, own: set[int]) -> tuple[Node, Pick] | None:
    """Find where the same entry was picked while it stood in another topic; no pick names that place any more."""
    rest = after.entry.partition("/")[2]
    left = (found for entry, found in written.picks.items() if entry not in written.wanted)
    known = [one for found in left for one in found if one[1].entry.partition("/")[2] == rest]
    return next((one for one in known if id(one[0]) in own), known[0] if known else None)
