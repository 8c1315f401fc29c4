import os
from pathlib import Path

import pytest

from studio.domain.findings import Severity
from studio.sources.yaml_nodes import LIBRARY_LIMITS, PLAIN, QUOTED, Limits, parse_nodes, read_bytes, read_nodes
from tests.sources.yaml_values import codes, node_of

pytestmark = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "python"])

BOMB = b"a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + level, 98 + level, b", ".join([b"*%c" % (97 + level)] * 9)) for level in range(9)
)


def findings_of(data: bytes, *, pure: bool):
    node, findings = parse_nodes(data, "f.yaml", LIBRARY_LIMITS, pure=pure)
    assert (node is None) == any(finding.code != "yaml-tag" for finding in findings)
    return findings


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "file-empty", "f.yaml:1"),
        (b"# nothing\n", "file-empty", "f.yaml:1"),
        (b"a: 1\nb: caf\xe9", "file-encoding", "f.yaml:2:7"),
        ("a: 1".encode("utf-16"), "file-encoding", "f.yaml:1:1"),
        (b"a: 1\nb: x" + b"\x00" * 21, "file-control-character", "f.yaml:2:5"),
        (b"a:\n\t- b", "yaml-syntax", "f.yaml:2:1"),
        (b"a: 'open", "yaml-syntax", "f.yaml:1:9"),
        (b"title: Flask: why", "yaml-syntax", "f.yaml:1:13"),
        (b"a: 1\n---\nb: 1", "yaml-syntax", "f.yaml:2:1"),
        (b"a: *nobody", "yaml-syntax", "f.yaml:1:4"),
        (b"[" * 100_000, "file-limits", "f.yaml:1"),
        (b"{" * 100_000, "file-limits", "f.yaml:1"),
        (b"- " * 50_000 + b"x", "file-limits", "f.yaml:1"),
        (b"? " * 50_000 + b"x", "file-limits", "f.yaml:1"),
        (BOMB, "file-limits", "f.yaml:6"),
        (b"a: &a [*a, *a]", "file-limits", "f.yaml:1"),
        (b"a: !env SECRET", "yaml-tag", "f.yaml:1:4"),
        (b"a: !!python/object/apply:os.system [ls]", "yaml-tag", "f.yaml:1:4"),
    ],
)
def test_everything_wrong_is_a_finding_at_its_place(data, code, place, pure):
    (finding,) = findings_of(data, pure=pure)
    assert finding.code == code
    assert str(finding.place) == place


@pytest.mark.parametrize(
    ("data", "place", "values"),
    [
        (b"a: 1\nb: x\x00y", "f.yaml:2:5", ["1", "xy"]),
        (b"a: \x1b[31m", "f.yaml:1:4", ["[31m"]),
        (b"a: \xc2\x805", "f.yaml:1:4", ["5"]),
        (b"a\x7f: |\n  long\n  text", "f.yaml:1:2", ["long\ntext"]),
        ("- ü\ufffe: [1]\n".encode(), "f.yaml:1:4", None),
    ],
)
def test_a_control_character_alone_is_left_out_and_told_with_its_place(data, place, values, pure):
    node, (finding,) = parse_nodes(data, "f.yaml", LIBRARY_LIMITS, pure=pure)
    assert (finding.code, finding.severity) == ("file-control-character", Severity.WARNING)
    assert str(finding.place) == place
    assert "U+" in finding.text
    if values is None:
        assert node.value[0].value[0][0].value == "ü"
    else:
        assert [value.value for _, value in node.value] == values


def test_half_an_emoji_gets_a_hint(pure):
    _, findings = parse_nodes(b'a: "\\ud83d"', "f.yaml", LIBRARY_LIMITS, pure=pure)
    assert pure or "write the character itself" in findings[0].hint
    assert pure or "\\U0001F600" in findings[0].hint


