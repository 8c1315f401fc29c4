"""Tick labels to the number format that makes a native axis show them."""

import re
from decimal import Decimal
from itertools import product

from studio.domain.frozen import dataclass
from studio.layout.items import ChartSpec

_LABEL = re.compile(r"(?P<prefix>\D*)(?P<number>\d(?:[\d.,'’\u00a0\u202f\u2009 ]*\d)?)(?P<suffix>\D*)")
_GROUPING = re.compile(r"[.,'’\u00a0\u202f\u2009 ]")
_MOST_TICKS = 200


@dataclass(frozen=True, slots=True)
class _Label:
    prefix: str
    number: str
    suffix: str


def axis_format(spec: ChartSpec) -> str | None:
    """Give the format code under which the axis shows these labels; None when its numbers cannot say them.

    Thousands and decimal separators are those of whoever opens the file, as everywhere in PowerPoint.
    """
    if not spec.ticks or tuple(value for value, _ in spec.ticks) != _positions(spec):
        return None
    labels = [_split(text) for _, text in spec.ticks]
    known = [label for label in labels if label is not None]
    if len(known) != len(labels) or len({(label.prefix, label.suffix) for label in known}) != 1:
        return None
    values = [value for value, _ in spec.ticks]
    for scale, places, grouped in product(range(3), range(3), (True, False)):
        shown = [_shown(value.scaleb(-3 * scale), places, grouped=grouped) for value in values]
        if all(_same(label.number, text, places) for label, text in zip(known, shown, strict=True)):
            digits = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "") + "," * scale
            return _quoted(known[0].prefix) + digits + _quoted(known[0].suffix)
    return None


def _positions(spec: ChartSpec) -> tuple[Decimal, ...]:
    """Give where a native axis puts its labels: at every unit from the minimum on."""
    if spec.unit <= 0:
        return ()
    count = int((spec.maximum - spec.minimum) / spec.unit) + 1
    return tuple(spec.minimum + spec.unit * index for index in range(min(count, _MOST_TICKS)))


def _split(text: str) -> _Label | None:
    match = _LABEL.fullmatch(text)
    if match is None or any(character in text for character in '"\\-−'):
        return None
    return _Label(match["prefix"], match["number"], match["suffix"])


def _shown(value: Decimal, places: int, *, grouped: bool) -> str:
    """Give the number as an English reader's axis shows it, a mark of its own in place of each separator."""
    text = f"{value:,.{places}f}" if grouped else f"{value:.{places}f}"
    exact = value == round(value, places)
    return text if exact else ""


def _same(label: str, shown: str, places: int) -> bool:
    """Compare two ways to write a number, whatever their separators are."""
    whole = label[: -places - 1] if places else label
    expected = shown[: -places - 1] if places else shown
    point = label[-places - 1 : -places] if places else "."
    decimals_agree = not places or (label[-places:] == shown[-places:] and point in (".", ","))
    return bool(shown) and decimals_agree and _GROUPING.sub(",", whole) == expected


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
