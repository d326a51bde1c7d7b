"""Lengths as designers write them: 165mm, 10.5pt, 2grid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from catalogue.model.design import MM
from catalogue.reading.fields import text_of

_LENGTH = re.compile(r"(-?\d{1,5}(?:\.\d{1,6})?)[ ]?(mm|pt|grid)|0")


@dataclass(frozen=True, slots=True)
class Measured:
    """A number and its unit."""

    number: float
    unit: str

    def points(self, grid: float) -> float:
        """The length in points; `grid` is the leading of the baseline grid in points."""
        return round(self.number * {"pt": 1.0, "mm": MM, "grid": grid}[self.unit], 6)

    @property
    def millimetres(self) -> float:
        """The length in millimetres; of the page only, which the grid does not measure."""
        return self.number if self.unit == "mm" else round(self.points(0.0) / MM, 6)


def _length(value: Any) -> Measured:
    match = _LENGTH.fullmatch(text_of(value))
    if not match:
        raise PydanticCustomError("wrong", "write a length such as 165mm, 10.5pt or 2grid")
    return Measured(float(match[1] or 0), match[2] or "pt")


def _absolute(value: Any) -> Measured:
    length = _length(value)
    if length.unit == "grid" or length.number < 0:
        raise PydanticCustomError("wrong", "write a length in mm or pt")
    return length


def _positive(value: Any) -> Measured:
    length = _absolute(value)
    if length.number <= 0:
        raise PydanticCustomError("wrong", "write a length greater than 0, in mm or pt")
    return length


Length = Annotated[Measured, BeforeValidator(_length)]
Absolute = Annotated[Measured, BeforeValidator(_absolute)]
"""Not in grid lines, not negative: the page, the notes’ part of it."""
Positive = Annotated[Measured, BeforeValidator(_positive)]
"""Type sizes, leading, the grid itself."""
