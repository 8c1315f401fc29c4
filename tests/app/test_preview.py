"""Previews: what did not change is the same object, and an edited state looks as if it had been laid out alone."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from studio.app.edits.fields import set_value
from studio.app.folders import Folders, shipped_folders
from studio.app.loading import load_brand
from studio.app.outputs import Output
from studio.app.preview import Page, Preview, Previewer, PreviewRequest, items_of, page_pdf
from studio.app.render import RenderRequest
from studio.domain.chapters import EstimateChapter, PicksChapter
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.sources.libraries.library import read_library
from studio.sources.proposals.proposal import read_proposal
from studio.sources.words import read_words

CHAPTERS = {"summary", "flask", "estimate", "next-step", "acceptance"}
Change = Callable[[Proposal], Proposal]


@pytest.fixture(scope="module")
def folders() -> Folders:
    return shipped_folders()


@pytest.fixture(scope="module")
def library(folders: Folders) -> Library:
    return read_library(folders.library)[0]


@pytest.fixture(scope="module")
def start(folders: Folders, library: Library) -> RenderRequest:
    proposal, _ = read_proposal(folders.examples / "flask-full.proposal.yaml")
    proposal = replace(proposal, chapters=tuple(one for one in proposal.chapters if one.id in CHAPTERS))
    brand, _ = load_brand(proposal.brand, folders)
    words, _ = read_words(folders.words, proposal.language)
    return RenderRequest(
        proposal=proposal, library=library, brand=brand, words=words, outputs=(Output.SLIDES, Output.PROPOSAL)
    )


def shown(previewer: Previewer, start: RenderRequest, proposal: Proposal, revision: int = 0) -> Preview:
    return previewer.preview(PreviewRequest(revision=revision, render=replace(start, proposal=proposal)))


def others(before: Preview, after: Preview, output: Output) -> list[Page]:
    old = {id(page) for page in before.pages(output)}
    return [page for page in after.pages(output) if id(page) not in old]


def benefit(library: Library, text: str) -> Change:
    return lambda proposal: set_value(proposal, library, "flask/2", "description", text)


def test_the_output_that_is_looked_at_comes_first(start: RenderRequest) -> None:
    previewer = Previewer()
    first, last = previewer.stages(PreviewRequest(revision=3, render=start, first=Output.PROPOSAL))
    assert (first.pending, last.pending) == (Output.SLIDES, None)
    assert first.pages(Output.PROPOSAL)
    assert not first.pages(Output.SLIDES)
    assert last.pages(Output.PROPOSAL) is first.pages(Output.PROPOSAL)
    assert {first.revision, last.revision} == {3}


def test_until_it_is_laid_out_the_other_output_is_as_it_was(start: RenderRequest, library: Library) -> None:
    previewer = Previewer()
    before = shown(previewer, start, start.proposal)
    edited = benefit(library, "Something else.")(start.proposal)
    stages = previewer.stages(PreviewRequest(revision=1, render=replace(start, proposal=edited)))
    assert next(stages).book is before.book
    assert next(stages).book is not before.book


def test_a_state_that_did_not_change_gives_the_same_pages(start: RenderRequest) -> None:
    previewer = Previewer()
    one = shown(previewer, start, start.proposal)
    other = shown(previewer, start, replace(start.proposal))
    for output in (Output.SLIDES, Output.PROPOSAL):
        assert others(one, other, output) == []


def test_a_key_in_a_benefit_changes_the_page_that_shows_it_alone(start: RenderRequest, library: Library) -> None:
    previewer = Previewer()
    shown(previewer, start, start.proposal)
    before = shown(previewer, start, benefit(library, "Only what is needed is there")(start.proposal))
    after = shown(previewer, start, benefit(library, "Only what is needed is there.")(start.proposal))
    slides = others(before, after, Output.SLIDES)
    about = [page for page in after.deck.pages if any(item.source == "flask/2" for item in items_of(page.items))]
    assert slides == about[:1]
    assert len(others(before, after, Output.PROPOSAL)) == 1


def test_taking_a_change_back_gives_equal_pages(start: RenderRequest, library: Library) -> None:
    previewer = Previewer()
    before = shown(previewer, start, start.proposal)
    shown(previewer, start, benefit(library, "Other words.")(start.proposal))
    after = shown(previewer, start, start.proposal)
    assert after.deck == before.deck
    assert after.book == before.book


def test_the_clients_name_composes_only_chapters_that_say_it(start: RenderRequest, library: Library) -> None:
    previewer = Previewer()
    before = shown(previewer, start, start.proposal)
    after = shown(previewer, start, set_value(start.proposal, library, "", "client.name", "Nordwind"))
    changed = [new.id for old, new in zip(before.document.chapters, after.document.chapters, strict=True) if old != new]
    untouched = [
        new.id for old, new in zip(before.document.chapters, after.document.chapters, strict=True) if old is new
    ]
    assert "acceptance" in changed
    assert "flask" in untouched
    assert len(changed) + len(untouched) == len(after.document.chapters)


def without_chapter(proposal: Proposal) -> Proposal:
    return replace(proposal, chapters=proposal.chapters[1:])


def turned_round(proposal: Proposal) -> Proposal:
    return replace(proposal, chapters=proposal.chapters[::-1])


def doubled(proposal: Proposal) -> Proposal:
    chapter = next(one for one in proposal.chapters if isinstance(one, PicksChapter))
    picks = tuple(replace(pick, id=f"again/{number}") for number, pick in enumerate(chapter.picks))
    return replace(proposal, chapters=(*proposal.chapters, replace(chapter, id="again", picks=picks)))


def dearer(proposal: Proposal) -> Proposal:
    return replace(
        proposal,
        chapters=tuple(
            replace(one, lines=(replace(one.lines[0], rate=Decimal(1999)), *one.lines[1:]))
            if isinstance(one, EstimateChapter)
            else one
            for one in proposal.chapters
        ),
    )


def other_options(proposal: Proposal) -> Proposal:
    output = replace(proposal.output, dividers=not proposal.output.dividers, agenda=False, confidentiality="Internal")
    return replace(proposal, output=output)


def renamed(proposal: Proposal) -> Proposal:
    return replace(
        proposal, title="Another title for {{ client.name }}", client=replace(proposal.client, name="Ähre & Co.")
    )


def longer(proposal: Proposal) -> Proposal:
    return replace(
        proposal,
        chapters=tuple(
            replace(one, body=(one.body + "\n\n") * 9) if one.id == "summary" and hasattr(one, "body") else one
            for one in proposal.chapters
        ),
    )


def emptied(proposal: Proposal) -> Proposal:
    return replace(proposal, chapters=())


CHANGES: tuple[Change, ...] = (
    longer,
    without_chapter,
    renamed,
    dearer,
    other_options,
    turned_round,
    doubled,
    emptied,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_any_change_pages_are_as_if_laid_out_alone(start: RenderRequest, change: Change) -> None:
    previewer = Previewer()
    shown(previewer, start, start.proposal)
    for proposal in (change(start.proposal), start.proposal, change(start.proposal)):
        kept = shown(previewer, start, proposal)
        alone = shown(Previewer(), start, proposal)
        assert kept.document == alone.document
        assert kept.deck == alone.deck
        assert kept.book == alone.book
        assert kept.findings == alone.findings


def test_every_page_can_be_painted_alone(start: RenderRequest) -> None:
    preview = shown(Previewer(), start, start.proposal)
    for output in (Output.SLIDES, Output.PROPOSAL):
        for page in (preview.pages(output)[0], preview.pages(output)[-1]):
            assert page_pdf(page, *preview.size(output)).startswith(b"%PDF-")
