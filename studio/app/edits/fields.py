"""Values of fields: of the proposal, of a chapter, or of a picked entry in words for this client.

A record is named by its `source`, as findings do: empty for the proposal itself, the id of a chapter, the id of a pick.
"""

import re
from typing import Any

from studio.app.edits.finding import all_picks, chapter_of, holder_of, pick_of, with_chapter
from studio.app.edits.paths import changed, hint_at, hints_of, required_at, value_at, with_value
from studio.app.edits.placing import section_of
from studio.app.edits.plan import with_days_in_order
from studio.app.edits.typed import Misread, read_typed
from studio.compose.picks import opened, opening_section, overridden
from studio.domain.chapters import (
    NO_INTRO,
    AnyChapter,
    Discount,
    EstimateChapter,
    Override,
    Pick,
    PicksChapter,
    PlanChapter,
)
from studio.domain.entries import ENTRY_TYPES, AnyEntry
from studio.domain.findings import Finding, Severity
from studio.domain.frozen import replace
from studio.domain.languages import library_for
from studio.domain.library import Library
from studio.domain.proposal import Client, Proposal
from studio.sources.libraries.entry_checks import is_address, is_currency
from studio.sources.proposals.checks import checked_chapter, checked_proposal

_MAY_BE_EMPTY = frozenset(((Proposal, "title"), (Proposal, "client.name")))
"""Required, but a proposal without them can still be read."""
_TYPED = {
    "bad-percent": ("A percentage is from 0 to 100.", ""),
    "bad-phase": ("The phase ends before it starts.", "Type its first day or a later one."),
    "bad-discount": ("A discount cannot be negative.", "Type the amount without the minus."),
}
_INTRO = "intro"
_EMPTY = Misread(text="This cannot be empty.", hint="Write something here.")


def record_of(proposal: Proposal, library: Library, source: str) -> Proposal | AnyChapter | AnyEntry | None:
    """Give the record that a source names, as its documents show it; None for a stale one.

    That is a pick's entry with the words for this client, a chapter with the introduction that its section gives.
    """
    if not source:
        return proposal
    pick = pick_of(proposal, source)
    if pick is None:
        chapter = chapter_of(proposal, source)
        return opened(chapter, library_for(library, proposal.language)) if chapter else None
    entry = library_for(library, proposal.language).find(pick.entry)
    return overridden(entry, pick.overrides) if entry else None


def set_value(proposal: Proposal, library: Library, source: str, path: str, value: object) -> Proposal:
    """Give the proposal with another value in a field; the same one when it is refused or there already."""
    result = change(proposal, library, source, path, value)
    return proposal if isinstance(result, Misread) else result


def enter(proposal: Proposal, library: Library, source: str, path: str, text: str) -> Proposal | Misread:
    """Set a field to what was typed; says what is wrong when that cannot be read or cannot stand there."""
    record = _record_type(proposal, source)
    hint = hint_at(record, path) if record else None
    if hint is None:
        return proposal
    value = read_typed(hint, text, proposal.language)
    return value if isinstance(value, Misread) else change(proposal, library, source, path, value)


def change(proposal: Proposal, library: Library, source: str, path: str, value: object) -> Proposal | Misread:
    """Set a field to a value; says what is wrong when the proposal could not be read with it."""
    record = _record_type(proposal, source)
    if record is None or hint_at(record, path) is None:
        return proposal
    if _is_blank(value) and required_at(record, path) and (record, path) not in _MAY_BE_EMPTY:
        return _EMPTY
    if not source:
        return _change_proposal(proposal, path, value)
    chapter = chapter_of(proposal, source)
    if chapter is not None:
        new = _change_chapter(chapter, path, value)
        return new if isinstance(new, Misread) else with_chapter(proposal, new)
    return _change_pick(proposal, library, source, path, value)


def clear_override(proposal: Proposal, library: Library, pick_id: str, path: str) -> Proposal:
    """Give a field of a pick back to the library: `title`, or one item of a list, `figures.0.label`."""
    pick = pick_of(proposal, pick_id)
    if pick is None:
        return _with_sections_intro(proposal, pick_id) if path == _INTRO else proposal
    name, dot, _ = path.partition(".")
    entry = library_for(library, proposal.language).find(pick.entry)
    if dot and entry is not None:
        return set_value(proposal, library, pick_id, path, value_at(entry, path))
    return _with_overrides(proposal, pick, tuple(one for one in pick.overrides if one[0] != name))


def clear_overrides(proposal: Proposal, pick_id: str) -> Proposal:
    """Give all fields of a pick back to the library."""
    pick = pick_of(proposal, pick_id)
    return _with_sections_intro(proposal, pick_id) if pick is None else _with_overrides(proposal, pick, ())


def set_intro(proposal: Proposal, library: Library, chapter_id: str, text: str) -> Proposal:
    """Give a chapter other words to open it: none at all leave out those of its section, which may be said again."""
    chapter = chapter_of(proposal, chapter_id)
    if chapter is None:
        return proposal
    found = opening_section(chapter, library_for(library, proposal.language))
    section = found[1].intro if found else ""
    stored = "" if text == section else text if text.strip() else NO_INTRO if section else ""
    return with_chapter(proposal, replace(chapter, intro=stored)) if stored != chapter.intro else proposal


def _with_sections_intro(proposal: Proposal, chapter_id: str) -> Proposal:
    chapter = chapter_of(proposal, chapter_id)
    if not isinstance(chapter, PicksChapter) or not chapter.intro:
        return proposal
    return with_chapter(proposal, replace(chapter, intro=""))


