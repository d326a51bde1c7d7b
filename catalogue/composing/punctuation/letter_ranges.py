"""Ranges whose ends are not bare figures: numerals in letters, days, seasons, leaves, ends dressed alike."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from catalogue.composing.numerals import numeral_value
from catalogue.composing.punctuation.letters import is_prefix, words
from catalogue.composing.punctuation.pairs import ANY_DASH, DASH, Range, Verdict, is_among_pages, verdict

_DRESSED = (
    f"((?<![\\w(])(?:ה{DASH}|[א-ת]['׳])|(?<!\\()\\()(\\d{{1,4}}|(?<=\\()[א-ת]{{1,3}})\\)?({DASH})"
    f"(\\1)(\\d{{1,4}}|(?<=\\()[א-ת]{{1,3}})\\)?(?![\\w-])"
)
_BETWEEN_LETTERS = re.compile(f"{DASH}(?<=[א-ת\"״'׳].)(?=[א-ת])")
_NUMERAL = "(?:ה['׳](?=ת))?[א-ת]{1,5}[\"״]?[א-ת]?['׳]?"
_FIRST = re.compile(f"(?<![א-ת״׳\"'’”]){_NUMERAL}$")
_SECOND = re.compile(f"{_NUMERAL}(?![א-ת\"'״׳])")
_COUNTED = (
    r"(?:סעיפים|פרקים|כיתות|כתות|חלקים|כרכים|שערים|שורות|דפים|פסוקים|אותיות|קומות|מערכות|שיעורים|ימים|"
    r"גי?ליונות|ישיבות|בתים|תמונות|עמ?['׳’]|(?:סע|פס|כר|גיל)['׳’]|ס[\"״]ק|"
    r"בראשית|שמות|ויקרא|במדבר|דברים|יהושע|שופטים|שמואל|מלכים|ישעיהו?|ירמיהו?|יחזקאל|תהי?לים|משלי|איוב)"
    r"[ \u00a0]$"
)
"""Nouns that numerals follow, and books of the Bible, whose chapters they count."""

_MANY = r"(?<![א-ת])[א-ת]{2,}(?:ים|ות)[ \u00a0]$"
"""Any noun in the plural: after it two single letters are counted too (לוחות א–ד)."""

_CHAPTER = "(?<![א-ת\"'׳״])([א-ת]{1,3}|[א-ת]['׳]|[א-ת]{1,3}[\"״][א-ת])(?:,[ \u00a0]|:)$"
_LAST_CHAPTER, _LAST_VERSE = 150, 176
"""קיט, א–ח: the chapter before its verses; no book has more than the Psalms."""

_FIRST_YEAR = 500
"""ת״ק is 1740; smaller numerals are pages and verses."""

_DAYS = frozenset({"ראשון", "שני", "שלישי", "רביעי", "חמישי", "שישי", "שבת"})
_SEASONS = frozenset({"אביב", "קיץ", "סתיו", "חורף"})
_MONTHS = words(
    "ינואר פברואר מרץ מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר "
    "תשרי חשוון כסלו טבת שבט אדר ניסן אייר סיוון תמוז אב אלול"
)
_CALENDAR = _DAYS | _MONTHS | _SEASONS
_DATE = re.compile("(?:\\d\\d? ב?)?([א-ת]+)")
_SIDE = '[א-ד]|ע["״][אב]'
_LEAVES = f"(\\d(?<![\\d־-].)\\d{{0,3}})({_SIDE})({DASH})(\\d{{1,4}})({_SIDE}|)(?![א-ת\\d])"
_PARTS = f"\\d(?<![\\d־-].)\\d{{0,3}}([א-ת])({DASH})([א-ת])(?![א-ת\\d\"״'׳])"
_ROMAN = f"(?<![\\w.-])([ivxlc]+)({DASH})([ivxlc]+)(?![\\w-])"
_ERAS = f'\\d[ \u00a0](?:לפנה["״]ס|לפסה["״]נ)({DASH})(?=\\d)'


def _in_numerals(text: str) -> Iterator[Range]:
    """תשמ״ח–תשנ״ג, א׳–ו׳, bare letters after a noun that counts (סעיפים ג–ח), days and months."""
    for dash in ANY_DASH.finditer(text):
        at, until = dash.span()
        if named := _in_calendar(text, at, until):
            yield named
            continue
        # Most dashes join whole words: what follows, anchored to its place, says so at once.
        tail = _SECOND.match(text, until, until + 12) if _BETWEEN_LETTERS.match(text, at) else None
        head = _FIRST.search(text[max(0, at - 12) : at]) if tail else None
        if not head or not tail:
            continue
        first, second = _ends(head[0], tail[0])
        a, b = _numeral(first), _numeral(second)
        start = at - len(first)
        if not a or not b or a == b:
            continue
        if _is_year_cut_short(first, a, b):
            yield Range(start, at, until, until + len(tail[0]), Verdict.ABBREVIATED_YEAR)
        elif _are_counted(text[max(0, start - 16) : start], first, second):
            yield Range(start, at, until, until + len(tail[0]), verdict(ascends=a < b))


def _is_year_cut_short(first: str, a: int, b: int) -> bool:
    """תשס״ח–ט, תשס״ח–ע״א: of the second year only what the first has not said."""
    said = 10 if b < 10 else 100
    return a >= _FIRST_YEAR and not first.isalpha() and b < 100 and a - a % said + b > a


def _are_counted(before: str, first: str, second: str) -> bool:
    """Whether two numerals count something: by their marks, or by what stands before bare letters."""
    if not first.isalpha() and not second.isalpha():
        return True
    if re.search(_COUNTED, before[-12:]) or _are_verses(before, first, second):
        return True
    return len(first) == len(second) == 1 and bool(re.search(_MANY, before))


def _are_verses(before: str, first: str, second: str) -> bool:
    """Whether a chapter stands before two numerals that may be verses (רב, שיח are none)."""
    chapter = re.search(_CHAPTER, before[-8:])
    values = [numeral_value(one) or _LAST_VERSE + 1 for one in (first, second)]
    if chapter is None or max(values) > _LAST_VERSE:
        return False
    return 0 < (_numeral(chapter[1]) or 0) <= _LAST_CHAPTER


def _ends(first: str, second: str) -> tuple[str, str]:
    """Both numerals, without a prefix that stands before the first (בתשמ״ח) or before both (הי״ח, הי״ט)."""
    for cut in range(3):
        prefix, rest = first[:cut], first[cut:]
        if _numeral(rest) is None or (prefix and (rest.isalpha() or not is_prefix(prefix))):
            continue
        if _numeral(second) is not None:
            return rest, second
        if prefix and second.startswith(prefix) and _numeral(second[cut:]) is not None:
            return rest, second[cut:]
    return first, second


def _in_calendar(text: str, at: int, until: int) -> Range | None:
    """ראשון–חמישי, ינואר 2023–מרץ 2024, 5 במאי–7 ביוני; they may go over the week's or the year's end."""
    tail = _DATE.match(text, until, until + 14)
    if not tail or tail[1] not in _CALENDAR:
        return None
    head = re.search("(?<![א-ת])([א-ת]+)(?: \\d{4})?$", text[max(0, at - 16) : at])
    if not head:
        return None
    first = head[1] if head[1] in _CALENDAR else head[1][1:]
    if any(first in names and tail[1] in names for names in (_DAYS, _MONTHS, _SEASONS)):
        return Range(at - len(head[0]), at, until, until + len(tail[0]), Verdict.RANGE)
    return None


def _in_leaves(text: str) -> Iterator[Range]:
    """12א–14ב, 12ע״א–13ע״ב: leaves and their sides."""
    for match in re.finditer(_LEAVES, text):
        first, second = (int(match[1]), match[2]), (int(match[4]), match[5])
        yield Range(match.start(), *match.span(3), match.end(), verdict(ascends=first < second))


def _in_parts(text: str) -> Iterator[Range]:
    """5א–ג: parts of one thing."""
    for match in re.finditer(_PARTS, text):
        first, second = numeral_value(match[1]), numeral_value(match[3])
        if first and second and first < second:
            yield Range(match.start(), *match.span(2), match.end(), Verdict.RANGE)


def _in_pairs(text: str) -> Iterator[Range]:
    """Ranges whose ends are dressed alike: ה־19–ה־20, (א)–(ג), (1)–(3), ט׳1–ט׳3."""
    for match in re.finditer(_DRESSED, text):
        first, second = (_numeral(end) if end.isalpha() else int(end) for end in match.group(2, 5))
        if first and second and first != second:
            yield Range(match.start(), *match.span(3), match.end(), verdict(ascends=first < second))


def _in_roman(text: str) -> Iterator[Range]:
    """xii–xv, the pages before page 1."""
    for match in re.finditer(_ROMAN, text):
        if is_among_pages(text, match.start()) and (first := _roman(match[1])) != (
            second := _roman(match[3])
        ):
            yield Range(match.start(), *match.span(2), match.end(), verdict(ascends=first < second))


def _in_eras(text: str) -> Iterator[Range]:
    """300 לפנה״ס–100: from one era into the next."""
    for match in re.finditer(_ERAS, text):
        yield Range(match.start(), *match.span(1), match.end(), Verdict.RANGE)


def _roman(numeral: str) -> int:
    """A smaller sign before a greater one is taken off."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[sign] for sign in numeral]
    return sum(one if one >= following else -one for one, following in itertools.pairwise([*values, 0]))


