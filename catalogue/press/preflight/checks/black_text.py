"""CAT-P18: small black text on colour overprints it."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, times, warning
from catalogue.press.preflight.examined import Examined, Mark
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.overlaps import on_colour


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    def knocks_out(mark: Mark) -> bool:
        return mark.kind == "text" and mark.size < level.small_black_text and cuts_a_hole(mark)

    for page in examined.pages:
        if marks := list(on_colour(page, knocks_out)):
            yield warning(
                f"{times(len(marks), 'piece')} of small black text cut out of the colour under it",
                page.number,
                [mark.box for mark in marks],
                why="a plate a hair out of register shows paper around every letter",
                hint="set black text to overprint, with overprint mode 1",
            )


def cuts_a_hole(mark: Mark) -> bool:
    """Solid black that removes what lies under it."""
    if not mark.paint.solid_black:
        return False
    return not mark.overprint or (mark.paint.family == "DeviceCMYK" and mark.mode != 1)


CHECK = Check("CAT-P18", "black text knocks out", "GWG 2022 R0009", PRESS, _ask)
