"""YAML bytes to PyYAML nodes with line and column, within limits; everything wrong becomes a finding.

Nodes instead of values: a node knows where it stands and how it was written, so `2010` can be a text, `NO`
stays the country and `0.10` keeps its digits.
"""

import re
from pathlib import Path
from typing import Any

from yaml.composer import Composer
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

from studio.domain.findings import Finding, Severity, error, worst
from studio.domain.frozen import dataclass
from studio.domain.places import Place
from studio.sources.control_characters import found_in, marked, take_marks_out
from studio.sources.file_kinds import not_a_file

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml: the same nodes, slower
    CParser = None  # type: ignore[assignment,misc]

PLAIN = "plain"
"""Tag of nodes written without quotes: numbers, booleans and dates are only looked for in these."""
QUOTED = "quoted"
"""Tag of quoted and block texts."""

_STRING_TAG = "tag:yaml.org,2002:str"
_ANCHOR = re.compile(rb"&[^\s&]")
_TAG = re.compile(rb"!(?<![^\s\[{,:]!)")
_USUAL = 65_536
"""Bytes that are read first: to make room for as many as are allowed takes longer than to read a usual file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a file may ask for."""

    size: int = 2_000_000
    """Bytes."""
    nodes: int = 200_000
    """Scalars, lists and mappings, aliases expanded."""
    depth: int = 32
    """Levels of nesting, aliases expanded."""


LIBRARY_LIMITS = Limits()
PROPOSAL_LIMITS = Limits(size=5_000_000)
UNSAVED_LIMITS = Limits(size=200_000_000)
"""Of a proposal that was never in a file: what is too large for one is not lost."""


class _LimitError(Exception):
    """The file asks for more than the limits allow; stops the parser where that happens."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(text)
        self.text = text
        self.line = line


class _Watch:
    """What both loaders share: they count nodes and levels as they go, and give each node the cheapest tag.

    PyYAML calls these three hooks for every node, before it descends, after it returns, and where no tag is written.
    """

    limits: Limits
    depth: int
    count: int

    def descend_resolver(self, current_node: Any, _current_index: Any) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > self.limits.depth or self.count > self.limits.nodes:
            line = current_node.start_mark.line + 1 if current_node is not None else 1
            if self.depth > self.limits.depth:
                raise _LimitError(f"is nested deeper than {self.limits.depth} levels", line)
            raise _LimitError(f"holds more than {self.limits.nodes} values", line)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, _kind: Any, _value: Any, implicit: Any) -> str:
        return PLAIN if implicit is True or (implicit and implicit[0]) else QUOTED


class _PythonLoader(_Watch, Reader, Scanner, Parser, Composer):
    """PyYAML's own scanner and parser."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits, self.depth, self.count = limits, 0, 0
        Reader.__init__(self, data)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


if CParser is not None:

    class _CLoader(_Watch, CParser):
        """Libyaml's."""

        def __init__(self, data: bytes, limits: Limits) -> None:
            self.limits, self.depth, self.count = limits, 0, 0
            CParser.__init__(self, data)


def read_nodes(path: Path, limits: Limits) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read a file to its root node; None, with at least one finding, when there is nothing to go on with."""
    data, findings = read_bytes(path, limits)
    return (None, findings) if data is None else parse_nodes(data, str(path), limits)


def read_bytes(path: Path, limits: Limits) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Give what a file holds, one byte more than the limit at most; None, with a finding, when it cannot be read."""
    file = str(path)
    try:
        what, hint = not_a_file(path)
        if what:
            return None, (error("file-missing", f"it {what}", hint=hint, place=Place(file=file)),)
        with path.open("rb") as stream:
            start = stream.read(min(_USUAL, limits.size + 1))
            return (start if len(start) < _USUAL else start + stream.read(limits.size + 1 - _USUAL)), ()
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the path
        said = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        text, hint = f"the file cannot be read: {said}", "check that you may read it"
        return None, (error("file-unreadable", text, hint=hint, place=Place(file=file)),)


