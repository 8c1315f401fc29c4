"""Changes put into texts as people write them: what has not changed stays byte for byte."""

import difflib
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from studio.domain.chapters import Pick, Signatory, TextChapter
from studio.domain.entries import EntryId, Figure
from studio.sources.proposals.file import proposal_text, without_pick_ids
from studio.sources.proposals.proposal import read_proposal_text

MESSY = """\
# Offer of the year
title:   'It''s an offer'   # approved
client: # ours
    name: "Acme"
    cost_centre: 4711   # free
    fields: {region: North, area: South}
    # the address is missing
    contact: CTO
date: 2027-01-10
unknown: [1, 2]   # a key of ours
currency: eur
output: {page_size: a4, agenda: no}

chapters:
# first comes the summary
- kind: executive_summary
  title: Summary # short
  body: |
    One.

    Two.
  key_points:
  - A point   # first
  # about the second
  - "Another: point"

  -  # empty

# why
- title: Why
  picks:
  # the best
  - flask/benefits/less-is-more   # always
  - entry: flask/benefits/pythonic  # sometimes
    set:
      # louder
      title: Python!
      outcome:
  - flask/nonsense/x
  - flask/case_studies/simba-erp

- {kind: text, title: Flow, body: In a line}
- kind: estimate
  title: Estimate
  lines:
  - {title: One, quantity: 1, rate: 1.50}
  # the second
  - title: Two
    quantity: 2   # days
    rate: 100
  - title: Faulty
    quantity: -1
    rate: 1
  - title: Three
    quantity: 3
    rate: 300
  tax: {label: VAT, percent: 23} # always
# the end
"""


@pytest.fixture
def proposal():
    return read_proposal_text(MESSY, None)[0]


def said(text: str):
    return without_pick_ids(read_proposal_text(text, None)[0])


def changes(after, before=MESSY) -> list[str]:
    """Give the lines that go and come, and prove that the text says what the proposal says."""
    text = proposal_text(after, before)
    clean = proposal_text(after)
    assert said(text) == said(clean)
    lines = difflib.ndiff(before.splitlines(), text.splitlines())
    return [line for line in lines if line[0] in "+-"]


def in_chapter(proposal, number, **values):
    chapters = list(proposal.chapters)
    chapters[number] = replace(chapters[number], **values)
    return replace(proposal, chapters=tuple(chapters))


def test_nothing_changed(proposal):
    assert proposal_text(proposal, MESSY) == MESSY


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_breaks_and_byte_order_mark_stay(proposal, line_break, mark):
    text = mark + MESSY.replace("\n", line_break)
    assert proposal_text(proposal, text) == text
    changed = proposal_text(replace(proposal, title="Other"), text)
    assert changed == text.replace("It''s an offer", "Other")


def test_a_text_keeps_its_quotes_and_its_comment(proposal):
    assert changes(replace(proposal, title="It's: #1")) == [
        "- title:   'It''s an offer'   # approved",
        "+ title:   'It''s: #1'   # approved",
    ]


def test_a_plain_text_gets_quotes_where_it_needs_them(proposal):
    assert changes(replace(proposal, client=replace(proposal.client, contact="a: b"))) == [
        "-     contact: CTO",
        '+     contact: "a: b"',
    ]


def test_a_block_stays_a_block(proposal):
    assert changes(in_chapter(proposal, 0, body="One.\n\n- three: #3")) == ["-     Two.", "+     - three: #3"]


def test_a_plain_text_with_a_comment_becomes_a_block(proposal):
    assert changes(in_chapter(proposal, 0, title="A\nB")) == [
        "+   id: summary",
        "-   title: Summary # short",
        "+   title: |- # short",
        "+     A",
        "+     B",
    ]


def test_new_keys_stand_where_they_are_documented(proposal):
    assert changes(replace(proposal, subtitle="Sub", valid_until=date(2027, 2, 1))) == [
        "+ subtitle: Sub",
        "+ valid_until: 2027-02-01",
    ]
    assert changes(in_chapter(proposal, 1, notes="Say it", intro="Hello"))[:2] == [
        "+   intro: Hello",
        "+   notes: Say it",
    ]


def test_a_key_goes_with_the_comment_above_it(proposal):
    client = replace(proposal.client, contact="")
    assert changes(replace(proposal, client=client)) == ["-     # the address is missing", "-     contact: CTO"]


def test_options_in_braces_stay_in_braces(proposal):
    assert changes(replace(proposal, output=replace(proposal.output, dividers=False))) == [
        "- output: {page_size: a4, agenda: no}",
        "+ output: {page_size: a4, agenda: no, dividers: false}",
    ]


