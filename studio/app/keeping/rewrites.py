"""What saves made of a file to the file as it was before them: undo after a save brings back the very lines."""

from collections.abc import Callable, Mapping, Sequence

from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.domain.three_way import Stretch, stretches_of

MOST = 50
"""Changes of others between saves of one file; what was saved before more of them is taken back field by field."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The text of a file before a save, and what the save made of it."""

    before: str
    after: str


def with_rewrite(rewrites: Sequence[Rewrite], one: Rewrite) -> tuple[Rewrite, ...]:
    """Give what was made of a file since some state of it, with one more save; none of those since what it leads to.

    Saves between which nobody else has changed the file are one.
    """
    known = next((n for n, earlier in enumerate(rewrites) if earlier.before == one.after), None)
    if known is not None:
        return tuple(rewrites[:known])
    if rewrites and rewrites[-1].after == one.before:
        return (*rewrites[:-1], Rewrite(rewrites[-1].before, one.after))
    return (*rewrites, one)[-MOST:]


def taken_back(text: str, rewrites: Sequence[Rewrite]) -> str:
    """Give a file as it was before these saves, with what others have changed in its lines since.

    What others changed in the very lines that a save wrote stays; what they wrote where it took lines away stands
    behind those.
    """
    for one in reversed(rewrites):
        text = one.before if text == one.after else _merged(one, text)
    return text


def rewritten(
    write: Callable[[str | None, Mapping[str, str]], str],
    there: str | None,
    rewrites: Sequence[Rewrite],
    lines: Mapping[str, str],
) -> str:
    """Write a file into the text that is there, with as much of what people wrote as the text allows.

    `write` takes a text to write into, and the lines of entries that come from other files.  Raises the StudioError
    that it raises for the text that is there.
    """
    texts = [None] if there is None else list(dict.fromkeys((taken_back(there, rewrites), there)))
    attempts = [(text, known) for text in texts for known in ((lines, {}) if lines else ({},))]
    for text, known in attempts[:-1]:
        try:
            return write(text, known)
        except StudioError:
            continue  # what is written is told by the last attempt
    return write(*attempts[-1])


def _merged(one: Rewrite, text: str) -> str:
    versions = (part.splitlines(keepends=True) for part in (one.after, one.before, text))
    return "".join(_agreed(part) for part in stretches_of(*versions))


def _agreed(part: Stretch) -> str:
    if part.merged is not None:
        return part.merged
    return part.theirs if part.base else f"{part.mine}{part.theirs}"
