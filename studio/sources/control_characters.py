"""Characters that no YAML file may hold: found where they stand, and left out so that the rest can be read."""

import re
from itertools import islice

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.domain.findings import Finding, Severity
from studio.domain.places import Place

UNPRINTABLE = re.compile("[\0-\x08\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Written as what it is, not as all that it is not: that would take 4 ms to compile."""
MOST = 20
"""In a file; one with more was never a text."""


_MARK = "\ufdd0"
"""A character that Unicode assigns to nobody, and YAML permits."""


def marked(text: str) -> str:
    """Give a text with marks in their stead, so that everything else stays where it is."""
    return UNPRINTABLE.sub(_MARK, text)


def take_marks_out(root: Node | None) -> None:
    """Take the marks out of all scalars below a node."""
    seen: set[int] = set()
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            node.value = node.value.replace(_MARK, "")
        elif isinstance(node, SequenceNode):
            waiting += node.value
        elif isinstance(node, MappingNode):
            waiting += (part for pair in node.value for part in pair)


def found_in(text: str, file: str) -> tuple[Finding, ...]:
    """Tell each of the first ones and where it stands: warnings, or an error where there are too many to go on."""
    found = list(islice(UNPRINTABLE.finditer(text), MOST + 1))
    if len(found) > MOST or not found:
        hint = "save it as plain text with the encoding UTF-8"
        said = "the file holds control characters, as a text never does"
        place = Place(file=file) if not found else _place(text, found[0].start(), file)
        return (_finding(Severity.ERROR, said, hint, place),)
    return tuple(
        _finding(
            Severity.WARNING,
            f"the file holds the control character U+{ord(match[0]):04X}; it is left out",
            "remove it",
            _place(text, match.start(), file),
        )
        for match in found
    )


def _finding(severity: Severity, text: str, hint: str, place: Place) -> Finding:
    return Finding(code="file-control-character", severity=severity, text=text, hint=hint, place=place)


def _place(text: str, start: int, file: str) -> Place:
    line_start = text.rfind("\n", 0, start) + 1
    return Place(file=file, line=text.count("\n", 0, start) + 1, column=start - line_start + 1)
