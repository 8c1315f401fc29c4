import os
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.domain.errors import StudioError
from studio.sources.brands.template import read_template
from studio.sources.brands.template_package import PackageLimits, open_template
from tests.sources.brands.template_decks import DEFAULT, FOREIGN, changed, package_of, parts_of

DECK = DEFAULT / "deck.pptx"
TYPES = "[Content_Types].xml"
MAIN = "presentationml.presentation.main+xml"
ORIGINAL = DECK.read_bytes()


def refused(path: Path) -> str:
    with pytest.raises(StudioError) as caught:
        read_template(path)
    assert caught.value.detail
    assert caught.value.hint
    return caught.value.title


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "vnd.ms-powerpoint.template.macroEnabled.main+xml",
    ],
)
def test_templates_and_shows_are_read_like_decks(tmp_path, kind):
    full = f"application/vnd.openxmlformats-officedocument.{MAIN}"
    path = changed(tmp_path / "brand.potx", (TYPES, (full, f"application/{kind}")))
    assert len(read_template(path).layouts) == len(read_template(DECK).layouts)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"hello", "no"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (b"PK\x03\x04", "cannot be read"),
        (ORIGINAL[: len(ORIGINAL) // 2], "cannot be read"),
        (package_of({"a.txt": b"text"}), "not a PowerPoint file"),
    ],
)
def test_what_is_no_deck_is_refused(tmp_path, data, said):
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    assert said in refused(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert "no template" in refused(tmp_path / "none.pptx")
    assert "not a file" in refused(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "deck.pptx")
    assert "not a file" in refused(tmp_path / "deck.pptx")


@pytest.mark.parametrize(("kind", "said"), [("wordprocessingml.document", "Word"), ("spreadsheetml.sheet", "Excel")])
def test_documents_of_other_programs_are_named(tmp_path, kind, said):
    types = (
        f'<Types><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
    )
    path = tmp_path / "deck.pptx"
    path.write_bytes(package_of({TYPES: types.encode()}))
    assert said in refused(path)


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "a\\b.xml", "c:x.xml", "ppt/../../x"])
def test_parts_that_lead_out_of_the_package_are_refused(tmp_path, name):
    path = tmp_path / "deck.pptx"
    path.write_bytes(package_of(parts_of(DECK) | {name: b"x"}))
    assert "impossible name" in refused(path)


def test_a_part_that_is_there_twice_is_refused(tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(package_of(parts_of(DECK) | {"PPT/presentation.xml": b"x"}))
    assert "impossible name" in refused(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "deck.pptx"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, data in parts_of(DECK).items():
            package.writestr(name, data)
        package.writestr("ppt/media/bomb.bin", bytes(3_000_000))
    assert "suspiciously" in refused(path)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (PackageLimits(file=1000), "larger than 1,000 bytes"),
        (PackageLimits(parts=3), "more than 3 parts"),
        (PackageLimits(part=500), "larger than 500 bytes"),
        (PackageLimits(total=500), "larger than 500 bytes"),
    ],
)
def test_limits_hold(limits, said):
    with pytest.raises(StudioError, match=said):
        open_template(DECK, limits)


def test_an_encrypted_entry_is_refused(tmp_path):
    data = bytearray(ORIGINAL)
    central = data.find(b"PK\x01\x02")
    data[central + 8] |= 1
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    assert "password" in refused(path)


def test_a_deck_without_masters_is_refused(tmp_path):
    parts = parts_of(DECK)
    text = parts["ppt/presentation.xml"].decode()
    begin, end = text.index("<p:sldMasterIdLst>"), text.index("</p:sldMasterIdLst>") + len("</p:sldMasterIdLst>")
    parts["ppt/presentation.xml"] = (text[:begin] + text[end:]).encode()
    path = tmp_path / "deck.pptx"
    path.write_bytes(package_of(parts))
    assert "no slide master" in refused(path)


def test_a_deck_without_layouts_is_refused(tmp_path):
    parts = parts_of(DECK)
    text = parts["ppt/slideMasters/slideMaster1.xml"].decode()
    begin, end = text.index("<p:sldLayoutIdLst>"), text.index("</p:sldLayoutIdLst>") + len("</p:sldLayoutIdLst>")
    parts["ppt/slideMasters/slideMaster1.xml"] = (text[:begin] + text[end:]).encode()
    path = tmp_path / "deck.pptx"
    path.write_bytes(package_of(parts))
    assert "no slide layouts" in refused(path)


@pytest.mark.parametrize(
    "part",
    ["ppt/theme/theme1.xml", "ppt/slideLayouts/slideLayout2.xml", "ppt/presentation.xml", "_rels/.rels", TYPES],
)
def test_a_missing_part_is_refused(tmp_path, part):
    assert refused(changed(tmp_path / "deck.pptx", drop=(part,)))


def test_entities_are_refused(tmp_path):
    theme = "ppt/theme/theme1.xml"
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><a:theme '
    path = changed(
        tmp_path / "deck.pptx", (theme, ("<a:theme ", bomb)), (theme, ('typeface="Arial"', 'typeface="&b;"'))
    )
    assert "document type" in refused(path)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_random_bytes_are_an_error_never_a_crash(tmp_path, data):
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"PK\x03\x04" + data)
    assert refused(path)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.integers(0, len(ORIGINAL) - 1))
def test_a_truncated_deck_is_an_error_never_a_crash(tmp_path, length):
    path = tmp_path / "deck.pptx"
    path.write_bytes(ORIGINAL[:length])
    assert refused(path)


ATTRIBUTE_VALUES = st.one_of(
    st.sampled_from(["", "0", "-1", "NaN", "1e308", "99999999999999999999", "true", "rId999", "title", "accent1"]),
    st.text(alphabet="abc019-.%", max_size=6),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_deck_with_mangled_markup_is_read_or_refused_never_a_crash(tmp_path, data):
    """Replace one attribute's value, or drop one stretch of markup, in one part."""
    source = data.draw(st.sampled_from([DECK, FOREIGN]))
    parts = parts_of(source)
    names = sorted(
        n for n in parts if n.endswith((".xml", ".rels")) and ("Master" in n or "Layout" in n or "theme" in n)
    )
    name = data.draw(st.sampled_from([*names, "ppt/presentation.xml"]))
    text = parts[name].decode("utf-8")
    quotes = [index for index, sign in enumerate(text) if sign == '"']
    start = data.draw(st.integers(2, len(quotes) // 2 - 1)) * 2
    value = data.draw(ATTRIBUTE_VALUES)
    parts[name] = (text[: quotes[start] + 1] + value + text[quotes[start + 1] :]).encode("utf-8")
    path = tmp_path / "deck.pptx"
    path.write_bytes(package_of(parts))
    with suppress(StudioError):
        assert read_template(path).layouts
