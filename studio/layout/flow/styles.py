"""The brand's page style as named text styles, made once for a book."""

from studio.domain.brand import Brand
from studio.domain.frozen import dataclass, replace
from studio.domain.typography import FontRole, TextStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """Text styles by their job."""

    body: TextStyle
    """Running text."""
    small: TextStyle
    """Side remarks and cells' second lines."""
    lead: TextStyle
    """The paragraph that opens a chapter."""
    eyebrow: TextStyle
    """A short label over something."""
    heading1: TextStyle
    """Title of a chapter."""
    heading2: TextStyle
    """Title of a block."""
    heading3: TextStyle
    """Title of a part of a block."""
    number: TextStyle
    """A headline number."""


def styles_of(brand: Brand) -> Styles:
    """Give the styles of a brand's pages."""
    page, palette = brand.page, brand.palette
    body = TextStyle(
        size=page.body, colour=palette.text, line_spacing=page.line_spacing, space_before=page.paragraph_gap
    )
    return Styles(
        body=body,
        small=replace(
            body,
            size=(page.small + page.body) / 2,
            line_spacing=page.line_spacing * 0.96,
            space_before=page.paragraph_gap * 0.75,
        ),
        lead=replace(body, size=page.body * 1.28, colour=palette.muted),
        eyebrow=TextStyle(size=page.small, colour=palette.accent_text, bold=True, font=FontRole.HEADING),
        heading1=_heading(brand, page.heading1, 0.98),
        heading2=_heading(brand, page.heading2, 1.05),
        heading3=_heading(brand, page.heading3, 1.08),
        number=replace(_heading(brand, page.number, 1.0), colour=palette.accent),
    )


def _heading(brand: Brand, size: float, spacing: float) -> TextStyle:
    return TextStyle(
        size=size, colour=brand.palette.text, bold=True, font=FontRole.HEADING, line_spacing=spacing, space_before=4
    )
