"""What there is to choose from in a proposal's own fields: brands by their titles, languages by their names."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from studio.app.folders import Folders
from studio.app.forms.form import FieldKind, FormField
from studio.domain.frozen import replace
from studio.sources.brands.file import read_brand_file
from studio.sources.brands.folder import FILE_NAME, brand_names

_CURRENCIES = ("EUR", "USD", "GBP", "CHF", "PLN", "SEK", "NOK", "DKK", "CZK")
Choices = tuple[tuple[str, str], ...]


def with_choices(field: FormField, folders: Folders | None) -> FormField:
    """Give a field of the proposal with what there is to choose; others as they are."""
    match field.path:
        case "brand":
            choices = _brands(folders, str(field.value))
        case "language":
            choices = _languages(folders, str(field.value))
        case "currency":
            choices = tuple((name, name) for name in _CURRENCIES)
        case _:
            return field
    spec = replace(field.spec, kind=FieldKind.CHOICE, choices=choices, open=field.path != "brand")
    return replace(field, spec=spec)


def read_titles(folders: Folders) -> None:
    """Read what the brands are called, in a thread that may wait, so that a form need not."""
    _brands(folders, "")


def brand_choices(folders: Folders | None) -> Choices:
    """Give brands by name with their titles, the first found first; those of one title have their name too."""
    return _brands(folders, "")


def _brands(folders: Folders | None, current: str) -> Choices:
    """Give brands as `brand_choices` does, with the one that is set, which need not be installed."""
    found: dict[str, str] = {}
    for folder in folders.templates if folders else ():
        for name in brand_names(folder):
            found.setdefault(name, _title(folder / name))
    if current:
        found.setdefault(current, current)
    often = Counter(found.values())
    return tuple((name, title if often[title] == 1 else f"{title} ({name})") for name, title in found.items())


def _title(folder: Path) -> str:
    try:
        changed = (folder / FILE_NAME).stat().st_mtime_ns
    except OSError:
        return folder.name
    return _title_at(folder, changed)


@lru_cache(maxsize=64)
def _title_at(folder: Path, _changed: int) -> str:
    return read_brand_file(folder).file.title.strip() or folder.name


def _languages(folders: Folders | None, current: str) -> Choices:
    """Give the languages of the documents' own words, and the one that is set."""
    found = {path.stem for path in folders.words.glob("*.yaml")} if folders else set()
    return tuple(sorted(((name, language_name(name)) for name in found | {current}), key=lambda one: one[1]))


@lru_cache(maxsize=64)
def language_name(code: str) -> str:
    """Give what a language is called in English: `en_GB` is English (United Kingdom); an unknown one as its code."""
    try:
        return Locale.parse(code.replace("-", "_")).get_display_name("en") or code
    except (ValueError, UnknownLocaleError):
        return code
