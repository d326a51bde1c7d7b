"""Ranges of numbers: pages, years, times, dates, and numerals in letters.

A range is set with an en dash, without spaces (Academy 2019), and the dash
turns its visual order: UAX #9 reads ``100-105`` as one number (rule W4) and
puts 100 on the left, ``100–105`` puts it on the right. Authors often reverse
the numbers to make up for that, so a descending pair is reported and never
repaired. Telephone numbers, ISBN, scores and dates in digits are left alone.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from catalogue.composing.numerals import numeral_value
from catalogue.composing.punctuation.letters import words

EN_DASH = "\u2013"

_DASH = "[-\u2010-\u2014\u05be]"
_MORE = r"\d*(?:[.,:/]\d+)*"
_NUMBER = r"\d" + _MORE
_DIGITS = re.compile(f"\\d(?<![\\d.,:/+*#_].){_MORE}[%°$₪€£]?(?:{_DASH}[$₪€£]?{_NUMBER}[%°$₪€£]?)+")
_ANY_DASH = re.compile(_DASH)
_BEFORE_FIGURES = re.compile(f"{_DASH}(?=[ \u00a0]*[$₪€£]?[\\dה(])")
"""The dash of every range but those of bare letters."""
_SIGNS = "%°$₪€£"
_SPACED = re.compile(
    f"(\\d(?<![\\d.,:/+*#_-].){_MORE})([ \u00a0]+{_DASH}[ \u00a0]+)({_NUMBER})(?![\\d.,:/]*\\d|-)"
)
_DRESSED = (
    f"(?<![\\w(])(ה{_DASH}|\\()(\\d{{1,4}}|(?<=\\()[א-ת]{{1,3}})\\)?({_DASH})"
    f"(\\1)(\\d{{1,4}}|(?<=\\()[א-ת]{{1,3}})\\)?(?![\\w-])"
)
_BETWEEN_LETTERS = re.compile(f"{_DASH}(?<=[א-ת\"״'׳].)(?=[א-ת])")
_NUMERAL = "(?:ה['׳](?=ת))?[א-ת]{1,5}[\"״]?[א-ת]?['׳]?"

# Compiled by `re` when first wanted: few books need them all.
_PAGES = (
    r"(?:(?:עמ|ע)['׳’]|עמודים|עמוד|\bpp?\.|שם,|[Ii]bid\.?,|\b(?:1[5-9]|20)\d\d(?:\)[,:]|[,:]))"
    r"[ \u00a0]*(?:[\d–-]+,[ \u00a0]*)*$"
)
_MONTH = (
    r"[ \u00a0]*(?:ב?(?:ינואר|פברואר|מר[סץ]|מארס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)"
    r"|[.:]\d)"
)
_BEFORE_OUR_ERA = r"[ \u00a0]*(?:לפנה[\"״]ס|לפסה[\"״]נ|לפני הספירה|BCE?\b)"
_SCORE = (
    r"(?:ניצח|הפסיד|נגמר|הסתיי|המשחק|תוצא|תיקו|הובס|גבר[הו]? על|הביס|הובי?ל|יתרון"
    r"|\b(?:won|lost|beat|score|drew)\b)[^.;!?]{0,40}$"
)
_TELEPHONE = r"(?:[\d)][ \u00a0]|(?:טל|טלפון|פקס|נייד|\b[Tt]el|\b[Ff]ax)['׳’.:]*[ \u00a0]?)$"
_STANDARD = r"\b(?:ISO|IEC|DIN|EN|RFC|ANSI|SMPTE|PDF/X|No|SI|ת[\"״]י)[ \u00a0]?$"
_COUNTED = (
    r"(?:סעיפים|פרקים|כיתות|כתות|חלקים|כרכים|שערים|שורות|דפים|פסוקים|אותיות|קומות|מערכות|שיעורים|ימים|"
    r"גי?ליונות|ישיבות|בתים|תמונות|עמ?['׳’]|(?:סע|פס|כר|גיל)['׳’])[ \u00a0]$"
)


_CHAPTER = "(?<![א-ת\"'׳״])[א-ת]{1,3},[ \u00a0]$"
"""קיט, א–ח: the chapter before its verses."""

_DAYS = words("ראשון שני שלישי רביעי חמישי שישי שבת")
_MONTHS = words(
    "ינואר פברואר מרץ מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר "
    "תשרי חשוון כסלו טבת שבט אדר ניסן אייר סיוון תמוז אב אלול"
)
_CALENDAR = _DAYS | _MONTHS


class Verdict(enum.Enum):
    """What a pair of numbers is."""

    RANGE = enum.auto()
    ABBREVIATED_YEAR = enum.auto()
    """1914-18: a range by the house's choice."""
    DESCENDING = enum.auto()
    """Reversed by its author, or a mistake: a person must say."""


