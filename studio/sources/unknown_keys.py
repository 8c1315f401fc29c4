"""Keys that a record does not know: free fields where it takes them, findings where it does not."""

from collections.abc import Iterable
from typing import cast

from yaml.nodes import Node, ScalarNode

from studio.sources.proposals.free_fields import FreeFields, read_free_field
from studio.sources.reading import FAULT, Reading, did_you_mean, shortened

_ELSEWHERE = {("pick file", "pinned"): "pins stand under `origins`: `pinned: true` beside the entry there"}
"""Keys that people write in the wrong record, by what that is called."""


def refuse_key(key: ScalarNode, label: str, known: Iterable[str], reading: Reading, prefix: str) -> None:
    """Note that a record, called by its label, has no such key."""
    hint = did_you_mean(key.value, known, what="known keys")
    if key.value == "<<":
        hint = "merge keys are not read: write the keys out"
    hint = _ELSEWHERE.get((label, key.value), hint)
    said = f"unknown key `{shortened(key.value)}` in this {label}"
    reading.error("unknown-key", said, key, path=prefix + key.value, hint=hint)


def read_as_free_fields(
    strays: Iterable[tuple[ScalarNode, Node]], written: object, known: Iterable[str], reading: Reading, prefix: str
) -> FreeFields:
    """Give the free fields that were written as such, and behind them unknown keys with their texts."""
    free = dict(cast("FreeFields", written)) if written is not FAULT else {}
    for key, node in strays:
        hint = did_you_mean(key.value, known, what="known keys")
        if hint.startswith("did you"):
            reading.warning("near-key", f"`{prefix}{key.value}` is taken as a free field", key, hint=hint)
        found = read_free_field(key, node, reading, f"{prefix}fields.{key.value}")
        if found is not None:
            free.pop(found[0], None)
            free[found[0]] = found[1]
    return tuple(free.items())
