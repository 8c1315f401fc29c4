"""What a form can be about: an entry, the heading of a section, or a topic; each by one name.

An entry is called by its id, a heading by the name of its file: `flask/benefits`, or `flask/topic`.
"""

from studio.app.keeping.drafts import Drafts, with_entry, with_head, with_section
from studio.domain.entries import AnyEntry, SectionKind, headline
from studio.domain.frozen import replace
from studio.domain.languages import HEAD, SECTION_TEXTS, TOPIC_TEXTS
from studio.domain.library import ENGLISH, Section, Topic

Record = AnyEntry | Section | Topic


def is_head(subject: str) -> bool:
    """Tell whether a form is about a heading, not about an entry."""
    return subject.count("/") == 1


def head_of(place: tuple[str, str]) -> str:
    """Give the name of the heading of a section, or of a topic for no kind of section; empty for neither."""
    return f"{place[0]}/{place[1] or HEAD}" if place[0] else ""


def topic_id_of(subject: str) -> str:
    """Give the id of the topic that something belongs to."""
    return subject.partition("/")[0]


def names_of(subject: str) -> tuple[str, ...]:
    """Give the fields of a heading that can be translated; none for an entry, of which all can."""
    if not is_head(subject):
        return ()
    return TOPIC_TEXTS if subject.endswith(f"/{HEAD}") else SECTION_TEXTS


def record_of(drafts: Drafts, subject: str) -> Record | None:
    """Give what a form is about as it stands now, None where it is gone."""
    if not subject:
        return None
    if not is_head(subject):
        return drafts.entry(subject)
    topic, _, name = subject.partition("/")
    if name == HEAD:
        return drafts.topic(topic)
    return drafts.section((topic, SectionKind(name))) if drafts.topic(topic) else None


def saved_record(drafts: Drafts, subject: str) -> Record | None:
    """Give what a form is about as it is saved, None where it never was."""
    return record_of(Drafts(library=drafts.library), subject)


def with_record(drafts: Drafts, subject: str, record: Record) -> Drafts:
    """Give the drafts with an entry, a section's heading or a topic as it is now."""
    if isinstance(record, Topic):
        return with_head(drafts, record)
    if isinstance(record, Section):
        topic = topic_id_of(subject)
        now = drafts.section((topic, record.kind))
        return with_section(drafts, topic, replace(now, title=record.title, intro=record.intro))
    return with_entry(drafts, record)


def title_of(record: Record) -> str:
    """Give what something is called, markup and merge fields included."""
    return record.title if isinstance(record, Section | Topic) else headline(record)


def written_in(drafts: Drafts, subject: str) -> str:
    """Give the language that something was written in (ISO 639-1)."""
    topic = drafts.topic(topic_id_of(subject))
    return topic.language if topic else ENGLISH
