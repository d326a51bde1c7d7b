"""Puts the Hebrew of one face, with its points and kerning, into another."""

from __future__ import annotations

import io

from fontTools import merge, subset
from fontTools.ttLib import TTFont

HEBREW = (*range(0x0591, 0x0600), 0x20AA, *range(0xFB1D, 0xFB50))
"""Letters, points, maqaf, geresh, gershayim; the sheqel; the presentation forms."""


def add_hebrew(font: TTFont, hebrew: TTFont) -> TTFont:
    """`font` with the Hebrew of `hebrew` (same em), as a new font; characters it has already stay."""
    own = font.getBestCmap()
    part = _copy(hebrew)
    pruner = subset.Subsetter(subset.Options(layout_features=["*"], notdef_outline=True, glyph_names=True))
    pruner.populate(unicodes=[code for code in HEBREW if code not in own])
    pruner.subset(part)
    created, modified = font["head"].created, font["head"].modified
    merged = merge.Merger().merge([_saved(font), _saved(part)])
    merged.recalcTimestamp = False
    merged["head"].created, merged["head"].modified = created, modified  # the merger writes the hour
    return merged


def _copy(font: TTFont) -> TTFont:
    return TTFont(_saved(font), recalcTimestamp=False)


def _saved(font: TTFont) -> io.BytesIO:
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    return out