def parse_nodes(
    data: bytes, file: str, limits: Limits, *, pure: bool = False
) -> tuple[Node | None, tuple[Finding, ...]]:
    """Parse bytes to their root node, as `read_nodes` does; `pure` keeps away from libyaml."""
    if len(data) > limits.size:
        text = f"the file is larger than {limits.size:,} bytes"
        return None, (error("file-too-large", text, hint="split it", place=Place(file=file)),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return None, (_not_utf8(data, problem, file),)
    try:
        node, found = _composed(data, text, file, limits, pure=pure)
        if node is None:
            return None, found or (error("file-empty", "the file is empty", place=Place(file=file, line=1)),)
        return node, found + _inspected(node, data, file, limits)
    except _LimitError as problem:
        return None, (error("file-limits", f"the file {problem.text}", place=Place(file=file, line=problem.line)),)
    except (YAMLError, ValueError, OverflowError) as problem:  # the last two: the pure parser on odd escapes
        return None, (_syntax(problem, file),)


def _composed(
    data: bytes, text: str, file: str, limits: Limits, *, pure: bool
) -> tuple[Node | None, tuple[Finding, ...]]:
    """Compose the root node, without characters that no file may hold where there are few of them."""
    try:
        return _compose(data, limits, pure=pure), ()
    except ReaderError:
        found = found_in(text, file)
        if worst(found) is Severity.ERROR:
            return None, found
        node = _compose(marked(text).encode("utf-8"), limits, pure=pure)
        take_marks_out(node)
        return node, found


def _compose(data: bytes, limits: Limits, *, pure: bool) -> Node | None:
    data = data.removeprefix(b"\xef\xbb\xbf")
    if pure or CParser is None:
        return _PythonLoader(data, limits).get_single_node()
    loader = _CLoader(data, limits)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _inspected(root: Node, data: bytes, file: str, limits: Limits) -> tuple[Finding, ...]:
    """Walk the whole graph for aliases that grow and for tags; most files hold neither and are not walked."""
    if not (_ANCHOR.search(data) or _TAG.search(data)):
        return ()
    findings: list[Finding] = []
    measured: dict[int, tuple[int, int]] = {}

    def measure(node: Node, depth: int) -> tuple[int, int]:
        """Give the node's size and height with its aliases expanded; a loop of aliases ends at the depth limit."""
        known = measured.get(id(node))
        if known is None:
            line = node.start_mark.line + 1
            if depth > limits.depth:
                raise _LimitError(f"is nested deeper than {limits.depth} levels, aliases expanded", line)
            if node.tag not in (PLAIN, QUOTED):
                _check_tag(node, file, findings)
            sizes = [measure(child, depth + 1) for child in _children(node)]
            known = (1 + sum(size for size, _ in sizes), 1 + max((height for _, height in sizes), default=0))
            measured[id(node)] = known
            if known[0] > limits.nodes:
                raise _LimitError(f"holds more than {limits.nodes} values, aliases expanded", line)
        if depth + known[1] - 1 > limits.depth:
            line = node.start_mark.line + 1
            raise _LimitError(f"is nested deeper than {limits.depth} levels, aliases expanded", line)
        return known

    measure(root, 1)
    return tuple(findings)


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _check_tag(node: Node, file: str, findings: list[Finding]) -> None:
    if node.tag == _STRING_TAG and isinstance(node, ScalarNode):
        node.tag = QUOTED
        return
    text = f"the tag `{str(node.tag).replace('tag:yaml.org,2002:', '!!')}` is not supported"
    place = Place(file=file, line=node.start_mark.line + 1, column=node.start_mark.column + 1)
    findings.append(error("yaml-tag", text, hint="put quotes around a text that begins with `!`", place=place))
    node.tag = QUOTED


def _not_utf8(data: bytes, problem: UnicodeDecodeError, file: str) -> Finding:
    before = data[: problem.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", errors="replace")) + 1
    place = Place(file=file, line=line, column=column)
    return error("file-encoding", "the file is not UTF-8 text", hint="save it with the encoding UTF-8", place=place)


_WHOLE_CHARACTER = (
    "an escape from \\ud800 to \\udfff is half a character, of an emoji for instance: write the character itself, or "
    "all of it as one escape such as \\U0001F600"
)
_HINTS = (
    ("cannot start any token", "indent with spaces, not tabs; a text that begins with @, ` or % needs quotes"),
    ("found a tab character", "indent with spaces, not tabs"),
    ("mapping values are not allowed", 'a text that holds ": " needs quotes, or check the indentation'),
    ("could not find expected ':'", "a key needs a colon and a space after it; check the indentation"),
    ("undefined alias", "a text that begins with * needs quotes"),
    ("alphabetic or numeric character", "a text that begins with * or & needs quotes"),
    ("did not find expected", "check the indentation; a text that begins with [, { or a quote needs quotes around it"),
    ("expected <block end>", "check the indentation; a text that begins with [, { or a quote needs quotes around it"),
    ("another document", "keep one document per file: remove the line `---`"),
    ("duplicate anchor", "give each anchor its own name"),
    ("unexpected end of stream", "a quote or a bracket is not closed"),
    ("Unicode character escape", _WHOLE_CHARACTER),
    ("escape", "double a backslash in double quotes, or use single quotes"),
)


def _syntax(problem: Exception, file: str) -> Finding:
    what, place = "the file is not valid YAML", Place(file=file)
    said = ""
    if isinstance(problem, MarkedYAMLError):
        said = " ".join(part for part in (problem.context, problem.problem) if part)
        mark = problem.problem_mark or problem.context_mark
        if mark is not None:
            place = Place(file=file, line=mark.line + 1, column=mark.column + 1)
    hint = next((hint for part, hint in _HINTS if part in said), "")
    return error("yaml-syntax", f"{what}: {said}" if said else what, hint=hint, place=place)
