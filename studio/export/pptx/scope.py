"""What the items of a deck and of one slide share while they are written: links, ids, typefaces, language."""

from dataclasses import field
from pathlib import Path

from studio.domain.frozen import dataclass
from studio.domain.typography import FontFamily, FontRole, Fonts
from studio.export.pptx.media import Media
from studio.export.pptx.package import Package
from studio.export.pptx.relationships import HYPERLINK, SLIDE, Relationships, web_address
from studio.layout.paragraphs import Link, PageLink, WebLink

THEME_FACES = {FontRole.HEADING: "+mj-lt", FontRole.BODY: "+mn-lt"}
"""The names under which text follows the fonts of the theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckScope:
    """What all slides share."""

    package: Package
    media: Media
    fonts: Fonts
    language: str
    slides: dict[str, str]
    """Slide part by anchor."""
    faces: dict[str, str]
    """Typeface name by font file."""

    def typeface(self, role: FontRole) -> str:
        """Give the name of a font for its job, by way of the theme where it has one."""
        return THEME_FACES.get(role, self.fonts.code.name)


def typefaces(fonts: Fonts) -> dict[str, str]:
    """Give the typeface name of every font file of a brand."""
    named = (
        *((family, family.name) for family in (fonts.bullets,) if family),
        (fonts.fallback, fonts.fallback.name),
        (fonts.code, fonts.code.name),
        (fonts.heading, THEME_FACES[FontRole.HEADING]),
        (fonts.body, THEME_FACES[FontRole.BODY]),
    )
    return {str(path): name for family, name in named for path in _files(family)}


def _files(family: FontFamily) -> tuple[Path, ...]:
    return family.regular, family.bold, family.italic, family.bold_italic


@dataclass(slots=True, kw_only=True)
class SlideScope:
    """What the items of one slide share."""

    deck: DeckScope
    part: str
    relationships: Relationships = field(default_factory=Relationships)
    _last_id: int = 1

    def shape_id(self) -> int:
        """Give the next id; 1 is the slide's root group."""
        self._last_id += 1
        return self._last_id

    def link(self, link: Link) -> tuple[str, str]:
        """Give the relationship id and the action of a link; an empty id where it leads nowhere."""
        match link:
            case WebLink(url=url):
                address = web_address(url)
                return (self.relationships.add(HYPERLINK, address, external=True), "") if address else ("", "")
            case PageLink(anchor=anchor):
                slide = self.deck.slides.get(anchor)
                return (self.relationships.add(SLIDE, slide), "ppaction://hlinksldjump") if slide else ("", "")
