"""Hebrew for terminals that know no bidi: wrap first, then reorder each line (UAX #9 L1-L2)."""

from __future__ import annotations

import re

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
QUOTED = re.compile(r'(?<![\w"])"(.+?)"(?![\w"])')
"""What stands between quotation marks. A mark between letters is gershayim, not a quotation's end."""


def visual(line: str) -> str:
    """One line, wholly in the order in which a screen without bidi must be sent it.

    The line is English with Hebrew in it, so the base direction is left to right. What is
    quoted is isolated, so that a number or stop after a Hebrew quotation stays behind it.
    """
    from bidi import get_display

    shown = get_display(QUOTED.sub(rf'"{FSI}\1{PDI}"', line), base_dir="L")
    assert isinstance(shown, str)
    return _without_isolates(shown)


def visual_place(place: str) -> str:
    """`folder/file:line:column`, each name turned by itself, the way from left to right."""
    from bidi import get_display

    isolated = re.sub(r"[^/:]+", rf"{LRI}\g<0>{PDI}", place)
    shown = get_display(isolated, base_dir="L")
    assert isinstance(shown, str)
    return _without_isolates(shown)


def _without_isolates(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, (LRI, FSI, PDI))))
