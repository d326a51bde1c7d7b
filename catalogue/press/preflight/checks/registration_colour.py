"""CAT-P15: nothing on a page is painted in all inks at once."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, warning
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.geometry import meet
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    for page in examined.pages:
        if not any("All" in space.root.inks for space in page.spaces):
            continue
        trim = page.box("/TrimBox")
        everywhere = [
            mark.box
            for mark in page.marks
            if mark.paint.family == "Separation" and len(mark.paint.amounts or ()) == 4
        ]
        if inside := [box for box in everywhere if meet(box, trim)]:
            yield warning(
                "the registration colour /All is used inside the trim",
                page.number,
                inside,
                why="it prints on every plate and is meant for marks outside the page",
                hint="use black for what belongs to the page",
            )


CHECK = Check("CAT-P15", "registration colour", "GWG 2022 R0024", PRESS, _ask)
