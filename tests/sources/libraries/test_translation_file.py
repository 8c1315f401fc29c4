"""Translations beside the originals: what they say, what is wrong with them, and the cache that keeps them."""

import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.languages import in_language, library_for
from studio.domain.library import Library
from studio.domain.translation import text_version, texts_of
from studio.domain.translation_check import translation_findings
from studio.sources.libraries.cache import LibraryCache
from studio.sources.libraries.library import read_library
from tests.sources.libraries.test_cache import OPENED, SEPARATORS, later
from tests.sources.libraries.test_library import BENEFITS, write
from tests.sources.test_mutations import EDITS, FLASK, mutated
from tests.sources.yaml_values import ROOT, codes

VERSION = text_version({"title": "Fast", "description": "It is."})
HEAD = text_version({"title": "Benefits"})
GERMAN = (
    f"title: Vorteile\nof: {HEAD}\nentries:\n"
    f"  - id: fast\n    of: {VERSION}\n    title: Schnell\n    description: Ist so.\n"
)
TOPIC = f"title: x\nsummary: y\nof: {text_version({'title': 'Flask', 'summary': 'A framework.'})}"
FILES = {
    "flask/topic.yaml": "title: Flask\nsummary: A framework.",
    "flask/topic.de.yaml": "title: Die Flasche\nsummary: Ein Framework.",
    "flask/benefits.yaml": BENEFITS,
    "flask/benefits.de.yaml": GERMAN,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "library", FILES)


@pytest.fixture
def cache(tmp_path: Path) -> LibraryCache:
    return LibraryCache(tmp_path / "cache", clock=later)


def german(root: Path, cache: LibraryCache | None = None) -> Library:
    return library_for(read_library(root, cache)[0], "de_AT")


def test_a_library_is_read_with_its_translations(root):
    library, findings = read_library(root)
    assert not findings
    spoken = in_language(library, "de")
    topic = spoken.library.topic("flask")
    assert (topic.title, topic.summary) == ("Die Flasche", "Ein Framework.")
    assert topic.sections[0].title == "Vorteile"
    entry = spoken.library.find("flask/benefits/fast")
    assert (entry.title, entry.description) == ("Schnell", "Ist so.")
    assert Path(entry.place_of("title").file).name == "benefits.de.yaml"
    assert entry.place_of("title").line == 6
    assert library.find("flask/benefits/fast").title == "Fast"
    assert spoken.gap("flask/benefits/fast") is None
    assert in_language(library, "de") is spoken
    assert library_for(library, "en_GB") is library
    assert library_for(library, "fr") is library


def test_what_is_missing_or_old_is_known(root):
    more = "  - id: new\n    title: New\n    description: Not there before.\n"
    write(root, {"flask/benefits.yaml": BENEFITS.replace("It is.", "It really is.") + more})
    library, _ = read_library(root)
    spoken = in_language(library, "de")
    old, new = (spoken.gap(f"flask/benefits/{name}") for name in ("fast", "new"))
    assert (old.version, old.lacking) == (text_version(texts_of(library.find("flask/benefits/fast"))), ())
    assert (new.whole, new.lacking, new.written) == (True, ("title", "description"), "en")
    assert in_language(library, "pl").gap("flask/benefits/fast").whole
    assert in_language(library, "en").gap("flask/benefits/fast") is None
    assert codes(translation_findings(library)) == [
        "translation-outdated",
        "translation-missing",
        "translation-unversioned",
    ]


