"""The order in which a line has to be seen, from a second implementation of UAX #9.

Composing takes levels from GNU FriBidi; here python-bidi (the Rust crate
unicode-bidi) is asked, so that a fault of either shows as a difference. A line
is no paragraph: what stands before and after it decides about its punctuation
too, so the paragraph is put together again and resolved as a whole.

python-bidi gives back a string, not a permutation. So every character is
followed by a tag, its number in characters of class BN: rule X9 takes those out
of the algorithm, and they travel with the character they follow. Rule L2 keeps
the relative order of two characters whatever is cut off around them, so the
order of a line is its part of the paragraph's order.
"""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bidi import get_display

from catalogue.composing.direction import LRI, PDI, find_controls
from catalogue.composing.lines import Line
from catalogue.model.prose import CALL
from catalogue.setting.collating.folding import fold, fold_all

_TAGS = 0xE0020
_DIGITS, _BASE = 4, 24
"""A number is written in _DIGITS digits, each from an alphabet of its own of _BASE tag characters."""

_OBJECT = "\ufffc"
"""Class ON, as an isolate is to its surroundings."""

_SENTINEL = "|"
"""A neutral at the end, so that rule L1 does not move the last tag to the end of the line."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character, or an isolate: a whole word that is one neutral to what stands around it (UAX #9, 3.3.5).

    So an isolate is put to python-bidi as one character, which otherwise goes
    wrong at brackets behind two isolates of a paragraph (unicode-bidi looks for
    the letter before them from the wrong end).
    """

    line: int
    char: str
    seen: str
    """What it looks like from left to right, folded."""


@dataclass(frozen=True, slots=True)
class _Call:
    line: int
    text: str
    after: int
    """How many letters of the paragraph stand before it."""


class _Written(NamedTuple):
    """A character of the paragraph."""

    line: int
    char: str
    mark: str = ""
    """What is printed for a note call."""
    sloping: bool = False


def visual_lines(lines: Sequence[Line]) -> tuple[str, ...]:
    """What an eye sees on each line of one paragraph from left to right, folded.

    The lines are all of a paragraph, in order. A note call takes the place
    composing promises: it belongs to the outer one of its two neighbours.
    """
    base = lines[0].base if lines else 1
    letters, calls = _take_apart(lines, base)
    ranks = visual_ranks("".join(letter.char for letter in letters), base)
    placed = [(rank, letter.line, letter.seen) for rank, letter in zip(ranks, letters, strict=True)]
    placed.extend(_place_calls(calls, ranks, base))
    rows: list[list[str]] = [[] for _ in lines]
    for _, line, seen in sorted(placed):
        rows[line].append(seen)
    return tuple("".join(row) for row in rows)


def visual_text(text: str, base: int) -> str:
    """A short text that is a paragraph of its own, as it is seen, folded."""
    return fold_all(get_display(text, base_dir="R" if base else "L"))


def visual_ranks(text: str, base: int) -> tuple[float, ...]:
    """The place of every character from left to right, the whole text taken as one line."""
    tagged = "".join(char + _tag(at) for at, char in enumerate(text)) + _SENTINEL
    shown = get_display(tagged, base_dir="R" if base else "L")
    ranks = [0.0] * len(text)
    for rank, at in enumerate(_read_tags(shown)):
        ranks[at] = float(rank)
    return tuple(ranks)


