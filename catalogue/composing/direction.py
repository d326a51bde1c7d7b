"""The direction marks a right-to-left paragraph needs: never printed, only resolved with (UAX #9, 2.6).

What an author does not type and UAX #9 cannot know:

* ``−5`` is one number: an isolate (LRI … PDI), neutral to what stands beside it;
* ``C++`` and an address are Latin to their last sign: a left-to-right mark (LRM) at both ends;
* Latin words quoted in a Hebrew sentence are Latin to their last sign too (”12 Angry Men”,
  ”Mamma Mia!”), while the quotation marks and the year behind them are the sentence's: LRM inside
  the marks, RLM outside. Without, rule W7 draws ``(1966)`` after ”Persona” into the title's run;
* a quotation among Latin words (“…”) closes where they do: LRM behind its mark;
* the sign that ends a Latin phrase in brackets, (Who’s Afraid?), is the phrase's: LRM behind it;
* a Latin title set apart by its slope is Latin to its last sign too: LRM at both ends;
* a number goes with its Hebrew unit, not with the Latin words before it (Godard, 1960, 35 מ״מ): RLM.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from catalogue.composing.islands import find_islands, find_numbers
from catalogue.composing.punctuation.addresses import find_addresses
from catalogue.composing.punctuation.changes import Stretch
from catalogue.model.prose import CALL, Mark, Prose

LRI, PDI = "\u2066", "\u2069"
LRM, RLM = "\u200e", "\u200f"

_NESTED = (PDI, LRM, RLM, LRI)
"""In one place an isolate ends before other marks and begins after them."""

Control = tuple[int, str]
"""A direction mark, and the offset before whose character it stands."""

_RTL = "\u0590-\u08ff\ufb1d-\ufefc"
_INSIDE = f"[^\\s{_RTL}.,;:!?…)\\]”“„\"״’‚'–]"
_OUTSIDE = "(?<![A-Za-z0-9.,:;!?…)\\]”\"״’'])"
_BARE = f'[^{_RTL}”“„"״\n\u2028\u2029]'
_APOSTROPHES = f"(?:(?![’‚‘]){_BARE}|(?<=\\w)’(?=\\w))+"
_QUOTED = re.compile(
    f'(?=[”„"״’‚]){_OUTSIDE}(?:'
    f'[”„"״](?={_INSIDE}|…\u2060?\\w)({_BARE}+)(?<!\\s)[”"״](?![A-Za-z0-9])'
    f"|(?<![A-Za-z][ \u00a0])[’‚](?={_INSIDE})({_APOSTROPHES})(?<!\\s)’(?!\\w))"
)
"""Words without a Hebrew letter between the marks of the Hebrew sentence."""

_LATIN, _NOT_HEBREW = re.compile("[A-Za-z]"), re.compile(f"[^{_RTL}]+")
_PAIRED = re.compile(r"(?:[^()\[\]{}]|\([^()\[\]{}]*\)|\[[^()\[\]{}]*\])*")
_AFTERWARDS = CALL + " \u2060"
_SIGNS = _AFTERWARDS + ".,:;!?…-–—()[]“”‘’\"'/%+#*&"
_LATIN_QUOTED = re.compile(f"“{_BARE}+”|‘{_APOSTROPHES}’(?!\\w)")
_ENDED = re.compile(f"[(\\[][A-Za-z](?![()\\[\\]])(?:(?![()\\[\\]]){_BARE})*?[.?!…]+(?={CALL}*[)\\]])")
_MEASURED = re.compile(
    r"\d(?<![\w.,:/×–\u2060-].)(?:[\d.:/×–\u2060¼-¾]|,(?=\d)|[ \u00a0](?=×)|(?<=×)[ \u00a0])*\u00a0(?=[א-ת₪])"
)
"""A number bound to a Hebrew word by a no-break space."""


def find_titles(prose: Prose) -> tuple[Stretch, ...]:
    """The Latin words that are emphasised, with all signs up to the ends of the emphasis.

    Where it goes on in Hebrew, they end with their last letter or digit.
    """
    found: list[Stretch] = []
    for span in prose.marked(Mark.EMPHASIS):
        for part in _NOT_HEBREW.finditer(prose.text, span.start, span.end):
            start, end = part.span()
            body = part[0].rstrip(_AFTERWARDS if end == span.end else _SIGNS)
            words = body.lstrip(_AFTERWARDS if start == span.start else _SIGNS)
            found.append((start + len(body) - len(words), start + len(body)))
    return tuple(one for one in found if _is_title(prose.text[slice(*one)]))


def _is_title(words: str) -> bool:
    """Whether words are Latin, and no bracket of theirs has its fellow outside (rule N0 gives it to both)."""
    return bool(_LATIN.search(words) and _PAIRED.fullmatch(words))


@functools.lru_cache(maxsize=64)
def find_controls(text: str, titles: tuple[Stretch, ...] = ()) -> tuple[Control, ...]:
    """The marks with which a right-to-left paragraph is to be resolved, in order.

    `titles` are the stretches of it that are set in italics.
    """
    numbers = find_numbers(text)
    found = [mark for start, end in numbers for mark in ((start, LRI), (end, PDI))]
    closed = frozenset(numbers)
    quoted = _spans(_LATIN_QUOTED, text, "“‘")
    for start, end in (*find_islands(text), *find_addresses(text), *quoted, *titles):
        if (start, end) not in closed:
            found += ((start, LRM), (end, LRM))
    found += ((start, RLM) for start, _ in _spans(_MEASURED, text, "\u00a0"))
    found += ((end, LRM) for _, end in _spans(_ENDED, text, "(["))
    for start, end in _quoted(text):
        found += ((start, RLM), (start + 1, LRM), (end - 1, LRM), (end, RLM))
    return tuple(sorted(found, key=lambda mark: (mark[0], _NESTED.index(mark[1]))))


def _quoted(text: str) -> Iterator[Stretch]:
    for match in _QUOTED.finditer(text):
        if any(map(str.isalpha, match[1] or match[2])):
            yield match.span()


def _spans(pattern: re.Pattern[str], text: str, signs: str) -> Iterator[Stretch]:
    """Where the pattern is found; one of `signs` stands in all that it finds, and is looked for first."""
    if any(map(text.__contains__, signs)):
        yield from (match.span() for match in pattern.finditer(text))
