"""CAT-P19: thin black lines on colour overprint it."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, times, warning
from catalogue.press.preflight.checks.black_text import cuts_a_hole
from catalogue.press.preflight.examined import Examined, Mark
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.overlaps import on_colour


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    def knocks_out(mark: Mark) -> bool:
        return mark.kind != "text" and mark.size < level.thin_black_line and cuts_a_hole(mark)

    for page in examined.pages:
        if marks := list(on_colour(page, knocks_out)):
            yield warning(
                f"{times(len(marks), 'thin black line')} cut out of the colour under it",
                page.number,
                [mark.box for mark in marks],
                why="a plate a hair out of register shows paper beside the line",
                hint="set black lines to overprint, with overprint mode 1",
            )


CHECK = Check("CAT-P19", "black line knocks out", "GWG 2022 R0010", PRESS, _ask)
