"""What somebody chose to export of a proposal, to be offered again: as a value, as JSON and back."""

from collections.abc import Mapping
from pathlib import Path

from studio.app.outputs import Output
from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """Which files, where to, and under which name."""

    folder: Path
    outputs: tuple[Output, ...] = tuple(Output)
    stem: str = ""
    """What the files' names begin with; empty for the name that is suggested."""


def choices_as_json(choices: Mapping[str, ExportChoice]) -> dict[str, object]:
    """Write choices by the proposals' paths."""
    return {
        path: {"folder": str(one.folder), "outputs": [str(output) for output in one.outputs], "stem": one.stem}
        for path, one in choices.items()
    }


def choices_from_json(value: object) -> dict[str, ExportChoice]:
    """Read choices; what is faulty is left out."""
    pairs = value.items() if isinstance(value, dict) else ()
    found = ((str(path), _choice(one)) for path, one in pairs)
    return {path: one for path, one in found if one is not None}


def _choice(value: object) -> ExportChoice | None:
    match value:
        case {"folder": str(folder), "outputs": list(names), "stem": str(stem)} if folder:
            outputs = tuple(output for output in Output if str(output) in names)
            return ExportChoice(folder=Path(folder), outputs=outputs, stem=stem) if outputs else None
        case _:
            return None
