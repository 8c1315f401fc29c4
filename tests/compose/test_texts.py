"""Texts are final: values inert, addresses safe, what is missing marked, every doubt at its place."""

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.compose.characters import clean_line
from studio.compose.texts import LONGEST, MOST_TOLD
from studio.domain.findings import Severity
from studio.domain.places import Place
from studio.domain.text import ParagraphKind, Span, plain, plain_line
from tests.compose.values import codes, texts
from tests.counting import calls_to

HOSTILE = "*A* [x](y) {{ client.name }} `c` <b> - 1. \\ ![p](q)"


def test_a_value_appears_as_it_is() -> None:
    at = texts({"client.name": HOSTILE})
    assert at.line("title", "For **{{ client.name }}**!") == (
        Span(text="For "),
        Span(text=HOSTILE, bold=True),
        Span(text="!"),
    )
    assert at.findings == []


@given(st.text(max_size=40), st.text(alphabet="ab *_`[]()\n-", max_size=20))
def test_any_value_is_inert_in_any_text(value: str, around: str) -> None:
    at = texts({"client.name": value})
    shown = clean_line(value)
    empty = texts({"client.name": "\ue123" if shown else ""})
    source = f"{around}{{{{ client.name }}}}{around}"
    expected = plain(empty.rich("body", source)).replace("\ue123", shown) if shown else None
    result = plain(at.rich("body", source))
    assert expected is None or result == expected or codes(at.findings) == ["merge-field-empty"]


@given(st.text(max_size=120))
def test_any_text_can_be_composed(text: str) -> None:
    at = texts({"client.name": "Acme"})
    at.line("title", text)
    for paragraph in at.rich("body", text):
        assert paragraph.spans
    at.address("href", text)


def test_an_unknown_field_is_marked_and_told_at_its_line() -> None:
    at = texts({"client.name": "Acme"}, Place(file="a.yaml", line=10, column=9))
    (paragraph,) = at.rich("body", "One\ntwo {{ client.nmae }}\n")
    assert paragraph.spans == (Span(text="One two "), Span(text="missing: client.nmae", missing=True))
    (finding,) = at.findings
    assert (finding.code, finding.severity, finding.source) == ("merge-field-unknown", Severity.ERROR, "pick")
    assert finding.place == Place(file="a.yaml", line=12, field="body")
    assert finding.hint == "Did you mean “client.name”?"


def test_a_text_of_one_line_is_told_where_it_begins() -> None:
    at = texts({"client.name": ""}, Place(file="a.yaml", line=10, column=9))
    assert at.line("title", "{{ client.name }}") == (Span(text="missing: client.name", missing=True),)
    assert at.findings[0].place == Place(file="a.yaml", line=10, column=9, field="title")
    assert codes(at.findings) == ["merge-field-empty"]


def test_braces_that_never_close_stay_visible() -> None:
    at = texts({"client.name": "Acme"})
    assert at.line("title", "Dear {{ client.name") == (
        Span(text="Dear "),
        Span(text="{{", missing=True),
        Span(text=" client.name"),
    )
    assert codes(at.findings) == ["merge-field-unclosed"]


def test_fields_work_in_addresses() -> None:
    at = texts({"consultant.email": "hello@logic.example", "client.name": "Ä & Co"})
    assert at.line("a", "[Write](mailto:{{ consultant.email }})") == (
        Span(text="Write", href="mailto:hello@logic.example"),
    )
    (span,) = at.line("a", "[{{ client.name }}](https://a.example/{{ client.name }}?q=a%20b)")
    assert span == Span(text="Ä & Co", href="https://a.example/%C3%84%20&%20Co?q=a%20b")
    assert at.address("href", "mailto:{{ consultant.email }}") == ("mailto:hello@logic.example", ())
    assert at.findings == []


def test_an_address_that_lacks_a_value_is_no_link_and_marked() -> None:
    at = texts({"consultant.email": ""})
    assert at.line("a", "[Write](mailto:{{ consultant.email }})") == (Span(text="Write", missing=True),)
    mark = Span(text="missing: consultant.email", missing=True)
    assert at.address("href", "mailto:{{ consultant.email }}") == ("", (mark,))
    assert codes(at.findings) == ["merge-field-empty"] * 2


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", "file:///etc/passwd", "data:text/html,x", "page.html", "#top",
     "//a.example", "",
     "https://", "mailto:", "vbscript:x", "http:a"],
)  # fmt: skip
def test_links_lead_to_web_mail_and_phone_alone(address: str) -> None:
    at = texts()
    assert at.line("a", f"[words]({address})") == (Span(text="words"),)
    assert codes(at.findings) == ["link-refused"]


