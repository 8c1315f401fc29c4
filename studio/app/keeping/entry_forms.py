"""An entry or a heading of the library to the form in which its keepers write it."""

from studio.app.forms.form import FieldKind, FieldSpec, Form, FormField, FormSection
from studio.app.forms.specs import kind_label, specs_of
from studio.app.keeping.drafts import Drafts, place_of
from studio.app.keeping.subjects import Record, is_head, record_of, saved_record, topic_id_of
from studio.app.library_filters import SECTION_TITLES, STATE_TITLES
from studio.domain.entries import headline
from studio.domain.library import Section, Topic
from studio.sources.libraries.content_file import SectionFile, TopicFile

KEEPING = (
    FieldSpec(
        name="state",
        label="State",
        kind=FieldKind.CHOICE,
        help="Proposals say so when they use something that is not approved",
        choices=tuple((str(state), title) for state, title in STATE_TITLES.items()),
        slim=True,
    ),
    FieldSpec(name="owner", label="Owner", kind=FieldKind.WORD, help="Who answers for it, such as Delivery", slim=True),
    FieldSpec(name="review_by", label="Review by", kind=FieldKind.DATE, help="When to look at it again", slim=True),
    FieldSpec(name="tags", label="Tags", kind=FieldKind.WORDS, help="Words to find it by, with commas between them"),
)
"""What concerns an entry's keepers, not its readers."""
_NOTES = "notes"
_HEADING = frozenset(("title", "intro", "summary"))


def entry_form(drafts: Drafts, entry_id: str) -> Form | None:
    """Give the form of an entry or a heading, with what is saved beside what was changed; None where it is gone."""
    if is_head(entry_id):
        return _head_form(drafts, entry_id)
    entry = drafts.entry(entry_id)
    if entry is None:
        return None
    saved = drafts.library.find(entry_id)
    own = tuple(_field(spec, entry, saved) for spec in specs_of(type(entry)))
    words = tuple(field for field in own if field.path != _NOTES)
    notes = tuple(field for field in own if field.path == _NOTES)
    kept = tuple(_field(spec, entry, saved) for spec in KEEPING)
    topic, kind = place_of(entry_id)
    known = drafts.topic(topic)
    return Form(
        source=entry_id,
        shape=type(entry).__name__,
        title=headline(entry),
        kind=kind_label(type(entry)),
        origin=f"{known.title if known else topic} · {drafts.section((topic, kind)).title}",
        sections=(
            FormSection(title="", fields=words),
            FormSection(title="Keeping", fields=kept),
            FormSection(title="Speaker notes", fields=notes, open=bool(entry.notes)),
        ),
        changed=sum(field.changed for field in (*own, *kept)),
    )


def _head_form(drafts: Drafts, name: str) -> Form | None:
    record, saved = record_of(drafts, name), saved_record(drafts, name)
    if not isinstance(record, Section | Topic):
        return None
    topic = drafts.topic(topic_id_of(name))
    is_section = isinstance(record, Section)
    known = specs_of(SectionFile if is_section else TopicFile)
    own = tuple(_field(spec, record, saved) for spec in known if spec.name in _HEADING)
    kind = SECTION_TITLES[record.kind] if isinstance(record, Section) else topic_id_of(name)
    origin = f"{topic.title if topic and is_section else 'Topic'} · {kind}"
    return Form(
        source=name,
        shape=type(record).__name__,
        title=record.title,
        kind="Section" if is_section else "Topic",
        origin=origin,
        sections=(FormSection(title="", fields=own),),
        changed=sum(field.changed for field in own),
    )


def _field(spec: FieldSpec, entry: Record, saved: Record | None) -> FormField:
    value, before = getattr(entry, spec.name), getattr(saved, spec.name, None)
    return FormField(
        path=spec.name, spec=spec, value=value, library=before, changed=saved is not None and value != before
    )
