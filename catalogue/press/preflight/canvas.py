"""The page being read: graphics state, path, marked content, and the record of what was painted.

Not a renderer: boxes are boxes around things, clips are boxes too, and what lies under what is
left to the order of marks. That is enough to ask a press's questions, and it is fast.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object

from catalogue.press.preflight.examined import Kind, Mark, PageRead
from catalogue.press.preflight.faces import Face
from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.geometry import IDENTITY, Matrix, around, meet
from catalogue.press.preflight.limits import Budget
from catalogue.press.preflight.paint import Paint, Space
from catalogue.press.preflight.showing import TextLine
from catalogue.press.preflight.state import State, numbers

NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
Operands = Sequence[Object]
_DEEPEST_STACK = 10_000


@dataclass(slots=True)
class Canvas:
    """Everything that changes while a page's operators are read."""

    page: PageRead
    budget: Budget
    faces: dict[tuple[int, int], Face]
    state: State
    follow: Callable[[Canvas, Object, Object], None]
    """Reads a content stream with its resources; forms and patterns come back to it."""
    stack: list[State] = field(default_factory=list)
    text: TextLine = field(default_factory=TextLine)
    path: list[tuple[float, float]] = field(default_factory=list)
    start: tuple[float, float] | None = None
    """Where a subpath begins from which nothing has been drawn yet."""
    clipping: bool = False
    marked: list[bool] = field(default_factory=list)
    tiled: set[tuple[int, int]] = field(default_factory=set)
    depth: int = 0

    def save(self) -> None:
        """`q`; a file that only saves is not followed for ever."""
        if len(self.stack) < _DEEPEST_STACK:
            self.stack.append(copy.copy(self.state))

    def restore(self) -> None:
        """`Q`; one too many is ignored, as viewers do."""
        if self.stack:
            self.state = self.stack.pop()

    def narrow_clip(self, box: Box) -> None:
        """Let nothing be seen outside a box."""
        self.state.clip = meet(self.state.clip, box) or NOWHERE

    def end_path(self) -> None:
        """Forget the path, after it has become the clip if `W` said so (8.5.4)."""
        if self.clipping and self.path:
            self.narrow_clip(around(self.path))
        self.path, self.start, self.clipping = [], None, False

    def set_paint(self, space: Space, paint: Paint, *, stroke: bool) -> None:
        """A colour in force for lines or for everything else."""
        self.page.spaces.add(space)
        if stroke:
            self.state.stroke_space, self.state.stroke = space, paint
        else:
            self.state.fill_space, self.state.fill = space, paint

    def note(self, kind: Kind, paint: Paint, box: Box, size: float, font: str = "") -> None:
        """Write a mark down, as far as the clip lets it be seen."""
        seen = meet(box, self.state.clip)
        if seen is None:
            return
        self.budget.spend_mark()
        overprint = self.state.stroke_overprint if kind == "stroke" else self.state.fill_overprint
        mode, tagged = self.state.overprint_mode, any(self.marked)
        number = self.page.number
        self.page.marks.append(Mark(number, kind, paint, seen, size, overprint, mode, font, tagged))


Handler = Callable[[Canvas, Operands, Object], None]
"""An operator at work: the page being read, its operands, the resources in force."""


def matrix_of(operands: object) -> Matrix:
    """Six operands as a matrix; anything else is the identity."""
    values = numbers(operands) if isinstance(operands, (Array, list, tuple, Sequence)) else []
    return (
        (values[0], values[1], values[2], values[3], values[4], values[5]) if len(values) >= 6 else IDENTITY
    )


def look_up(resources: Object, shelf: str, operands: Operands) -> Object | None:
    """The resource an operator names; None when there is none of that name."""
    return resources.get(shelf, Dictionary()).get(str(operands[0])) if operands else None
