"""Who the file is: the Info dictionary and the XMP packet, one set of facts written twice.

ISO 15930-7:2010, 6.7 and 6.8 ask for title, dates, document id, version, rendition and the
trapping state in XMP, and for an Info dictionary that says nothing else. The packet is written
by hand because a generator would add its own name and the time of day.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Dictionary, Name, Pdf, String

from catalogue.press.finishing.facts import PressFacts

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "press": "urn:catalogue:press",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


@dataclass(frozen=True, slots=True)
class Standard:
    """A conformance claim: the XMP properties that make it and whether the file states Trapped."""

    rendition: str
    claims: tuple[tuple[str, str], ...]
    trapped: bool = False


PRESS = Standard("press", (("pdfxid:GTS_PDFXVersion", "PDF/X-4"), ("pdf:Trapped", "False")), trapped=True)
SHEETS = Standard("sheets", PRESS.claims, trapped=True)
COVER = Standard("cover", PRESS.claims, trapped=True)
PROOF = Standard("proof", PRESS.claims, trapped=True)
SCREEN = Standard("screen", (("pdfuaid:part", "1"),))
UNTAGGED_SCREEN = Standard("screen", ())
# No PDF/UA claim beside it: PDF/A-2 wants every schema it does not know described in the file.
ARCHIVE = Standard("archive", (("pdfaid:part", "2"), ("pdfaid:conformance", "U")))


def describe(pdf: Pdf, facts: PressFacts, standard: Standard, digest: str) -> None:
    """Write Info, XMP and /Lang. `digest` names the content: it goes into the document id."""
    producer = str(pdf.trailer.get("/Info", Dictionary()).get("/Producer", "")) or facts.tool
    pdf.trailer.Info = pdf.make_indirect(_info(facts, standard, producer))
    packet = xmp_packet(facts, standard, producer, digest)
    # Not compressed: programs that know no PDF find the packet by scanning (XMP part 3, 3).
    metadata = pikepdf.Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = metadata
    pdf.Root.Lang = String(facts.language)


def xmp_packet(facts: PressFacts, standard: Standard, producer: str, digest: str) -> bytes:
    """The packet as UTF-8, its properties in a fixed order."""
    lines = [
        f"<{name}>{escape(value)}</{name}>" for name, value in _simple(facts, standard, producer, digest)
    ]
    titles = _item(facts.title, "x-default") + _item(facts.title, facts.language)
    lines.append(f"<dc:title><rdf:Alt>{titles}</rdf:Alt></dc:title>")
    if facts.creators:
        lines.append(f"<dc:creator><rdf:Seq>{''.join(map(_item, facts.creators))}</rdf:Seq></dc:creator>")
    lines.append(f"<dc:language><rdf:Bag>{_item(facts.language)}</rdf:Bag></dc:language>")
    if facts.awaited:
        stills = "".join(map(_item, facts.awaited))
        lines.append(f"<press:Awaited><rdf:Bag>{stills}</rdf:Bag></press:Awaited>")
    body = "\n".join(lines)
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items() if f"<{name}:" in body)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{body}\n</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _simple(facts: PressFacts, standard: Standard, producer: str, digest: str) -> list[tuple[str, str]]:
    moment = facts.date.isoformat()
    return [
        *standard.claims,
        ("pdf:Producer", producer),
        ("xmp:CreatorTool", facts.tool),
        ("xmp:CreateDate", moment),
        ("xmp:ModifyDate", moment),
        ("xmp:MetadataDate", moment),
        ("xmpMM:DocumentID", f"uuid:{facts.document_id('edition', '')}"),
        ("xmpMM:InstanceID", f"uuid:{facts.document_id(standard.rendition, digest)}"),
        ("xmpMM:RenditionClass", "proof" if standard is PROOF else "default"),
        ("xmpMM:VersionID", "1"),
        ("dc:format", "application/pdf"),
        ("dc:identifier", facts.edition_id),
    ]


def _info(facts: PressFacts, standard: Standard, producer: str) -> Dictionary:
    date = String(_pdf_date(facts.date))
    info = Dictionary(
        Title=String(facts.title),
        Creator=String(facts.tool),
        Producer=String(producer),
        CreationDate=date,
        ModDate=date,
    )
    if facts.creators:
        info.Author = String(", ".join(facts.creators))
    if standard.trapped:
        info.Trapped = Name("/False")
        info.GTS_PDFXVersion = String("PDF/X-4")
    return info


def _pdf_date(moment: datetime.datetime) -> str:
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _item(value: str, language: str = "") -> str:
    tag = f' xml:lang="{escape(language)}"' if language else ""
    return f"<rdf:li{tag}>{escape(value)}</rdf:li>"
