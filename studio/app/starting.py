"""A client's name and topics to a new proposal, in memory or as a file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from studio.app.folders import Folders
from studio.app.library_reading import open_library
from studio.app.updating import with_origins
from studio.app.writing import refuse_unusable, write_files
from studio.compose.characters import clean_line
from studio.compose.formats import formats_for
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.domain.languages import library_for
from studio.domain.library import Library, Topic
from studio.domain.proposal import Proposal
from studio.sources.proposals.file import proposal_text
from studio.sources.proposals.new import new_proposal_text
from studio.sources.proposals.proposal import read_proposal_text
from studio.sources.reading import did_you_mean

COMPANY = "company"
"""The topic about the consultancy itself: it surrounds every proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a new proposal begins with."""

    client: str
    topics: tuple[str, ...]
    day: date
    language: str = "en"
    currency: str = "EUR"


def start_proposal(path: Path, start: Start, folders: Folders) -> None:
    """Write a sensible proposal to start from.

    Raises StudioError when the file exists already, the client has no name, and for what `new_proposal` refuses.
    """
    refuse_unusable([path])
    if path.exists():
        raise StudioError(f"{path} exists already.", hint="Choose another name, or remove that file first.")
    if not clean_line(start.client):
        raise StudioError("The client has no name.", hint='Give it with --client "Company name".')
    library, _ = open_library(folders)
    text = _text(start, library)
    proposal = with_origins(read_proposal_text(text, path)[0], library)
    write_files({path: proposal_text(proposal, text).encode("utf-8")})


def new_proposal(start: Start, library: Library) -> Proposal:
    """Make a sensible proposal to start from, which has no file yet.

    Raises StudioError for a topic that is not in the library, an unknown language or currency, and a day that is
    one of the last of the calendar.
    """
    return with_origins(read_proposal_text(_text(start, library), None)[0], library)


def _text(start: Start, library: Library) -> str:
    if start.day.year == date.max.year:
        raise StudioError(f"No plan can begin on {start.day}.", hint="Give an earlier date.")
    _, problems = formats_for(start.language, start.currency)
    if problems:
        raise StudioError(problems[0].text, hint=problems[0].hint)
    spoken = library_for(library, start.language)
    topics = {topic.id: topic for topic in (_topic(spoken, name) for name in start.topics)}
    return new_proposal_text(
        client=start.client.strip(),
        topics=tuple(topics.values()),
        company=spoken.topic(COMPANY),
        date=start.day,
        language=start.language,
        currency=start.currency,
    )


def _topic(library: Library, name: str) -> Topic:
    topic = library.topic(name) or next((one for one in library.topics if one.id.lower() == name.lower()), None)
    if topic is None:
        known: Sequence[str] = [topic.id for topic in library.topics if topic.id != COMPANY]
        raise StudioError(f"There is no topic “{name}” in the library.", hint=did_you_mean(name, known))
    return topic
