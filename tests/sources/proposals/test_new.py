from dataclasses import fields
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.chapters import PicksChapter, PlanChapter
from studio.domain.languages import library_for
from studio.sources.libraries.library import read_library
from studio.sources.proposals.new import VALID, first_monday, new_proposal_text, scalar
from studio.sources.proposals.proposal import read_proposal
from studio.sources.proposals.starting_words import ENGLISH
from studio.sources.proposals.starting_words_de import GERMAN
from studio.sources.proposals.starting_words_pl import POLISH
from tests.sources.yaml_values import ROOT, node_of

LIBRARY, _ = read_library(ROOT / "content")
DAY = date(2027, 1, 12)


def read(text: str):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.proposal.yaml"
        path.write_text(text, encoding="utf-8")
        return read_proposal(path)


@pytest.mark.parametrize("topics", [(), ("flask",), ("flask", "django")], ids=len)
@pytest.mark.parametrize("company", ["company", "nobody"])
def test_a_new_proposal_has_no_findings_and_only_known_picks(topics, company):
    found = [LIBRARY.topic(topic) for topic in topics]
    text = new_proposal_text(client="Acme", topics=found, company=LIBRARY.topic(company), date=DAY)
    proposal, findings = read(text)
    assert not findings
    kinds = {getattr(chapter, "purpose", chapter.kind) for chapter in proposal.chapters}
    assert {"executive_summary", "understanding", "scope", "plan", "estimate", "team", "acceptance"} <= kinds
    picks = [pick for chapter in proposal.chapters if isinstance(chapter, PicksChapter) for pick in chapter.picks]
    assert all(LIBRARY.find(pick.entry) for pick in picks)
    for topic in found:
        wanted = {entry.id for section in topic.sections for entry in section.entries if section.kind != "next_step"}
        assert wanted <= {pick.entry for pick in picks}


@pytest.mark.parametrize(
    ("topics", "company", "closings"),
    [
        (["flask"], "company", ["flask"]),
        (["flask", "django"], "company", ["company"]),
        ([], "company", ["company"]),
        (["flask", "django"], "nobody", ["flask", "django"]),
    ],
)
def test_a_new_proposal_ends_with_a_next_step_about_all_of_its_topics(topics, company, closings):
    found = [LIBRARY.topic(topic) for topic in topics]
    proposal, findings = read(new_proposal_text(client="Acme", topics=found, company=LIBRARY.topic(company), date=DAY))
    assert not findings
    picks = [pick.entry for chapter in proposal.chapters if isinstance(chapter, PicksChapter) for pick in chapter.picks]
    assert [pick.split("/")[0] for pick in picks if "/next_step/" in pick] == closings


@pytest.mark.parametrize(
    ("language", "title", "last"),
    [
        ("de_AT", "Flask für {{ client.name }}", "Auftragserteilung"),
        ("pl", "Flask dla firmy {{ client.name }}", "Akceptacja"),
        ("fr", "Flask for {{ client.name }}", "Acceptance"),
    ],
)
def test_a_new_proposal_speaks_its_language_where_there_are_words_in_it(language, title, last):
    spoken = library_for(LIBRARY, language)
    text = new_proposal_text(
        client="Acme", topics=[spoken.topic("flask")], company=spoken.topic("company"), date=DAY, language=language
    )
    proposal, findings = read(text)
    assert not findings
    assert (proposal.title, proposal.chapters[-1].title) == (title, last)
    assert proposal.chapters[2].title == spoken.topic("flask").sections[0].title
    bare, findings = read(new_proposal_text(client="Acme", topics=(), company=None, date=DAY, language=language))
    assert not findings
    assert "{about}" not in bare.chapters[0].body


@pytest.mark.parametrize("words", [GERMAN, POLISH], ids=["de", "pl"])
def test_words_to_begin_with_say_as_much_in_every_language(words):
    for field in fields(words):
        ours, theirs = getattr(words, field.name), getattr(ENGLISH, field.name)
        assert ours
        if isinstance(ours, tuple):
            assert len(ours) == len(theirs)
        for merge_field in ("client.name", "estimate.total", "proposal.date", "proposal.valid_until", "{about}"):
            assert (merge_field in str(ours)) == (merge_field in str(theirs))
    # What is longer is not told as a leftover: `studio.compose.texts`.
    assert all(len(point) <= len("[]") + 41 for point in (*words.understanding_points, words.remarks))


@given(st.dates(date(2026, 1, 1), date(2032, 12, 31)))
def test_work_begins_on_a_monday_after_the_offer_ends_and_not_over_christmas(day):
    start = first_monday(day)
    assert start.weekday() == 0
    assert VALID < (start - day).days <= VALID + 7 + 30
    assert not (start.month == 12 and start.day > 13)
    assert (start.month, start.day) > (1, 6)


def test_phases_are_working_weeks_after_the_date():
    text = new_proposal_text(client="Acme", topics=(), company=None, date=DAY)
    proposal = read(text)[0]
    plan = next(chapter for chapter in proposal.chapters if isinstance(chapter, PlanChapter))
    assert plan.phases[0].start > proposal.valid_until > DAY
    assert all((phase.start.weekday(), phase.end.weekday()) == (0, 4) for phase in plan.phases)


def test_options_are_written():
    text = new_proposal_text(
        client="A", topics=(), company=None, date=DAY, title="T: x", language="no", currency="NOK", brand="my brand"
    )
    proposal, findings = read(text)
    assert not findings
    assert (proposal.title, proposal.language, proposal.currency, proposal.brand) == ("T: x", "no", "NOK", "my brand")


@pytest.mark.parametrize(
    "name",
    [
        'A "B" & C',
        "it's: #1",
        "Łódź 日本",
        "two\nlines",
        "- x",
        "{{ x }}",
        "yes",
        "null",
        "1.50",
        "*a",
        "&a",
        "%",
        "a\u2028b",
        "@",
        "tab\there",
        "C:\\path\\",
        "\u0085x",
        "\ufeffy",
        "e\u0301",
        "😀",
        "a: b",
        "x #y",
        "?",
        "a,",
        "[",
        "~",
    ],
)
def test_names_come_back_as_they_were(name):
    proposal, findings = read(new_proposal_text(client=name, topics=(), company=None, date=DAY))
    assert not findings
    assert proposal.client.name == name.strip()


@settings(max_examples=60, deadline=None)
@given(name=st.text(max_size=30))
def test_any_name_gives_a_proposal_that_can_be_read(name):
    proposal, findings = read(new_proposal_text(client=name, topics=(), company=None, date=DAY))
    assert all(finding.code == "missing-value" for finding in findings)
    assert bool(proposal.client.name) == (not findings)


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=40))
def test_scalars_are_read_as_they_were_written(text):
    assert node_of(f"a: {scalar(text)}\n").value[0][1].value == text


@pytest.mark.parametrize("language", ["en", "de", "pl"])
def test_no_line_of_the_summary_ends_in_mid_sentence(language):
    text = new_proposal_text(client="Acme", topics=(), company=None, date=DAY, language=language)
    summary = read(text)[0].chapters[0].body
    assert all(line.endswith((".", "]", "]**")) for line in summary.splitlines() if line), summary
