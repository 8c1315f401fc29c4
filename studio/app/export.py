"""A proposal file to its deck, slides PDF and proposal PDF on disk."""

from dataclasses import dataclass
from pathlib import Path

from studio.app.folders import Folders
from studio.app.loading import load
from studio.app.outputs import Output, Progress, no_progress
from studio.app.render import render
from studio.app.writing import write_files
from studio.domain.errors import StudioError
from studio.domain.findings import Finding
from studio.layout.text.typefaces import FontBook

PROPOSAL_SUFFIX = ".proposal.yaml"

_ENDINGS = {Output.DECK: ".pptx", Output.SLIDES: "-slides.pdf", Output.PROPOSAL: ".pdf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written, and what is not as it should be in it."""

    paths: dict[Output, Path]
    pages: dict[Output, int]
    findings: tuple[Finding, ...]


def proposal_stem(path: Path) -> str:
    """Give the name that the outputs of a proposal file bear, without an ending."""
    name = path.name
    for suffix in (PROPOSAL_SUFFIX, ".proposal.yml", ".yaml", ".yml"):
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return path.stem


def default_paths(proposal: Path, folder: Path) -> dict[Output, Path]:
    """Give all three outputs, named after the proposal."""
    stem = proposal_stem(proposal)
    return {output: folder / f"{stem}{ending}" for output, ending in _ENDINGS.items()}


def export(
    proposal: Path, targets: dict[Output, Path], folders: Folders, *, progress: Progress = no_progress
) -> Exported:
    """Write the wanted outputs of a proposal; all of them or, when one cannot be made, none.

    Raises StudioError for what stops it; whatever `progress` raises cancels before anything is written.
    """
    for target in targets.values():
        if target.resolve() == proposal.resolve():
            raise StudioError(f"{target} is the proposal itself.", hint="Give the output another name.")
    loaded = load(proposal, folders, tuple(targets))
    result = render(loaded.request, FontBook(loaded.request.brand.fonts), progress=progress)
    write_files({targets[output]: data for output, data in result.files.items()})
    pages = {Output.DECK: result.slides, Output.SLIDES: result.slides, Output.PROPOSAL: result.book}
    return Exported(
        paths=targets,
        pages={output: len(laid.pages) for output in targets if (laid := pages[output])},
        findings=tuple(dict.fromkeys(loaded.findings + result.findings)),
    )
