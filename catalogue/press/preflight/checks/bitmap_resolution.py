"""CAT-P22: line art in one bit is fine enough to have no steps."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, error, warning
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level

_NOT_A_PICTURE = 16  # pixels


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for image in examined.images:
        if image.bits != 1 or image.pixels[0] * image.pixels[1] <= _NOT_A_PICTURE:
            continue
        if 0 < image.ppi <= level.bitmap_warning_ppi:
            tell = error if image.ppi <= level.bitmap_error_ppi else warning
            yield tell(
                f"line art has {image.ppi:.0f} ppi at its printed size",
                image.page,
                (image.box,),
                why="black and white without grays shows every pixel as a step",
                hint="scan it at 1200 ppi, or draw it as outlines",
            )


CHECK = Check("CAT-P22", "line-art resolution", "GWG 2022 R0032", PRESS, _ask)
