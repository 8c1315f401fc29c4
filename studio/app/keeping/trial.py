"""One entry to a proposal with nothing else in it, so that its slide and its page can be looked at."""

from datetime import date

from studio.domain.entries import AnyEntry
from studio.domain.library import Library, Section
from studio.domain.proposal import Client, Consultant, OutputOptions, Pick, PicksChapter, Proposal

DAY = date(2027, 1, 4)
"""Its date."""
PICK = "entry/1"
"""Id of the one pick."""


def trial_of(library: Library, section: Section, entry: AnyEntry, brand: str) -> Proposal:
    """Give a proposal in a brand that picks an entry of a library and nothing else."""
    topic_id = entry.id.partition("/")[0]
    topic = library.topic(topic_id)
    chapter = PicksChapter(id="entry", title=section.title, picks=(Pick(id=PICK, entry=entry.id),))
    return Proposal(
        title=topic.title if topic else topic_id,
        client=Client(name="Example client"),
        consultant=Consultant(company="Your company"),
        date=DAY,
        brand=brand,
        output=OutputOptions(agenda=False, dividers=False),
        chapters=(chapter,),
    )
