"""A `*.proposal.yaml` file to a Proposal: client, options, chapters with their picks."""

from pathlib import Path

from yaml.nodes import MappingNode, Node, SequenceNode

from studio.domain.chapters import AnyChapter
from studio.domain.errors import StudioError
from studio.domain.findings import Finding
from studio.domain.proposal import NO_DATE, Client, Proposal
from studio.sources.proposals.chapters import Names, read_chapter
from studio.sources.proposals.checks import checked_proposal
from studio.sources.proposals.unread import unread_entries
from studio.sources.reading import Reading, in_file_order, is_null, value_at
from studio.sources.records import made, read_values
from studio.sources.yaml_nodes import PROPOSAL_LIMITS, Limits, parse_nodes, read_nodes

ELSEWHERE = frozenset(("client", "chapters"))
"""Keys of a proposal that are read one by one."""
FIXED = frozenset(("path", "unread"))
"""Fields of a proposal that nobody writes."""
_OWN = ("client", "chapters", "date")
"""A file with one of these keys is meant to be a proposal."""
_OTHERS = {
    "of": "a translation in a library",
    "entries": "a library section",
    "template": "a brand",
    "summary": "a topic of a library",
}
"""What files are that have such a key and none of a proposal's own."""


def read_proposal(path: Path) -> tuple[Proposal, tuple[Finding, ...]]:
    """Read a proposal with everything in it that can be read, and all findings.

    Raises StudioError when nothing can be: the file is missing, unreadable, too large, no YAML, no mapping. A title or
    a client's name that is missing stays empty, a date becomes `NO_DATE`; each is an error among the findings.
    """
    node, found = read_nodes(path, PROPOSAL_LIMITS)
    return _proposal_of(node, found, path)


def read_proposal_text(
    text: str, path: Path | None, limits: Limits = PROPOSAL_LIMITS
) -> tuple[Proposal, tuple[Finding, ...]]:
    """Read a proposal from its text, as `read_proposal` does; without a path there is no folder to find pictures in."""
    node, found = parse_nodes(text.encode("utf-8", errors="replace"), str(path or ""), limits)
    return _proposal_of(node, found, path)


def _proposal_of(
    node: Node | None, found: tuple[Finding, ...], path: Path | None
) -> tuple[Proposal, tuple[Finding, ...]]:
    if node is None:
        raise _unusable(path, found)
    reading = Reading(file=str(path or ""), folder=path.parent if path else None, findings=list(found))
    if not isinstance(node, MappingNode):
        reading.wrong_type("a proposal with keys and values", node, "")
        raise _unusable(path, tuple(reading.findings))
    _refuse_others(node, path)
    values = read_values(
        Proposal,
        node,
        reading,
        elsewhere=ELSEWHERE,
        fixed=FIXED,
        stand_ins={"title": "", "date": NO_DATE},
    )
    client = _read_client(node, reading)
    place, places = reading.place(node), reading.take_places()
    chapters = _read_chapters(value_at(node, "chapters"), reading)
    values = {**(values or {}), "unread": unread_entries(node, chapters, reading.findings)}
    proposal = made(Proposal, values, path=path, client=client, chapters=chapters, place=place, places=places)
    return checked_proposal(proposal, reading.findings), in_file_order(reading.findings)


def _refuse_others(node: Node, path: Path | None) -> None:
    """Raise StudioError for a file that is something else, rather than tell what it lacks as a proposal."""
    if any(value_at(node, key) is not None for key in _OWN):
        return
    what = next((what for key, what in _OTHERS.items() if value_at(node, key) is not None), None)
    if what is not None:
        hint = "Name a *.proposal.yaml file."
        raise StudioError(f"{path.name if path else 'The text'} is {what}, not a proposal.", hint=hint)


def _unusable(path: Path | None, findings: tuple[Finding, ...]) -> StudioError:
    detail = "\n".join(f"{finding.place}: {finding.text}" for finding in findings)
    hint = next((finding.hint for finding in findings if finding.hint), "")
    name = path.name if path else "The text"
    return StudioError(f"{name} cannot be read as a proposal.", detail=detail, hint=hint)


def _read_client(node: Node, reading: Reading) -> Client:
    client_node = value_at(node, "client")
    if client_node is None or is_null(client_node):
        hint = "add `client:` and under it `name:`"
        reading.error("missing-key", "`client` is missing in this proposal", node, path="client", hint=hint)
        return Client(name="")
    values = read_values(Client, client_node, reading, "client", stand_ins={"name": ""}, open_fields=True)
    return made(Client, values or {"name": ""})


def _read_chapters(node: Node | None, reading: Reading) -> tuple[AnyChapter, ...]:
    if node is None or is_null(node):
        return ()
    if not isinstance(node, SequenceNode):
        reading.wrong_type("a list", node, "chapters")
        return ()
    names = Names()
    chapters = (read_chapter(item, reading, names) for item in node.value)
    return tuple(chapter for chapter in chapters if chapter is not None)
