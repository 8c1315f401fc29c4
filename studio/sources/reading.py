"""What is gathered while one file is read: its findings, and the places of the texts of the record at hand."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Final, cast

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from studio.domain.findings import Finding, Severity
from studio.domain.frozen import dataclass, replace
from studio.domain.places import FieldPlaces, Place, PlacesByField
from studio.sources.yaml_nodes import PLAIN


class Fault(Enum):
    """Stands for a value that could not be read; the finding has already been made."""

    FAULT = "fault"


FAULT: Final = Fault.FAULT

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(slots=True)
class Reading:
    """One file on its way to a value."""

    file: str
    """As findings name it."""
    folder: Path | None = None
    """Where picture paths start; None where pictures have no place."""
    root: Path | None = None
    """What pictures may not leave; the folder itself when None."""
    source: str = ""
    """Id of the entry, pick or chapter at hand."""
    findings: list[Finding] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    """Of the texts of the record at hand: path, line and column with spaces between."""
    pictures: dict[str, tuple[Path, int, int]] = field(default_factory=dict)
    """Pictures that were already checked, by their names as written: path, width and height in pixels."""

    def place(self, node: Node, path: str = "") -> Place:
        """Give where a node stands."""
        mark = node.start_mark
        return Place(file=self.file, line=mark.line + 1, column=mark.column + 1, field=path)

    def keep_place(self, node: Node, path: str) -> None:
        """Keep where a text of the record at hand stands."""
        mark = node.start_mark
        self.places.append(f"{path} {mark.line + 1} {mark.column + 1}")

    def error(self, code: str, text: str, node: Node, *, path: str = "", hint: str = "") -> Fault:
        """Note an error at a node; gives FAULT, so that a reader can return it."""
        return self._note(Severity.ERROR, code, text, node, path, hint)

    def warning(self, code: str, text: str, node: Node, *, path: str = "", hint: str = "") -> Fault:
        """Note a warning at a node."""
        return self._note(Severity.WARNING, code, text, node, path, hint)

    def _note(self, severity: Severity, code: str, text: str, node: Node, path: str, hint: str) -> Fault:
        place = self.place(node, path)
        self.findings.append(
            Finding(code=code, severity=severity, text=text, hint=hint, place=place, source=self.source)
        )
        return FAULT

    def wrong_type(self, expected: str, node: Node, path: str) -> Fault:
        """Note that something else was expected here."""
        where = f"`{path}`" if path else "this"
        hint = ""
        if isinstance(node, MappingNode) and node.flow_style:
            hint = "put quotes around a text that begins with `{`"
        elif isinstance(node, SequenceNode) and node.flow_style:
            hint = "put quotes around a text that begins with `[`"
        elif expected == "a list":
            hint = "begin each item on a line of its own with `- `"
        text = f"{where} should be {expected}, not {kind_of(node)}"
        return self.error("wrong-type", text, node, path=path, hint=hint)

    def take_places(self) -> FieldPlaces:
        """Give the places gathered so far and begin anew for the next record."""
        places = FieldPlaces(self.file, " ".join(self.places))
        self.places.clear()
        return places


def kept_places(places: PlacesByField, field: str, kept: Sequence[int]) -> PlacesByField:
    """Give the places of a record of which one list keeps only the items with these numbers, numbered anew."""
    numbers = {f"{field}.{old}": f"{field}.{new}" for new, old in enumerate(kept)}
    result = []
    for path, place in places:
        if not path.startswith(f"{field}."):
            result.append((path, place))
            continue
        item, dot, rest = _split_item(path, field)
        if item in numbers:
            result.append((f"{numbers[item]}{dot}{rest}", replace(place, field=f"{numbers[item]}{dot}{rest}")))
    return tuple(result)


def _split_item(path: str, field: str) -> tuple[str, str, str]:
    number, dot, rest = path[len(field) + 1 :].partition(".")
    return f"{field}.{number}", dot, rest


def in_file_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give findings in the order in which somebody meets them who goes through the files."""
    return tuple(sorted(findings, key=lambda finding: (finding.place.file, finding.place.line, finding.place.column)))


def value_at(node: Node, key: str) -> Node | None:
    """Give the value of a key of a mapping; None where there is no mapping or no such key."""
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if type(name) is ScalarNode and name.value == key:
                return cast("Node", value)
    return None


def is_null(node: Node) -> bool:
    """Tell whether a key was written without a value."""
    return node.tag == PLAIN and type(node) is ScalarNode and node.value in _NULLS


def kind_of(node: Node) -> str:
    """Give what a node is, in the words of somebody who writes YAML."""
    if isinstance(node, MappingNode):
        return "a mapping of keys and values"
    if isinstance(node, SequenceNode):
        return "a list"
    return "nothing" if is_null(node) else f"`{shortened(node.value)}`"


def shortened(text: str, length: int = 40) -> str:
    """Give a text on one line, cut where it is longer than so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def did_you_mean(word: str, known: Iterable[str], *, what: str = "known") -> str:
    """Give a hint with the nearest known word, or with all of them."""
    known = tuple(known)
    near = get_close_matches(word[:64].lower(), known, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"{what}: {', '.join(known)}" if known else ""
