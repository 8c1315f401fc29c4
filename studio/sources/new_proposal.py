"""A client and topics to the text of a proposal file to start from, with comments, as a person would write it."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from studio.domain.entries import SectionKind
from studio.domain.library import Section, Topic

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

_PHASES = (
    ("Discovery", 2, "Goals, scope and risks are settled with the people who own the process", "Agreed scope"),
    ("Design", 2, "Architecture, data model and integrations", "Architecture approved"),
    ("Build", 8, "Short iterations, each with a demonstration", "All features demonstrated"),
    ("Acceptance and launch", 2, "Tests with real users, training, go-live", "In production"),
)
"""Name, weeks, description and milestone."""

_LINES = (
    ("Discovery and design", "Workshops, architecture outline and backlog", "Preparation", "12", "760.00", False),
    ("Development", "Features in the agreed order, with automated tests", "Implementation", "48", "720.00", False),
    ("Quality assurance", "Test cases, regression and load tests", "Implementation", "14", "640.00", False),
    ("Launch and handover", "Deployment, documentation and training", "Implementation", "6", "720.00", False),
    ("Support in the first three months", "Monitoring and fixes after launch", "Afterwards", "6", "720.00", True),
)
"""Title, description, group, days, rate, optional."""


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

    Every entry of the topics is picked; figures, dates and roles are examples to adapt. Control characters in the
    client's name, which no YAML file may hold, become spaces.
    """
    name = " ".join(_CONTROL.sub(" ", client).split(" ")).strip()
    about = " and ".join(topic.title for topic in topics)
    heading = title or (f"{about} for {{{{ client.name }}}}" if about else "Proposal for {{ client.name }}")
    parts = [
        *_head(name, heading, company, date, language, currency, brand),
        "\nchapters:",
        *_opening(about),
        *(line for topic in topics for line in _topic_chapters(topic, several=len(topics) > 1)),
        *_project(date, company),
        *_closing(topics, company),
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
    name: str, title: str, company: Topic | None, day: date, language: str, currency: str, brand: str
) -> Iterator[str]:
    yield "# A proposal. Texts may hold **bold**, *italic*, `code`, [links](https://example.com) and merge fields such"
    yield "# as {{ client.name }}; a text that begins with a merge field needs quotes. See docs/content-format.md."
    yield f"title: {scalar(title)}"
    yield "subtitle: Proposal and estimate"
    yield "\nclient:"
    yield f"  name: {scalar(name)}"
    yield "  # The role or department addressed, the postal address, and any field of your own for {{ client.… }}:"
    yield "  # contact: Head of Digital"
    yield "  # industry: Logistics"
    yield "  # address: 1 Main Street, Springfield"
    yield "  # logo: {file: logo.png, alt: Logo of the client}"
    yield "\nconsultant:"
    yield f"  company: {scalar(company.title if company else 'Our company')}"
    yield "  role: Commercial lead"
    yield "  email: hello@example.com"
    yield f"\ndate: {day.isoformat()}"
    yield f"valid_until: {(day + timedelta(days=30)).isoformat()}"
    yield f"language: {scalar(language)}   # en, de, pl, en_GB…"
    yield f"currency: {scalar(currency)}"
    yield f"brand: {scalar(brand)}"
    yield "\noutput:"
    yield "  page_size: a4   # or letter"
    yield "  dividers: false   # true: a slide with its number before every chapter"
    yield "  confidentiality: Confidential"


def _opening(about: str) -> Iterator[str]:
    subject = about or "the project"
    yield "  # Written for this client alone: adapt every sentence. `check` reminds you of what is left in [brackets]."
    yield "  - kind: executive_summary"
    yield "    title: Executive summary"
    yield "    body: |"
    yield "      {{ client.name }} plans a new system. This proposal shows how we would build it, what it costs and"
    yield "      when it can go live."
    yield ""
    yield f"      We recommend {subject}, delivered in short iterations with a demonstration after each."
    yield "    key_points:"
    yield "      - A first version in daily use after about three months"
    yield '      - "{{ estimate.total }} in total, with optional support afterwards"'
    yield "      - One team, one contact, a fixed rhythm of demonstrations"
    yield "\n  - kind: understanding"
    yield "    title: How we understand your situation"
    yield "    body: |"
    yield "      What we heard in our first conversations:"
    yield ""
    yield "      - [Where work costs time or money today]"
    yield "      - [Which systems stay and are connected]"
    yield "      - [What makes the project a success]"


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


