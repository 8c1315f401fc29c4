import dataclasses
import re
import shutil

import pytest

from studio.domain.errors import StudioError
from studio.domain.words import Words
from studio.sources.words import read_words
from tests.sources.yaml_values import ROOT, codes

WORDS = ROOT / "assets" / "words"


@pytest.mark.parametrize("language", ["en", "de", "pl"])
def test_the_shipped_words_are_complete(language):
    words, findings = read_words(WORDS, language)
    assert not findings
    assert words.language == language
    english = read_words(WORDS, "en")[0]
    for field in dataclasses.fields(Words):
        word, original = getattr(words, field.name), getattr(english, field.name)
        assert word
        assert set(re.findall(r"\{\w+\}", word)) == set(re.findall(r"\{\w+\}", original)), field.name


@pytest.mark.parametrize(("language", "found"), [("de-AT", "de"), ("de_CH", "de"), ("en_GB", "en"), ("PL", "pl")])
def test_a_region_falls_back_to_its_language(language, found):
    words, findings = read_words(WORDS, language)
    assert words.language == found
    assert not findings


@pytest.mark.parametrize("language", ["xx", "", "../words/de", "de/..", "\0", "klingon"])
def test_an_unknown_language_falls_back_to_english(language):
    words, findings = read_words(WORDS, language)
    assert words.language == "en"
    assert codes(findings) == ["unknown-language"]
    assert findings[0].hint == "languages: de, en, pl"


def test_a_missing_word_is_english(tmp_path):
    shutil.copy(WORDS / "en.yaml", tmp_path)
    (tmp_path / "de.yaml").write_text("agenda: Agenda\ntotal: Summe\n", encoding="utf-8")
    words, findings = read_words(tmp_path, "de")
    assert words.total == "Summe"
    assert words.challenge == "Challenge"
    assert set(codes(findings)) == {"missing-key"}
    (tmp_path / "de.yaml").write_text("[", encoding="utf-8")
    assert read_words(tmp_path, "de")[0].total == "Total"


def test_without_english_words_nothing_can_be_labelled(tmp_path):
    with pytest.raises(StudioError, match="English words"):
        read_words(tmp_path, "de")
