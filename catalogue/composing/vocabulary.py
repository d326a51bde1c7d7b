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


@functools.lru_cache(maxsize=65_536)
def _spelling(visible: str) -> _Spelling:
    """A dash, a maqaf, an initial (``א.``, ``J.``) or a lone letter should not end a line."""
    if visible.isalnum():  # no signs to look for
        return (visible, len(visible), len(visible) == 1 and visible.isalpha(), False)
    key = _NOT_LETTERS.sub("", visible)
    hyphened = visible.rstrip(CALL + JOINER).endswith(_HYPHENS)
    dash = visible.lstrip(JOINER).startswith(_DASHES)
    return (key, len(key), hyphened or (len(key) == 1 and key.isalpha()), dash)


class Word(NamedTuple):
    """A word with the spaces behind it (`body` is where they begin). Widths in points.

    But for `body`, its fields are those of an `Atom`, which says what they are.
    """

    body: int
    width: float
    inner: int
    inner_width: float
    trailing: int
    trailing_width: float
    tracked: int
    key: str
    letters: int
    hang_start: float
    hang_end: float
    stuck: bool
    dash: bool
    forced: bool


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
        self._weight = style.strong if kind.strong else style.weight
        self._face = (self._weight, kind.italic, style.size)
        self._widths = advances(self._measure, *self._face, kind.right_to_left)
        self._space = self._measure(" ", *self._face, True)
        # In a run of the other direction its first and last characters do not stand at the line's edge.
        at_the_edge = kind.right_to_left == bool(vocabulary.base % 2)
        self._hang = self._of_this_face(vocabulary.hang) if at_the_edge else {}

    def _of_this_face(self, hang: Mapping[str, float]) -> dict[str, float]:
        """The optical margins by character; those given for a face go before those for all."""
        face = "italic " if self._kind.italic else f"{self._weight} "
        own = {sign.removeprefix(face): part for sign, part in hang.items() if sign.startswith(face)}
        return {**hang, **own}

    def __missing__(self, text: str) -> Word:
        word = self[text] = self._measured(text)
        return word

    def _measured(self, text: str) -> Word:
        visible = text.rstrip(" " + BREAK)
        # Most words are letters and nothing else.
        plain = visible.isalnum()
        inner = 0 if plain else count_spaces(visible)
        tracked = len(visible) if plain else len(visible) - inner - count_riding(visible)
        trailing = text.count(" ", len(visible))
        key, letters, stuck, dash = _spelling(visible)
        return Word(
            len(visible),
            self._widths.of(visible) if visible else 0.0,
            inner,
            inner * self._space,
            trailing,
            trailing * self._space,
            0 if self._kind.whole else tracked,
            key,
            letters,
            self._hangs(visible[:1]),
            self._hangs(visible[-1:]),
            stuck,
            dash,
            text.endswith(BREAK),
        )

    def call(self, mark: str) -> Word:
        """A note's call, printed as `mark`."""
        size = self._style.size * self._style.call_size
        width = advances(self._measure, self._style.weight, False, size, self._kind.right_to_left).of(mark)
        hangs = self._hangs(CALL)
        key, letters, stuck, dash = _spelling(CALL)
        return Word(1, width, 0, 0.0, 0, 0.0, 1, key, letters, hangs, hangs, stuck, dash, False)

    def _hangs(self, char: str) -> float:
        """How far a character may hang out, where it is the line's first or last one."""
        part = self._hang.get(char, 0.0)
        if not part:
            return 0.0
        if char == CALL:
            return part * self._style.size * self._style.call_size
        return part * self._measure(char, *self._face, True)


def join(visible: str, parts: Sequence[Word]) -> Word:
    """A word in runs of several kinds, from its part in each; `visible` is all of it that prints."""
    bodies = max((count for count, part in enumerate(parts, 1) if part.body), default=1)
    *before, last = parts[:bodies]
    behind = parts[bodies - 1 :]
    key, letters, stuck, dash = _spelling(visible)
    return Word(
        len(visible),
        sum([part.width + part.trailing_width for part in before]) + last.width,
        sum([part.inner + part.trailing for part in before]) + last.inner,
        sum([part.inner_width + part.trailing_width for part in before]) + last.inner_width,
        sum([part.trailing for part in behind]),
        sum([part.trailing_width for part in behind]),
        sum([part.tracked for part in parts[:bodies]]),
        key,
        letters,
        parts[0].hang_start,
        last.hang_end,
        stuck,
        dash,
        parts[-1].forced,
    )
