"""Files that were damaged in every way give findings or a StudioError, never a traceback."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.errors import StudioError
from studio.domain.findings import Finding
from studio.sources.libraries.library import read_library
from studio.sources.proposals.new import new_proposal_text
from studio.sources.proposals.proposal import read_proposal
from studio.sources.yaml_nodes import LIBRARY_LIMITS, parse_nodes
from tests.sources.yaml_values import ROOT

FLASK = {path.name: path.read_bytes() for path in sorted((ROOT / "content" / "flask").glob("*.yaml"))}
LIBRARY, _ = read_library(ROOT / "content")
PROPOSAL = new_proposal_text(
    client="Acme", topics=[LIBRARY.topics[0]], company=LIBRARY.topics[-1], date=date(2027, 1, 1)
).encode()

ENTRIES = [len(section.entries) for section in LIBRARY.topic("flask").sections]

SNIPPETS = st.sampled_from(
    [
        b"\t",
        b"\0",
        b"\xff",
        b": ",
        b"- ",
        b"{",
        b"[",
        b"]",
        b"}",
        b"&a ",
        b"*a ",
        b"!!x ",
        b"'",
        b'"',
        b"|\n",
        b"? ",
        b"#",
        b"---\n",
        b"...\n",
        b"%",
        b"\n",
        b"<<: ",
        b"null",
        b"~",
        b"2027-99-99",
        b"1e999",
        b"\\u0000",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xa8",
        b"@",
        b"`",
        b"id: ",
    ]
) | st.binary(max_size=6)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), SNIPPETS), min_size=1, max_size=6)


def mutated(data: bytes, edits) -> bytes:
    for where, length, snippet in edits:
        start = int(where * len(data))
        data = data[:start] + snippet + data[start + length :]
    return data


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from(sorted(FLASK)), edits=EDITS)
def test_a_damaged_library_costs_that_file_alone(name, edits):
    with TemporaryDirectory() as folder:
        for topic in ("flask", "whole"):
            (Path(folder) / topic).mkdir()
            for other, data in FLASK.items():
                (Path(folder) / topic / other).write_bytes(data)
        (Path(folder) / "flask" / name).write_bytes(mutated(FLASK[name], edits))
        library, findings = read_library(Path(folder))
        assert all(isinstance(finding, Finding) for finding in findings)
        assert all(finding.place.file.endswith(name) for finding in findings)
        whole = library.topic("whole")
        assert [len(section.entries) for section in whole.sections] == ENTRIES


@settings(max_examples=150, deadline=None)
@given(edits=EDITS)
def test_a_damaged_proposal_gives_findings_or_an_error(edits):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.proposal.yaml"
        path.write_bytes(mutated(PROPOSAL, edits))
        try:
            proposal, findings = read_proposal(path)
        except StudioError:
            return
        assert all(finding.place.file == str(path) for finding in findings)
        ids = [chapter.id for chapter in proposal.chapters]
        assert len(set(ids)) == len(ids)


@settings(max_examples=80, deadline=None)
@given(edits=EDITS)
def test_both_parsers_survive_the_same_damage(edits):
    data = mutated(FLASK["benefits.yaml"], edits)
    for pure in (False, True):
        node, findings = parse_nodes(data, "f.yaml", LIBRARY_LIMITS, pure=pure)
        assert node is not None or findings


@pytest.mark.parametrize(
    "junk", [b"\x00" * 100, b"\xff" * 100, b"*" * 100, b"&" * 100, b"\n" * 1000, b"!" * 50, b"%" * 9]
)
def test_junk(junk, tmp_path):
    path = tmp_path / "x.proposal.yaml"
    path.write_bytes(junk)
    with pytest.raises(StudioError):
        read_proposal(path)
