"""How wide a text is: its words, shaped one by one and remembered, and its spaces."""

from __future__ import annotations

import functools
from collections.abc import Callable

Measure = Callable[[str, int, bool, float, bool], float]
"""Advance in points of (text, weight, italic, size in points, right-to-left)."""


class Advances(dict[str, float]):
    """The widths (pt) of the words of one face, size and direction, each measured when it is first met."""

    def __init__(self, measure: Measure, weight: int, italic: bool, size: float, right_to_left: bool) -> None:
        self._measure = measure
        self._face = (weight, italic, size, right_to_left)

    def __missing__(self, word: str) -> float:
        width = self[word] = self._measure(word, *self._face)
        return width

    def of(self, text: str) -> float:
        """The natural width of a text, in points: its words and its spaces."""
        if text.isalnum():  # a word alone
            return self[text]
        words = text.replace("\u00a0", " ").split(" ")
        return sum(map(self.__getitem__, words)) + (len(words) - 1) * self[" "]


advances = functools.lru_cache(maxsize=256)(Advances)
"""The widths there are for a measure, a weight, a slope, a size (pt) and a direction."""
