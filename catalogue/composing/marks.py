"""The mark a note, a part or a list item is counted with."""

from __future__ import annotations

from catalogue.composing.numerals import GERESH, LARGEST_IN_LETTERS, NumeralRangeError, counter_letters

_SYMBOLS = "*†‡§¶"
"""The usual order of reference marks, without the ‖ that few faces have; then doubled, then threefold."""


def note_mark(n: int, style: str, *, reorder: bool = True) -> str:
    """The bare mark of the nth note of a series (n from 1).

    `style` is ``hebrew`` (letters, never a final one), ``digits`` or
    ``symbols``. `reorder` re-orders the eight unpleasant numerals. Raises
    NumeralRangeError for n below 1 and for a Hebrew mark above 10999,
    ValueError for a style there is not.
    """
    if n < 1:
        raise NumeralRangeError(f"notes are counted from 1, not from {n}")
    match style:
        case "hebrew":
            return _in_letters(n, reorder)
        case "digits":
            return str(n)
        case "symbols":
            times, which = divmod(n - 1, len(_SYMBOLS))
            return _SYMBOLS[which] * (times + 1)
    raise ValueError(f"there is no mark style {style!r}: hebrew, digits or symbols")


def _in_letters(n: int, reorder: bool) -> str:
    """Bare letters; the thousands keep a geresh, as CSS counters have it, or 5 and 5000 would be one mark."""
    if n > LARGEST_IN_LETTERS:
        raise NumeralRangeError(f"note {n}: Hebrew marks end at {LARGEST_IN_LETTERS}; let the series restart")
    thousands, rest = divmod(n, 1000)
    head = counter_letters(thousands, reorder=False) + GERESH if thousands else ""
    return head + counter_letters(rest, reorder=reorder)
