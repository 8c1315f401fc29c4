"""Turns the facts of a file into its XMP metadata, which also claim that it is accessible (PDF/UA-1)."""

import re
from datetime import date
from xml.sax.saxutils import escape

from studio.export.pdf.file import PRODUCER, PdfFile
from studio.export.pdf.values import clean
from studio.layout.page import FileFacts

_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_TEMPLATE = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def write_metadata(file: PdfFile, facts: FileFacts) -> None:
    """Write the metadata and what viewers are to do with them."""
    words = {
        "title": facts.title,
        "author": facts.author,
        "subject": facts.subject,
        "language": facts.language,
        "keywords": ", ".join(facts.keywords),
        "producer": PRODUCER,
        "date": f"{date(*facts.date).isoformat()}T00:00:00Z",
    }
    packet = _TEMPLATE.format(**{key: escape(_NOT_IN_XML.sub("", clean(word))) for key, word in words.items()})
    file.enter("Metadata", file.packed_stream(packet.encode("utf-8"), "/Type /Metadata /Subtype /XML"))
    file.enter("ViewerPreferences", "<< /DisplayDocTitle true >>")
