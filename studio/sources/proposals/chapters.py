"""Chapters of a proposal file, each kind to its type, with picks and the words changed for the client."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.domain.chapters import (
    AcceptanceChapter,
    AnyChapter,
    EstimateChapter,
    Override,
    Pick,
    PicksChapter,
    PlanChapter,
    ScopeChapter,
    TeamChapter,
    TermsChapter,
    TextChapter,
    TextPurpose,
)
from studio.domain.entries import ENTRY_TYPES, EntryId, SectionKind, TextField
from studio.domain.frozen import dataclass
from studio.sources.names import ID
from studio.sources.proposals.checks import checked_chapter, checked_overrides
from studio.sources.reading import Reading, did_you_mean, is_null, shortened, value_at
from studio.sources.records import made, read_overrides, read_values

CHAPTER_TYPES: Mapping[str, type[AnyChapter]] = {
    PicksChapter.kind: PicksChapter,
    **{str(purpose): TextChapter for purpose in TextPurpose},
    ScopeChapter.kind: ScopeChapter,
    PlanChapter.kind: PlanChapter,
    EstimateChapter.kind: EstimateChapter,
    TeamChapter.kind: TeamChapter,
    TermsChapter.kind: TermsChapter,
    AcceptanceChapter.kind: AcceptanceChapter,
}
"""What may stand after `kind:`."""
ELSEWHERE = frozenset(("kind", "id"))
"""Keys of every chapter that are read one by one."""
PICKS = frozenset(("picks",))
"""Read one by one too, in a chapter of picks."""
SET = frozenset(("set",))
FIXED = frozenset(("purpose",))
"""Decided by the kind, never written."""

_SECTIONS = {str(kind): kind for kind in SectionKind}
_MERGE_FIELD = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_SLUG_LENGTH = 48
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "đ": "d", "Đ": "d"})
"""Letters that Unicode does not take apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickFile:
    """An entry of the library with the words changed for this client."""

    entry: Annotated[str, TextField("id of the entry: topic/section/entry")]


@dataclass(slots=True)
class Names:
    """The ids of the chapters so far."""

    taken: set[str] = field(default_factory=set)

    def unique(self, name: str) -> str:
        """Give the name, with a number where it is taken, and keep it."""
        number, found = 2, name
        while found in self.taken:
            found, number = f"{name}-{number}", number + 1
        self.taken.add(found)
        return found


def read_chapter(node: Node, reading: Reading, names: Names) -> AnyChapter | None:
    """Read a chapter; None, with a finding, when it is not known what kind it is."""
    if not isinstance(node, MappingNode):
        reading.source = ""
        reading.wrong_type("a chapter with `kind:` and `title:`", node, "")
        return None
    kind = _kind(node, reading)
    if kind is None:
        return None
    cls = CHAPTER_TYPES[kind]
    chapter_id = _chapter_id(node, kind, reading, names)
    reading.source = chapter_id
    title = kind.replace("_", " ").capitalize()
    elsewhere = ELSEWHERE | PICKS if cls is PicksChapter else ELSEWHERE
    values = read_values(cls, node, reading, elsewhere=elsewhere, fixed=FIXED, stand_ins={"title": title}) or {}
    if cls is TextChapter:
        values["purpose"] = TextPurpose(kind)
    place, places = reading.place(node), reading.take_places()
    if cls is PicksChapter:
        values["picks"] = _read_picks(value_at(node, "picks"), reading, chapter_id)
    chapter = made(cls, values, id=chapter_id, place=place, places=places)
    return checked_chapter(chapter, reading.findings)


