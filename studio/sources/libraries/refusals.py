"""Why a library's file cannot be changed from here: what stands in the way, on which line, and what helps."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import yaml
from yaml import SafeLoader
from yaml.error import YAMLError
from yaml.tokens import AliasToken, AnchorToken, Token

from studio.domain.errors import StudioError
from studio.domain.findings import Finding, Severity
from studio.sources.proposals.file_spans import CannotMergeError

_CHANGE = "change it in a text editor"


def cannot_change(file: Path, problem: CannotMergeError) -> StudioError:
    """Give the error for what stands in the way of a change."""
    return _refusal(
        file,
        problem.line,
        problem.why or "it is written in a way in which single parts cannot be replaced",
        problem.hint,
    )


def cannot_read(file: Path, findings: Iterable[Finding]) -> StudioError:
    """Give the error for a text of which nothing can be read."""
    found = next((one for one in findings if one.severity is Severity.ERROR), None)
    if found is None:
        return _refusal(file, 1, "it holds no keys with values", "begin it with `title:`")
    return _refusal(file, found.place.line, found.text, found.hint)


def says_otherwise(file: Path, text: str, findings: Iterable[Finding]) -> StudioError:
    """Give the error for a change after which something else than that would be read otherwise.

    `findings` are those of the text as it is.
    """
    tied = _tied(text)
    if tied:
        name, line, other = tied
        hint = "write the words themselves in the place of the name behind the star"
        return _refusal(file, line, f"the words at `&{name}` are those at `*{name}` on line {other} too", hint)
    twice = next((one for one in findings if one.code == "duplicate-key"), None)
    if twice is not None:
        return _refusal(file, twice.place.line, twice.text, twice.hint)
    return _refusal(file, 0, "something beside what is to be changed would read otherwise", "")


def _tied(text: str) -> tuple[str, int, int] | None:
    """Give the first name that words are used by again, the line where they stand, and that where they are used."""
    anchors: dict[str, int] = {}
    for token in _tokens(text):
        line = int(token.start_mark.line) + 1
        if isinstance(token, AnchorToken):
            anchors[token.value] = line
        elif isinstance(token, AliasToken):
            return str(token.value), anchors.get(token.value, line), line
    return None


def _tokens(text: str) -> Iterator[Token]:
    with suppress(YAMLError):
        yield from yaml.scan(text, Loader=SafeLoader)


def _refusal(file: Path, line: int, why: str, hint: str) -> StudioError:
    where = f"{file}:{line}" if line else str(file)
    more = f": {hint}" if hint else ""
    return StudioError(
        "This file cannot be changed from here",
        detail=f"{where}: {why}.",
        hint=f"Nothing was written. You can {_CHANGE}{more}.",
    )
