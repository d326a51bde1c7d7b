"""Glyphs of their own for right-to-left runs.

A bracket turns round in a right-to-left run, so one drawing serves U+0028 in
English and U+0029 in Hebrew, and the PDF's text layer keeps whichever came
first: half of the brackets are then copied and searched the wrong way round.
With a second glyph of the same shape, substituted by `rtla` (which HarfBuzz
applies to right-to-left runs only), each drawing means one character.

The same feature lets quotation marks sit at the height of the letters beside
them: drawn for Latin capitals, they float above Hebrew.
"""

from __future__ import annotations

import unicodedata

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

from catalogue.setting.fonts.glyphs import copy_glyph, top

HIGH_QUOTES = "\u2018\u2019\u201c\u201d'\""
_GERSHAYIM, _CLOSING_QUOTE = "\u05f4", "\u201d"


def add_right_to_left_forms(font: TTFont) -> dict[str, str]:
    """Copy the brackets, lower the quotation marks; the mapping for `rtla`."""
    cmap = font.getBestCmap()
    forms: dict[str, str] = {}
    for code, name in sorted(cmap.items()):
        if unicodedata.mirrored(chr(code)):
            forms[name] = f"{name}.rtl"
            copy_glyph(font, name, forms[name])
    if ord(_GERSHAYIM) in cmap:
        drop = top(font, _GERSHAYIM) - top(font, _CLOSING_QUOTE)
        for char in HIGH_QUOTES:
            name = cmap[ord(char)]
            forms[name] = f"{name}.rtl"
            copy_glyph(font, name, forms[name], drop)
    return forms


def substitution(forms: dict[str, str]) -> otTables.Lookup:
    """A GSUB lookup that puts each form in its glyph's place."""
    subtable = otTables.SingleSubst()
    subtable.mapping = forms
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag = 1, 0
    lookup.SubTable, lookup.SubTableCount = [subtable], 1
    return lookup
