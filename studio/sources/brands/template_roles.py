"""The layouts of any template to one for each job: by brand.yaml's word, by type, by name, by what they hold."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from studio.domain.brand import LayoutRole, SlideLayout
from studio.domain.findings import Finding, Severity, error
from studio.domain.frozen import dataclass
from studio.domain.places import NOWHERE, Place

TYPES: Final = {
    LayoutRole.COVER: ("title",),
    LayoutRole.AGENDA: (),
    LayoutRole.DIVIDER: ("secHead",),
    LayoutRole.TITLE_ONLY: ("titleOnly",),
    LayoutRole.CONTENT: ("obj", "tx"),
    LayoutRole.TWO_CONTENT: ("twoObj", "twoTxTwoObj", "twoColTx"),
    LayoutRole.STATEMENT: (),
}
"""OOXML layout types that say what a layout is for."""
WORDS: Final = {
    LayoutRole.COVER: ("cover", "title slide", "titelfolie", "deckblatt", "diapositive de titre", "couverture"),
    LayoutRole.AGENDA: ("agenda", "contents", "inhalt", "sommaire", "índice", "indice"),
    LayoutRole.DIVIDER: ("section", "divider", "chapter", "abschnitt", "kapitel", "trenn", "chapitre"),
    LayoutRole.TITLE_ONLY: ("title only", "nur titel", "titre seul", "sólo el título"),
    LayoutRole.CONTENT: ("title and content", "content", "titel und inhalt", "titre et contenu", "text"),
    LayoutRole.TWO_CONTENT: ("two content", "two column", "comparison", "zwei inhalte", "vergleich", "deux contenus"),
    LayoutRole.STATEMENT: ("statement", "call to action", "quote", "closing", "thank", "contact", "zitat", "schluss"),
}
"""Parts of names, lower case, most telling first."""
STAND_INS: Final = {LayoutRole.AGENDA: LayoutRole.CONTENT, LayoutRole.STATEMENT: LayoutRole.CONTENT}
"""Jobs that have no layout type of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLayout:
    """A layout with the type that its file gives it."""

    layout: SlideLayout
    type: str


def choose_layouts(
    layouts: Sequence[TypedLayout], wanted: Mapping[LayoutRole, str], places: Mapping[LayoutRole, Place]
) -> tuple[dict[LayoutRole, SlideLayout], tuple[Finding, ...]]:
    """Give every job a layout; `wanted` names layouts, and `places` says where. There is at least one layout."""
    chosen: dict[LayoutRole, SlideLayout] = {}
    findings: list[Finding] = []
    for role in LayoutRole:
        name = wanted.get(role, "")
        named = _called(layouts, name) if name else None
        if name and named is None:
            findings.append(_unknown(role, name, layouts, places.get(role, NOWHERE)))
        found = named or _by_type(layouts, role) or _by_name(layouts, role)
        if found is None:
            found = _by_slots(layouts, STAND_INS.get(role, role))
            findings.append(_guessed(role, found))
        chosen[role] = found
    return chosen, tuple(findings)


def _called(layouts: Sequence[TypedLayout], name: str) -> SlideLayout | None:
    exact = next((typed.layout for typed in layouts if typed.layout.name == name), None)
    near = (typed.layout for typed in layouts if typed.layout.name.strip().casefold() == name.strip().casefold())
    return exact or next(near, None)


def _by_type(layouts: Sequence[TypedLayout], role: LayoutRole) -> SlideLayout | None:
    return next((typed.layout for kind in TYPES[role] for typed in layouts if typed.type == kind), None)


def _by_name(layouts: Sequence[TypedLayout], role: LayoutRole) -> SlideLayout | None:
    names = [(typed.layout.name.casefold(), typed.layout) for typed in layouts]
    return next((layout for word in WORDS[role] for name, layout in names if word in name), None)


def _by_slots(layouts: Sequence[TypedLayout], role: LayoutRole) -> SlideLayout:
    """Give the layout whose placeholders suit the job best; the first one of equals."""
    return max((typed.layout for typed in layouts), key=lambda layout: _fitness(layout, role))


def _fitness(layout: SlideLayout, role: LayoutRole) -> int:
    """Count what speaks for a layout: a title always does, the wrong number of texts never."""
    title = 4 if layout.slot("title") else 0
    bodies = sum(slot.name.startswith("body") for slot in layout.slots)
    expected = {LayoutRole.CONTENT: 1, LayoutRole.TWO_CONTENT: 2, LayoutRole.DIVIDER: 1}.get(role, 0)
    subtitle = layout.slot("subtitle") is not None
    return title - abs(bodies - expected) + (2 if subtitle == (role is LayoutRole.COVER) else 0)


def _unknown(role: LayoutRole, name: str, layouts: Sequence[TypedLayout], place: Place) -> Finding:
    names = [typed.layout.name for typed in layouts]
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"did you mean `{near[0]}`?" if near else f"layouts: {', '.join(names)}"
    return error("layout-unknown", f"the template has no layout `{name}` for `{role}`", hint=hint, place=place)


def _guessed(role: LayoutRole, layout: SlideLayout) -> Finding:
    return Finding(
        code="layout-guessed",
        severity=Severity.HINT,
        text=f"the template says of no layout that it is meant for `{role}`: `{layout.name}` is used",
        hint=f"name one in brand.yaml: `layouts: {{{role}: …}}`",
    )
