"""Ink for the press: DeviceCMYK operators, black that overprints, white that does not.

A black letter over a tint must not cut a hole: one plate out of register would show paper.
So solid black alone (0 0 0 1) is painted with overprint on and overprint mode 1 (ISO 32000-1,
8.6.7), and every other colour, white first of all, with overprint off: white that overprints
is white that vanishes (GWG 2022, R0007 and R0009).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from catalogue.press.finishing.operators import COLOUR_OR_STATE

# (fill overprints, stroke overprints) → name of the graphics state that says so
OVERPRINTS: dict[tuple[bool, bool], str] = {
    (False, False): "Knockout",
    (True, False): "OverprintFill",
    (False, True): "OverprintStroke",
    (True, True): "Overprint",
}
_SOLID_BLACK = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Leak:
    """A colour that is no ink: the space it is in, its operands, the page that paints it."""

    space: str
    operands: str
    page: int


@dataclass(slots=True)
class Inking:
    """Rewrites content streams of one document; gathers the colours it cannot print.

    `spots` are the colour-space names of declared spot inks, without the solidus.
    """

    spots: Collection[str] = ()
    leaks: list[Leak] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def ink(self, data: bytes, page: int, *, fresh: bool) -> bytes:
        """The content in inks. `fresh`: a page, whose overprint is known to start as off."""
        return _Pass(self, page, (False, False) if fresh else None).run(data)


@dataclass(slots=True)
class _Pass:
    """One stream, read once from top to bottom with its state stack."""

    inking: Inking
    page: int
    overprint: tuple[bool, bool] | None
    stack: list[tuple[bool, bool] | None] = field(default_factory=list)

    def run(self, data: bytes) -> bytes:
        return COLOUR_OR_STATE.sub(self._decide, data)

    def _decide(self, match: re.Match[bytes]) -> bytes:
        if state := match["state"]:
            return self._save_or_restore(state)
        if match["space"] is None:
            return self._device(match)
        space, stroke, tint = match["space"], match["select"] == b"CS", match["tint"]
        if space == b"DeviceCMYK":
            return tint + (b" K" if stroke else b" k") + self._overprinting(stroke, _is_solid_black(tint))
        name = space.decode("latin-1")
        if name not in self.inking.spots and name != "Pattern":
            self._leak(name, tint)
        return match[0] + self._overprinting(stroke, False)

    def _save_or_restore(self, state: bytes) -> bytes:
        if state == b"q":
            self.stack.append(self.overprint)
        elif self.stack:
            self.overprint = self.stack.pop()
        return state

    def _device(self, match: re.Match[bytes]) -> bytes:
        operator, operands = match["operator"], match["device"]
        if operator in (b"k", b"K"):
            return match[0] + self._overprinting(operator == b"K", _is_solid_black(operands))
        self._leak("DeviceRGB" if operator in (b"rg", b"RG") else "DeviceGray", operands)
        return match[0]

    def _leak(self, space: str, operands: bytes) -> None:
        self.inking.leaks.append(Leak(space, operands.decode("latin-1"), self.page))

    def _overprinting(self, stroke: bool, on: bool) -> bytes:
        fill, line = self.overprint or (False, False)
        wanted = (fill, on) if stroke else (on, line)
        if wanted == self.overprint:
            return b""
        self.overprint = wanted
        self.inking.used.add(OVERPRINTS[wanted])
        return b"\n/" + OVERPRINTS[wanted].encode() + b" gs"


def _is_solid_black(operands: bytes) -> bool:
    return operands == b"0 0 0 1" or tuple(float(value) for value in operands.split()) == _SOLID_BLACK
