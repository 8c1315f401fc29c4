from studio.domain.brand import LayoutRole, SlideLayout, Slot
from studio.domain.colours import Colour
from studio.domain.geometry import Rect
from studio.domain.places import Place
from studio.domain.typography import TextStyle
from studio.sources.brands.template_roles import TypedLayout, choose_layouts

WHITE, BLACK = Colour("FFFFFF"), Colour("000000")
AREA = Rect(0, 0, 100, 100)


def layout(name: str, kind: str = "cust", *slots: str) -> TypedLayout:
    made = tuple(
        Slot(name=slot, type="body", idx=index, rect=AREA, styles=(TextStyle(size=12, colour=BLACK),))
        for index, slot in enumerate(slots)
    )
    return TypedLayout(layout=SlideLayout(name=name, part="", slots=made, background=WHITE, area=AREA), type=kind)


def chosen(*layouts: TypedLayout, **wanted: str) -> tuple[dict[LayoutRole, str], list[str]]:
    names = {LayoutRole(role): name for role, name in wanted.items()}
    found, findings = choose_layouts(layouts, names, {LayoutRole.COVER: Place(file="brand.yaml", line=9)})
    return {role: one.name for role, one in found.items()}, [finding.code for finding in findings]


def test_the_written_name_goes_before_everything():
    found, _ = chosen(layout("Title Slide", "title"), layout("Acme opener"), cover="acme OPENER")
    assert found[LayoutRole.COVER] == "Acme opener"


def test_an_unknown_name_is_an_error_with_the_nearest_one():
    names = {LayoutRole.COVER: "Titel Slide"}
    places = {LayoutRole.COVER: Place(file="brand.yaml", line=9)}
    found, findings = choose_layouts([layout("Title Slide", "title")], names, places)
    assert found[LayoutRole.COVER].name == "Title Slide"
    assert (findings[0].code, findings[0].place.line) == ("layout-unknown", 9)
    assert "Title Slide" in findings[0].hint


def test_types_go_before_names_and_names_before_what_layouts_hold():
    found, _ = chosen(
        layout("Section about content", "cust", "title", "body"),
        layout("Eins", "secHead", "title", "body"),
        layout("Inhaltsverzeichnis", "cust", "title", "body"),
        layout("Zitat", "cust", "body"),
    )
    assert found[LayoutRole.DIVIDER] == "Eins"
    assert found[LayoutRole.AGENDA] == "Inhaltsverzeichnis"
    assert found[LayoutRole.STATEMENT] == "Zitat"


def test_layouts_without_type_or_telling_name_are_known_by_what_they_hold():
    found, codes = chosen(
        layout("A", "cust", "title", "subtitle"),
        layout("B", "cust", "title"),
        layout("C", "cust", "title", "body", "body2"),
        layout("D", "cust", "title", "body"),
        layout("E", "blank"),
    )
    assert found == {
        LayoutRole.COVER: "A",
        LayoutRole.AGENDA: "D",
        LayoutRole.DIVIDER: "D",
        LayoutRole.TITLE_ONLY: "B",
        LayoutRole.CONTENT: "D",
        LayoutRole.TWO_CONTENT: "C",
        LayoutRole.STATEMENT: "D",
    }
    assert set(codes) == {"layout-guessed"}


def test_a_single_layout_serves_every_job():
    found, _ = chosen(layout("Only", "blank"))
    assert set(found.values()) == {"Only"}
