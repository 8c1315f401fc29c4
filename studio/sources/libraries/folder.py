"""A library's folder to the files that may be read, by topic; whatever lies in a wrong place becomes a finding."""

import os
import stat
from pathlib import Path

from studio.domain.entries import SectionKind
from studio.domain.errors import StudioError
from studio.domain.findings import Finding, error, warning
from studio.domain.frozen import dataclass
from studio.domain.places import Place
from studio.sources.names import ID, ID_HINT, ID_LENGTH, LANGUAGES, is_device
from studio.sources.reading import did_you_mean, shortened

COMPANY = "company"
"""The topic about ourselves; stands last."""
HEAD = "topic"
"""Name of the file that says what a topic is called, without `.yaml`."""

_SUFFIX = ".yaml"
_SUFFIXES = (_SUFFIX, ".yml")
_KINDS = {str(kind): kind for kind in SectionKind}


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of a topic, as it was found."""

    path: Path
    """As findings name it."""
    name: str
    """Within the library, such as `flask/benefits`."""
    state: os.stat_result


@dataclass(frozen=True, slots=True)
class TranslationPath:
    """A file beside another, which says the same in another language: `benefits.de.yaml`."""

    language: str
    kind: SectionKind | None
    """None for the topic's own head."""
    file: ContentFile


@dataclass(frozen=True, slots=True)
class TopicFolder:
    """The files of a topic."""

    id: str
    head: ContentFile | None
    """Its `topic.yaml`."""
    sections: tuple[tuple[SectionKind, ContentFile], ...]
    """In the order of the kinds."""
    translations: tuple[TranslationPath, ...] = ()


def list_topics(root: Path, findings: list[Finding]) -> tuple[Path, list[TopicFolder]]:
    """Give the folder itself, links resolved, and the topics in it: by name, with `company` last.

    Raises StudioError when the folder cannot be read. Nothing outside of it is named, links included.
    """
    try:
        top = root.resolve(strict=True)
        names = sorted(os.listdir(root), key=lambda name: (name == COMPANY, name))  # noqa: PTH208 - names alone
    except (OSError, RuntimeError, ValueError) as problem:
        raise StudioError(
            f"The library folder {root} cannot be read.", detail=str(problem), hint="Name a folder that holds topics."
        ) from problem
    topics = []
    for name in names:
        path = root / name
        state = None if name.startswith(".") else _state_within(path, top, findings)
        if state is None:
            continue
        if stat.S_ISDIR(state.st_mode):
            topic = _topic(path, top, findings)
            if topic is not None:
                topics.append(topic)
        elif name.lower().endswith(_SUFFIXES):
            text = "a file beside the topics is not read"
            hint = "move it into the folder of its topic"
            findings.append(warning("stray-file", text, hint=hint, place=Place(file=str(path))))
    return top, topics


def _state_within(path: Path, top: Path, findings: list[Finding]) -> os.stat_result | None:
    """Give the state of a file or folder, links followed; None, with a finding, for what must not or cannot be read.

    What is neither a link nor the like, in a folder that was looked at in the same way, needs no resolving.
    """
    try:
        state = os.lstat(path)
        if not stat.S_ISLNK(state.st_mode) and not getattr(state, "st_reparse_tag", 0):
            return state
        if _leads_inside(path, top):
            return path.stat()
        text = "a link that leads out of the library is not followed"
        findings.append(error("outside-library", text, hint="copy its target here", place=Place(file=str(path))))
    except FileNotFoundError:
        if path.name.lower().endswith(_SUFFIXES):
            findings.append(error("file-missing", "there is no such file", place=Place(file=str(path))))
    except OSError as problem:
        findings.append(error("file-unreadable", f"the file cannot be read: {problem}", place=Place(file=str(path))))
    return None


def _leads_inside(path: Path, top: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(top)
    except FileNotFoundError:
        return path.resolve().is_relative_to(top)
    except (OSError, RuntimeError):  # links in a circle
        return False


def _topic(folder: Path, top: Path, findings: list[Finding]) -> TopicFolder | None:
    """Give one topic; None for a folder without YAML, such as one of pictures, and for one with an unusable name."""
    files = _yaml_files(folder, top, findings)
    if not files:
        return None
    if not ID.match(folder.name) or len(folder.name) > ID_LENGTH:
        text = f"`{shortened(folder.name)}` cannot be the name of a topic"
        findings.append(error("bad-name", text, hint=ID_HINT, place=Place(file=str(folder))))
        return None
    if is_device(folder.name):
        text = f"`{folder.name}` cannot be the name of a folder on Windows, which keeps it for a device"
        hint = "call the folder otherwise, and its entries in proposals too"
        findings.append(warning("name-of-device", text, hint=hint, place=Place(file=str(folder))))
    head = files.pop(HEAD, None)
    if head is None:
        text = "the topic has no topic.yaml"
        findings.append(error("missing-file", text, hint="add one with `title:`", place=Place(file=str(folder))))
    sections = tuple((kind, files.pop(name)) for name, kind in _KINDS.items() if name in files)
    translations = _translations(files, {HEAD: head, **{str(kind): file for kind, file in sections}}, findings)
    for name, file in files.items():
        text = f"`{file.path.name}` is not the name of a section"
        hint = did_you_mean(name, (HEAD, *_KINDS), what="sections")
        findings.append(error("unknown-section", text, hint=hint, place=Place(file=str(file.path))))
    return TopicFolder(folder.name, head, sections, translations)


def _translations(
    files: dict[str, ContentFile], originals: dict[str, ContentFile | None], findings: list[Finding]
) -> tuple[TranslationPath, ...]:
    """Take the translations out of these files; one of nothing is left out, with a finding."""
    found = []
    for stem in list(files):
        name, dot, language = stem.partition(".")
        if not dot or language not in LANGUAGES or name not in (HEAD, *_KINDS):
            continue
        file = files.pop(stem)
        if originals.get(name) is None:
            text = f"`{file.path.name}` translates a file that is not there"
            hint = f"write `{name}{_SUFFIX}` first, in the topic's own language"
            findings.append(error("translation-alone", text, hint=hint, place=Place(file=str(file.path))))
            continue
        found.append(TranslationPath(language, _KINDS.get(name), file))
    return tuple(found)


def _yaml_files(folder: Path, top: Path, findings: list[Finding]) -> dict[str, ContentFile]:
    """Give the YAML files of a topic by their names without `.yaml`, in the order of their names."""
    files: dict[str, ContentFile] = {}
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone
    except OSError as problem:
        text = f"the folder cannot be read: {problem}"
        findings.append(error("file-unreadable", text, place=Place(file=str(folder))))
        return {}
    for name in names:
        if name.startswith(".") or not name.lower().endswith(_SUFFIXES):
            continue
        path = folder / name
        if not name.endswith(_SUFFIX):
            text = f"`{name}` is not read"
            hint = f"rename it to `{path.stem}{_SUFFIX}`"
            findings.append(error("file-suffix", text, hint=hint, place=Place(file=str(path))))
            continue
        state = _state_within(path, top, findings)
        if state is not None:
            stem = name.removesuffix(_SUFFIX)
            files[stem] = ContentFile(path, f"{folder.name}/{stem}", state)
    return files
