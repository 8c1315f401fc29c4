"""A whole proposal becomes a document: everything in it appears, or is told."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.blocks import AcceptanceBlock, BenefitBlock, RoleBlock, ScopeBlock, TermBlock, TextBlock
from studio.domain.chapters import (
    NO_INTRO,
    AcceptanceChapter,
    AnyChapter,
    Clause,
    EstimateChapter,
    EstimateLine,
    Member,
    PicksChapter,
    PlanChapter,
    ScopeChapter,
    Signatory,
    TeamChapter,
    TermsChapter,
    TextChapter,
)
from studio.domain.entries import Benefit, EntryId
from studio.domain.findings import Severity
from studio.domain.library import library_of
from studio.domain.pictures import Picture
from studio.domain.places import Place
from studio.domain.proposal import Client, Consultant, OutputOptions, PageSize
from studio.domain.text import Span, line_of, plain, plain_line, rich_of
from tests.compose.values import BENEFIT, block_of, codes, composed, library, picks, proposal


def test_a_small_proposal_has_nothing_to_be_told() -> None:
    document, findings = composed(proposal(picks(BENEFIT.id)))
    assert findings == ()
    assert document.language == "en-GB"
    assert document.date == (2027, 3, 2)
    (chapter,) = document.chapters
    assert (chapter.id, chapter.number, chapter.title) == ("why", 1, line_of("Why"))
    assert chapter.blocks == (
        BenefitBlock(source="why/0", title=line_of("Less is more"), description=rich_of("Only the essentials.")),
    )


def test_the_cover() -> None:
    made = proposal(
        title="Offer for **{{ client.name }}**",
        subtitle="{{ proposal.title }}, {{ proposal.date | medium }}",
        consultant=Consultant(company="Logic", name="A. B.", role="Partner", email="a@b.example", phone="+48 1"),
        valid_until=date(2027, 4, 1),
    )
    cover = composed(made)[0].cover
    assert cover.title == line_of("Offer for Acme")
    assert plain_line(cover.subtitle) == "Offer for Acme, 2 Mar 2027"
    assert (cover.client, cover.company, cover.author) == ("Acme", "Logic", "A. B., Partner")
    assert cover.contact_lines == ("a@b.example", "+48 1")
    assert (cover.date, cover.valid_until) == ("2 March 2027", "1 April 2027")


def test_a_title_that_contains_itself_is_told() -> None:
    document, findings = composed(proposal(title="A {{ proposal.title }}"))
    assert codes(findings) == ["merge-field-cyclic"]
    assert document.cover.title == (Span(text="A "), Span(text="missing: proposal.title", missing=True))


def test_no_value_is_read_a_second_time() -> None:
    client = Client(name="*A* [x](y) {{ proposal.date }}")
    made = proposal(TextChapter(id="t", title="{{ proposal.title }}", body="{{ client.name }}"), client=client)
    made = replace(made, title="For {{ client.name }}")
    document, findings = composed(made)
    assert plain_line(document.chapters[0].title) == "For *A* [x](y) {{ proposal.date }}"
    assert document.cover.client == "*A* [x](y) {{ proposal.date }}"
    assert findings == ()


def test_options_reach_the_document() -> None:
    output = OutputOptions(
        page_size=PageSize.LETTER,
        agenda=False,
        dividers=False,
        notes=False,
        confidentiality="For {{ client.name }} *only*",
    )
    document, _ = composed(proposal(output=output))
    assert (document.page_size, document.agenda, document.dividers, document.notes) == (
        PageSize.LETTER,
        False,
        False,
        False,
    )
    assert document.confidentiality == (Span(text="For Acme "), Span(text="only", italic=True))


def test_a_pick_whose_entry_is_gone_costs_that_pick_alone() -> None:
    document, (finding,) = composed(proposal(picks("flask/benefits/les-is-more", BENEFIT.id)))
    assert (finding.code, finding.severity, finding.source) == ("entry-missing", Severity.ERROR, "why/0")
    assert str(finding.place) == "acme.proposal.yaml:20"
    assert [block.source for block in document.chapters[0].blocks] == ["why/1"]


def test_a_finding_stands_where_the_words_were_written() -> None:
    entry = replace(BENEFIT, title="For {{ klient.name }}", description="{{ client.email }}")
    _, findings = block_of(entry)
    assert [(finding.code, str(finding.place), finding.place.field) for finding in findings] == [
        ("merge-field-unknown", "benefits.yaml:5:12", "title"),
        ("merge-field-empty", "benefits.yaml:4:5", "description"),
    ]


def test_a_chapter_of_one_section_opens_with_its_words() -> None:
    content = library(BENEFIT, intro="Why **Flask**?")
    assert plain(composed(proposal(picks(BENEFIT.id)), content)[0].chapters[0].intro) == "Why Flask?"
    assert plain(composed(proposal(picks(BENEFIT.id, intro="Own.")), content)[0].chapters[0].intro) == "Own."
    mixed = picks(BENEFIT.id, "flask/faq/what")
    assert composed(proposal(mixed), content)[0].chapters[0].intro == ()


def test_the_words_of_a_section_can_be_left_out() -> None:
    content = library(BENEFIT, intro="Why **Flask**?")
    assert composed(proposal(picks(BENEFIT.id, intro=NO_INTRO)), content)[0].chapters[0].intro == ()


def test_a_fault_in_a_section_s_introduction_is_told_at_its_place_in_the_library() -> None:
    content = library(BENEFIT, intro="For {{ client.nobody }}")
    written = Place(file="benefits.yaml", line=2, column=8)
    (topic,) = content.topics
    section = replace(topic.sections[0], places=(("intro", written),))
    content = library_of(content.root, (replace(topic, sections=(section,)),))
    (finding,) = composed(proposal(picks(BENEFIT.id)), content)[1]
    assert (finding.code, finding.source) == ("merge-field-unknown", "why")
    assert finding.place == replace(written, field="intro")


def test_the_words_of_a_picture_are_a_text_like_all_others() -> None:
    picture = Picture(path=Path("a.png"), alt="The office of **{{ client.name }}**", width=1, height=1)
    block, findings = block_of(replace(BENEFIT, picture=picture))
    assert block.picture == replace(picture, alt="The office of Acme")
    assert findings == ()
    logo = proposal(client=Client(name="Acme", logo=picture))
    assert composed(logo)[0].cover.client_logo == replace(picture, alt="The office of Acme")


def test_written_chapters() -> None:
    document, findings = composed(
        proposal(
            TextChapter(id="t", title="T", body="Body", key_points=("One", " ")),
            ScopeChapter(id="s", title="S", included=("In",), excluded=("Out",), assumptions=("If",)),
            TeamChapter(id="m", title="M", members=(Member(role="Lead", description="Leads", allocation="2 days"),)),
            TermsChapter(id="c", title="C", clauses=(Clause(title="Payment", text="14 days"),)),
            AcceptanceChapter(id="a", title="A", text="Signed"),
        )
    )
    text, scope, role, term, acceptance = (chapter.blocks[0] for chapter in document.chapters)
    assert findings == ()
    assert isinstance(text, TextBlock)
    assert text.key_points == (line_of("One"),)
    assert isinstance(scope, ScopeBlock)
    assert (scope.included, scope.excluded, scope.assumptions) == (
        (line_of("In"),),
        (line_of("Out"),),
        (line_of("If"),),
    )
    assert isinstance(role, RoleBlock)
    assert (role.title, role.detail) == (line_of("Lead"), line_of("2 days"))
    assert isinstance(term, TermBlock)
    assert term.text == rich_of("14 days")
    assert isinstance(acceptance, AcceptanceBlock)
    assert [plain_line(box.party) for box in acceptance.boxes] == ["Acme", "Logic"]


def test_written_signatories_sign_alone() -> None:
    chapter = AcceptanceChapter(id="a", title="A", signatories=(Signatory(party="{{ client.name }}", role="Board"),))
    (block,) = composed(proposal(chapter))[0].chapters[0].blocks
    assert isinstance(block, AcceptanceBlock)
    assert [(plain_line(box.party), plain_line(box.role)) for box in block.boxes] == [("Acme", "Board")]


@pytest.mark.parametrize(
    "chapter",
    [PicksChapter(id="x", title="X"), TextChapter(id="x", title="X", body=" "), ScopeChapter(id="x", title="X"),
     PlanChapter(id="x", title="X"), EstimateChapter(id="x", title="X"), TeamChapter(id="x", title="X"),
     TermsChapter(id="x", title="X")],
)  # fmt: skip
def test_an_empty_chapter_is_told(chapter: AnyChapter) -> None:
    document, findings = composed(proposal(chapter))
    assert [(finding.code, finding.source) for finding in findings] == [("chapter-empty", "x")]
    assert document.chapters[0].blocks == ()


def estimate(name: str, rate: int) -> EstimateChapter:
    lines = (EstimateLine(title="A", quantity=Decimal(1), rate=Decimal(rate)),)
    return EstimateChapter(id=name, title="E", lines=lines)


def test_the_estimate_can_be_named_anywhere() -> None:
    text = TextChapter(id="t", title="T", body="{{ estimate.total }}")
    document, findings = composed(proposal(text, estimate("e", 5000)))
    assert findings == ()
    assert "€5,000.00" in repr(document.chapters[0])


def test_one_of_several_estimates_is_named_with_its_chapter() -> None:
    text = TextChapter(id="t", title="T", body='{{ estimate.total }} {{ estimate["plan-b"].total }}')
    document, (finding,) = composed(proposal(text, estimate("plan-a", 5000), estimate("plan-b", 7000)))
    assert finding.code == "merge-field-unknown"
    assert "plan-a" in finding.hint
    assert "€7,000.00" in repr(document.chapters[0])


def test_what_must_not_reach_a_client() -> None:
    made = proposal(client=Client(name=" "), valid_until=date(2027, 1, 1), language="xx", currency="EURO")
    _, findings = composed(replace(made, chapters=(), title=""))
    assert sorted(codes(findings)) == [
        "client-name-empty", "currency-unknown", "language-unknown", "no-chapters", "title-empty", "valid-before-date",
    ]  # fmt: skip
    assert all(finding.severity is Severity.ERROR for finding in findings)


@pytest.mark.parametrize("title", ["", "  ", "\u200b", "\x7f"])
def test_a_proposal_without_a_title_gets_one_and_that_is_told(title: str) -> None:
    document, findings = composed(proposal(TextChapter(id="t", title="T", body="{{ proposal.title }}"), title=title))
    assert plain_line(document.cover.title) == "proposal – Acme"
    assert "proposal – Acme" in repr(document.chapters[0])
    (told,) = (finding for finding in findings if finding.code == "title-empty")
    assert told.severity is Severity.ERROR
    assert "proposal – Acme" in told.text
    assert told.hint


def test_without_a_client_the_title_is_what_it_is() -> None:
    document, _ = composed(proposal(title="", client=Client(name="")))
    assert plain_line(document.cover.title) == "proposal"


def test_a_chapter_without_a_title_gets_its_number() -> None:
    made = proposal(TextChapter(id="a", title="A", body="a"), TextChapter(id="b", title=" ", body="b"))
    document, (finding,) = composed(made)
    assert plain_line(document.chapters[1].title) == "chapter 2"
    assert "chapter 2" in finding.text
    assert finding.hint


def test_an_endless_name_is_cut_and_told() -> None:
    document, findings = composed(proposal(client=Client(name="G" * 100_000)))
    assert document.cover.client == "G" * 1_000
    (finding,) = findings
    assert (finding.code, finding.severity) == ("text-too-large", Severity.ERROR)
    assert "client.name" in finding.text
    assert finding.hint


def test_the_same_finding_is_told_once() -> None:
    _, findings = composed(proposal(TextChapter(id="t", title="T", body="{{ a.b }} {{ a.b }}")))
    assert len(findings) == 1


@given(st.lists(st.sampled_from((BENEFIT.id, "flask/benefits/gone", "nowhere", "a/b/c", "")), max_size=6))
def test_every_pick_appears_or_is_told(ids: list[str]) -> None:
    document, findings = composed(proposal(picks(*ids)))
    shown = {block.source for chapter in document.chapters for block in chapter.blocks}
    told = {finding.source for finding in findings if finding.code == "entry-missing"}
    assert shown | told == {f"why/{index}" for index in range(len(ids))}
    assert not shown & told


TEXTS = st.text(alphabet="ab {}%*_[]()`\\\n.|\"'-1<\x00\ud800", max_size=40)


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_is_written_a_document_is_made(title: str, body: str, name: str) -> None:
    entry = Benefit(id=EntryId("flask/benefits/a"), title=title, description=body)
    made = proposal(
        TextChapter(id="t", title=title, intro=body, body=body, key_points=(title,)),
        picks(entry.id),
        client=Client(name=name),
    )
    document, findings = composed(replace(made, title=title), library(entry))
    assert [chapter.number for chapter in document.chapters] == [1, 2]
    assert len(set(findings)) == len(findings)
    repr(document).encode("utf-8")


def test_composing_the_same_twice_gives_the_same() -> None:
    made = proposal(picks(BENEFIT.id, "gone/a/b"), estimate("e", 10), title="{{ x.y }}")
    assert composed(made) == composed(made)


def test_parsers_are_loaded_only_when_a_text_needs_them() -> None:
    program = (
        "import sys\n"
        "from studio.domain.text import plain_line\n"
        "from tests.compose.values import BENEFIT, composed, picks, proposal\n"
        "document, _ = composed(proposal(picks(BENEFIT.id), title='For {{ client.name | upper }}'))\n"
        "assert plain_line(document.cover.title) == 'For ACME'\n"
        "print(sorted({'jinja2', 'markdown_it'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
