"""A library's files to their texts, with an answer for those that cannot be read or lie elsewhere."""

from pathlib import Path

from studio.app.file_lock import refuse_special
from studio.domain.errors import StudioError
from studio.sources.libraries.refusals import cannot_read
from studio.sources.yaml_nodes import LIBRARY_LIMITS, parse_nodes


def refuse_outside(root: Path, file: Path) -> None:
    """Make sure that what is saved does not go through a link to somewhere else.  Raises StudioError."""
    if not file.resolve().is_relative_to(root.resolve()):
        hint = "Nothing was written. Replace the link by what it leads to, then save again."
        raise StudioError("A link leads out of the library", detail=str(file), hint=hint)


def text_of(file: Path) -> str | None:
    """Read a file; None where there is none.  Raises StudioError where it cannot be read."""
    try:
        refuse_special(file)
        data = file.read_bytes()
        return data.decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as problem:
        raise cannot_read(file, parse_nodes(data, str(file), LIBRARY_LIMITS)[1]) from problem
    except OSError as problem:
        raise StudioError(
            "This file cannot be read", detail=f"{file}: {problem}", hint="Nothing was written."
        ) from problem
