"""A paragraph as atoms: what stands between two places where a line may end, measured."""

from __future__ import annotations

import bisect
import math
import unicodedata
from collections.abc import Iterator, Mapping
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
    atoms: list[Atom] = []
    start = 0
    for end in opportunities(formatted.prose):
        word = cutter.word(start, end)
        if word.width <= widest:
            atoms.append(cutter.placed(start, end, word))
        else:
            atoms.extend(cutter.cut(start, end, widest))
        start = end
    return tuple(atoms)


class _Cutter:
    """Measures one paragraph from its beginning to its end."""

    def __init__(
        self, formatted: Formatted, style: TextStyle, measure: Measure, hang: Mapping[str, float]
    ) -> None:
        self.formatted, self.style, self.measure = formatted, style, measure
        self.text = formatted.prose.text
        self.spaced = 0.0
        """The width of all word spaces so far (pt)."""
        known = vocabulary(style, measure, tuple(hang.items()), formatted.base)
        self.words = [
            known[Kind(run.look.strong, run.look.italic, run.look.whole, run.level % 2 == 1)]
            for run in formatted.runs
        ]
        self.addresses = [(span.start, span.end) for span in formatted.prose.marked(Mark.ADDRESS)]

    def word(self, start: int, end: int) -> Word:
        """text[start:end], wherever it stands."""
        at = bisect.bisect_right(self.formatted.ends, start)
        run = self.formatted.runs[at]
        if end <= run.end and run.look.call is None:
            return self.words[at][self.text[start:end]]
        return join(self.text[start:end].rstrip(" " + BREAK), list(self._parts(start, end, at)))

    def _parts(self, start: int, end: int, at: int) -> Iterator[Word]:
        """What the runs from the one numbered `at` on have of text[start:end]."""
        called = False
        while start < end:
            run = self.formatted.runs[at]
            call = run.look.call
            if call is not None:
                yield self.words[at].call(printed_call(call, self.formatted.marks, follows=called))
            else:
                yield self.words[at][self.text[start : min(run.end, end)]]
            start, at, called = run.end, at + 1, call is not None

    def placed(self, start: int, end: int, word: Word) -> Atom:
        """The word as the atom text[start:end]."""
        body, width, inner, trailing, tracked, spelling, hang_start, hang_end, forced = word
        before = self.spaced
        # Space by space, as the sum over a line is.
        within = sum(inner, before) if inner else before
        self.spaced = after = sum(trailing, within)
        return Atom(
            start,
            start + body,
            end,
            width,
            len(inner),
            within - before,
            len(trailing),
            after - within,
            tracked,
            spelling.key,
            spelling.letters,
            hang_start,
            hang_end,
            # Where an address is broken, what stands at the line's end is no word.
            spelling.stuck and not self._within_address(end),
            spelling.dash,
            forced,
        )

    def cut(self, start: int, end: int, widest: float) -> Iterator[Atom]:
        """What is wider than any line, in parts that are not."""
        word = self.word(start, end)
        while (
            word.width > widest
            and (cut := self._emergency_cut(start, start + word.body, widest)) < start + word.body
        ):
            yield self.placed(start, cut, self.word(start, cut))._replace(broken=True)
            start, word = cut, self.word(cut, end)
        yield self.placed(start, end, word)

    def _within_address(self, at: int) -> bool:
        return any(start < at < end for start, end in self.addresses)

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
