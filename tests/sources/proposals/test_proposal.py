import cProfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from studio.domain.chapters import (
    AcceptanceChapter,
    Discount,
    EstimateChapter,
    EstimateLine,
    Phase,
    Pick,
    PicksChapter,
    PlanChapter,
    Signatory,
    Tax,
    TextChapter,
    TextPurpose,
)
from studio.domain.entries import EntryId
from studio.domain.errors import StudioError
from studio.domain.proposal import NO_DATE, Client, Consultant, OutputOptions, PageSize, Proposal
from studio.sources.proposals.chapters import slug
from studio.sources.proposals.proposal import read_proposal, read_proposal_text
from tests.sources.yaml_values import codes

HEAD = "title: Offer\nclient: {name: Acme}\ndate: 2027-01-10\n"


@pytest.fixture
def read(tmp_path: Path):
    """Give a function that reads a proposal from its text."""

    def read_text(text: str):
        path = tmp_path / "acme.proposal.yaml"
        path.write_text(text, encoding="utf-8")
        return read_proposal(path)

    return read_text


def test_a_whole_proposal(read, tmp_path):
    Image.new("RGB", (20, 10)).save(tmp_path / "logo.png")
    proposal, findings = read(
        """
title: Offer for {{ client.name }}
subtitle: 'A: first'
client:
  name: Acme
  contact: CTO
  industry: Logistics
  logo: {file: logo.png, alt: Acme}
  cost_centre: 4711
  fields: {region: North}
consultant: {company: SL, vat_id: PL 1}
date: 2027-01-10
valid_until: "2027-02-10"
language: no
currency: NOK
brand: default
fields: {reference: 007}
output: {page_size: letter, agenda: false}
chapters:
  - kind: executive_summary
    title: Zusammenfassung für Łódź
    body: |
      One.

      - two
    key_points: [three]
  - title: Benefits
    notes: say this
    picks:
      - flask/benefits/less-is-more
      - entry: flask/benefits/free-choice
        set: {title: Other, notes: }
  - kind: plan
    id: our-plan
    title: Plan
    phases:
      - {name: A, start: 2027-02-01, end: 2027-02-01, milestone: done}
  - kind: estimate
    title: Estimate
    lines:
      - {title: Work, quantity: 2.50, unit: days, rate: 800.10, optional: true}
    discount: {percent: 5}
    tax: {label: VAT, percent: 25}
  - kind: acceptance
    title: Acceptance
    signatories: [{party: Acme, role: CEO}]
"""
    )
    assert not findings
    assert proposal == Proposal(
        path=tmp_path / "acme.proposal.yaml",
        title="Offer for {{ client.name }}",
        subtitle="A: first",
        client=Client(
            name="Acme",
            contact="CTO",
            industry="Logistics",
            logo=proposal.client.logo,
            fields=(("region", "North"), ("cost_centre", "4711")),
        ),
        consultant=Consultant(company="SL", fields=(("vat_id", "PL 1"),)),
        date=date(2027, 1, 10),
        valid_until=date(2027, 2, 10),
        language="no",
        currency="NOK",
        fields=(("reference", "007"),),
        output=OutputOptions(page_size=PageSize.LETTER, agenda=False),
        chapters=(
            TextChapter(
                id="zusammenfassung-fur-lodz",
                title="Zusammenfassung für Łódź",
                purpose=TextPurpose.EXECUTIVE_SUMMARY,
                body="One.\n\n- two",
                key_points=("three",),
            ),
            PicksChapter(
                id="benefits",
                title="Benefits",
                notes="say this",
                picks=(
                    Pick(id="benefits/1", entry=EntryId("flask/benefits/less-is-more")),
                    Pick(
                        id="benefits/2",
                        entry=EntryId("flask/benefits/free-choice"),
                        overrides=(("title", "Other"), ("notes", "")),
                    ),
                ),
            ),
            PlanChapter(
                id="our-plan",
                title="Plan",
                phases=(Phase(name="A", start=date(2027, 2, 1), end=date(2027, 2, 1), milestone="done"),),
            ),
            EstimateChapter(
                id="estimate",
                title="Estimate",
                lines=(
                    EstimateLine(
                        title="Work", quantity=Decimal("2.50"), unit="days", rate=Decimal("800.10"), optional=True
                    ),
                ),
                discount=Discount(percent=Decimal(5)),
                tax=Tax(label="VAT", percent=Decimal(25)),
            ),
            AcceptanceChapter(id="acceptance", title="Acceptance", signatories=(Signatory(party="Acme", role="CEO"),)),
        ),
    )
    assert (proposal.client.logo.width, proposal.client.logo.alt) == (20, "Acme")
    assert str(proposal.chapters[3].lines[0].rate) == "800.10"
    assert dict(proposal.places)["client.name"].line == 5
    assert dict(proposal.places)["client.logo.alt"].line == 8
    assert dict(proposal.places)["title"].field == "title"
    assert dict(proposal.chapters[0].places)["key_points.0"].line == 26
    assert dict(proposal.chapters[1].picks[1].places)["title"].line == 32


