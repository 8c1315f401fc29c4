"""Laid-out slides and a brand's template to a native, editable PowerPoint deck."""

from collections.abc import Callable

from studio.domain.brand import Brand
from studio.domain.errors import StudioError
from studio.export.pptx.media import Media
from studio.export.pptx.notes import add_notes, add_notes_master
from studio.export.pptx.package import RELATIONSHIPS_TYPE, Package
from studio.export.pptx.presentation import PART, Contents, add_presentation
from studio.export.pptx.properties import add_properties
from studio.export.pptx.relationships import LAYOUT, MAIN_DOCUMENT, NOTES_SLIDE, Relationships, rels_name
from studio.export.pptx.scope import DeckScope, SlideScope, typefaces
from studio.export.pptx.slides import CONTENT_TYPE, slide
from studio.export.pptx.template import Template, open_template
from studio.layout.page import FileFacts, SlideDeck, SlidePage

Progress = Callable[[int, int], None]
"""Told after each slide how many are done, and of how many; what it raises ends the writing."""


def write_deck(deck: SlideDeck, brand: Brand, facts: FileFacts, progress: Progress | None = None) -> bytes:
    """Give the bytes of a .pptx: equal input gives equal bytes.

    Raise StudioError when the template or a picture cannot be used.
    """
    template = open_template(brand.template, brand.cut_links)
    package = Package()
    for name, data in template.parts.items():
        package.add(name, data, template.types.get(name, RELATIONSHIPS_TYPE))
    has_notes = any(page.notes for page in deck.pages)
    notes_master = template.notes_master
    if has_notes and not notes_master:
        notes_master = add_notes_master(package, template, deck.width / deck.height)
    slides = tuple(package.new_name("/ppt/slides/slide{}.xml") for _ in deck.pages)
    scope = DeckScope(
        package=package,
        media=Media(package, template.parts),
        fonts=brand.fonts,
        language=facts.language,
        slides={page.anchor: part for page, part in zip(deck.pages, slides, strict=True)},
        faces=typefaces(brand.fonts),
    )
    for done, (page, part) in enumerate(zip(deck.pages, slides, strict=True), 1):
        _add_slide(page, deck, SlideScope(deck=scope, part=part), template, notes_master)
        if progress:
            progress(done, len(slides))
    add_presentation(package, template, Contents(pages=deck.pages, slides=slides, notes_master=notes_master))
    relationships = Relationships(template.package_relationships)
    relationships.add(MAIN_DOCUMENT, PART)
    add_properties(package, relationships, facts, slides=len(slides), notes=sum(1 for page in deck.pages if page.notes))
    package.add(rels_name("/"), relationships.to_xml("/"), RELATIONSHIPS_TYPE)
    return package.to_bytes()


def _add_slide(page: SlidePage, deck: SlideDeck, scope: SlideScope, template: Template, notes_master: str) -> None:
    mapping = template.layouts.get(page.layout)
    if mapping is None:
        raise StudioError(
            f"The template has no layout {page.layout}",
            detail=f"Slide {page.number}, {page.title}, is made for it.",
            hint="The template was changed after it was read: load the brand again.",
        )
    package = scope.deck.package
    scope.relationships.add(LAYOUT, page.layout)
    xml = slide(page, deck, scope, mapping)
    if page.notes:
        notes = add_notes(package, page.notes, slide=scope.part, master=notes_master, language=scope.deck.language)
        scope.relationships.add(NOTES_SLIDE, notes)
    package.add(scope.part, xml, CONTENT_TYPE, scope.relationships)
