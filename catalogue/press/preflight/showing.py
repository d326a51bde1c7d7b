"""Text as it is shown: where a string comes to stand and how large its letters are (9.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Array, Object, String

from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.geometry import IDENTITY, Matrix, box_through, sides, times
from catalogue.press.preflight.state import State

# Where letters reach above and below the baseline, in ems: enough for niqqud and descenders.
_ABOVE, _BELOW = 0.85, 0.25


@dataclass(frozen=True, slots=True)
class Shown:
    """One string on the page: the box around its letters and its type size in points."""

    box: Box
    size: float


@dataclass(slots=True)
class TextLine:
    """The text and line matrices of a text object."""

    matrix: Matrix = IDENTITY
    line: Matrix = IDENTITY

    def begin(self) -> None:
        """A new text object."""
        self.matrix = self.line = IDENTITY

    def place(self, matrix: Matrix) -> None:
        """`Tm`: set both matrices."""
        self.matrix = self.line = matrix

    def step(self, x: float, y: float) -> None:
        """`Td`: the next line, so far from the start of this one."""
        self.place(times((1.0, 0.0, 0.0, 1.0, x, y), self.line))

    def show(self, strings: Sequence[Object], state: State) -> Shown | None:
        """Advance over strings and adjustments; None where no letter stood."""
        shown = b"".join([bytes(piece) for piece in strings if isinstance(piece, String)])
        adjustments = sum([float(piece) for piece in strings if isinstance(piece, (int, float, Decimal))])
        width, glyphs = _advance(shown, state)
        width -= adjustments / 1000 * state.type_size * state.stretch
        whole = times(self.matrix, state.ctm)
        size = abs(state.type_size)
        low, high = state.rise - _BELOW * size, state.rise + _ABOVE * size
        box = box_through(whole, (min(0.0, width), low, max(0.0, width), high))
        self.matrix = times((1.0, 0.0, 0.0, 1.0, width, 0.0), self.matrix)
        return Shown(box, size * sides(whole)[1]) if glyphs else None


def _advance(shown: bytes, state: State) -> tuple[float, int]:
    """Width of a string in text space, and its glyphs; a face that is missing counts half an em each."""
    ems, count = state.face.advance(shown) if state.face else (0.5 * len(shown), len(shown))
    simple = state.face is not None and not state.face.wide
    spaces = state.word_space * shown.count(b" ") if simple else 0.0
    return (ems * state.type_size + count * state.character_space + spaces) * state.stretch, count


def pieces(operand: Object) -> list[Object]:
    """The elements of a `TJ` array, or the string itself."""
    return list(operand) if isinstance(operand, Array) else [operand]
