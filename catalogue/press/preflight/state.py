"""The graphics state, as far as preflight needs it (ISO 32000-1, 8.4 and 9.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Object

from catalogue.press.preflight.faces import Face
from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.geometry import EVERYWHERE, IDENTITY, Matrix
from catalogue.press.preflight.paint import GRAY, Paint, Space, paint_in

_INITIAL_BLACK = paint_in(GRAY, [0.0])


@dataclass(slots=True)
class State:
    """What `q` keeps and `Q` brings back."""

    ctm: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill_space: Space = GRAY
    stroke_space: Space = GRAY
    fill: Paint = _INITIAL_BLACK
    stroke: Paint = _INITIAL_BLACK
    line_width: float = 1.0
    face: Face | None = None
    type_size: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    render_mode: int = 0
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0

    def apply(self, parameters: Object) -> None:
        """Take over an ExtGState dictionary. /OP without /op sets both (8.6.7)."""
        if "/OP" in parameters:
            self.stroke_overprint = bool(parameters.OP)
            self.fill_overprint = bool(parameters.OP)
        if "/op" in parameters:
            self.fill_overprint = bool(parameters.get("/op"))
        if "/OPM" in parameters:
            self.overprint_mode = int(parameters.OPM)
        if "/LW" in parameters:
            self.line_width = float(parameters.LW)


def numbers(operands: Iterable[object]) -> list[float]:
    """Operands as numbers, whatever stands between them left out."""
    return [float(value) for value in operands if isinstance(value, (int, float, Decimal))]
