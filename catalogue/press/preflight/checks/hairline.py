"""CAT-P26: no line is thinner than it can be printed."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, by_page, times, warning
from catalogue.press.preflight.examined import Examined, Mark
from catalogue.press.preflight.levels import Level


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    def is_too_thin(mark: Mark) -> bool:
        if mark.kind == "text" or (mark.kind == "fill" and mark.size <= 0):
            return False
        hard_to_hold = mark.paint.white or len(mark.paint.inks()) > 1
        return mark.size < (level.hairline if hard_to_hold else level.least_line)

    for page, marks in by_page(mark for mark in examined.marks if is_too_thin(mark)):
        thinnest = min(mark.size for mark in marks)
        yield warning(
            f"{times(len(marks), 'line')} too thin to hold (thinnest {thinnest:.2f} pt)",
            page,
            [mark.box for mark in marks],
            why=f"white lines and lines in several inks break below {level.hairline:g} pt, "
            f"others below {level.least_line:g} pt",
            hint="draw lines 0.25 pt or thicker, in one ink",
        )


CHECK = Check("CAT-P26", "hairline", "GWG 2022 R0018, R0019; house below 0.1 pt", PRESS, _ask)
