"""Proposal and library to the form of whatever is selected in them."""

from collections.abc import Iterable

from studio.app.edits.fields import record_of
from studio.app.edits.finding import chapter_of, pick_of
from studio.app.edits.paths import value_at
from studio.app.edits.placing import section_of
from studio.app.folders import Folders
from studio.app.forms.choices import with_choices
from studio.app.forms.form import Form, FormField, FormSection
from studio.app.forms.specs import kind_label, spec_of, specs_of
from studio.compose.picks import opened, opening_section, overridden
from studio.domain.chapters import (
    AnyChapter,
    Discount,
    EstimateChapter,
    Pick,
    PicksChapter,
    Tax,
    TextChapter,
    TextPurpose,
)
from studio.domain.entries import ENTRY_TYPES, AnyEntry, headline
from studio.domain.frozen import replace
from studio.domain.languages import library_for
from studio.domain.library import Library
from studio.domain.moved_entries import moved_entries, topic_title
from studio.domain.proposal import Client, Consultant, OutputOptions, Proposal

NOTES = "notes"


def form_of(proposal: Proposal, library: Library, source: str, folders: Folders | None = None) -> Form | None:
    """Give the form of the proposal (""), of a chapter or of a pick; None when its id is gone.

    `folders` are searched for brands and languages to choose from.
    """
    if not source:
        return _proposal_form(proposal, folders)
    pick = pick_of(proposal, source)
    if pick is not None:
        return _pick_form(proposal, library, pick)
    chapter = chapter_of(proposal, source)
    return _chapter_form(chapter, library_for(library, proposal.language)) if chapter else None


def order_of(proposal: Proposal) -> tuple[str, ...]:
    """Give everything that has a form, in the order of the document: the proposal, chapters, and their picks."""
    order = [""]
    for chapter in proposal.chapters:
        order.append(chapter.id)
        order += [pick.id for pick in getattr(chapter, "picks", ())]
    return tuple(order)


def one_of_each(proposal: Proposal) -> tuple[str, ...]:
    """Give something for each kind of form there is in a proposal, those that occur most first."""
    found: dict[object, list[str]] = {}
    for chapter in proposal.chapters:
        found.setdefault(type(chapter), []).append(chapter.id)
        for pick in getattr(chapter, "picks", ()):
            found.setdefault(section_of(pick.entry)[1], []).append(pick.id)
    return tuple(ids[0] for ids in sorted(found.values(), key=len, reverse=True))


def missing_note(proposal: Proposal, library: Library, source: str) -> str:
    """Say why a pick cannot be shown as the library's entry; empty when it can."""
    pick = pick_of(proposal, source)
    if pick is None or library.find(pick.entry) is not None:
        return ""
    now = moved_entries(proposal, library).get(pick.entry)
    if now is not None:
        way = "“Update from library” (F9) takes it over, with the words you changed"
        return (
            f"This entry was moved to {topic_title(now, library)}. {way}; until then it is left out of the documents."
        )
    return f"The library no longer has “{pick.entry}”. It is left out of the documents; the words you changed are kept."


def _pick_form(proposal: Proposal, library: Library, pick: Pick) -> Form:
    library = library_for(library, proposal.language)
    entry = library.find(pick.entry)
    topic_id, kind = section_of(pick.entry)
    topic = library.topic(topic_id)
    section = topic.section(kind) if topic and kind else None
    origin = " · ".join(one for one in (topic.title if topic else topic_id, section.title if section else "") if one)
    cls = ENTRY_TYPES[kind] if kind else None
    if entry is None or cls is None:
        return _lost_form(pick, cls, origin)
    current = record_of(proposal, library, pick.id)
    fields = tuple(_pick_field(spec.name, type(entry), entry, current) for spec in specs_of(type(entry)))
    return Form(
        source=pick.id,
        shape=f"pick:{type(entry).__name__}",
        title=headline(overridden(entry, pick.overrides)),
        kind=kind_label(type(entry)),
        origin=origin,
        sections=_with_notes_apart(fields),
        changed=sum(field.changed for field in fields),
    )


def _lost_form(pick: Pick, cls: type[AnyEntry] | None, origin: str) -> Form:
    words = dict(pick.overrides)
    fields = tuple(
        FormField(path=spec.name, spec=spec, value=words[spec.name], changed=False)
        for spec in (specs_of(cls) if cls else ())
        if spec.name in words
    )
    name = next((str(words[key]) for key in ("title", "name", "question") if key in words), pick.entry)
    return Form(
        source=pick.id,
        shape=f"lost:{pick.entry}:{','.join(words)}",
        title=name,
        kind=kind_label(cls) if cls else "Entry",
        origin=origin,
        sections=(FormSection(title="", fields=fields),) if fields else (),
    )


