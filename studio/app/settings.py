"""Preferences and the state of the window to a JSON file of the user's, and back."""

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import field, fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from studio.app.export_choice import ExportChoice, choices_as_json, choices_from_json
from studio.app.file_lock import refuse_special
from studio.app.folders import NAME
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass, replace

if TYPE_CHECKING:  # settings are read before the first window is shown: they do not wait for the domain
    from studio.domain.proposal import Consultant

RECENTS = 12
"""Proposals that are remembered."""
EXPORTS = 40
"""Proposals of which it is remembered what was exported."""
ZOOM_RANGE = (0.1, 8.0)
_WIDEST = 100_000
"""Pixels: more than any pane has."""


class Theme(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """A proposal that was open not long ago."""

    path: Path
    title: str = ""
    client: str = ""
    opened: str = ""
    """Date and time, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that the app remembers from one start to the next."""

    recents: tuple[Recent, ...] = ()
    """Newest first."""
    theme: Theme = Theme.SYSTEM
    geometry: str = ""
    """Place and size of the window, as the window system packs it, in Base64."""
    splitters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Sizes of the panes by name of the splitter, in pixels."""
    zoom: float | None = None
    """1 for real size, None to fit the page into the window."""
    guide_dismissed: bool = False
    consultant: "Consultant | None" = None
    """Goes into new proposals."""
    export_folder: Path | None = None
    """Where something was exported to last."""
    exports: Mapping[str, ExportChoice] = field(default_factory=dict)
    """What was exported last of each proposal, by its path, the latest first."""
    keeper: str = ""
    """Who changes the library, for its history; empty for the consultant's name."""
    library: Path | None = None
    """A library of one's own, in place of the shipped one."""
    proposals: Path | None = None
    """Where to look for proposals that use an entry of the library."""
    remote: str = ""
    """Where the library is shared: the address of a git remote."""
    others: Mapping[str, object] = field(default_factory=dict)
    """Keys that this version does not know: kept."""


def journal_folder() -> Path:
    """Give where unsaved work is kept on this platform."""
    return platformdirs.user_state_path(NAME, appauthor=False) / "journal"


def read_settings(file: Path) -> Settings:
    """Read the settings; a key with a faulty value has its default, a file that is none is kept aside."""
    try:
        refuse_special(file)
        data = file.read_bytes()
    except OSError:
        return Settings()
    try:
        content: Any = json.loads(data)
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        _set_aside(file)
        return Settings()
    values = {name: read(content[name]) for name, read in _READERS.items() if name in content}
    others = {name: _other(name, value) for name, value in content.items() if name not in _READERS}
    return Settings(**{name: value for name, value in values.items() if value is not None}, others=others)


def change_settings(file: Path, change: Callable[[Settings], Settings]) -> Settings:
    """Change what stands in the file now, which another window may have written, and write it whole.

    Raises StudioError when it cannot be written.
    """
    settings = change(read_settings(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StudioError("The settings cannot be kept.", detail=str(problem.strerror or problem)) from problem
    from studio.app.writing import write_files

    text = json.dumps(_as_json(settings), indent=2, ensure_ascii=False) + "\n"
    write_files({file: text.encode("utf-8", errors="replace")})
    return settings


def with_recent(settings: Settings, recent: Recent) -> Settings:
    """Put a proposal at the top of the recent ones; the oldest of too many goes."""
    known = _identity(recent.path)
    rest = (one for one in settings.recents if _identity(one.path) != known)
    return replace(settings, recents=(recent, *rest)[:RECENTS])


def without_recent(settings: Settings, path: Path) -> Settings:
    """Forget a proposal."""
    known = _identity(path)
    return replace(settings, recents=tuple(one for one in settings.recents if _identity(one.path) != known))


def missing_recents(settings: Settings) -> frozenset[Path]:
    """Give the paths of recent proposals whose files are not there now; a drive may come back.

    It asks the disk, which may take long.
    """
    return frozenset(one.path for one in settings.recents if not _is_file(one.path))


def with_export(settings: Settings, path: Path | None, choice: ExportChoice) -> Settings:
    """Remember what was exported of a proposal; of one without a file only the folder."""
    settings = replace(settings, export_folder=choice.folder)
    if path is None:
        return settings
    latest = {_identity(path): choice}
    rest = {name: one for name, one in settings.exports.items() if name not in latest}
    return replace(settings, exports=dict(list({**latest, **rest}.items())[:EXPORTS]))


def export_of(settings: Settings, path: Path | None, otherwise: Path) -> ExportChoice:
    """Give what to offer for a proposal: what was chosen last, else all files beside its own, else the last folder.

    `otherwise` is the folder for a proposal without a file while nothing was exported.
    """
    known = settings.exports.get(_identity(path)) if path is not None else None
    return known or ExportChoice(folder=path.parent if path else settings.export_folder or otherwise)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _identity(path: Path) -> str:
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - resolve() would ask the disk


def _set_aside(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.replace(file.with_name(f"{file.name}.damaged"))


def _as_json(settings: Settings) -> dict[str, object]:
    consultant = {
        one.name: dict(value) if one.name == "fields" else value
        for one in (fields(settings.consultant) if settings.consultant else ())
        if (value := getattr(settings.consultant, one.name))
    }
    return {
        **settings.others,
        "recents": [
            {"path": str(one.path), "title": one.title, "client": one.client, "opened": one.opened}
            for one in settings.recents
        ],
        "theme": str(settings.theme),
        "geometry": settings.geometry,
        "splitters": {name: list(sizes) for name, sizes in settings.splitters.items()},
        "zoom": settings.zoom,
        "guide_dismissed": settings.guide_dismissed,
        "consultant": consultant,
        "export_folder": str(settings.export_folder) if settings.export_folder else None,
        "exports": choices_as_json(settings.exports),
        "keeper": settings.keeper,
        "library": str(settings.library) if settings.library else None,
        "proposals": str(settings.proposals) if settings.proposals else None,
        "remote": settings.remote,
    }


def _recents(value: object) -> tuple[Recent, ...] | None:
    found = [_recent(one) for one in value[:RECENTS]] if isinstance(value, list) else []
    return tuple(one for one in found if one is not None)


def _recent(value: object) -> Recent | None:
    match value:
        case {"path": str(path), **rest} if path:
            texts = {name: text for name, text in rest.items() if name in _RECENT_TEXTS and isinstance(text, str)}
            return Recent(path=Path(path), **texts)
        case _:
            return None


_RECENT_TEXTS = frozenset(("title", "client", "opened"))


def _theme(value: object) -> Theme | None:
    return next((theme for theme in Theme if theme == value), None)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _zoom(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if ZOOM_RANGE[0] <= value <= ZOOM_RANGE[1] else None


def _splitters(value: object) -> dict[str, tuple[int, ...]] | None:
    pairs = value.items() if isinstance(value, dict) else ()
    return {
        str(name): tuple(sizes)
        for name, sizes in pairs
        if isinstance(sizes, list) and all(type(one) is int and 0 <= one <= _WIDEST for one in sizes)
    }


def _other(name: str, value: object) -> object:
    """Give a value of a key that is not read here, without zooms of the preview that no page is shown at."""
    match name, value:
        case "preview", {"zoom": dict(zooms), **rest}:
            return {"zoom": {key: one for key, one in zooms.items() if isinstance(one, str) or _zoom(one)}, **rest}
        case _:
            return value


def _consultant(value: object) -> "Consultant | None":
    if not isinstance(value, dict) or not value:
        return None
    from studio.domain.proposal import Consultant

    known = {one.name for one in fields(Consultant)} - {"fields"}
    texts = {name: text for name, text in value.items() if name in known and isinstance(text, str)}
    free = value.get("fields")
    pairs = free.items() if isinstance(free, dict) else ()
    found = Consultant(**texts, fields=tuple((name, text) for name, text in pairs if isinstance(text, str)))
    return found if found != Consultant() else None


def _folder(value: object) -> Path | None:
    return Path(value) if isinstance(value, str) and value else None


_READERS: Mapping[str, Callable[[object], Any]] = {
    "recents": _recents,
    "theme": _theme,
    "geometry": _text,
    "splitters": _splitters,
    "zoom": _zoom,
    "guide_dismissed": _flag,
    "consultant": _consultant,
    "export_folder": _folder,
    "exports": choices_from_json,
    "keeper": _text,
    "library": _folder,
    "proposals": _folder,
    "remote": _text,
}
"""How the value of each key is read; None for a faulty one."""
