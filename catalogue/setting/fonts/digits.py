"""One height of digits, the same everywhere.

Hebrew families keep Hebrew-height digits behind `locl`, which the shaper
applies only to digits that share a run with Hebrew letters: a folio or a year
in an element of its own comes out taller. So the digits are chosen once, in
the character map, and `locl` is dropped from the face.
"""

from __future__ import annotations

from fontTools.ttLib import TTFont

from catalogue.setting.fonts.glyphs import glyph_name, lend_glyph, map_character, top
from catalogue.setting.fonts.repertoire import DIGITS, PRIMES

FLAT = "7"
"""The digit measured for height: flat-topped, so it does not overshoot."""


def set_hebrew_digits(font: TTFont) -> bool:
    """Map 0–9 to the face's Hebrew-height digits; False when it has none."""
    alternates = _hebrew_alternates(font)
    cmap = font.getBestCmap()
    if any(cmap.get(ord(digit)) not in alternates for digit in DIGITS):
        return False
    for digit in DIGITS:
        map_character(font, digit, alternates[cmap[ord(digit)]])
    return True


def reduce_digits(font: TTFont, heavier: TTFont, height: float) -> None:
    """Draw the digits `height` em high, reduced from a heavier weight.

    Reducing thins the strokes; beginning one weight up brings their colour back.
    """
    raise_primes(font, height - top(font, FLAT))
    scale = height / top(heavier, FLAT)
    for digit in DIGITS:
        lend_glyph(heavier, digit, font, scale)


def raise_primes(font: TTFont, rise: float) -> None:
    """Move the primes by `rise` em: they belong to their number, and come down with lower digits."""
    for char in PRIMES:
        if rise and glyph_name(font, char):
            lend_glyph(font, char, font, 1.0, rise)


def _hebrew_alternates(font: TTFont) -> dict[str, str]:
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    alternates: dict[str, str] = {}
    for record in table.ScriptList.ScriptRecord:
        if record.ScriptTag != "hebr":
            continue
        languages = [record.Script.DefaultLangSys, *(r.LangSys for r in record.Script.LangSysRecord)]
        for index in {i for language in languages if language for i in language.FeatureIndex}:
            feature = table.FeatureList.FeatureRecord[index]
            if feature.FeatureTag == "locl":
                for lookup in feature.Feature.LookupListIndex:
                    alternates |= _single(table.LookupList.Lookup[lookup])
    return alternates


def _single(lookup: object) -> dict[str, str]:
    subtables = (getattr(sub, "ExtSubTable", sub) for sub in lookup.SubTable)  # type: ignore[attr-defined]
    return {old: new for sub in subtables if sub.LookupType == 1 for old, new in sub.mapping.items()}
