"""The words that a new proposal begins with, in the languages that there are; English for all others."""

from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of the example plan."""

    name: str
    weeks: int
    description: str
    milestone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the example estimate."""

    title: str
    description: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role in the example team."""

    role: str
    description: str
    allocation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartWords:
    """Everything that a new proposal says beside the library's entries; `{about}` are its topics."""

    title: str
    plain_title: str
    """Where there are no topics."""
    subtitle: str
    between: str
    """Joins two topics."""
    company: str
    """Where the library has none."""
    role: str
    confidentiality: str
    summary: str
    summary_body: tuple[str, ...]
    """Paragraphs."""
    project: str
    """Stands for `{about}` where there are no topics."""
    key_points: tuple[str, ...]
    understanding: str
    understanding_body: str
    understanding_points: tuple[str, ...]
    scope: str
    included: tuple[str, ...]
    excluded: tuple[str, ...]
    assumptions: tuple[str, ...]
    plan: str
    phases: tuple[Phase, ...]
    estimate: str
    estimate_intro: str
    lines: tuple[Line, ...]
    unit: str
    remarks: str
    discount: str
    tax: str
    tax_percent: int
    team: str
    members: tuple[Role, ...]
    terms: str
    clause: tuple[str, str]
    """Title and text."""
    acceptance: str
    acceptance_text: str


ENGLISH = StartWords(
    title="{about} for {{ client.name }}",
    plain_title="Proposal for {{ client.name }}",
    subtitle="Proposal and estimate",
    between=" and ",
    company="Our company",
    role="Commercial lead",
    confidentiality="Confidential",
    summary="Executive summary",
    summary_body=(
        (
            "{{ client.name }} plans a new system. This proposal shows how we would build it, what it costs and when"
            " it can go live."
        ),
        "We recommend {about}, delivered in short iterations with a demonstration after each.",
    ),
    project="the project",
    key_points=(
        "A first version in daily use after about three months",
        "{{ estimate.total }} including VAT, with optional support afterwards",
        "One team, one contact, a fixed rhythm of demonstrations",
    ),
    understanding="How we understand your situation",
    understanding_body="What we heard in our first conversations:",
    understanding_points=(
        "[Where work costs time or money today]",
        "[Which systems stay and are connected]",
        "[What makes the project a success]",
    ),
    scope="Scope",
    included=(
        "Design, development, tests and launch of the first version",
        "Integration with the systems named above",
    ),
    excluded=("Licenses and hosting",),
    assumptions=("One decision maker at {{ client.name }} answers questions within two working days",),
    plan="Plan",
    phases=(
        Phase(
            name="Discovery",
            weeks=2,
            description="Goals, scope and risks are settled with the people who own the process",
            milestone="Agreed scope",
        ),
        Phase(
            name="Design",
            weeks=2,
            description="Architecture, data model and integrations",
            milestone="Architecture approved",
        ),
        Phase(
            name="Build",
            weeks=8,
            description="Short iterations, each with a demonstration",
            milestone="All features demonstrated",
        ),
        Phase(
            name="Acceptance and launch",
            weeks=2,
            description="Tests with real users, training, go-live",
            milestone="In production",
        ),
    ),
    estimate="Estimate",
    estimate_intro="The quantities are estimates. What is invoiced is the work done.",
    lines=(
        Line(
            title="Discovery and design",
            description="Workshops, architecture outline and backlog",
            group="Preparation",
        ),
        Line(
            title="Development",
            description="Features in the agreed order, with automated tests",
            group="Implementation",
        ),
        Line(
            title="Quality assurance",
            description="Test cases, regression and load tests",
            group="Implementation",
        ),
        Line(
            title="Launch and handover",
            description="Deployment, documentation and training",
            group="Implementation",
        ),
        Line(
            title="Support in the first three months",
            description="Monitoring and fixes after launch",
            group="Afterwards",
        ),
    ),
    unit="days",
    remarks="[Example figures: replace them]",
    discount="First project together",
    tax="VAT",
    tax_percent=23,
    team="The team for this project",
    members=(
        Role(
            role="Project manager",
            description="Your daily contact for scope, schedule and budget",
            allocation="1 day a week, included in the rates",
        ),
        Role(
            role="Software architect",
            description="Answers for the technical design",
            allocation="During discovery and design",
        ),
        Role(
            role="Python developers",
            description="Build, test and document the system",
            allocation="Two, three to four days a week each",
        ),
    ),
    terms="Terms",
    clause=("Validity", "This proposal is valid until {{ proposal.valid_until }}."),
    acceptance="Acceptance",
    acceptance_text="By signing, {{ client.name }} accepts this proposal of {{ proposal.date }} and its terms.",
)
