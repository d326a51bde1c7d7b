"""Words whose signs stay with them: −5, C++, #MeToo, 18+, E.T., +972-3-123-4567, 35-mm.

UAX #9 gives a sign at the edge of a number or a Latin word to the paragraph
(rules N1 and N2), so that ``C++`` in a Hebrew line prints as ``++C`` and
``−5`` as ``5−``; and a number before a hyphen is not of the Latin word behind
it (``mm-35``). What keeps each in its own order is for `direction` to say.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from catalogue.composing.punctuation.changes import Stretch

_NUMBER_HEAD = re.compile(r"[-+−±(*#\d]")
_NUMBER = re.compile(
    r"(?<![\w+])\+(?=(?:[-() ]?\d){8,15}(?![\w-]))\d{1,3}(?:[- ]\(?\d+\)?)+"  # +972-3-123-4567
    r"|(?<![^\s(\[\"“”„־\u2060])[-+−±][$€£₪]?\d+(?:[.,]\d+)*"  # −5, −20°C, +3mm, −$5
    r"(?:%|°[CF]?|[A-Za-z]{1,3}(?:/[A-Za-z]+)?)?(?![\w-])"
    r"|(?<!\w)\(\d{2,4}\)[- ]?\d{3}[- ]?\d{4}(?![\w-])"  # (03) 123-4567
    r"|(?<![\w-])0\d{1,2}[- ]\d{3}[- ]\d{4}(?![\w-])"  # 054-123 4567
    r"|(?<![\w*])\*\d{3,6}(?![\w*])"  # *2345
    r"|(?<![\w#])#\d+(?!\w)"  # #1
    r"|(?<![\w.])\d+[¼-¾⅐-⅞](?!\w)"  # 5½
    r"|(?<![\w.,])\d+(?:[.,]\d+)?°[CF](?!\w)"  # 20°C
    r"|(?<![\w.])\d+(?:\.\d+)*[A-Za-z]?\+(?![\w+])"  # 18+, 2.0+, 1080p+
)
_WORD_HEAD = re.compile(r"[A-Za-z#@.\d](?<!\w.)")
_WORD = re.compile(
    r"(?<!\.)[A-Za-z]\w*[+#]+(?!\w)"  # C++, Disney+
    r"|(?<!&)[#@][A-Za-z_]\w*"  # #MeToo
    r"|(?<!\.)\.[A-Z][A-Za-z]+"  # .NET
    r"|(?<!-)[A-F]-(?=[\s,.;:)\"”’]|$)"  # the mark B-
    r"|(?<!\.)(?:[A-Za-z]\.){2,}"  # E.T.
    r"|(?<![.,/-])\d[\d.,-]*-[A-Za-z][\w-]*"  # 35-mm, 3-D, 2.0-beta
    r"|(?<![.,/-])\d+(?:[.,]\d+)?\u00a0[A-Za-z]{1,4}\b"  # 16 mm
)


@functools.lru_cache(maxsize=64)
def find_numbers(text: str) -> tuple[Stretch, ...]:
    """Numbers with their signs: each is for itself, and several follow one another in Hebrew order."""
    return tuple(_found(_NUMBER_HEAD, _NUMBER, text))


@functools.lru_cache(maxsize=64)
def find_words(text: str) -> tuple[Stretch, ...]:
    """Latin words with their signs: each belongs to the Latin words beside it (Apple TV+)."""
    return tuple(_found(_WORD_HEAD, _WORD, text))


def _found(head: re.Pattern[str], whole: re.Pattern[str], text: str) -> Iterator[Stretch]:
    """Looked for by what they may begin with, which `re` finds fast: most characters are letters."""
    end = 0
    for begun in head.finditer(text):
        if begun.start() >= end and (match := whole.match(text, begun.start())):
            end = match.end()
            yield match.span()


# A paragraph is asked for twice: when its directions are resolved, and when it is cut for its lines.
@functools.lru_cache(maxsize=64)
def find_islands(text: str) -> tuple[Stretch, ...]:
    """The stretches of a right-to-left paragraph that keep their own left-to-right order."""
    numbers = find_numbers(text)
    taken = {at for start, end in numbers for at in range(start, end)}
    words = (word for word in find_words(text) if taken.isdisjoint(range(*word)))
    return tuple(sorted((*numbers, *words)))