@pytest.mark.parametrize("data", [b"", b"- a\n", b"text", b"a: [", b"\xff\xfe", b"x" * 5_000_001, bytes(21)])
def test_what_is_no_proposal_is_an_error_for_the_user(tmp_path, data):
    path = tmp_path / "x.proposal.yaml"
    path.write_bytes(data)
    with pytest.raises(StudioError, match=r"x\.proposal\.yaml cannot be read") as caught:
        read_proposal(path)
    assert str(path) in caught.value.detail


def test_a_missing_file_is_an_error_for_the_user(tmp_path):
    with pytest.raises(StudioError):
        read_proposal(tmp_path / "none.proposal.yaml")


def test_a_proposal_survives_the_loss_of_what_is_required(read):
    proposal, findings = read("chapters:\n  - kind: terms\n")
    assert (proposal.title, proposal.client, proposal.date) == ("", Client(name=""), NO_DATE)
    assert proposal.chapters[0].title == "Terms"
    assert codes(findings) == ["missing-key"] * 4
    proposal, findings = read("title: A\nclient: {email: x}\ndate: soon\nchapters: text")
    assert proposal.client == Client(name="", email="x")
    assert codes(findings) == ["missing-key", "bad-date", "wrong-type"]


def test_a_proposal_without_chapters_can_be_read(read):
    assert codes(read(HEAD)[1]) == codes(read(HEAD + "chapters:")[1]) == []


@pytest.mark.parametrize(
    ("chapter", "code", "hint"),
    [
        ("{kind: executive_sumary, title: A}", "unknown-choice", "did you mean `executive_summary`?"),
        ("{title: A}", "missing-key", "add `kind:` with one of picks"),
        ("text", "wrong-type", ""),
        ("{kind: [a], title: A}", "unknown-choice", "choose one of"),
    ],
)
def test_a_chapter_of_no_kind_is_left_out(read, chapter, code, hint):
    proposal, findings = read(f"{HEAD}chapters:\n  - {chapter}\n  - {{kind: text, title: B}}\n")
    assert [chapter.title for chapter in proposal.chapters] == ["B"]
    assert codes(findings) == [code]
    assert hint in findings[0].hint


@pytest.mark.parametrize(
    ("pick", "code"),
    [
        ("flask/benfits/a", "unknown-section"),
        ("flask/benefits", "bad-entry-id"),
        ("../benefits/a", "bad-entry-id"),
        ("[a]", "wrong-type"),
        ("", "wrong-type"),
        ("{set: {title: A}}", "missing-key"),
        ("{entry: }", "missing-value"),
        ("{entry: [a]}", "wrong-type"),
    ],
)
def test_a_pick_of_nothing_is_left_out(read, pick, code):
    proposal, findings = read(f"{HEAD}chapters:\n  - title: A\n    picks:\n      - {pick}\n      - a/faq/b\n")
    assert [pick.id for pick in proposal.chapters[0].picks] == ["a/2"]
    assert codes(findings) == [code]
    assert findings[0].source == "a/1"


@pytest.mark.parametrize(
    ("changes", "code"),
    [("{tilte: A}", "unknown-key"), ("{title: }", "missing-value"), ("[a]", "wrong-type"), ("{tags: a}", "wrong-type")],
)
def test_a_pick_with_faulty_changes_stays(read, changes, code):
    proposal, findings = read(
        f"{HEAD}chapters:\n  - title: A\n    picks:\n      - {{entry: a/terms/b, set: {changes}}}\n"
    )
    assert proposal.chapters[0].picks == (Pick(id="a/1", entry=EntryId("a/terms/b")),)
    assert codes(findings) == [code]


