"""A client and topics to the text of a proposal file to start from, with comments, as a person would write it."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from studio.domain.entries import SectionKind
from studio.domain.languages import base_language
from studio.domain.library import Section, Topic
from studio.sources.proposals.starting_words import ENGLISH, StartWords
from studio.sources.proposals.starting_words_de import GERMAN
from studio.sources.proposals.starting_words_pl import POLISH

_PLAIN = re.compile(r"[A-Za-zÀ-ɏ][\wÀ-ɏ .,()'&/+?!-]*\Z")
_WORDS_OF_YAML = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("[\x85\u2028\u2029\ufeff]")

_ORDER = (
    SectionKind.OVERVIEW,
    SectionKind.BENEFITS,
    SectionKind.DRAWBACKS,
    SectionKind.USE_CASES,
    SectionKind.CASE_STUDIES,
    SectionKind.COMPARISONS,
    SectionKind.COST_FACTORS,
    SectionKind.FAQ,
)
"""Sections of a topic in the order in which a proposal tells them; the next step comes at the end."""

VALID = 30
"""Days that a new proposal is valid for."""
_CHRISTMAS, _EPIPHANY = (12, 14), (1, 6)
"""Month and day between which no first phase of two weeks begins."""
_FIGURES = (("12", "760.00"), ("48", "720.00"), ("14", "640.00"), ("6", "720.00"), ("6", "720.00"))
"""Days and rate of each line of the example estimate; the last is optional."""
_LANGUAGES = {"de": GERMAN, "pl": POLISH}


def new_proposal_text(
    *,
    client: str,
    topics: Sequence[Topic],
    company: Topic | None,
    date: date,
    title: str = "",
    language: str = "en",
    currency: str = "EUR",
    brand: str = "default",
) -> str:
    """Give the text of a proposal about these topics that `read_proposal` reads without an error.

    Every entry of the topics is picked; figures, dates and roles are examples to adapt, in the proposal's language
    where there are words in it. Control characters in the client's name, which no YAML file may hold, become spaces.
    """
    words = _LANGUAGES.get(base_language(language), ENGLISH)
    name = " ".join(_CONTROL.sub(" ", client).split(" ")).strip()
    about = words.between.join(topic.title for topic in topics)
    heading = title or (words.title.replace("{about}", about) if about else words.plain_title)
    parts = [
        *_head(name, heading, company, date, language, currency, brand, words),
        "\nchapters:",
        *_opening(about, words),
        *(line for topic in topics for line in _topic_chapters(topic, several=len(topics) > 1)),
        *_project(date, company, words),
        *_closing(topics, company, words),
    ]
    return "\n".join(parts) + "\n"


def scalar(text: str) -> str:
    """Write a text as a YAML value: plain where that is safe, otherwise in double quotes."""
    plain = _PLAIN.match(text) and not text.endswith((" ", "'")) and text.lower() not in _WORDS_OF_YAML
    if plain and " #" not in text:
        return text
    quoted = json.dumps(_CONTROL.sub(" ", text), ensure_ascii=False)
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def _head(
    name: str,
    title: str,
    company: Topic | None,
    day: date,
    language: str,
    currency: str,
    brand: str,
    words: StartWords,
) -> Iterator[str]:
    yield "# A proposal. Texts may hold **bold**, *italic*, `code`, [links](https://example.com) and merge fields such"
    yield "# as {{ client.name }}; a text that begins with a merge field needs quotes. See docs/content-format.md."
    yield f"title: {scalar(title)}"
    yield f"subtitle: {scalar(words.subtitle)}"
    yield "\nclient:"
    yield f"  name: {scalar(name)}"
    yield "  # The role or department addressed, the postal address, and any field of your own for {{ client.… }}:"
    yield "  # contact: Head of Digital"
    yield "  # industry: Logistics"
    yield "  # address: 1 Main Street, Springfield"
    yield "  # logo: {file: logo.png, alt: Logo of the client}"
    yield "\nconsultant:"
    yield f"  company: {scalar(company.title if company else words.company)}"
    yield f"  role: {scalar(words.role)}"
    yield "  email: hello@example.com"
    yield f"\ndate: {day.isoformat()}"
    yield f"valid_until: {(day + timedelta(days=VALID)).isoformat()}"
    yield f"language: {scalar(language)}   # en, de, pl, en_GB…"
    yield f"currency: {scalar(currency)}"
    yield f"brand: {scalar(brand)}   # default, midnight, classic, or your own"
    yield "\noutput:"
    yield "  page_size: a4   # or letter"
    yield "  notes: true   # speaker notes in the deck, for who presents it; false before you send it"
    yield "  dividers: false   # true: a slide with its number before every chapter"
    yield f"  confidentiality: {scalar(words.confidentiality)}"


def _opening(about: str, words: StartWords) -> Iterator[str]:
    yield "  # Written for this client alone: adapt every sentence. `check` reminds you of what is left in [brackets]."
    yield "  - kind: executive_summary"
    yield f"    title: {scalar(words.summary)}"
    yield "    body: |"
    for number, paragraph in enumerate(words.summary_body):
        if number:
            yield ""
        yield f"      {paragraph.replace('{about}', about or words.project)}"
    yield "    key_points:"
    yield from _items(words.key_points)
    yield "\n  - kind: understanding"
    yield f"    title: {scalar(words.understanding)}"
    yield "    body: |"
    yield f"      {words.understanding_body}"
    yield ""
    yield from (f"      - {point}" for point in words.understanding_points)


def _items(texts: Iterable[str]) -> Iterator[str]:
    yield from (f"      - {scalar(text)}" for text in texts)


def _topic_chapters(topic: Topic, *, several: bool) -> Iterator[str]:
    yield f"\n  # From the library, topic {topic.id}. Remove and reorder picks as you like, or change their words:"
    yield "  #   - entry: topic/section/entry"
    yield "  #     set: {title: Other words for this client}"
    for kind in _ORDER:
        section = topic.section(kind)
        if section is not None and section.entries:
            yield from _picks(section, section.title, f"{topic.id}-{kind.replace('_', '-')}" if several else "")


def _picks(section: Section, title: str, chapter_id: str = "") -> Iterator[str]:
    yield f"\n  - title: {scalar(title)}"
    if chapter_id:
        yield f"    id: {chapter_id}"
    yield "    picks:"
    for entry in section.entries:
        yield f"      - {entry.id}"


def _project(day: date, company: Topic | None, words: StartWords) -> Iterator[str]:
    process = company.section(SectionKind.PROCESS) if company else None
    if company and process and process.entries:
        yield from _picks(process, process.title)
    yield from _scope(words)
    yield from _plan(day, words)
    yield from _estimate(words)
    yield from _team(words)


def _scope(words: StartWords) -> Iterator[str]:
    yield "\n  - kind: scope"
    yield f"    title: {scalar(words.scope)}"
    yield "    included:"
    yield from _items(words.included)
    yield "    excluded:"
    yield from _items(words.excluded)
    yield "    assumptions:"
    yield from _items(words.assumptions)


def first_monday(day: date) -> date:
    """Give when work may begin: on a Monday after the offer ends, and not over Christmas and New Year."""
    start = day + timedelta(days=VALID + 7 - (day + timedelta(days=VALID)).weekday())
    if (start.month, start.day) >= _CHRISTMAS or (start.month, start.day) <= _EPIPHANY:
        holy = date(start.year + (start.month == _CHRISTMAS[0]), *_EPIPHANY)
        start = holy + timedelta(days=7 - holy.weekday())
    return start


def _plan(day: date, words: StartWords) -> Iterator[str]:
    yield "\n  - kind: plan"
    yield f"    title: {scalar(words.plan)}"
    yield "    phases:"
    start = first_monday(day)
    for phase in words.phases:
        end = start + timedelta(days=7 * phase.weeks - 3)
        yield f"      - name: {scalar(phase.name)}"
        yield f"        start: {start.isoformat()}"
        yield f"        end: {end.isoformat()}"
        yield f"        description: {scalar(phase.description)}"
        yield f"        milestone: {scalar(phase.milestone)}"
        start = end + timedelta(days=3)


def _estimate(words: StartWords) -> Iterator[str]:
    yield "\n  - kind: estimate"
    yield f"    title: {scalar(words.estimate)}"
    yield f"    intro: {scalar(words.estimate_intro)}"
    yield "    # Example figures: replace all of them."
    yield "    lines:"
    for number, (line, (days, rate)) in enumerate(zip(words.lines, _FIGURES, strict=True), start=1):
        yield f"      - title: {scalar(line.title)}"
        yield f"        description: {scalar(line.description)}"
        yield f"        group: {scalar(line.group)}"
        yield f"        quantity: {days}"
        yield f"        unit: {scalar(words.unit)}"
        yield f"        rate: {rate}"
        if number == len(_FIGURES):
            yield "        optional: true"
    yield f"    remarks: {scalar(words.remarks)}"
    yield f"    # discount: {{label: {words.discount}, percent: 5}}"
    yield f"    tax: {{label: {scalar(words.tax)}, percent: {words.tax_percent}}}"


def _team(words: StartWords) -> Iterator[str]:
    yield "\n  - kind: team"
    yield f"    title: {scalar(words.team)}"
    yield "    members:"
    for member in words.members:
        yield f"      - role: {scalar(member.role)}"
        yield f"        description: {scalar(member.description)}"
        yield f"        allocation: {scalar(member.allocation)}"


def _next_steps(topics: Sequence[Topic], company: Topic | None) -> Sequence[tuple[Topic, Section]]:
    """Give what a proposal ends with: its only topic's call to action, or the general one; else those of all topics."""
    own, general = (
        [(topic, step) for topic in some if topic and (step := topic.section(SectionKind.NEXT_STEP)) and step.entries]
        for some in (topics, (company,))
    )
    return own if len(own) == len(topics) == 1 or not general else general


def _closing(topics: Sequence[Topic], company: Topic | None, words: StartWords) -> Iterator[str]:
    terms = company.section(SectionKind.TERMS) if company else None
    if company and terms and terms.entries:
        yield from _picks(terms, terms.title)
    else:
        title, text = words.clause
        yield "\n  - kind: terms"
        yield f"    title: {scalar(words.terms)}"
        yield "    clauses:"
        yield f"      - title: {scalar(title)}"
        yield f"        text: {scalar(text)}"
    for topic, step in _next_steps(topics, company):
        yield from _picks(step, step.title, f"{topic.id}-next-step" if len(topics) > 1 else "")
    yield "\n  - kind: acceptance"
    yield f"    title: {scalar(words.acceptance)}"
    yield "    text: |"
    yield f"      {words.acceptance_text}"
