"""Words whose signs stay with them: −5, C++, #MeToo, 18+, E.T.

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
    r"(?<![^\s(\[\"“”„])[-+−±]\d+(?:[.,]\d+)*[%°]?(?![\w-])"  # a signed number
    r"|(?<![\w.])[A-Za-z]\w*[+#]+(?!\w)"  # C++, Disney+
    r"|(?<![\w&])[#@][A-Za-z_]\w*"  # #MeToo
    r"|(?<![\w.])\.[A-Z][A-Za-z]+"  # .NET
    r"|(?<![\w.])\d+\+(?![\w+])"  # 18+
    r"|(?<![\w.])(?:[A-Za-z]\.){2,}"  # E.T.
)


# A paragraph is asked for twice: when its directions are resolved, and when it is cut for its lines.
@functools.lru_cache(maxsize=64)
def find_islands(text: str) -> tuple[Stretch, ...]:
    """The stretches of a right-to-left paragraph that keep their own left-to-right order."""
    return tuple(match.span() for match in _ISLAND.finditer(text))