class Range(NamedTuple):
    """Two numbers with a dash: text[start:end]; the dash (and the spaces around it) is text[dash:until]."""

    start: int
    dash: int
    until: int
    end: int
    verdict: Verdict


# A paragraph is asked for twice: for its dashes, and for the joiners around them.
@functools.lru_cache(maxsize=64)
def find_ranges(text: str) -> tuple[Range, ...]:
    """Every pair of numbers or numerals that is a range or a descending pair, in order of their places."""
    found = [*_in_letters(text)] if _ANY_DASH.search(text) else []
    if _BEFORE_FIGURES.search(text):
        found += (*_in_digits(text), *_spaced(text), *_in_folios(text), *_in_pairs(text))
    return tuple(sorted(found, key=lambda one: one.start))


def _in_digits(text: str) -> Iterator[Range]:
    for match in _DIGITS.finditer(text):
        parts = re.split(_DASH, match[0])
        if len(parts) != 2 or _is_glued(text, *match.span()):
            continue
        first, second = parts[0].rstrip(_SIGNS), parts[1].strip(_SIGNS)
        verdict = _judge(text, match.start(), match.end(), first, second)
        if verdict:
            dash = match.start() + len(parts[0])
            yield Range(match.start(), dash, dash + 1, match.end(), verdict)


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether the digits are part of a Latin name or a code (COVID-19-20, A4-5, 10-bit)."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if left and ((left.isascii() and left.isalpha()) or left == "\ue000"):
        return True
    if right and ((right.isascii() and right.isalpha()) or right in "\ue000-_"):
        return True
    return (
        bool(left) and left in "-\u05be" and bool(re.search(r"[A-Za-z\ue000][-\u05be]$", text[:start][-2:]))
    )


def _spaced(text: str) -> Iterator[Range]:
    """``1940 - 1945``: a range typed with spaces, where the numbers can be nothing else."""
    for match in _SPACED.finditer(text):
        first, second = match[1], match[3]
        if re.search(_SCORE, text[max(0, match.start() - 60) : match.start()]):
            continue
        alike = first.isdigit() and second.isdigit() and 1 < len(first) == len(second) and first < second
        times = ":" in first and ":" in second and _figures(first) < _figures(second)
        pages = bool(_is_among_pages(text, match.start())) and first.isdigit() and second.isdigit()
        if alike or times or (pages and int(first) < int(second)):
            yield Range(match.start(), match.start(2), match.end(2), match.end(), Verdict.RANGE)


def _judge(text: str, start: int, end: int, first: str, second: str) -> Verdict | None:
    if (
        first == second
        or _is_telephone(first, second, text[max(0, start - 8) : start])
        or re.search(_SCORE, text[max(0, start - 60) : start])
        or re.match(r"[ \u00a0]?=", text[end : end + 2])
    ):
        return None
    if _ascends(first, second) or re.match(_BEFORE_OUR_ERA, text[end : end + 14]):
        return Verdict.RANGE
    if re.search(_STANDARD, text[max(0, start - 8) : start]) or _is_month(first, second):
        return None
    if first.isdigit() and second.isdigit() and len(second) < len(first):
        whole = first[: len(first) - len(second)] + second
        pages = _is_among_pages(text, start) and not re.match(_MONTH, text[end : end + 12])
        if int(whole) > int(first):
            if pages:
                return Verdict.RANGE
            if _is_year(first) and len(second) == 2:
                return Verdict.ABBREVIATED_YEAR
    return Verdict.DESCENDING


def _is_among_pages(text: str, start: int) -> bool:
    """Whether what stands before text[start] announces page numbers: עמ׳, pp., שם, or a citation's year."""
    return bool(re.search(_PAGES, text[max(0, start - 40) : start]))


def _is_month(first: str, second: str) -> bool:
    """2024-03, the year and month of ISO 8601."""
    return (
        len(first) == 4
        and first.isdigit()
        and len(second) == 2
        and "01" <= second <= "12"
        and second < first[2:]
    )


def _is_telephone(first: str, second: str, before: str) -> bool:
    """A leading nought, one number far longer than the other, or the end of a longer number."""
    if len(first) > 2 and len(second) > 2 and not _is_year(second) and re.search(_TELEPHONE, before):
        return first.isdigit() and second.isdigit()
    zero = any(len(one) > 1 and one[0] == "0" and one.isdigit() for one in (first, second))
    if zero:
        return not len(first) == len(second) == 2 and not (
            second[0] == "0" and len(second) == 2 and len(first) == 4
        )
    return first.isdigit() and second.isdigit() and not -4 < len(first) - len(second) < 4


