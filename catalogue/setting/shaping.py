"""Measures words as they will be printed.

HarfBuzz shapes each word in the very face file WeasyPrint is given, unhinted,
with the features it applies by default, and the width is counted in
thousandths of the em. Pango, inside WeasyPrint, does the same and rounds each
glyph to 1/1024 pixel; a word of twenty letters agrees within 0.01 pt.

**A line is the sum of its words and its spaces.** No built face kerns over a
space, nor over a hyphen, dash, maqaf or slash to what follows (see
`catalogue.setting.fonts.features`), so shaping a whole line or its words one
by one gives the same advance. What counts as one word here is text of one
direction, weight and slope between such signs: where the bidi level or the
look changes, Pango starts a new run and no kern crosses it either.

**Spacing** is added by the caller. `word-spacing` widens every U+0020 and
U+00A0, and no other space. `letter-spacing` (tracking) adds its amount after
each cluster of the text, spaces included, and ligatures fall apart under it;
`advance` does neither.
"""

from __future__ import annotations

from dataclasses import dataclass

import uharfbuzz as hb

from catalogue.setting.fonts import Faces


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a shaped text, in visual order; lengths in em.

    `cluster` is the code-point offset of the first character it stands for.
    """

    index: int
    cluster: int
    advance: float
    x: float
    y: float


class Shaper:
    """Shapes single-direction text in the faces of a book, and remembers the words it has seen."""

    def __init__(self, faces: Faces, family: str | None = None) -> None:
        self._faces = faces
        self._family = family
        self._fonts: dict[tuple[int, bool], hb.Font] = {}
        self._widths: dict[tuple[int, bool, bool], _Widths] = {}
        self._buffer = hb.Buffer()

    def advance(self, text: str, weight: int, italic: bool, size: float, rtl: bool) -> float:
        """The width of a text of one direction, in points at `size` points.

        Raises CatalogueError (CAT-F08) for a face the book does not have.
        """
        known = self._widths.get((weight, italic, rtl))
        if known is None:
            known = self._widths[weight, italic, rtl] = _Widths(self.font(weight, italic), self._buffer, rtl)
        return known[text] * size

    def glyphs(self, text: str, weight: int, italic: bool, rtl: bool) -> tuple[Glyph, ...]:
        """The glyphs of a text of one direction, from left to right."""
        font = self.font(weight, italic)
        _shape(self._buffer, font, text, rtl)
        em = font.face.upem
        pairs = zip(self._buffer.glyph_infos, self._buffer.glyph_positions, strict=True)
        return tuple(
            Glyph(info.codepoint, info.cluster, at.x_advance / em, at.x_offset / em, at.y_offset / em)
            for info, at in pairs
        )

    def font(self, weight: int, italic: bool) -> hb.Font:
        """The face as HarfBuzz sees it, scaled to its own units. Raises as `advance`."""
        font = self._fonts.get((weight, italic))
        if font is None:
            face = self._faces.find(weight, italic, self._family)
            font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path))))
            self._fonts[weight, italic] = font
        return font


class _Widths(dict[str, float]):
    """The widths (em) of texts in one face and direction, each shaped when it is first asked for."""

    def __init__(self, font: hb.Font, buffer: hb.Buffer, rtl: bool) -> None:
        self._font, self._buffer, self._rtl, self._em = font, buffer, rtl, font.face.upem

    def __missing__(self, text: str) -> float:
        _shape(self._buffer, self._font, text, self._rtl)
        total = sum([position.x_advance for position in self._buffer.glyph_positions])
        width: float = total / self._em
        self[text] = width
        return width


def _shape(buffer: hb.Buffer, font: hb.Font, text: str, rtl: bool) -> None:
    buffer.clear_contents()
    buffer.add_str(text)
    buffer.direction, buffer.script = ("rtl", "Hebr") if rtl else ("ltr", "Latn")
    hb.shape(font, buffer)