def test_a_value_cannot_make_an_address_dangerous() -> None:
    at = texts({"client.site": "javascript:alert(1)"})
    assert at.line("a", "[site]({{ client.site }})") == (Span(text="site"),)
    assert codes(at.findings) == ["link-refused"]


def test_private_characters_of_the_author_stay() -> None:
    own = "\ue000\U000f0000"
    assert plain_line(texts({"client.name": "Acme"}).line("a", own + "{{ client.name }}" + own)) == own + "Acme" + own


def test_controls_are_left_out_and_told() -> None:
    at = texts({"client.name": "A\x00\nB"})
    assert plain_line(at.line("a", "x\x01\x0b{{ client.name }}\ud800y")) == "x A By"
    assert codes(at.findings) == ["control-character"]


@pytest.mark.parametrize(
    "end", ["{{ client.name }}", "[the handbook](https://example.com/a (b))", "XXXL", "TODOs", "[...]"]
)
@pytest.mark.parametrize("long", [False, True])
def test_what_a_cut_would_leave_in_part_is_no_fault_of_the_text(end: str, long: bool) -> None:
    for before in range(len(end) + 2):
        at = texts({"client.name": "Acme"})
        text = "words " * LONGEST
        text = text[: LONGEST - before - 1] + f" {end} " + text
        (at.rich if long else at.line)("a", text)
        told = [finding.code for finding in at.findings if finding.code != "placeholder-left" or before < len(end)]
        assert told == ["text-too-large"], before


def test_a_field_of_endless_length_is_cut_and_told() -> None:
    at = texts()
    assert len(plain_line(at.line("a", "x" * 100_000))) == LONGEST
    assert codes(at.findings) == ["text-too-large"]
    at.rich("a", "[" * 100_000)


@pytest.mark.parametrize(
    "text", ["Lorem ipsum dolor", "TODO: write", "it is TBD", "XXX", "for [client name]", "[…]", "???"]
)
def test_leftovers_are_told(text: str) -> None:
    at = texts()
    at.line("a", text)
    assert codes(at.findings) == ["placeholder-left"]
    assert at.findings[0].severity is Severity.WARNING


@pytest.mark.parametrize("text", ["todo en orden", "`app.config[key]`", "[a link](https://a.example)", "XXXL", "[1]"])
def test_what_only_looks_like_a_leftover_is_not_told(text: str) -> None:
    at = texts()
    at.line("a", text)
    assert at.findings == []


def test_a_list_with_fields_keeps_its_shape() -> None:
    rich = texts({"client.name": "Acme"}).rich("body", "- {{ client.name }}\n- b")
    assert [(one.kind, plain_line(one.spans)) for one in rich] == [
        (ParagraphKind.BULLET, "Acme"),
        (ParagraphKind.BULLET, "b"),
    ]


def test_an_unknown_name_is_compared_with_the_known_ones_once() -> None:
    at = texts({"client.name": "Acme", "client.email": "a@b.example"})
    written = "{{ client.nmea }} **b** {{ klient.name }} "
    assert calls_to(get_close_matches, lambda: at.rich("body", written * 400)) == 2
    assert calls_to(get_close_matches, lambda: at.rich("body", written * 400 + "a")) == 0
    assert calls_to(get_close_matches, lambda: at.rich("body", (written + "\n") * 400)) == 0


def test_of_very_many_findings_about_a_text_the_first_are_told_and_how_many_there_are() -> None:
    at = texts({"client.name": "Acme"})
    (line,) = at.rich("body", "TBD " + " ".join(f"{{{{ client.f{n} }}}}" for n in range(MOST_TOLD + 1_000)))
    assert sum(span.missing for span in line.spans) == MOST_TOLD + 1_000
    assert codes(at.findings) == ["placeholder-left", *["merge-field-unknown"] * (MOST_TOLD - 1), "more-findings"]
    more = at.findings[-1]
    assert (more.text, more.severity) == ("There are 1,001 more findings about this text.", Severity.ERROR)
    assert (more.source, more.place.field) == ("pick", "body")
    at.line("title", "{{ client.f1 }}")
    assert codes(at.findings)[-1] == "merge-field-unknown"


def test_as_many_findings_as_are_told_are_all_told() -> None:
    at = texts({"client.name": "Acme"})
    at.rich("body", "\n".join(f"{{{{ client.f{n} }}}}" for n in range(MOST_TOLD)))
    assert codes(at.findings) == ["merge-field-unknown"] * MOST_TOLD


def test_values_that_would_make_a_text_huge_are_cut_short_and_told() -> None:
    at = texts({"client.big": "word " * 3_900})
    shown = plain(at.rich("body", "{{ client.big }} " * 1_000))
    assert len(shown) <= LONGEST
    assert "text-too-large" in codes(at.findings)
    assert texts({"client.big": "x" * 100}).rich("body", "{{ client.big }} " * 10)
