"""Builds a face of the book from published drawings. Pure: bytes in, bytes out, the same every time.

An upright is the Hebrew family's own (Hebrew and its roman were drawn together)
with what it lacks lent by a Latin companion. An italic is the companion's,
brought to the size of the roman it stands beside. Its Hebrew letters are the
upright's: Hebrew has no italic, and a face without them would not only send
stray Hebrew to another font, but lose digits as well, since fontconfig ranks
"knows the language" above "slants" and takes a lone year in Hebrew text from
the upright.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

from fontTools import subset
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.scaleUpem import scale_upem

from catalogue.diagnostics import CatalogueError, Diagnostic, ExitCode, error
from catalogue.setting.fonts.digits import FLAT, raise_primes, reduce_digits, set_hebrew_digits
from catalogue.setting.fonts.faces import Digits
from catalogue.setting.fonts.features import KEPT, free_spaces, settle_features
from catalogue.setting.fonts.glyphs import (
    add_blank,
    advance,
    copy_glyph,
    glyph_name,
    lend_glyph,
    map_character,
    top,
)
from catalogue.setting.fonts.merging import add_hebrew
from catalogue.setting.fonts.mirrors import HIGH_QUOTES, add_right_to_left_forms
from catalogue.setting.fonts.naming import UNITS, Label, label, notice
from catalogue.setting.fonts.repertoire import BLANKS, CONTROLS, DIGITS, MARKS, NO_BREAK_HYPHEN

_NEEDED = "xH -" + DIGITS + HIGH_QUOTES
"""Measured, copied or replaced in every face."""


@dataclass(frozen=True, slots=True)
class Source:
    """A published font file and the name it goes by in messages."""

    name: str
    data: bytes


def derive_upright(source: Source, companion: Source | None, digits: Digits, as_: Label) -> bytes:
    """A static upright TrueType face: Hebrew, Latin, and everything our punctuation emits.

    Raises CatalogueError (MISSING): CAT-F06 for a file that is no font, CAT-F07
    when Hebrew-height digits are wanted and it has none.
    """
    font = _open(source)
    scale_upem(font, UNITS)
    height = top(font, FLAT)
    if digits == "hebrew" and not set_hebrew_digits(font):
        raise CatalogueError(_no_hebrew_digits(source), ExitCode.MISSING)
    lender = _open(companion) if companion else font
    _borrow(font, lender)
    raise_primes(font, top(font, FLAT) - height)
    return _finish(font, font, as_, [notice(font), notice(lender)])


def derive_italic(
    source: Source, upright: Source, heavier: Source | None, digits: Digits, as_: Label
) -> bytes:
    """A static italic TrueType face sized to the upright it stands beside.

    Hebrew-height digits are reduced from `heavier`, or from the face itself. Raises
    as `derive_upright`.
    """
    beside, font = _open(upright), _open(source)
    scale_upem(font, round(UNITS * matching_scale(font, beside)))
    font["head"].unitsPerEm = UNITS
    if digits == "hebrew":
        if not set_hebrew_digits(beside):
            raise CatalogueError(_no_hebrew_digits(upright), ExitCode.MISSING)
        reduce_digits(font, _open(heavier or source), top(beside, FLAT))
    scale_upem(beside, UNITS)
    return _finish(add_hebrew(font, beside), beside, as_, [notice(font), notice(beside)])


def matching_scale(font: TTFont, beside: TTFont) -> float:
    """How much to scale a face so that it looks the size of another.

    Equal x-heights would leave the capitals unequal, equal capitals the small
    letters; the mean of the two ratios halves either fault.
    """
    return math.sqrt(top(beside, "x") / top(font, "x") * top(beside, "H") / top(font, "H"))


def _open(source: Source) -> TTFont:
    """The drawing alone: no hints, no signature."""
    try:
        font = TTFont(io.BytesIO(source.data), recalcTimestamp=False)
        if "fvar" in font or not all(table in font for table in ("glyf", "GSUB", "GPOS")):
            raise TTLibError("not a static font with TrueType outlines and OpenType layout")
        if missing := [f"U+{ord(char):04X}" for char in _NEEDED if not glyph_name(font, char)]:
            raise TTLibError(f"it lacks {', '.join(missing)}")
    except Exception as cause:  # fontTools lets a broken file fail in whatever table it breaks
        raise CatalogueError(_no_font(source, cause), ExitCode.MISSING) from None
    for tag in ("STAT", "prep", "fpgm", "cvt ", "gasp", "DSIG", "vhea", "vmtx", "BASE", "meta"):
        if tag in font:
            del font[tag]
    return font


def _borrow(font: TTFont, companion: TTFont) -> None:
    scale = matching_scale(companion, font)
    for char in MARKS:
        if not glyph_name(font, char) and glyph_name(companion, char):
            lend_glyph(companion, char, font, scale)


def _finish(font: TTFont, upright: TTFont, as_: Label, notices: list[str]) -> bytes:
    _set_blanks(font, upright)
    settle_features(font, add_right_to_left_forms(font))
    free_spaces(font)
    label(font, as_, notices)
    _prune(font)
    # The layout tables are packed by fontTools alone: the bytes must not depend on what else is installed.
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _set_blanks(font: TTFont, upright: TTFont) -> None:
    """Spaces as wide as the upright's, so that a line's spaces are all one width; controls of none."""
    for char in BLANKS:
        if glyph_name(upright, char):
            add_blank(font, char, advance(upright, char))
    for char in CONTROLS:
        add_blank(font, char, 0)
    if hyphen := glyph_name(font, "-"):
        copy_glyph(font, hyphen, "uni2011")
        map_character(font, NO_BREAK_HYPHEN, "uni2011")


def _prune(font: TTFont) -> None:
    options = subset.Options(
        layout_features=list(KEPT), name_IDs=["*"], notdef_outline=True, glyph_names=True
    )
    options.no_subset_tables += ["name"]
    pruner = subset.Subsetter(options)
    pruner.populate(unicodes=font.getBestCmap())
    pruner.subset(font)


def _no_font(source: Source, cause: Exception) -> Diagnostic:
    return error(
        "CAT-F06",
        f"{source.name} cannot be used as a font: {cause}",
        why="faces are built from static TrueType outlines (.ttf, or .woff2 holding them)",
        hint="put an intact static .ttf of this name into the fonts folder, or name another in fonts.yaml",
    )


def _no_hebrew_digits(source: Source) -> Diagnostic:
    return error(
        "CAT-F07",
        f"{source.name} has no Hebrew-height digits",
        why="the book asks for them, and scaled-down Latin ones would be lighter than the text",
        hint="set the book's digits to latin, or choose a text face that has them",
    )
