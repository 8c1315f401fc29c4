"""A tag is spelled as the library spells it already."""

import pytest

from studio.app.folders import shipped_folders
from studio.app.keeping.drafts import Drafts, with_entry
from studio.app.keeping.tags import spellings_beside, spellings_of, typed_tags
from studio.domain.entries import EntryId
from studio.domain.frozen import replace
from studio.sources.libraries.library import read_library

LESS = EntryId("flask/benefits/less-is-more")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Web, API", ("web", "API")),
        ("web, Web ,  WEB", ("web",)),
        (" , New, new", ("New",)),
        ("", ()),
        ("STRASSE", ("Straße",)),
    ],
)
def test_typed_tags_are_those_that_are_known(text: str, tags: tuple[str, ...]) -> None:
    assert typed_tags(text, spellings_of(("Web", "web", "web", "API", "Straße"))) == tags


def test_an_entry_that_has_a_tag_alone_may_spell_it_otherwise() -> None:
    drafts = Drafts(library=read_library(shipped_folders().library)[0])
    entry = drafts.entry(LESS)
    assert entry is not None
    drafts = with_entry(drafts, replace(entry, tags=("Mine", "FLASK")))
    spellings = spellings_beside(drafts, LESS)
    assert typed_tags("mine, FLASK", spellings) == ("mine", "flask")
    assert typed_tags("mine", spellings_beside(drafts, "flask/benefits/free-choice")) == ("Mine",)
