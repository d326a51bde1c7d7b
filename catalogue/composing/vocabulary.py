"""The words of a style: what their letters, look and direction alone determine, measured once for the book.

A long book says the same words over and over. What a word's place adds (the
spaces before it, an address around it) is left to `atoms`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from catalogue.composing.advances import Measure, advances
from catalogue.composing.pieces import count_riding, count_spaces
from catalogue.model.design import TextStyle
from catalogue.model.prose import BREAK, CALL

_DASHES = ("\u2013", "\u2014")
_HYPHENS = ("\u05be", "-", "\u2013", "\u2014")
JOINER = "\u2060"
_NOT_LETTERS = re.compile(r"[\W_]+")


_Spelling = tuple[str, int, bool, bool]
"""The part of a word that its letters alone tell: `key`, `letters`, `stuck`, `dash`."""

_Spaces = tuple[int, float]
"""Word spaces: how many, and how wide together (pt)."""

_NONE: _Spaces = (0, 0.0)

BEHIND = " " + BREAK
"""What stands behind a word and not in it."""


@functools.lru_cache(maxsize=65_536)
def _spelling(visible: str) -> _Spelling:
    """A dash, a maqaf, an initial (``א.``, ``J.``) or a lone letter should not end a line."""
    key = _NOT_LETTERS.sub("", visible)
    hyphened = visible.rstrip(CALL + JOINER).endswith(_HYPHENS)
    dash = visible.lstrip(JOINER).startswith(_DASHES)
    return (key, len(key), hyphened or (len(key) == 1 and key.isalpha()), dash)


class Word(NamedTuple):
    """A word with the spaces behind it (`body` is where they begin). Widths in points."""

    body: int
    width: float
    """Without the trailing spaces."""
    inner: int
    """Word spaces inside (no-break ones)."""
    inner_width: float
    trailing: int
    trailing_width: float
    tracked: int
    """Letters and signs that tracking spreads."""
    whole: float
    """Its width with the trailing spaces."""
    white: float
    """Width of all its spaces."""
    give: float
    """What tracking and scaling can add to the glyphs, or take from them, at most."""
    key: str
    """Its letters and digits alone: two words with one key are the same."""
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


class Kind(NamedTuple):
    """What of a run its words depend on."""

    strong: bool
    italic: bool
    whole: bool
    right_to_left: bool


class Vocabulary(dict[Kind, "Words"]):
    """All words of a style in paragraphs of level `base`, by their kind."""

    def __init__(
        self, style: TextStyle, measure: Measure, hang: tuple[tuple[str, float], ...], base: int
    ) -> None:
        self.style, self.measure = style, measure
        self.hang = dict(hang) if style.hanging else {}
        self.base = base

    def __missing__(self, kind: Kind) -> Words:
        words = self[kind] = Words(self, kind)
        return words


vocabulary = functools.lru_cache(maxsize=256)(Vocabulary)
"""The one vocabulary there is for a style, a measure, the optical margins and a base level."""


class Words(dict[str, Word]):
    """The words of one kind, each measured when it is first met."""

    def __init__(self, vocabulary: Vocabulary, kind: Kind) -> None:
        style = self._style = vocabulary.style
        self._measure, self._kind = vocabulary.measure, kind
        face = (style.strong if kind.strong else style.weight, kind.italic, style.size)
        self._widths = advances(self._measure, *face, kind.right_to_left)
        self._space = self._measure(" ", *face, True)
        # In a run of the other direction its first and last characters do not stand at the line's edge.
        at_the_edge = kind.right_to_left == bool(vocabulary.base % 2)
        self._margins = _Margins(vocabulary, face, vocabulary.hang if at_the_edge else {})

    def __missing__(self, text: str) -> Word:
        visible = text.rstrip(BEHIND)
        count = len(visible)
        inner, tracked = 0, count
        if visible.isalnum():  # most words are letters and nothing else
            spelling = (visible, count, count == 1 and visible.isalpha(), False)
        else:
            inner, spelling = count_spaces(visible), _spelling(visible)
            tracked -= inner + count_riding(visible)
        width = self._widths.of(visible) if inner else self._widths[visible]
        if self._kind.whole:
            tracked = 0
        trailing = text.count(" ", count)
        inside, behind = (inner, inner * self._space), (trailing, trailing * self._space)
        hangs = (self._margins[visible[:1]], self._margins[visible[-1:]])
        forced = text[-1:] == BREAK
        word = self[text] = _word(self._style, count, width, inside, behind, tracked, spelling, hangs, forced)
        return word

    def call(self, mark: str) -> Word:
        """A note's call, printed as `mark`."""
        size = self._style.size * self._style.call_size
        width = advances(self._measure, self._style.weight, False, size, self._kind.right_to_left).of(mark)
        hangs = self._margins[CALL]
        return _word(self._style, 1, width, _NONE, _NONE, 1, _spelling(CALL), (hangs, hangs), False)


class _Margins(dict[str, float]):
    """How far a character may hang out, where it is a line's first or last one (pt)."""

    def __init__(
        self, vocabulary: Vocabulary, face: tuple[int, bool, float], parts: Mapping[str, float]
    ) -> None:
        """`parts` are fractions of the characters' widths; those given for a face go before those for all."""
        weight, italic, _ = face
        name = "italic " if italic else f"{weight} "
        own = {sign.removeprefix(name): part for sign, part in parts.items() if sign.startswith(name)}
        self._parts, self._vocabulary, self._face = {**parts, **own}, vocabulary, face

    def __missing__(self, char: str) -> float:
        part, style = self._parts.get(char, 0.0), self._vocabulary.style
        if part:
            one = char != CALL
            part *= self._vocabulary.measure(char, *self._face, True) if one else style.size * style.call_size
        self[char] = part
        return part


def join(visible: str, parts: Sequence[Word], style: TextStyle) -> Word:
    """A word in runs of several kinds, from its part in each; `visible` is all of it that prints."""
    bodies = max((count for count, part in enumerate(parts, 1) if part.body), default=1)
    *before, last = parts[:bodies]
    behind = parts[bodies - 1 :]
    return _word(
        style,
        len(visible),
        sum([part.whole for part in before]) + last.width,
        (
            sum([part.inner + part.trailing for part in before]) + last.inner,
            sum([part.white for part in before]) + last.inner_width,
        ),
        (sum([part.trailing for part in behind]), sum([part.trailing_width for part in behind])),
        sum([part.tracked for part in parts[:bodies]]),
        _spelling(visible),
        (parts[0].hang_start, last.hang_end),
        parts[-1].forced,
    )


def _word(
    style: TextStyle,
    body: int,
    width: float,
    inner: _Spaces,
    trailing: _Spaces,
    tracked: int,
    spelling: _Spelling,
    hangs: tuple[float, float],
    forced: bool,
) -> Word:
    """A word with what follows from its measures: every line of the book asks for it."""
    limits = style.limits
    give = (width - inner[1]) * limits.scaling + tracked * (limits.tracking * style.size)
    sums = (width + trailing[1], inner[1] + trailing[1], give)
    key, letters, stuck, dash = spelling
    return Word._make(
        (body, width, *inner, *trailing, tracked, *sums, key, letters, *hangs, stuck, dash, forced, False)
    )
