from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from studio.app.edits.estimate import with_discount, with_tax
from studio.app.edits.fields import (
    change,
    clear_override,
    clear_overrides,
    enter,
    is_overridden,
    record_of,
    rename_free_field,
    set_value,
)
from studio.app.edits.finding import chapter_of, pick_of
from studio.app.edits.items import duplicate_item, insert_item, move_item, remove_item
from studio.app.edits.plan import moved_phase, shift_following
from studio.app.edits.typed import Misread
from studio.domain.chapters import Discount, Tax
from studio.domain.proposal import Proposal

CASE = "practice/4"
"""A case study that is picked as it is."""


def done(result: Proposal | Misread) -> Proposal:
    assert isinstance(result, Proposal)
    return result


def test_fields_of_the_proposal(full, library):
    now = set_value(full, library, "", "client.name", "Other")
    now = done(enter(now, library, "", "output.page_size", "letter"))
    now = done(enter(now, library, "", "valid_until", ""))
    assert (now.client.name, now.output.page_size, now.valid_until) == ("Other", "letter", None)
    assert all(new is old for new, old in zip(now.chapters, full.chapters, strict=True))
    assert set_value(now, library, "", "client.name", "Other") is now


def test_free_fields(full, library):
    now = set_value(full, library, "", "client.fields.region", "North")
    assert dict(now.client.fields)["region"] == "North"
    renamed = rename_free_field(now, "client.fields.decision_maker", "decider")
    assert [name for name, _ in renamed.client.fields] == ["purchase_reference", "decider", "region"]
    assert rename_free_field(now, "client.fields.region", "decision_maker") is now
    assert rename_free_field(now, "client.fields.region", "not a name") is now
    assert set_value(now, library, "", "client.fields.region", None) == full


@pytest.mark.parametrize(
    ("source", "path", "text"),
    [
        ("", "date", ""), ("", "date", "soon"), ("", "currency", "euro"), ("", "language", "?"), ("", "brand", "../x"),
        ("estimate", "lines.0.rate", "a lot"), ("estimate", "lines.0.quantity", "-1"),
        ("estimate", "lines.2.quantity", "999999999999"), ("estimate", "lines.0.title", " "),
        ("estimate", "tax.percent", "101"), ("plan", "phases.0.end", "2020-1-1"),
        ("scope", "title", ""), ("scope", "included.0", ""), ("flask/2", "title", ""), ("next-step/1", "href", "www"),
    ],
)  # fmt: skip
def test_what_cannot_stand_there_is_said(full, library, source, path, text):
    found = enter(full, library, source, path, text)
    assert isinstance(found, Misread)
    assert found.text.endswith(".")
    assert "`" not in found.text + found.hint


def test_a_title_and_a_client_may_be_empty_for_a_while(full, library):
    assert done(enter(full, library, "", "title", "")).title == ""
    assert done(enter(full, library, "", "client.name", "")).client.name == ""


def test_words_for_this_client_and_back(full, library):
    title = record_of(full, library, CASE).title
    now = set_value(full, library, CASE, "title", "Ours")
    assert pick_of(now, CASE).overrides == (("title", "Ours"),)
    assert is_overridden(now, library, CASE, "title")
    assert not is_overridden(now, library, CASE, "result")
    assert set_value(now, library, CASE, "title", title) == full
    assert clear_override(now, library, CASE, "title") == full
    assert clear_overrides(now, CASE) == full


def test_one_item_of_a_list_for_this_client(full, library):
    figures = record_of(full, library, "how-we-work/1").facts
    now = set_value(full, library, "how-we-work/1", "facts.0.value", "Kraków")
    assert record_of(now, library, "how-we-work/1").facts == (replace(figures[0], value="Kraków"), *figures[1:])
    now = insert_item(full, library, "how-we-work/3", "tags", 0, "new")
    assert pick_of(now, "how-we-work/3").overrides[0][1][0] == "new"
    assert remove_item(now, library, "how-we-work/3", "tags", 0) == full


