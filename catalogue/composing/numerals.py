"""Hebrew numerals: letters whose values add up, from the greatest to the least.

Sources: CSS Counter Styles Level 3 (`hebrew`), CLDR's `%hebrew`, and the
Academy of the Hebrew Language on geresh and gershayim (rules of punctuation,
§§29–30). Custom, not law, re-orders the eight numbers that would spell an
unpleasant word; in years they keep their order.
"""

from __future__ import annotations

GERESH = "\u05f3"
GERSHAYIM = "\u05f4"

LARGEST_IN_LETTERS = 10_999
LARGEST = 99_999

_VALUES = (
    *((value, letter) for value, letter in zip(range(400, 0, -100), "תשרק", strict=True)),
    *((value, letter) for value, letter in zip(range(90, 0, -10), "צפעסנמלכי", strict=True)),
    *((value, letter) for value, letter in zip(range(9, 0, -1), "טחזוהדגבא", strict=True)),
)
_VALUE_OF = {letter: value for value, letter in _VALUES}
_LETTERS = frozenset(_VALUE_OF)
_FINALS = str.maketrans("ךםןףץ", "כמנפצ")
_NOT_A_NAME = {"יה": "טו", "יו": "טז"}
"""15 and 16 would begin God's name."""

_PLEASANT = {
    270: "ער",
    272: "ערב",
    275: "ערה",
    298: "רחצ",
    304: "דש",
    344: "שדמ",
    698: "תרחצ",
    744: "תשדמ",
}
_YEARS = {780: "תשף"}
"""The Academy writes the year 5780 with a final letter (״שנת תש״ף״); no counter ever does."""


class NumeralRangeError(ValueError):
    """There is no numeral for the number."""


def hebrew_numeral(n: int, marks: bool = True, reorder: bool = True) -> str:
    """The number in Hebrew letters.

    `marks` adds geresh after a single letter and gershayim before the last of
    several, as running text has them: 15 is ``ט״ו``, without marks ``טו``.
    `reorder` is for counters (notes, parts, list labels); years take
    ``reorder=False`` and are written in the order of the values, 5744 as
    ``ה׳תשמ״ד``, with the Academy's ``תש״ף`` for 780. Thousands stand before
    the rest with a geresh; 5 and 5000 alone look the same (``ה׳``).

    From 11000 on there are no letters to continue with and the number is
    returned in digits, as CSS counters do. Raises NumeralRangeError below 1
    and above 99999, and for what is no whole number.
    """
    if not isinstance(n, int) or isinstance(n, bool) or not 1 <= n <= LARGEST:
        raise NumeralRangeError(f"{n} has no Hebrew numeral: numerals run from 1 to {LARGEST_IN_LETTERS}")
    if n > LARGEST_IN_LETTERS:
        return str(n)
    thousands, rest = divmod(n, 1000)
    head = counter_letters(thousands, reorder=False) if thousands else ""
    tail = (_YEARS.get(rest) if not reorder else None) or counter_letters(rest, reorder=reorder)
    if not marks:
        return head + tail
    return (head + GERESH if head else "") + with_marks(tail)


def counter_letters(n: int, *, reorder: bool) -> str:
    """The bare letters of a counter from 0 (no letters) to 999; never a final letter."""
    if reorder and n in _PLEASANT:
        return _PLEASANT[n]
    letters = ""
    for value, letter in _VALUES:
        while n >= value:
            letters += letter
            n -= value
    return letters[:-2] + _NOT_A_NAME.get(letters[-2:], letters[-2:])


def with_marks(letters: str) -> str:
    """Geresh after one letter, gershayim before the last of several."""
    if len(letters) < 2:
        return letters + GERESH if letters else ""
    return letters[:-1] + GERSHAYIM + letters[-1]


def numeral_value(letters: str) -> int | None:
    """The number that bare letters stand for, thousands excluded; None for no well-formed numeral."""
    plain = letters.translate(_FINALS)
    value = sum(map(_VALUE_OF.__getitem__, plain)) if _LETTERS.issuperset(plain) else 0
    if not 0 < value < 1000:
        return None
    return value if plain in (counter_letters(value, reorder=way) for way in (False, True)) else None
