"""The documents' own words in one language: everything on a page that no author wrote."""

from studio.domain.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Labels of slides and pages; `{name}` in a text is filled by the layout."""

    language: str
    """The language these words are in."""
    agenda: str
    contents: str
    proposal: str
    """What a document without a title is called, with its client's name."""
    prepared_for: str
    prepared_by: str
    date: str
    valid_until: str
    chapter: str
    """`Chapter {number}`."""
    page_of: str
    """`Page {page} of {pages}`."""
    continued: str
    """Marks the title of a continuation: `{title} (continued)`."""
    key_facts: str
    in_numbers: str
    business_outcome: str
    drawback: str
    mitigation: str
    used_by: str
    challenge: str
    solution: str
    result: str
    quotation: str
    """The marks around what somebody said: `“{text}”`."""
    confidential_client: str
    """`Confidential client, {industry}`."""
    budget_bands: str
    cost_factors: str
    criterion: str
    conclusion: str
    choose_when: str
    """`Choose {name} when`."""
    question: str
    answer: str
    step: str
    """`Step {number}`."""
    deliverable: str
    role: str
    allocation: str
    included: str
    excluded: str
    assumptions: str
    key_points: str
    phase: str
    activities: str
    """Heads what is done in the phases of a plan."""
    start: str
    end: str
    milestone: str
    item: str
    quantity: str
    unit: str
    rate: str
    amount: str
    optional: str
    optional_note: str
    """Says that optional lines are not in the total."""
    subtotal: str
    optional_total: str
    optional_net: str
    """The same where tax comes on top."""
    discount: str
    net: str
    tax: str
    total: str
    acceptance: str
    signature: str
    name: str
    place_and_date: str
    missing: str
    """Shown for a merge field without a value: `missing: {name}`."""
