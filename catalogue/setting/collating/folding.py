"""Characters brought to what an eye can tell apart, on both sides of the comparison alike.

Spaces and invisible characters have no ink; PDFium turns brackets and quotation
marks round in right-to-left text, so a pair counts as one sign; points ride on
their letters; compatibility forms are written as what they stand for.
"""

from __future__ import annotations

import functools
import unicodedata

_PAIRS = dict(zip(")]}>»›≥⟩”’", "([{<«‹≤⟨“‘", strict=True))
_ALIKE = {"\u2010": "-", "\u2011": "-", "\u2044": "/", "®": "R", "≠": "=/"}
"""Characters that PDFium writes in one direction as another, or as two."""

_NO_INK = frozenset(("Mn", "Cf", "Cc", "Zs", "Zl", "Zp"))


@functools.cache
def fold(char: str) -> str:
    """What is left of one character: none, one, or several where it stands for several."""
    parts = _ALIKE.get(char) or unicodedata.normalize("NFKD", char)
    return "".join(
        _PAIRS.get(part, _ALIKE.get(part, part))
        for part in parts
        if unicodedata.category(part) not in _NO_INK
    )


def fold_all(text: str) -> str:
    """A whole text, folded."""
    return "".join(map(fold, text))
