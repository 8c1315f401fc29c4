"""What is said about a text that stands on a slide, or no longer fits it."""

from dataclasses import replace
from functools import cache

import pytest

from studio.app.edits.fields import set_value
from studio.app.fitting import Fit, Fitting, Fittings
from studio.app.folders import shipped_folders
from studio.app.forms.merge import merging_of
from studio.app.loading import load
from studio.app.outputs import Output
from studio.app.preview import Previewer, PreviewRequest
from studio.app.render import RenderRequest
from studio.domain.chapters import AnyChapter, PicksChapter

FOLDERS = shipped_folders()
PICK = "flask/5"
SENTENCE = "More is to be said about this, and it is said here. "


@cache
def request() -> RenderRequest:
    loaded = load(FOLDERS.examples / "flask-full.proposal.yaml", FOLDERS, (Output.SLIDES, Output.PROPOSAL))
    chapters = tuple(_alone(one) for one in loaded.request.proposal.chapters if one.id in {"flask", "summary"})
    return replace(loaded.request, proposal=replace(loaded.request.proposal, chapters=chapters))


def _alone(chapter: AnyChapter) -> AnyChapter:
    """Leave the pick without neighbours, whose texts would have a say in its size."""
    if isinstance(chapter, PicksChapter):
        return replace(chapter, picks=tuple(pick for pick in chapter.picks if pick.id == PICK))
    return chapter


@cache
def previewer() -> Previewer:
    return Previewer()


def fitting(source: str, path: str, text: str) -> Fitting:
    proposal = set_value(request().proposal, request().library, source, path, text)
    preview = previewer().preview(PreviewRequest(revision=1, render=replace(request(), proposal=proposal)))
    words = merging_of(proposal, request().library).words(text, long=True)
    return Fittings(preview).of(source, words)


def test_a_short_text_fits() -> None:
    found = fitting(PICK, "description", "Short and plain, for {{ client.name }}.")
    assert found.fit is Fit.FITS
    assert len(found.slides) == 1
    assert found.short == "fits"


def test_longer_texts_give_way_in_the_order_of_the_ladder() -> None:
    fits = [fitting(PICK, "description", SENTENCE * count).fit for count in (1, 8, 16, 30, 60)]
    assert fits == sorted(fits)
    assert fits[0] is Fit.FITS
    assert fits[-1] >= Fit.CONTINUES


def test_a_text_that_goes_on_names_its_slides() -> None:
    found = fitting("summary", "body", "\n\n".join(f"Part {n}. {SENTENCE * 3}" for n in range(30)))
    assert found.fit is Fit.CONTINUES
    assert len(found.slides) > 1
    assert found.short == "continues on another slide"
    assert str(found.slides[0]) in found.advice


def test_what_is_said_of_a_whole_slide_is_what_became_of_its_worst_text() -> None:
    preview = previewer().preview(PreviewRequest(revision=1, render=request()))
    fittings = Fittings(preview)
    whole = fittings.of_all(PICK, ())
    assert whole.fit is Fit.FITS
    assert whole.told == f"Slide {whole.slides[0]} · fits as designed"
    assert fittings.of_all(PICK, (Fitting(Fit.CUT, whole.slides),)).told.endswith("a text is cut off")
    assert fittings.of_all("nowhere", ()).told == ""


def test_a_short_text_that_stands_on_many_slides_does_not_continue() -> None:
    loaded = load(FOLDERS.examples / "flask-full.proposal.yaml", FOLDERS, (Output.SLIDES,))
    fittings = Fittings(Previewer().preview(PreviewRequest(revision=1, render=loaded.request)))
    assert len(fittings.of_all("estimate", ()).slides) > 1
    assert fittings.of("estimate", ("days",)).fit < Fit.CONTINUES
    assert fittings.of("team", ("Senior Python developer",)).fit < Fit.CONTINUES


def test_a_text_on_no_slide_says_nothing() -> None:
    preview = previewer().preview(PreviewRequest(revision=1, render=request()))
    found = Fittings(preview).of("nowhere", ("words",))
    assert (found.fit, found.short, found.advice) == (Fit.UNKNOWN, "", "")


def test_the_whole_slide_says_what_is_the_case_and_then_what_would_come() -> None:
    assert Fitting(Fit.SMALLER, (3,), 14.0, 1).told.startswith("Slide 3 · one step smaller · next: ")
    assert Fitting(Fit.TIGHTER, (3,), 16.0).told == "Slide 3 · set tighter · next: smaller"


@pytest.mark.parametrize(
    ("found", "short"),
    [
        (Fitting(Fit.TIGHTER, (3,), 16.0), "set tighter"),
        (Fitting(Fit.SMALLER, (3,), 14.0, 1), "one step smaller"),
        (Fitting(Fit.SMALLER, (3,), 12.0, 3), "3 steps smaller"),
        (Fitting(Fit.CUT, (3,), 12.0), "cut off"),
    ],
)
def test_every_state_has_words(found: Fitting, short: str) -> None:
    assert found.short == short
    assert found.advice.endswith(".")
