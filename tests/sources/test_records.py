from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import pytest

from studio.domain.entries import Benefit, CaseStudy, EntryId, Figure, NextStep, TextField
from studio.domain.findings import Severity
from studio.domain.places import NOWHERE, Place
from studio.sources.records import read_overrides, read_record
from tests.sources.yaml_values import codes, node_of, reading


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: Annotated[str, TextField("name")]
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    title: Annotated[str, TextField("title")]
    size: Size = Size.SMALL
    ready: bool = False
    count: int = 0
    ratio: float = 0.0
    price: Decimal = Decimal(0)
    day: date | None = None
    words: tuple[Annotated[str, TextField("word")], ...] = ()
    tags: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    main: Part | None = None
    box: tuple[float, float] = (0.0, 0.0)
    fields: tuple[tuple[str, str], ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


def read(text: str, cls: type = Thing, **options):
    context = reading()
    return read_record(cls, node_of(text), context, **options), context


def test_every_type_is_read():
    thing, context = read(
        """
        title: Lamp
        size: large
        ready: true
        count: 3
        ratio: 0.5
        price: 1250.50
        day: 2027-02-28
        words: [one, 2]
        tags: [a, b]
        parts:
          - name: Foot
            weight: 1.10
          - {name: Shade}
        main: {name: Bulb}
        box: [1, 2.5]
        fields: {colour: red, code: 007}
        """
    )
    assert not context.findings
    assert thing == Thing(
        title="Lamp",
        size=Size.LARGE,
        ready=True,
        count=3,
        ratio=0.5,
        price=Decimal("1250.50"),
        day=date(2027, 2, 28),
        words=("one", "2"),
        tags=("a", "b"),
        parts=(Part(name="Foot", weight=Decimal("1.10")), Part(name="Shade")),
        main=Part(name="Bulb"),
        box=(1.0, 2.5),
        fields=(("colour", "red"), ("code", "007")),
    )
    assert str(thing.price) == "1250.50"
    assert str(thing.parts[0].weight) == "1.10"


@pytest.mark.parametrize("written", ["2010", "1.50", "true", "NO", "on", "2027-02-28", "0x1F", "1e3", "007"])
def test_text_is_what_was_written(written):
    assert read(f"title: {written}")[0].title == written


def test_all_findings_come_at_once_and_the_rest_survives():
    thing, context = read(
        """
title: Lamp
sise: large
ready: yes
count: 1.5
price: .nan
day: 28.02.2027
words: {}
parts:
  - name: Foot
    weight: heavy
  - weight: 1
  - name: Shade
fields: [a]
"""
    )
    assert codes(context.findings) == [
        "wrong-type",
        "wrong-type",
        "bad-number",
        "bad-date",
        "wrong-type",
        "bad-number",
        "missing-key",
        "wrong-type",
        "unknown-key",
    ]
    assert [finding.place.line for finding in context.findings] == [4, 5, 6, 7, 8, 11, 12, 14, 3]
    assert all(finding.place.column for finding in context.findings)
    assert thing == Thing(title="Lamp", parts=(Part(name="Foot"), Part(name="Shade")))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: a\nreddy: true", "did you mean `ready`?"),
        ("title: a\nsize: lagre", "did you mean `large`?"),
        ("title: a\nready: yes", "did you mean `true`?"),
        ("title: a\nsize: zzz", "choose one of: small, large"),
        ("title: {{ client.name }}", "put quotes around a text that begins with `{`"),
        ("title: a\nprice: 1,000", "write digits with a decimal point alone, such as 1250.50"),
        ("title: a\nday: 01/02/2027", "write year, month and day: 2027-02-28"),
        ("title: a\n<<: {ready: true}", "merge keys are not read: write the keys out"),
        ("title: a\ntags: flask", "begin each item on a line of its own with `- `"),
    ],
)
def test_hints_say_what_to_do(text, hint):
    assert [finding.hint for finding in read(text)[1].findings] == [hint]


@pytest.mark.parametrize("text", ["size: small", "title:", "title: ''", "title: ~", "title: [a]", "just a text", "[]"])
def test_a_record_without_a_required_field_is_left_out(text):
    thing, context = read(text)
    assert thing is None
    assert len(context.findings) == 1


