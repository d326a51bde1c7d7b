"""XMP read with a plain XML parser: the properties of a packet, by the prefixes everyone uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree import ElementTree

from pikepdf import Pdf, Stream

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "urn:catalogue:press": "press",
}
_LARGEST = 4_000_000


@dataclass(slots=True)
class Xmp:
    """Properties by prefixed name, each with its values in order; `trouble` says why there are none."""

    values: dict[str, list[str]] = field(default_factory=dict)
    trouble: str = ""

    def one(self, name: str) -> str:
        """The first value of a property, or ""."""
        return self.values.get(name, [""])[0]


def read_xmp(pdf: Pdf) -> Xmp:
    """The document's packet; never raises."""
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, Stream):
        return Xmp(trouble="there is none")
    data = packet.read_bytes()
    if len(data) > _LARGEST or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return Xmp(trouble="it is not plain metadata")
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as trouble:
        return Xmp(trouble=f"it is not XML ({trouble})")
    read = Xmp()
    for description in root.iter(_RDF + "Description"):
        for name, value in description.attrib.items():
            read.values.setdefault(_prefixed(name), []).append(value)
        for element in description:
            read.values.setdefault(_prefixed(element.tag), []).extend(_values(element))
    return read


def _values(element: ElementTree.Element) -> list[str]:
    items = [item.text or "" for item in element.iter(_RDF + "li")]
    return items or [(element.text or "").strip()]


def _prefixed(name: str) -> str:
    uri, _, local = name.removeprefix("{").partition("}")
    return f"{_PREFIXES.get(uri, uri)}:{local}"
