"""Pages drawn apart, gathered into one PDF: with one outline, one structure tree and each face once.

What WeasyPrint does once all pages are painted it does here too, by its own hand: links find their
anchors over all pages, each face is cut down to the glyphs of all. The result is the very PDF that
one run over the whole book gives, byte for byte (a test holds the two against each other).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from typing import Any

import weasyprint
from weasyprint.document import Document
from weasyprint.html import get_html_metadata
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.ffi import ffi, harfbuzz
from weasyprint.text.fonts import FontConfiguration

from catalogue.diagnostics import Report
from catalogue.setting import weasyprint_patch
from catalogue.setting.drawn import DrawnFont, DrawnPage
from catalogue.setting.fonts import Face
from catalogue.setting.libraries import loaded_library
from catalogue.setting.pdf import BASE, OPTIONS, Files, complaint, listening
from catalogue.setting.raw import Typeset


def gather(pages: Sequence[DrawnPage], head: str, faces: Iterable[Face]) -> Typeset:
    """The book's raw PDF. `head` is its HTML up to the first page: language, title and author."""
    weasyprint_patch.apply()
    fetcher = Files({})
    with listening() as messages:
        source = weasyprint.HTML(string=head, base_url=BASE, url_fetcher=fetcher)
        metadata = DocumentMetadata(**get_html_metadata(source))
        document = Document(list(pages), metadata, fetcher, FontConfiguration(), {}, None)
        document.fonts = GatheredFonts(faces)
        pdf = document.write_pdf(**OPTIONS)
    said = dict.fromkeys([*(one for page in pages for one in page.messages), *messages])
    return Typeset(pdf, len(pages), Report.of(complaint(one) for one in said))


class GatheredFonts(dict[int, Any]):
    """The fonts of a book, with the glyphs of every page that was added."""

    def __init__(self, faces: Iterable[Face]) -> None:
        super().__init__()
        self._faces = {face.sha256: face for face in faces}

    def add(self, drawn: DrawnFont) -> None:
        """Take a page's glyphs over; what an earlier page said of a glyph stands."""
        if drawn.key not in self:
            self[drawn.key] = _font(drawn, self._faces[drawn.face])
        font = self[drawn.key]
        for glyphs in ("widths", "to_unicode"):
            known = getattr(font, glyphs)
            for glyph, value in drawn.facts[glyphs].items():
                known.setdefault(glyph, value)


def _font(drawn: DrawnFont, face: Face) -> Font:
    """WeasyPrint's font again, over the face's file: it was made in another process."""
    font = Font.__new__(Font)
    vars(font).update({**drawn.facts, "widths": {}, "to_unicode": {}})
    font.file_content = face.path.read_bytes()
    font.hb_face = _open(str(face.path), drawn.facts["index"])
    return font


def _open(path: str, index: int) -> Any:
    """The face for HarfBuzz. WeasyPrint gets its own from Pango, and declares no way to open one."""
    library = loaded_library("harfbuzz")
    library.hb_blob_create_from_file.restype = library.hb_face_create.restype = ctypes.c_void_p
    library.hb_face_create.argtypes = (ctypes.c_void_p, ctypes.c_uint)
    library.hb_blob_destroy.argtypes = (ctypes.c_void_p,)
    blob = library.hb_blob_create_from_file(path.encode())
    face = library.hb_face_create(blob, index)
    library.hb_blob_destroy(blob)
    return ffi.gc(ffi.cast("hb_face_t *", face), harfbuzz.hb_face_destroy)
