"""The composed line, the unit everything else is made of."""

from __future__ import annotations

from typing import NamedTuple

from catalogue.diagnostics import Location


class Piece(NamedTuple):
    """A stretch of one line with one direction and one look, in logical order."""

    text: str
    level: int
    strong: bool = False
    italic: bool = False
    link: str | None = None
    """The address this piece leads to; empty for a link whose target was lost."""
    call: str | None = None
    """The note this piece calls; `text` is then its mark."""
    whole: bool = False
    """Tracking leaves it as it is: a Latin word with a ligature."""


class Line(NamedTuple):
    """One line, set: what stands on it and how its spaces are stretched. Lengths in points."""

    pieces: tuple[Piece, ...]
    base: int
    """The paragraph's level: 1 right-to-left, 0 left-to-right."""
    start: int
    """Code-point offsets of the line in its paragraph's text."""
    end: int
    natural: float
    """Width of the line with natural spaces."""
    width: float
    """Width it is set to."""
    spaces: int
    gap: float = 0.0
    """Added to every word space."""
    ratio: float = 1.0
    """Set word space over natural word space."""
    scaling: float = 0.0
    """Horizontal scaling of the whole line, as a fraction: 0.01 is one percent wider."""
    tracking: float = 0.0
    """Added behind every character of the pieces that are not `whole`."""
    indent: float = 0.0
    """Free room at the start side, first-line indent included; negative where the line hangs out."""
    broken: bool = False
    """Its last word is longer than a line and goes on on the next one."""
    location: Location = Location()

    @property
    def text(self) -> str:
        """The line's words in logical order, note marks included."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def calls(self) -> tuple[str, ...]:
        """The notes called on this line, in reading order."""
        return tuple(piece.call for piece in self.pieces if piece.call is not None)