def test_a_topic_may_be_written_in_another_language(root):
    write(root, {"flask/topic.yaml": "title: Flask\nlanguage: de", "flask/benefits.en.yaml": GERMAN})
    library, findings = read_library(root)
    assert codes(findings) == ["translation-unused", "translation-unused"]
    assert in_language(library, "de").gap("flask/benefits/fast") is None
    assert in_language(library, "en").library.find("flask/benefits/fast").title == "Schnell"
    write(root, {"flask/topic.yaml": "title: Flask\nlanguage: klingon"})
    assert codes(read_library(root)[1]) == ["translation-unused", "unknown-language"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("faq.de.yaml", GERMAN, "translation-alone"),
        ("benefits.xx.yaml", GERMAN, "unknown-section"),
        ("benefits.old.yaml", GERMAN, "unknown-section"),
        ("benefits.pl.yaml", "- a", "wrong-type"),
        ("benefits.pl.yaml", "title: [", "yaml-syntax"),
        ("benefits.pl.yaml", "entries: soon", "wrong-type"),
        ("benefits.pl.yaml", "entries: [{title: x}]", "missing-key"),
        ("benefits.pl.yaml", "entries: [{id: A B, title: x}]", "bad-name"),
        ("benefits.pl.yaml", "entries: [{id: a}, {id: a}]", "duplicate-id"),
        ("benefits.pl.yaml", "entries: [{id: fast, titel: x}]", "unknown-key"),
        ("benefits.pl.yaml", "entries: [{id: fast, tags: [x]}]", "unknown-key"),
        ("benefits.pl.yaml", "entries: [{id: fast, of: yesterday}]", "bad-version"),
        ("benefits.pl.yaml", "of: new\ntitle: x", "bad-version"),
        ("benefits.pl.yaml", "entries: [{id: fast, title: [x]}]", "wrong-type"),
        ("benefits.pl.yaml", "entries: [{id: fast, picture: x.png}]", "wrong-type"),
        ("topic.pl.yaml", "title: x\nlanguage: pl", "unknown-key"),
        ("topic.pl.yaml", "title: x\nentries: []", "unknown-key"),
    ],
)
def test_what_is_wrong_is_told_and_costs_no_more_than_itself(root, name, text, code):
    library, findings = read_library(write(root, {f"flask/{name}": text}))
    assert codes(findings) == [code]
    assert findings[0].place.file.endswith(name)
    for language in ("de", "pl", "en"):
        assert len(list(in_language(library, language).library.entries())) == 1
    assert library_for(library, "de").find("flask/benefits/fast").title == "Schnell"
    translation_findings(library)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("entries: [{id: gone, title: x}]", ["translation-unknown", "translation-missing"]),
        (f"entries: [{{id: fast, of: {VERSION}, title: x}}]", ["translation-missing"]),
        (f"entries: [{{id: fast, of: {VERSION}, title: x, description: y, outcome: z}}]", ["translation-unused"]),
        ("entries: [{id: fast, title: x, description: y}]", ["translation-unversioned"]),
        ("entries: []", ["translation-missing"]),
        (f"title: x\nof: {'0' * 12}\nentries: []", ["translation-outdated", "translation-missing"]),
    ],
)
def test_what_does_not_fit_its_original_is_told(root, text, told):
    write(root, {"flask/topic.de.yaml": TOPIC, "flask/benefits.de.yaml": text})
    library, findings = read_library(root)
    assert not findings
    assert codes(translation_findings(library)) == told


def test_a_list_that_does_not_answer_the_original_is_told(tmp_path):
    files = {
        "flask/topic.yaml": "title: Flask",
        "flask/overview.yaml": (
            "title: O\nentries:\n  - id: a\n    name: N\n    summary: S\n    facts: [{label: a, value: b}]\n"
        ),
        "flask/overview.de.yaml": "entries: [{id: a, name: N, summary: S, facts: []}]",
    }
    mismatched = {"flask/overview.de.yaml": files["flask/overview.de.yaml"].replace("[]", "[{label: a}]")}
    library, findings = read_library(write(tmp_path, {**files, **mismatched}))
    assert codes(findings) == ["missing-key"], "a fact has both"
    two = {
        "flask/overview.de.yaml": files["flask/overview.de.yaml"].replace(
            "[]", "[{label: a, value: b}, {label: c, value: d}]"
        )
    }
    library, findings = read_library(write(tmp_path, two))
    assert not findings
    assert codes(translation_findings(library)) == ["translation-unversioned", "translation-mismatch"]
    assert library_for(library, "de").find("flask/overview/a").facts[0].label == "a"


def everything(found) -> tuple[object, ...]:
    library, findings = found
    files = [(file, [(one.place, *one.places) for one in (file.head, *file.entries)]) for file in library.translations]
    return library.topics, files, findings


def assert_fresh(root: Path, cache: LibraryCache) -> None:
    assert everything(read_library(root, cache)) == everything(read_library(root))


