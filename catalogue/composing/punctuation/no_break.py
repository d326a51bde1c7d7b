"""No-break spaces where a line must not end: common practice, no ruling of the Academy (house)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.composing.punctuation.abbreviations import is_with_prefixes
from catalogue.composing.punctuation.changes import Change
from catalogue.composing.punctuation.letters import before, is_hebrew, words
from catalogue.model.punctuation import PunctuationStyle

NO_BREAK_SPACE = "\u00a0"

_BEFORE_NUMBER = frozenset(("עמ", "ע", "מס", "גיל", "כר", "פס", "סע", "ס", "הע", "טל"))
_BEFORE_NAME = frozenset(("פרופ", "גב", "אדר", "אינג", "ר"))
_ACRONYMS_BEFORE_NAME = frozenset(("דר", "עוד", "רוח"))

_GERESH = re.compile("['’׳] (?=[\\dא-תA-Z])")
_GERSHAYIM = re.compile('["”״][רדח] (?=[א-תA-Z])')
_LATIN = re.compile(r"\b(?:(?:pp?|[Nn]o|[Vv]ol|[Ff]ig)\. (?=\d)|(?:Dr|Prof|Mrs?|Ms)\. (?=[A-Z]))")
_AFTER_LATIN = re.compile("\\. (?<=[pogrfls]\\. )")
"""The end of each of them, soon found."""
_QUANTITY = re.compile("[\\d½¼¾] (?=([א-ת]+(?:[\"”״'’׳][א-ת]?)?|₪|[a-z]+))")
_PLAIN = str.maketrans("”״’׳", "\"\"''")
_UNITS = words(
    'מ"מ ס"מ ק"מ מ"ר סמ"ק ק"ג מ"ל קמ"ש ש"ח דק\' שנ\' שע\' מ\' דקות דקה שניות שעות מטר מטרים ₪ '
    "mm cm km fps min"
)
_TWO_STOPS = re.compile("\\.[ \u00a0]?[א-תA-Z]\\.")
_INITIALS = "(?<![א-ת.])(?:[א-ת]\\.[ \u00a0]?){2,}(?=[א-ת]{2})|\\b(?:[A-Z]\\.[ \u00a0]?){2,}(?=[A-Z][a-z])"


def set_no_break(text: str, style: PunctuationStyle) -> list[Change]:
    """Bind abbreviation and number (B1), title and name (B2), number and unit (B3), initials and name (B4).

    Two numbers are never bound: U+00A0 between them makes them one number to
    UAX #9 (class CS, rule W4).
    """
    if not style.no_break:
        return []
    return sorted(Change(at, " ", NO_BREAK_SPACE, rule) for at, rule in _bound(text))


def _bound(text: str) -> Iterator[tuple[int, str]]:
    for match in _GERESH.finditer(text):
        if rule := _abbreviation(text, match.start(), match.end()):
            yield match.end() - 1, rule
    for match in _GERSHAYIM.finditer(text):
        if is_with_prefixes(before(text, match.start()) + match[0][1], _ACRONYMS_BEFORE_NAME):
            yield match.end() - 1, "B2"
    for match in _LATIN.finditer(text) if _AFTER_LATIN.search(text) else ():
        yield match.end() - 1, "B1" if text[match.end()].isdigit() else "B2"
    for match in _QUANTITY.finditer(text):
        if match[1].translate(_PLAIN) in _UNITS:
            yield match.end() - 1, "B3"
    if _TWO_STOPS.search(text):
        for match in re.finditer(_INITIALS, text):
            yield from ((at, "B4") for at in range(*match.span()) if text[at] == " ")


def _abbreviation(text: str, geresh: int, following: int) -> str | None:
    word = before(text, geresh)
    numeric = not (is_hebrew(text[following]) or text[following].isalpha())
    if numeric:
        return "B1" if is_with_prefixes(word, _BEFORE_NUMBER) else None
    return "B2" if is_with_prefixes(word, _BEFORE_NAME) else None
