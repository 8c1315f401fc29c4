"""Drafts to those of the library as a save has left it: what was saved is no draft, what came before leads back."""

from studio.app.keeping.drafts import (
    Drafts,
    head_path,
    path_of,
    translation_path,
    with_file,
    with_head,
    with_saved,
    with_section,
)
from studio.app.keeping.rewrites import Rewrite, with_rewrite
from studio.domain.frozen import replace
from studio.domain.library import Section, Topic, library_of
from studio.domain.section_merge import merge_sections
from studio.domain.translation import TranslationFile
from studio.domain.translation_merge import merge_translations, same_file
from studio.sources.libraries.folder import COMPANY


def with_written(drafts: Drafts, path: str, rewrite: Rewrite | None) -> Drafts:
    """Remember what a save has made of a file that these drafts change; forget it of one that they leave as it is."""
    rest = {name: one for name, one in drafts.rewrites.items() if name != path}
    if rewrite is not None and path in changed_paths(drafts):
        rest[path] = with_rewrite(drafts.rewrites.get(path, ()), rewrite)
    return replace(drafts, rewrites=rest) if rest or drafts.rewrites else drafts


def changed_paths(drafts: Drafts) -> frozenset[str]:
    """Give the paths of the files that drafts change."""
    tongues = (translation_path(*tongue) for tongue in drafts.translations)
    return frozenset((*map(path_of, drafts.sections), *map(head_path, drafts.heads), *tongues))


def settled(drafts: Drafts, topic: str, written: Section, saved: Section) -> Drafts:
    """Give the drafts after a section was written and is on the disk as `saved`, with what others changed in it.

    What was changed since stays a draft; a state from before the save becomes a draft that leads back to it.
    """
    where = (topic, written.kind)
    now = drafts.section(where)
    merged = now if same_section(written, saved) else merge_sections(written, now, saved).section
    return with_section(replace(drafts, library=with_saved(drafts.library, topic, saved)), topic, merged)


def settled_head(drafts: Drafts, written: Topic, saved: Topic) -> Drafts:
    """Give the drafts after a topic's head was written and is on the disk as `saved`; as `settled` does."""
    known = drafts.library.topic(saved.id)
    now = drafts.topic(saved.id)
    topics = [one for one in drafts.library.topics if one.id != saved.id]
    topics.append(replace(known, title=saved.title, summary=saved.summary) if known else saved)
    topics.sort(key=lambda one: (one.id == COMPANY, one.id))
    drafts = replace(drafts, library=library_of(drafts.library.root, tuple(topics), drafts.library.translations))
    if now is None:
        return drafts
    same = (written.title, written.summary) == (saved.title, saved.summary)
    typed = (now.title, now.summary) == (written.title, written.summary)
    return with_head(drafts, now if same or not typed else saved)


def settled_translation(drafts: Drafts, written: TranslationFile, saved: TranslationFile) -> Drafts:
    """Give the drafts after a translation was written and is on the disk as `saved`; as `settled` does."""
    tongue = (saved.name, saved.language)
    now = drafts.translation_file(tongue)
    others = tuple(one for one in drafts.library.translations if (one.name, one.language) != tongue)
    library = library_of(drafts.library.root, drafts.library.topics, (*others, saved))
    merged = now if same_file(written, saved) else merge_translations(written, now, saved).file
    return with_file(replace(drafts, library=library), merged)


def same_section(one: Section, other: Section) -> bool:
    """Tell whether two sections say the same."""
    heads = (one.title, one.intro) == (other.title, other.intro)
    return heads and tuple(one.entries) == tuple(other.entries)
