import difflib
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.folders import shipped_folders
from studio.domain.errors import StudioError
from studio.domain.translation import TranslatedText, Translation, TranslationFile
from studio.sources.libraries.translation_text import read_translation_text, said, translation_text

ROOT = shipped_folders().library
SHIPPED = sorted(ROOT.rglob("*.??.yaml"))
FILE = Path("flask/benefits.de.yaml")
ODD = """\
# ours
title: 'Was es bringt'   # kept
of: aaaaaaaaaaaa
mine: stays
entries:

  # the first
  - id: one
    title: "Eins"
    description: |
      Zeile

      Absatz
    outcome: >-
      Folge

  - {id: two, title: Zwei}
"""


def read(text: str, path: Path = FILE, root: Path = Path()) -> TranslationFile:
    stem, language = path.name.removesuffix(".yaml").split(".")
    found, _ = read_translation_text(text, f"{path.parent.name}/{stem}", language, path, root)
    assert found is not None
    return found


def with_text(one: Translation, number: int, text: str) -> Translation:
    texts = list(one.texts)
    texts[number] = TranslatedText(texts[number].path, text)
    return replace(one, texts=tuple(texts))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_text_can_be_changed_and_the_lines_of_all_others_stay(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    file = read(text, path, ROOT)
    assert translation_text(file, path, ROOT, text) == text
    assert said(read(translation_text(file, path, ROOT), path, ROOT)) == said(file)
    for number in range(len(file.entries[0].texts) if file.entries else 0):
        changed = replace(file, entries=(with_text(file.entries[0], number, "Neu: 'x'"), *file.entries[1:]))
        written = translation_text(changed, path, ROOT, text)
        assert said(read(written, path, ROOT)) == said(changed)
        new = [line for line in difflib.ndiff(text.splitlines(), written.splitlines()) if line.startswith("+ ")]
        assert len(new) == 1


def test_comments_order_and_unknown_keys_stay() -> None:
    file = read(ODD)
    changed = replace(
        file,
        entries=(with_text(file.entries[0], 0, "Erstes"), with_text(file.entries[1], 0, "Zweites")),
        head=replace(file.head, of="bbbbbbbbbbbb"),
    )
    expected = ODD.replace('"Eins"', '"Erstes"').replace("title: Zwei}", "title: Zweites}").replace("a" * 12, "b" * 12)
    assert translation_text(changed, FILE, Path(), ODD) == expected
    with_breaks = ODD.replace("\n", "\r\n")
    assert translation_text(changed, FILE, Path(), with_breaks) == expected.replace("\n", "\r\n")


def test_entries_come_go_and_change_places() -> None:
    file = read(ODD)
    new = Translation(id="flask/benefits/three", of="c" * 12, texts=(TranslatedText("title", "Drei"),))
    changed = replace(file, entries=(file.entries[1], new))
    written = translation_text(changed, FILE, Path(), ODD)
    assert said(read(written)) == said(changed)
    assert "# the first" not in written
    assert written.endswith("  - id: three\n    of: cccccccccccc\n    title: Drei\n")


def test_a_new_file_begins_with_what_is_there() -> None:
    head = Translation(id="flask/topic", of="d" * 12, texts=(TranslatedText("title", "Flask: ja"),))
    file = TranslationFile(language="de", name="flask/topic", head=head)
    assert translation_text(file, Path("flask/topic.de.yaml"), Path()) == 'title: "Flask: ja"\nof: dddddddddddd\n'
    one = Translation(id="flask/benefits/one", texts=(TranslatedText("title", "Eins"),))
    empty = Translation(id="flask/benefits")
    made = translation_text(
        TranslationFile(language="de", name="flask/benefits", head=empty, entries=(one,)), FILE, Path()
    )
    assert made == "entries:\n  - id: one\n    title: Eins\n"


def test_what_cannot_be_changed_in_place_is_refused() -> None:
    text = "title: &a Eins\nintro: *a\nentries: []\n"
    file = read(text)
    with pytest.raises(StudioError):
        translation_text(replace(file, head=with_text(file.head, 0, "Neu")), FILE, Path(), text)


@pytest.mark.parametrize("text", ["title: Eins\n", "# ours\ntitle: Eins\nof: aaaaaaaaaaaa\nintro: Mehr\n", ODD])
def test_a_translation_can_be_emptied_and_filled_again(text: str) -> None:
    file = read(text)
    empty = replace(file, head=Translation(id=file.name), entries=())
    written = translation_text(empty, FILE, Path(), text)
    assert said(read(written)) == said(empty)
    assert written.startswith("# ours") == text.startswith("# ours")
    assert ("mine: stays" in written) == ("mine: stays" in text)
    again = translation_text(file, FILE, Path(), written)
    assert said(read(again)) == said(file)


def test_a_head_can_lose_any_of_its_texts() -> None:
    text = "title: Eins\nof: aaaaaaaaaaaa\nintro: Mehr\n\nentries:\n  - id: one\n    title: Erstes\n"
    file = read(text)
    for of, texts in (("", file.head.texts[1:]), ("", ()), ("a" * 12, file.head.texts[:1]), ("", file.head.texts[:1])):
        changed = replace(file, head=replace(file.head, of=of, texts=texts))
        written = translation_text(changed, FILE, Path(), text)
        assert said(read(written)) == said(changed)
        assert written.endswith("entries:\n  - id: one\n    title: Erstes\n")
        assert said(read(translation_text(file, FILE, Path(), written))) == said(file)


def test_the_head_of_a_topic_can_be_emptied() -> None:
    path = Path("flask/topic.de.yaml")
    file = read("# ours\ntitle: Flask\nof: aaaaaaaaaaaa\n", path)
    empty = replace(file, head=Translation(id=file.name))
    written = translation_text(empty, path, Path(), "# ours\ntitle: Flask\nof: aaaaaaaaaaaa\n")
    assert written == "# ours\n{}\n"
    assert said(read(translation_text(file, path, Path(), written), path)) == said(file)


def test_what_could_not_be_read_stays_when_nothing_else_is_translated() -> None:
    text = "# ours\nentries:\n  - id: one\n    title: Eins\n  # two\n  - titel: Kostbar\n    description: Worte\n"
    file = read(text)
    written = translation_text(replace(file, entries=()), FILE, Path(), text)
    assert written == text.replace("  - id: one\n    title: Eins\n", "")


@pytest.mark.parametrize(("name", "more"), [("flask/topic.de.yaml", ""), ("flask/benefits.de.yaml", "entries: []\n")])
def test_a_heading_that_cannot_be_read_stays_when_the_last_text_goes(name: str, more: str) -> None:
    text = f"# ours\ntitle: [Kostbare, Worte] # two\nof: {'a' * 12}\n{more}"
    file = read(text, Path(name))
    written = translation_text(replace(file, head=Translation(id=file.name)), Path(name), Path(), text)
    assert written == text.replace(f"of: {'a' * 12}\n", "")
