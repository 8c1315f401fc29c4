"""Small builders for the tests of sources."""

from pathlib import Path

from yaml.nodes import MappingNode, Node, SequenceNode

from studio.sources.reading import Reading
from studio.sources.yaml_nodes import LIBRARY_LIMITS, PLAIN, parse_nodes

ROOT = Path(__file__).resolve().parents[2]


def node_of(text: str) -> Node:
    """Parse a text that has no faults."""
    node, findings = parse_nodes(text.encode(), "test.yaml", LIBRARY_LIMITS)
    assert node is not None
    assert not findings
    return node


def reading() -> Reading:
    return Reading(file="test.yaml")


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


def as_json(node: Node) -> object:
    """Give a node's value as a schema-aware editor sees it, by the core schema of YAML 1.2."""
    if isinstance(node, MappingNode):
        return {str(key.value): as_json(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [as_json(item) for item in node.value]
    return _plain(node.value) if node.tag == PLAIN else node.value


def _plain(text: str) -> object:
    words = {"": None, "~": None, "null": None, "true": True, "false": False}
    if text in words:
        return words[text]
    return float(text) if text.replace(".", "", 1).lstrip("-").isdigit() else text
