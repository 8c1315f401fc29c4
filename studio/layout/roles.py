"""What items and paragraphs mean, for structure tags and accessibility."""

from enum import StrEnum


class Role(StrEnum):
    """What an item or a paragraph means, for structure tags and accessibility."""

    TITLE = "title"
    """The title of a slide or of the document."""
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    """What somebody else said."""
    LABEL = "label"
    """A short caption over or under something."""
    TOC_ENTRY = "toc_entry"
    TABLE = "table"
    FIGURE = "figure"
    """A picture, a chart or a diagram that carries meaning."""
    DECORATION = "decoration"
    """Carries no meaning; hidden from assistive technology."""
    ARTIFACT = "artifact"
    """Running header, footer, page number."""
