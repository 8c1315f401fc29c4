"""What is known about the file to its document properties."""

from studio.export.pptx.markup import DECLARATION, content
from studio.export.pptx.package import Package
from studio.export.pptx.relationships import CORE_PROPERTIES, EXTENDED_PROPERTIES, Relationships
from studio.layout.page import FileFacts

_CORE = "/docProps/core.xml"
_APP = "/docProps/app.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def add_properties(
    package: Package, relationships: Relationships, facts: FileFacts, *, slides: int, notes: int
) -> None:
    """Add both property parts, and point at them from the package."""
    package.add(_CORE, _core(facts).encode(), _CORE_TYPE)
    package.add(_APP, _app(slides, notes).encode(), _APP_TYPE)
    relationships.add(CORE_PROPERTIES, _CORE)
    relationships.add(EXTENDED_PROPERTIES, _APP)


def _core(facts: FileFacts) -> str:
    year, month, day = facts.date
    moment = f"{year:04}-{month:02}-{day:02}T00:00:00Z"
    texts = (
        ("dc:title", facts.title),
        ("dc:subject", facts.subject),
        ("dc:creator", facts.author),
        ("cp:keywords", ", ".join(facts.keywords)),
        ("cp:lastModifiedBy", facts.author),
        ("dc:language", facts.language),
    )
    written = "".join(f"<{tag}>{content(text)}</{tag}>" for tag, text in texts if text)
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{written}'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


def _app(slides: int, notes: int) -> str:
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>Proposal Studio</Application>'
        f"<Slides>{slides}</Slides><Notes>{notes}</Notes><HiddenSlides>0</HiddenSlides></Properties>"
    )
