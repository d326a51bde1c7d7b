"""Glyphs: measuring them, copying them, lending them from one face to another."""

from __future__ import annotations

import copy

from fontTools.misc.roundTools import otRound
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph


def glyph_name(font: TTFont, char: str) -> str | None:
    """The glyph a character is drawn with, if there is one."""
    name: str | None = font.getBestCmap().get(ord(char))
    return name


def top(font: TTFont, char: str) -> float:
    """How high above the baseline the ink of a character rises, in em."""
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord(char)]].draw(pen)
    return float(pen.bounds[3]) / _units(font) if pen.bounds else 0.0


def advance(font: TTFont, char: str) -> float:
    """The width of a character, in em."""
    return float(font["hmtx"][font.getBestCmap()[ord(char)]][0]) / _units(font)


def map_character(font: TTFont, char: str, name: str) -> None:
    """Draw a character with this glyph from now on."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(char)] = name


def add_blank(font: TTFont, char: str, width: float) -> None:
    """Give a character a glyph without ink, `width` em wide."""
    name = f"uni{ord(char):04X}"
    _add(font, name, Glyph(), otRound(width * _units(font)))
    map_character(font, char, name)


def copy_glyph(font: TTFont, name: str, new: str, rise: float = 0.0) -> None:
    """A second glyph of the same shape and width, `rise` em higher."""
    width, _ = font["hmtx"][name]
    glyph = _redraw(font, name, 1.0, rise * _units(font)) if rise else copy.deepcopy(font["glyf"][name])
    _add(font, new, glyph, width)


def lend_glyph(lender: TTFont, char: str, font: TTFont, scale: float, rise: float = 0.0) -> None:
    """Draw a character of `font` as `lender` does: scaled about the baseline, then raised by `rise` em."""
    source = lender.getBestCmap()[ord(char)]
    name = glyph_name(font, char) or f"uni{ord(char):04X}"
    units = scale * _units(font) / _units(lender)
    outline = _redraw(lender, source, units, rise * _units(font))
    _free_composites(font, name)
    _add(font, name, outline, otRound(lender["hmtx"][source][0] * units))
    map_character(font, char, name)


def _units(font: TTFont) -> int:
    return int(font["head"].unitsPerEm)


def _free_composites(font: TTFont, part: str) -> None:
    """Draw out the glyphs composed of `part`: a double prime must not move when the prime does."""
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        if part in glyphs[name].getComponentNames(glyphs):
            width, _ = font["hmtx"][name]
            _add(font, name, _redraw(font, name, 1.0, 0.0), width)


def _redraw(font: TTFont, name: str, scale: float, rise: float) -> Glyph:
    glyphs = font.getGlyphSet()
    outline = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(outline)
    pen = TTGlyphPen(None)
    outline.replay(TransformPen(pen, (scale, 0, 0, scale, 0, rise)))
    return pen.glyph()


def _add(font: TTFont, name: str, glyph: Glyph, width: int) -> None:
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    font.setGlyphOrder(font["glyf"].glyphOrder)
