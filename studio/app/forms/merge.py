"""Source texts as somebody writes them: which merge fields there are, what they say, and where markup stands."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from studio.compose.estimate import chapter_totals
from studio.compose.fields import Fields, fields_of
from studio.compose.filters import formatted
from studio.compose.formats import Formats, formats_for
from studio.compose.merge import LONGEST as LONGEST_FIELD
from studio.compose.merge import Cutting, Filled, cut, fill
from studio.compose.texts import LONGEST, prepared
from studio.domain.chapters import EstimateChapter
from studio.domain.frozen import dataclass
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.domain.text import plain_line

_EMPTY_CODE = "merge-field-empty"
_MARKUP = re.compile(
    r"(?P<bold>\*\*(?=\S).+?(?<=\S)\*\*)|(?P<italic>(?<![*\w])\*(?=[^\s*]).*?(?<=[^\s*])\*(?!\*))"
    r"|(?P<code>`[^`]+`)|(?P<link>\[[^\[\]]+\]\([^()\s]*\))|(?P<bullet>^\s*(?:[-+*]|\d{1,3}[.)])(?=\s))"
)


MOST_MARKED = 4_000
"""Characters of a paragraph in which marks are looked for: a page; at every key the whole paragraph is read again."""
GROUPS = ("client", "consultant", "proposal", "estimate", "topic")
"""First parts of the names of merge fields."""


class Mark(Enum):
    """What a stretch of a source text is."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    LINK = "link"
    BULLET = "bullet"
    FIELD = "field"
    EMPTY = "empty"
    """A merge field that is known and has no value yet."""
    UNKNOWN = "unknown"
    """A merge field that does not exist, or cannot be used so."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a mark stands in a text, in characters."""

    start: int
    length: int
    mark: Mark
    note: str = ""
    """What the field says, or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """A field that can be inserted."""

    name: str
    """As it is written between the braces: `client.name`."""
    value: str
    """What it says now; empty when it says nothing yet."""

    @property
    def group(self) -> str:
        """The first part of the name."""
        return re.split(r"[.\[]", self.name, maxsplit=1)[0]

    @property
    def source(self) -> str:
        """The field as it is written in a text."""
        return f"{{{{ {self.name} }}}}"


@dataclass(frozen=True, slots=True)
class Merging:
    """The merge fields of a proposal as it stands."""

    fields: Fields
    formats: Formats
    signature: frozenset[tuple[tuple[str, ...], bool]]
    """Which fields there are, and which of them say something: while it is the same, all marks are."""

    def known(self) -> tuple[MergeField, ...]:
        """Give all fields with what they say, in the order of `GROUPS`."""
        only = ("estimate", "total") in self.fields.values
        found = (
            MergeField(_written(path), formatted(value, self.formats) if value is not None else "")
            for path, value in self.fields.values.items()
            if not (only and path[0] == "estimate" and len(path) > 2)  # noqa: PLR2004 - a chapter's, named again
        )
        return tuple(sorted(found, key=lambda field: GROUPS.index(field.group)))

    def stretches(self, text: str) -> tuple[Stretch, ...]:
        """Give where markup and merge fields stand in a paragraph; fields come last, for they lie above markup.

        What begins after `MOST_MARKED` characters is left out.
        """
        text = text[: MOST_MARKED + LONGEST_FIELD]  # a field that begins before the end is whole
        marks = [
            Stretch(found.start(), found.end() - found.start(), Mark(found.lastgroup))
            for found in _MARKUP.finditer(text)
        ]
        return tuple(stretch for stretch in (*marks, *self._fields_in(text)) if stretch.start < MOST_MARKED)

    def words(self, text: str, *, long: bool) -> tuple[str, ...]:
        """Give the paragraphs of a source text as a reader sees them, without markup and with all fields filled."""
        paragraphs, cuttings = prepared(text[:LONGEST], long=long)
        fills = self._fills(cuttings)
        table = {ord(cutting.marker): fills[cutting.source].text or "" for cutting in cuttings}
        lines = (plain_line(paragraph.spans).translate(table) for paragraph in paragraphs)
        return tuple(words for words in lines if words.strip())

    def _fills(self, cuttings: tuple[Cutting, ...]) -> dict[str, Filled]:
        """Give what each field says, by how it is written: the same one is asked for once."""
        sources = {cutting.source: cutting for cutting in cuttings}
        return {source: fill(cutting, self.fields, self.formats) for source, cutting in sources.items()}

    def _fields_in(self, text: str) -> Iterator[Stretch]:
        bare, cuttings = cut(text)
        fills = self._fills(cuttings)
        at = shift = 0
        for cutting in cuttings:
            at = bare.index(cutting.marker, at)
            yield Stretch(at + shift, len(cutting.source), *_mark(fills[cutting.source]))
            shift += len(cutting.source) - 1


def _mark(filled: Filled) -> tuple[Mark, str]:
    if filled.problem is None:
        return Mark.FIELD, filled.text or ""
    note = " ".join(one for one in (filled.problem.text, filled.problem.hint) if one)
    return (Mark.EMPTY if filled.problem.code == _EMPTY_CODE else Mark.UNKNOWN), note


def merging_of(proposal: Proposal, library: Library) -> Merging:
    """Give the merge fields of a proposal."""
    formats = formats_of(proposal)
    totals = (
        (chapter.id, chapter_totals(chapter, formats.digits))
        for chapter in proposal.chapters
        if isinstance(chapter, EstimateChapter)
    )
    fields = fields_of(proposal, library, totals)
    # Title and subtitle are told as they are written: here only what they are called counts.
    fields = fields.filled(("proposal", "title"), proposal.title).filled(("proposal", "subtitle"), proposal.subtitle)
    return Merging(fields, formats, frozenset((path, value not in ("", None)) for path, value in fields.values.items()))


def formats_of(proposal: Proposal) -> Formats:
    """Give the formats of a proposal's language and currency."""
    return _formats(proposal.language, proposal.currency)


@lru_cache(maxsize=16)
def _formats(language: str, currency: str) -> Formats:
    return formats_for(language, currency)[0]


def _written(path: tuple[str, ...]) -> str:
    """Write a field's name; a part that is no word, such as a chapter's id, stands in brackets."""
    first, *rest = path
    return first + "".join(f".{part}" if part.isidentifier() else f'["{part}"]' for part in rest)