def test_tags_are_found_wherever_they_stand(pure):
    for data in (b"!x 1", b"[!x 1]", b"[1,!x 2]", b"{!x 1: 2}", b"a:\n- !x 1", b"a:\n  !x 1", b'{"a":!x 1}'):
        assert codes(findings_of(data, pure=pure)) == ["yaml-tag"], data
    assert not findings_of(b"a: Great! Really!! (!x)", pure=pure)


@pytest.mark.parametrize(
    "data",
    [b'a: "\\UFFFFFFFF"', b"%YAML 1." + b"9" * 5000 + b"\n---\na: 1", b"%TAG ! %FF%FE\n---\na: !x 1", b"a: !<%zz> 1"],
)
def test_what_makes_parsers_stumble_is_a_finding_too(data, pure):
    assert findings_of(data, pure=pure)


def test_a_tab_and_a_colon_get_a_hint(pure):
    assert "tabs" in findings_of(b"a:\n\t- b", pure=pure)[0].hint
    assert "quotes" in findings_of(b"title: Flask: why", pure=pure)[0].hint


def test_a_byte_order_mark_is_taken_off(pure):
    node, findings = parse_nodes(b"\xef\xbb\xbfa: 1", "f.yaml", LIBRARY_LIMITS, pure=pure)
    assert not findings
    assert node.value[0][0].value == "a"


def test_nodes_tell_how_they_were_written(pure):
    node, _ = parse_nodes(b"[NO, 'NO', \"1\", 1, !!str 1]", "f.yaml", LIBRARY_LIMITS, pure=pure)
    assert [item.tag for item in node.value] == [PLAIN, QUOTED, QUOTED, PLAIN, QUOTED]


def test_a_few_aliases_are_fine(pure):
    node, findings = parse_nodes(b"a: &x [1, 2]\nb: *x\nc: [*x, *x]", "f.yaml", LIBRARY_LIMITS, pure=pure)
    assert not findings
    assert node is not None


def test_limits_are_counted_in_bytes_nodes_and_levels(pure):
    def code(**limits: int) -> list[str]:
        return codes(parse_nodes(b"a: [1, [2]]", "f.yaml", Limits(**limits), pure=pure)[1])

    assert code(size=10) == ["file-too-large"]
    assert code(size=11, nodes=6, depth=4) == []
    assert code(nodes=5) == ["file-limits"]
    assert code(depth=3) == ["file-limits"]


def test_a_missing_file_and_a_folder_are_findings(tmp_path: Path, pure):
    assert pure or codes(read_nodes(tmp_path / "none.yaml", LIBRARY_LIMITS)[1]) == ["file-missing"]
    assert codes(read_nodes(tmp_path, LIBRARY_LIMITS)[1]) == ["file-missing"]
    assert "a folder" in read_nodes(tmp_path, LIBRARY_LIMITS)[1][0].text
    assert codes(read_nodes(tmp_path / "a\0b", LIBRARY_LIMITS)[1]) in (["file-missing"], ["file-unreadable"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_what_is_no_file_is_called_what_it_is(tmp_path: Path, pure):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "gone.yaml")
    (tmp_path / "file.yaml").write_text("a: 1", encoding="utf-8")
    said = {"pipe.yaml": "a pipe", "link.yaml": "a link", "file.yaml/x.yaml": "not there", "none.yaml": "not there"}
    for name, what in said.items():
        node, (finding,) = read_nodes(tmp_path / name, LIBRARY_LIMITS)
        assert pure or node is None
        assert what in finding.text
        assert finding.hint


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path, pure):
    file = tmp_path / "large.yaml"
    file.write_bytes(b"a: " + b"x" * 100)
    assert codes(read_nodes(file, Limits(size=50))[1]) == ["file-too-large"]
    assert pure or node_of("a: 1") is not None


def test_a_file_of_any_size_is_read_whole(tmp_path: Path, pure):
    file = tmp_path / "long.yaml"
    for size in (0, 1, 65_535, 65_536, 65_537, 200_000):
        file.write_bytes(b"a" * size)
        assert pure or read_bytes(file, LIBRARY_LIMITS) == (b"a" * size, ())
        assert read_bytes(file, Limits(size=100_000))[0] == b"a" * min(size, 100_001)
