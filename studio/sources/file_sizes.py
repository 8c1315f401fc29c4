"""Whether a text that is to be written could be read again, and which of its parts to shorten where not."""

from collections.abc import Iterator
from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.domain.errors import StudioError
from studio.domain.frozen import replace
from studio.sources.yaml_nodes import Limits, parse_nodes

_NAMES = ("title", "name", "id", "entry")
"""By which an item of a list is called."""
_SHOWN = 40
"""Characters of a long text that are enough to know it by."""


def refuse_too_large(text: str, path: Path, limits: Limits) -> None:
    """Raise StudioError, naming the longest text, for the YAML of a file that would be too large to be read again."""
    size = len(text.encode("utf-8"))
    if size <= limits.size:
        return
    root, _ = parse_nodes(text.encode("utf-8"), str(path), replace(limits, size=size))
    where, longest = max(_texts(root, ()), key=lambda one: len(one[1]), default=((), ""))
    start = " ".join(longest[: 2 * _SHOWN].split())[:_SHOWN]
    raise StudioError(
        f"{path.name} was not saved: it would be too large to be opened again.",
        detail=f"It has {size:,} bytes of {limits.size:,} at most. The longest text has {len(longest):,} characters: "
        f"{' › '.join(where)} (“{start}…”).",
        hint="Shorten it and save again. The file on disk is as it was, and your changes are still here.",
    )


def _texts(node: Node | None, where: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give all texts below a node with the way to them."""
    match node:
        case ScalarNode(value=str(value)):
            yield where, value
        case MappingNode(value=pairs):
            for key, value in pairs:
                yield from _texts(value, (*where, _shown(key)))
        case SequenceNode(value=items):
            for number, item in enumerate(items, 1):
                yield from _texts(item, (*where, _name_of(item) or str(number)))


def _name_of(item: Node) -> str:
    pairs = {_shown(key): _shown(value) for key, value in item.value} if isinstance(item, MappingNode) else {}
    return next((pairs[name] for name in _NAMES if pairs.get(name)), "")


def _shown(node: Node) -> str:
    return node.value[:_SHOWN] if isinstance(node, ScalarNode) else ""
