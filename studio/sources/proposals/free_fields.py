"""Fields that the author names: a mapping of names to texts, for merge fields such as `{{ client.cost_centre }}`."""

import re

from yaml.nodes import MappingNode, Node, ScalarNode

from studio.sources.reading import Reading, is_null, kind_of, shortened
from studio.sources.scalars import read_text

FreeFields = tuple[tuple[str, str], ...]
"""Names and texts in the order in which they were written."""

_FREE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}\Z")


def read_free_fields(node: Node, reading: Reading, path: str) -> object:
    """Read a mapping of names and texts; faulty ones are left out."""
    if type(node) is not MappingNode:
        return reading.wrong_type("a mapping of names and texts", node, path)
    pairs: dict[str, str] = {}
    for key, value_node in node.value:
        if type(key) is not ScalarNode or key.value in pairs:
            note_bad_key(key, reading, f"{path}.")
            continue
        found = read_free_field(key, value_node, reading, f"{path}.{key.value}")
        if found is not None:
            pairs[found[0]] = found[1]
    return tuple(pairs.items())


def read_free_field(key: ScalarNode, node: Node, reading: Reading, path: str) -> tuple[str, str] | None:
    """Read one name with its text; None after a finding."""
    if not _FREE_NAME.match(key.value):
        said = f"`{shortened(key.value)}` cannot be the name of a free field"
        hint = "a letter, then letters, digits and underscores, such as cost_centre"
        reading.error("bad-name", said, key, path=path, hint=hint)
        return None
    text = "" if is_null(node) else read_text(node, reading, path)
    return (key.value, text) if isinstance(text, str) else None


def note_bad_key(node: Node, reading: Reading, prefix: str) -> None:
    """Note that a key is no word, or stands there a second time."""
    if type(node) is not ScalarNode:
        reading.error("wrong-type", f"a key should be a word, not {kind_of(node)}", node)
        return
    text = f"`{prefix}{shortened(node.value)}` is written twice; the first one counts"
    reading.error("duplicate-key", text, node, hint="remove one of them")
