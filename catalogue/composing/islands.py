"""Words whose signs stay with them: −5, C++, #MeToo, 18+, E.T., +972-3-123-4567.

UAX #9 gives a sign at the edge of a number or a Latin word to the paragraph
(rules N1 and N2), so that ``C++`` in a Hebrew line prints as ``++C`` and
``−5`` as ``5−``. Each such word is to be resolved as a left-to-right isolate
(as if between U+2066 and U+2069).
"""

from __future__ import annotations

import functools
import re

from catalogue.composing.punctuation.changes import Stretch

_ISLAND = re.compile(
    r"(?<![\w+])\+(?=(?:[-() ]?\d){8,15}(?![\w-]))\d{1,3}(?:[- ]\(?\d+\)?)+"  # +972-3-123-4567
    r"|(?<![^\s(\[\"“”„־\u2060])[-+−±]\d+(?:[.,]\d+)*"  # −5, −20°C, +3mm
    r"(?:%|°[CF]?|[A-Za-z]{1,3}(?:/[A-Za-z]+)?)?(?![\w-])"
    r"|(?<!\w)\(\d{2,4}\)[- ]?\d{3}[- ]?\d{4}(?![\w-])"  # (03) 123-4567
    r"|(?<![\w*])\*\d{3,6}(?![\w*])"  # *2345
    r"|(?<![\w#])#\d+(?!\w)"  # #1
    r"|(?<![\w.])\d+[¼-¾⅐-⅞](?!\w)"  # 5½
    r"|(?<![\w.])[A-Za-z]\w*[+#]+(?!\w)"  # C++, Disney+
    r"|(?<![\w&])[#@][A-Za-z_]\w*"  # #MeToo
    r"|(?<![\w.])\.[A-Z][A-Za-z]+"  # .NET
    r"|(?<![\w.])\d+(?:\.\d+)*[A-Za-z]?\+(?![\w+])"  # 18+, 2.0+, 1080p+
    r"|(?<![\w-])[A-F]-(?=[\s,.;:)\"”’]|$)"  # the mark B-
    r"|(?<![\w.])(?:[A-Za-z]\.){2,}"  # E.T.
)

_HEAD = re.compile(r"[-+−±(*#@.\dA-Za-z](?<!\w\w)")
"""What an island begins with; letters and digits only where their word does."""


# A paragraph is asked for twice: when its directions are resolved, and when it is cut for its lines.
@functools.lru_cache(maxsize=64)
def find_islands(text: str) -> tuple[Stretch, ...]:
    """The stretches of a right-to-left paragraph that keep their own left-to-right order."""
    found: list[Stretch] = []
    end = 0
    for head in _HEAD.finditer(text):
        if head.start() >= end and (island := _ISLAND.match(text, head.start())):
            found.append(island.span())
            end = island.end()
    return tuple(found)
