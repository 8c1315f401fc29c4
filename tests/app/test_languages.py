"""A library in several languages, from the files to a check, a form and a new proposal."""

from datetime import date
from pathlib import Path

import pytest

from studio.app.check import check
from studio.app.edits.fields import clear_override, is_overridden, record_of, set_value
from studio.app.edits.picks import add_entry
from studio.app.folders import Folders, shipped_folders
from studio.app.forms.sections import form_of
from studio.app.loading import load
from studio.app.outputs import Output
from studio.app.starting import Start, new_proposal, start_proposal
from studio.domain.chapters import Pick, PicksChapter
from studio.domain.entries import EntryId
from studio.domain.findings import Severity
from studio.domain.library import Library
from studio.domain.proposal import Client, Proposal
from studio.domain.translation import text_version
from studio.sources.libraries.library import read_library

ENGLISH = "title: Why\nintro: Because.\nentries:\n  - id: fast\n    title: Fast\n    description: It is.\n"
OF = text_version({"title": "Fast", "description": "It is."})
HEAD = text_version({"title": "Why", "intro": "Because."})
GERMAN = (
    f"title: Warum\nof: {HEAD}\nintro: Darum.\nentries:\n"
    f"  - id: fast\n    of: {OF}\n    title: Schnell\n    description: Ist es.\n"
)
ENTRY = EntryId("sails/benefits/fast")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    topic = tmp_path / "content" / "sails"
    topic.mkdir(parents=True)
    (topic / "topic.yaml").write_text("title: Sails\n", encoding="utf-8")
    (topic / "benefits.yaml").write_text(ENGLISH, encoding="utf-8")
    (topic / "benefits.de.yaml").write_text(GERMAN, encoding="utf-8")
    return shipped_folders(library=tmp_path / "content")


@pytest.fixture
def library(folders: Folders) -> Library:
    return read_library(folders.library)[0]


def in_german(*overrides: tuple[str, object]) -> Proposal:
    pick = Pick(id="why/1", entry=ENTRY, overrides=overrides)  # type: ignore[arg-type]
    chapter = PicksChapter(id="why", title="Warum", picks=(pick,))
    return Proposal(title="T", client=Client(name="A"), date=date(2027, 1, 1), language="de_CH", chapters=(chapter,))


def change(folders: Folders, name: str, old: str, new: str) -> Path:
    file = folders.library / "sails" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def told(folders: Folders, path: Path) -> list[tuple[str, str, int]]:
    return [(one.code, Path(one.place.file).name, one.place.line) for one in check([path], folders).findings]


def test_a_library_with_its_translations_is_in_order(folders: Folders) -> None:
    assert told(folders, folders.library) == []


def test_an_original_that_has_changed_is_told_at_its_translation(folders: Folders) -> None:
    change(folders, "benefits.yaml", "It is.", "It was.")
    assert told(folders, folders.library) == [("translation-outdated", "benefits.de.yaml", 6)]
    assert told(folders, folders.library / "sails" / "benefits.de.yaml")
    assert not told(folders, folders.library / "sails" / "benefits.yaml")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("benefits.yaml", "entries:", "entries: [\n"), ("benefits.yaml", "It is.", "[1]"), ("topic.yaml", "Sails", "[1]")],
)
def test_nothing_is_said_of_the_translation_of_what_cannot_be_read(
    folders: Folders, name: str, old: str, new: str
) -> None:
    (folders.library / "sails" / "topic.de.yaml").write_text("title: Segel\n", encoding="utf-8")
    change(folders, name, old, new)
    found = told(folders, folders.library)
    assert name in {file for _, file, _ in found}
    assert name.replace(".yaml", ".de.yaml") not in {file for _, file, _ in found}


def test_what_is_not_translated_is_a_hint(folders: Folders) -> None:
    change(folders, "benefits.de.yaml", "    description: Ist es.\n", "")
    (finding,) = check([folders.library], folders).findings
    assert (finding.code, finding.severity) == ("translation-missing", Severity.HINT)


def test_a_translation_that_does_not_fit_is_told_in_its_own_file(folders: Folders) -> None:
    change(folders, "benefits.de.yaml", "Schnell", "W" * 3000)
    found = told(folders, folders.library)
    assert found
    assert {code for code, _, _ in found} == {"text-too-long"}
    assert {name for _, name, _ in found} == {"benefits.de.yaml"}


def test_a_form_shows_the_words_of_the_proposals_language(library: Library) -> None:
    proposal = in_german()
    form = form_of(proposal, library, "why/1")
    assert form is not None
    fields = {field.path: field for section in form.sections for field in section.fields}
    assert (fields["title"].value, fields["title"].library, fields["title"].changed) == ("Schnell", "Schnell", False)
    assert form.origin == "Sails · Warum"


def test_what_is_typed_is_compared_with_the_words_of_that_language(library: Library) -> None:
    proposal = set_value(in_german(), library, "why/1", "title", "Flink")
    assert is_overridden(proposal, library, "why/1", "title")
    assert not is_overridden(set_value(proposal, library, "why/1", "title", "Schnell"), library, "why/1", "title")
    cleared = record_of(clear_override(proposal, library, "why/1", "title"), library, "why/1")
    assert getattr(cleared, "title", "") == "Schnell"


def test_a_chapter_made_of_a_section_has_its_title_in_that_language(library: Library) -> None:
    empty = Proposal(title="T", client=Client(name="A"), date=date(2027, 1, 1), language="de")
    assert [chapter.title for chapter in add_entry(empty, library, ENTRY).chapters] == ["Warum"]


def test_faults_of_another_language_are_not_this_clients(folders: Folders, tmp_path: Path) -> None:
    change(folders, "benefits.de.yaml", "description", "descripton")
    text = "title: T\nclient: {name: A}\ndate: 2027-01-01\nlanguage: {language}\nchapters:\n  - title: Why\n"
    codes = {}
    for language in ("en", "de", "pl"):
        file = tmp_path / f"{language}.proposal.yaml"
        file.write_text(text.replace("{language}", language) + f"    picks: [{ENTRY}]\n", encoding="utf-8")
        codes[language] = [finding.code for finding in load(file, folders, (Output.SLIDES,)).findings]
    assert codes == {"en": [], "de": ["unknown-key"], "pl": []}


@pytest.mark.parametrize(("language", "title"), [("de", "Was Flask Ihnen bringt"), ("pl_PL", "Co daje Flask")])
def test_a_new_proposal_about_flask_needs_no_translation(tmp_path: Path, language: str, title: str) -> None:
    folders = shipped_folders()
    file = tmp_path / "new.proposal.yaml"
    start = Start(client="Acme", topics=("flask",), day=date(2027, 1, 4), language=language)
    start_proposal(file, start, folders)
    assert {finding.code for finding in check([file], folders).findings} == {"placeholder-left"}
    proposal = new_proposal(start, read_library(folders.library)[0])
    assert title in [chapter.title for chapter in proposal.chapters]