def _kind(node: MappingNode, reading: Reading) -> str | None:
    reading.source = ""
    written = value_at(node, "kind")
    if written is None or is_null(written):
        if value_at(node, "picks") is not None:
            return PicksChapter.kind
        hint = f"add `kind:` with one of {', '.join(CHAPTER_TYPES)}"
        reading.error("missing-key", "`kind` is missing in this chapter, which is left out", node, hint=hint)
        return None
    kind = written.value if isinstance(written, ScalarNode) else ""
    if kind in CHAPTER_TYPES:
        return str(kind)
    hint = did_you_mean(str(kind), CHAPTER_TYPES, what="choose one of")
    text = f"`{shortened(str(kind))}` is no kind of chapter: it is left out"
    reading.error("unknown-choice", text, written, path="kind", hint=hint)
    return None


def _chapter_id(node: MappingNode, kind: str, reading: Reading, names: Names) -> str:
    written = value_at(node, "id")
    if written is None or is_null(written):
        title = value_at(node, "title")
        return names.unique(slug(title.value if isinstance(title, ScalarNode) else "") or slug(kind))
    name = written.value if isinstance(written, ScalarNode) else ""
    if not ID.match(name) or len(name) > _SLUG_LENGTH:
        hint = "small letters, digits and single dashes, such as our-approach"
        reading.error("bad-name", f"`{shortened(name)}` cannot be the id of a chapter", written, path="id", hint=hint)
        return names.unique(slug(name) or slug(kind))
    if name in names.taken:
        hint = "give each chapter its own id"
        reading.error("duplicate-id", f"the id `{name}` is taken by another chapter", written, path="id", hint=hint)
    return names.unique(name)


def slug(text: str) -> str:
    """Make an id of a title: ASCII letters and digits with dashes; empty when none are left."""
    words = unicodedata.normalize("NFKD", _MERGE_FIELD.sub(" ", text).translate(_LETTERS))
    letters = words.encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:_SLUG_LENGTH].rstrip("-")


def _read_picks(node: Node | None, reading: Reading, chapter_id: str) -> tuple[Pick, ...]:
    if node is None or is_null(node):
        return ()
    if not isinstance(node, SequenceNode):
        reading.wrong_type("a list", node, "picks")
        return ()
    picks = []
    for number, item in enumerate(node.value, start=1):
        reading.source = f"{chapter_id}/{number}"
        pick = _read_pick(item, reading)
        if pick is not None:
            picks.append(pick)
    return tuple(picks)


def _read_pick(node: Node, reading: Reading) -> Pick | None:
    """Read a pick written as the entry's id alone, or as a mapping with `entry:` and `set:`."""
    entry_node, changes = node, None
    if isinstance(node, MappingNode):
        if read_values(PickFile, node, reading, elsewhere=SET) is None:
            reading.take_places()
            return None
        entry_node, changes = value_at(node, "entry") or node, value_at(node, "set")
    reading.take_places()
    if not isinstance(entry_node, ScalarNode) or is_null(entry_node):
        reading.wrong_type("the id of an entry, or a mapping with `entry:`", node, "")
        return None
    entry = entry_node.value.strip()
    kind = _section(entry, entry_node, reading)
    if kind is None:
        return None
    overrides: tuple[Override, ...] = ()
    if changes is not None and not is_null(changes):
        overrides = checked_overrides(read_overrides(ENTRY_TYPES[kind], changes, reading), changes, reading)
    places = reading.take_places()
    place = reading.place(entry_node, "entry")
    return Pick(id=reading.source, entry=EntryId(entry), overrides=overrides, place=place, places=places)


def _section(entry: str, node: Node, reading: Reading) -> SectionKind | None:
    """Give the kind of section that an entry id names; None, with a finding, for what is no entry id."""
    parts = entry.split("/")
    if len(parts) != len(("topic", "section", "entry")) or not all(ID.match(part) for part in parts):
        hint = "topic/section/entry, such as flask/benefits/less-is-more"
        reading.error("bad-entry-id", f"`{shortened(entry)}` is not the id of an entry", node, path="entry", hint=hint)
        return None
    kind = _SECTIONS.get(parts[1])
    if kind is None:
        hint = did_you_mean(parts[1], _SECTIONS, what="sections")
        reading.error("unknown-section", f"there is no kind of section `{parts[1]}`", node, path="entry", hint=hint)
    return kind
