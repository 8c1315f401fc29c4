from datetime import date

import jsonschema
import pytest

from studio.sources.json_schema import as_text, schemas
from studio.sources.libraries.library import read_library
from studio.sources.proposals.new import new_proposal_text
from studio.sources.yaml_nodes import PROPOSAL_LIMITS, read_nodes
from tests.sources.yaml_values import ROOT, as_json, node_of

PROPOSAL = "title: A\ndate: 2027-01-01\nclient: {name: b}\n"
SCHEMAS = schemas()
FILES = [*sorted((ROOT / "content").glob("*/*.yaml")), *sorted((ROOT / "examples").glob("*.proposal.yaml"))]


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = SCHEMAS[f"{name}.schema.json"]
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def faults(name: str, text: str) -> list[str]:
    return [fault.message for fault in validator(name).iter_errors(as_json(node_of(text)))]


def test_the_schemas_in_the_tree_are_up_to_date():
    found = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "assets" / "schema").iterdir()}
    expected = {name: as_text(schema) for name, schema in SCHEMAS.items()}
    assert found == expected, "run: python -m studio.sources.json_schema assets/schema"


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_file_is_valid(file):
    node, findings = read_nodes(file, PROPOSAL_LIMITS)
    assert not findings
    kind, _, language = file.stem.partition(".")
    name = "proposal" if language == "proposal" else f"{kind}.translation" if language else kind
    validator(name).validate(as_json(node))


def test_a_new_proposal_is_valid():
    library, _ = read_library(ROOT / "content")
    text = new_proposal_text(client="A", topics=library.topics[:2], company=library.topics[-1], date=date(2027, 1, 1))
    assert not faults("proposal", text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("topic", "title: A\nsumary: x"),
        ("topic", "summary: x"),
        ("faq", "title: A"),
        ("faq", "title: A\nentries: [{id: a, question: b}]"),
        ("faq", "title: A\nentries: [{id: A B, question: b, answer: c}]"),
        ("faq", "title: A\nentries: [{id: a, question: b, answer: c, review_by: soon}]"),
        ("faq", "title: A\nentries: [{id: a, question: b, answer: c, place: x}]"),
        ("proposal", "title: A\ndate: 2027-01-01"),
        ("proposal", PROPOSAL + "lang: de"),
        ("proposal", PROPOSAL + "chapters: [{title: a}]"),
        ("proposal", PROPOSAL + "chapters: [{title: a, kind: plam}]"),
        ("proposal", PROPOSAL + "chapters: [{title: a, kind: plan, picks: []}]"),
        ("proposal", PROPOSAL + "chapters: [{title: a, picks: [a/benfits/c]}]"),
        (
            "proposal",
            PROPOSAL + "chapters: [{title: a, picks: [{entry: a/benefits/c, set: {answer: x}}]}]",
        ),
    ],
)
def test_what_the_reader_refuses_is_invalid(name, text):
    assert faults(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("faq", "title: 2010\nintro:\nentries: [{id: a, question: true, answer: 1.5, notes: }]"),
        ("proposal", "title: A\ndate: 2027-01-01\nclient: {name: b, anything: 1}\nconsultant: {vat: x}"),
        (
            "proposal",
            PROPOSAL + "chapters: [{title: a, picks: [{entry: a/benefits/c, set: {outcome: }}, a/faq/b]}]",
        ),
    ],
)
def test_what_the_reader_takes_is_valid(name, text):
    assert not faults(name, text)


def test_descriptions_come_from_the_types():
    schema = SCHEMAS["faq.schema.json"]["$defs"]["Question"]
    assert schema["description"] == "A question that clients ask, with its answer."
    assert schema["properties"]["answer"]["description"] == "the short, true answer"
    client = SCHEMAS["proposal.schema.json"]["$defs"]["Client"]["properties"]
    assert client["contact"]["description"] == "Role and department of the person addressed."