def _pick_field(name: str, cls: type, entry: AnyEntry, current: object) -> FormField:
    value, library = getattr(current, name), getattr(entry, name)
    return FormField(path=name, spec=spec_of(cls, name), value=value, library=library, changed=value != library)


def _chapter_form(chapter: AnyChapter, library: Library) -> Form:
    cls = type(chapter)
    fields = tuple(FormField(path=spec.name, spec=spec, value=getattr(chapter, spec.name)) for spec in specs_of(cls))
    fields = tuple(_intro_field(field, chapter, library) if field.path == "intro" else field for field in fields)
    sections = list(_with_notes_apart(fields))
    if isinstance(chapter, EstimateChapter):
        sections = _estimate_sections(chapter, sections)
    return Form(
        source=chapter.id,
        shape=f"chapter:{cls.__name__}",
        title=chapter.title,
        kind=_chapter_kind(chapter),
        sections=tuple(sections),
        changed=sum(field.changed for field in fields),
    )


def _intro_field(field: FormField, chapter: AnyChapter, library: Library) -> FormField:
    """Show the words that open a chapter; those of the library's section stand there until there are others."""
    found = opening_section(chapter, library)
    if found is None or not found[1].intro:
        return field
    return replace(field, value=opened(chapter, library).intro, library=found[1].intro, changed=bool(chapter.intro))


def _chapter_kind(chapter: AnyChapter) -> str:
    match chapter:
        case TextChapter(purpose=TextPurpose.TEXT) | PicksChapter():
            return "Chapter"
        case TextChapter():
            return str(chapter.purpose).replace("_", " ").capitalize()
        case _:
            return kind_label(type(chapter)).removesuffix(" chapter")


def _estimate_sections(chapter: EstimateChapter, sections: list[FormSection]) -> list[FormSection]:
    """Put discount and tax behind the lines: each is a switch, and its fields while it is on."""
    fields = [field for section in sections[:-1] for field in section.fields]
    at = next(n for n, field in enumerate(fields) if field.path == "lines") + 1
    discount = _parts("discount", Discount, chapter.discount)
    tax = _parts("tax", Tax, chapter.tax)
    return [
        FormSection(title="", fields=tuple(fields[:at])),
        FormSection(title="Discount", fields=discount, open=bool(chapter.discount), switch="discount"),
        FormSection(title="Tax", fields=tax, open=bool(chapter.tax), switch="tax"),
        FormSection(title="Below the total", fields=tuple(fields[at:])),
        sections[-1],
    ]


def _parts(name: str, cls: type, record: object) -> tuple[FormField, ...]:
    return tuple(
        FormField(path=f"{name}.{spec.name}", spec=replace(spec, required=False), value=value_at(record, spec.name))
        for spec in specs_of(cls)
    )


def _with_notes_apart(fields: Iterable[FormField]) -> tuple[FormSection, ...]:
    fields = tuple(fields)
    words = tuple(field for field in fields if field.path != NOTES)
    notes = tuple(field for field in fields if field.path == NOTES)
    said = any(field.value for field in notes)
    return (FormSection(title="", fields=words), FormSection(title="Speaker notes", fields=notes, open=said))


def _proposal_form(proposal: Proposal, folders: Folders | None) -> Form:
    own = {spec.name: spec for spec in specs_of(Proposal)}
    document = tuple(
        FormField(path=name, spec=spec, value=getattr(proposal, name)) for name, spec in own.items() if name != "fields"
    )
    document = tuple(with_choices(field, folders) for field in document)
    free = FormField(path="fields", spec=own["fields"], value=proposal.fields)
    return Form(
        source="",
        shape="proposal",
        title=proposal.title,
        kind="Proposal",
        sections=(
            FormSection(title="Client", fields=_record("client", Client, proposal.client)),
            FormSection(title="Document", fields=document),
            FormSection(title="You", fields=_record("consultant", Consultant, proposal.consultant), keeps=True),
            FormSection(title="Paper, agenda and footer", fields=_record("output", OutputOptions, proposal.output)),
            FormSection(title="Fields of your own", fields=(free,)),
        ),
    )


def _record(path: str, cls: type, record: object) -> tuple[FormField, ...]:
    return tuple(
        FormField(path=f"{path}.{spec.name}", spec=spec, value=getattr(record, spec.name)) for spec in specs_of(cls)
    )
