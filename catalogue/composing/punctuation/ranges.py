"""Ranges of numbers: pages, years, times, dates, and numerals in letters.

A range is set with an en dash, without spaces (Academy 2019), and the dash
turns its visual order: UAX #9 reads ``100-105`` as one number (rule W4) and
puts 100 on the left, ``100–105`` puts it on the right. Authors often reverse
the numbers to make up for that, so a descending pair is reported and never
repaired. Telephone numbers, ISBN, scores and dates in digits are left alone.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from catalogue.composing.punctuation.letter_ranges import IN_LETTERS
from catalogue.composing.punctuation.letters import FRACTIONS
from catalogue.composing.punctuation.pairs import ANY_DASH, DASH, EN_DASH, Range, Verdict, is_among_pages

__all__ = ["EN_DASH", "Range", "Verdict", "find_ranges"]

_MORE = f"\\d*(?:[.,:/]\\d+)*[{FRACTIONS}]?"
_FIRST = f"[\\d{FRACTIONS}](?<![\\d,:/+*#_].)(?<![^ac]\\..)(?<!^\\..)"
_NUMBER = f"[\\d{FRACTIONS}]{_MORE}"
_UNIT = "(?:[%$₪€£]|°[CF]?)?"
_DIGITS = re.compile(f"{_FIRST}{_MORE}(?:{_UNIT}|\\?)(?:{DASH}(?:[$₪€£]|ca?\\.[ \u00a0]?)?{_NUMBER}{_UNIT})+")
_DRESS = "%°$₪€£CFca.? \u00a0"
_SPACED = re.compile(
    f"({_FIRST}(?<!-.){_MORE}%?)([ \u00a0]+{DASH}[ \u00a0]+)({_NUMBER}%?)(?![\\d.,:/]*\\d|-)"
)

# Compiled by `re` when first wanted: few books need them all.
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
_CATALOGUED = r"(?:\bIS[SAM]N|דאנאקוד|מק[\"״]ט)[: \u00a0]*$"
_STANDARD = r"\b(?:ISO|IEC|DIN|EN|RFC|ANSI|SMPTE|PDF/X|No|SI|ת[\"״]י)[ \u00a0]?$"


# A paragraph is asked for twice: for its dashes, and for the joiners around them.
@functools.lru_cache(maxsize=64)
def find_ranges(text: str) -> tuple[Range, ...]:
    """Every pair of numbers or numerals that is a range or a descending pair, in order of their places."""
    # A page has many dashes and few ranges: what stands beside them says which kinds to look for.
    near = "\n".join([text[max(0, at.start() - 2) : at.end() + 2] for at in ANY_DASH.finditer(text)])
    found = [one for beside, find in _KINDS if beside.search(near) for one in find(text)] if near else []
    by_dash = {one.dash: one for one in reversed(found)}
    return tuple(sorted(by_dash.values(), key=lambda one: one.start))


def _in_digits(text: str) -> Iterator[Range]:
    for match in _DIGITS.finditer(text):
        parts = re.split(DASH, match[0])
        if len(parts) != 2 or _is_glued(text, *match.span()):
            continue
        first, second = parts[0].rstrip(_DRESS), parts[1].strip(_DRESS)
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
        first, second = match[1].rstrip("%"), match[3].rstrip("%")
        if re.search(_SCORE, text[max(0, match.start() - 60) : match.start()]):
            continue
        alike = first.isdigit() and second.isdigit() and 1 < len(first) == len(second) and first < second
        times = ":" in first and ":" in second and _figures(first) < _figures(second)
        pages = bool(is_among_pages(text, match.start())) and first.isdigit() and second.isdigit()
        shares = match[1][-1] == match[3][-1] == "%" and _ascends(first, second)
        if alike or times or shares or (pages and int(first) < int(second)):
            yield Range(match.start(), match.start(2), match.end(2), match.end(), Verdict.RANGE)


def _judge(text: str, start: int, end: int, first: str, second: str) -> Verdict | None:
    if (
        first == second
        or re.search(_CATALOGUED, text[max(0, start - 12) : start])
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
        pages = is_among_pages(text, start) and not re.match(_MONTH, text[end : end + 12])
        if int(whole) > int(first):
            if pages and int(whole) - int(first) < int(first) - int(second):
                return Verdict.RANGE
            if _is_year(first) and len(second) == 2:
                return Verdict.ABBREVIATED_YEAR
    return Verdict.DESCENDING


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
    first, second = _plain(first), _plain(second)
    a, b = _figures(first), _figures(second)
    if "." in first and "." in second:
        if len(a) == len(b) == 3:
            return a[::-1] < b[::-1]
        if a[1::-1] < b[1::-1]:
            return True
    at = -1 if ":" in first and len(b) == 1 else 0
    if a < b if len(a) == len(b) else a[at] < b[0]:
        return True
    return _are_decimals(a, b, first + second) and _decimal(first) < _decimal(second)


def _plain(number: str) -> str:
    """The number without commas between thousands, its fraction as a decimal (1½ is 1.500)."""
    number = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", number)
    return re.sub(f"[{FRACTIONS}]", lambda sign: f"{unicodedata.numeric(sign[0]):.3f}"[1:], number)


def _figures(number: str) -> tuple[int, ...]:
    return tuple(int(part or 0) for part in re.split("[.,:/]", number))


def _are_decimals(a: tuple[int, ...], b: tuple[int, ...], written: str) -> bool:
    """Whether two numbers may be read with a decimal point: 2.25 and 2.5, but not two days of a year."""
    days = len(a) == len(b) == 2 and a[1] <= 12 and b[1] <= 12
    return len(a) <= 2 and len(b) <= 2 and not days and ":" not in written and "/" not in written


def _decimal(number: str) -> float:
    return float(number.replace(",", "."))


_KINDS = (
    (re.compile(f"[\\d{FRACTIONS}%$₪€£°CF?]{DASH}[\\d{FRACTIONS}$₪€£c]"), _in_digits),
    (re.compile(f"[ \u00a0]{DASH}[ \u00a0]"), _spaced),
    *IN_LETTERS,
)
"""Every kind: what its dash always stands between, and how it is found."""