def is_overridden(proposal: Proposal, library: Library, pick_id: str, path: str) -> bool:
    """Tell whether a field of a pick differs from the library's."""
    pick = pick_of(proposal, pick_id)
    if pick is None:
        return False
    entry = library_for(library, proposal.language).find(pick.entry)
    if entry is None:
        return path.partition(".")[0] in dict(pick.overrides)
    return bool(value_at(overridden(entry, pick.overrides), path) != value_at(entry, path))


def rename_free_field(proposal: Proposal, path: str, name: str) -> Proposal:
    """Give a free field another name, such as `client.fields.region` that of `area`; its place stays."""
    parent, _, old = path.rpartition(".")
    pairs = value_at(proposal, parent) if parent else None
    taken = dict(pairs) if isinstance(pairs, tuple) else {}
    if old not in taken or name in taken:
        return proposal
    if with_value(Client(name=""), f"fields.{name}", "").fields == ():
        return proposal
    renamed = tuple((name if key == old else key, text) for key, text in taken.items())
    new: Proposal = with_value(proposal, parent, renamed)
    return new


def _record_type(proposal: Proposal, source: str) -> type | None:
    if not source:
        return Proposal
    chapter = chapter_of(proposal, source)
    if chapter is not None:
        return type(chapter)
    pick = pick_of(proposal, source)
    kind = section_of(pick.entry)[1] if pick else None
    return ENTRY_TYPES[kind] if kind else None


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _change_proposal(proposal: Proposal, path: str, value: object) -> Proposal | Misread:
    new: Proposal = with_value(proposal, path, value)
    return new if new is proposal else _refused(checked_proposal, new) or new


def _change_chapter(chapter: AnyChapter, path: str, value: object) -> AnyChapter | Misread:
    new: AnyChapter = with_value(chapter, path, value)
    if new is chapter:
        return chapter
    if isinstance(new, EstimateChapter) and new.discount is not None:
        new = replace(new, discount=_one_way(new.discount, path))
    if isinstance(new, PlanChapter) and isinstance(chapter, PlanChapter):
        new = with_days_in_order(new, chapter)
    return _refused(checked_chapter, new) or new


def _one_way(discount: Discount, path: str) -> Discount | None:
    """Let a percentage take the place of an amount and the other way round; None when neither is left."""
    if discount.percent is not None and discount.amount is not None:
        amount_counts = path == "discount.amount"
        percent, amount = (None, discount.amount) if amount_counts else (discount.percent, None)
        discount = replace(discount, percent=percent, amount=amount)
    return None if discount.percent is None and discount.amount is None else discount


def _refused(check: Any, record: object) -> Misread | None:
    """Give the first error that reading would find, and because of which it would change something."""
    found: list[Finding] = []
    check(record, found)
    errors = [one for one in found if one.severity is Severity.ERROR]
    return _as_typed(errors[0]) if errors else None


def _as_typed(finding: Finding) -> Misread:
    """Say what is wrong to somebody who types it, who knows nothing of the file."""
    text, hint = _TYPED.get(finding.code) or (_sentence(finding.text), _sentence(finding.hint))
    return Misread(text=text, hint=hint)


def _sentence(text: str) -> str:
    said = re.sub("`([^`]*)`", "“\\1”", text.partition(": it is left out")[0].partition(": the line is left out")[0])
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _change_pick(proposal: Proposal, library: Library, pick_id: str, path: str, value: object) -> Proposal | Misread:
    pick = pick_of(proposal, pick_id)
    if pick is None:
        return proposal
    doubt = _doubt(path, value)
    if doubt is not None:
        return doubt
    entry, name = library_for(library, proposal.language).find(pick.entry), path.partition(".")[0]
    if entry is None:
        return _change_lost(proposal, pick, path, value)
    current = overridden(entry, pick.overrides)
    edited = with_value(current, path, value)
    if edited is current:
        return proposal
    new = value_at(edited, name)
    if new == value_at(entry, name):
        return _with_overrides(proposal, pick, tuple(one for one in pick.overrides if one[0] != name))
    return _with_overrides(proposal, pick, tuple({**dict(pick.overrides), name: new}.items()))


def _doubt(path: str, value: object) -> Misread | None:
    if path == "href" and not is_address(str(value)):
        return Misread(text=f"“{value}” is no web or mail address.", hint="Begin it with https:// or mailto:.")
    if path == "currency" and value and not is_currency(str(value)):
        return Misread(text=f"“{value}” is no currency code.", hint="Three capital letters, such as EUR.")
    return None


def _change_lost(proposal: Proposal, pick: Pick, path: str, value: object) -> Proposal:
    """Change a pick whose entry the library does not have: nothing to compare with, but its words are kept."""
    kind = section_of(pick.entry)[1]
    known = dict(pick.overrides)
    name, dot, rest = path.partition(".")
    if kind is None or (dot and name not in known):
        return proposal
    entry_type: Any = ENTRY_TYPES[kind]
    hint = hints_of(entry_type).get(name)
    new = changed(known.get(name), hint, tuple(rest.split(".")) if dot else (), value)
    return proposal if new is None else _with_overrides(proposal, pick, tuple({**known, name: new}.items()))


def _with_overrides(proposal: Proposal, pick: Pick, overrides: tuple[Override, ...]) -> Proposal:
    chapter = holder_of(proposal, pick.id)
    if chapter is None or overrides == pick.overrides:
        return proposal
    new = replace(pick, overrides=overrides)
    picks = tuple(new if one is pick else one for one in chapter.picks)
    changed = with_chapter(proposal, replace(chapter, picks=picks))
    if any(one.entry == pick.entry and one.overrides for _, one in all_picks(changed)):
        return changed
    # All of its words were given back: nothing is left that a pin could keep.
    origins = tuple(replace(one, pinned=False) if one.entry == pick.entry else one for one in changed.origins)
    return replace(changed, origins=origins)
