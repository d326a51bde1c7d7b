"""Pages of a finished PDF as pictures and as lines: what is printed, and where on the trimmed page."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from catalogue.archive.comparing.comparison import Box

RESOLUTION = 100
"""Pixels an inch: enough to see any change of a glyph and to be read on a screen, and quick."""
_STEP = 4
_NOT_LETTERS = re.compile(r"[^\w]")


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one baseline: its words in no order, its size and width in points.

    A placed picture is a line too, of size 0, whose one word is the digest of its data. The width
    is in steps wide enough that the noise of floating point does not make two of one.
    """

    words: tuple[str, ...]
    size: float
    width: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page: pixels of the trimmed page and its lines with their places."""

    number: int
    size: tuple[int, int]
    pixels: bytes
    lines: tuple[tuple[Line, Box], ...]

    @property
    def image(self) -> Image.Image:
        """The trimmed page as an RGB picture."""
        return Image.frombytes("RGB", self.size, self.pixels)


@dataclass(slots=True)
class _Glyph:
    letter: str
    baseline: float
    left: float
    right: float
    top: float
    bottom: float


def pages_of(pdf: bytes, labels: dict[int, str]) -> tuple[Page, ...]:
    """Render and read every page; `labels` gives page numbers as printed, which do not count as text."""
    if not pdf:
        return ()
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(
            _page(document[index], index + 1, labels.get(index + 1, "")) for index in range(len(document))
        )
    finally:
        document.close()


def differing_area(one: Page, other: Page) -> tuple[Box, ...]:
    """The one rectangle in which two pages of one size look different; empty when they look the same."""
    if one.size != other.size:
        return ()
    found = ImageChops.difference(one.image, other.image).getbbox()
    if found is None:
        return ()
    width, height = one.size
    left, top, right, bottom = found
    return (
        Box(
            round(left / width * 100, 2),
            round(top / height * 100, 2),
            round((right - left) / width * 100, 2),
            round((bottom - top) / height * 100, 2),
        ),
    )


def _page(page: Any, number: int, label: str) -> Page:
    left, bottom, right, top = page.get_trimbox()
    seen = page.get_bbox()
    crop = tuple(
        max(0.0, part) for part in (left - seen[0], bottom - seen[1], seen[2] - right, seen[3] - top)
    )
    picture = page.render(scale=RESOLUTION / 72, crop=crop, may_draw_forms=False).to_pil().convert("RGB")
    frame = (left, top, right - left, top - bottom)
    lines = [*_text_lines(page, label, frame), *_pictures(page, frame)]
    return Page(number, picture.size, picture.tobytes(), tuple(lines))


def _text_lines(
    page: Any, label: str, frame: tuple[float, float, float, float]
) -> Iterator[tuple[Line, Box]]:
    rows: dict[int, list[_Glyph]] = {}
    for glyph in _glyphs(page):
        rows.setdefault(round(glyph.baseline), []).append(glyph)
    ordered = sorted(rows.items(), reverse=True)
    for index, (_, glyphs) in enumerate(ordered):
        found = _words(glyphs)
        at_edge = index in (0, len(ordered) - 1)
        if at_edge and label and label in found:
            found.remove(label)
        marks = [glyph for glyph in glyphs if not glyph.letter.isspace()]
        if found and marks:
            width = 0 if at_edge else round((_right(marks) - _left(marks)) / _STEP)
            size = round(max(glyph.top - glyph.bottom for glyph in marks), 1)
            yield Line(tuple(sorted(found)), size, width), _box(marks, frame)


def _glyphs(page: Any) -> Iterator[_Glyph]:
    """Every character with its loose box and its baseline, in points, the y axis upwards."""
    text = page.get_textpage()
    try:
        for index in range(text.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            x, y = c_double(), c_double()
            pdfium.FPDFText_GetCharOrigin(text.raw, index, byref(x), byref(y))
            left, bottom, right, top = text.get_charbox(index, loose=True)
            yield _Glyph(letter, y.value, left, right, top, bottom)
    finally:
        text.close()


def _words(glyphs: list[_Glyph]) -> list[str]:
    text = unicodedata.normalize("NFC", "".join(glyph.letter for glyph in glyphs))
    return [bare for bare in (_NOT_LETTERS.sub("", word) for word in text.split()) if bare]


def _pictures(page: Any, frame: tuple[float, float, float, float]) -> Iterator[tuple[Line, Box]]:
    for placed in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = placed.get_bounds()
        digest = hashlib.sha256(bytes(placed.get_data())).hexdigest()
        corner = _Glyph("", 0, left, right, top, bottom)
        yield Line((digest,), 0, round((right - left) / _STEP)), _box([corner], frame)


def _left(marks: list[_Glyph]) -> float:
    return min(mark.left for mark in marks)


def _right(marks: list[_Glyph]) -> float:
    return max(mark.right for mark in marks)


def _box(marks: list[_Glyph], frame: tuple[float, float, float, float]) -> Box:
    """In hundredths of the trimmed page, from its top-left corner; `frame` is left, top, width, height."""
    left, top, width, height = frame
    upper, lower = max(mark.top for mark in marks), min(mark.bottom for mark in marks)
    return Box(
        round((_left(marks) - left) / width * 100, 2),
        round((top - upper) / height * 100, 2),
        round((_right(marks) - _left(marks)) / width * 100, 2),
        round((upper - lower) / height * 100, 2),
    )
