"""The design in, every part of the presentation package out: part names and their XML."""

from xml.sax.saxutils import quoteattr

from deck_design import HEIGHT, WIDTH, Design, Layout, text
from deck_drawing import Level, Placeholder, Tint, emu, shape_tree

DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006/main"
NAMESPACES = (
    f'xmlns:a="{DRAWINGML}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PAPER = Tint("bg1")
"""Of notes, whatever the slides are."""
FIRST_LAYOUT_ID = 2_147_483_649
"""Masters and layouts share one number space; the master has the number before."""
DEFAULTS = '<a:defPPr><a:defRPr lang="en-US"/></a:defPPr>'
DATE = "2025-01-01T00:00:00Z"
"""Fixed, so that equal designs give equal bytes."""

Parts = dict[str, str]


def deck_parts(design: Design) -> Parts:
    """Give all parts in package order: content types first, relationships before what they belong to."""
    layouts = design.layouts
    parts = {
        "_rels/.rels": relationships(
            (f"{OFFICE}/officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{OFFICE}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": app_properties(),
        "docProps/core.xml": core_properties(design),
        "ppt/presentation.xml": presentation(design),
        "ppt/_rels/presentation.xml.rels": presentation_relationships(),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": table_styles(),
        "ppt/theme/theme1.xml": theme(design),
        "ppt/theme/theme2.xml": theme(design),
        "ppt/slideMasters/slideMaster1.xml": slide_master(design),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
            *((f"{OFFICE}/slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in numbers(layouts)),
            (f"{OFFICE}/theme", "../theme/theme1.xml"),
        ),
    }
    for number, layout in enumerate(layouts, 1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = slide_layout(layout)
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = relationships(
            (f"{OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")
        )
    parts["ppt/notesMasters/notesMaster1.xml"] = notes_master()
    parts["ppt/notesMasters/_rels/notesMaster1.xml.rels"] = relationships((f"{OFFICE}/theme", "../theme/theme2.xml"))
    return {"[Content_Types].xml": content_types(tuple(parts))} | parts


def numbers(layouts: tuple[Layout, ...]) -> range:
    """Give the numbers of the layouts, from 1."""
    return range(1, len(layouts) + 1)


def relationships(*targets: tuple[str, str]) -> str:
    """Give a relationships part; ids count from rId1."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def content_types(names: tuple[str, ...]) -> str:
    """Give the content types of the parts."""
    presentationml = "application/vnd.openxmlformats-officedocument.presentationml"
    known = {
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "ppt/presentation.xml": f"{presentationml}.presentation.main+xml",
        "ppt/presProps.xml": f"{presentationml}.presProps+xml",
        "ppt/viewProps.xml": f"{presentationml}.viewProps+xml",
        "ppt/tableStyles.xml": f"{presentationml}.tableStyles+xml",
        "ppt/theme": "application/vnd.openxmlformats-officedocument.theme+xml",
        "ppt/slideMasters": f"{presentationml}.slideMaster+xml",
        "ppt/slideLayouts": f"{presentationml}.slideLayout+xml",
        "ppt/notesMasters": f"{presentationml}.notesMaster+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{known.get(name) or known[name.rpartition("/")[0]]}"/>'
        for name in names
        if not name.endswith(".rels")
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def presentation(design: Design) -> str:
    """Give the main part: no slides, one master, one notes master."""
    plain = "".join(level.xml(f"lvl{number}pPr") for number, level in enumerate(plain_levels(design), 1))
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_LAYOUT_ID - 1}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(WIDTH)}" cy="{emu(HEIGHT)}"/><p:notesSz cx="{emu(540)}" cy="{emu(720)}"/>'
        f"<p:defaultTextStyle>{DEFAULTS}{plain}</p:defaultTextStyle></p:presentation>"
    )


def presentation_relationships() -> str:
    """Give the main part's relationships."""
    return relationships(
        (f"{OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
        (f"{OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"),
        (f"{OFFICE}/presProps", "presProps.xml"),
        (f"{OFFICE}/viewProps", "viewProps.xml"),
        (f"{OFFICE}/theme", "theme/theme1.xml"),
        (f"{OFFICE}/tableStyles", "tableStyles.xml"),
    )


def plain_levels(design: Design) -> tuple[Level, ...]:
    """Give the styles of text boxes and whatever else is no placeholder."""
    return tuple(Level(size=18, tint=design.ink, indent=36 * step) for step in range(9))


def colour_map(*, dark: bool) -> str:
    """Say which of the theme's colours are those of text and which those of grounds."""
    text, ground = ("lt", "dk") if dark else ("dk", "lt")
    same = (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    rest = " ".join(f'{name}="{name}"' for name in same)
    return f'<p:clrMap bg1="{ground}1" tx1="{text}1" bg2="{ground}2" tx2="{text}2" {rest}/>'


def slide_master(design: Design) -> str:
    """Give the master."""
    count = len(design.layouts)
    ids = "".join(f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + index}" r:id="rId{index + 1}"/>' for index in range(count))
    body = "".join(level.xml(f"lvl{number}pPr") for number, level in enumerate(design.body_levels, 1))
    other = "".join(level.xml(f"lvl{number}pPr") for number, level in enumerate(plain_levels(design), 1))
    return (
        f'{DECLARATION}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>{background(design.background)}'
        f"{shape_tree(design.master)}</p:cSld>{colour_map(dark=design.dark)}"
        f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles>'
        f"<p:titleStyle>{design.title_level.xml('lvl1pPr')}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{DEFAULTS}{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def slide_layout(layout: Layout) -> str:
    """Give a layout."""
    kind = f' type="{layout.type}"' if layout.type else ""
    shows = "" if layout.master_shapes else ' showMasterSp="0"'
    ground = background(layout.background) if layout.background else ""
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES}{shows}{kind} preserve="1" userDrawn="1">'
        f"<p:cSld name={quoteattr(layout.name)}>{ground}{shape_tree(layout.things)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def background(tint: Tint) -> str:
    """Give the p:bg element of a plain background."""
    return f"<p:bg><p:bgPr>{tint.fill()}<a:effectLst/></p:bgPr></p:bg>"


def notes_master() -> str:
    """Give the master of the speaker notes."""
    things = (
        Placeholder(name="Slide Image", type="sldImg", idx=2, rect=(48, 48, 444, 249.75)),
        text("Notes", "body", 3, (48, 324, 444, 336), "Click to add notes"),
        text("Footer", "ftr", 4, (48, 676, 340, 16), "", Level(size=10, tint=Tint("tx2")), anchor="ctr"),
        text(
            "Slide Number",
            "sldNum",
            5,
            (412, 676, 80, 16),
            "",
            Level(size=10, tint=Tint("tx2"), align="r"),
            anchor="ctr",
        ),
    )
    levels = (Level(size=12, tint=Tint("tx1"), indent=18 * step, before=4) for step in range(9))
    styles = "".join(level.xml(f"lvl{number}pPr") for number, level in enumerate(levels, 1))
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{background(PAPER)}{shape_tree(things)}</p:cSld>"
        f'{colour_map(dark=False)}<p:hf hdr="0" dt="0"/><p:notesStyle>{styles}</p:notesStyle></p:notesMaster>'
    )


def theme(design: Design) -> str:
    """Give the theme: colours, fonts, and a flat format scheme without gradients, shadows or bevels."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in design.colours)
    major, minor = (
        f'<a:latin typeface="{face.name}" panose="{face.panose}"/><a:ea typeface=""/><a:cs typeface=""/>'
        for face in (design.heading, design.body)
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{emu(width)}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/>'
        '<a:miter lim="800000"/></a:ln>'
        for width in (0.75, 1.5, 2.25)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWINGML}" name="{design.title}">'
        f'<a:themeElements><a:clrScheme name="{design.title}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{design.title}"><a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="{design.title}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def table_styles() -> str:
    """Give an empty list whose default is PowerPoint's own."""
    return f'{DECLARATION}<a:tblStyleLst xmlns:a="{DRAWINGML}" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'


def app_properties() -> str:
    """Give the application's properties."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Proposal Studio</Application><PresentationFormat>Widescreen</PresentationFormat></Properties>"
    )


def core_properties(design: Design) -> str:
    """Give title and dates."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{design.title}</dc:title>'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{DATE}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{DATE}</dcterms:modified></cp:coreProperties>'
    )
