"""Any run of edits, by ids and values that may be stale or wrong."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.app.edits import chapters, estimate, items, picks
from studio.app.edits.fields import (
    change,
    clear_override,
    clear_overrides,
    enter,
    record_of,
    rename_free_field,
    set_value,
)
from studio.app.edits.finding import all_picks
from studio.app.edits.starting import KINDS
from studio.app.edits.typed import Misread
from studio.app.folders import shipped_folders
from studio.domain.chapters import PicksChapter
from studio.domain.proposal import Proposal
from studio.sources.libraries.library import read_library
from studio.sources.proposals.file import proposal_text
from studio.sources.proposals.proposal import read_proposal, read_proposal_text

FOLDERS = shipped_folders()
LIBRARY = read_library(FOLDERS.library)[0]
EXAMPLE = FOLDERS.examples / "flask-full.proposal.yaml"
START = read_proposal(EXAMPLE)[0]
TEXT = EXAMPLE.read_text(encoding="utf-8")
ENTRIES = [entry.id for entry in LIBRARY.entries()]
LIMITS = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))

numbers = st.integers(-2, 20)
VALUES = (
    "", "text", "a: b\n\n- c", "12", "1.200,50", "2027-02-28", "true", "letter", "EUR", "eur", "https://x.example",
    None, True, Decimal(-1), Decimal(50), Decimal("1e30"), date(2020, 1, 1), date(2035, 1, 1), (), ("a", ""), 7,
)  # fmt: skip


def ids_in_order(proposal: Proposal) -> list[str]:
    """Give all ids as they stand: those of new picks are random, and must not change what is drawn."""
    found = []
    for chapter in proposal.chapters:
        found += [chapter.id, *(pick.id for pick in (chapter.picks if isinstance(chapter, PicksChapter) else ()))]
    return found


def paths_of(record) -> list[str]:
    """Give all dotted paths of a record, and some that it does not have."""
    found = ["", "id", "chapters", "title.x", "lines.99.rate", "fields.new", "fields.1x", "nothing", "discount.percent"]

    def walk(value, path):
        found.append(path)
        if is_dataclass(value):
            for one in fields(value):
                walk(getattr(value, one.name), f"{path}.{one.name}")
        elif isinstance(value, tuple):
            for n, item in enumerate(value[:2]):
                walk(item, f"{path}.{n}")

    for one in fields(record) if is_dataclass(record) and not isinstance(record, Proposal) else ():
        walk(getattr(record, one.name), one.name)
    if isinstance(record, Proposal):
        for name in ("title", "client", "consultant", "date", "valid_until", "currency", "fields", "output"):
            walk(getattr(record, name), name)
    return found


class Edits:
    """Draws edits and does them."""

    def __init__(self, data):
        self.data = data
        self.gone: dict[str, None] = {}

    def draw(self, options):
        return self.data.draw(st.sampled_from(list(options)))

    def step(self, now: Proposal) -> Proposal:
        ids = ["", "stale", *ids_in_order(now), *list(self.gone)[:3]]
        source, other, n, m = self.draw(ids), self.draw(ids), self.data.draw(numbers), self.data.draw(numbers)
        path, value = self.draw(paths_of(record_of(now, LIBRARY, source))), self.draw(VALUES)
        entry, index = self.draw(ENTRIES), self.draw([None, n])
        return self.draw(
            (
                lambda: picks.toggle_entries(now, LIBRARY, (entry, "x/benefits/y"), on=n > 8),
                lambda: picks.add_entry(now, LIBRARY, entry, other, index),
                lambda: picks.remove_picks(now, (source, other)),
                lambda: picks.move_picks(now, (source, other), self.draw(ids), index),
                lambda: picks.shift_pick(now, source, self.draw((-1, 1, 5))),
                lambda: chapters.add_chapter(now, self.draw([*KINDS, "x"]), index, self.draw(("", "T", "T"))),
                lambda: chapters.remove_chapters(now, (source,)),
                lambda: chapters.rename_chapter(now, source, self.draw(("", "Other", "T"))),
                lambda: chapters.duplicate_chapter(now, source),
                lambda: chapters.move_chapters(now, (source, other), n),
                lambda: chapters.shift_chapter(now, source, self.draw((-1, 1))),
                lambda: estimate.with_discount(now, source, on=n > 8),
                lambda: estimate.with_tax(now, source, on=n > 8),
                lambda: items.insert_item(now, LIBRARY, source, path, index, self.draw((None, value))),
                lambda: items.remove_item(now, LIBRARY, source, path, n),
                lambda: items.move_item(now, LIBRARY, source, path, n, m),
                lambda: items.duplicate_item(now, LIBRARY, source, path, n),
                lambda: set_value(now, LIBRARY, source, path, value),
                lambda: self.taken(now, enter(now, LIBRARY, source, path, str(value))),
                lambda: self.taken(now, change(now, LIBRARY, source, path, value)),
                lambda: clear_override(now, LIBRARY, source, path),
                lambda: clear_overrides(now, source),
                lambda: rename_free_field(now, path, self.draw(("area", "1x", "region"))),
            )
        )()

    def taken(self, now: Proposal, result: Proposal | Misread) -> Proposal:
        if isinstance(result, Misread):
            assert result.text.endswith(".")
            return now
        return result


@given(st.data())
@LIMITS
def test_any_run_of_edits_leaves_a_proposal_that_can_be_saved(data):
    edits, now = Edits(data), START
    for _ in range(data.draw(st.integers(1, 12))):
        before, now = now, edits.step(now)
        known, ids = ids_in_order(before), ids_in_order(now)
        assert len(ids) == len(set(ids))
        new_picks = {pick.id for _, pick in all_picks(now)} - set(known)
        assert not new_picks & edits.gone.keys()
        edits.gone |= dict.fromkeys(one for one in known if one not in ids and "/" in one)
        if now == before:
            assert now is before
    saved = proposal_text(now, TEXT)
    again, findings = read_proposal_text(saved, EXAMPLE)
    assert [one for one in findings if one.severity > 2 and one.code != "missing-value"] == []
    assert stripped(again) == stripped(now)


def stripped(proposal: Proposal) -> object:
    """Give what is said, without ids of picks, positions, and white space that files do not keep."""

    def plain(value):
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, tuple):
            return [plain(item) for item in value]
        if is_dataclass(value):
            skipped = {"place", "places", *(["id"] if hasattr(value, "overrides") else [])}
            return [plain(getattr(value, one.name)) for one in fields(value) if one.name not in skipped]
        return value

    return plain(proposal)


@given(st.data())
@LIMITS
def test_an_edit_of_one_chapter_leaves_the_others_the_same_objects(data):
    chapter = data.draw(st.sampled_from(START.chapters))
    ids = [chapter.id, *(pick.id for pick in (chapter.picks if isinstance(chapter, PicksChapter) else ()))]
    source = data.draw(st.sampled_from(ids))
    path = data.draw(st.sampled_from(paths_of(record_of(START, LIBRARY, source))))
    for value in VALUES:
        now = set_value(START, LIBRARY, source, path, value)
        assert all(new is old for new, old in zip(now.chapters, START.chapters, strict=True) if old is not chapter)


@pytest.mark.parametrize("source", ["", "stale", "stale/1"])
def test_what_is_stale_changes_nothing(source):
    assert set_value(START, LIBRARY, source, "nothing.at.all", "x") is START
    assert enter(START, LIBRARY, source, "lines.0.rate", "1") is START
    assert items.insert_item(START, LIBRARY, source, "lines") is START
    assert clear_override(START, LIBRARY, source, "title") is START
    assert chapters.move_chapters(START, ("stale",), 0) is START
    assert picks.move_picks(START, ("stale",), "flask") is START
