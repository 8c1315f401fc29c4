"""Turns Python values into PDF syntax."""

from functools import lru_cache


# Sizes, moves of the pen and the widths of lines come again and again.
@lru_cache(maxsize=1 << 12)
def number(value: float) -> str:
    """Write a number with at most three decimals, never with an exponent, and no zero with a sign."""
    return repr(round(value, 3) + 0.0).removesuffix(".0")


def numbers(*values: float) -> str:
    """Write numbers with spaces between them."""
    return " ".join(map(number, values))


def clean(text: str) -> str:
    """Replace lone surrogates, which no encoding can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def text_string(text: str) -> str:
    """Write a text string: readable where it is plain ASCII, UTF-16 otherwise."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<feff{clean(text).encode('utf-16-be').hex()}>"


def byte_string(data: bytes) -> str:
    """Write bytes, such as an address, as a string without any encoding."""
    return f"<{data.hex()}>"
