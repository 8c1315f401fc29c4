"""All drafts of a library to its files, each on its own: what was written, held back, and is to be decided."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from studio.app.keeping.changes import told
from studio.app.keeping.drafts import Drafts, Tongue, Where, head_path, path_of, place_of, translation_path
from studio.app.keeping.holding import Held, sound
from studio.app.keeping.lock import alone_in
from studio.app.keeping.moves import moves_of, ways_of
from studio.app.keeping.saved_together import save_together
from studio.app.keeping.saving import (
    Conflicts,
    OpenSection,
    Prepared,
    SavedSection,
    prepared_section,
    saved_section,
)
from studio.app.keeping.saving_beside import SavedBeside, prepared_head, prepared_translation, saved_beside
from studio.app.keeping.settling import Saved, Settling
from studio.app.keeping.tidying import tidied, tidied_head
from studio.domain.entries import EntryId
from studio.domain.errors import StudioError
from studio.domain.frozen import dataclass
from studio.domain.library import Section, Topic
from studio.domain.section_merge import Choices
from studio.domain.translation import TranslationFile
from studio.history.versions import Author

Moves = Mapping[EntryId, EntryId]
"""The ids that moved entries have in the library, by those that they have now."""
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
    """Write every changed file, all as one version; one that cannot be written keeps no other from being written.

    `choices` settle conflicts, by the path of the file.  What is not complete is held back; so is what belongs to
    something that could not be written: sections of a new topic, translations of a section, and the place that an
    entry is moved away from.
    """
    whole, held = sound(drafts)
    files = tuple(_files(whole, choices or {}))
    try:
        with alone_in(drafts.library.root):
            results = _saved(files, whole, author, now)
    except StudioError as problem:
        results = {one.path: problem for one in files}
    written = (
        Written(path=one.path, draft=one.draft, result=results[one.path]) for one in files if one.path in results
    )
    return Save(written=tuple(written), held=held)


def settling_of(written: Iterable[Written]) -> Settling:
    """Give what makes of any state of the drafts the one after a save; what was not written stays as it is."""
    return Settling(saved for one in written if (saved := _saved_as(one)) is not None)


def settled_after(drafts: Drafts, one: Written) -> Drafts:
    """Give any state of the drafts after a file was written; the same one where it was not."""
    saved = _saved_as(one)
    return drafts if saved is None else Settling((saved,)).of(drafts)


def _saved_as(one: Written) -> Saved | None:
    match one.result:
        case SavedSection(opened=opened, rewrite=rewrite):
            return Saved(opened.topic, one.draft, opened.section, rewrite)
        case SavedBeside(record=record, rewrite=rewrite):
            return Saved(one.path.partition("/")[0], one.draft, record, rewrite)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file that drafts change."""

    path: str
    draft: Section | Topic | TranslationFile
    prepare: Callable[[], Prepared | Conflicts]
    needs: frozenset[str]
    """Files without which it is not written."""


def _files(drafts: Drafts, choices: Mapping[str, Choices]) -> Iterator[_File]:
    """Give the changed files in the order in which they are written: headings, what gets entries, what loses them."""
    moves = moves_of(drafts)
    ways = ways_of(drafts, moves)
    for head in drafts.heads.values():
        yield _head(drafts, head, choices)
    gets = frozenset(where for others in ways.values() for where in others)
    for where in sorted(drafts.sections, key=lambda where: where not in gets):
        if drafts.topic(where[0]) is not None:
            needs = frozenset(map(path_of, ways.get(where, ())))
            yield _section(drafts, where, moves, needs, choices)
    names = {_name(where): frozenset(map(_name, others)) for where, others in ways.items()}
    targets = frozenset(map(_name, gets))
    for name, language in sorted(drafts.translations, key=lambda tongue: tongue[0] not in targets):
        if drafts.topic(name.partition("/")[0]) is not None:
            needs = frozenset(translation_path(other, language) for other in names.get(name, ()))
            yield _translation(drafts, (name, language), moves, needs, choices)


