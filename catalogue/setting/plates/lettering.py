"""Titles set letter by letter, so that a plate can take hold of each.

The outliner shapes; this puts its letters where a line of type would have
them: in visual order (UAX #9), kerned, marks on their letters.
"""

from __future__ import annotations

import itertools
import re
import statistics
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from catalogue.composing.levels import LTR, RTL, base_level, resolve, visual_order
from catalogue.setting.plates.contours import Contours
from catalogue.setting.plates.sheet import Box

EM = 100.0
"""Millimetres to the em that outlines are asked for in; from there one drawing serves every size."""


class Outline(Protocol):
    """A text as its outline, the origin on the baseline at its left end, y downwards."""

    @property
    def d(self) -> str:
        """Path data in absolute M, L, Q, C and Z, in millimetres."""

    @property
    def advance(self) -> float:
        """Width in millimetres, side bearings included."""


Outliner = Callable[[str, int, float, bool], Outline]
"""Draws a text of one direction: text, weight, millimetres to the em, whether right-to-left."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter with its marks, placed: its outline and the room it takes on the line, in millimetres."""

    text: str
    contours: Contours
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """Letters in reading order."""

    letters: tuple[Letter, ...]
    rtl: bool
    """Whether what it belongs to is read from the right: that is where it begins, whatever its own script."""

    @property
    def contours(self) -> Contours:
        """All letters as one outline."""
        return Contours.joined(letter.contours for letter in self.letters)

    @property
    def box(self) -> Box:
        """The extent of the ink."""
        return self.contours.box

    @property
    def inked(self) -> tuple[Letter, ...]:
        """The letters one can see: no spaces."""
        return tuple(letter for letter in self.letters if letter.contours)

    def placed(self, x: float, y: float, across: float = 1.0, down: float | None = None) -> Line:
        """Stretched about the origin, `across` in both directions unless `down` is given, then moved."""
        return Line(
            tuple(
                Letter(
                    letter.text,
                    letter.contours.placed(x, y, across, down),
                    letter.left * across + x,
                    letter.right * across + x,
                )
                for letter in self.letters
            ),
            self.rtl,
        )

    def flush(self, frame: Box, y: float) -> Line:
        """Moved so that its ink begins at the frame's start side, its baseline at y."""
        box = self.box
        return self.placed(frame.right - box.right if self.rtl else frame.left - box.left, y)


class Case:
    """The type case: letters of the book's faces, each drawn once and then taken at any size.

    `rtl` is the direction of the title: a line of it that holds only a number
    is still a line of that title.
    """

    def __init__(self, outliner: Outliner, rtl: bool) -> None:
        self.rtl = rtl
        self._outliner = outliner
        self._outlines: dict[tuple[str, int, bool], Outline] = {}
        self._lines: dict[tuple[str, int], Line] = {}
        self._contours: dict[tuple[str, int, bool], Contours] = {}

    def line(self, text: str, weight: int, size: float) -> Line:
        """Set a text on one line from x = 0 to the right, baseline at 0; `size` in millimetres to the em."""
        return self._at_em(text, weight).placed(0, 0, size / EM)

    def text(self, text: str, weight: int, size: float) -> Line:
        """The same of a text beside the title, which has its own direction; its words are kept whole."""
        return self._set(" ".join(text.split()), weight, words, base_level(text)).placed(0, 0, size / EM)

    def advance(self, text: str, weight: int) -> float:
        """The width of a line in em, side bearings included; words are measured once."""
        parts = [part for word in text.split() for part in (word, " ")][:-1]
        return sum(self._advance(part, weight, bool(base_level(part))) for part in parts) / EM

    def body(self, weight: int, size: float, text: str) -> float:
        """How high most letters of a text rise above the baseline, in millimetres."""
        tops = [-letter.contours.box.top for letter in self._at_em(text, weight).inked]
        return (statistics.median_low(tops) if tops else EM / 2) * size / EM

    def size(self, texts: tuple[str, ...], weight: int, width: float) -> float:
        """The size at which the widest of these lines is `width` millimetres wide."""
        widest = max((self._at_em(text, weight).box.width for text in texts), default=0.0)
        return width / widest * EM if widest else width

    def _at_em(self, text: str, weight: int) -> Line:
        key = (" ".join(text.split()), weight)
        if key not in self._lines:
            self._lines[key] = self._set(*key, clusters, RTL if self.rtl else LTR)
        return self._lines[key]

    def _set(
        self, text: str, weight: int, taken: Callable[[str], Iterator[tuple[int, str]]], base: int
    ) -> Line:
        letters: dict[int, Letter] = {}
        at = 0.0
        for start, end, rtl in _runs(text, base):
            run = self._run(list(taken(text[start:end])), weight, rtl)
            for offset, letter in run:
                letters[start + offset] = _shifted(letter, at)
            at += max(letter.right for _, letter in run)
        return Line(tuple(letters[index] for index in sorted(letters)), self.rtl)

    def _run(self, parts: list[tuple[int, str]], weight: int, rtl: bool) -> list[tuple[int, Letter]]:
        """A run's letters with their offsets in it; the room a letter takes depends on its follower."""
        followers = [part for _, part in parts[1:]] + [""]
        pairs = zip(parts, followers, strict=True)
        rooms = [self._room(part, after, weight, rtl) for (_, part), after in pairs]
        left, run = sum(rooms) if rtl else 0.0, []
        for (start, part), room in zip(parts, rooms, strict=True):
            left -= room if rtl else 0.0
            run.append(
                (start, Letter(part, self._drawn(part, weight, rtl).placed(left, 0), left, left + room))
            )
            left += 0.0 if rtl else room
        return run

    def _room(self, part: str, after: str, weight: int, rtl: bool) -> float:
        """What a part takes of the line before another, kerning included; over a space nothing is kerned."""
        if not after or part.isspace() or after.isspace():
            return self._advance(part, weight, rtl)
        return self._advance(part + after, weight, rtl) - self._advance(after, weight, rtl)

    def _outline(self, text: str, weight: int, rtl: bool) -> Outline:
        key = (text, weight, rtl)
        if key not in self._outlines:
            self._outlines[key] = self._outliner(text, weight, EM, rtl)
        return self._outlines[key]

    def _advance(self, text: str, weight: int, rtl: bool) -> float:
        return self._outline(text, weight, rtl).advance

    def _drawn(self, text: str, weight: int, rtl: bool) -> Contours:
        key = (text, weight, rtl)
        if key not in self._contours:
            self._contours[key] = Contours.read(self._outline(text, weight, rtl).d)
        return self._contours[key]


def clusters(text: str) -> Iterator[tuple[int, str]]:
    """Letters with the marks that sit on them, and their offsets in code points."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or unicodedata.category(text[index]) not in {"Mn", "Mc", "Me", "Cf"}:
            yield start, text[start:index]
            start = index


def words(text: str) -> Iterator[tuple[int, str]]:
    """Words and the spaces between them, and their offsets in code points."""
    for match in re.finditer(r"\s+|\S+", text):
        yield match.start(), match[0]


def _shifted(letter: Letter, by: float) -> Letter:
    return Letter(letter.text, letter.contours.placed(by, 0), letter.left + by, letter.right + by)


def _runs(text: str, base: int) -> list[tuple[int, int, bool]]:
    """Stretches of one level as start, end and whether right-to-left, from left to right (rule L2)."""
    runs, start = [], 0
    for level, group in itertools.groupby(resolve(text, base)):
        end = start + sum(1 for _ in group)
        runs.append((start, end, bool(level % 2), level))
        start = end
    order = visual_order(tuple(run[3] for run in runs))
    return [runs[index][:3] for index in order]
