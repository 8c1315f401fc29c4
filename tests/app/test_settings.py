import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.app.export_choice import ExportChoice, choices_from_json
from studio.app.outputs import Output
from studio.app.settings import (
    EXPORTS,
    RECENTS,
    Recent,
    Settings,
    Theme,
    change_settings,
    export_of,
    missing_recents,
    read_settings,
    with_export,
    with_recent,
    without_recent,
)
from studio.domain.errors import StudioError
from studio.domain.proposal import Consultant

FULL = Settings(
    recents=(Recent(path=Path("a.proposal.yaml"), title="Ä", client="Acme", opened="2027-01-10T10:00:00"),),
    theme=Theme.DARK,
    geometry="AAEC",
    splitters={"main": (200, 400)},
    zoom=1.25,
    guide_dismissed=True,
    consultant=Consultant(company="We", fields=(("region", "North"),)),
    export_folder=Path("out"),
    others={"from_the_future": [1, {"a": None}]},
)


def test_what_is_written_reads_the_same(tmp_path):
    file = tmp_path / "deep" / "settings.json"
    assert change_settings(file, lambda _: FULL) == FULL
    assert read_settings(file) == FULL


def test_there_need_be_no_file(tmp_path):
    assert read_settings(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_kept_aside(tmp_path, damage):
    file = tmp_path / "settings.json"
    file.write_bytes(damage)
    assert read_settings(file) == Settings()
    assert (tmp_path / "settings.json.damaged").read_bytes() == damage


def test_a_faulty_value_costs_that_value_alone(tmp_path):
    file = tmp_path / "settings.json"
    content = {"theme": "pink", "zoom": 99, "guide_dismissed": 1, "splitters": {"a": ["x"], "b": [1]}, "geometry": "AA"}
    file.write_text(json.dumps(content), encoding="utf-8")
    assert read_settings(file) == Settings(splitters={"b": (1,)}, geometry="AA")


def test_sizes_and_zooms_that_no_screen_has_are_left_out(tmp_path):
    file = tmp_path / "settings.json"
    splitters = {"panes": [2**31, 5], "drawer": [300, 2**70], "main": [200, 400]}
    zooms = {"deck": 10**400, "slides": float("nan"), "proposal": 1.5, "a": "width", "b": -1, "c": [1], "d": True}
    content = {"splitters": splitters, "preview": {"zoom": zooms, "strip": True}}
    file.write_text(json.dumps(content), encoding="utf-8")
    found = read_settings(file)
    assert found.splitters == {"main": (200, 400)}
    assert found.others == {"preview": {"zoom": {"proposal": 1.5, "a": "width"}, "strip": True}}


@pytest.mark.parametrize("preview", ["x", None, [1], {"zoom": 10**400}, {"zoom": None}])
def test_a_preview_that_is_none_is_read(tmp_path, preview):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"preview": preview}), encoding="utf-8")
    assert read_settings(file).others == {"preview": preview}


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
keys = st.sampled_from([*Settings.__dataclass_fields__, "path", "fields", "x"])


@given(st.dictionaries(keys, values | st.lists(st.dictionaries(keys, values, max_size=2), max_size=2)))
@settings(deadline=None, max_examples=50)
def test_any_values_can_be_read(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("any") / "settings.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    found = read_settings(file)
    assert change_settings(file, lambda _: found) == read_settings(file)


def test_two_windows_keep_the_recents_of_both(tmp_path):
    file = tmp_path / "settings.json"
    for name in ("a", "b", "c"):
        change_settings(file, lambda now, name=name: with_recent(now, Recent(path=Path(name))))
    assert [recent.path.name for recent in read_settings(file).recents] == ["c", "b", "a"]


def test_recents_are_few_and_each_once(tmp_path):
    found = Settings()
    for number in range(20):
        found = with_recent(found, Recent(path=tmp_path / str(number)))
    assert len(found.recents) == RECENTS
    found = with_recent(found, Recent(path=tmp_path / "sub" / ".." / "15", title="again"))
    assert len(found.recents) == RECENTS
    assert found.recents[0].title == "again"
    assert without_recent(found, tmp_path / "15").recents == found.recents[1:]


def test_missing_files_are_known_and_kept(tmp_path):
    (tmp_path / "here").touch()
    found = Settings(recents=(Recent(path=tmp_path / "gone"), Recent(path=tmp_path / "here")))
    assert missing_recents(found) == {tmp_path / "gone"}
    assert len(found.recents) == 2


def test_a_folder_in_the_way_is_told(tmp_path):
    (tmp_path / "settings.json").mkdir()
    with pytest.raises(StudioError):
        change_settings(tmp_path / "settings.json", lambda now: replace(now, zoom=2.0))


def test_what_was_exported_is_known_by_the_proposals_path(tmp_path):
    file, proposal = tmp_path / "settings.json", tmp_path / "a.proposal.yaml"
    choice = ExportChoice(folder=tmp_path / "out", outputs=(Output.PROPOSAL,), stem="for the board")
    change_settings(file, lambda now: with_export(now, proposal, choice))
    found = read_settings(file)
    assert export_of(found, tmp_path / "sub" / ".." / proposal.name, tmp_path) == choice
    assert export_of(found, tmp_path / "other" / "b.yaml", tmp_path).folder == tmp_path / "other"
    assert export_of(found, None, tmp_path / "documents").folder == tmp_path / "out"
    assert export_of(Settings(), None, tmp_path / "documents").folder == tmp_path / "documents"


def test_exports_of_few_proposals_are_known_the_latest_first(tmp_path):
    found = Settings()
    for number in range(EXPORTS + 5):
        found = with_export(found, tmp_path / str(number), ExportChoice(folder=tmp_path))
    assert len(found.exports) == EXPORTS
    assert next(iter(found.exports)).endswith(str(EXPORTS + 4))


@pytest.mark.parametrize("value", [7, {"a": 1}, {"a": {"folder": "", "outputs": ["deck"], "stem": ""}}, {"a": {}}])
def test_faulty_exports_are_left_out(value):
    assert choices_from_json(value) == {}


def test_outputs_that_are_not_known_are_left_out():
    read = choices_from_json({"a": {"folder": "x", "outputs": ["deck", "film"], "stem": ""}})
    assert read["a"].outputs == (Output.DECK,)
    assert choices_from_json({"a": {"folder": "x", "outputs": ["film"], "stem": ""}}) == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.json")
    assert read_settings(tmp_path / "settings.json") == Settings()
