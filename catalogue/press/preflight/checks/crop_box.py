"""CAT-P08: nothing of the page is hidden by a CropBox."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.geometry import within
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page in examined.pages:
        crop = page.boxes.get("/CropBox")
        if crop and not within(page.media, crop):
            yield error(
                "the CropBox cuts the page",
                page.number,
                (crop,),
                why="some programs place the page by its CropBox and lose the bleed",
                hint="remove the CropBox or make it the MediaBox",
            )


CHECK = Check("CAT-P08", "crop box", "GWG 2022 R0003", PRESS, _ask)