def test_an_entry_that_is_gone_keeps_its_words(full, library):
    flask = chapter_of(full, "flask")
    lost = replace(flask.picks[1], entry="flask/benefits/gone")
    chapters = tuple(replace(c, picks=(lost, *c.picks[2:])) if c.id == "flask" else c for c in full.chapters)
    proposal = replace(full, chapters=chapters)
    now = set_value(proposal, library, lost.id, "outcome", "Other")
    assert dict(pick_of(now, lost.id).overrides)["outcome"] == "Other"
    assert pick_of(set_value(now, library, lost.id, "tags", ("a",)), lost.id).overrides[-1] == ("tags", ("a",))
    assert set_value(now, library, lost.id, "tags.0", "b") is now
    assert pick_of(clear_override(now, library, lost.id, "outcome"), lost.id).overrides == ()


def test_lines_of_the_estimate(full, library):
    now = insert_item(full, library, "estimate", "lines", 2)
    line = chapter_of(now, "estimate").lines[2]
    assert (line.title, line.group, line.unit, line.rate) == ("New line", "Analysis and design", "days", Decimal(720))
    now = done(enter(now, library, "estimate", "lines.2.rate", "1.200,50"))
    assert chapter_of(now, "estimate").lines[2].rate == Decimal("1200.50")
    now = done(enter(now, library, "estimate", "lines.2.optional", "true"))
    now = move_item(now, library, "estimate", "lines", 2, 0)
    assert chapter_of(now, "estimate").lines[0].optional
    assert remove_item(now, library, "estimate", "lines", 0) == full
    assert (
        chapter_of(duplicate_item(full, library, "estimate", "lines", 0), "estimate").lines[0:2]
        == (chapter_of(full, "estimate").lines[0],) * 2
    )


def test_discount_and_tax(full, library):
    by_amount = chapter_of(done(enter(full, library, "estimate", "discount.amount", "500")), "estimate").discount
    assert by_amount == Discount(label=by_amount.label, amount=Decimal(500))
    without = with_discount(full, "estimate", on=False)
    assert chapter_of(without, "estimate").discount is None
    assert chapter_of(with_discount(without, "estimate", on=True), "estimate").discount == Discount(percent=Decimal(0))
    now = done(change(without, library, "estimate", "discount.percent", Decimal(5)))
    assert chapter_of(now, "estimate").discount == Discount(percent=Decimal(5))
    assert chapter_of(done(enter(now, library, "estimate", "discount.percent", "")), "estimate").discount is None
    taxless = with_tax(full, "estimate", on=False)
    assert chapter_of(with_tax(taxless, "estimate", on=True), "estimate").tax == Tax(label="VAT", percent=Decimal(0))


def test_phases_follow_each_other_and_stay_in_order(full, library):
    now = insert_item(full, library, "plan", "phases")
    last, new = chapter_of(now, "plan").phases[-2:]
    assert new.start > last.end
    assert (new.start.weekday(), new.end.weekday()) == (0, 4)
    now = done(enter(full, library, "plan", "phases.0.start", "2027-03-01"))
    phase = chapter_of(now, "plan").phases[0]
    assert (phase.start, phase.end) == (date(2027, 3, 1), date(2027, 3, 19))


def test_what_follows_a_phase_moves_along(full, library):
    before = chapter_of(full, "plan").phases
    now = done(enter(full, library, "plan", "phases.2.end", (before[2].end + timedelta(days=7)).isoformat()))
    assert moved_phase(before, chapter_of(now, "plan").phases) == (2, 7)
    assert moved_phase(before, before) is None
    assert moved_phase(before, before[1:]) is None
    after = chapter_of(shift_following(now, "plan", 2, 7), "plan").phases
    assert after[:3] == chapter_of(now, "plan").phases[:3]
    shifted = [(new.start - old.start, new.end - old.end) for old, new in zip(before[3:], after[3:], strict=True)]
    assert shifted == [(timedelta(days=7), timedelta(days=7))] * len(shifted)
    assert shift_following(full, "plan", 2, 0) is full
    assert shift_following(full, "estimate", 0, 7) is full


def test_other_lists(full, library):
    assert chapter_of(insert_item(full, library, "scope", "included"), "scope").included[-1] == "New item"
    assert chapter_of(insert_item(full, library, "team", "members", 0), "team").members[0].role == "New role"
    assert chapter_of(insert_item(full, library, "summary", "key_points", 0), "summary").key_points[0] == "New point"
    assert insert_item(full, library, "scope", "title") is full
    assert insert_item(full, library, "scope", "included", 0, 7) is full
    assert move_item(full, library, "scope", "included", 0, 99) is full
