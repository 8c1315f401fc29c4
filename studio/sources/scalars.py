"""Single YAML values to text, booleans, numbers, dates and enums, each exactly as it was written."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from yaml.nodes import Node, ScalarNode

from studio.sources.reading import FAULT, Reading, did_you_mean, shortened
from studio.sources.yaml_nodes import PLAIN

Reader = Callable[[Node, Reading, str], object]
"""Node, reading and the dotted path of the field to its value, or to FAULT after a finding."""

LARGEST = Decimal("1e12")
"""Numbers reach up to this, exclusive: with six decimal places each, products stay exact."""
DECIMALS = 6
LONGEST_NUMBER = 64
"""Characters."""

_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_BOOLEANS_ELSEWHERE = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?\Z")
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def read_text(node: Node, reading: Reading, path: str) -> object:
    """Give the characters of any single value, `2010` and `yes` too, without white space around them."""
    value = read_item_text(node, reading, path)
    if value is not FAULT:
        reading.keep_place(node, path)
    return value


def read_item_text(node: Node, reading: Reading, path: str) -> object:
    """Give the characters as `read_text` does, for an item of a plain list, whose place nobody asks for."""
    if type(node) is not ScalarNode:
        return reading.wrong_type("a text", node, path)
    value: str = node.value
    if node.style == '"':  # only escapes can bring in what no file may hold
        bad = _UNWRITABLE.search(value)
        if bad:
            after = shortened(value[max(bad.start() - 20, 0) : bad.start()])
            where = f"after “{after}”" if after else "at its beginning"
            text = f"`{path}` holds the control character U+{ord(bad.group()):04X} {where}; it is left out"
            reading.warning("control-character", text, node, path=path, hint="remove the escape")
            value = _UNWRITABLE.sub("", value)
    return value.strip()


def read_bool(node: Node, reading: Reading, path: str) -> object:
    """Give true or false; nothing else is a boolean."""
    if type(node) is ScalarNode and node.tag == PLAIN:
        if node.value in _TRUE:
            return True
        if node.value in _FALSE:
            return False
        meant = _BOOLEANS_ELSEWHERE.get(node.value.lower())
        if meant is not None:
            text = f"`{path}` should be true or false, not `{node.value}`"
            return reading.error("wrong-type", text, node, path=path, hint=f"did you mean `{meant}`?")
    return reading.wrong_type("true or false", node, path)


def read_decimal(node: Node, reading: Reading, path: str) -> object:
    """Give a number with exactly the digits that were written."""
    if type(node) is not ScalarNode:
        return reading.wrong_type("a number", node, path)
    if len(node.value) > LONGEST_NUMBER or not _NUMBER.match(node.value.strip()):
        text = f"`{path}` should be a number, not `{shortened(node.value)}`"
        hint = "write digits with a decimal point alone, such as 1250.50"
        return reading.error("bad-number", text, node, path=path, hint=hint)
    number = Decimal(node.value.strip())
    if abs(number) >= LARGEST or number != round(number, DECIMALS):
        text = f"`{path}` is out of range: {shortened(node.value)}"
        hint = f"numbers are below {LARGEST:,.0f} and have at most {DECIMALS} decimal places"
        return reading.error("bad-number", text, node, path=path, hint=hint)
    reading.keep_place(node, path)
    return number


def read_int(node: Node, reading: Reading, path: str) -> object:
    """Give a whole number."""
    if type(node) is not ScalarNode or not _INTEGER.match(node.value):
        return reading.wrong_type("a whole number", node, path)
    return int(node.value)


def read_float(node: Node, reading: Reading, path: str) -> object:
    """Give a number as a float."""
    number = read_decimal(node, reading, path)
    return float(number) if isinstance(number, Decimal) else FAULT


def read_date(node: Node, reading: Reading, path: str) -> object:
    """Give a date written as `YYYY-MM-DD`, with quotes or without."""
    if type(node) is not ScalarNode:
        return reading.wrong_type("a date", node, path)
    text = node.value.strip()
    try:
        value = date.fromisoformat(text) if _DATE.match(text) else None
    except ValueError:
        value = None
    if value is None:
        said = f"`{path}` should be a date, not `{shortened(text)}`"
        return reading.error("bad-date", said, node, path=path, hint="write year, month and day: 2027-02-28")
    reading.keep_place(node, path)
    return value


def enum_reader(enum: type[StrEnum]) -> Reader:
    """Give a reader for one of the values of an enum."""
    known = {str(member): member for member in enum}

    def read(node: Node, reading: Reading, path: str) -> object:
        if type(node) is not ScalarNode:
            return reading.wrong_type("one of " + ", ".join(known), node, path)
        member = known.get(node.value) or known.get(node.value.strip().lower())
        if member is None:
            text = f"`{path}` cannot be `{shortened(node.value)}`"
            hint = did_you_mean(node.value, known, what="choose one of")
            return reading.error("unknown-choice", text, node, path=path, hint=hint)
        return member

    return read
