"""`assets/words/<language>.yaml` to the documents' own words in that language, English where one is missing."""

import re
from pathlib import Path

from studio.domain.errors import StudioError
from studio.domain.findings import Finding, warning
from studio.domain.places import NOWHERE, Place
from studio.domain.words import Words
from studio.sources.reading import Reading
from studio.sources.records import made, read_values
from studio.sources.yaml_nodes import LIBRARY_LIMITS, read_nodes

ENGLISH = "en"

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*\Z")


def read_words(folder: Path, language: str, place: Place = NOWHERE) -> tuple[Words, tuple[Finding, ...]]:
    """Read the words of a language: `de-AT` falls back to `de`, what is unknown to English with a warning.

    `place` is where the language is written.

    Raises StudioError when the English words themselves are unusable, for then nothing can be labelled.
    """
    findings: list[Finding] = []
    english = _read(folder, ENGLISH, {}, findings)
    if english is None:
        detail = "\n".join(f"{finding.place}: {finding.text}" for finding in findings)
        raise StudioError(f"The English words in {folder} cannot be read.", detail=detail, hint="Install again.")
    found = _LANGUAGE.match(language)
    name = found.group(1).lower() if found else ""
    if name == ENGLISH:
        return _words(ENGLISH, english), tuple(findings)
    if not name or not (folder / f"{name}.yaml").is_file():
        text = f"there are no words in the language `{language}`: labels are English"
        hint = f"languages: {', '.join(sorted(path.stem for path in folder.glob('*.yaml')))}"
        return _words(ENGLISH, english), (*findings, warning("unknown-language", text, hint=hint, place=place))
    values = _read(folder, name, english, findings)
    return _words(name, english if values is None else values), tuple(findings)


def _read(folder: Path, name: str, stand_ins: dict[str, object], findings: list[Finding]) -> dict[str, object] | None:
    path = folder / f"{name}.yaml"
    node, found = read_nodes(path, LIBRARY_LIMITS)
    findings.extend(found)
    if node is None:
        return None
    reading = Reading(file=str(path), findings=findings)
    return read_values(Words, node, reading, elsewhere=frozenset(("language",)), stand_ins=stand_ins)


def _words(name: str, values: dict[str, object]) -> Words:
    return made(Words, {**values, "language": name})
