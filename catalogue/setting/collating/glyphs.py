"""The glyphs of a finished PDF, read back with PDFium: the only eyes of the collation."""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

UNREADABLE = "\ufffd"
"""Stands for a glyph that the PDF gives no character."""

_SPACES = (0x20, 0xA0)
_LINE_END_HYPHEN = 0x02
"""What PDFium makes of a hyphen at the end of a line."""


class Glyph(NamedTuple):
    """One drawn character. Points, y upwards, in the PDF's own coordinates."""

    char: str
    x: float
    """Its origin, on the baseline."""
    y: float
    right: float
    """Where its advance ends; for a part of a ligature, where the letter's own would."""
    size: float
    font: str
    """PostScript name, without the subset's tag."""


class Sheet(NamedTuple):
    """One page, numbered from 1, and its glyphs in the PDF's order, spaces left out."""

    number: int
    trim: tuple[float, float, float, float]
    """Left, bottom, right, top."""
    glyphs: tuple[Glyph, ...]


def count_sheets(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def read_sheets(pdf: bytes, only: Container[int] | None = None) -> tuple[Sheet, ...]:
    """The pages of a PDF in their order, or those that are asked for."""
    with _opened(pdf) as document:
        numbers = (one for one in range(1, len(document) + 1) if only is None or one in only)
        return tuple(_read_sheet(document.raw, number) for number in numbers)


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _read_sheet(document: Any, number: int) -> Sheet:
    page = pdfium.FPDF_LoadPage(document, number - 1)
    try:
        with _text_of(page) as text:
            return Sheet(number, _trim_box(page), tuple(_read_glyphs(text)))
    finally:
        pdfium.FPDF_ClosePage(page)


@contextmanager
def _text_of(page: Any) -> Iterator[Any]:
    text = pdfium.FPDFText_LoadPage(page)
    try:
        yield text
    finally:
        pdfium.FPDFText_ClosePage(text)


def _trim_box(page: Any) -> tuple[float, float, float, float]:
    """The trim box; the media box where the PDF has none."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPage_GetTrimBox(page, *sides):
        pdfium.FPDFPage_GetMediaBox(page, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


class _Font(NamedTuple):
    """A font as one text object uses it."""

    name: str
    size: float
    em: float
    """Width of the em in points; differs from the size where the text is scaled."""
    handle: Any

    @classmethod
    def of(cls, run: Any) -> _Font:
        """The font of a text object, measured as it is drawn."""
        size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        pdfium.FPDFTextObj_GetFontSize(run, ctypes.byref(size))
        pdfium.FPDFPageObj_GetMatrix(run, ctypes.byref(matrix))
        handle = pdfium.FPDFTextObj_GetFont(run)
        name = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(handle, name, len(name))
        plain_name = name.value.decode(errors="replace").rpartition("+")[2]
        return cls(plain_name, size.value * abs(matrix.d), size.value * abs(matrix.a), handle)

    def advance(self, code: int, reach: float) -> float:
        """Width of a character in em, as the PDF states it.

        PDFium asks by character, and does not find those it has turned round
        itself; then the box it draws around the glyph has to do, which ends
        `reach` em from the origin: with the advance, or with ink beyond it.
        """
        width = ctypes.c_float()
        pdfium.FPDFFont_GetGlyphWidth(self.handle, code, 1.0, ctypes.byref(width))
        return min(width.value, reach)


def _read_glyphs(text: Any) -> Iterator[Glyph]:
    """Glyph by glyph. Spaces and line ends of PDFium's own have no text object and are passed over."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    fonts: dict[int, _Font] = {}
    advances: dict[tuple[str, int], float] = {}
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        run = pdfium.FPDFText_GetTextObject(text, index)
        if code in _SPACES or not run:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, at_x, at_y)
        address = ctypes.addressof(run.contents)
        font = fonts.get(address) or fonts.setdefault(address, _Font.of(run))
        advance = advances.get((font.name, code))
        if advance is None:
            pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
            advance = font.advance(code, (box.right - x.value) / font.em)
            advances[font.name, code] = advance
        unreadable = not code or pdfium.FPDFText_HasUnicodeMapError(text, index)
        char = UNREADABLE if unreadable else "-" if code == _LINE_END_HYPHEN else chr(code)
        yield Glyph(char, x.value, y.value, x.value + advance * font.em, font.size, font.name)