def test_free_fields_change_where_they_stand(proposal):
    fields = dict(proposal.client.fields) | {"cost_centre": "12", "new": "x: y"}
    client = replace(proposal.client, fields=tuple(fields.items()))
    assert changes(replace(proposal, client=client)) == [
        "-     cost_centre: 4711   # free",
        '+     cost_centre: "12"   # free',
        '+     new: "x: y"',
    ]


def test_faulty_values_stay_while_nobody_changes_them(proposal):
    assert proposal.currency == "EUR"
    assert not any("eur" in line for line in changes(replace(proposal, title="x")))
    assert changes(replace(proposal, currency="USD")) == [
        "- currency: eur",
        "+ # currency: eur",
        "+ currency: USD",
    ]


def test_points_move_with_their_comments_and_faulty_ones_stay(proposal):
    first, second = proposal.chapters[0].key_points
    text = proposal_text(in_chapter(proposal, 0, key_points=(second, "New", first)), MESSY)
    points = """\
  key_points:
  # about the second
  - "Another: point"

  -  # empty
  - New
  - A point   # first

# why
"""
    assert points in text


def test_chapters_move_with_their_comments(proposal):
    text = proposal_text(replace(proposal, chapters=proposal.chapters[::-1]), MESSY)
    order = ["title: Estimate", "title: Flow", "# why", "title: Why", "# first comes the summary", "title: Summary"]
    assert sorted(order, key=text.index) == order
    assert "# the end" in text
    assert read_proposal_text(text, None)[0].chapters[3] == proposal.chapters[0]


def test_picks_move_with_their_comments_into_another_chapter():
    text = MESSY.replace("# the end\n", "\n- title: More\n  picks:\n      - flask/overview/flask\n# the end\n")
    proposal = read_proposal_text(text, None)[0]
    why, more = proposal.chapters[1], proposal.chapters[4]
    assert [pick.entry for pick in why.picks] == [
        "flask/benefits/less-is-more",
        "flask/benefits/pythonic",
        "flask/case_studies/simba-erp",
    ]
    after = replace(
        proposal,
        chapters=(
            proposal.chapters[0],
            replace(why, picks=why.picks[2:]),
            *proposal.chapters[2:4],
            replace(more, picks=(*why.picks[:2], *more.picks)),
        ),
    )
    written = proposal_text(after, text)
    assert (
        """\
- title: More
  picks:
      # the best
      - flask/benefits/less-is-more   # always
      - entry: flask/benefits/pythonic  # sometimes
        set:
          # louder
          title: Python!
          outcome:
      - flask/overview/flask
# the end
"""
        in written
    )
    assert "  picks:\n  - flask/nonsense/x\n  - flask/case_studies/simba-erp\n" in written


def test_words_are_set_in_a_plain_pick_beside_its_comment(proposal):
    why = proposal.chapters[1]
    pick = replace(why.picks[0], overrides=(("title", "Ours"), ("outcome", "")))
    assert changes(in_chapter(proposal, 1, picks=(pick, *why.picks[1:]))) == [
        "-   - flask/benefits/less-is-more   # always",
        "+   - entry: flask/benefits/less-is-more   # always",
        "+     set:",
        "+       title: Ours",
        "+       outcome:",
    ]


def test_words_set_in_a_pick_change_one_by_one(proposal):
    why = proposal.chapters[1]
    pick = replace(why.picks[1], overrides=(("outcome", "More"), ("description", "- a\n- b")))
    assert changes(in_chapter(proposal, 1, picks=(why.picks[0], pick, why.picks[2]))) == [
        "-       # louder",
        "-       title: Python!",
        "-       outcome:",
        "+       outcome: More",
        "+       description: |-",
        "+         - a",
        "+         - b",
    ]


def test_a_pick_without_words_of_its_own_is_an_id_again(proposal):
    why = proposal.chapters[1]
    picks = (why.picks[0], replace(why.picks[1], overrides=()), why.picks[2])
    assert changes(in_chapter(proposal, 1, picks=picks)) == [
        "-   - entry: flask/benefits/pythonic  # sometimes",
        "+   - flask/benefits/pythonic  # sometimes",
        "-     set:",
        "-       # louder",
        "-       title: Python!",
        "-       outcome:",
    ]


def test_lists_of_records_can_be_set(proposal):
    why = proposal.chapters[1]
    figures = (Figure(value="64k", label="stars: many"), Figure(value="-", label="NO"))
    picks = (*why.picks[:2], replace(why.picks[2], overrides=(("figures", figures),)))
    assert changes(in_chapter(proposal, 1, picks=picks))[1:] == [
        "+   - entry: flask/case_studies/simba-erp",
        "+     set:",
        "+       figures:",
        "+         - value: 64k",
        '+           label: "stars: many"',
        '+         - value: "-"',
        '+           label: "NO"',
    ]


