"""A paragraph as atoms: what stands between two places where a line may end, measured."""

from __future__ import annotations

import bisect
import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from catalogue.composing.advances import Measure
from catalogue.composing.opportunities import opportunities
from catalogue.composing.pieces import Formatted, printed_call
from catalogue.composing.vocabulary import JOINER, Kind, Word, join, vocabulary
from catalogue.model.design import TextStyle
from catalogue.model.prose import BREAK, CALL, Mark


class Atom(NamedTuple):
    """text[start:end] without its trailing spaces (`body` is where they begin). Widths in points."""

    start: int
    body: int
    end: int
    width: float
    inner: int
    """Word spaces inside (no-break ones)."""
    inner_width: float
    trailing: int
    trailing_width: float
    tracked: int
    """Letters and signs that tracking spreads."""
    key: str
    """Its letters and digits alone: two atoms with one key are the same word."""
    letters: int
    hang_start: float
    """How far its first character may hang out at a line's start."""
    hang_end: float
    """The same for its last character at a line's end."""
    stuck: bool
    """A line should not end here: dash, maqaf, initial, lone letter."""
    dash: bool
    """A line should not begin here: it opens with a dash."""
    forced: bool
    """The author broke the line after it."""
    broken: bool = False
    """It is the beginning of a word that is longer than a line."""


def cut_atoms(
    formatted: Formatted,
    style: TextStyle,
    measure: Measure,
    hang: Mapping[str, float],
    widest: float = math.inf,
) -> tuple[Atom, ...]:
    """Measure a paragraph between its line-break opportunities.

    What is wider than `widest` points fits on no line, so it is cut where it
    has to be: at its no-break spaces, or else between any two of its letters.
    """
    cutter = _Cutter(formatted, style, measure, hang)
    found = list(cutter.words(opportunities(formatted.prose)))
    if any(word.width > widest for _, word in found):
        found = list(cutter.divided(found, widest))
    return tuple(cutter.noted(_placed(found)))


_Found = tuple[int, Word]
"""A word, and the offset at which it ends with its spaces."""


def _placed(found: Iterable[_Found]) -> Iterator[Atom]:
    """Words that follow one another from the paragraph's beginning, as its atoms."""
    start = 0
    for end, word in found:
        yield Atom._make((start, start + word.body, end, *word[1:], False))
        start = end


class _Cutter:
    """Cuts one paragraph into words."""

    def __init__(
        self, formatted: Formatted, style: TextStyle, measure: Measure, hang: Mapping[str, float]
    ) -> None:
        self.formatted, self.style, self.measure = formatted, style, measure
        self.text = formatted.prose.text
        known = vocabulary(style, measure, tuple(hang.items()), formatted.base)
        self.known = [
            known[Kind(run.look.strong, run.look.italic, run.look.whole, run.level % 2 == 1)]
            for run in formatted.runs
        ]
        self.addresses = [(span.start, span.end) for span in formatted.prose.marked(Mark.ADDRESS)]
        self.broken: set[int] = set()
        """Where a word has been cut because no line is as long."""

    def words(self, ends: Iterable[int]) -> Iterator[_Found]:
        """The text up to the first of `ends`, and from each of them to the next."""
        text, start, at = self.text, 0, 0
        for end in ends:
            while self.formatted.ends[at] <= start:
                at += 1
            run, words = self.formatted.runs[at], self.known[at]
            if end <= run.end and run.look.call is None:
                yield end, words[text[start:end]]
            else:
                yield end, self._across(start, end)
            start = end

    def _across(self, start: int, end: int) -> Word:
        """text[start:end], which runs divide or which is a call."""
        parts = list(self._parts(start, end))
        return parts[0] if len(parts) == 1 else join(self.text[start:end].rstrip(" " + BREAK), parts)

    def _parts(self, start: int, end: int) -> Iterator[Word]:
        called = False
        at = bisect.bisect_right(self.formatted.ends, start)
        while start < end:
            run = self.formatted.runs[at]
            call = run.look.call
            if call is not None:
                yield self.known[at].call(printed_call(call, self.formatted.marks, follows=called))
            else:
                yield self.known[at][self.text[start : min(run.end, end)]]
            start, at, called = run.end, at + 1, call is not None

    def noted(self, atoms: Iterable[Atom]) -> Iterable[Atom]:
        """The atoms with what only this paragraph knows of them."""
        if not self.addresses and not self.broken:
            return atoms
        # Where an address is broken, what stands at the line's end is no word.
        return (
            atom._replace(
                stuck=atom.stuck and not self._within_address(atom.end), broken=atom.end in self.broken
            )
            for atom in atoms
        )

    def _within_address(self, at: int) -> bool:
        return any(start < at < end for start, end in self.addresses)

    def divided(self, found: Iterable[_Found], widest: float) -> Iterator[_Found]:
        """The same, with what is wider than any line in parts that are not."""
        start = 0
        for end, whole in found:
            word = whole
            while word.width > widest:
                cut = self._emergency_cut(start, start + word.body, widest)
                if cut >= start + word.body:
                    break
                self.broken.add(cut)
                yield cut, self._across(start, cut)
                start, word = cut, self._across(cut, end)
            yield end, word
            start = end

    def _emergency_cut(self, start: int, body: int, widest: float) -> int:
        """The last place in text[start:body] before which it fits; its first letter is always taken."""
        places = [at for at in range(start + 1, body) if not _clings(self.text, at)]
        spaces = [at for at in places if self.text[at - 1] == "\u00a0"]
        for chosen in (spaces, places):
            fitting = [at for at in chosen if self._width(start, at) <= widest]
            if fitting:
                return fitting[-1]
        return places[0] if places else body

    def _width(self, start: int, end: int) -> float:
        return self.formatted.width(start, end, self.style, self.measure)


def _clings(text: str, at: int) -> bool:
    """Whether text[at] belongs to the letter before it."""
    return bool(unicodedata.combining(text[at])) or text[at] in (CALL, JOINER) or text[at - 1] == JOINER
