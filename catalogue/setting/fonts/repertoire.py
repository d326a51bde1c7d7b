"""The characters our own typography can put on a page, whatever the manuscript holds."""

from __future__ import annotations

MARKS = "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2032\u2033\u2212\u00d7"
"""Dashes, quotation marks, ellipsis, primes, minus, times."""

PRIMES = "\u2032\u2033"

HEBREW_MARKS = "\u05be\u05f3\u05f4\u20aa"
"""Maqaf, geresh, gershayim, sheqel."""

DIGITS = "0123456789"

BLANKS = " \u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
"""Spaces of every width; U+0020 and U+00A0 are the ones that justify."""

CONTROLS = (
    "\u200b\u200c\u200d\u200e\u200f\u061c\u034f\u2060\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Break and bidi controls: no ink, no width, and never a box."""

NO_BREAK_HYPHEN = "\u2011"

LINE_ENDS = "-\u2010\u2013\u2014\u05be/"
"""After these a line may end (UAX #14), so nothing after them may lean on them."""
