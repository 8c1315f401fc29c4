"""Any run of edits through the form, saved and read back, is what the form showed; all else stays byte for byte."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.app.edits.typed import Misread
from studio.app.folders import shipped_folders
from studio.app.forms.form import TEXT_KINDS, FieldKind, FieldSpec
from studio.app.forms.specs import specs_of
from studio.app.keeping.checking import entry_findings
from studio.app.keeping.drafts import Drafts, with_entry
from studio.app.keeping.entry_edits import entered, with_item, with_item_moved, without_item
from studio.app.keeping.entry_forms import KEEPING
from studio.app.keeping.entry_verbs import added, duplicated, moved, removed, shifted
from studio.app.keeping.saving import SavedSection
from studio.app.keeping.saving_beside import SavedBeside
from studio.app.keeping.tidying import tidied, tidied_translation
from studio.app.keeping.translating import marked_current, with_text
from studio.app.keeping.writing import save_drafts, settled_after
from studio.domain.entries import AnyEntry
from studio.domain.findings import Severity
from studio.domain.translation import texts_of
from studio.domain.translation_merge import same_file
from studio.sources.libraries.library import read_library
from tests.app.keeping.drafting import saved
from tests.app.keeping.teams import ANNA, NOW

TEXTS = st.one_of(
    st.sampled_from(
        ("yes", "null", "1.5", "2027-01-01", "a: b", "# no", "- x", "* y", "'q'", '"', "@at", "{{ x }}", "Ü\n\nß")
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=40),
)
VERBS = st.sampled_from(
    ("type", "type", "type", "item", "new", "copy", "move", "shift", "delete", "translate", "translate", "current")
)
STEPS = st.lists(st.tuples(VERBS, st.integers(0, 999), st.integers(0, 99), TEXTS), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_edits_read_back_are_what_the_form_showed(
    steps: list[tuple[str, int, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("library") / "content"
    shutil.copytree(shipped_folders().library, root)
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    start = drafts = Drafts(library=read_library(root)[0])
    for step in steps:
        drafts = after(drafts, *step)
    save = save_drafts(drafts, ANNA, NOW)
    written = save.written
    assert not save.held
    assert all(isinstance(one.result, SavedSection | SavedBeside) for one in written)
    again = Drafts(library=read_library(root)[0])
    for where, section in drafts.sections.items():
        assert tuple(again.section(where).entries) == tidied(section).entries
    for tongue, file in drafts.translations.items():
        assert same_file(again.translation_file(tongue), tidied_translation(file))
    changed = {root / one.path for one in written}
    assert not [path for path, content in before.items() if path not in changed and path.read_bytes() != content]
    for one in written:
        start = settled_after(start, one)
    save_drafts(start, ANNA, NOW)
    assert not [path for path, content in before.items() if path.read_bytes() != content]
    shutil.rmtree(root, ignore_errors=True)


def after(drafts: Drafts, verb: str, which: int, field: int, text: str) -> Drafts:
    """Give the drafts after a step that keeps its entry complete."""
    places = list(drafts.places())
    entries = [entry for where in places for entry in drafts.section(where).entries]
    entry = entries[which % len(entries)]
    topics = drafts.library.topics
    match verb:
        case "type":
            drafts = kept(drafts, typed(entry, field, text))
        case "item":
            drafts = kept(drafts, listed(entry, field))
        case "new":
            state, entry_id = added(drafts, places[which % len(places)], text)
            made = state.entry(entry_id)
            drafts = state if made and is_complete(made) else drafts
        case "copy":
            drafts = duplicated(drafts, entry.id)[0]
        case "move":
            drafts = moved(drafts, (entry.id,), topics[field % len(topics)].id)[0]
        case "translate":
            paths = [path for path in texts_of(entry) if "." not in path]
            drafts = with_text(drafts, entry.id, ("de", "fr")[field % 2], paths[field % len(paths)], text)
        case "current":
            drafts = marked_current(drafts, entry.id, "de")
        case "shift":
            drafts = shifted(drafts, entry.id, 1 if field % 2 else -1)
        case _:
            drafts = removed(drafts, (entry.id,))
    return drafts


def typed(entry: AnyEntry, field: int, text: str) -> AnyEntry | Misread:
    """Type into a field of the form."""
    specs: list[FieldSpec] = [one for one in specs_of(type(entry)) if one.kind in TEXT_KINDS]
    spec = (*specs, *KEEPING)[field % (len(specs) + len(KEEPING))]
    words = {FieldKind.CHOICE: "draft", FieldKind.DATE: "2028-02-29"}.get(spec.kind, text)
    words = words if spec.kind is FieldKind.LONG else " ".join(words.split())
    return entered(entry, spec.name, words, spec)


def listed(entry: AnyEntry, field: int) -> AnyEntry:
    """Add, move or remove an item of a list."""
    lists = [one for one in specs_of(type(entry)) if one.kind in (FieldKind.TEXTS, FieldKind.RECORDS)]
    if not lists:
        return entry
    path = lists[field % len(lists)].name
    verbs = (
        lambda: with_item(entry, path, 0),
        lambda: with_item_moved(entry, path, 0, 1),
        lambda: without_item(entry, path, 0),
    )
    return verbs[field % 3]()


def kept(drafts: Drafts, entry: AnyEntry | Misread) -> Drafts:
    """Take a step unless the form refuses it, or the window would not save the entry."""
    return drafts if isinstance(entry, Misread) or not is_complete(entry) else with_entry(drafts, entry)


def is_complete(entry: AnyEntry) -> bool:
    """Tell whether the window would save an entry."""
    return not any(one.severity is Severity.ERROR for one in entry_findings(entry, Path("library")))


def test_white_space_at_the_ends_is_not_written_and_nobody_else_is_blamed(drafts: Drafts) -> None:
    entry = drafts.entry("flask/benefits/less-is-more")
    assert entry is not None
    state = kept(drafts, entered(entry, "title", "Less ", specs_of(type(entry))[0]))
    save, after_save = saved(state)
    (one,) = save.written
    assert isinstance(one.result, SavedSection)
    assert not one.others
    assert after_save.sections == {}
    assert getattr(after_save.entry(entry.id), "title", "") == "Less"
