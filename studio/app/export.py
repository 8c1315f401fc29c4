"""A proposal, from its file or from memory, to its deck, slides PDF and proposal PDF on disk."""

import unicodedata
from pathlib import Path

from studio.app.folders import Folders
from studio.app.loading import load
from studio.app.outputs import Output, Progress, no_progress
from studio.app.render import RenderRequest, render
from studio.app.targets import refuse_inputs
from studio.app.writing import refuse_unusable, write_files
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass, replace
from studio.domain.languages import base_language
from studio.domain.proposal import Proposal
from studio.layout.text.typefaces import FontBook
from studio.sources.collector import collector_resting
from studio.sources.proposals.chapters import slug

PROPOSAL_SUFFIX = ".proposal.yaml"

_ENDINGS = {Output.DECK: ".pptx", Output.SLIDES: "-slides.pdf", Output.PROPOSAL: ".pdf"}
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""How these letters are written where there are none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written, and what is not as it should be in it."""

    paths: dict[Output, Path]
    pages: dict[Output, int]
    noted: int
    """Slides of the deck with speaker notes."""
    findings: tuple[Finding, ...]


def proposal_stem(path: Path) -> str:
    """Give the name that the outputs of a proposal file bear, without an ending."""
    name = path.name
    for suffix in (PROPOSAL_SUFFIX, ".proposal.yml", ".yaml", ".yml"):
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return path.stem


def proposal_path(path: Path) -> Path:
    """Give a path the ending by which proposals are found, in place of another YAML ending."""
    name = path.name
    if not name or name.lower().endswith((PROPOSAL_SUFFIX, ".proposal.yml")):
        return path
    stem = proposal_stem(path) if path.suffix.lower() in {".yaml", ".yml"} else name
    return path.with_name(f"{stem}{PROPOSAL_SUFFIX}")


def default_paths(proposal: Path, folder: Path) -> dict[Output, Path]:
    """Give all three outputs, named after the proposal."""
    return named_paths(proposal_stem(proposal), folder)


def export(
    proposal: Path, targets: dict[Output, Path], folders: Folders, *, progress: Progress = no_progress
) -> Exported:
    """Write the wanted outputs of a proposal; all of them or, when one cannot be made, none.

    Raises StudioError for what stops it; whatever `progress` raises cancels before anything is written.
    """
    refuse_unusable(targets.values())
    refuse_inputs(targets, {proposal: "the proposal"})
    with collector_resting():
        loaded = load(proposal, folders, tuple(targets))
    exported = export_proposal(loaded.request, targets, progress=progress)
    return replace(exported, findings=tuple(dict.fromkeys(loaded.findings + exported.findings)))


def export_proposal(
    request: RenderRequest, targets: dict[Output, Path], *, progress: Progress = no_progress
) -> Exported:
    """Write the wanted outputs of a proposal as it stands in memory, as `export` does for a file."""
    refuse_unusable(targets.values())
    refuse_inputs(targets, _inputs(request))
    request = replace(request, outputs=tuple(targets))
    result = render(request, FontBook(request.brand.fonts), progress=progress)
    write_files({targets[output]: data for output, data in result.files.items()})
    pages = {Output.DECK: result.slides, Output.SLIDES: result.slides, Output.PROPOSAL: result.book}
    return Exported(
        paths=targets,
        pages={output: len(laid.pages) for output in targets if (laid := pages[output])},
        noted=sum(bool(page.notes) for page in result.slides.pages) if result.slides and Output.DECK in targets else 0,
        findings=result.findings,
    )


def named_paths(stem: str, folder: Path) -> dict[Output, Path]:
    """Give all three outputs with this name."""
    return {output: folder / f"{stem}{ending}" for output, ending in _ENDINGS.items()}


def suggested_stem(proposal: Proposal) -> str:
    """Give the name that the outputs of a proposal begin with: its file's, or one made of the client's name."""
    if proposal.path is not None:
        return proposal_stem(proposal.path)
    name = unicodedata.normalize("NFC", proposal.client.name)
    if base_language(proposal.language) == "de":
        name = name.lower().translate(_GERMAN)
    return slug(name) or "proposal"


def _inputs(request: RenderRequest) -> dict[Path, str]:
    inputs = {request.brand.template: "the template"}
    return inputs if request.proposal.path is None else {**inputs, request.proposal.path: "the proposal"}
