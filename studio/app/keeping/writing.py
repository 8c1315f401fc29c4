"""All drafts of a library to its files, each on its own: what was written, held back, and is to be decided."""

from collections.abc import Mapping
from datetime import datetime

from studio.app.keeping.drafts import Drafts, path_of, settled, settled_head, settled_translation
from studio.app.keeping.holding import Held, sound
from studio.app.keeping.saving import Conflicts, OpenSection, SavedSection, save_section
from studio.app.keeping.saving_beside import SavedBeside, head_path, save_head, save_translation, translation_path
from studio.app.keeping.tidying import tidied, tidied_head
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.domain.library import Section, Topic
from studio.domain.section_merge import Choices
from studio.domain.translation import TranslationFile
from studio.history.versions import Author

Result = SavedSection | SavedBeside | Conflicts | StudioError


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of one file."""

    path: str
    """In the library, with `/` between folders."""
    draft: Section | Topic | TranslationFile
    """What was to be written."""
    result: Result

    @property
    def others(self) -> bool:
        """Whether changes of somebody else came in."""
        if isinstance(self.result, SavedBeside):
            return self.result.others
        saved = self.result.opened.section if isinstance(self.result, SavedSection) else None
        return saved is not None and isinstance(self.draft, Section) and saved.entries != tidied(self.draft).entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """What became of all drafts."""

    written: tuple[Written, ...]
    held: tuple[Held, ...] = ()
    """What was not complete."""


def save_drafts(drafts: Drafts, author: Author, now: datetime, choices: Mapping[str, Choices] | None = None) -> Save:
    """Write every changed file; one that cannot be written keeps no other from being written.

    `choices` settle conflicts, by the path of the file.  What is not complete is held back; so is what belongs to
    something that could not be written: sections of a new topic, translations of a new section.
    """
    whole, held = sound(drafts)
    saving = _Saving(whole, author, now, choices or {})
    written = [_head(saving, topic) for topic in whole.heads.values()]
    lost = {one.draft.id for one in written if isinstance(one.draft, Topic) and not _is_saved(one)}
    known = {topic.id for topic in (*whole.library.topics, *whole.heads.values())} - lost
    for (topic, _), section in whole.sections.items():
        if topic in known:
            written.append(_section(saving, topic, section))
    unsaved = {one.path for one in written if not _is_saved(one)}
    for (name, _), file in whole.translations.items():
        if name.partition("/")[0] in known and f"{name}.yaml" not in unsaved:
            written.append(_translation(saving, file))
    return Save(written=tuple(written), held=held)


def settled_after(drafts: Drafts, one: Written) -> Drafts:
    """Give any state of the drafts after a file was written; the same one where it was not."""
    match one.result, one.draft:
        case SavedSection(opened=opened), Section() as draft:
            return settled(drafts, opened.topic, draft, opened.section)
        case SavedBeside(record=Topic() as saved), Topic() as draft:
            return settled_head(drafts, draft, saved)
        case SavedBeside(record=TranslationFile() as saved), TranslationFile() as draft:
            return settled_translation(drafts, draft, saved)
    return drafts


@dataclass(frozen=True, slots=True)
class _Saving:
    drafts: Drafts
    author: Author
    now: datetime
    choices: Mapping[str, Choices]


def _is_saved(one: Written) -> bool:
    return isinstance(one.result, SavedSection | SavedBeside)


def _head(saving: _Saving, topic: Topic) -> Written:
    library, path = saving.drafts.library, head_path(topic.id)
    result: Result
    try:
        base, tidy = library.topic(topic.id), tidied_head(topic)
        result = save_head(library.root, base, tidy, saving.author, saving.now, saving.choices.get(path))
    except StudioError as problem:
        result = problem
    return Written(path=path, draft=topic, result=result)


def _section(saving: _Saving, topic: str, section: Section) -> Written:
    # What counts is what the changes began with; its text is nobody's business here.
    drafts, path = saving.drafts, path_of((topic, section.kind))
    opened = OpenSection(root=drafts.library.root, topic=topic, section=drafts.saved((topic, section.kind)), text=None)
    result: Result
    try:
        result = save_section(opened, tidied(section), saving.author, saving.now, saving.choices.get(path))
    except StudioError as problem:
        result = problem
    return Written(path=path, draft=section, result=result)


def _translation(saving: _Saving, file: TranslationFile) -> Written:
    library, path = saving.drafts.library, translation_path(file.name, file.language)
    base = saving.drafts.saved_file((file.name, file.language))
    result: Result
    try:
        result = save_translation(library.root, base, file, saving.author, saving.now, saving.choices.get(path))
    except StudioError as problem:
        result = problem
    return Written(path=path, draft=file, result=result)