def _project(day: date, company: Topic | None) -> Iterator[str]:
    process = company.section(SectionKind.PROCESS) if company else None
    if company and process and process.entries:
        yield from _picks(process, process.title)
    yield from _scope()
    yield from _plan(day)
    yield from _estimate()
    yield from _team()


def _scope() -> Iterator[str]:
    yield "\n  - kind: scope"
    yield "    title: Scope"
    yield "    included:"
    yield "      - Design, development, tests and launch of the first version"
    yield "      - Integration with the systems named above"
    yield "    excluded:"
    yield "      - Licences and hosting"
    yield "    assumptions:"
    yield "      - One decision maker at {{ client.name }} answers questions within two working days"


def _plan(day: date) -> Iterator[str]:
    yield "\n  - kind: plan"
    yield "    title: Plan"
    yield "    phases:"
    start = day + timedelta(days=28 - day.weekday())
    for name, weeks, description, milestone in _PHASES:
        end = start + timedelta(days=7 * weeks - 3)
        yield f"      - name: {scalar(name)}"
        yield f"        start: {start.isoformat()}"
        yield f"        end: {end.isoformat()}"
        yield f"        description: {scalar(description)}"
        yield f"        milestone: {scalar(milestone)}"
        start = end + timedelta(days=3)


def _estimate() -> Iterator[str]:
    yield "\n  - kind: estimate"
    yield "    title: Estimate"
    yield "    intro: The quantities are estimates. What is invoiced is the work done."
    yield "    # Example figures: replace all of them."
    yield "    lines:"
    for title, description, group, days, rate, optional in _LINES:
        yield f"      - title: {scalar(title)}"
        yield f"        description: {scalar(description)}"
        yield f"        group: {group}"
        yield f"        quantity: {days}"
        yield "        unit: days"
        yield f"        rate: {rate}"
        if optional:
            yield "        optional: true"
    yield '    remarks: "[Example figures: replace them]"'
    yield "    # discount: {label: First project together, percent: 5}"
    yield "    tax: {label: VAT, percent: 23}"


def _team() -> Iterator[str]:
    yield "\n  - kind: team"
    yield "    title: The team for this project"
    yield "    members:"
    for role, description, allocation in (
        ("Project manager", "Your daily contact for scope, schedule and budget", "2 days a week"),
        ("Software architect", "Answers for the technical design", "1 day a week"),
        ("Python developers", "Build, test and document the system", "Two, full time"),
    ):
        yield f"      - role: {scalar(role)}"
        yield f"        description: {scalar(description)}"
        yield f"        allocation: {scalar(allocation)}"


def _closing(topics: Sequence[Topic], company: Topic | None) -> Iterator[str]:
    terms = company.section(SectionKind.TERMS) if company else None
    if company and terms and terms.entries:
        yield from _picks(terms, terms.title)
    else:
        yield "\n  - kind: terms"
        yield "    title: Terms"
        yield "    clauses:"
        yield "      - title: Validity"
        yield "        text: This proposal is valid until {{ proposal.valid_until }}."
    with_step = [topic for topic in (*topics, company) if topic and topic.section(SectionKind.NEXT_STEP)]
    if with_step:
        step = with_step[0].section(SectionKind.NEXT_STEP)
        if step is not None:
            yield from _picks(step, step.title)
    yield "\n  - kind: acceptance"
    yield "    title: Acceptance"
    yield "    text: |"
    yield "      By signing, {{ client.name }} accepts this proposal of {{ proposal.date }} and its terms."