@functools.lru_cache(maxsize=4096)
def _tag(number: int) -> str:
    digits = (number // _BASE**place % _BASE for place in range(_DIGITS))
    return "".join(chr(_TAGS + place * _BASE + digit) for place, digit in enumerate(digits))


def _read_tags(shown: str) -> Iterator[int]:
    """The numbers in a text from left to right; right-to-left runs turn their digits round."""
    digits = [ord(char) - _TAGS for char in shown if _TAGS <= ord(char) < _TAGS + _DIGITS * _BASE]
    for at in range(0, len(digits), _DIGITS):
        yield sum(digit % _BASE * _BASE ** (digit // _BASE) for digit in digits[at : at + _DIGITS])


def _take_apart(lines: Sequence[Line], base: int) -> tuple[list[_Letter], list[_Call]]:
    """The paragraph's letters, with the white space that line ends swallowed, and its note calls."""
    written = list(_written(lines))
    text = "".join(one.char for one in written)
    isolates, strong = _controls(text, _sloping(written)) if base else ({}, {})
    letters: list[_Letter] = []
    calls: list[_Call] = []
    at = 0
    while at < len(written):
        number, char, mark, _ = written[at]
        letters.extend(_Letter(number, one, "") for one in strong.get(at, ""))
        end = isolates.get(at, at + 1)
        if mark:
            calls.append(_Call(number, mark, len(letters)))
        elif end > at + 1 and written[end - 1].line == number:
            letters.append(_Letter(number, _OBJECT, visual_text(text[at:end], 0)))
        else:
            end = at + 1
            if not _is_removed(char):
                letters.append(_Letter(number, char, fold(char)))
        at = end
    letters.extend(_Letter(len(lines) - 1, one, "") for one in strong.get(at, ""))
    return letters, calls


def _controls(text: str, titles: tuple[tuple[int, int], ...]) -> tuple[dict[int, int], dict[int, str]]:
    """Where isolates begin and end; and the strong marks, which count as letters that are not seen."""
    controls = find_controls(text, titles)
    places = {sign: [at for at, one in controls if one == sign] for sign in (LRI, PDI)}
    strong: dict[int, str] = {}
    for at, one in controls:
        if one not in places:
            strong[at] = strong.get(at, "") + one
    return dict(zip(places[LRI], places[PDI], strict=True)), strong


def _sloping(written: Sequence[_Written]) -> tuple[tuple[int, int], ...]:
    """Where Latin words stand in italics, over note calls and line ends too."""
    kept = [at for at, one in enumerate(written) if not one.mark]
    runs = (list(run) for _, run in itertools.groupby(kept, key=lambda at: written[at].sloping))
    found = [(run[0], run[-1] + 1) for run in runs if written[run[0]].sloping]
    return tuple(one for one in found if any(map(_is_latin, written[slice(*one)])))


def _is_latin(one: _Written) -> bool:
    return one.char.isascii() and one.char.isalpha()


def _written(lines: Sequence[Line]) -> Iterator[_Written]:
    """The characters all through the paragraph, those too that line ends have swallowed."""
    for number, line in enumerate(lines):
        for piece in line.pieces:
            if piece.call is not None:
                yield _Written(number, CALL, piece.text)
            else:
                yield from (_Written(number, char, sloping=piece.italic) for char in piece.text)
        if number + 1 < len(lines):
            behind = lines[number + 1]
            sloping = all(one.italic for one in (*line.pieces[-1:], *behind.pieces[:1]))
            yield from [_Written(number, " ", sloping=sloping)] * (behind.start - line.end)


def _is_removed(char: str) -> bool:
    """Rule X9 takes these out, so they are nobody's neighbour."""
    return unicodedata.bidirectional(char) == "BN"


def _place_calls(
    calls: Sequence[_Call], ranks: Sequence[float], base: int
) -> Iterator[tuple[float, int, str]]:
    for number, call in enumerate(calls):
        rank, leftwards = _call_rank(call.after, ranks, base)
        nudge = (number + 1) / (2 * len(calls) + 2)
        shown = visual_text(call.text, 1 if leftwards else 0)
        yield rank - nudge if leftwards else rank + nudge - 1, call.line, shown


def _call_rank(after: int, ranks: Sequence[float], base: int) -> tuple[float, bool]:
    """Where calls that follow that many letters stand, and whether they run to the left.

    They are counted down from the rank (leftwards) or up from the place below it.
    """
    if after == 0 or after == len(ranks):
        at_left = bool(base) == bool(after)
        return (0.0 if at_left else float(len(ranks))), bool(base)
    before, behind = ranks[after - 1], ranks[after]
    leftwards = behind < before
    anchored_behind = _runs_deeper(after - 1, ranks)
    if leftwards:
        return (behind + 1 if anchored_behind else before), True
    return (behind if anchored_behind else before + 1), False


def _runs_deeper(before: int, ranks: Sequence[float]) -> bool:
    """Whether the letter before a call ends a run that the letter behind it is not part of.

    Then letters from before that one are seen between the two.
    """
    low, high = sorted((ranks[before], ranks[before + 1]))
    return any(low < rank < high for rank in ranks[:before])