def _numeral(word: str) -> int | None:
    """The value of a numeral as written: bare, one letter with geresh, or several with gershayim."""
    if len(word) > 2 and word[1] in "'׳":
        word = word[2:]
    letters = word.translate({ord(mark): None for mark in "\"״'׳"})
    if word.isalpha() or (len(letters) == 1 and word[-1] in "'׳"):
        return numeral_value(letters)
    proper = len(letters) > 1 and word[-2] in '"״' and len(word) == len(letters) + 1
    return numeral_value(letters) if proper else None


IN_LETTERS: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[Range]]], ...] = (
    (re.compile(f"[א-ת\\d\"״'׳]{DASH}[א-ת\\d]"), _in_numerals),
    (re.compile(f'[\\d"״][א-ד]{DASH}\\d'), _in_leaves),
    (re.compile(f"\\d[א-ת]{DASH}[א-ת]"), _in_parts),
    (re.compile(f"[\\d)]{DASH}(?:\\(|ה{DASH}|[א-ת]['׳])|[א-ת]{DASH}\\("), _in_pairs),
    (re.compile(f"[ivxlc]{DASH}[ivxlc]"), _in_roman),
    (re.compile(f"[סנ]{DASH}\\d"), _in_eras),
)
"""Every kind: what its dash always stands between, and how it is found."""
