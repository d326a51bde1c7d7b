"""Words whose signs stay with them: −5, C++, #MeToo, 18+, E.T., +972-3-123-4567.

UAX #9 gives a sign at the edge of a number or a Latin word to the paragraph
(rules N1 and N2), so that ``C++`` in a Hebrew line prints as ``++C`` and
``−5`` as ``5−``. Each such word is to be resolved as a left-to-right isolate
(as if between U+2066 and U+2069).

The same rules carry the sign that ends a Latin phrase in Hebrew brackets or
quotation marks to its wrong end, (?Who's Afraid). Such a sign belongs to the
phrase it stands behind (as if U+200E followed it), and its lines may still be
broken.
"""

from __future__ import annotations

import functools
import re

from catalogue.composing.punctuation.changes import Stretch
from catalogue.model.prose import CALL

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


_BEFORE_HEBREW = r"[^()\[\]\"“”„״\u0590-\u08ff]"
_ENDED = re.compile(
    rf"(?:[(\[\"“”„״]|(?<!\w)[’‘‚׳])[A-Za-z]{_BEFORE_HEBREW}*?"  # (Who’s Afraid of Virginia Woolf
    rf"(?P<sign>[.?!…]+)(?={CALL}*[)\]\"“”״’׳])"  # ?)
)


# A paragraph is asked for twice: when its directions are resolved, and when it is cut for its lines.
@functools.lru_cache(maxsize=64)
def find_islands(text: str) -> tuple[Stretch, ...]:
    """The stretches of a right-to-left paragraph that keep their own left-to-right order.

    One of signs alone ends a Latin phrase (`ends_a_phrase`).
    """
    words = [match.span() for match in _ISLAND.finditer(text)]
    signs = (match.span("sign") for match in _ENDED.finditer(text))
    ends = [(start, end) for start, end in signs if not any(one[0] < end <= one[1] for one in words)]
    return tuple(sorted(words + ends))


def ends_a_phrase(stretch: str) -> bool:
    """Whether a stretch goes with the Latin letters before it, and is no word of its own."""
    return not stretch.strip(".?!…")
