"""Colours as a press sees them: which inks, how much of each.

Names follow ISO 32000-1, 8.6: a colour is read from its space and operands. Spaces that are no
inks (RGB, Lab, anything calibrated) keep their family and have no amounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_SHORT = {"/G": "DeviceGray", "/RGB": "DeviceRGB", "/CMYK": "DeviceCMYK", "/I": "Indexed"}
_COUNTS = {"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "DeviceCMYK": 4}
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, what it is built on, its inks in order, and how many operands it takes."""

    family: str
    inks: tuple[str, ...] = ()
    count: int = 0
    base: Space | None = None

    @property
    def root(self) -> Space:
        """The space colours are finally in: the base of an index or a pattern."""
        return self.base.root if self.base and self.family in ("Indexed", "Pattern") else self


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour in force. `amounts` maps inks to 0…1; None where the colour is no ink."""

    family: str
    amounts: tuple[tuple[str, float], ...] | None
    white: bool = False

    def inks(self) -> dict[str, float]:
        """The inks that really print, by name."""
        return {ink: amount for ink, amount in self.amounts or () if amount > 0.001}

    @property
    def total(self) -> float:
        """All inks together, 1.0 for one solid."""
        return sum(amount for _, amount in self.amounts or ())

    @property
    def solid_black(self) -> bool:
        """Black at full strength and nothing else."""
        inks = self.inks()
        return set(inks) == {"Black"} and inks["Black"] >= 0.999


GRAY, RGB, CMYK = (
    Space("DeviceGray", ("Black",), 1),
    Space("DeviceRGB", (), 3),
    Space("DeviceCMYK", PROCESS, 4),
)
PATTERN = Space("Pattern")


def read_space(value: Object | None, shelf: Object, depth: int = 0) -> Space:
    """The space a name or array stands for; `shelf` is the /ColorSpace resource dictionary."""
    if depth > _DEEPEST:
        return Space("unknown")
    if isinstance(value, Name):
        name = _SHORT.get(str(value), str(value)[1:])
        device = {"DeviceGray": GRAY, "DeviceRGB": RGB, "DeviceCMYK": CMYK, "Pattern": PATTERN}.get(name)
        if device:
            return device
        found = shelf.get(str(value)) if isinstance(shelf, Dictionary) else None
        return read_space(found, shelf, depth + 1) if found is not None else Space(name)
    if isinstance(value, Array) and len(value):
        return _built(value, shelf, depth)
    return Space("unknown")


def _built(value: Array, shelf: Object, depth: int) -> Space:
    family = _SHORT.get(str(value[0]), str(value[0])[1:])
    if len(value) == 1 and family in ("DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern"):
        return read_space(value[0], shelf, depth + 1)
    if family == "ICCBased":
        count = int(value[1].get("/N", 0)) if isinstance(value[1], pikepdf.Stream) else 0
        return Space(family, {1: ("Black",), 4: PROCESS}.get(count, ()), count)
    if family == "Separation":
        return Space(family, (str(value[1])[1:],), 1)
    if family == "DeviceN":
        inks = tuple(str(ink)[1:] for ink in value[1])
        return Space(family, inks, len(inks))
    if family in ("Indexed", "Pattern"):
        return Space(family, (), 1, read_space(value[1], shelf, depth + 1))
    return Space(family, (), _COUNTS.get(family, 0))


def paint_in(space: Space, values: Sequence[float]) -> Paint:
    """The colour of operands in a space; too few operands count as none."""
    if space.family == "Pattern":
        return Paint("Pattern", None)
    if space.count and len(values) < space.count:
        values = [*values, *[0.0] * (space.count - len(values))]
    if space.inks:
        amounts = _amounts(space, values)
        return Paint(space.family, amounts, white=all(amount <= 0.001 for _, amount in amounts))
    additive_white = (
        space.count == 3 and space.family != "Lab" and all(value >= 0.999 for value in values[:3])
    )
    return Paint(space.root.family, None, white=additive_white)


def _amounts(space: Space, values: Sequence[float]) -> tuple[tuple[str, float], ...]:
    if space.count == 1 and space.inks == ("Black",) and space.family != "Separation":
        return (("Black", 1 - values[0]),)
    if space.inks == ("All",):
        return tuple((ink, values[0]) for ink in PROCESS)
    return tuple((ink, value) for ink, value in zip(space.inks, values, strict=False) if ink != "None")
