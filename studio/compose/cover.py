"""Title, client and consultant to the cover, and what should be looked at before the client sees any of it."""

from collections.abc import Iterator

from studio.compose.characters import LONGEST_LINE, is_seen, short_line
from studio.compose.texts import Setting, Texts
from studio.domain.chapters import AnyChapter
from studio.domain.document import Cover
from studio.domain.findings import Finding, error, warning
from studio.domain.frozen import replace
from studio.domain.proposal import NO_DATE, Proposal
from studio.domain.text import Line, Span, plain_line

_SHOWN_OF_CONSULTANT = ("company", "name", "role", "email", "phone", "website")


def compose_cover(proposal: Proposal, texts: Texts) -> tuple[Cover, Setting]:
    """Compose the cover, and give the setting in which title and subtitle are merge fields like all others."""
    title = _title(proposal, texts)
    setting = texts.setting
    setting = replace(setting, fields=setting.fields.filled(("proposal", "title"), plain_line(title)))
    subtitle = replace(texts, setting=setting).line("subtitle", proposal.subtitle)
    setting = replace(setting, fields=setting.fields.filled(("proposal", "subtitle"), plain_line(subtitle)))
    client, consultant, formats = proposal.client, proposal.consultant, setting.formats
    no_date = setting.words.missing.replace("{name}", "date")
    cover = Cover(
        title=title,
        subtitle=subtitle,
        client=short_line(client.name),
        contact=short_line(client.contact),
        client_logo=replace(texts, setting=setting).picture("client.logo", client.logo),
        company=short_line(consultant.company),
        author=", ".join(_filled(consultant.name, consultant.role)),
        contact_lines=_filled(consultant.email, consultant.phone, consultant.website),
        date=no_date if proposal.date == NO_DATE else formats.day(proposal.date),
        valid_until=formats.day(proposal.valid_until) if proposal.valid_until else "",
    )
    return cover, setting


def chapter_title(chapter: AnyChapter, number: int, texts: Texts) -> Line:
    """Compose the title of a chapter; one without any is called by its number, which is told."""
    title = texts.title("title", chapter.title)
    if is_seen(plain_line(title)):
        return title
    fallback = texts.setting.words.chapter.replace("{number}", str(number))
    fault = f"The chapter has no title; it is called “{fallback}”."
    texts.tell(warning("title-empty", fault, hint="Write one under `title`."), "title")
    return (Span(text=fallback),)


def _title(proposal: Proposal, texts: Texts) -> Line:
    """Compose the title; files without one are called by kind and client, which is told: readers name a window so."""
    title = texts.title("title", proposal.title)
    if is_seen(plain_line(title)):
        return title
    fallback = " – ".join(_filled(texts.setting.words.proposal, proposal.client.name))
    fault = f"The proposal has no title; it is called “{fallback}”."
    texts.tell(error("title-empty", fault, hint="Write one under `title`."), "title")
    return (Span(text=fallback),)


def proposal_doubts(proposal: Proposal) -> Iterator[Finding]:
    """Give what is wrong with the proposal as a whole."""
    if not short_line(proposal.client.name):
        hint = "Write it under `client:`."
        yield error("client-name-empty", "The client has no name.", hint=hint, place=proposal.place_of("client.name"))
    for path, text in _lines(proposal):
        if len(text) > LONGEST_LINE:
            fault = f"`{path}` has {len(text):,} characters; only the first {LONGEST_LINE:,} are used."
            yield error("text-too-large", fault, hint="Write longer texts in chapters.", place=proposal.place_of(path))
    if not proposal.chapters:
        hint = "Add `chapters:` with a list."
        yield error("no-chapters", "The proposal has no chapters.", hint=hint, place=proposal.place_of("chapters"))
    if proposal.consultant.email.endswith("@example.com"):
        text = f"“{proposal.consultant.email}” is an example, not your address."
        named = bool(proposal.consultant.name.strip())
        hint = "Write your own address there" + ("." if named else ", and your name: nobody is named yet.")
        yield warning("placeholder-left", text, hint=hint, place=proposal.place_of("consultant.email"))
    if proposal.valid_until and proposal.valid_until < proposal.date != NO_DATE:
        text = f"The proposal is valid until {proposal.valid_until}, which is before its date, {proposal.date}."
        hint = "Check `date` and `valid_until`."
        yield error("valid-before-date", text, hint=hint, place=proposal.place_of("valid_until"))


def _lines(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Give what is shown on the cover as it is written, by its path."""
    client, consultant = proposal.client, proposal.consultant
    yield from (("client.name", client.name), ("client.contact", client.contact))
    yield from ((f"consultant.{name}", getattr(consultant, name)) for name in _SHOWN_OF_CONSULTANT)


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(line for line in map(short_line, texts) if line)
