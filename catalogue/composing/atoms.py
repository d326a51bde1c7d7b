"""A paragraph as atoms: what stands between two places where a line may end, measured."""

from __future__ import annotations

import bisect
import itertools
import math
import operator
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from catalogue.composing.advances import Measure
from catalogue.composing.opportunities import opportunities
from catalogue.composing.pieces import Formatted, printed_call
from catalogue.composing.vocabulary import BEHIND, JOINER, Kind, Word, join, vocabulary
from catalogue.model.design import TextStyle
from catalogue.model.prose import CALL, Mark

_WIDTH = operator.attrgetter("width")


class Atoms(NamedTuple):
    """A paragraph's words between the places where a line may end, and those places as offsets."""

    words: Sequence[Word]
    ends: Sequence[int]
    """Where each of the words ends, with its trailing spaces."""

    def start(self, number: int) -> int:
        """Where a word begins."""
        return self.ends[number - 1] if number else 0

    def body(self, number: int) -> int:
        """Where its trailing spaces begin."""
        return self.start(number) + self.words[number].body


def cut_atoms(
    formatted: Formatted,
    style: TextStyle,
    measure: Measure,
    hang: Mapping[str, float],
    widest: float = math.inf,
) -> Atoms:
    """Measure a paragraph between its line-break opportunities.

    What is wider than `widest` points fits on no line, so it is cut where it
    has to be: at its no-break spaces, or else between any two of its letters.
    """
    cutter = _Cutter(formatted, style, measure, hang)
    ends = opportunities(formatted.prose)
    atoms = Atoms(cutter.words(ends), ends)
    if max(map(_WIDTH, atoms.words), default=0.0) > widest:
        found = list(cutter.divided(atoms, widest))
        atoms = Atoms([word for _, word in found], [end for end, _ in found])
    return cutter.noted(atoms)


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

    def words(self, ends: Sequence[int]) -> list[Word]:
        """The text up to the first of `ends`, and from each of them to the next."""
        found: list[Word] = []
        text, start, at = self.text, 0, 0
        for run, known in zip(self.formatted.runs, self.known, strict=True):
            until = bisect.bisect_right(ends, run.end, at)
            if at < until and (start < run.start or run.look.call is not None):
                found.append(self._across(start, ends[at]))
                start, at = ends[at], at + 1
            if at < until:
                places = (start, *ends[at:until])
                found += [known[text[begin:end]] for begin, end in itertools.pairwise(places)]
                start, at = places[-1], until
        return found

    def _across(self, start: int, end: int) -> Word:
        """text[start:end], which runs divide or which is a call."""
        parts = list(self._parts(start, end))
        return parts[0] if len(parts) == 1 else join(self.text[start:end].rstrip(BEHIND), parts, self.style)

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

    def noted(self, atoms: Atoms) -> Atoms:
        """The atoms with what only this paragraph knows of them."""
        if not self.addresses and not self.broken:
            return atoms
        # Where an address is broken, what stands at the line's end is no word.
        words = [
            word._replace(stuck=word.stuck and not self._within_address(end), broken=end in self.broken)
            for word, end in zip(*atoms, strict=True)
        ]
        return Atoms(words, atoms.ends)

    def _within_address(self, at: int) -> bool:
        return any(start < at < end for start, end in self.addresses)

    def divided(self, atoms: Atoms, widest: float) -> Iterator[tuple[int, Word]]:
        """The words with the places where they end, those wider than any line in parts that are not."""
        start = 0
        for whole, end in zip(*atoms, strict=True):
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
