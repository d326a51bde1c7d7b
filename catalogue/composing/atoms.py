"""A paragraph as atoms: what stands between two places where a line may end, measured."""

from __future__ import annotations

import functools
import itertools
import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from catalogue.composing.opportunities import opportunities
from catalogue.composing.pieces import Formatted, Measure, count_spaces
from catalogue.model.design import TextStyle
from catalogue.model.prose import BREAK, CALL, Mark

_DASHES = ("\u2013", "\u2014")
_HYPHENS = ("\u05be", "-", "\u2013", "\u2014")
_JOINER = "\u2060"
_NOT_LETTERS = re.compile(r"[\W_]+")


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


class _Word(NamedTuple):
    """What the letters of an atom alone tell."""

    key: str
    inner: int
    stuck: bool
    dash: bool


@functools.lru_cache(maxsize=65_536)
def _word(visible: str) -> _Word:
    """A dash, a maqaf, an initial (``א.``, ``J.``) or a lone letter should not end a line."""
    key = _NOT_LETTERS.sub("", visible)
    hyphened = visible.rstrip(CALL + _JOINER).endswith(_HYPHENS)
    dash = visible.lstrip(_JOINER).startswith(_DASHES)
    return _Word(key, count_spaces(visible), hyphened or (len(key) == 1 and key.isalpha()), dash)


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
        atom = cutter.measured(start, end)
        if atom.width <= widest:
            atoms.append(atom)
        else:
            atoms.extend(cutter.cut(atom, widest))
        start = end
    return tuple(atoms)


class _Cutter:
    """Measures stretches of one paragraph."""

    def __init__(
        self, formatted: Formatted, style: TextStyle, measure: Measure, hang: Mapping[str, float]
    ) -> None:
        self.formatted, self.style, self.measure = formatted, style, measure
        self.text = formatted.prose.text
        self.hang = hang if style.hanging else {}
        self.spaces = tuple(itertools.accumulate(formatted.spaces(style, measure), initial=0.0))
        self.tracked = tuple(itertools.accumulate(formatted.spread(), initial=0))
        self.addresses = [(span.start, span.end) for span in formatted.prose.marked(Mark.ADDRESS)]

    def cut(self, atom: Atom, widest: float) -> Iterator[Atom]:
        """An atom that is wider than any line, in parts that are not."""
        while atom.width > widest and (cut := self._emergency_cut(atom.start, atom.body, widest)) < atom.body:
            yield self.measured(atom.start, cut)._replace(broken=True)
            atom = self.measured(cut, atom.end)
        yield atom

    def measured(self, start: int, end: int) -> Atom:
        """text[start:end] as one atom."""
        text = self.text
        body = start + len(text[start:end].rstrip(" " + BREAK))
        visible = text[start:body]
        word = _word(visible)
        return Atom(
            start,
            body,
            end,
            self._width(start, body),
            word.inner,
            self.spaces[body] - self.spaces[start],
            text[body:end].count(" "),
            self.spaces[end] - self.spaces[body],
            self.tracked[body] - self.tracked[start],
            word.key,
            letters=len(word.key),
            hang_start=self._hang(start) if visible else 0.0,
            hang_end=self._hang(body - 1) if visible else 0.0,
            # Where an address is broken, what stands at the line's end is no word.
            stuck=word.stuck and not self._within_address(end),
            dash=word.dash,
            forced=text[end - 1 : end] == BREAK,
        )

    def _width(self, start: int, end: int) -> float:
        return self.formatted.width(start, end, self.style, self.measure) if start < end else 0.0

    def _hang(self, at: int) -> float:
        """How far text[at] may hang out, where it is the line's first or last character.

        In a run of the other direction that character does not stand at the line's edge.
        """
        char, look, size = self.text[at], self.formatted.looks[at], self.style.size
        if self.formatted.levels[at] % 2 != self.formatted.base % 2:
            return 0.0
        weight = self.style.strong if look.strong else self.style.weight
        face = "italic" if look.italic else str(weight)
        part = self.hang.get(f"{face} {char}", self.hang.get(char, 0.0))
        if not part:
            return 0.0
        if char == CALL:
            return part * size * self.style.call_size
        return part * self.measure(char, weight, look.italic, size, True)

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


def _clings(text: str, at: int) -> bool:
    """Whether text[at] belongs to the letter before it."""
    return bool(unicodedata.combining(text[at])) or text[at] in (CALL, _JOINER) or text[at - 1] == _JOINER
