"""A translation is shown where it answers its original; a label never stands beside another item's figure."""

from dataclasses import replace
from decimal import Decimal

from studio.domain.entries import (
    Benefit,
    Comparison,
    CostFactors,
    Criterion,
    Engagement,
    EntryId,
    Fact,
    NextStep,
    Overview,
)
from studio.domain.pictures import Picture
from studio.domain.places import Place
from studio.domain.translation import (
    TranslatedText,
    Translation,
    is_outdated,
    text_version,
    texts_of,
    translated,
)
from tests.sources.yaml_values import ROOT

BENEFIT = Benefit(
    id=EntryId("flask/benefits/a"), title="Fast", description="It is.", tags=("x",), places=(("title", Place(line=3)),)
)
OVERVIEW = Overview(
    id=EntryId("flask/overview/a"),
    name="Flask",
    summary="S",
    facts=(Fact(label="Since", value="2010"), Fact(label="License", value="BSD")),
)
COSTS = CostFactors(
    id=EntryId("flask/cost_factors/a"),
    title="Costs",
    scale=("small", "large"),
    engagements=(
        Engagement(name="API", band=("small", "large")),
        Engagement(name="Portal", low=Decimal(5), high=Decimal(9)),
    ),
)


def german(record, *, of: str | None = None, **texts: str) -> Translation:
    """Give a translation; `facts_0_label` is the path `facts.0.label`."""
    written = tuple(TranslatedText(path.replace("_", "."), text) for path, text in texts.items())
    return Translation(id=record.id, of=text_version(texts_of(record)) if of is None else of, texts=written)


def test_texts_are_found_by_their_paths() -> None:
    picture = Picture(path=ROOT, alt="A box", width=1, height=1)
    assert texts_of(replace(BENEFIT, picture=picture)) == {
        "title": "Fast",
        "description": "It is.",
        "picture.alt": "A box",
    }
    assert texts_of(COSTS) == {
        "title": "Costs",
        "scale.0": "small",
        "scale.1": "large",
        "engagements.0.name": "API",
        "engagements.1.name": "Portal",
    }
    step = NextStep(id=EntryId("a/next_step/a"), title="Go", href="mailto:a@b.example")
    assert texts_of(step) == {"title": "Go"}, "an address is no text"


def test_what_is_no_text_does_not_make_another_version() -> None:
    version = text_version(texts_of(COSTS))
    amounts = replace(COSTS, engagements=(COSTS.engagements[0], replace(COSTS.engagements[1], low=Decimal(6))))
    for same in (amounts, replace(COSTS, tags=("a",), owner="Me", currency="PLN"), replace(COSTS, notes="")):
        assert text_version(texts_of(same)) == version
    assert text_version(texts_of(replace(COSTS, title="Cost"))) != version
    assert text_version(texts_of(replace(COSTS, scale=("large", "small")))) != version


def test_texts_take_the_place_of_the_originals_and_know_where_they_stand() -> None:
    translation = replace(german(BENEFIT, title="Schnell"), places=(("title", Place(file="benefits.de.yaml", line=9)),))
    found, lacking = translated(BENEFIT, translation)
    assert (found.title, found.description, found.tags, lacking) == ("Schnell", "It is.", ("x",), ("description",))
    assert found.place_of("title").file == "benefits.de.yaml"
    assert BENEFIT.place_of("title").line == 3


def test_a_list_is_translated_as_a_whole_or_not_at_all() -> None:
    whole = {"facts_0_label": "Seit", "facts_0_value": "2010", "facts_1_label": "Lizenz", "facts_1_value": "BSD"}
    found, lacking = translated(OVERVIEW, german(OVERVIEW, **whole))
    assert found.facts == (Fact(label="Seit", value="2010"), Fact(label="Lizenz", value="BSD"))
    assert lacking == ("name", "summary")
    for part in ({**whole, "facts_2_label": "Mehr", "facts_2_value": "1"}, dict(list(whole.items())[:2])):
        found, lacking = translated(OVERVIEW, german(OVERVIEW, name="F", summary="Z", **part))
        assert found.facts == OVERVIEW.facts
        assert lacking == ("facts",)


def test_what_is_empty_in_the_original_stays_empty() -> None:
    found, _ = translated(BENEFIT, german(BENEFIT, title="Schnell", description="Ist so.", outcome="Gewinn"))
    assert found.outcome == ""


WORDS = {
    "scale_0": "klein",
    "scale_1": "groß",
    "engagements_0_name": "Schnittstelle",
    "engagements_1_name": "Portal",
    "title": "Kosten",
}


def test_bands_follow_the_scale_and_amounts_stay() -> None:
    found, lacking = translated(COSTS, german(COSTS, **WORDS))
    assert not lacking
    assert found.engagements[0].band == ("klein", "groß")
    assert (found.engagements[1].name, found.engagements[1].low) == ("Portal", Decimal(5))
    found, _ = translated(COSTS, german(COSTS, scale_0="klein", scale_1="groß"))
    assert (found.engagements[0].name, found.engagements[0].band) == ("API", ("klein", "groß"))


def test_of_an_old_translation_nothing_stands_beside_amounts_that_may_be_others() -> None:
    old = german(COSTS, **WORDS)
    changed = replace(COSTS, engagements=tuple(reversed(COSTS.engagements)))
    assert is_outdated(old, texts_of(changed))
    found, lacking = translated(changed, old)
    assert (found.title, found.scale, found.engagements) == ("Kosten", changed.scale, changed.engagements)
    assert lacking == ("scale", "engagements")


def test_a_translation_that_names_no_version_is_not_called_old() -> None:
    assert not is_outdated(german(BENEFIT, of="", title="Schnell"), texts_of(BENEFIT))
    assert is_outdated(german(BENEFIT, of="0" * 12, title="Schnell"), texts_of(BENEFIT))


def test_rows_of_a_comparison_come_from_one_language() -> None:
    rows = (Criterion(name="Size", this="small", other="large"),)
    entry = Comparison(id=EntryId("a/comparisons/a"), title="A or B", this="A", other="B", criteria=rows)
    found, _ = translated(entry, german(entry, criteria_0_name="Größe", criteria_0_this="klein"))
    assert found.criteria == rows
