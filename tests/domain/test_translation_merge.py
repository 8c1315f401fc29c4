from dataclasses import replace

from studio.domain.section_merge import WHOLE
from studio.domain.translation import TranslatedText, Translation, TranslationFile
from studio.domain.translation_merge import by_field, merge_translations

ONE, TWO, THREE = (f"flask/benefits/{name}" for name in ("one", "two", "three"))


def made(name: str, of: str = "", **texts: str) -> Translation:
    return Translation(
        id=name, of=of, texts=tuple(TranslatedText(path.replace("_", "."), text) for path, text in texts.items())
    )


def file(*entries: Translation) -> TranslationFile:
    head = made("flask/benefits", title="Vorteile")
    return TranslationFile(language="de", name="flask/benefits", head=head, entries=entries)


BASE = file(made(ONE, title="Eins", outcome="Folge"), made(TWO, title="Zwei"))


def test_texts_of_both_sides_come_together() -> None:
    mine = file(made(ONE, title="Erstes", outcome="Folge"), made(TWO, title="Zwei"))
    theirs = file(made(ONE, title="Eins", outcome="Andere Folge"), made(THREE, title="Drei"), made(TWO, title="Zwei"))
    merged = merge_translations(BASE, mine, theirs)
    assert not merged.conflicts
    assert merged.file == file(
        made(ONE, title="Erstes", outcome="Andere Folge"), made(THREE, title="Drei"), made(TWO, title="Zwei")
    )


def test_the_same_text_changed_twice_is_asked_about() -> None:
    mine = replace(BASE, entries=(made(ONE, title="Erstes", outcome="Folge"), BASE.entries[1]))
    theirs = replace(BASE, entries=(made(ONE, title="Primo", outcome="Folge"), BASE.entries[1]))
    found = merge_translations(BASE, mine, theirs)
    assert [(one.entry, one.field, one.mine, one.theirs) for one in found.conflicts] == [
        (ONE, "title", "Erstes", "Primo")
    ]
    settled = merge_translations(BASE, mine, theirs, {found.conflicts[0].key: "Beides"})
    assert not settled.conflicts
    assert by_field(settled.file.entries[0])["title"] == {"title": "Beides"}


def test_a_translation_that_one_side_removed_and_the_other_changed_is_asked_about() -> None:
    mine = replace(BASE, entries=(BASE.entries[1],))
    theirs = replace(BASE, entries=(made(ONE, title="Primo", outcome="Folge"), BASE.entries[1]))
    found = merge_translations(BASE, mine, theirs)
    assert [(one.entry, one.field) for one in found.conflicts] == [(ONE, WHOLE)]
    assert not merge_translations(BASE, mine, BASE).conflicts


def test_lists_with_other_items_are_one_field() -> None:
    base = file(made(ONE, facts_0="a", facts_1="b"))
    mine, theirs = file(made(ONE, facts_0="a", facts_1="c")), file(made(ONE, facts_0="a", facts_1="b", facts_2="d"))
    found = merge_translations(base, mine, theirs)
    assert [one.field for one in found.conflicts] == ["facts"]
    chosen = merge_translations(base, mine, theirs, {found.conflicts[0].key: found.conflicts[0].theirs})
    assert chosen.file == theirs


def test_the_version_that_somebody_marked_stays() -> None:
    base, mine = file(made(ONE, "a" * 12, title="x")), file(made(ONE, "a" * 12, title="y"))
    theirs = file(made(ONE, "b" * 12, title="x"))
    assert merge_translations(base, mine, theirs).file == file(made(ONE, "b" * 12, title="y"))
    assert merge_translations(base, theirs, mine).file == file(made(ONE, "b" * 12, title="y"))


def test_a_version_that_both_changed_is_the_old_one_so_that_somebody_looks_again() -> None:
    def of(version: str) -> TranslationFile:
        return file(made(ONE, of=version, title="Eins"))

    def merged(mine: str, theirs: str) -> str:
        return merge_translations(of("1" * 12), of(mine), of(theirs)).file.entries[0].of

    assert merged("2" * 12, "3" * 12) == "1" * 12
    assert merged("2" * 12, "2" * 12) == "2" * 12
    assert merged("2" * 12, "1" * 12) == "2" * 12
    assert merged("1" * 12, "3" * 12) == "3" * 12
