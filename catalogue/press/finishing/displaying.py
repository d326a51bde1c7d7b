"""Ink for the eye: what a CMYK value looks like, as sRGB that every viewer shows alike.

Viewers convert DeviceCMYK each in its own way (pdf.js by a polynomial, poppler by 1−c−k, Acrobat
by a profile), so the screen copy is converted here, once, through littleCMS and the press profile
(relative colorimetric with black-point compensation). Black ink alone is shown as true black and
its tints as neutral grays between it and white: on a screen text should not look like charcoal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from PIL import Image

from catalogue.press.blackness import gray_of_black, seen
from catalogue.press.finishing.operators import COLOUR_OR_STATE, decimals
from catalogue.press.profiles import PressProfile

Cmyk = tuple[float, float, float, float]


@dataclass(slots=True)
class Display:
    """Rewrites content streams of one document for the screen.

    `spots` maps the colour-space name of a spot ink to its CMYK stand-in.
    """

    profile: PressProfile
    spots: Mapping[str, Cmyk]
    strange: bool = False
    """Whether a colour space was met that is no ink, and so was left alone."""
    _shown: dict[Cmyk, bytes] = field(default_factory=dict)

    def show(self, data: bytes) -> bytes:
        """The content with every ink replaced by the colour it prints."""
        return COLOUR_OR_STATE.sub(self._decide, data)

    def _decide(self, match: re.Match[bytes]) -> bytes:
        if match["state"]:
            return match[0]
        if match["space"] is None:
            return self._device(match)
        name = match["space"].decode("latin-1")
        if name == "DeviceCMYK":
            ink = _cmyk(match["tint"])
        elif name in self.spots:
            tint = float(match["tint"])
            c, m, y, k = self.spots[name]
            ink = (c * tint, m * tint, y * tint, k * tint)
        else:
            self.strange = self.strange or name != "Pattern"
            return match[0]
        return self._rgb(ink) + (b" RG" if match["select"] == b"CS" else b" rg")

    def _device(self, match: re.Match[bytes]) -> bytes:
        if match["operator"] not in (b"k", b"K"):
            return match[0]
        return self._rgb(_cmyk(match["device"])) + (b" RG" if match["operator"] == b"K" else b" rg")

    def _rgb(self, ink: Cmyk) -> bytes:
        if ink not in self._shown:
            red, green, blue = shown(ink, self.profile)
            self._shown[ink] = decimals(red / 255, green / 255, blue / 255)
        return self._shown[ink]


def shown(ink: Cmyk, profile: PressProfile) -> tuple[int, int, int]:
    """The sRGB value, 0–255, of a CMYK value, 0–1."""
    c, m, y, k = (min(255, max(0, round(part * 255))) for part in ink)
    if k == 255:
        return (0, 0, 0)
    if c == m == y == 0:
        gray = gray_of_black(profile)[k]
        return (gray, gray, gray)
    pixel = seen(Image.new("CMYK", (1, 1), (c, m, y, k)), profile).getpixel((0, 0))
    return cast(tuple[int, int, int], pixel)


def _cmyk(operands: bytes) -> Cmyk:
    c, m, y, k = (float(value) for value in operands.split())
    return (c, m, y, k)
