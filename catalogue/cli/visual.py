"""Hebrew for terminals that know no bidi: one line, reordered and mirrored (UAX #9, rules L2 and L4)."""

from __future__ import annotations

import re

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
QUOTED = re.compile(r'(?<=“)[^“]+(?=”)|(?<=(?<![\w"])")[^"].*?(?="(?![\w"]))')
"""What stands between quotation marks. A mark between letters is gershayim, not a quotation's end."""

RIDER = "\U000e0100"
"""A mark of no width that stays behind its bracket: where it comes out before it, the run was turned.

python-bidi reorders, leaves mirroring to its caller and tells no levels. The mark is of class
NSM, so it changes nothing (rules W1 and N0); no text on a screen has this one.
"""


def visual(line: str) -> str:
    """The order in which a screen without bidi must be sent this line.

    The line is English with Hebrew in it, so the base direction is left to right. What is
    quoted is isolated, so that a number or stop after a Hebrew quotation stays behind it.
    """
    return _displayed(QUOTED.sub(rf"{FSI}\g<0>{PDI}", line))


def visual_place(place: str) -> str:
    """`folder/file:line:column`, each name turned by itself, the way from left to right."""
    return _displayed(re.sub(r"[^/:]+", rf"{LRI}\g<0>{PDI}", place))


def _displayed(text: str) -> str:
    from bidi import get_display
    from bidi.mirror import MIRRORED

    ridden = "".join(c + RIDER if c in MIRRORED else c for c in text)
    shown = str(get_display(ridden, base_dir="L"))
    for isolate in (LRI, FSI, PDI):
        shown = shown.replace(isolate, "")
    mirrored = re.compile(f"{RIDER}(.)|([{re.escape(''.join(MIRRORED))}]){RIDER}")
    return mirrored.sub(lambda found: MIRRORED[found[1]] if found[1] else found[2], shown)
