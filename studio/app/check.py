"""Paths of proposals, content and brands to everything that is not as it should be in them."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from studio.app.folders import Folders
from studio.app.loading import load
from studio.app.outputs import Output
from studio.app.render import RenderRequest, render
from studio.domain.chapters import EstimateChapter, EstimateLine, Pick, PicksChapter
from studio.domain.entries import AnyEntry
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity
from studio.domain.frozen import dataclass
from studio.domain.languages import library_for
from studio.domain.library import Library, Section, Topic
from studio.domain.places import Place
from studio.domain.proposal import Client, Consultant, Proposal
from studio.domain.translation_check import translation_findings
from studio.layout.text.typefaces import FontBook
from studio.sources.brands.brand import read_brand
from studio.sources.libraries.library import read_library
from studio.sources.words import read_words

ALL_OUTPUTS = tuple(Output)
_PROPOSAL_ENDINGS = (".proposal.yaml", ".proposal.yml")
_SAMPLE_ONLY = frozenset(
    {"merge-field-empty", "review-overdue", "chapter-empty", "translation-missing", "translation-outdated"}
)
"""Findings about the sample client that content is checked with, not about the content, or told of it already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in several paths."""

    findings: tuple[Finding, ...]
    """Each once."""
    unusable: tuple[StudioError, ...]
    """One for each path that nothing could be found out about."""
    refused: tuple[Path, ...]
    """Those paths, in the same order."""


def check(paths: Iterable[Path], folders: Folders) -> Checked:
    """Check proposals, libraries, topics, section files, brands, and folders of these."""
    findings: dict[Finding, None] = {}
    unusable: list[tuple[Path, StudioError]] = []
    for path in paths:
        try:
            findings.update(dict.fromkeys(check_path(path, folders)))
        except StudioError as problem:
            unusable.append((path, problem))
        except OSError as problem:
            detail = f"{problem.strerror or problem}."
            hint = "Check its name and its permissions."
            unusable.append((path, StudioError(f"{path} cannot be read.", detail=detail, hint=hint)))
    return Checked(
        findings=tuple(findings),
        unusable=tuple(problem for _, problem in unusable),
        refused=tuple(path for path, _ in unusable),
    )


def check_path(path: Path, folders: Folders) -> tuple[Finding, ...]:
    """Check whatever this path holds; raises StudioError, or OSError, when it is nothing that can be checked."""
    if path.is_dir():
        return _check_folder(path, folders)
    if path.name == "brand.yaml":
        return check_brand(path.parent, folders)
    if path.suffix in {".yaml", ".yml"} and (path.parent / "topic.yaml").is_file():
        return _of_file(check_library(path.resolve().parent.parent, folders), path)
    return check_proposal(path, folders)


def _check_folder(path: Path, folders: Folders) -> tuple[Finding, ...]:
    if (path / "brand.yaml").is_file() or (path / "deck.pptx").is_file():
        return check_brand(path, folders)
    if (path / "topic.yaml").is_file():
        topic = path.resolve()
        inside = check_library(topic.parent, folders)
        return tuple(f for f in inside if f.place.file and Path(f.place.file).resolve().is_relative_to(topic))
    children = sorted(path.iterdir())
    if any((child / "topic.yaml").is_file() for child in children):
        return check_library(path, folders)
    brands = [child for child in children if (child / "brand.yaml").is_file()]
    proposals = [child for child in children if child.name.endswith(_PROPOSAL_ENDINGS)]
    if not brands and not proposals:
        raise StudioError(
            f"There is nothing to check in “{path}”.",
            hint="Name a *.proposal.yaml file, a content folder, a brand's folder, or a folder of these.",
        )
    found: list[Finding] = []
    for brand in brands:
        found += check_brand(brand, folders)
    for proposal in proposals:
        found += check_proposal(proposal, folders)
    return tuple(found)


def check_proposal(path: Path, folders: Folders) -> tuple[Finding, ...]:
    """Read, compose and lay out a proposal for every output, without writing anything."""
    loaded = load(path, folders, ALL_OUTPUTS)
    result = render(loaded.request, FontBook(loaded.request.brand.fonts), paint=False)
    return loaded.findings + result.findings


def check_brand(folder: Path, folders: Folders) -> tuple[Finding, ...]:
    """Read a brand."""
    return read_brand(folder, folders.fonts)[1]


def check_library(root: Path, folders: Folders) -> tuple[Finding, ...]:
    """Read a library, and lay every entry out for a sample client in the default brand."""
    library, findings = read_library(root)
    brand, _ = read_brand(folders.templates[-1] / "default", folders.fonts)
    fonts = FontBook(brand.fonts)
    outputs = (Output.SLIDES, Output.PROPOSAL)
    found = [*findings, *translation_findings(library, _broken(root, findings))]
    for topic, language in _languages(library):
        words, _ = read_words(folders.words, language)
        sample = _sample(topic, language)
        request = RenderRequest(proposal=sample, library=library, brand=brand, words=words, outputs=outputs)
        result = render(request, fonts, paint=False)
        found += (finding for finding in result.findings if finding.code not in _SAMPLE_ONLY)
    return tuple(found)


def _broken(root: Path, findings: Iterable[Finding]) -> frozenset[str]:
    """Give the files of a library in which something cannot be read, as translations name their originals."""
    faulty = {Path(finding.place.file) for finding in findings if finding.severity is Severity.ERROR}
    roots = (root, root.resolve())
    return frozenset(
        file.relative_to(top).with_suffix("").as_posix() for file in faulty for top in roots if file.is_relative_to(top)
    )


def _languages(library: Library) -> Iterator[tuple[Topic, str]]:
    """Give every topic in each language that it has texts in, its own first."""
    for topic in library.topics:
        yield topic, topic.language
        files = (file for file in library.translations if file.name.partition("/")[0] == topic.id)
        for language in sorted({file.language for file in files}):
            translated = library_for(library, language).topic(topic.id)
            yield translated or topic, language


def _sample(topic: Topic, language: str) -> Proposal:
    """Give a proposal that picks everything in a topic, and has an estimate that its texts may speak of."""
    chapters = tuple(
        PicksChapter(
            id=section.kind.value,
            title=section.title,
            intro=section.intro,
            picks=tuple(Pick(id=entry.id, entry=entry.id, place=_where(entry)) for entry in section.entries),
            place=_where(section),
            places=section.places,
        )
        for section in topic.sections
    )
    line = EstimateLine(title="Work", quantity=Decimal(1), rate=Decimal(1))
    estimate = EstimateChapter(id="sample-estimate", title="Estimate", lines=(line,))
    return Proposal(
        title=topic.title,
        language=language,
        client=Client(name="Sample Client"),
        consultant=Consultant(company="Sample Company", name="Sample", email="sample@sample.example"),
        date=date(2026, 1, 1),
        chapters=(*chapters, estimate),
    )


def _where(record: AnyEntry | Section) -> Place:
    """Give where a record is written: in its translation when it has one."""
    return next((place for _, place in record.places if place.file != record.place.file), record.place)


def _of_file(findings: Iterable[Finding], path: Path) -> tuple[Finding, ...]:
    wanted = path.resolve()
    return tuple(finding for finding in findings if finding.place.file and Path(finding.place.file).resolve() == wanted)
