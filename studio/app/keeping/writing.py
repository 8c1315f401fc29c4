"""All drafts of a library to its files, a save for each section: what was written, and what somebody has to decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from studio.app.keeping.drafts import Drafts, Where
from studio.app.keeping.saving import Conflicts, OpenSection, SavedSection, save_section
from studio.app.keeping.tidying import tidied
from studio.domain.errors import StudioError
from studio.domain.library import Section
from studio.domain.section_merge import Choices
from studio.history.versions import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of one section."""

    where: Where
    draft: Section
    """What was to be written."""
    result: SavedSection | Conflicts | StudioError

    @property
    def others(self) -> bool:
        """Whether changes of somebody else came in."""
        saved = self.result.opened.section if isinstance(self.result, SavedSection) else None
        return saved is not None and tuple(saved.entries) != tidied(self.draft).entries


def save_drafts(
    drafts: Drafts, author: Author, now: datetime, choices: Mapping[Where, Choices] | None = None
) -> tuple[Written, ...]:
    """Write every changed section; one that cannot be written keeps no other from being written."""
    return tuple(
        Written(
            where=where, draft=section, result=_saved(drafts, where, section, author, now, (choices or {}).get(where))
        )
        for where, section in drafts.sections.items()
    )


def _saved(
    drafts: Drafts, where: Where, section: Section, author: Author, now: datetime, choices: Choices | None
) -> SavedSection | Conflicts | StudioError:
    # What counts is what the changes began with; its text is nobody's business here.
    opened = OpenSection(root=drafts.library.root, topic=where[0], section=drafts.saved(where), text=None)
    try:
        return save_section(opened, tidied(section), author, now, choices)
    except StudioError as problem:
        return problem
