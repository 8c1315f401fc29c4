"""A Proposal to the text of its file: written anew, or put into the text that it was read from."""

from yaml.nodes import MappingNode

from studio.domain.chapters import PicksChapter
from studio.domain.errors import StudioError
from studio.domain.findings import Severity
from studio.domain.frozen import replace
from studio.domain.proposal import Proposal
from studio.sources.line_breaks import plain_lines, with_breaks_of
from studio.sources.proposals.file_layout import document
from studio.sources.proposals.file_merging import edited_proposal
from studio.sources.proposals.file_spans import CannotMergeError, applied
from studio.sources.proposals.file_trees import proposal_tree
from studio.sources.proposals.proposal import read_proposal_text
from studio.sources.yaml_nodes import PROPOSAL_LIMITS, parse_nodes


def merged_text(proposal: Proposal, previous: str) -> str | None:
    """Give the text that a proposal was read from with what has changed since put into it.

    Comments, order, quotes, keys that nobody knows and faulty values stay, and an unchanged proposal gives that very
    text.  None where that cannot be done, because the text is no proposal or uses anchors for what has changed.
    """
    try:
        merged = _merged(proposal, previous)
    except (StudioError, CannotMergeError, UnicodeEncodeError):
        return None
    if merged == previous or _reads_the_same(merged, document(proposal_tree(proposal)), proposal):
        return merged
    return None


def proposal_text(proposal: Proposal, previous: str | None = None) -> str:
    """Give the YAML text of a proposal.

    With `previous`, the text that it was read from, only what has changed since is written, as `merged_text` does it.
    Where that cannot be done a clean text is written: comments, unknown keys and faulty values are not in it.

    Control characters, which no file may hold, become spaces. Pictures are named from the folder of `proposal.path`.
    """
    merged = merged_text(proposal, previous) if previous is not None else None
    return merged if merged is not None else document(proposal_tree(proposal))


def _merged(proposal: Proposal, previous: str) -> str:
    """Put what has changed into the old text, line breaks and byte order mark as they were."""
    plain = plain_lines(previous)
    before, findings = read_proposal_text(plain, proposal.path)
    root, _ = parse_nodes(plain.encode("utf-8"), "", PROPOSAL_LIMITS)
    if not isinstance(root, MappingNode):
        raise CannotMergeError
    faults = [one.place.line for one in findings if one.severity is Severity.ERROR]
    edits = edited_proposal(plain, root, before, proposal, faults)
    if not edits:
        return previous
    return with_breaks_of(applied(plain, edits), previous)


def _reads_the_same(merged: str, clean: str, proposal: Proposal) -> bool:
    """Prove that the merged text says what the clean one says."""
    try:
        one, other = (read_proposal_text(text, proposal.path)[0] for text in (merged, clean))
    except StudioError:
        return False
    return without_pick_ids(one) == without_pick_ids(other)


def without_pick_ids(proposal: Proposal) -> Proposal:
    """Take away the ids of the picks, which count faulty ones too."""
    return replace(
        proposal,
        chapters=tuple(
            replace(chapter, picks=tuple(replace(pick, id="") for pick in chapter.picks))
            if isinstance(chapter, PicksChapter)
            else chapter
            for chapter in proposal.chapters
        ),
    )
