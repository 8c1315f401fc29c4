"""One entry to a proposal with nothing else in it, so that its slide and its page can be looked at."""

from datetime import date

from studio.app.preview import Preview
from studio.domain.chapters import NO_INTRO, Pick, PicksChapter
from studio.domain.entries import AnyEntry
from studio.domain.frozen import replace
from studio.domain.library import ENGLISH, Library, Section
from studio.domain.proposal import Client, Consultant, OutputOptions, Proposal

DAY = date(2027, 1, 4)
"""Its date."""
CHAPTER = "entry"
"""Id of its chapter."""
PICK = f"{CHAPTER}/1"
"""Id of the one pick."""


def trial_of(
    library: Library, section: Section, entry: AnyEntry, brand: str, language: str = "", *, opened: bool = False
) -> Proposal:
    """Give a proposal in a brand that picks an entry of a library and nothing else; `opened` by its section's words.

    The library and the section are those of the language; an empty one is that of the topic.
    """
    topic_id = entry.id.partition("/")[0]
    topic = library.topic(topic_id)
    pick = Pick(id=PICK, entry=entry.id)
    intro = section.intro if opened else NO_INTRO
    chapter = PicksChapter(id=CHAPTER, title=section.title or " ", intro=intro, picks=(pick,))
    return Proposal(
        title=topic.title if topic else topic_id,
        client=Client(name="Example client"),
        consultant=Consultant(company="Your company", name="Your name", email="you@your-company.example"),
        date=DAY,
        brand=brand,
        language=language or (topic.language if topic else ENGLISH),
        output=OutputOptions(agenda=False, dividers=False),
        chapters=(chapter,),
    )


def entry_alone(preview: Preview) -> Preview:
    """Give the preview of a trial without the pages around the entry, such as the cover."""
    slides = tuple(page for page in preview.deck.pages if page.chapter == CHAPTER)
    sheets = tuple(page for page in preview.book.pages if page.chapter == CHAPTER)
    return replace(
        preview,
        deck=replace(preview.deck, pages=slides or preview.deck.pages),
        book=replace(preview.book, pages=sheets or preview.book.pages),
    )
