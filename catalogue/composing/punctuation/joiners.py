"""Word joiners for the setting: where UAX #14 would allow a break that Hebrew does not.

They are layout, not text: the normaliser never writes one and looks through
those it meets, so that words printed and words normalised can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.composing.punctuation.changes import Change, Normalised, apply
from catalogue.composing.punctuation.ranges import EN_DASH, find_ranges
from catalogue.composing.punctuation.transparency import WORD_JOINER, Reading

_UNTIL = re.compile(f"{EN_DASH}(?<=\\d.)(?=\\w)")
_MAQAF = re.compile("\u05be(?=[\\dA-Za-z$₪€£#@’½¼¾“‘])")
"""One that may stand behind a prefix; most stand between words."""
_PREFIX = re.compile("(?<![א-ת])[משהוכלב]{1,4}$")
_INITIAL_ELLIPSIS = re.compile("…(?<![\\w…].)(?=\\w)")


def bind(text: str) -> Normalised:
    """Insert U+2060 where a line must not end. Text that has its joiners gets no second ones.

    Around the dash of a range (W1), after the maqaf of a prefix that meets a
    number or a Latin word (W2), after an ellipsis that opens a phrase (W3).
    UAX #14 allows a break after an en dash (class BA) and after U+2026 (IN);
    for the maqaf its versions differ (LB20a, LB21a).
    """
    if EN_DASH not in text and "\u05be" not in text and "…" not in text:
        return Normalised(text)
    reading = Reading(text)
    wanted = {reading.place(seen): rule for seen, rule in _wanted(reading.text)}
    changes = tuple(
        Change(at, "", WORD_JOINER, rule)
        for at, rule in sorted(wanted.items())
        if WORD_JOINER not in (text[at - 1 : at], text[at : at + 1])
    )
    return Normalised(apply(text, changes), changes)


def _wanted(text: str) -> Iterator[tuple[int, str]]:
    for one in find_ranges(text):
        if text[one.dash : one.until] == EN_DASH:
            yield from ((one.dash, "W1"), (one.until, "W1"))
    for match in _UNTIL.finditer(text):
        yield from ((match.start(), "W1"), (match.end(), "W1"))
    for match in _MAQAF.finditer(text):
        if _PREFIX.search(text[max(0, match.start() - 5) : match.start()]):
            yield match.end(), "W2"
    yield from ((match.end(), "W3") for match in _INITIAL_ELLIPSIS.finditer(text))
