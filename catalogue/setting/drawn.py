"""A page as WeasyPrint drew it, kept apart from the PDF it will stand in.

WeasyPrint writes a PDF from whatever pages a `weasyprint.Document` is given. `DrawnPage` is such
a page, already painted: it holds what its painting left behind, as plain values that can travel
to another process or lie on a disk, and lends them when the book is gathered (`setting.gathering`).
So each page is laid out and painted wherever there is a core for it, and only once.

A page that leans on more than itself is not lent (`lend` gives None): one with a picture made of
other pictures (transparency groups, patterns, gradients), a colour profile of the style sheet's own,
or a face that is none of the book's. Such a book is drawn in one piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream, pydyf

from catalogue.setting.fonts import Faces
from catalogue.setting.textlayer import LegibleFonts

POINTS = 0.75
"""PDF points in a CSS pixel."""

_OF_A_FACE = frozenset({"hb_font", "hb_face", "file_content"})
"""What WeasyPrint's font has from the face's file alone."""

_MEASURES = (
    *("position_x", "position_y", "width", "height", "margin_left", "margin_top"),
    *("padding_left", "padding_top", "border_left_width", "border_top_width"),
    *("colspan", "rowspan", "is_table_wrapper"),
)
"""What the structure tree asks of a box beside its element: a figure's place, a cell's span."""

_TITLE = "{http://www.w3.org/2000/svg}title"


@dataclass(frozen=True, slots=True)
class DrawnFont:
    """A face as one page uses it: `facts` are the attributes of WeasyPrint's font, its glyphs among them."""

    key: int
    face: str
    """SHA-256 of the face's file."""
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """In the place of WeasyPrint's image: the picture as it is embedded."""

    embedded: pydyf.Stream

    def get_x_object(self, _interpolate: bool, _ratio: float) -> pydyf.Stream:
        """What WeasyPrint asks an image for when it writes the PDF."""
        return self.embedded


@dataclass(slots=True, repr=False)
class DrawnPage:
    """In the place of a `weasyprint.document.Page`; lengths in CSS pixels, `content` in PDF operators."""

    width: float
    height: float
    bleed: Mapping[str, float]
    anchors: Mapping[str, Any]
    links: Sequence[Any]
    bookmarks: Sequence[Any]
    content: bytes
    states: Mapping[str, Any]
    pictures: Mapping[str, DrawnPicture]
    fonts: tuple[DrawnFont, ...]
    marked: Mapping[Any, Any]
    messages: tuple[str, ...]
    """What WeasyPrint had to say about it."""
    _page_box: Any

    @property
    def forms(self) -> Mapping[Any, Any]:
        """None: WeasyPrint is not asked to make any."""
        return {None: []}

    def paint(self, stream: Any, scale: float) -> None:
        """Lay down what was painted before; `scale` is in it already."""
        stream.stream.append(self.content)
        stream._resources["ExtGState"].update(self.states)
        stream._tags.update(self.marked)
        for name, picture in self.pictures.items():
            stream._resources["XObject"][name] = None
            known = {"image": picture, "interpolate": False, "dpi_ratios": {1}, "x_object": None}
            stream._images.setdefault(name, known)
        for font in self.fonts:
            stream._fonts.add(font)


def lend(document: weasyprint.Document, faces: Faces, messages: Iterable[str]) -> DrawnPage | None:
    """The only page of a laid-out document, painted; None when it cannot stand in another.

    `messages` are gone through last: painting may add some.
    """
    (page,) = document.pages
    if document.color_profiles:
        return None
    fonts = LegibleFonts(faces)
    resources = pydyf.Dictionary({name: pydyf.Dictionary() for name in _RESOURCES})
    stream = _painted(page, fonts, resources)
    leaning = resources["Pattern"] or resources["Shading"] or resources["XObject"].keys() - stream._images
    if leaning or any(not _is_alpha(name) for name in resources["ExtGState"]):
        return None
    drawn_in = [_drawn_font(key, font, fonts.drawn_in.get(key)) for key, font in fonts.items()]
    known: dict[int, Any] = {}
    outline = _outline(page._page_box, known)
    if None in drawn_in or not known.keys() >= {id(box) for box in stream._tags}:
        return None
    return DrawnPage(
        page.width,
        page.height,
        page.bleed,
        page.anchors,
        [(kind, target, where, _outline(box, known)) for kind, target, where, box in page.links],
        page.bookmarks,
        b"\n".join(pydyf._to_bytes(item) for item in stream.stream[1:]),
        dict(resources["ExtGState"]),
        {name: _picture(image) for name, image in stream._images.items()},
        tuple(font for font in drawn_in if font),
        {known[id(box)]: mark for box, mark in stream._tags.items()},
        tuple(messages),
        outline,
    )


_RESOURCES = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")


def _painted(page: Any, fonts: LegibleFonts, resources: pydyf.Dictionary) -> Any:
    """The page painted as `weasyprint.pdf.generate_pdf` does, turned upside down first."""
    bleed = page.bleed
    rectangle = (
        -bleed["left"],
        -bleed["top"],
        page.width + bleed["left"] + bleed["right"],
        page.height + bleed["top"] + bleed["bottom"],
    )
    stream = Stream(fonts, rectangle, resources, {}, {}, {}, None)
    stream.transform(d=-1, f=page.height * POINTS)
    page.paint(stream, POINTS)
    return stream


def _is_alpha(name: str) -> bool:
    """Whether a graphics state is the opacity it is named for, and so the same on every page."""
    return name[:1] in ("a", "A")


def _drawn_font(key: int, font: Any, face: str | None) -> DrawnFont | None:
    """None for a face that is not the book's, and for one that lacked a character."""
    if face is None or font.missing:
        return None
    facts = {name: value for name, value in vars(font).items() if name not in _OF_A_FACE}
    return DrawnFont(key, face, {**facts, "to_unicode": dict(font.to_unicode)})


def _picture(image: Mapping[str, Any]) -> DrawnPicture:
    """A picture as it is embedded, its bytes fetched out of WeasyPrint's cache."""
    embedded = image["image"].get_x_object(image["interpolate"], max(image["dpi_ratios"]))
    for stream in (embedded, embedded.extra.get("SMask")):
        if stream is not None:
            stream.stream = [pydyf._to_bytes(part) for part in stream.stream]
    return DrawnPicture(embedded)


def _outline(box: Any, known: dict[int, Any]) -> Any:
    """A box and all in it, of the same kinds, with what the structure tree asks of them and no more."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if id(box) in known:
        return known[id(box)]
    bare = known[id(box)] = object.__new__(type(box))
    bare.element_tag, bare.element = box.element_tag, _bare(box.element)
    if isinstance(box, boxes.ReplacedBox | boxes.TableBox | boxes.TableCellBox) or box.is_table_wrapper:
        vars(bare).update({name: vars(box)[name] for name in _MEASURES if name in vars(box)})
    if box.element_tag == "li":
        bare.style = {name: box.style[name] for name in ("display", "list_style_type")}
    bare.children = [_outline(child, known) for child in box.children]
    return bare


def _bare(element: Any) -> Any:
    """An element without what is in it, but for the title of a drawing."""
    if element is None:
        return None
    bare = ElementTree.Element(element.tag, dict(element.attrib))
    title = element.find(_TITLE)
    if title is not None:
        ElementTree.SubElement(bare, _TITLE).text = title.text
    return bare
