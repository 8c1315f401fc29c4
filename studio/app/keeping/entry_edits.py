"""What somebody does in the form of an entry to a changed entry, or to a plain word on why not."""

from dataclasses import is_dataclass
from typing import Any, TypeVar, get_args

from studio.app.edits.items import blank_item
from studio.app.edits.paths import hint_at, required_at, value_at, with_value
from studio.app.edits.typed import Misread, read_typed
from studio.app.forms.form import FieldKind, FieldSpec
from studio.domain.entries import AnyEntry
from studio.sources.libraries.entry_checks import is_address, is_currency
from studio.sources.record_types import bare

R = TypeVar("R")
"""An entry, a section or a topic."""
_EMPTY = Misread(text="This cannot be empty.", hint="Write something here.")


def entered(entry: R, path: str, text: str, spec: FieldSpec, language: str = "en") -> R | Misread:
    """Set a field to what was typed; what cannot be taken is said, and nothing is changed."""
    if spec.kind is FieldKind.WORDS:
        return changed(entry, path, tuple(dict.fromkeys(one.strip() for one in text.split(",") if one.strip())))
    hint = hint_at(type(entry), path)
    if hint is None:
        return entry
    value = read_typed(hint, text, language)
    return value if isinstance(value, Misread) else changed(entry, path, value)


def changed(entry: R, path: str, value: object) -> R | Misread:
    """Set a field to a value; says what is wrong when the library could not be read with it."""
    if hint_at(type(entry), path) is None:
        return entry
    if _is_blank(value) and required_at(type(entry), path) and not _is_blank(value_at(entry, path)):
        return _EMPTY
    if path == "href" and not is_address(str(value)):
        return Misread(text=f"“{value}” is no web or mail address.", hint="Begin it with https:// or mailto:.")
    if path == "currency" and value and not is_currency(str(value)):
        return Misread(text=f"“{value}” is no currency code.", hint="Three capital letters, such as EUR.")
    new: R = with_value(entry, path, value)
    return new


def with_item(entry: AnyEntry, path: str, index: int) -> AnyEntry:
    """Put an item to start from into a list, before the one that has this index now."""
    items = _items(entry, path)
    kind = bare(get_args(bare(hint_at(type(entry), path)))[0])
    new = blank_item(kind) if is_dataclass(kind) else "New item"
    return _with_items(entry, path, (*items[:index], new, *items[index:]))


def without_item(entry: AnyEntry, path: str, index: int) -> AnyEntry:
    """Take an item out of a list."""
    items = _items(entry, path)
    return _with_items(entry, path, (*items[:index], *items[index + 1 :]))


def with_item_twice(entry: AnyEntry, path: str, index: int) -> AnyEntry:
    """Put a copy of an item behind it."""
    items = _items(entry, path)
    return _with_items(entry, path, (*items[: index + 1], *items[index:]))


def with_item_moved(entry: AnyEntry, path: str, index: int, to: int) -> AnyEntry:
    """Move an item of a list so that it has the index `to` afterwards."""
    items = list(_items(entry, path))
    if not (0 <= index < len(items) and 0 <= to < len(items)):
        return entry
    items.insert(to, items.pop(index))
    return _with_items(entry, path, tuple(items))


def _items(entry: AnyEntry, path: str) -> tuple[Any, ...]:
    value = value_at(entry, path)
    return value if isinstance(value, tuple) else ()


def _with_items(entry: AnyEntry, path: str, items: tuple[Any, ...]) -> AnyEntry:
    new: AnyEntry = with_value(entry, path, items)
    return new


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
