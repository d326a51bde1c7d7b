"""CAT-P31: every picture is there; nothing stands for position only."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import EVERYWHERE, Check, Found, error
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.xmp import read_xmp


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for awaited in read_xmp(examined.pdf).values.get("press:Awaited", []):
        yield error(
            f"a still is awaited: {awaited}",
            why="a placeholder would be printed in its place",
            hint="put the still into its folder, or take its declaration out",
        )
    for image in examined.images:
        if image.for_position:
            yield error(
                "a picture stands for position only (OPI)",
                image.page,
                (image.box,),
                why="the fine picture is somewhere else and will not be found",
                hint="embed the fine picture",
            )


CHECK = Check("CAT-P31", "awaited still", "house; ISO 15930-7, 6.16", EVERYWHERE, _ask)