def _is_year(number: str) -> bool:
    return len(number) == 4 and "1000" < number < "2100"


def _ascends(first: str, second: str) -> bool:
    """Whether the second is greater: as numbers, times, dates (day.month.year), seasons, verses."""
    a, b = _figures(first), _figures(second)
    if "." in first and "." in second:
        if len(a) == len(b) == 3:
            return a[::-1] < b[::-1]
        if a[1::-1] < b[1::-1]:
            return True
    if len(a) == len(b):
        return a < b
    return (a[-1] if ":" in first and len(b) == 1 else a[0]) < b[0]


def _figures(number: str) -> tuple[int, ...]:
    number = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", number)
    return tuple(int(part) for part in re.split("[.,:/]", number))


def _in_letters(text: str) -> Iterator[Range]:
    """תשמ״ח–תשנ״ג, א׳–ו׳, bare letters after a noun that counts (סעיפים ג–ח), days and months."""
    for dash in re.finditer(_DASH, text):
        if named := _in_calendar(text, *dash.span()):
            yield named
    for dash in _BETWEEN_LETTERS.finditer(text):
        at, until = dash.span()
        if _in_calendar(text, at, until):
            continue
        head = re.search(f"(?<![א-ת״׳\"'’”]){_NUMERAL}$", text[max(0, at - 12) : at])
        tail = re.match(f"{_NUMERAL}(?![א-ת\"'״׳])", text[until : until + 12])
        if not head or not tail:
            continue
        first, second = _numeral(head[0]), _numeral(tail[0])
        if first is None or second is None or first == second:
            continue
        marked = not head[0].isalpha() and not tail[0].isalpha()
        start = at - len(head[0])
        verse = text[start - 1 : start] == ":" or bool(re.search(_CHAPTER, text[max(0, start - 6) : start]))
        if marked or verse or re.search(_COUNTED, text[max(0, start - 12) : start]):
            verdict = Verdict.RANGE if first < second else Verdict.DESCENDING
            yield Range(start, at, until, until + len(tail[0]), verdict)


def _in_calendar(text: str, at: int, until: int) -> Range | None:
    """ראשון–חמישי, ינואר 2023–מרץ 2024, 5 במאי–7 ביוני; they may go over the week's or the year's end."""
    tail = re.match("(?:\\d\\d? ב?)?([א-ת]+)", text[until : until + 14])
    if not tail or tail[1] not in _CALENDAR:
        return None
    head = re.search("(?<![א-ת])([א-ת]+)(?: \\d{4})?$", text[max(0, at - 16) : at])
    if not head:
        return None
    first = head[1] if head[1] in _CALENDAR else head[1][1:]
    if any(first in names and tail[1] in names for names in (_DAYS, _MONTHS)):
        return Range(at - len(head[0]), at, until, until + len(tail[0]), Verdict.RANGE)
    return None


def _in_folios(text: str) -> Iterator[Range]:
    """12א–14ב: leaves and their sides."""
    for match in re.finditer(
        f"(\\d(?<![\\d־-].)\\d{{0,3}})([א-ד])({_DASH})(\\d{{1,4}})([א-ד]?)(?![א-ת\\d])", text
    ):
        first, second = (int(match[1]), match[2]), (int(match[4]), match[5])
        verdict = Verdict.RANGE if first < second else Verdict.DESCENDING
        yield Range(match.start(), match.start(3), match.end(3), match.end(), verdict)


def _in_pairs(text: str) -> Iterator[Range]:
    """Ranges whose ends are dressed alike: ה־19–ה־20, (א)–(ג), (1)–(3)."""
    for match in re.finditer(_DRESSED, text):
        first, second = (_numeral(end) if end.isalpha() else int(end) for end in match.group(2, 5))
        if first and second and first != second:
            verdict = Verdict.RANGE if first < second else Verdict.DESCENDING
            yield Range(match.start(), match.start(3), match.end(3), match.end(), verdict)


def _numeral(word: str) -> int | None:
    """The value of a numeral as written: bare, one letter with geresh, or several with gershayim."""
    if len(word) > 2 and word[1] in "'׳":
        word = word[2:]
    letters = word.translate({ord(mark): None for mark in "\"״'׳"})
    if word.isalpha() or (len(letters) == 1 and word[-1] in "'׳"):
        return numeral_value(letters)
    proper = len(letters) > 1 and word[-2] in '"״' and len(word) == len(letters) + 1
    return numeral_value(letters) if proper else None