def test_translations_are_kept_and_read_again_when_they_have_changed(root, cache):
    assert len(OPENED.during_read(root, cache)) == len(FILES)
    assert OPENED.during_read(root, cache) == []
    assert_fresh(root, cache)
    write(root, {"flask/benefits.de.yaml": GERMAN.replace("Schnell", "Flink")})
    assert OPENED.during_read(root, cache) == ["flask/benefits.de.yaml"]
    assert german(root, cache).find("flask/benefits/fast").title == "Flink"
    (root / "flask" / "benefits.de.yaml").unlink()
    assert german(root, cache).find("flask/benefits/fast").title == "Fast"
    assert_fresh(root, cache)


def test_an_original_that_changes_makes_a_kept_translation_old(root, cache):
    read_library(root, cache)
    write(root, {"flask/benefits.yaml": BENEFITS.replace("It is.", "It was.")})
    assert OPENED.during_read(root, cache) == ["flask/benefits.yaml"]
    library, _ = read_library(root, cache)
    assert in_language(library, "de").gap("flask/benefits/fast").version


def test_a_translation_with_findings_is_read_again_every_time(root, cache):
    write(root, {"flask/benefits.de.yaml": GERMAN.replace("description", "descripton")})
    read_library(root, cache)
    assert OPENED.during_read(root, cache) == ["flask/benefits.de.yaml"]
    assert_fresh(root, cache)


def test_a_damaged_cache_is_none(root, cache):
    read_library(root, cache)
    (file,) = cache.folder.glob("*.library")
    whole = file.read_bytes()
    for place in range(0, len(whole), 53):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert_fresh(root, cache)


@settings(max_examples=40, deadline=None)
@given(edits=EDITS, ends=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), SEPARATORS)))
def test_whatever_somebody_writes_into_the_cache_is_texts_or_nothing(edits, ends):
    with TemporaryDirectory() as folder:
        root = write(Path(folder) / "library", FILES)
        cache = LibraryCache(Path(folder) / "cache", clock=later)
        read_library(root, cache)
        (file,) = cache.folder.glob("*.library")
        head, _, body = file.read_bytes().partition(b"\n")
        body = mutated(mutated(body, edits), ends)
        checksum = f"{zlib.crc32(body):08x}".encode()
        file.write_bytes(head[: -len(checksum)] + checksum + b"\n" + body)
        library, findings = read_library(root, cache)
        assert not findings
        assert {file.name for file in library.translations} == {"flask/benefits", "flask/topic"}
        translation_findings(library)
        for entry in library_for(library, "de").entries():
            assert all(type(text) is str for text in texts_of(entry).values())


TRANSLATIONS = sorted(name for name in FLASK if name.count(".") == 2)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TRANSLATIONS), EDITS)
def test_a_translation_damaged_in_any_way_gives_findings_and_leaves_the_originals(name, edits):
    with TemporaryDirectory() as folder:
        topic = Path(folder) / "flask"
        topic.mkdir()
        original = f"{name.partition('.')[0]}.yaml"
        for file in {"topic.yaml", original}:
            (topic / file).write_bytes(FLASK[file])
        (topic / name).write_bytes(mutated(FLASK[name], edits))
        library, _ = read_library(Path(folder))
        translation_findings(library)
        for language in ("de", "pl"):
            spoken = in_language(library, language)
            entries = list(spoken.library.entries())
            assert [entry.id for entry in entries] == [entry.id for entry in library.entries()]
            for entry in entries:
                spoken.gap(entry.id)
                assert set(texts_of(entry)) == set(texts_of(library.find(entry.id)))


@pytest.mark.parametrize("topic", ["flask", "company"])
@pytest.mark.parametrize("language", ["de", "pl"])
def test_shipped_topics_are_translated_completely_and_up_to_date(topic, language):
    library, findings = read_library(ROOT / "content")
    assert not findings
    assert not translation_findings(library)
    spoken = in_language(library, language)
    for section in library.topic(topic).sections:
        assert spoken.head_gap(topic, section.kind) is None
        for entry in section.entries:
            assert spoken.gap(entry.id) is None
