"""CAT-P14: no plate but the four and those the job declares."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.paint import PROCESS

_NO_PLATES = {*PROCESS, "All", "None"}


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page in examined.pages:
        used = {ink for space in page.spaces for ink in space.root.inks}
        used |= {ink for image in page.images for ink in image.space.root.inks}
        for ink in sorted(used - _NO_PLATES - level.spots):
            places = [mark.box for mark in page.marks if ink in dict(mark.paint.amounts or ())]
            yield error(
                f"the spot colour {ink!r} is not declared",
                page.number,
                places,
                why="every spot colour is one more plate and one more ink on the bill",
                hint="declare it in the job, or convert it to CMYK",
            )


CHECK = Check("CAT-P14", "spot colour", "GWG 2022 R0020", PRESS, _ask)
