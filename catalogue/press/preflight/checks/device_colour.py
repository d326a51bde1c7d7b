"""CAT-P13: every colour is an ink."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, error, times
from catalogue.press.preflight.examined import Examined, PageRead
from catalogue.press.preflight.finding import Box
from catalogue.press.preflight.levels import Level

_STRANGE = ("DeviceRGB", "CalRGB", "CalGray", "ICCBased", "Lab", "unknown")


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page in examined.pages:
        for (family, thing), places in sorted(_strangers(page, level).items()):
            yield error(
                f"{times(len(places), thing)} in {family}",
                page.number,
                [place for place in places if place],
                why="the press converts it by chance: black text comes out in four inks",
                hint="convert everything to DeviceCMYK or to a declared spot colour before sending",
            )


def _strangers(page: PageRead, level: Level) -> dict[tuple[str, str], list[Box | None]]:
    found: dict[tuple[str, str], list[Box | None]] = defaultdict(list)
    nouns = {"text": "text run", "fill": "area", "stroke": "line"}
    for mark in page.marks:
        if mark.paint.family in _STRANGE:
            found[mark.paint.family, nouns[mark.kind]].append(mark.box)
    for image in page.images:
        family = image.space.root.family
        calibrated = level.calibrated_images and family == "ICCBased"
        if not image.is_mask and family in _STRANGE and not calibrated:
            found[family, "image"].append(image.box)
    for space in page.shadings:
        if space.root.family in _STRANGE:
            found[space.root.family, "gradient"].append(None)
    return found


CHECK = Check("CAT-P13", "colour that is no ink", "GWG 2022 R0027", PRESS, _ask)
