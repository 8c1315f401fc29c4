"""Paths to everything a render needs: proposal, library, brand and words, with all their findings."""

from pathlib import Path

from studio.app.folders import Folders
from studio.app.library_reading import open_library
from studio.app.outputs import Output
from studio.app.render import RenderRequest
from studio.domain.brand import Brand
from studio.domain.chapters import PicksChapter
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, error
from studio.domain.frozen import dataclass
from studio.domain.languages import base_language
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.sources.brands.folder import brand_folders, brand_names
from studio.sources.brands.kept import read_kept_brand
from studio.sources.names import LANGUAGES
from studio.sources.proposals.proposal import read_proposal
from studio.sources.reading import did_you_mean
from studio.sources.words import read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A render request, and what was found while reading."""

    request: RenderRequest
    findings: tuple[Finding, ...]


def load(path: Path, folders: Folders, outputs: tuple[Output, ...]) -> Loaded:
    """Read a proposal and all it needs.

    Of the library's findings, those about topics that the proposal does not touch are left out.
    Raises StudioError when the proposal, the library's folder or every brand is unusable.
    """
    proposal, findings = read_proposal(path)
    library, library_findings = open_library(folders)
    brand, brand_findings = load_brand(proposal.brand, folders)
    words, word_findings = read_words(folders.words, proposal.language, proposal.place_of("language"))
    return Loaded(
        request=RenderRequest(proposal=proposal, library=library, brand=brand, words=words, outputs=outputs),
        findings=findings + _about_picks(library_findings, proposal, library) + brand_findings + word_findings,
    )


def _about_picks(findings: tuple[Finding, ...], proposal: Proposal, library: Library) -> tuple[Finding, ...]:
    """Keep what concerns the topics and the language of this proposal: others' faults are not this client's."""
    topics = {
        pick.entry.split("/")[0]
        for chapter in proposal.chapters
        if isinstance(chapter, PicksChapter)
        for pick in chapter.picks
    }
    elsewhere = tuple(library.root / topic.id for topic in library.topics if topic.id not in topics)
    language = base_language(proposal.language)
    files = {file: Path(file) for file in dict.fromkeys(finding.place.file for finding in findings)}
    concerned = {
        file
        for file, path in files.items()
        if not any(path.is_relative_to(topic) for topic in elsewhere) and _language_of(path) in {"", language}
    }
    return tuple(finding for finding in findings if finding.place.file in concerned)


def _language_of(path: Path) -> str:
    """Give the language of a translation's file, such as `benefits.de.yaml`; empty for any other."""
    language = Path(path.stem).suffix.removeprefix(".")
    return language if language in LANGUAGES else ""


def _unfinished(name: str, folders: Folders) -> str:
    """Say what a folder of that name lacks to be a brand; nothing where there is none."""
    if name not in brand_folders(folders.templates):
        return ""
    return "Its folder is there, and has no brand.yaml: write one, with `title: …`, beside its template."


def load_brand(name: str, folders: Folders) -> tuple[Brand, tuple[Finding, ...]]:
    """Read a brand by its folder's name; an unknown one is a finding, and the default brand takes its place."""
    known = {brand: folder / brand for folder in reversed(folders.templates) for brand in brand_names(folder)}
    if name in known:
        return read_kept_brand(known[name], folders.fonts, folders.cache)
    if "default" not in known:
        raise StudioError(
            f"There is no brand “{name}” and no default brand.",
            hint=f"A brand is a folder with brand.yaml and deck.pptx in {folders.templates[0]}.",
        )
    brand, findings = read_kept_brand(known["default"], folders.fonts, folders.cache)
    missing = error(
        "brand-unknown",
        f"There is no brand “{name}”; the default brand was used.",
        hint=_unfinished(name, folders) or did_you_mean(name, known) or f"Known brands: {', '.join(sorted(known))}.",
    )
    return brand, (missing, *findings)
