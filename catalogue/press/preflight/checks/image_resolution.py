"""CAT-P21: pictures have pixels enough for the size they are printed at."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, error, warning
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level

_NOT_A_PICTURE = 16  # pixels: a single colour drawn as an image


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for image in examined.images:
        if image.bits == 1 or image.pixels[0] * image.pixels[1] <= _NOT_A_PICTURE:
            continue
        if 0 < image.ppi <= level.image_warning_ppi:
            tell = error if image.ppi <= level.image_error_ppi else warning
            yield tell(
                f"a picture has {image.ppi:.0f} ppi at its printed size",
                image.page,
                (image.box,),
                why=f"below {level.image_warning_ppi + 1:g} ppi it looks soft, "
                f"below {level.image_error_ppi + 1:g} ppi its pixels show",
                hint="print it smaller or ask for a larger original; enlarging adds nothing",
            )


CHECK = Check("CAT-P21", "image resolution", "GWG 2022 R0031", PRESS, _ask)
