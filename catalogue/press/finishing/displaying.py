"""Ink for the eye: what a CMYK value looks like, as sRGB that every viewer shows alike.

Viewers convert DeviceCMYK each in its own way (pdf.js by a polynomial, poppler by 1−c−k, Acrobat
by a profile), so the screen copy is converted here, once, through littleCMS and the press profile
(relative colorimetric with black-point compensation). Black ink alone is shown as true black and
its tints as neutral grays between it and white: on a screen text should not look like charcoal.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageCms

from catalogue.press.finishing.operators import COLOUR_OR_STATE, decimals
from catalogue.press.profiles import PressProfile

Cmyk = tuple[float, float, float, float]


@functools.lru_cache(maxsize=4)
def display_transform(profile: PressProfile) -> ImageCms.ImageCmsTransform:
    """Press profile → sRGB, for values and images alike."""
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(BytesIO(profile.data)),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@dataclass(slots=True)
class Display:
    """Rewrites content streams of one document for the screen.

    `spots` maps the colour-space name of a spot ink to its CMYK stand-in.
    """

    profile: PressProfile
    spots: Mapping[str, Cmyk]
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
    c, m, y, k = ink
    if k >= 1:
        return (0, 0, 0)
    if c == m == y == 0:
        darkest, gray = _seen((0, 0, 0, 1), profile)[1], _seen(ink, profile)[1]
        level = round((gray - darkest) / (255 - darkest) * 255)
        return (level, level, level)
    return _seen(ink, profile)


def _seen(ink: Cmyk, profile: PressProfile) -> tuple[int, int, int]:
    c, m, y, k = (min(255, max(0, round(part * 255))) for part in ink)
    pixel = Image.new("CMYK", (1, 1), (c, m, y, k))
    converted = ImageCms.applyTransform(pixel, display_transform(profile))
    assert converted is not None  # only None when applied in place
    red, green, blue = converted.getpixel((0, 0))  # type: ignore[misc]
    return (int(red), int(green), int(blue))


def _cmyk(operands: bytes) -> Cmyk:
    c, m, y, k = (float(value) for value in operands.split())
    return (c, m, y, k)
