"""Texts to YAML scalars: plain where that is safe, in quotes or as a block where it is not."""

import json
import re
from typing import Any

from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

WIDTH = 110
"""Characters of text in a line; longer texts are folded."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("[\x85\u2028\u2029\ufeff]")
_NO_BLOCK = re.compile("[\t\r\x85\u2028\u2029\ufeff]")
_INDICATOR_FIRST = re.compile(r"[-?:](?:\s|\Z)|[\[\]{},#&*!|>'\"%@`]|---|\.\.\.|=\Z|<<\Z")
_INDICATOR_INSIDE = re.compile(r":\s|:\Z|\s#|[\t\r\n\x85\u2028\u2029\ufeff]")
_INDICATOR_IN_FLOW = re.compile(r"[\[\]{},]|:|\A[?-]")
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"))
_NUMBER_ELSEWHERE = re.compile(
    r"[-+]?0o?[0-7_]+\Z|[-+]?[\d_]*\.?[\d_]+(?:e[-+]?\d+)?\Z|[-+]?\.(?:inf|nan)\Z", re.IGNORECASE
)
_TEXT_TAG = "tag:yaml.org,2002:str"
_RESOLVER: Any = Resolver()


def cleaned(text: str) -> str:
    """Give a text as a file can hold it and as it is read again: no control characters, no white space around it."""
    return _UNWRITABLE.sub(" ", text).strip()


def inline(text: str, *, flow: bool = False) -> str:
    """Write a cleaned text on one line; `flow` for one inside brackets or braces."""
    if _is_plain(text, flow=flow):
        return text
    return single_quoted(text) if '"' in text or "\\" in text else quoted(text)


def quoted(text: str) -> str:
    """Write a cleaned text in double quotes."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))


def single_quoted(text: str) -> str:
    """Write a cleaned text in single quotes, where those can hold it."""
    return quoted(text) if "\n" in text or _NO_BLOCK.search(text) else "'" + text.replace("'", "''") + "'"


def block(text: str, *, folded: bool | None = None) -> tuple[str, ...] | None:
    """Write a cleaned text as a block: its header, then its lines without indentation; None where that is no good.

    Several lines become a literal block, one long line a folded one; `folded` asks for one of the two.
    """
    if not text or _NO_BLOCK.search(text):
        return None
    if "\n" in text or folded is False:
        return ("|-", *text.split("\n"))
    if len(text) > WIDTH or folded:
        return (">-", *_folded(text))
    return None


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or _INDICATOR_FIRST.match(text) or _INDICATOR_INSIDE.search(text):
        return False
    if flow and _INDICATOR_IN_FLOW.search(text):
        return False
    if text.lower() in _WORDS or _NUMBER_ELSEWHERE.match(text):
        return False
    return str(_RESOLVER.resolve(ScalarNode, text, (True, False))) == _TEXT_TAG


def _folded(text: str) -> list[str]:
    """Break a text at single spaces, which is where a reader puts them back."""
    lines: list[str] = []
    line = ""
    words = text.split(" ")
    for before, word in zip(["", *words], words, strict=False):
        if line and before and word and len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if before or line or lines else word
    return [*lines, line]