def test_a_line_of_the_estimate_changes_alone(proposal):
    estimate = proposal.chapters[3]
    assert [line.title for line in estimate.lines] == ["One", "Two", "Three"]
    one, two, three = estimate.lines
    assert changes(in_chapter(proposal, 3, lines=(one, replace(two, quantity=Decimal("2.50")), three))) == [
        "-     quantity: 2   # days",
        "+     quantity: 2.50   # days",
    ]
    assert changes(in_chapter(proposal, 3, lines=(replace(one, optional=True), two, three))) == [
        "-   - {title: One, quantity: 1, rate: 1.50}",
        "+   - {title: One, quantity: 1, rate: 1.50, optional: true}",
    ]
    assert changes(in_chapter(proposal, 3, lines=(one, three))) == [
        "-   # the second",
        "-   - title: Two",
        "-     quantity: 2   # days",
        "-     rate: 100",
    ]
    assert changes(in_chapter(proposal, 3, tax=None)) == ["-   tax: {label: VAT, percent: 23} # always"]


def test_new_chapters_are_written_like_their_neighbours(proposal):
    new = TextChapter(id="new", title="New", body="Text")
    assert changes(replace(proposal, chapters=(*proposal.chapters[:1], new, *proposal.chapters[1:]))) == [
        "+ ",
        "+ - kind: text",
        "+   title: New",
        "+   body: Text",
    ]


def test_ids_are_written_when_titles_no_longer_give_them(proposal):
    assert changes(in_chapter(proposal, 1, title="Reasons")) == [
        "- - title: Why",
        "+ - title: Reasons",
        "+   id: why",
    ]


def test_everything_may_go_and_come_back(proposal):
    empty = proposal_text(replace(proposal, chapters=()), MESSY)
    assert read_proposal_text(empty, None)[0].chapters == ()
    full = proposal_text(proposal, empty)
    assert said(full) == without_pick_ids(proposal)
    assert "# Offer of the year" in full
    pick = Pick(id="why/1", entry=EntryId("flask/benefits/pythonic"))
    bare = in_chapter(proposal, 1, picks=())
    text = proposal_text(bare, MESSY)
    assert said(text) == without_pick_ids(bare)
    assert "- flask/benefits/pythonic" in proposal_text(in_chapter(bare, 1, picks=(pick,)), text)


@pytest.mark.parametrize(
    "old", ["", "a: [", "- a", "\x00", "title: x", "title: x\nchapters: 7\n", "{title: x, date: 1}"]
)
def test_a_text_that_is_no_proposal_is_written_anew(proposal, old):
    text = proposal_text(proposal, old)
    assert read_proposal_text(text, None)[0] == read_proposal_text(proposal_text(proposal), None)[0]


def test_anchors_are_written_out_when_what_they_name_changes():
    old = "title: &t Offer\nsubtitle: *t\nclient: {name: A}\ndate: 2027-01-10\nchapters:\n- {kind: text, title: *t}\n"
    proposal = read_proposal_text(old, None)[0]
    assert proposal_text(proposal, old) == old
    for changed in (replace(proposal, title="X"), replace(proposal, subtitle="Y"), replace(proposal, language="de")):
        text = proposal_text(changed, old)
        assert read_proposal_text(text, None)[0] == changed


def test_a_file_without_a_last_line_break():
    old = "title: A\nclient:\n  name: B   # ours\ndate: 2027-01-10\nchapters:\n  - kind: acceptance\n    title: Sign"
    proposal = read_proposal_text(old, None)[0]
    chapter = replace(proposal.chapters[0], signatories=(Signatory(party="{{ client.name }}"),))
    text = proposal_text(replace(proposal, chapters=(chapter,)), old)
    assert text == old + '\n    signatories:\n      - party: "{{ client.name }}"'


_UNREAD = """title: T
chapters:
  - id: b
    title: B
    picks:
      - flask/benefits/one
      # ours
      - entry: flask/nonsense/two
        set: {title: Precious words}
  - kind: nonsense
    title: Precious chapter
"""


def test_what_could_not_be_read_stays_when_all_else_goes():
    proposal, _ = read_proposal_text(_UNREAD, None)
    (chapter,) = proposal.chapters
    without_picks = proposal_text(replace(proposal, chapters=(replace(chapter, picks=()),)), _UNREAD)
    assert without_picks == _UNREAD.replace("      - flask/benefits/one\n", "")
    without_chapters = proposal_text(replace(proposal, chapters=()), _UNREAD)
    assert without_chapters == "title: T\nchapters:\n  - kind: nonsense\n    title: Precious chapter\n"
