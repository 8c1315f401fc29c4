"""What of a proposal's picks cannot be read, and so cannot be compared with a library either."""

from collections.abc import Iterable, Sequence

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from studio.domain.chapters import AnyChapter, PicksChapter
from studio.domain.findings import Finding, Severity
from studio.sources.reading import value_at

_ORIGINS = "origins"
_CHAPTERS = frozenset(("", "kind", "chapters"))
"""Fields of findings about chapters that are left out."""


def unseen(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings for which nobody can tell what a proposal picks, says instead, or remembers."""
    return tuple(one for one in findings if one.severity is Severity.ERROR and _hides_something(one))


def unread_entries(root: MappingNode, chapters: Sequence[AnyChapter], findings: Iterable[Finding]) -> tuple[str, ...]:
    """Give the picked entries of which something that is set, or remembered, cannot be read."""
    hidden = unseen(findings)
    sources = {one.source for one in hidden}
    picks = (pick for chapter in chapters if isinstance(chapter, PicksChapter) for pick in chapter.picks)
    origins = (_remembered(root, one.place.field) for one in hidden if one.place.field.startswith(f"{_ORIGINS}."))
    return tuple(dict.fromkeys((*(pick.entry for pick in picks if pick.id in sources), *filter(None, origins))))


def _hides_something(finding: Finding) -> bool:
    field = finding.place.field
    if "/" in finding.source:
        return finding.code != "unknown-key"
    return field == "picks" or field.partition(".")[0] == _ORIGINS or (not finding.source and field in _CHAPTERS)


def _remembered(root: MappingNode, field: str) -> str:
    """Give the entry that an item of `origins` is about; empty where it does not say."""
    node = value_at(root, _ORIGINS)
    number = field.split(".")[1]
    items = node.value if isinstance(node, SequenceNode) and number.isdecimal() else []
    item = items[int(number)] if items and int(number) < len(items) else None
    name = value_at(item, "entry") if isinstance(item, MappingNode) else None
    return str(name.value) if isinstance(name, ScalarNode) else ""
