"""Outputs and the files they are made from, to the certainty that none takes the place of what is still needed."""

from collections.abc import Mapping
from pathlib import Path

from studio.app.outputs import Output
from studio.domain.errors import StudioError

_KINDS = {
    Output.DECK: ("PowerPoint deck", ".pptx", b"PK\x03\x04"),
    Output.SLIDES: ("PDF", ".pdf", b"%PDF-"),
    Output.PROPOSAL: ("PDF", ".pdf", b"%PDF-"),
}
"""What each output is, the ending of its name, and how its content begins."""


def refuse_inputs(targets: Mapping[Output, Path], inputs: Mapping[Path, str]) -> None:
    """Raise StudioError for an output in the place of an input, or of a file of another kind.

    `inputs` are files that the outputs are made from, each with what it is. A file of another kind is most probably
    an input too, or a slip: only what bears the output's ending, or begins as the output does, is replaced.
    No output bears the ending of another kind: nothing would open it.
    """
    for output, path in targets.items():
        _refuse_ending(output, path)
        for source, name in inputs.items():
            if _same(path, source):
                raise StudioError(f"{path} is {name} itself.", hint="Give the output another name.")
        kind, ending, magic = _KINDS[output]
        if path.suffix.lower() != ending and not _may_be_replaced(path, magic):
            hint = "Give the output another name, or remove that file first."
            raise StudioError(f"{path} exists already and is no {kind}.", hint=hint)


def _refuse_ending(output: Output, path: Path) -> None:
    kind, ending, _ = _KINDS[output]
    written = path.suffix.lower()
    if written != ending and any(written == other for _, other, _ in _KINDS.values()):
        raise StudioError(f"{path} cannot be a {kind}.", hint=f"Let its name end in {ending}.")


def _same(path: Path, source: Path) -> bool:
    try:
        return path.samefile(source)
    except OSError:  # one of them does not exist, so nothing can be overwritten
        return False


def _may_be_replaced(path: Path, magic: bytes) -> bool:
    """Tell whether there is no such file, or an empty one, or one that begins so."""
    try:
        with path.open("rb") as file:
            start = file.read(len(magic))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return start in {b"", magic}
