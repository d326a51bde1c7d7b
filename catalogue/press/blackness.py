"""Black ink and gray light: which tint of black looks like which gray, there and back.

The press's darkest black is not a screen's. Both scales are stretched so that solid black is
gray 0 and bare paper gray 255; between them the press profile says how light each tint prints,
dot gain included. One table serves both ways, so a gray picture and its screen copy agree.
"""

from __future__ import annotations

import bisect
import functools
from io import BytesIO
from typing import cast

from PIL import Image, ImageCms

from catalogue.press.profiles import PressProfile

INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


@functools.lru_cache(maxsize=4)
def display_transform(profile: PressProfile) -> ImageCms.ImageCmsTransform:
    """Press profile → sRGB, for values and images alike."""
    press = ImageCms.ImageCmsProfile(BytesIO(profile.data))
    return ImageCms.buildTransform(press, ImageCms.createProfile("sRGB"), "CMYK", "RGB", INTENT, FLAGS)


def seen(inks: Image.Image, profile: PressProfile) -> Image.Image:
    """CMYK pixels as the sRGB they print."""
    rgb = ImageCms.applyTransform(inks, display_transform(profile))
    assert rgb is not None  # only None when converted in place
    return rgb


@functools.lru_cache(maxsize=4)
def gray_of_black(profile: PressProfile) -> tuple[int, ...]:
    """The gray, 0–255, that each tint of black ink looks like; index 0 is paper, 255 solid."""
    nothing, ramp = Image.new("L", (256, 1)), Image.new("L", (256, 1))
    ramp.putdata(range(256))
    printed = seen(Image.merge("CMYK", (nothing, nothing, nothing, ramp)), profile).getchannel("G")
    levels = [cast(int, printed.getpixel((at, 0))) for at in range(256)]
    darkest = min(levels)
    falling, lowest = [], 255
    for level in levels:
        lowest = min(lowest, round((level - darkest) / (255 - darkest) * 255))
        falling.append(lowest)
    return (255, *falling[1:255], 0)


@functools.lru_cache(maxsize=4)
def black_of_gray(profile: PressProfile) -> tuple[int, ...]:
    """The tint of black ink, 0–255, for each gray: the nearest in looks."""
    rising = [-gray for gray in gray_of_black(profile)]
    tints = []
    for gray in range(256):
        above = min(255, bisect.bisect_left(rising, -gray))
        below = max(0, above - 1)
        tints.append(min(above, below, key=lambda tint: (abs(rising[tint] + gray), tint)))
    return tuple(tints)
