"""Texts of files with the line breaks of Windows, of Unix or of both, and with a byte order mark."""

from difflib import SequenceMatcher

_BOM = "\ufeff"


def plain_lines(text: str) -> str:
    """Give a text whose lines end with a line feed, without a byte order mark."""
    return text.removeprefix(_BOM).replace("\r\n", "\n")


def with_breaks_of(text: str, old: str) -> str:
    """Give a plain text with line breaks and mark as another has them: where lines are the same, each with its own."""
    mark = _BOM if old.startswith(_BOM) else ""
    if "\r\n" not in old:
        return mark + text
    before = old.removeprefix(_BOM).split("\n")
    if all(line.endswith("\r") for line in before[:-1]):
        return mark + text.replace("\n", "\r\n")
    lines = text.split("\n")
    matcher = SequenceMatcher(None, [line.removesuffix("\r") for line in before], lines, autojunk=False)
    for block in matcher.get_matching_blocks():
        lines[block.b : block.b + block.size] = before[block.a : block.a + block.size]
    return mark + "\n".join(lines)
