"""CAT-P25: small text is in one ink, and not white."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.press.preflight.asking import PRESS, Check, Found, by_page, times, warning
from catalogue.press.preflight.examined import Examined, Mark
from catalogue.press.preflight.levels import Level
from catalogue.press.preflight.overlaps import on_colour


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    def is_small(mark: Mark) -> bool:
        return mark.kind == "text" and mark.size < level.small_text

    several = (mark for mark in examined.marks if is_small(mark) and len(mark.paint.inks()) > 1)
    for page, marks in by_page(several):
        yield _tell(page, marks, "in several inks", "set it in one ink, or larger", level)
    for read in examined.pages:
        white = list(on_colour(read, lambda mark: is_small(mark) and mark.paint.white))
        if white:
            yield _tell(read.number, white, "in white", "set it larger or bolder, or dark on light", level)


def _tell(page: int, marks: list[Mark], how: str, hint: str, level: Level) -> Found:
    smallest, runs = min(mark.size for mark in marks), times(len(marks), "piece")
    return warning(
        f"{runs} of text under {level.small_text:g} pt {how} (smallest {smallest:.1f} pt)",
        page,
        [mark.box for mark in marks],
        why="the smallest error of register or the spread of ink closes such letters",
        hint=hint,
    )


CHECK = Check("CAT-P25", "small text", "GWG 2022 R0016, R0017", PRESS, _ask)