def _saved(files: Sequence[_File], drafts: Drafts, author: Author, now: datetime) -> dict[str, Result]:
    """Prepare all files, then write them; what needs another file that is not written has no result."""
    results: dict[str, Result] = {}
    made: dict[str, Prepared] = {}
    for one in files:
        if one.needs & results.keys():
            continue  # it is asked about when what it needs is there
        try:
            found = one.prepare()
        except StudioError as problem:
            results[one.path] = problem
            continue
        if isinstance(found, Conflicts):
            results[one.path] = found
        else:
            made[one.path] = found
    needs = {one.path: one.needs for one in files}
    while waiting := [path for path in made if any(need in needs and need not in made for need in needs[path])]:
        made = {path: one for path, one in made.items() if path not in waiting}
    made = {**dict(_heads_again(made, drafts)), **made}
    moves, titles = moves_of(drafts), {topic.id: topic.title for topic in drafts.topics()}

    def tell(paths: frozenset[str]) -> str:
        both = {new: old for new, old in moves.items() if {_path(new), _path(old)} <= paths}
        return told([(one.before, one.record) for path, one in made.items() if path in paths], both, titles)

    kept = save_together(drafts.library.root, [one.ready for one in made.values() if one.writes], tell, author, now)
    for path, ready in made.items():
        if path in kept.lost:
            results[path] = kept.lost[path]
        elif path in kept.paths or not ready.writes:
            section = isinstance(ready.record, Section)
            results[path] = saved_section(ready, kept) if section else saved_beside(ready, kept)
    return results


def _heads_again(made: Mapping[str, Prepared], drafts: Drafts) -> Iterator[tuple[str, Prepared]]:
    """Give the heads of topics that somebody has deleted and something is written into."""
    root = drafts.library.root
    for name in dict.fromkeys(path.partition("/")[0] for path, one in made.items() if one.writes):
        path, topic = head_path(name), drafts.library.topic(name)
        if topic is not None and path not in made and not (root / path).exists():
            again = prepared_head(root, topic, topic)
            if isinstance(again, Prepared):
                yield path, again


def _path(entry: str) -> str:
    return path_of(place_of(entry))


def _name(where: Where) -> str:
    return path_of(where).removesuffix(".yaml")


def _head(drafts: Drafts, topic: Topic, choices: Mapping[str, Choices]) -> _File:
    library, path = drafts.library, head_path(topic.id)
    base, tidy, rewrites = library.topic(topic.id), tidied_head(topic), drafts.rewrites.get(path, ())
    prepare = partial(prepared_head, library.root, base, tidy, choices.get(path), rewrites=rewrites)
    return _File(path=path, draft=topic, prepare=prepare, needs=frozenset())


def _section(
    drafts: Drafts,
    where: Where,
    moves: Mapping[EntryId, EntryId],
    needs: frozenset[str],
    choices: Mapping[str, Choices],
) -> _File:
    # What counts is what the changes began with; its text is nobody's business here.
    library, path, section = drafts.library, path_of(where), drafts.sections[where]
    opened = OpenSection(root=library.root, topic=where[0], section=drafts.saved(where), text=None)
    needs |= frozenset([] if library.topic(where[0]) else [head_path(where[0])])
    rewrites = drafts.rewrites.get(path, ())
    prepare = partial(
        prepared_section, opened, tidied(section), choices.get(path), rewrites=rewrites, origins=moves, needs=needs
    )
    return _File(path=path, draft=section, prepare=prepare, needs=needs)


def _translation(
    drafts: Drafts,
    tongue: Tongue,
    moves: Mapping[EntryId, EntryId],
    needs: frozenset[str],
    choices: Mapping[str, Choices],
) -> _File:
    root, path = drafts.library.root, translation_path(*tongue)
    base, file, rewrites = drafts.saved_file(tongue), drafts.translations[tongue], drafts.rewrites.get(path, ())
    needs |= {f"{tongue[0]}.yaml"}
    prepare = partial(
        prepared_translation, root, base, file, choices.get(path), rewrites=rewrites, origins=moves, needs=needs
    )
    return _File(path=path, draft=file, prepare=prepare, needs=needs)