@pytest.mark.parametrize(
    "number", ["NaN", ".inf", "1e999", "1e12", "0.0000001", "1_000", "0x10", "12 €", "", "9" * 5000, "١٢"]
)
def test_numbers_that_are_none_are_refused(number):
    assert codes(read(f"title: a\nprice: '{number}'")[1].findings) == ["bad-number"]


@pytest.mark.parametrize("number", ["0", "-1.5", "+2", ".5", "1e3", "999999999999.999999"])
def test_numbers_are_exact(number):
    assert read(f"title: a\nprice: {number}")[0].price == Decimal(number)


def test_a_key_written_twice_is_a_finding_and_the_first_counts():
    thing, context = read("title: one\ntitle: two")
    assert thing.title == "one"
    assert codes(context.findings) == ["duplicate-key"]
    assert context.findings[0].place.line == 2


def test_keys_that_are_no_words_are_findings():
    assert codes(read("title: a\n? [x]\n: b\n? {y: z}\n: c")[1].findings) == ["wrong-type", "wrong-type"]


@pytest.mark.parametrize(("escape", "name"), [("\\0", "U+0000"), ("\\x7f", "U+007F"), ("\\uffff", "U+FFFF")])
def test_escapes_cannot_bring_in_control_characters(escape, name):
    thing, context = read(f'title: ok\nwords: ["We say a{escape}b{escape}c", "fine\\tand\\ngood"]')
    (finding,) = context.findings
    assert finding.code == "control-character"
    assert finding.severity is Severity.WARNING
    assert name in finding.text
    assert "after “We say a”" in finding.text
    assert thing.words == ("We say abc", "fine\tand\ngood")


def test_places_of_texts_follow_the_items_that_remain():
    _, context = read("title: a\nparts:\n  - {weight: 1}\n  - {name: b}\n")
    places = dict(context.take_places())
    assert places["title"] == Place(file="test.yaml", line=1, column=8, field="title")
    assert places["parts.0.name"].line == 4
    assert "parts.0.weight" not in places


def test_unknown_keys_become_free_fields_where_a_record_is_open():
    thing, context = read("title: a\ncost_centre: 4711\nredy: x\nbad-name: y", open_fields=True)
    assert thing.fields == (("cost_centre", "4711"), ("redy", "x"))
    assert codes(context.findings) == ["near-key", "bad-name"]
    assert dict(context.take_places())["fields.cost_centre"].line == 2


def test_overrides_are_typed_and_need_nothing():
    context = reading()
    node = node_of(
        """
        title: Other
        figures:
          - {value: 1, label: a}
        confidential: true
        challenge:
        review_by: 2027-01-01
        """
    )
    assert read_overrides(CaseStudy, node, context) == (
        ("title", "Other"),
        ("figures", (Figure(value="1", label="a"),)),
        ("confidential", True),
        ("challenge", ""),
        ("review_by", date(2027, 1, 1)),
    )
    assert not context.findings
    assert {"title", "figures.0.value"} <= set(dict(context.take_places()))


def test_overrides_cannot_empty_what_is_required_nor_rename_an_entry():
    context = reading()
    node = node_of("title: ''\ndescription:\nid: other\nplace: x\noutcom: y\noutcome: good")
    assert read_overrides(Benefit, node, context) == (("outcome", "good"),)
    assert codes(context.findings) == ["missing-value", "missing-value", "unknown-key", "unknown-key", "unknown-key"]
    assert read_overrides(Benefit, node_of("[a]"), context) == ()


def test_entries_of_the_domain_are_read():
    step, context = read("id: go\ntitle: Go on\nhref: https://example.com", NextStep)
    assert step == NextStep(id=EntryId("go"), title="Go on", href="https://example.com")
    assert not context.findings


def test_a_type_without_a_reader_is_a_bug():
    @dataclass(frozen=True)
    class Odd:
        thing: complex

    with pytest.raises(TypeError, match="complex"):
        read("thing: 1", Odd)
