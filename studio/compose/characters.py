"""Any characters to those that every output can hold."""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no XML file may hold, and the other controls."""
LONGEST_LINE = 1_000
"""Characters."""
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def is_clean(text: str) -> bool:
    """Tell whether a text holds nothing that has to be left out."""
    return text.isprintable() or not _UNPRINTABLE.search(text)


def clean(text: str) -> str:
    """Give a text without what cannot be shown, and with plain line ends."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")


def clean_line(text: str) -> str:
    """Give a text as one line of what can be shown, without spaces around it."""
    return clean(text).replace("\n", " ").strip()


def short_line(text: str) -> str:
    """Give a name, an address or a role as `clean_line` does, no longer than such a line may be."""
    return clean_line(text[:LONGEST_LINE])


def is_seen(text: str) -> bool:
    """Tell whether a text has a character that leaves a trace on a page."""
    return any(sign.isprintable() and not sign.isspace() for sign in text)
