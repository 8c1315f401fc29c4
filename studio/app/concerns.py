"""A finding to the chapter, pick or proposal that it is about, and to the field in it."""

from pathlib import Path

from studio.app.edits.finding import all_picks
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass
from studio.domain.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Concern:
    """What has to be looked at to mend something."""

    source: str
    """Id of a chapter or a pick; empty for the proposal itself."""
    field: str
    """Dotted path in it; empty for no particular one."""


class Concerns:
    """Knows every id of one proposal, so that many findings can be asked for."""

    def __init__(self, proposal: Proposal) -> None:
        self._sources = {chapter.id: chapter.id for chapter in proposal.chapters}
        self._file = proposal.path
        for _, pick in all_picks(proposal):
            self._sources.setdefault(pick.id, pick.id)
            self._sources.setdefault(pick.entry, pick.id)

    def of(self, finding: Finding) -> Concern | None:
        """Give what a finding is about; None when that is no part of the proposal, such as a file of the library.

        An entry of the library stands for the first pick of it.
        """
        source = self._sources.get(finding.source)
        if source is None and not finding.source and self._is_own(finding.place.file):
            source = ""
        return None if source is None else Concern(source, finding.place.field)

    def _is_own(self, file: str) -> bool:
        return not file or (self._file is not None and Path(file) == self._file)
