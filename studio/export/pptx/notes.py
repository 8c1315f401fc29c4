"""Speaker notes to notes slides, and the notes master that they need."""

from studio.export.pptx.markup import DECLARATION, SLIDE_NAMESPACES, attribute, content
from studio.export.pptx.package import RELATIONSHIPS_TYPE, Package
from studio.export.pptx.relationships import NOTES_MASTER, SLIDE, THEME, Relationships, rels_name
from studio.export.pptx.template import Template

_SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
_MASTER_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"

_ROOT = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_IMAGE_LOCKS = '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
_TEXT_LOCKS = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
_NOTES_PAGE = (6_858_000, 9_144_000)
"""Portrait Letter-like page of PowerPoint's own notes master, in EMU."""


def add_notes(package: Package, text: str, *, slide: str, master: str, language: str) -> str:
    """Add the notes slide of a slide, a paragraph for each line; give its part name."""
    part = package.new_name("/ppt/notesSlides/notesSlide{}.xml")
    relationships = Relationships()
    relationships.add(NOTES_MASTER, master)
    relationships.add(SLIDE, slide)
    properties = f'<a:rPr lang="{attribute(language)}"/>'
    lines = "".join(
        f"<a:p><a:r>{properties}<a:t>{content(line)}</a:t></a:r></a:p>" if line else "<a:p/>"
        for line in text.split("\n")
    )
    image = f'<p:cNvPr id="2" name="Slide Image 1"/>{_IMAGE_LOCKS}<p:nvPr><p:ph type="sldImg"/></p:nvPr>'
    body = f'<p:cNvPr id="3" name="Notes 2"/>{_TEXT_LOCKS}<p:nvPr><p:ph type="body" idx="1"/></p:nvPr>'
    xml = (
        f"{DECLARATION}<p:notes {SLIDE_NAMESPACES}><p:cSld><p:spTree>{_ROOT}"
        f"<p:sp><p:nvSpPr>{image}</p:nvSpPr><p:spPr/></p:sp>"
        f"<p:sp><p:nvSpPr>{body}</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{lines}</p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
    package.add(part, xml.encode(), _SLIDE_TYPE, relationships)
    return part


def add_notes_master(package: Package, template: Template, aspect: float) -> str:
    """Add a notes master with a theme of its own, a copy of the deck's; give its part name.

    `aspect` is the slides' width divided by their height.
    """
    theme = package.new_name("/ppt/theme/theme{}.xml")
    package.add(theme, template.parts[template.theme], _THEME_TYPE)
    pictures = template.parts.get(rels_name(template.theme))
    if pictures:
        package.add(rels_name(theme), pictures, RELATIONSHIPS_TYPE)
    relationships = Relationships()
    relationships.add(THEME, theme)
    part = package.new_name("/ppt/notesMasters/notesMaster{}.xml")
    package.add(part, _master(aspect).encode(), _MASTER_TYPE, relationships)
    return part


def _master(aspect: float) -> str:
    page_width, _ = _NOTES_PAGE
    height = 3_086_100
    width = min(round(height * aspect), page_width - 2 * 457_200)
    height = round(width / aspect)
    image = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/>{_IMAGE_LOCKS}'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{(page_width - width) // 2}" y="1143000"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill>'
        '<a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    body = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/>{_TEXT_LOCKS}'
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        '<a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        '<a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="0"/><a:lstStyle/>'
        '<a:p><a:pPr lvl="0"/><a:endParaRPr/></a:p></p:txBody></p:sp>'
    )
    colours = (
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
        ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    style = (
        '<p:notesStyle><a:lvl1pPr marL="0" algn="l" defTabSz="914400" rtl="0"><a:defRPr sz="1200" kern="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        '<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr></p:notesStyle>'
    )
    background = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
    return (
        f"{DECLARATION}<p:notesMaster {SLIDE_NAMESPACES}><p:cSld>{background}<p:spTree>{_ROOT}{image}{body}</p:spTree>"
        f"</p:cSld>{colours}{style}</p:notesMaster>"
    )
