"""A proposal in a language shows the library's words in it, and tells what it lacks."""

from dataclasses import replace
from pathlib import Path

from studio.compose.document import compose
from studio.compose.doubts import pick_doubts
from studio.domain.chapters import Pick
from studio.domain.document import Document
from studio.domain.entries import CaseStudy, EntryId, SectionKind
from studio.domain.findings import Finding, Severity
from studio.domain.kept import Kept
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.places import Place
from studio.domain.text import plain, plain_line
from studio.domain.translation import TranslatedText, Translation, TranslationFile, text_version, texts_of
from tests.compose.values import BENEFIT, WORDS, codes, composed, picks, proposal

PLACE = Place(file="benefits.de.yaml", line=7)
VERSION = text_version(texts_of(BENEFIT))


def content(of: str = VERSION, **texts: str) -> Library:
    """Give a library whose benefit has these texts in German."""
    section = Section(kind=SectionKind.BENEFITS, title="Benefits", intro="Why.", entries=(BENEFIT,))
    entry = Translation(id=BENEFIT.id, of=of, texts=_texts(texts), place=PLACE)
    head = Translation(id="flask/benefits", texts=_texts({"title": "Vorteile", "intro": "Darum."}))
    file = TranslationFile(language="de", name="flask/benefits", head=head, entries=(entry,))
    return library_of(Path("content"), (Topic(id="flask", title="Flask", sections=(section,)),), (file,))


def _texts(texts: dict[str, str]) -> tuple[TranslatedText, ...]:
    return tuple(TranslatedText(path, text) for path, text in texts.items())


WHOLE = {"title": "Weniger ist mehr", "description": "Nur das Nötige für {{ client.name }}."}


def shown(library: Library, language: str = "de_AT") -> tuple[Document, tuple[Finding, ...]]:
    return composed(proposal(picks(BENEFIT.id), language=language), library)


def test_the_proposals_language_chooses_the_words() -> None:
    document, findings = shown(content(**WHOLE))
    block = document.chapters[0].blocks[0]
    assert plain_line(block.title) == "Weniger ist mehr"
    assert plain(block.description) == "Nur das Nötige für Acme."
    assert plain(document.chapters[0].intro) == "Darum."
    assert not findings
    document, findings = shown(content(**WHOLE), "en_GB")
    assert plain_line(document.chapters[0].blocks[0].title) == "Less is more"
    assert plain(document.chapters[0].intro) == "Why."
    assert not findings


def test_what_is_not_translated_is_told_with_its_fields() -> None:
    document, findings = shown(content(title="Weniger ist mehr"))
    (finding,) = findings
    assert (finding.code, finding.severity, finding.source) == ("translation-missing", Severity.WARNING, "why/0")
    assert "German" in finding.text
    assert "`description`" in finding.text
    assert finding.place == PLACE
    assert plain(document.chapters[0].blocks[0].description) == "Only the essentials."


def test_an_entry_and_an_introduction_without_any_translation_are_told() -> None:
    document, findings = shown(content(**WHOLE), "pl")
    assert codes(findings) == ["translation-missing", "translation-missing"]
    assert [finding.source for finding in findings] == ["why/0", "why"]
    assert findings[0].place == BENEFIT.place
    assert "Polish" in findings[0].text
    assert plain_line(document.chapters[0].blocks[0].title) == "Less is more"


def test_an_old_translation_is_shown_and_told_with_the_version_to_write() -> None:
    document, findings = shown(content("0" * 12, **WHOLE))
    assert plain_line(document.chapters[0].blocks[0].title) == "Weniger ist mehr"
    assert codes(findings) == ["translation-outdated"]
    assert VERSION in findings[0].hint
    assert findings[0].place == PLACE


def test_words_for_this_client_stay_and_need_no_translation() -> None:
    changed = Pick(id="why/0", entry=BENEFIT.id, overrides=(("description", "Ihr Kern."),))
    made = proposal(replace(picks(), picks=(changed,)), language="de")
    document, findings = composed(made, content(title="Weniger ist mehr"))
    assert plain(document.chapters[0].blocks[0].description) == "Ihr Kern."
    assert not findings


def test_another_language_composes_anew_with_what_was_kept() -> None:
    library, kept = content(**WHOLE), Kept()
    titles = []
    for language in ("en", "de", "pl", "de"):
        document, _ = compose(proposal(picks(BENEFIT.id), language=language), library, WORDS, kept)
        titles.append(plain_line(document.chapters[0].blocks[0].title))
    assert titles == ["Less is more", "Weniger ist mehr", "Less is more", "Weniger ist mehr"]


def test_a_confidential_client_is_recognised_by_the_industry_in_either_language() -> None:
    case = CaseStudy(id=EntryId("a/case_studies/a"), title="T", industry="Logistics", result="R", confidential=True)
    spoken = replace(case, industry="Logistik")
    pick = Pick(id="why/0", entry=case.id)
    day = proposal().date
    for industry, told in (("Logistik", 1), ("logistics", 1), ("Banking", 0)):
        assert len(pick_doubts(pick, spoken, day, industry, set(), case)) == told
