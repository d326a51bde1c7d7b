"""Where a title is broken into lines: where its data say, or evenly."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable

MARK = "/"
"""Stands between lines in a plate's `breaks` parameter, with a space on either side."""


def given(title: str, breaks: str) -> tuple[str, ...] | None:
    """The title in the lines of `breaks`, or None where those do not hold its words.

    Words are compared by their letters alone: on its way to the page a title's
    punctuation is set right.
    """
    told = [word for word in breaks.split() if word != MARK]
    if list(map(_letters, told)) != list(map(_letters, title.split())):
        return None
    words = iter(title.split())
    groups = itertools.groupby(breaks.split(), key=lambda word: word == MARK)
    return tuple(" ".join(next(words) for _ in group) for is_mark, group in groups if not is_mark)


def even(title: str, count: int, width: Callable[[str], float]) -> tuple[str, ...]:
    """The title in at most `count` lines, the widest as narrow as can be and the others near it."""
    words = title.split()

    @functools.cache
    def best(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
        if lines == 1:
            line = " ".join(words[start:])
            return width(line) ** 3, (line,)
        options = []
        for end in range(start + 1, len(words) - lines + 2):
            line = " ".join(words[start:end])
            cost, rest = best(end, lines - 1)
            options.append((width(line) ** 3 + cost, (line, *rest)))
        return min(options)

    return best(0, min(count, len(words)))[1] if words else ()


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word))