def test_ids_of_chapters_are_unique(read):
    heads = ("Same", "Same", "A, id: same", "A, id: ok", "日本", "A, id: N O")
    chapters = "".join(f"  - {{kind: text, title: {head}}}\n" for head in heads)
    proposal, findings = read(f"{HEAD}chapters:\n{chapters}")
    assert [chapter.id for chapter in proposal.chapters] == ["same", "same-2", "same-3", "ok", "text", "n-o"]
    assert codes(findings) == ["duplicate-id", "bad-name"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("language: ../x", "bad-language"),
        ("brand: ../../x", "bad-name"),
        ("path: /etc", "unknown-key"),
        ("chapter: []", "unknown-key"),
        ("client: {name: B}", "duplicate-key"),
        ("output: {page_size: a5}", "unknown-choice"),
    ],
)
def test_options_that_make_no_sense_fall_back(read, line, code):
    proposal, findings = read(f"{HEAD}{line}\nchapters: [{{kind: text, title: A}}]")
    assert codes(findings) == [code]
    assert findings[0].place.line == 4
    assert (proposal.currency, proposal.language, proposal.brand) == ("EUR", "en", "default")
    assert proposal.client.name == "Acme"


@pytest.mark.parametrize(("written", "currency"), [("eur", "EUR"), ("zł", "XXX"), ("euro", "XXX")])
def test_amounts_are_never_shown_in_a_currency_that_nobody_wrote(read, written, currency):
    proposal, findings = read(f"{HEAD}currency: {written}\nchapters: [{{kind: text, title: A}}]")
    assert codes(findings) == ["bad-currency"]
    assert proposal.currency == currency


def test_parts_that_make_no_sense_are_left_out(read):
    proposal, findings = read(
        HEAD
        + """
chapters:
  - kind: plan
    title: Plan
    phases:
      - {name: A, start: 2027-02-02, end: 2027-02-01}
      - {name: B, start: 2027-02-02, end: 2027-02-03}
  - kind: estimate
    title: Estimate
    lines:
      - {title: A, quantity: -1, rate: 5}
      - {title: B, quantity: 1, rate: -5}
      - {title: C, quantity: 900000000000, rate: 900000000000}
    discount: {percent: 10, amount: 5}
    tax: {percent: 101}
  - {kind: estimate, title: One, discount: {percent: -1}}
  - {kind: estimate, title: Two, discount: {label: none}}
  - {kind: estimate, title: Three, discount: {amount: -5}}
"""
    )
    assert codes(findings) == [
        "bad-phase",
        "negative-quantity",
        "amount-too-large",
        "bad-discount",
        "bad-percent",
        "bad-percent",
        "bad-discount",
        "bad-discount",
    ]
    assert all(finding.place.line and finding.source for finding in findings)
    plan, estimate, *others = proposal.chapters
    assert [phase.name for phase in plan.phases] == ["B"]
    assert dict(plan.places)["phases.0.name"].line == 10
    assert [line.title for line in estimate.lines] == ["B"]
    assert estimate.discount == Discount(percent=Decimal(10))
    assert estimate.tax is None
    assert all(other.discount is None for other in others)


def test_pictures_come_from_beside_the_proposal_only(read, tmp_path):
    Image.new("RGB", (4, 4)).save(tmp_path.parent / "outside.png")
    proposal, findings = read(HEAD.replace("Acme", "Acme, logo: ../outside.png") + "chapters: []\n")
    assert proposal.client.logo is None
    assert "picture-unusable" in codes(findings)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Benefits & Costs", "benefits-costs"),
        ("For {{ client.name }}: why", "for-why"),
        ("Größe", "grosse"),
        ("日本", ""),
        ("x" * 99, "x" * 48),
    ],
)
def test_slugs(title, found):
    assert slug(title) == found


def test_a_pin_beside_a_pick_is_told_where_it_belongs() -> None:
    text = "title: P\nclient: {name: A}\ndate: 2027-01-01\nchapters:\n  - title: Why\n    picks:\n"
    _, findings = read_proposal_text(f"{text}      - {{entry: flask/benefits/less-is-more, pinned: true}}\n", None)
    [finding] = [one for one in findings if one.code == "unknown-key"]
    assert "under `origins`" in finding.hint


def test_free_fields_beside_faulty_ones_are_read():
    text = "title: T\nclient: {name: X, fields: 5, cost: 1}\ndate: 2026-03-01\n"
    proposal, findings = read_proposal_text(text, None)
    assert proposal.client.fields == (("cost", "1"),)
    assert "wrong-type" in codes(findings)


def test_twice_the_free_fields_is_twice_the_work():
    def calls(count: int) -> int:
        fields = ", ".join(f"f{number}: v" for number in range(count))
        text = f"title: T\nclient: {{name: X, {fields}}}\ndate: 2026-03-01\n"
        profile = cProfile.Profile()
        profile.runcall(read_proposal_text, text, None)
        return sum(entry.callcount for entry in profile.getstats())

    calls(10)
    assert calls(800) < 2.2 * calls(400)
